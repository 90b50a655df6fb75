// One number as a file writes it, read the same way in every locale.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace svdscope {

/// The number that the whole text is: decimal or scientific, with an optional sign; also "nan" and "inf".
/// Otherwise nothing. The nearest double; infinite when it is beyond the largest.
std::optional<double> parse_number(std::string_view text);

/// A number at the start of a text without sign, and how many characters it takes.
struct LeadingNumber {
    double value = 0;
    std::size_t length = 0;
};
std::optional<LeadingNumber> leading_number(std::string_view text);

/// Without blanks, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);

/// For a sentence: in quotes, cut after 40 bytes, control characters as "?".
std::string quoted(std::string_view text);

}  // namespace svdscope
