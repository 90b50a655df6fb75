// Ranges that make sense, their arithmetic, and round numbers on them.
#include "app/plot/chart_range.hpp"

#include <algorithm>
#include <cmath>

#include "app/plot/ticks.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope {
namespace {

constexpr double kLargest = 1e307, kSmallest = 1e-307;
/// Nearer than this neighbouring pixels share their doubles.
constexpr double kFinest = 1e-12;

ChartRange usable_linear(ChartRange range) {
    if (!std::isfinite(range.low) || !std::isfinite(range.high)) return {0, 1, false, range.whole};
    range.low = std::clamp(range.low, -kLargest, kLargest);
    range.high = std::clamp(range.high, -kLargest, kLargest);
    const double size = std::max(std::abs(range.low), std::abs(range.high));
    const double least = std::max(kFinest * size, kSmallest);
    if (range.high - range.low >= least) return range;
    const double middle = std::clamp(range.low, -kLargest / 2, kLargest / 2);
    const double half = middle == 0 ? 0.5 : std::max(std::abs(middle) / 2, kSmallest);
    return {middle - half, middle + half, false, range.whole};
}

ChartRange usable_log(ChartRange range) {
    if (!(range.high > 0)) return {1, 10, true, range.whole};
    range.high = std::clamp(range.high, kSmallest, kLargest);
    // Zero is infinitely far down: what a double can tell apart from the top is shown instead.
    range.low =
        range.low > 0 ? std::clamp(range.low, kSmallest, kLargest) : std::max(kSmallest, range.high * 1e-16);
    if (std::log(range.high) - std::log(range.low) >= kFinest * 1e3) return range;
    const double middle = std::clamp(range.low, kSmallest * 10, kLargest / 10);
    return {middle / 3, middle * 3, true, range.whole};
}

/// The part of the range from one fraction to another.
ChartRange part_of(const ChartRange& range, double from, double to) {
    const ChartRange part{value_at(range, from), value_at(range, to), range.log, range.whole};
    return usable(part) == part ? part : range;
}

bool shows(const ChartRange& range, double value) {
    if (range.log && !(value > 0)) return false;
    const double fraction = fraction_of(range, value);
    return fraction > -1e-9 && fraction < 1 + 1e-9;
}

std::vector<ChartTick> linear_ticks(const ChartRange& range, double step) {
    const double slack = 1e-9 * step;
    std::vector<ChartTick> ticks;
    for (const double k : multiples(step, range.low - slack, range.high + slack))
        ticks.push_back({k * step, k == 0 ? "0" : tick_text(k * step, step)});
    const bool has_one = std::any_of(ticks.begin(), ticks.end(), [](const auto& t) { return t.value == 1; });
    if (range.whole && !has_one && shows(range, 1) && !shows(range, 0)) {
        const auto after =
            std::find_if(ticks.begin(), ticks.end(), [](const auto& t) { return t.value > 1; });
        ticks.insert(after, {1, "1"});
    }
    return ticks;
}

std::string log_text(double value) {
    return value < 0.9e-3 || value > 0.9e5 ? exponent_text(value, 0) : tick_text(value, value);
}

std::vector<ChartTick> decade_ticks(const ChartRange& range, int every, bool with_2_and_5) {
    const int first = static_cast<int>(std::floor(std::log10(range.low) / every)) * every;
    const int last = static_cast<int>(std::ceil(std::log10(range.high)));
    std::vector<ChartTick> ticks;
    for (int power = first; power <= last; power += every) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (factor > 1 && !with_2_and_5) continue;
            const double value = factor * std::pow(10.0, power);
            if (!shows(range, value) || (range.whole && power < 0)) continue;
            ticks.push_back({value, log_text(value)});
        }
    }
    return ticks;
}

using Choices = std::vector<std::vector<ChartTick>>;

void add_linear(Choices& choices, const ChartRange& range, int most) {
    const double width = range.high - range.low;
    double step = nice_step(width / std::max(2, most));
    if (range.whole) step = std::max(1.0, step);
    // Where one is shown, any multiple makes a second tick.
    const double longest = range.whole && shows(range, 1) ? range.high : width;
    for (; step <= longest || choices.empty(); step = nice_step(1.5 * step))
        choices.push_back(linear_ticks(range, step));
}

}  // namespace

ChartRange usable(ChartRange range) { return range.log ? usable_log(range) : usable_linear(range); }

double fraction_of(const ChartRange& range, double value) {
    if (!range.log) return (value - range.low) / (range.high - range.low);
    if (value <= 0) return 0;
    const double from = std::log(range.low), to = std::log(range.high);
    return (std::log(value) - from) / (to - from);
}

double value_at(const ChartRange& range, double fraction) {
    if (!range.log) return std::lerp(range.low, range.high, fraction);
    return std::exp(std::lerp(std::log(range.low), std::log(range.high), fraction));
}

ChartRange zoomed(ChartRange range, double at, double factor) {
    range = usable(range);
    if (!(factor > 0) || !std::isfinite(factor)) return range;
    double fixed = fraction_of(range, at);
    if (!std::isfinite(fixed) || (range.log && at <= 0)) fixed = 0.5;
    return part_of(range, fixed - fixed * factor, fixed + (1 - fixed) * factor);
}

ChartRange moved(ChartRange range, double by_fraction) {
    range = usable(range);
    return std::isfinite(by_fraction) ? part_of(range, by_fraction, 1 + by_fraction) : range;
}

int nearest_whole(double x, int low, int high) {
    if (std::isnan(x)) return low;
    return static_cast<int>(std::round(std::clamp<double>(x, low, std::max(low, high))));
}

std::vector<std::vector<ChartTick>> tick_choices(const ChartRange& range, int most) {
    Choices choices;
    if (!range.log) {
        add_linear(choices, range, most);
        return choices;
    }
    const double decades = std::log10(range.high) - std::log10(range.low);
    const int limit = std::max(2, most);
    if (decades < 0.7) add_linear(choices, range, limit);
    if (decades < 3 && 3 * decades <= limit) choices.push_back(decade_ticks(range, 1, true));
    for (const int every : {1, 2, 3, 5, 10, 20, 50, 100, 200, 500}) {
        if (decades <= static_cast<double>(every) * limit)
            choices.push_back(decade_ticks(range, every, false));
    }
    // Less than a decade may hold no power of ten; the caller passes over what shows too little.
    if (decades >= 0.7 && decades < 2) add_linear(choices, range, limit);
    return choices;
}

}  // namespace svdscope
