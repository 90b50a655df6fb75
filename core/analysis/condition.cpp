// Quotients of singular values that say "infinite" instead of a large number made of rounding.
#include "core/analysis/condition.hpp"

#include <cstddef>
#include <limits>

#include "core/base/check.hpp"

namespace svdscope {

double condition_number(std::span<const double> sigma, double tolerance) {
    if (sigma.empty()) return 1;
    if (sigma.back() <= tolerance) return std::numeric_limits<double>::infinity();
    return sigma.front() / sigma.back();
}

double effective_condition_number(std::span<const double> sigma, int rank) {
    SVDSCOPE_CHECK_LE(static_cast<std::size_t>(rank), sigma.size());
    return rank == 0 ? 1 : sigma.front() / sigma[static_cast<std::size_t>(rank) - 1];
}

}  // namespace svdscope
