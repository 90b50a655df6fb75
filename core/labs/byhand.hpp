// The by-hand lab's mathematics: a small matrix kept as it was typed, its SVD by pencil, and the examiner.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/byhand/transcript.hpp"
#include "core/geometry/shape3.hpp"
#include "core/geometry/space.hpp"
#include "core/svd/verdict.hpp"

namespace svdscope::byhand {

inline constexpr int kMostSide = 20;  ///< of rows and of columns; steps only as far as kMostHandSide

struct Params {
    /// Any form of parse_matrix; entries as typed, so that "1/3" stays a third. The edits below write it with
    /// blanks between entries and "; " between rows.
    std::string matrix = "1 0; 0 1; 1 1";
    /// The student's answer in any form of parse_matrix. All three empty: nothing is examined.
    std::string answer_U, answer_sigma, answer_V;
    bool answer_V_is_transposed = false;  ///< what the student says answer_V is
    bool operator==(const Params&) const = default;
};

/// What the picture shows, embedded with zeros as in the space lab: a plane is z = 0. U and V are completed
/// and have the transcript's signs; they may be mirrors.
struct Picture {
    Shape3 shape = Shape3::TwoByTwo;
    Mat3 A, U, V;
    Vec3 sigma;         ///< decreasing; 0 beyond min(rows, cols)
    Mat3 gram;          ///< A^T A, or A A^T when wide
    bool wide = false;  ///< the Gram matrix stretches the output
    bool exact = false;
    int rank = 0;
    bool tied[3] = {false, false, false};  ///< direction i shares its sigma with another
};

struct Analysis {
    int rows = 0, cols = 0;
    /// Row by row, as typed, without blanks at the ends: "1/3".
    std::vector<std::string> entries;
    std::vector<double> values;
    /// Absent where the smaller side is more than kMostHandSide or the larger one more than kMostHandLength;
    /// then `no_transcript` says so in one sentence. The examiner works all the same.
    std::optional<Transcript> transcript;
    std::string no_transcript;
    std::optional<Picture> picture;  ///< both sides 2 or 3 and a transcript
    std::optional<Verdict> verdict;  ///< absent when all three answers are empty
};

/// Pure. Nothing in it is NaN. Fails with one sentence when `matrix` cannot be read (row and column are
/// named), a side is more than kMostSide, or squares of entries overflow. An answer that cannot be read is a
/// verdict (Finding::Unreadable), not a failure.
Result<Analysis> analyze(const Params& params);

/// Edits of the matrix by its cells; each returns the params after the edit. `before` is the analysis of the
/// params. Cells out of range change nothing. The text of a cell is not checked: analyze does.
Params with_entry(const Params& params, const Analysis& before, int row, int col, std::string_view typed);
/// Another shape: what fits is kept, new cells are "0". Sides from 1 to kMostSide.
Params with_shape(const Params& params, const Analysis& before, int rows, int cols);
/// The answer is the transcript's own in decimals with `digits` after the point, to be changed by hand.
Params with_own_answer(const Params& params, const Analysis& before, int digits);

/// Matrices that come out well by hand, each with what to look for.
struct Example {
    std::string_view id;      ///< permanent
    std::string_view title;   ///< for a menu
    std::string_view matrix;  ///< for Params::matrix
    std::string_view look_for;
};
/// In the order in which a lesson would show them.
std::span<const Example> examples();
const Example* find_example(std::string_view id);

}  // namespace svdscope::byhand
