// Whether a student's reply to one step is right.
#include <algorithm>
#include <cmath>

#include "core/byhand/transcript.hpp"
#include "core/io/matrix_text.hpp"

namespace svdscope {
namespace {

bool agree(const std::vector<double>& typed, const std::vector<double>& expected, double sign,
           double tolerance) {
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (!(std::abs(sign * typed[i] - expected[i]) <= tolerance)) return false;
    }
    return true;
}

double length(const std::vector<double>& x) {
    double sum = 0;
    for (const double part : x) sum += part * part;
    return std::sqrt(sum);
}

/// Near enough to the right place that only its order, length, root or sign is missing.
std::string hint(const Question& question, std::vector<double> typed, double tolerance) {
    std::vector<double> expected = question.expected;
    if (question.rule == ReplyRule::UpToSign) {
        const double size = length(typed);
        if (size == 0) return "The zero vector has no direction.";
        const double factor = length(expected) / size;
        for (double& part : typed) part *= factor;
        if (agree(typed, expected, 1, tolerance) || agree(typed, expected, -1, tolerance)) {
            return "The direction is right, but its length is not 1.";
        }
        return "That is another direction.";
    }
    const std::size_t count =
        static_cast<std::size_t>(std::ranges::count_if(typed, [&](double x) { return x < 0; }));
    std::ranges::sort(typed);
    std::ranges::sort(expected);
    if (agree(typed, expected, 1, tolerance)) return "The numbers are right, but not their order.";
    for (double& x : expected) x *= x;
    if (agree(typed, expected, 1, tolerance * std::max(1.0, expected.back()))) {
        return "These are the squares: take their roots.";
    }
    return count > 0 && expected.front() >= 0 ? "Look at the signs and at the numbers." : "Not yet.";
}

}  // namespace

Reply check_reply(const Question& question, std::string_view typed) {
    const auto matrix = parse_matrix(typed);
    if (!matrix) return {false, matrix.error().message};
    std::vector<double> numbers;
    for (Eigen::Index i = 0; i < matrix->rows(); ++i) {
        for (Eigen::Index j = 0; j < matrix->cols(); ++j) numbers.push_back((*matrix)(i, j));
    }
    std::vector<double> expected = question.expected;
    if (numbers.size() != expected.size()) {
        return {false, std::to_string(expected.size()) +
                           (expected.size() == 1 ? " number is" : " numbers are") + " expected, not " +
                           std::to_string(numbers.size()) + "."};
    }
    double scale = 1;
    for (const double value : expected) scale = std::max(scale, std::abs(value));
    const double tolerance = question.tolerance * scale;
    std::vector<double> compared = numbers;
    if (question.rule == ReplyRule::AnyOrder) {
        std::ranges::sort(compared);
        std::ranges::sort(expected);
    }
    if (agree(compared, expected, 1, tolerance)) return {true, "Right."};
    if (question.rule == ReplyRule::UpToSign && agree(compared, expected, -1, tolerance)) {
        return {true, "Right, with the other sign: its partner changes its sign too."};
    }
    return {false, hint(question, numbers, tolerance)};
}

}  // namespace svdscope
