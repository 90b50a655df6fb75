// The shapes of matrix that map a plane or space to a plane or space, embedded in 3x3.
#pragma once

namespace svdscope {

/// m x n with m, n in {2, 3}. As a Mat3 the unused entries are exactly 0: a plane is z = 0.
enum class Shape3 { ThreeByThree, TwoByThree, ThreeByTwo, TwoByTwo };

/// m: the dimension of the output.
constexpr int rows_of(Shape3 shape) {
    return shape == Shape3::ThreeByThree || shape == Shape3::ThreeByTwo ? 3 : 2;
}
/// n: the dimension of the input.
constexpr int cols_of(Shape3 shape) {
    return shape == Shape3::ThreeByThree || shape == Shape3::TwoByThree ? 3 : 2;
}
/// min(m, n): how many singular values there are.
constexpr int count_of(Shape3 shape) { return shape == Shape3::ThreeByThree ? 3 : 2; }
constexpr bool is_square(Shape3 shape) { return rows_of(shape) == cols_of(shape); }

}  // namespace svdscope
