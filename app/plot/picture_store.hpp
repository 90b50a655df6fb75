// The way of a picture from a draw list to the graphics card: asked for while a frame is built, sent before
// it is drawn.
#pragma once
#include <cstdint>

#include "app/plot/pixels.hpp"

namespace svdscope {

/// How a texture is read between and beyond its pixels.
enum class Sampling {
    Crisp,   ///< the nearest pixel
    Smooth,  ///< blended
    Shrunk,  ///< blended, and averaged where a pixel of the screen covers several
};

class PictureStore {
  public:
    virtual ~PictureStore() = default;
    /// Before a frame is built, or built once more: what was asked for is not going to be drawn.
    virtual void clear() = 0;
    /// The OpenGL texture that shows the picture from the next rendering on; 0 where that is not possible.
    /// The store keeps the picture until then. Needs a whole picture.
    virtual std::uint32_t texture_of(const PixelsPtr& picture, Sampling sampling) = 0;
};

}  // namespace svdscope
