// What singular values say of the spread along axes: in the plane and in space alike.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "core/analysis/principal_axes.hpp"

namespace svdscope::pca {

/// Along `N` axes in the order of their spread.
template <int N>
struct Spread {
    double variance[N] = {};   ///< without centring: mean squares about the origin
    double deviation[N] = {};  ///< their square roots
    double sigma[N] = {};      ///< singular values of the matrix that was decomposed
    double share[N] = {};      ///< of the total; 0 where the total is 0
    int rank = 0;              ///< directions with any spread: sigma > max(n, N) eps sigma_1
};

/// Fills in the rest where sigma is known, for `count` points; a divisor of 0 leaves no variance.
template <int N>
void describe_spread(Spread<N>& spread, std::size_t count, double divisor) {
    double total = 0;
    for (const double sigma : spread.sigma) total += sigma * sigma;
    const double tolerance = static_cast<double>(std::max<std::size_t>(count, N)) *
                             std::numeric_limits<double>::epsilon() * spread.sigma[0];
    spread.rank = 0;
    for (int i = 0; i < N; ++i) {
        const double square = spread.sigma[i] * spread.sigma[i];
        spread.variance[i] = divisor > 0 ? square / divisor : 0;
        spread.deviation[i] = std::sqrt(spread.variance[i]);
        spread.share[i] = total > 0 ? square / total : 0;
        if (spread.sigma[i] > tolerance) ++spread.rank;
    }
}

}  // namespace svdscope::pca
