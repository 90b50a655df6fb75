// Named matrices of space worth looking at, up to 3x3, each with what to look for.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "core/geometry/shape3.hpp"
#include "core/geometry/space.hpp"

namespace svdscope {

struct SpaceMatrix {
    std::string_view id;     ///< permanent
    std::string_view title;  ///< for a menu
    Shape3 shape;
    Mat3 matrix;                ///< embedded: unused entries are 0
    std::string_view look_for;  ///< one sentence for a student
};

/// In the order in which a lesson would show them.
std::span<const SpaceMatrix> space_gallery();

/// The matrix of that id, or nullptr.
const SpaceMatrix* find_in_space_gallery(std::string_view id);

/// A matrix of that shape with entries in [-2, 2], rounded to tenths: the same for the same seed everywhere.
Mat3 random_space_matrix(Shape3 shape, std::uint64_t seed);

}  // namespace svdscope
