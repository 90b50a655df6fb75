// Numbers as people write them.
#pragma once
#include <string>

namespace svdscope {

/// A number as it is shown: real minus sign, fixed decimals; very large values, and values that would be
/// shown as zero, as 1.00e−300; "∞" for infinity. Never "nan".
std::string number_text(double value, int decimals = 2);
/// The same, but what rounds to zero is shown as zero: for numbers of known size that move through zero
/// (entries of U and V, angles).
std::string fixed_text(double value, int decimals = 2);
/// The same, always with an exponent: 1.00e−9.
std::string exponent_text(double value, int decimals = 2);
/// An angle in radians as "−39.8°"; never "−0.0°".
std::string degrees_text(double radians);
/// A multiple of the spacing of doubles at 1: "1.25 eps".
std::string eps_text(double multiples);
/// Shortest text that reads back as the same double.
std::string exact_text(double value);

}  // namespace svdscope
