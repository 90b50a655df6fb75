// Cures for ill-conditioned systems: filters over the singular values, what they cost, and the L-curve.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace svdscope {

/// Truncation: 1 where sigma >= cutoff, else 0. A zero sigma is always dropped.
double truncation_filter(double sigma, double cutoff);
/// Ridge (Tikhonov): sigma^2 / (sigma^2 + alpha^2), alpha >= 0; 0 for a zero sigma. One half at sigma =
/// alpha. Error: 4 eps, also where squares overflow (test Regularize.Filters).
double ridge_filter(double sigma, double alpha);

/// A square system in the axes of its singular vectors. All spans have the length n; sigma decreasing.
struct SpectralSystem {
    std::vector<double> sigma;  ///< 0: a null direction, which every filter drops
    std::vector<double> noisy;  ///< u_i^T (b + noise)
    std::vector<double> clean;  ///< u_i^T b
    std::vector<double> truth;  ///< v_i^T x_true
    double noise_level = 0;     ///< |noise|
};

/// What a cure is worth. All lengths are Euclidean.
struct CureCost {
    double residual = 0;  ///< |b + noise - A x|
    double length = 0;    ///< |x|
    double bias = 0;      ///< |x_b - x_true|, x_b cured without noise
    /// Root mean square of |x - x_b| over noise of this length in every direction: level sqrt(sum (f_i /
    /// sigma_i)^2 / n).
    double noise = 0;
    double error = 0;  ///< |x - x_true| for the noise as it is
};
/// Shapes: n filters. Fails: never.
CureCost cost_of(const SpectralSystem& system, std::span<const double> filters);

/// f_i c_i / sigma_i, the cured solution along v_i; 0 where sigma or the filter is 0.
std::vector<double> filtered(std::span<const double> sigma, std::span<const double> filters,
                             std::span<const double> coefficients);

/// Index of the corner of a curve through (residual, length) in log-log coordinates: where the circle through
/// a point and its neighbours is smallest and the curve turns the way of an L. `costs` by increasing filter.
/// Points whose residual or length is 0 have no place there; neighbours closer than 1e-3 decades do not count
/// as a turn. Where nothing turns that way: the smallest product of residual and length; without any point 0.
/// Source: Hansen and O'Leary, SIAM J. Sci. Comput. 14 (1993); the circle is Menger's curvature.
std::size_t corner_of(std::span<const CureCost> costs);

}  // namespace svdscope
