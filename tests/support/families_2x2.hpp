// Seventeen families of 2x2 matrices, each hard for an SVD in a way of its own.
#pragma once
#include <array>

#include "core/base/random.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope::test {

struct Family2 {
    const char* name;
    Mat2 (*draw)(Random&);
};

/// Finite matrices; the same seed gives the same ones on every machine.
const std::array<Family2, 17>& families_2x2();

}  // namespace svdscope::test
