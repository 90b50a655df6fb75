// Numbers as people write them: a real minus sign, no exponent where none is needed, never "nan".
#include "app/ui/number_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <string_view>

namespace svdscope {
namespace {

constexpr std::string_view kMinus = "\u2212";
/// From here on digits before the point no longer tell a size at a glance; fixed columns stand more of them.
constexpr double kLarge = 1e4;
constexpr double kLargest = 1e6;

std::string signed_text(bool negative, std::string digits) {
    return negative ? std::string(kMinus) + digits : digits;
}

bool is_zero(const std::string& digits) { return digits.find_first_not_of("0.") == std::string::npos; }

std::string special_text(double value) {
    return std::isnan(value) ? "\u2013" : signed_text(value < 0, "\u221E");
}

}  // namespace

std::string exponent_text(double value, int decimals) {
    if (!std::isfinite(value)) return special_text(value);
    const std::string digits = fmt::format("{:.{}e}", std::abs(value), decimals);
    const std::size_t e = digits.find('e');
    // Neither a plus sign nor leading zeros.
    const int exponent = std::stoi(digits.substr(e + 1));
    const std::string power = signed_text(exponent < 0, std::to_string(std::abs(exponent)));
    return signed_text(value < 0, digits.substr(0, e) + "e" + power);
}

std::string fixed_text(double value, int decimals) {
    if (!std::isfinite(value)) return special_text(value);
    if (std::abs(value) >= kLargest) return exponent_text(value, decimals);
    const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    return signed_text(value < 0 && !is_zero(digits), digits);
}

std::string number_text(double value, int decimals) {
    if (std::abs(value) >= kLarge) return exponent_text(value, decimals);
    const std::string fixed = fixed_text(value, decimals);
    const bool hidden = value != 0 && std::isfinite(value) && is_zero(fixed);
    return hidden ? exponent_text(value, decimals) : fixed;
}

std::string degrees_text(double radians) {
    // Rounded first, so that an angle never reads "−0.0°".
    return fixed_text(std::round(radians * 1800 / std::numbers::pi) / 10, 1) + "°";
}

std::string eps_text(double multiples) { return fmt::format("{:.2f} eps", multiples); }

std::string exact_text(double value) { return fmt::format("{}", value); }

}  // namespace svdscope
