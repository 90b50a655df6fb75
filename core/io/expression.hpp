// Numbers as people type them: "1/3", "sqrt(2)", "-pi/4", "2*cos(pi/3)".
#pragma once
#include <string_view>

#include "core/base/result.hpp"

namespace svdscope {

/// The value of an expression.
///   Numbers   2  .5  1e-8            Constants  pi π phi (the golden ratio)
///   Operators + - * / ^ ( )          also − × · ÷ and LaTeX's \cdot \times \frac{}{} \sqrt{}; ° after a
///   number of degrees Functions sqrt √ cbrt sin cos tan asin acos atan exp ln log abs, angles in radians
/// A product needs no sign: "2pi", "3sqrt(2)". Operators of one rank go from left to right; "-2^2" is -4;
/// "2^3^2" is 2^9. Fails with one sentence that names the character (from 1), when the text is longer than
/// 4096 bytes, deeper than 64, or when the value is not finite. Nothing typed costs more than a millisecond.
Result<double> evaluate_expression(std::string_view text);

}  // namespace svdscope
