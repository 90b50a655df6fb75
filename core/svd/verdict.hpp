// What an examiner says about somebody's U, Sigma and V: a light value, without Eigen.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace svdscope {

/// Most specific first; of several faults the first one names the verdict.
enum class Finding {
    Right,
    RightOtherSigns,   ///< right; pairs of columns have other signs than ours
    RightOtherAxes,    ///< right; turned inside a subspace of equal sigma (or of lost directions)
    Unreadable,        ///< a text is no matrix, or a part is missing
    WrongShape,        ///< rows and columns fit no reading
    SignsNotPaired,    ///< u_i and v_i do not have their signs together
    PairingLost,       ///< U and V are right alone, but not together: u_i is not A v_i / sigma_i
    VForVt,            ///< V stands where V^T was said
    VtForV,            ///< V^T stands where V was said
    UTransposed,       ///< U^T stands where U belongs
    NotUnit,           ///< columns whose length is not 1
    NotOrthogonal,     ///< columns that are not perpendicular
    NotSorted,         ///< sigma is not decreasing, or the columns belong to other sigma
    NegativeSigma,     ///< a singular value below zero
    EigenvaluesGiven,  ///< the eigenvalues of A^T A instead of their roots
    Exchanged,         ///< U and V exchanged: this is the SVD of A^T
    ThinAndFull,       ///< thin and full forms mixed
    TooCoarse,         ///< rounded too far: holds fewer than two digits, or far fewer than are written
    WrongSigma,        ///< U and V are right, sigma is not
    Wrong,             ///< not an SVD of this matrix
};
/// "right", "signs not paired", ...: for tables and tests.
std::string_view name_of(Finding finding);
constexpr bool is_right(Finding finding) { return finding <= Finding::RightOtherAxes; }

/// Which of the three things a number stands in.
enum class Part { U, Sigma, V };
/// A number to be lit, where it stands in the table as the student wrote it (V or V^T, Sigma as a list or as
/// a matrix); from 0.
struct Place {
    Part part = Part::U;
    int row = 0;
    int col = 0;
    bool operator==(const Place&) const = default;
};

/// Numbers row by row.
struct NumberTable {
    int rows = 0, cols = 0;
    std::vector<double> values;
    double at(int row, int col) const { return values[static_cast<std::size_t>(row * cols + col)]; }
    bool operator==(const NumberTable&) const = default;
};

struct Verdict {
    Finding finding = Finding::Right;
    std::string sentence;         ///< one or two sentences for the student, naming columns from 1
    std::vector<Finding> others;  ///< further faults, and RightOtherSigns beside RightOtherAxes
    std::vector<int> columns;     ///< from 0: which pairs the finding is about; empty: not about columns
    std::vector<Place> places;    ///< the offending numbers
    int digits_written = 0;       ///< decimals of the coarsest part; kExactDigits: no rounding seen
    int digits_held = 0;          ///< how many of them are right; 0 when there is a fault of another kind
    double residual = 0;  ///< |A - U Sigma V^T| / |A| as given, Frobenius; infinite where shapes forbid
    /// As read; the same numbers as in the student's text. Empty when unreadable.
    NumberTable U, Sigma, V;
    bool v_is_transposed = false;  ///< how V was read, as was said
    /// The repaired answer, thin or full as the student's, with the student's signs as far as they can stay;
    /// V not transposed, sigma as a list. Also filled in when right. Empty when A or a text is unreadable.
    NumberTable right_U, right_sigma, right_V;
    bool operator==(const Verdict&) const = default;
};

inline constexpr int kExactDigits = 15;

}  // namespace svdscope
