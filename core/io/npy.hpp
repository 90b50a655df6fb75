// Arrays saved by numpy.save.
#pragma once
#include <Eigen/Core>
#include <string_view>

#include "core/base/result.hpp"

namespace svdscope {

struct NpyOptions {
    bool allow_nonfinite = false;  ///< entries that are nan or infinite are kept and not refused
};

/// Reads versions 1 to 3 with at most two dimensions and entries f4 f8 i1-i8 u1-u8 b1, in both byte orders
/// and both storage orders. A vector becomes one column. Integers beyond 2^53 are rounded to the nearest
/// double. Fails with one sentence: not such a file, a header beyond 10,000 bytes (NumPy's own limit) or
/// beyond the file, another kind of entry, sizes that do not agree with the bytes present, more than 64 MiB,
/// an entry that is not finite. Memory is taken only after the size is proven by the bytes present. Source:
/// NumPy's format description (numpy/lib/format.py), NEP 1.
Result<Eigen::MatrixXd> parse_npy(std::string_view bytes, const NpyOptions& options = {});

}  // namespace svdscope
