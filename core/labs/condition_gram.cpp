// sigma_min by A itself and by A^T A while kappa grows: what each route loses, in double and in float.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/analysis/gram_route.hpp"
#include "core/base/random.hpp"
#include "core/labs/condition_topics.hpp"
#include "core/svd/closed_form_2x2.hpp"

namespace svdscope::condition {
namespace {

constexpr int kMatrices = 9;  // of each kappa in the sweep; odd, so that the median is one of them
constexpr int kStepsPerDecade = 4;
// sigma_1 and sigma_2 cannot be equal in Laeuchli's matrix; this near they are after rounding.
constexpr double kLeastExcess = 2e-16;

// A matrix with what is true of it and of its entries rounded to float.
struct Known {
    Eigen::MatrixXd A;
    double sigma_max = 0, sigma_min = 0, sigma_min_float = 0;
};

Mat2 in_float(const Mat2& A) {
    const auto rounded = [](double x) { return static_cast<double>(static_cast<float>(x)); };
    return {rounded(A.a), rounded(A.b), rounded(A.c), rounded(A.d)};
}

// The closed form is right to some ulp of the matrix it is given, so rounding the entries first costs
// nothing.
Known turned(double kappa, double angle_u, double angle_v) {
    const Mat2 A = rotation(angle_u) * diagonal(1, 1 / kappa) * rotation(-angle_v);
    const ClosedForm2 form = closed_form_2x2(A);
    return {Eigen::Matrix2d{{A.a, A.b}, {A.c, A.d}}, form.large, std::abs(form.small),
            std::abs(closed_form_2x2(in_float(A)).small)};
}

// [[1, 1], [e, 0], [0, e]] has the singular values sqrt(2 + e^2) and e.
Known laeuchli(double log_kappa) {
    const double excess = std::max(std::expm1(2 * std::numbers::ln10 * log_kappa), kLeastExcess);
    const double e = std::sqrt(2 / excess);
    return {Eigen::MatrixXd{{1, 1}, {e, 0}, {0, e}}, std::sqrt(2 + e * e), e,
            static_cast<double>(static_cast<float>(e))};
}

struct Angles {
    double u = 0, v = 0;
};
std::vector<Angles> turns_of(int seed) {
    Random random(static_cast<std::uint64_t>(static_cast<std::int64_t>(seed)));
    std::vector<Angles> turns(kMatrices);
    for (Angles& turn : turns) {
        turn.u = random.uniform(-std::numbers::pi, std::numbers::pi);
        turn.v = random.uniform(-std::numbers::pi, std::numbers::pi);
    }
    return turns;
}

double relative_error(double answer, double truth) {
    if (answer == truth) return 0;
    return truth == 0 ? std::numeric_limits<double>::infinity() : std::abs(answer - truth) / truth;
}

GramPoint errors_of(double kappa, const LeastSigma& answers, const Known& known) {
    return {kappa, relative_error(answers.direct_double, known.sigma_min),
            relative_error(answers.gram_double, known.sigma_min),
            relative_error(answers.direct_float, known.sigma_min_float),
            relative_error(answers.gram_float, known.sigma_min_float)};
}

double median_of(const std::vector<GramPoint>& points, double GramPoint::*member) {
    std::vector<double> values;
    for (const GramPoint& point : points) values.push_back(point.*member);
    const auto middle = values.begin() + static_cast<long>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

GramPoint medians(double kappa, const std::vector<Known>& matrices) {
    std::vector<GramPoint> points;
    for (const Known& known : matrices)
        points.push_back(errors_of(kappa, least_sigma_by_routes(known.A), known));
    return {kappa, median_of(points, &GramPoint::direct_double), median_of(points, &GramPoint::gram_double),
            median_of(points, &GramPoint::direct_float), median_of(points, &GramPoint::gram_float)};
}

std::vector<Known> matrices_at(double log_kappa, GramExample example, const std::vector<Angles>& turns) {
    if (example == GramExample::Laeuchli) return {laeuchli(log_kappa)};
    std::vector<Known> matrices;
    for (const Angles& turn : turns) matrices.push_back(turned(std::pow(10, log_kappa), turn.u, turn.v));
    return matrices;
}

GramExampleAt example_of(const Known& known, const LeastSigma& answers) {
    GramExampleAt at;
    at.rows = static_cast<int>(known.A.rows());
    for (Eigen::Index i = 0; i < known.A.size(); ++i)
        at.entries[static_cast<std::size_t>(i)] = known.A(i / 2, i % 2);
    at.kappa =
        known.sigma_min == 0 ? std::numeric_limits<double>::infinity() : known.sigma_max / known.sigma_min;
    at.kappa_gram = at.kappa * at.kappa;
    at.sigma_min = known.sigma_min;
    at.direct_double = answers.direct_double;
    at.gram_double = answers.gram_double;
    at.direct_float = answers.direct_float;
    at.gram_float = answers.gram_float;
    return at;
}

}  // namespace

Gram gram_topic(const Params& params) {
    const std::vector<Angles> turns = turns_of(params.seed);
    Gram gram;
    constexpr int kSteps = static_cast<int>(kMostLogKappa) * kStepsPerDecade;
    for (int step = 0; step <= kSteps; ++step) {
        const double log_kappa = static_cast<double>(step) / kStepsPerDecade;
        gram.sweep.push_back(
            medians(std::pow(10, log_kappa), matrices_at(log_kappa, params.gram_example, turns)));
    }
    const Known known = matrices_at(params.gram_log_kappa, params.gram_example, turns).front();
    const LeastSigma answers = least_sigma_by_routes(known.A);
    gram.at = errors_of(std::pow(10, params.gram_log_kappa), answers, known);
    gram.example = example_of(known, answers);
    return gram;
}

}  // namespace svdscope::condition
