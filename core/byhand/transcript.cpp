// Chooses exact numbers or decimals, and puts the transcript together.
#include "core/byhand/transcript.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/byhand/hand_numbers.hpp"
#include "core/byhand/steps.hpp"
#include "core/exact/exact_matrix.hpp"
#include "core/exact/exact_svd.hpp"

namespace svdscope {
namespace {

Result<void> check_sides(int rows, int cols) {
    if (std::min(rows, cols) >= 1 && std::min(rows, cols) <= kMostHandSide &&
        std::max(rows, cols) <= kMostHandLength) {
        return {};
    }
    return fail("By hand the smaller side may be at most " + std::to_string(kMostHandSide) +
                " and the larger one at most " + std::to_string(kMostHandLength) + ", but the matrix is " +
                std::to_string(rows) + " x " + std::to_string(cols) + ".");
}

/// U or V row by row from columns.
std::vector<double> square(const std::vector<HandDirection>& columns) {
    std::vector<double> values;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const HandDirection& column : columns) values.push_back(column.values[i]);
    }
    return values;
}

double largest_error(const TranscriptNumbers& numbers) {
    const auto m = static_cast<std::size_t>(numbers.rows), n = static_cast<std::size_t>(numbers.cols);
    double largest = 0;
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            double rest = numbers.A[i * n + j];
            for (std::size_t k = 0; k < numbers.sigma.size(); ++k) {
                rest -= numbers.U[i * m + k] * numbers.sigma[k] * numbers.V[j * n + k];
            }
            largest = std::max(largest, std::abs(rest));
        }
    }
    return largest;
}

Transcript transcript_of(HandNumbers hand) {
    TranscriptNumbers& numbers = hand.numbers;
    numbers.U = square(numbers.wide ? hand.seeds : hand.partners);
    numbers.V = square(numbers.wide ? hand.partners : hand.seeds);
    numbers.error = largest_error(numbers);
    Transcript transcript;
    transcript.exact = hand.exact;
    transcript.digits = hand.exact ? 0 : kHandDigits;
    transcript.basis = hand.basis;
    transcript.steps = make_steps(hand);
    transcript.U = factor_U(hand);
    transcript.Sigma = factor_Sigma(hand);
    transcript.V = factor_V(hand);
    transcript.numbers = std::move(numbers);
    return transcript;
}

Result<Transcript> transcript_of(const TypedMatrix& typed) {
    if (auto checked = check_sides(typed.rows, typed.cols); !checked) return tl::unexpected(checked.error());
    std::string because = typed.inexact + ".";
    if (typed.inexact.empty()) {
        const Result<ExactSvd> svd = exact_svd(typed.exact);
        if (svd) return transcript_of(hand_numbers(*svd));
        because = svd.error().message;
    }
    Result<HandNumbers> hand = hand_numbers(typed.values, typed.rows, typed.cols, because);
    if (!hand) return tl::unexpected(hand.error());
    return transcript_of(*std::move(hand));
}

}  // namespace

Result<Transcript> make_transcript(std::string_view text) {
    const Result<TypedMatrix> typed = parse_typed_matrix(text);
    if (!typed) return tl::unexpected(typed.error());
    return transcript_of(*typed);
}

Result<Transcript> make_transcript(const std::vector<double>& entries, int rows, int cols) {
    if (auto checked = check_sides(rows, cols); !checked) return tl::unexpected(checked.error());
    if (entries.size() != static_cast<std::size_t>(rows * cols)) {
        return fail("There are " + std::to_string(entries.size()) + " entries for " + std::to_string(rows) +
                    " x " + std::to_string(cols) + ".");
    }
    TypedMatrix typed;
    typed.rows = rows;
    typed.cols = cols;
    typed.values = entries;
    typed.exact = ExactMatrix(rows, cols);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!std::isfinite(entries[i])) return fail("An entry is not a finite number.");
        typed.exact.entries[i] = Quadratic(rational_of_double(entries[i]));
    }
    return transcript_of(typed);
}

}  // namespace svdscope
