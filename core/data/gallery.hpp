// Named 2x2 matrices worth looking at, each with what to look for.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "core/geometry/plane.hpp"

namespace svdscope {

struct GalleryMatrix {
    std::string_view id;     ///< for `--gallery NAME`, permanent
    std::string_view title;  ///< for a menu
    Mat2 matrix;
    std::string_view look_for;  ///< one sentence for a student
};

/// In the order in which a lesson would show them.
std::span<const GalleryMatrix> gallery();

/// The matrix of that id, or nullptr.
const GalleryMatrix* find_in_gallery(std::string_view id);

/// A matrix with entries in [-2, 2], rounded to hundredths so that a person can read them: the same for the
/// same seed everywhere.
Mat2 random_gallery_matrix(std::uint64_t seed);

}  // namespace svdscope
