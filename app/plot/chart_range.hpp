// What part of an axis a chart shows: linear or logarithmic, zoomed and moved, and where its ticks may stand.
#pragma once
#include <string>
#include <vector>

namespace svdscope {

/// A part of an axis. Any two numbers will do; usable() tells what a chart makes of them.
struct ChartRange {
    double low = 0, high = 1;
    bool log = false;    ///< positive values only
    bool whole = false;  ///< the axis counts things: ticks at whole numbers only
    bool operator==(const ChartRange&) const = default;
};

/// The same range with finite ends, low < high, wide enough to tell 1e12 parts of it apart; positive when
/// logarithmic. An empty range is widened about its value; one without any sense becomes 0 to 1, or 1 to 10.
ChartRange usable(ChartRange range);
/// 0 at the low end, 1 at the high end. A logarithmic axis has what is not positive at its low end. Not
/// limited to the range; infinite rather than wrong where a double ends.
double fraction_of(const ChartRange& usable_range, double value);
/// The inverse of fraction_of.
double value_at(const ChartRange& usable_range, double fraction);

/// Shows `factor` times as much (less than 1: nearer); the value `at` stays where it is, or the middle when
/// `at` is nowhere. Unchanged where doubles end.
ChartRange zoomed(ChartRange range, double at, double factor);
/// Moves the view by a part of its width, to higher values when positive. Unchanged where doubles end.
ChartRange moved(ChartRange range, double by_fraction);
/// `x` rounded and kept within [low, high]; `low` when it is not a number.
int nearest_whole(double x, int low, int high);

struct ChartTick {
    double value = 0;
    std::string text;
};
/// Sets of ticks at round numbers, densest first, none of more than `most` + 2 (at least 2): multiples of 1,
/// 2, 5 times a power of ten; on a logarithmic axis powers of ten, with their doubles and fives below three
/// decades, and linear ones where the range is narrow. A counting axis that shows 1 has a tick there.
std::vector<std::vector<ChartTick>> tick_choices(const ChartRange& usable_range, int most);

}  // namespace svdscope
