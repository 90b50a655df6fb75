// The loops over columns for one kind of pack, as a table.
#pragma once
#include "core/svd/column_loops.hpp"
#include "core/svd/column_loops_twice.hpp"

namespace svdscope::column_loops {

// In an unnamed namespace for the reason given in pack_2.hpp.
namespace {

template <class P>
constexpr ColumnKernels kKernels{reflect<P>,   squares_of<P>,     sweep<P>,
                                 dot_twice<P>, product_thrice<P>, sweep_twice<P>};

}  // namespace
}  // namespace svdscope::column_loops
