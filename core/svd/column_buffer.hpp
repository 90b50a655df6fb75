// Memory for the loops over columns: aligned, zeroed, taken once for all that a method needs.
#pragma once
#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>

#include "core/base/check.hpp"
#include "core/svd/column_kernels.hpp"

namespace svdscope {

/// Room for a known number of doubles, handed out in parts that begin at whole cache lines and hold zeros.
class ColumnBuffer {
  public:
    explicit ColumnBuffer(long doubles)
        : data_(static_cast<double*>(::operator new(bytes(doubles), kLine))),
          size_(doubles) {
        std::fill_n(data_.get(), doubles, 0.0);
    }

    /// `columns` columns of whole_blocks(rows) rows.
    static constexpr long doubles_for(long rows, long columns) { return stride_for(rows) * columns; }
    Columns columns(long rows, long columns) {
        return {take(doubles_for(rows, columns)), stride_for(rows), whole_blocks(rows)};
    }
    double* numbers(long count) { return take(whole_blocks(count)); }

  private:
    static constexpr std::align_val_t kLine{64};
    struct Free {
        void operator()(double* data) const { ::operator delete(data, kLine); }
    };
    // An odd number of cache lines: columns that lie a power of two apart would share a few places of the
    // cache.
    static constexpr long stride_for(long rows) {
        const long blocks = whole_blocks(rows) / kColumnBlock;
        return (blocks + (blocks % 2 == 0 ? 1 : 0)) * kColumnBlock;
    }
    static std::size_t bytes(long doubles) { return static_cast<std::size_t>(doubles) * sizeof(double); }
    double* take(long doubles) {
        double* taken = data_.get() + used_;
        used_ += doubles;
        SVDSCOPE_CHECK_LE(used_, size_);
        return taken;
    }

    std::unique_ptr<double[], Free> data_;
    long size_;
    long used_ = 0;
};

}  // namespace svdscope
