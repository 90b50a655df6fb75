// Round numbers for axes and grids.
#pragma once
#include <string>
#include <vector>

namespace svdscope {

/// The smallest of 1, 2, 5 times a power of ten that is at least `least`; 1 when `least` is not a positive
/// finite number.
double nice_step(double least);
/// The multiples of `step` within [from, to] as whole numbers of steps, at most 1000; empty when the numbers
/// leave no sense.
std::vector<double> multiples(double step, double from, double to);
/// A multiple of a nice step with as many decimals as the step needs; an exponent for very large and very
/// small ones.
std::string tick_text(double value, double step);

}  // namespace svdscope
