// A picture as an SVG element that holds all of its pixels.
#pragma once
#include <string>

#include "app/plot/picture_place.hpp"

namespace svdscope {

/// An <image> by which the part stands where it must. It is of whole pixels, and of one more on each side for
/// what is blended at the edges, so it reaches beyond `place.to`. Needs a part within a whole picture.
std::string svg_image(const PicturePlace& place, const Pixels& picture, bool smooth);

}  // namespace svdscope
