// Where a picture goes, cut to what can be seen of it.
#pragma once
#include <optional>

#include "app/plot/painter.hpp"

namespace svdscope {

/// `part` of a picture, in fractions of it, stretched over `to`.
struct PicturePlace {
    Box to, part;
};

/// What of it lies within `clip` and within the picture; nothing when that is nothing, or when a number is
/// not finite. Cut in double, so that a picture of a billion pixels is right where it crosses the window.
std::optional<PicturePlace> visible_place(const PicturePlace& place, Box clip);

}  // namespace svdscope
