// FNV-1a with 64 bits.
#include "core/base/hash.hpp"

#include <cstdint>

namespace svdscope {

std::string content_hash(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[hash >> shift & 15];
    return text;
}

}  // namespace svdscope
