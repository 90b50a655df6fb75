// Inside the PCA lab's mathematics: the analysis from sums alone, without touching a point.
#pragma once
#include <algorithm>
#include <cmath>

#include "core/labs/pca.hpp"
#include "core/labs/pca_space.hpp"

namespace svdscope::pca {

/// As analyze, for a cloud with these sums; the points of the params are not looked at.
Result<Analysis> analyze_sums(const Params& params, const Moments2& sums);
/// From what is drawn back to the cloud, for differences.
Mat2 back_of(const Frame& frame);

// What the plane and space have in common.

/// Columns multiplied by their factors.
template <class Point>
Scatter<Point> in_units(Scatter<Point> scatter, Point factors) {
    for (int i = 0; i < kDimensions<Point>; ++i)
        for (int j = i; j < kDimensions<Point>; ++j) scatter(i, j) = scatter(i, j) * factors[i] * factors[j];
    return scatter;
}

/// One over the standard deviation of each column; 1 for a constant one.
template <class Point>
Point standardising(const Scatter<Point>& scatter, double divisor) {
    Point factors{};
    for (int i = 0; i < kDimensions<Point>; ++i) {
        const double sum = static_cast<double>(scatter(i, i));
        factors[i] = divisor > 0 && sum > 0 ? 1 / std::sqrt(sum / divisor) : 1;
    }
    return factors;
}

/// False where a sum of squares, or a product of two of them, would overflow.
template <class Point>
bool usable(const Scatter<Point>& scatter) {
    constexpr double kLargest = 1e290;
    const auto is_finite = [](const DoubleDouble& entry) { return std::isfinite(entry.high); };
    return std::all_of(scatter.entries.begin(), scatter.entries.end(), is_finite) &&
           scatter.trace() <= kLargest;
}
inline constexpr const char* kTooFarOut =
    "The points lie so far out that their squares overflow; the largest coordinate is 1e140";

/// See measured_drift.
template <class Point>
double drift_of(const PointCloud<Point>& cloud) {
    const Scatter<Point> kept = cloud.moments().scatter(), fresh = cloud.exact_moments().scatter();
    double worst = 0;
    for (std::size_t k = 0; k < kept.entries.size(); ++k)
        worst = std::max(worst, std::abs(static_cast<double>(kept.entries[k] - fresh.entries[k])));
    return worst == 0 ? 0 : worst / (fresh.trace() > 0 ? fresh.trace() : 1);
}

}  // namespace svdscope::pca

namespace svdscope::pca_space {

/// As analyze, for a cloud with these sums; the points of the params are not looked at.
Result<Analysis> analyze_sums(const Params& params, const Moments3& sums);
/// From what is drawn back to the cloud, for differences.
inline const Mat3& back_of(const Frame& frame) { return frame.back; }

}  // namespace svdscope::pca_space
