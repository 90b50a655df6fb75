// What truncation and ridge make of an ill-conditioned system: filters, bias, noise and the L-curve.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "core/analysis/regularize.hpp"
#include "core/base/random.hpp"
#include "core/labs/condition_topics.hpp"
#include "core/svd/closed_form_2x2.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope::condition {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Numbers = std::vector<double>;

constexpr int kRidgePoints = 81;
constexpr double kLogMargin = 1;  // decades of ridge below the least sigma

// In units in which the numbers are moderate: sigma in 2^sigma_exponent, b in 2^b_exponent.
struct Problem {
    SpectralSystem system;
    MatrixXd V;
    Numbers sigma;  // all of them; in the system those that count as zero are 0
    Numbers x_true;
    int sigma_exponent = 0, b_exponent = 0;
    int x_exponent() const { return b_exponent - sigma_exponent; }
};

Numbers numbers_of(const VectorXd& v) { return {v.begin(), v.end()}; }
Numbers scaled_by(Numbers numbers, int exponent) {
    for (double& number : numbers) number = std::ldexp(number, exponent);
    return numbers;
}
VectorXd vector_of(Vec2 p) { return Eigen::Vector2d(p.x, p.y); }
MatrixXd matrix_of(const Mat2& m) { return Eigen::Matrix2d{{m.a, m.b}, {m.c, m.d}}; }

VectorXd in_units(Vec2 p, int exponent) {
    return vector_of({std::ldexp(p.x, -exponent), std::ldexp(p.y, -exponent)});
}

Problem plane_problem(const Params& params, const Solve& solve) {
    Problem problem;
    problem.sigma_exponent = largest_exponent(params.matrix);
    problem.b_exponent = std::max(scaled(params.rhs).exponent, scaled(params.noise).exponent);
    problem.V = matrix_of(solve.V);
    const MatrixXd U = matrix_of(solve.U);
    const VectorXd truth = problem.V.transpose() * in_units(solve.x, problem.x_exponent());
    const VectorXd of_b = U.transpose() * in_units(params.rhs, problem.b_exponent);
    const VectorXd noise = in_units(params.noise, problem.b_exponent);
    const VectorXd of_noise = U.transpose() * noise;
    SpectralSystem& system = problem.system;
    for (Index i = 0; i < 2; ++i) {
        const double sigma = std::ldexp(solve.sigma[i], -problem.sigma_exponent);
        problem.sigma.push_back(sigma);
        system.sigma.push_back(i < solve.rank ? sigma : 0);
        // sigma_i v_i^T x keeps the digits that u_i^T b loses.
        system.clean.push_back(i < solve.rank ? sigma * truth(i) : of_b(i));
        system.noisy.push_back(system.clean.back() + of_noise(i));
    }
    system.truth = numbers_of(truth);
    system.noise_level = noise.norm();
    problem.x_true = {solve.x.x, solve.x.y};
    return problem;
}

// One smooth hump, highest a little before the middle.
VectorXd hump(Index n) {
    return VectorXd::NullaryExpr(n, [n](Index i) {
        const double t = static_cast<double>(i) / static_cast<double>(n - 1) - 0.4;
        return std::exp(-8 * t * t);
    });
}

// Not the numbers that the random family is made of: those would give u1.
constexpr std::uint64_t kNoiseStream = 0x5eed0f0a11d1f7e5;

VectorXd random_direction(Index n, int seed) {
    Random random(kNoiseStream ^ static_cast<std::uint64_t>(static_cast<std::int64_t>(seed)));
    VectorXd direction = VectorXd::NullaryExpr(n, [&](Index) { return random.normal(); });
    return direction / direction.norm();
}

Result<Problem> family_problem(const Params& params) {
    const Index n = params.size;
    const Numbers entries = family_entries(params, params.size);
    const MatrixXd A = Eigen::Map<const MatrixXd>(entries.data(), n, n).transpose();
    const Result<Svd> svd = decompose(A);
    if (!svd) return tl::unexpected(svd.error());
    const VectorXd x_true = hump(n);
    const VectorXd b = A * x_true;
    const VectorXd noise = params.family_noise * b.norm() * random_direction(n, params.seed);
    Problem problem;
    problem.V = svd->V;
    problem.sigma = numbers_of(svd->sigma);
    problem.x_true = numbers_of(x_true);
    problem.system = {problem.sigma, numbers_of(svd->U.transpose() * (b + noise)),
                      numbers_of(svd->U.transpose() * b), numbers_of(svd->V.transpose() * x_true),
                      noise.norm()};
    return problem;
}

// `filter` is a part of sigma_1.
Numbers filters_at(const Problem& problem, Cure cure, double filter) {
    Numbers filters;
    const double size = filter * problem.sigma.front();
    for (const double sigma : problem.system.sigma) {
        filters.push_back(cure == Cure::Ridge ? ridge_filter(sigma, size) : truncation_filter(sigma, size));
    }
    return filters;
}

LPoint point_of(const Problem& problem, double filter, const Numbers& filters) {
    const CureCost cost = cost_of(problem.system, filters);
    const auto as_x = [&](double length) { return std::ldexp(length, problem.x_exponent()); };
    return {filter,
            std::ldexp(cost.residual, problem.b_exponent),
            as_x(cost.length),
            as_x(cost.bias),
            as_x(cost.noise),
            as_x(cost.error)};
}

double least_part(const Problem& problem) {
    double least = problem.sigma.front();
    for (const double sigma : problem.system.sigma) least = sigma > 0 ? sigma : least;
    return least > 0 ? least / problem.sigma.front() : 1;
}

std::vector<LPoint> ridge_curve(const Problem& problem) {
    const double low = std::max(std::log10(least_part(problem)) - kLogMargin, kLeastLogFilter);
    std::vector<LPoint> curve;
    for (int i = 0; i < kRidgePoints; ++i) {
        const double filter = std::pow(10, std::lerp(low, kMostLogFilter, i / (kRidgePoints - 1.0)));
        curve.push_back(point_of(problem, filter, filters_at(problem, Cure::Ridge, filter)));
    }
    return curve;
}

// A cut-off that keeps the first k: halfway in log between sigma_k and sigma_k+1.
double cutoff_between(const Problem& problem, std::size_t k) {
    constexpr double kBeyond = 3.1622776601683795;  // half a decade
    const Numbers& sigma = problem.system.sigma;
    const double first = sigma.front();
    if (k == 0 || first == 0) return kBeyond;
    const double above = sigma[k - 1] / first;
    const double below = k < sigma.size() ? sigma[k] / first : 0;
    const double part = above == 0 ? least_part(problem) : above;
    const double cutoff = below > 0 ? std::sqrt(part) * std::sqrt(below) : part / kBeyond;
    return std::max(cutoff, std::pow(10, kLeastLogFilter));
}

std::vector<LPoint> truncation_curve(const Problem& problem) {
    const std::size_t n = problem.sigma.size();
    std::vector<LPoint> curve;
    for (std::size_t k = 0; k <= n; ++k) {
        Numbers filters(n, 0);
        for (std::size_t i = 0; i < k; ++i) filters[i] = problem.system.sigma[i] > 0 ? 1 : 0;
        curve.push_back(point_of(problem, cutoff_between(problem, k), filters));
    }
    return curve;
}

void choose(Cured& cured, Cure cure) {
    const auto by_error = [](const LPoint& p, const LPoint& q) { return p.error < q.error; };
    cured.best = static_cast<int>(std::min_element(cured.curve.begin(), cured.curve.end(), by_error) -
                                  cured.curve.begin());
    std::vector<CureCost> costs;
    for (const LPoint& p : cured.curve) costs.push_back({p.residual, p.length, 0, 0, 0});
    if (cure == Cure::Truncate) std::reverse(costs.begin(), costs.end());
    const int corner = static_cast<int>(corner_of(costs));
    cured.corner = cure == Cure::Truncate ? static_cast<int>(costs.size()) - 1 - corner : corner;
}

Numbers solution(const Problem& problem, const Numbers& filters, const Numbers& coefficients) {
    const Numbers parts = filtered(problem.system.sigma, filters, coefficients);
    const VectorXd x = problem.V * Eigen::Map<const VectorXd>(parts.data(), problem.V.cols());
    return scaled_by(numbers_of(x), problem.x_exponent());
}

Numbers absolute(const Numbers& numbers, int exponent) {
    Numbers sizes;
    for (const double number : numbers) sizes.push_back(std::ldexp(std::abs(number), exponent));
    return sizes;
}

Mat2 filtered_inverse(const Problem& problem, const Solve& solve, const Numbers& filters) {
    const Numbers gains = filtered(problem.system.sigma, filters, Numbers(2, 1));
    const Mat2 M = solve.V * diagonal(gains[0], gains[1]) * transpose(solve.U);
    return svdscope::scaled_by(M, problem.sigma_exponent);
}

}  // namespace

Result<Cured> cures_topic(const Params& params, const Solve& solve) {
    const bool plane = params.cure_system == CureSystem::Plane;
    const Result<Problem> made = plane ? plane_problem(params, solve) : family_problem(params);
    if (!made) return tl::unexpected(made.error());
    const Problem& problem = *made;
    const SpectralSystem& system = problem.system;
    const double filter = std::pow(10, params.log_filter);
    Cured cured;
    cured.sigma = scaled_by(problem.sigma, problem.sigma_exponent);
    cured.coefficients = absolute(system.noisy, problem.b_exponent);
    cured.clean_coefficients = absolute(system.clean, problem.b_exponent);
    cured.filters = filters_at(problem, params.cure, filter);
    cured.kept = static_cast<int>(
        std::count_if(cured.filters.begin(), cured.filters.end(), [](double f) { return f > 0.5; }));
    cured.x_true = problem.x_true;
    cured.x_naive = solution(problem, Numbers(system.sigma.size(), 1), system.noisy);
    cured.x_cured = solution(problem, cured.filters, system.noisy);
    cured.x_biased = solution(problem, cured.filters, system.clean);
    cured.curve = params.cure == Cure::Ridge ? ridge_curve(problem) : truncation_curve(problem);
    cured.at = point_of(problem, filter, cured.filters);
    choose(cured, params.cure);
    cured.noise_level = std::ldexp(system.noise_level, problem.b_exponent);
    if (plane) {
        cured.cured_inverse = filtered_inverse(problem, solve, cured.filters);
        cured.inverse = solve.inverse;
    }
    return cured;
}

}  // namespace svdscope::condition
