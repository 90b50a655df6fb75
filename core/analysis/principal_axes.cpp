// Eigenvectors of a 3x3 scatter matrix by the SVD of a factor of it, and the choice among equal answers.
#include "core/analysis/principal_axes.hpp"

#include <Eigen/Core>
#include <cmath>
#include <limits>

#include "core/geometry/rotation3.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

constexpr double kNearTie = 0.05;
constexpr double kExactTie = 1e-9;
// Closer than this part of the first sigma, two are not told apart by the rounding of the factor.
constexpr double kRounding = 64 * std::numeric_limits<double>::epsilon();

/// X with S = X X^T, a column for each pivot. What is left below `least` is dropped.
Eigen::Matrix3d factor_of(Scatter3 rest, double least) {
    Eigen::Matrix3d X = Eigen::Matrix3d::Zero();
    for (int step = 0; step < 3; ++step) {
        int pivot = 0;
        for (const int i : {1, 2})
            if (rest(i, i).high > rest(pivot, pivot).high) pivot = i;
        const DoubleDouble diagonal = rest(pivot, pivot);
        if (!(diagonal.high > least)) break;
        const double root = std::sqrt(static_cast<double>(diagonal));
        for (int i = 0; i < 3; ++i) X(i, step) = static_cast<double>(rest(i, pivot)) / root;
        Scatter3 next;
        for (int i = 0; i < 3; ++i)
            for (int j = i; j < 3; ++j)
                if (i != pivot && j != pivot)
                    next(i, j) = rest(i, j) - rest(i, pivot) * rest(j, pivot) / diagonal;
        rest = next;
    }
    return X;
}

Scatter3 scaled(const Scatter3& scatter, double factor) {
    Scatter3 result = scatter;
    for (DoubleDouble& entry : result.entries) entry = entry * factor;
    return result;
}

Vec3 column_of(const Eigen::MatrixXd& m, Eigen::Index j) { return {m(0, j), m(1, j), m(2, j)}; }

// The rotation nearest to `previous` among those whose columns are these up to signs.
Mat3 with_signs_of(Mat3 axes, const Mat3& previous) {
    std::array<double, 3> agreement{};
    std::size_t least = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        agreement[i] = dot(axes.columns[i], previous.columns[i]);
        if (agreement[i] < 0) axes.columns[i] = -axes.columns[i];
        if (std::abs(agreement[i]) < std::abs(agreement[least])) least = i;
    }
    if (determinant(axes) < 0) axes.columns[least] = -axes.columns[least];
    return axes;
}

// The rotation nearest to `previous` that has this axis, up to its sign, as column k.
Mat3 carried_to(const Mat3& previous, std::size_t k, Vec3 axis) {
    if (dot(axis, previous.columns[k]) < 0) axis = -axis;
    const std::size_t next = (k + 1) % 3, last = (k + 2) % 3;
    const Vec3 moved = rotation_between(previous.columns[k], axis) * previous.columns[next];
    Mat3 axes;
    axes.columns[k] = axis;
    axes.columns[next] = direction(moved - dot(moved, axis) * axis);
    axes.columns[last] = cross(axis, axes.columns[next]);
    return axes;
}

Tie tie_beside(double large, double small, double first) {
    return large - small <= kRounding * first ? Tie::Exact : tie_of(large, small);
}

}  // namespace

Tie tie_of(double large, double small) {
    if (large == 0 || large - small <= kExactTie * large) return Tie::Exact;
    return large - small < kNearTie * large ? Tie::Near : Tie::None;
}

PrincipalAxes3 principal_axes(const Scatter3& scatter, double rounding, const Mat3& previous) {
    PrincipalAxes3 result{previous, {}, {Tie::Exact, Tie::Exact}, Tie::Exact};
    const double size = scatter.trace();
    if (!(size > 0)) return result;
    // By an even power of two, so that no product over- or underflows and the root is exact.
    const int half = std::ilogb(size) / 2;
    const Scatter3 unit = scaled(scaled(scatter, std::ldexp(1, -half)), std::ldexp(1, -half));
    const auto svd = decompose(factor_of(unit, rounding * unit.trace()));
    if (!svd) return result;
    Vec3& sigma = result.sigma;
    for (const int i : {0, 1, 2}) {
        const double s = svd->sigma(i);
        sigma[i] = s * s > rounding * svd->sigma(0) * svd->sigma(0) ? std::ldexp(s, half) : 0;
    }
    result.ties[0] = tie_beside(sigma[0], sigma[1], sigma[0]);
    result.ties[1] = tie_beside(sigma[1], sigma[2], sigma[0]);
    result.all = tie_of(sigma[0], sigma[2]);
    const bool first_free = result.ties[0] == Tie::Exact, last_free = result.ties[1] == Tie::Exact;
    const Eigen::MatrixXd& U = svd->U;
    if (first_free && last_free) return result;
    if (first_free)
        result.axes = carried_to(previous, 2, column_of(U, 2));
    else if (last_free)
        result.axes = carried_to(previous, 0, column_of(U, 0));
    else
        result.axes = with_signs_of({{{column_of(U, 0), column_of(U, 1), column_of(U, 2)}}}, previous);
    return result;
}

}  // namespace svdscope
