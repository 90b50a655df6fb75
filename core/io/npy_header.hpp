// The head of a .npy file: what kind of numbers follow, how many, and in which order.
#pragma once
#include <cstddef>
#include <string_view>

#include "core/base/result.hpp"

namespace svdscope {

/// The kind of entry: letter (f i u b), bytes, and whether its bytes must be turned round here.
struct NpyEntry {
    char letter = 'f';
    std::size_t size = 8;
    bool swap = false;
};

struct NpyHeader {
    NpyEntry entry;
    bool fortran_order = false;   ///< column by column, else row by row
    std::size_t rows = 0;         ///< 1 for a single number
    std::size_t cols = 0;         ///< 1 for a vector and a single number
    std::size_t data_offset = 0;  ///< bytes before the first entry
};

/// The longest head, with what stands before it.
constexpr std::size_t kMostNpyHeaderBytes = 10'012;

/// Of the first bytes of a file; more than kMostNpyHeaderBytes are not looked at. Fails with one sentence:
/// not such a file, a header beyond 10,000 bytes or beyond the bytes given, another kind of entry, more than
/// two dimensions, no entries.
Result<NpyHeader> parse_npy_header(std::string_view bytes);

/// The number whose bytes begin at `bytes`.
double npy_entry(const char* bytes, const NpyEntry& entry);

}  // namespace svdscope
