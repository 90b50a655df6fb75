// Colours for numbers: grey for pictures, an even scale for sizes, two hues for signs.
#pragma once
#include <array>

#include "app/plot/color.hpp"

namespace svdscope {

enum class Colormap {
    Grey,       ///< black to white
    Sequential,  ///< viridis: even steps of lightness, safe for colour-blind eyes
    Diverging,  ///< blue, white in the middle, orange: for values that are symmetric about 0
};

/// 256 colours from the low to the high end, opaque. Source of the sequential one: eleven stops of
/// matplotlib's viridis (van der Walt and Smith, public domain), blended in between.
const std::array<Rgba, 256>& colors_of(Colormap map);

}  // namespace svdscope
