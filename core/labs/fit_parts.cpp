// What stands beside the fit: the other curves, the digits of each route, and b in space.
#include "core/labs/fit_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/analysis/design_matrix.hpp"
#include "core/analysis/least_squares_routes.hpp"
#include "core/base/random.hpp"

namespace svdscope::fit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

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

}  // namespace

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

}  // namespace svdscope::fit
