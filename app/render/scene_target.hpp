// Colour and depth that the opaque part of a scene is drawn into before its surfaces are laid over it.
#pragma once
#include "app/plot/point_layer.hpp"
#include "app/render/texture.hpp"
#include "core/base/result.hpp"

namespace svdscope {

class SceneTarget {
  public:
    static Result<SceneTarget> make(int width, int height);
    ~SceneTarget();
    SceneTarget(SceneTarget&& other) noexcept;
    SceneTarget& operator=(SceneTarget&& other) noexcept;

    /// Whether it is large enough.
    bool holds(PixelBox part) const { return part.w <= color_.width() && part.h <= color_.height(); }
    int width() const { return color_.width(); }
    int height() const { return color_.height(); }
    /// What is drawn from now on goes to its lower left part of this size, of which `part` (rows from the
    /// top) is cleared and can be drawn on.
    void begin(int width, int height, PixelBox part) const;
    unsigned color() const { return color_.id(); }
    unsigned depth() const { return depth_; }

  private:
    SceneTarget(int width, int height);
    unsigned framebuffer_ = 0, depth_ = 0;
    Texture color_;
};

}  // namespace svdscope
