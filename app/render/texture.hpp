// An RGBA8 texture on the graphics card, freed with its owner.
#pragma once
#include <utility>

namespace svdscope {

class Texture {
  public:
    /// Uninitialised pixels, nearest sampling, clamped edges.
    Texture(int width, int height);
    ~Texture();
    Texture(Texture&& other) noexcept
        : id_(std::exchange(other.id_, 0)),
          width_(other.width_),
          height_(other.height_) {}
    Texture& operator=(Texture&& other) noexcept;

    unsigned id() const { return id_; }
    int width() const { return width_; }
    int height() const { return height_; }

  private:
    unsigned id_ = 0;
    int width_ = 0;
    int height_ = 0;
};

}  // namespace svdscope
