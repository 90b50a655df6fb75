// SplitMix64 and the distributions made from it, with nothing that differs between machines.
#include "core/base/random.hpp"

#include <cmath>
#include <limits>

#include "core/base/check.hpp"

namespace svdscope {
namespace {

// log(x) for x in (0, 1) by the series of artanh: the C library's log may differ in the last bit between
// machines.
double reproducible_log(double x) {
    int exponent = 0;
    const double m = std::frexp(x, &exponent);  // [0.5, 1)
    const double z = (m - 1) / (m + 1);         // |z| <= 1/3: 18 terms reach 2^-53
    const double square = z * z;
    double sum = 0;
    for (int k = 37; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
    constexpr double kLog2 = 0.69314718055994530942;
    return 2 * z * sum + exponent * kLog2;
}

}  // namespace

std::uint64_t Random::bits() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double Random::uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

double Random::normal() {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    double x = 0, y = 0, square = 0;
    do {
        x = 2 * uniform() - 1;
        y = 2 * uniform() - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    const double factor = std::sqrt(-2 * reproducible_log(square) / square);
    spare_ = y * factor;
    has_spare_ = true;
    return x * factor;
}

std::int64_t Random::integer(std::int64_t low, std::int64_t high) {
    SVDSCOPE_CHECK_LE(low, high);
    const std::uint64_t last = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    if (last == std::numeric_limits<std::uint64_t>::max()) return static_cast<std::int64_t>(bits());
    const std::uint64_t count = last + 1;
    // Numbers below 2^64 mod count are thrown away: the rest is a whole number of rounds, so no value is
    // favoured.
    const std::uint64_t reject_below = (0 - count) % count;
    std::uint64_t drawn = bits();
    while (drawn < reject_below) drawn = bits();
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + drawn % count);
}

}  // namespace svdscope
