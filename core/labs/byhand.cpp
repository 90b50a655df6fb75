// Reads the matrix, makes the transcript, lets the examiner speak, and edits by cells.
#include "core/labs/byhand.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/exact/exact_matrix.hpp"
#include "core/io/number.hpp"
#include "core/svd/check_answer.hpp"

namespace svdscope::byhand {
namespace {

constexpr double kTie = 1e-9;

constexpr std::array kExamples{
    Example{"three-by-two", "Two terms, three documents", "1 0; 0 1; 1 1",
            "Tall: A^T A is the small one, sigma is sqrt(3) and 1, and u_3 is free to complete U."},
    Example{"symmetric", "Symmetric, 3 and 1", "2 1; 1 2",
            "U equals V, and each eigenvalue of A^T A is the square of one of A."},
    Example{"symmetric-wide", "Symmetric, 4 and 2", "3 1; 1 3", "The same directions as its neighbour."},
    Example{"swapped-order", "The longer axis second", "1 0; 0 2",
            "Diagonal, and still not done: sigma_1 is the 2, so the axes change places."},
    Example{"golden", "Golden ratio", "1 1; 0 1",
            "The singular values are the golden ratio and its inverse, and v_1 has a root within a root."},
    Example{"golden-mirrored", "Golden ratio, mirrored", "1 1; 1 0",
            "The same singular values: sigma_2 is not the negative eigenvalue but its size."},
    Example{"wide", "Two by three", "3 2 2; 2 3 -2",
            "Wide: A A^T is the small one, U comes first, and v_3 is the direction that is lost."},
    Example{"rank-one", "Rank one", "1 1; 0 0; 1 1",
            "sigma_2 is 0: nothing can be divided by it, so U is completed by hand."},
    Example{"singular", "Singular", "1 2; 2 4", "Both columns lie on one line, so one direction is lost."},
    Example{"indefinite", "Symmetric, one axis reversed", "1 2; 2 1",
            "Symmetric, but u_2 is -v_2, because the second eigenvalue of A is negative."},
    Example{"equal", "Equal stretches", "3 -4; 4 3",
            "Both singular values are 5: any perpendicular pair is right, and these are one choice."},
    Example{"inverse", "Golden ratio squared", "1 1; 1 2",
            "The singular values multiply to the determinant, which is 1."},
    Example{"fractions", "Fractions", "1/2 1/3; 1/3 1/2",
            "Fractions stay fractions to the end: 5/6 and 1/6."},
    Example{"three", "Three by three", "1 2 0; 2 1 0; 0 0 5",
            "The cubic has three whole roots, and the block of two can be done by itself."},
    Example{"cubic", "Three by three with equal roots", "1 1 0; 0 1 1; 1 0 1",
            "The roots are 4, 1 and 1: of the plane of the equal ones any perpendicular axes will do."},
    Example{"nested", "A quadratic factor left", "1 1 0; 1 0 0; 0 0 2",
            "One root of the cubic is whole, and what is left is the quadratic of the golden ratio."},
    Example{"no-root", "No way by hand", "1 7 3; 7 4 5; 3 5 6",
            "The cubic has no rational root: decimals are honest, roots of roots would not help."},
};

Eigen::MatrixXd matrix_of(const std::vector<double>& values, int rows, int cols) {
    Eigen::MatrixXd M(rows, cols);
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j) M(i, j) = values[static_cast<std::size_t>(i * cols + j)];
    }
    return M;
}

/// With zeros around; not embedded in the identity.
Mat3 embedded(const std::vector<double>& values, int rows, int cols) {
    Mat3 result = diagonal(0, 0, 0);
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j) result(i, j) = values[static_cast<std::size_t>(i * cols + j)];
    }
    return result;
}

/// Of a plane: its third axis is that of space.
Mat3 embedded_axes(const std::vector<double>& values, int side) {
    Mat3 result = embedded(values, side, side);
    if (side == 2) result(2, 2) = 1;
    return result;
}

Shape3 shape_of(int rows, int cols) {
    if (rows == 3) return cols == 3 ? Shape3::ThreeByThree : Shape3::ThreeByTwo;
    return cols == 3 ? Shape3::TwoByThree : Shape3::TwoByTwo;
}

Picture picture_of(const Transcript& transcript) {
    const TranscriptNumbers& numbers = transcript.numbers;
    Picture picture;
    picture.shape = shape_of(numbers.rows, numbers.cols);
    picture.A = embedded(numbers.A, numbers.rows, numbers.cols);
    picture.U = embedded_axes(numbers.U, numbers.rows);
    picture.V = embedded_axes(numbers.V, numbers.cols);
    const int side = static_cast<int>(numbers.sigma.size());
    picture.gram = embedded(numbers.gram, side, side);
    for (int i = 0; i < side; ++i) {
        const auto at = static_cast<std::size_t>(i);
        picture.sigma[i] = numbers.sigma[at];
        if (i == 0 || numbers.sigma[at - 1] - numbers.sigma[at] > kTie * numbers.sigma[0]) continue;
        picture.tied[i] = picture.tied[i - 1] = true;
    }
    picture.wide = numbers.wide;
    picture.exact = transcript.exact;
    picture.rank = numbers.rank;
    return picture;
}

bool is_blank(const std::string& text) { return trimmed(text).empty(); }

Result<Verdict> verdict_of(const Params& params, const Analysis& analysis) {
    const AnswerText answer{params.answer_U, params.answer_sigma, params.answer_V,
                            params.answer_V_is_transposed};
    const Eigen::MatrixXd A = matrix_of(analysis.values, analysis.rows, analysis.cols);
    if (!analysis.transcript) return check_answer(A, answer);
    const TranscriptNumbers& numbers = analysis.transcript->numbers;
    const Svd ours{matrix_of(numbers.U, numbers.rows, numbers.rows),
                   Eigen::Map<const Eigen::VectorXd>(numbers.sigma.data(),
                                                     static_cast<Eigen::Index>(numbers.sigma.size())),
                   matrix_of(numbers.V, numbers.cols, numbers.cols)};
    return check_answer(A, answer, &ours);
}

std::string joined(const std::vector<std::string>& entries, int rows, int cols) {
    std::string text;
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j) {
            std::string entry = entries[static_cast<std::size_t>(i * cols + j)];
            // A blank would part an entry in two.
            std::erase_if(entry, [](char c) { return c == ' ' || c == '\t'; });
            text += (j > 0 ? " " : i > 0 ? "; " : "") + entry;
        }
    }
    return text;
}

/// Of U, sigma or V with `digits` after the point.
std::string rounded(const std::vector<double>& values, int cols, int digits) {
    std::vector<std::string> texts;
    for (const double value : values) {
        std::array<char, 512> text{};
        const double whole = std::abs(value) < 0.5 * std::pow(10.0, -digits) ? 0.0 : value;
        const auto end =
            std::to_chars(text.data(), text.data() + text.size(), whole, std::chars_format::fixed, digits)
                .ptr;
        texts.emplace_back(text.data(), end);
    }
    return joined(texts, static_cast<int>(values.size()) / cols, cols);
}

}  // namespace

Result<Analysis> analyze(const Params& params) {
    const Result<TypedMatrix> typed = parse_typed_matrix(params.matrix);
    if (!typed) return tl::unexpected(typed.error());
    if (typed->rows > kMostSide || typed->cols > kMostSide) {
        return fail("The matrix may have at most 20 rows and 20 columns, but it is " +
                    std::to_string(typed->rows) + " x " + std::to_string(typed->cols) + ".");
    }
    Analysis analysis;
    analysis.rows = typed->rows;
    analysis.cols = typed->cols;
    analysis.entries = typed->texts;
    analysis.values = typed->values;
    const int small = std::min(typed->rows, typed->cols), large = std::max(typed->rows, typed->cols);
    Result<Transcript> transcript = make_transcript(params.matrix);
    if (transcript) {
        analysis.transcript = *std::move(transcript);
        if (small >= 2 && large <= 3) analysis.picture = picture_of(*analysis.transcript);
    } else if (small <= kMostHandSide && large <= kMostHandLength) {
        return tl::unexpected(transcript.error());
    } else {
        analysis.no_transcript = transcript.error().message;
    }
    if (is_blank(params.answer_U) && is_blank(params.answer_sigma) && is_blank(params.answer_V)) {
        return analysis;
    }
    const Result<Verdict> verdict = verdict_of(params, analysis);
    if (!verdict) return tl::unexpected(verdict.error());
    analysis.verdict = *verdict;
    return analysis;
}

Params with_entry(const Params& params, const Analysis& before, int row, int col, std::string_view typed) {
    Params result = params;
    if (row < 0 || row >= before.rows || col < 0 || col >= before.cols) return result;
    std::vector<std::string> entries = before.entries;
    entries[static_cast<std::size_t>(row * before.cols + col)] = std::string(trimmed(typed));
    result.matrix = joined(entries, before.rows, before.cols);
    return result;
}

Params with_shape(const Params& params, const Analysis& before, int rows, int cols) {
    Params result = params;
    rows = std::clamp(rows, 1, kMostSide);
    cols = std::clamp(cols, 1, kMostSide);
    if (rows == before.rows && cols == before.cols) return result;
    std::vector<std::string> entries;
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j) {
            const bool kept = i < before.rows && j < before.cols;
            entries.push_back(kept ? before.entries[static_cast<std::size_t>(i * before.cols + j)] : "0");
        }
    }
    result.matrix = joined(entries, rows, cols);
    return result;
}

Params with_own_answer(const Params& params, const Analysis& before, int digits) {
    Params result = params;
    if (!before.transcript) return result;
    const TranscriptNumbers& numbers = before.transcript->numbers;
    digits = std::clamp(digits, 0, 17);
    result.answer_U = rounded(numbers.U, numbers.rows, digits);
    result.answer_sigma = rounded(numbers.sigma, static_cast<int>(numbers.sigma.size()), digits);
    result.answer_V = rounded(numbers.V, numbers.cols, digits);
    result.answer_V_is_transposed = false;
    return result;
}

std::span<const Example> examples() { return kExamples; }

const Example* find_example(std::string_view id) {
    const auto found = std::ranges::find(kExamples, id, &Example::id);
    return found == kExamples.end() ? nullptr : &*found;
}

}  // namespace svdscope::byhand
