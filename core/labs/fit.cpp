// The fit lab: the design matrix, its directions, what a filter makes of them, and what stands beside the
// fit.
#include "core/labs/fit.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "core/analysis/condition.hpp"
#include "core/analysis/design_matrix.hpp"
#include "core/analysis/filtered_solution.hpp"
#include "core/analysis/least_squares_routes.hpp"
#include "core/analysis/rank.hpp"
#include "core/analysis/regularize.hpp"
#include "core/base/check.hpp"
#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope::fit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// A x = b of the points; `curve` has the variable and no coefficients yet.
struct Problem {
    Polynomial curve;
    std::vector<double> x;
    Eigen::MatrixXd A;
    Eigen::VectorXd b;
};

Result<void> check_points(const std::vector<Vec2>& points) {
    if (points.size() > kMostPoints)
        return fail(std::to_string(points.size()) + " points are too many: this lab takes at most " +
                    std::to_string(kMostPoints) + ".");
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (std::abs(points[i].x) <= kMostCoordinate && std::abs(points[i].y) <= kMostCoordinate) continue;
        return fail("Point " + std::to_string(i + 1) +
                    " lies beyond 1e30, where the powers of x leave the range of doubles: move it nearer or "
                    "delete it.");
    }
    return {};
}

// The variable of the monomials.
Polynomial variable_of(const Params& params) {
    if (params.basis == Basis::Plain || params.points.empty()) return {};
    const auto [low, high] = std::minmax_element(params.points.begin(), params.points.end(),
                                                 [](Vec2 p, Vec2 q) { return p.x < q.x; });
    const double half = high->x / 2 - low->x / 2;
    return {low->x / 2 + high->x / 2, half > 0 ? half : 1, {}};
}

Result<Problem> problem_of(const Params& params) {
    Problem problem;
    problem.curve = variable_of(params);
    for (const Vec2 p : params.points) problem.x.push_back(p.x);
    problem.A = design_matrix(problem.x, params.degree, problem.curve.center, problem.curve.scale);
    problem.b.resize(static_cast<Index>(params.points.size()));
    for (Index i = 0; i < problem.b.size(); ++i) problem.b(i) = params.points[static_cast<std::size_t>(i)].y;
    if (problem.b.size() > 0 && !(problem.A.cwiseAbs().maxCoeff() <= kMostPower))
        return fail(
            "x to the power " + std::to_string(params.degree) +
            " is beyond 1e140: take a lower degree, or the scaled variable, which runs from \u22121 to 1.");
    return problem;
}

int distinct_of(std::vector<double> x) {
    std::sort(x.begin(), x.end());
    return static_cast<int>(std::unique(x.begin(), x.end()) - x.begin());
}

std::vector<double> filters_of(const Params& params, const Analysis& analysis, const VectorXd& sigma) {
    std::vector<double> filters;
    for (const double s : sigma) {
        const bool counts = s > analysis.cutoff;
        filters.push_back(!counts ? 0 : params.cure == Cure::Ridge ? ridge_filter(s, analysis.lambda) : 1);
    }
    return filters;
}

void set_filters(Analysis& a, const Params& params, const Svd& svd) {
    const double sigma_1 = svd.sigma(0);
    const std::vector<double> sigma(svd.sigma.begin(), svd.sigma.end());
    a.tolerance =
        rank_tolerance(sigma_1, static_cast<std::size_t>(a.count), static_cast<std::size_t>(a.unknowns));
    a.rank = rank_of(sigma, a.tolerance);
    const bool own = params.cure == Cure::Cutoff && params.own_cutoff;
    a.cutoff = own ? std::pow(10, params.log_cutoff) * sigma_1 : a.tolerance;
    a.lambda = params.cure == Cure::Ridge ? std::pow(10, params.log_ridge) * sigma_1 : 0;
    const bool full = a.rank == a.unknowns;
    a.kappa = full ? condition_number(sigma, a.tolerance) : std::numeric_limits<double>::infinity();
    a.effective_kappa = effective_condition_number(sigma, a.rank);
}

// The largest cosine between a column and the residual, as a part of b.
double products_of(const MatrixXd& A, const VectorXd& residual, double b) {
    double most = 0;
    for (Index k = 0; k < A.cols(); ++k) {
        const double size = A.col(k).stableNorm() * b;
        if (size > 0) most = std::max(most, std::abs(A.col(k).dot(residual)) / size);
    }
    return most;
}

void set_solution(Analysis& a, const Params& params, const Problem& problem, const Svd& svd) {
    const FilteredSolution solution =
        filtered_solution(problem.A, svd, problem.b, filters_of(params, a, svd.sigma));
    for (const FilteredDirection& d : solution.directions) {
        a.directions.push_back({d.sigma, d.coefficient, d.filter, d.contribution});
        a.kept += d.filter > 0 ? 1 : 0;
    }
    a.curve = problem.curve;
    a.curve.coefficients.assign(solution.x.begin(), solution.x.end());
    a.residuals.assign(solution.residual.begin(), solution.residual.end());
    a.residual_norm = solution.residual.stableNorm();
    a.length = solution.x.stableNorm();
    a.products = products_of(problem.A, solution.residual, problem.b.stableNorm());
    std::vector<double> all(static_cast<std::size_t>(svd.sigma.size()), 0);
    std::fill_n(all.begin(), a.rank, 1.0);
    const FilteredSolution best = filtered_solution(problem.A, svd, problem.b, all);
    a.least_residual = best.residual.stableNorm();
    a.shortest = best.x.stableNorm();
}

// Over the places between the outer points, evenly.
void set_truth(Analysis& a, const Params& params, const Problem& problem) {
    constexpr int kPlaces = 200;
    const auto coefficients = fit_truth(params.data);
    if (!coefficients) return;
    a.truth = Polynomial{0, 1, *coefficients};
    const auto [low, high] = std::minmax_element(problem.x.begin(), problem.x.end());
    double sum = 0;
    for (int i = 0; i <= kPlaces; ++i) {
        const double x = *low + (*high - *low) * i / kPlaces;
        sum = std::hypot(sum, a.curve(x) - (*a.truth)(x));
    }
    a.truth_error = sum / std::sqrt(kPlaces + 1.0);
}

/// How far the other curves swing from the chosen one, in heights of the cloud of points.
constexpr std::array<double, 4> kSwings{0.3, -0.3, 0.5, -0.5};

// Of length 1, and mapped to zero by A of this rank: what is left of a random vector beside the row space.
VectorXd null_direction(const MatrixXd& V, Index rank, std::uint64_t seed) {
    Random random(seed);
    VectorXd z = VectorXd::NullaryExpr(V.rows(), [&](Index) { return random.normal(); });
    for (int pass = 0; pass < 2; ++pass) z -= V.leftCols(rank) * (V.leftCols(rank).transpose() * z).eval();
    const double size = z.norm();
    return size > 0 ? VectorXd(z / size) : z;
}

struct Reach {
    double low, high;
};

Reach reach_of(const std::vector<double>& x) {
    const auto [low, high] = std::minmax_element(x.begin(), x.end());
    return *low < *high ? Reach{*low, *high} : Reach{*low - 1, *high + 1};
}

double height_of(const VectorXd& b) {
    const double height = b.maxCoeff() - b.minCoeff();
    return height > 0 ? height : std::max(1.0, std::abs(b(0)));
}

double largest_within(const Polynomial& curve, Reach reach) {
    constexpr int kPlaces = 100;
    double most = 0;
    for (int i = 0; i <= kPlaces; ++i)
        most = std::max(most, std::abs(curve(reach.low + (reach.high - reach.low) * i / kPlaces)));
    return most;
}

Vec3 arrow_of(const VectorXd& v) { return {v(0), v(1), v(2)}; }

// Curves with the same residual as x and longer coefficients: x plus directions that A maps to zero.
std::vector<Ghost> ghosts_of(const Problem& problem, const Svd& svd, const Analysis& analysis) {
    constexpr double kMostSwing = 1e12;  // a direction that moves no point in sight would need any length
    std::vector<Ghost> ghosts;
    if (analysis.rank >= analysis.unknowns) return ghosts;
    const Reach reach = reach_of(problem.x);
    for (std::size_t k = 0; k < kSwings.size(); ++k) {
        const VectorXd z = null_direction(svd.V, analysis.rank, k / 2 + 1);
        Polynomial along = problem.curve;
        along.coefficients.assign(z.begin(), z.end());
        const double seen = largest_within(along, reach);
        if (!(seen > 0) || !std::isfinite(seen)) continue;
        const double swing = std::clamp(kSwings[k] * height_of(problem.b) / seen, -kMostSwing, kMostSwing);
        Ghost ghost{analysis.curve, 0};
        for (std::size_t i = 0; i < ghost.curve.coefficients.size(); ++i) {
            double& coefficient = ghost.curve.coefficients[i];
            coefficient += swing * along.coefficients[i];
            ghost.length = std::hypot(ghost.length, coefficient);
        }
        ghosts.push_back(std::move(ghost));
    }
    return ghosts;
}

// Each degree's coefficients by three routes, against twice the precision.
std::vector<Digits> digits_of(const Problem& problem) {
    constexpr double kLeastSize = 1e-60, kMostSize = 1e60;  // where twice the precision is right
    const MatrixXd A = design_matrix(problem.x, kMostDegree, problem.curve.center, problem.curve.scale);
    const auto fits = [](double entry) {
        const double size = std::abs(entry);
        return size == 0 || (size >= kLeastSize && size <= kMostSize);
    };
    if (!std::all_of(A.reshaped().begin(), A.reshaped().end(), fits) ||
        !std::all_of(problem.b.begin(), problem.b.end(), fits))
        return {};
    std::vector<Digits> digits;
    for (const LeastSquaresErrors& at : route_errors(A, problem.b))
        digits.push_back({at.columns - 1, at.kappa, at.svd, at.qr, at.normal});
    return digits;
}

std::optional<Projection> projection_of(const Problem& problem, const Svd& svd, const Analysis& analysis) {
    if (analysis.count != 3 || analysis.unknowns > 2) return std::nullopt;
    Projection p;
    p.columns = analysis.unknowns;
    p.rank = analysis.rank;
    p.b = arrow_of(problem.b);
    const VectorXd residual = Eigen::Map<const VectorXd>(analysis.residuals.data(), 3);
    p.image = arrow_of(problem.b - residual);
    for (Index k = 0; k < problem.A.cols(); ++k) {
        const auto i = static_cast<std::size_t>(k);
        p.column[i] = arrow_of(problem.A.col(k));
        p.products[static_cast<int>(k)] = problem.A.col(k).dot(residual);
        if (k >= p.rank) continue;
        p.axis[i] = arrow_of(svd.U.col(k));
        p.foot = p.foot + dot(p.axis[i], p.b) * p.axis[i];
    }
    return p;
}

}  // namespace

Result<Analysis> analyze(const Params& params) {
    if (auto checked = check_points(params.points); !checked) return tl::unexpected(checked.error());
    const auto problem = problem_of(params);
    if (!problem) return tl::unexpected(problem.error());
    Analysis a;
    a.count = static_cast<int>(params.points.size());
    a.unknowns = params.degree + 1;
    a.distinct = distinct_of(problem->x);
    if (a.count == 0) return a;
    const auto svd = decompose(problem->A);
    if (!svd) return tl::unexpected(svd.error());
    set_filters(a, params, *svd);
    set_solution(a, params, *problem, *svd);
    set_truth(a, params, *problem);
    a.ghosts = ghosts_of(*problem, *svd, a);
    a.digits = digits_of(*problem);
    a.projection = projection_of(*problem, *svd, a);
    return a;
}

Params with_data(Params params, FitData data, int seed) {
    params.data = data;
    params.seed = seed;
    params.points = fit_points(data, seed);
    params.own_cutoff = false;
    params.cure = Cure::Cutoff;
    for (const FitDataInfo& info : fit_data())
        if (info.id == data) params.degree = info.degree;
    return params;
}

Params with_point(Params params, std::size_t index, Vec2 to) {
    SVDSCOPE_CHECK_LT(index, params.points.size());
    params.points[index] = to;
    return params;
}

Params with_point_added(Params params, Vec2 point) {
    if (params.points.size() < kMostPoints) params.points.push_back(point);
    return params;
}

Params without_point(Params params, std::size_t index) {
    SVDSCOPE_CHECK_LT(index, params.points.size());
    params.points.erase(params.points.begin() + static_cast<std::ptrdiff_t>(index));
    return params;
}

}  // namespace svdscope::fit
