// Named systems of two equations worth looking at, each with what to look for.
#pragma once
#include <span>
#include <string_view>

#include "core/geometry/plane.hpp"

namespace svdscope {

/// A x = b.
struct GallerySystem {
    std::string_view id;     ///< permanent
    std::string_view title;  ///< for a menu
    Mat2 matrix;
    Vec2 rhs;
    std::string_view look_for;  ///< one sentence for a student
};

/// In the order in which a lesson would show them.
std::span<const GallerySystem> gallery_systems();

}  // namespace svdscope
