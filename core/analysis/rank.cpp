// Counting singular values above the rounding of the largest.
#include "core/analysis/rank.hpp"

#include <algorithm>
#include <limits>

namespace svdscope {

double rank_tolerance(double sigma_1, std::size_t rows, std::size_t cols) {
    return static_cast<double>(std::max(rows, cols)) * std::numeric_limits<double>::epsilon() * sigma_1;
}

int rank_of(std::span<const double> sigma, double tolerance) {
    return static_cast<int>(std::ranges::count_if(sigma, [=](double s) { return s > tolerance; }));
}

}  // namespace svdscope
