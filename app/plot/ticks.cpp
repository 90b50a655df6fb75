// Steps of 1, 2 and 5, and the text of their multiples.
#include "app/plot/ticks.hpp"

#include <algorithm>
#include <cmath>

#include "app/ui/number_text.hpp"

namespace svdscope {

double nice_step(double least) {
    if (!(least > 0) || !std::isfinite(least)) return 1;
    const double power = std::pow(10, std::floor(std::log10(least)));
    // A hair of slack: log10 may round across a power.
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= least * (1 - 1e-12)) return factor * power;
    }
    return 20 * power;
}

std::vector<double> multiples(double step, double from, double to) {
    const double first = std::ceil(from / step);
    const double last = std::floor(to / step);
    // Beyond 2^53 steps from zero neighbours are no longer told apart.
    if (!(std::abs(first) < 9e15 && std::abs(last) < 9e15) || !(last - first < 1000)) return {};
    std::vector<double> found;
    for (double k = first; k <= last; ++k) found.push_back(k);
    return found;
}

std::string tick_text(double value, double step) {
    const int power = static_cast<int>(std::floor(std::log10(step) + 1e-9));
    const double magnitude = std::abs(value);
    const bool large = magnitude >= 1e6;
    const bool small = magnitude > 0 && magnitude < 1e-3 && power < -4;
    if (!large && !small) return fixed_text(value, std::clamp(-power, 0, 12));
    return exponent_text(
        value, std::clamp(static_cast<int>(std::floor(std::log10(magnitude) + 1e-9)) - power, 0, 12));
}

}  // namespace svdscope
