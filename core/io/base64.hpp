// Bytes as base64 text, for JSON and for pictures inside of SVG files.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace svdscope {

/// The common alphabet, padded with '=' to whole groups of four, no line breaks. Source: RFC 4648, section 4.
std::string to_base64(std::string_view bytes);
/// The other way; nothing where the text is not of that kind.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace svdscope
