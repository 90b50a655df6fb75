// The SVD as it is done with a pencil: numbered steps with their reasons, formulas and pitfalls.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/byhand/formula.hpp"

namespace svdscope {

/// What a step speaks of in the picture beside it.
enum class Lit {
    Nothing,
    Matrix,            ///< A as a whole: the image of the circle or ball
    GramInput,         ///< how A^T A stretches the directions of the input
    GramOutput,        ///< how A A^T stretches the directions of the output
    InputDirections,   ///< all v_i: the directions that A^T A only stretches
    OutputDirections,  ///< all u_i: the directions that A A^T only stretches
    AxisLengths,       ///< the half axes sigma_i of the ellipse
    InputDirection,    ///< v_index
    OutputDirection,   ///< u_index
    Image,             ///< A v_index = sigma_index u_index
    ImageBack,         ///< A^T u_index = sigma_index v_index
    NullLine,          ///< v_index, which A sends to 0
    Completion,        ///< the directions of the output that no image reaches: u_index
    Ellipse,           ///< the whole ellipse with its axes, as U Sigma V^T
};

enum class StepKind {
    Matrix,          ///< A, its shape, which Gram matrix is smaller, exact or decimals
    Gram,            ///< A^T A or A A^T
    Polynomial,      ///< the characteristic polynomial
    Eigenvalues,     ///< its roots, largest first
    SingularValues,  ///< their square roots
    Eigenvector,     ///< a unit vector of the Gram matrix: v_i, or u_i where A is wide
    Partner,         ///< u_i = A v_i / sigma_i, or v_i = A^T u_i / sigma_i
    Completion,      ///< perpendicular columns where sigma = 0 or the shape asks for more
    Check,           ///< U Sigma V^T multiplied back
};

/// Where a student slips.
enum class Slip {
    OrderOfSigma,    ///< sigma is sorted, and the vectors move with it
    RootOfLambda,    ///< sigma is the root of the eigenvalue
    SignsInPairs,    ///< u_i and v_i change sign together
    PairingLost,     ///< U from A A^T by itself does not fit V
    DividingByZero,  ///< sigma = 0 gives no u_i
    TiedDirections,  ///< equal sigma: any perpendicular pair will do
    GramForInsight,  ///< A^T A squares the condition number: not for computing
    NotUnit,         ///< eigenvectors have to be divided by their length
};
struct Remark {
    Slip slip = Slip::OrderOfSigma;
    std::string text;  ///< one or two sentences
    bool operator==(const Remark&) const = default;
};

/// How the numbers of a reply are compared.
enum class ReplyRule {
    AsListed,  ///< in this order
    AnyOrder,  ///< eigenvalues before they are sorted
    UpToSign,  ///< all may have the other sign together
};
/// What a student can be asked for before the step is shown.
struct Question {
    std::string prompt;            ///< "What is v_1?"
    std::vector<double> expected;  ///< a matrix row by row
    double tolerance = 0.006;      ///< of each number, times the largest (at least 1): two decimals will do
    ReplyRule rule = ReplyRule::AsListed;
    bool operator==(const Question&) const = default;
};
struct Reply {
    bool right = false;
    std::string sentence;  ///< for the student: "Right.", or what to look at, never the answer itself
    bool operator==(const Reply&) const = default;
};
/// `typed` in any form of parse_matrix: "3 1", "[sqrt(3), 1]", "1/sqrt(2), 1/sqrt(2)". Text that is no
/// number is a wrong reply whose sentence says where.
Reply check_reply(const Question& question, std::string_view typed);

struct Step {
    StepKind kind = StepKind::Matrix;
    int index = -1;                 ///< of the direction, from 0; -1: the step is about all of them
    std::string title;              ///< without its number
    std::string reason;             ///< one or two sentences: why this is done
    std::vector<Formula> formulas;  ///< one below the other
    Lit lit = Lit::Nothing;         ///< with index
    std::optional<Question> question;
    std::vector<Remark> remarks;
    bool operator==(const Step&) const = default;
};

/// The numbers of the transcript as doubles, row by row. U is rows x rows, V is cols x cols: completed.
struct TranscriptNumbers {
    int rows = 0, cols = 0;
    bool wide = false;  ///< the Gram matrix is A A^T, and U comes before V
    std::vector<double> A, U, V;
    std::vector<double> gram;    ///< side x side
    std::vector<double> lambda;  ///< side = min(rows, cols), decreasing
    std::vector<double> sigma;   ///< side, decreasing
    int rank = 0;
    double error = 0;  ///< largest |A - U Sigma V^T| of an entry, calculated from the numbers here in double
    bool operator==(const TranscriptNumbers&) const = default;
};

struct Transcript {
    bool exact = false;  ///< every number is a fraction or a root; false: decimals
    int digits = 0;      ///< of the decimals that are shown; 0 where exact
    std::string basis;   ///< one sentence: exact, or why decimals and how many digits
    std::vector<Step> steps;
    /// The result as three formulas: completed U, Sigma (rows x cols), V; entries in the colour of their
    /// column.
    Formula U, Sigma, V;
    TranscriptNumbers numbers;
    bool operator==(const Transcript&) const = default;
};

/// The largest smaller side that has steps, and the largest other side.
inline constexpr int kMostHandSide = 3, kMostHandLength = 8;
/// Significant digits of decimals in a transcript.
inline constexpr int kHandDigits = 6;

/// The SVD of the matrix in `text` (any form of parse_matrix) by hand. Integers, fractions and finite
/// decimals are taken exactly; any other entry ("sqrt(2)", "pi") makes it a transcript in decimals, as does
/// a cubic without a rational root, and numbers too long to be worth writing. Never divides by zero: where
/// sigma = 0 columns are completed. Unique: eigenvectors have their first entry that is not 0 positive.
/// Fails with one sentence: no matrix (see parse_matrix), a smaller side beyond kMostHandSide, a larger one
/// beyond kMostHandLength, or numbers whose squares overflow.
/// Error: exact forms evaluate to the SVD within 1e-12 sigma_1 (test ExactSvdSample.MatchesNumerics);
/// decimals are those of double.
Result<Transcript> make_transcript(std::string_view text);
/// The same for numbers that have no text: doubles are taken exactly where they are short decimals.
Result<Transcript> make_transcript(const std::vector<double>& entries, int rows, int cols);

/// All of it as plain text, readable as it is: numbered steps, reasons, formulas, remarks, the result.
std::string transcript_text(const Transcript& transcript);
/// Markdown that is readable as it is: headings, paragraphs, formulas as indented blocks.
std::string transcript_markdown(const Transcript& transcript);
/// A whole document for pdflatex (article, amsmath, color).
std::string transcript_latex(const Transcript& transcript);

/// A program that computes the same with numpy or MATLAB and prints how far it is from the transcript.
std::string transcript_numpy(const Transcript& transcript);
std::string transcript_matlab(const Transcript& transcript);

}  // namespace svdscope
