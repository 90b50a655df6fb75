// An RGBA8 texture on the graphics card, freed with its owner.
#pragma once
#include <utility>

#include "app/plot/picture_store.hpp"

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

    /// Replaces all pixels. Needs a picture of this size.
    void upload(const Pixels& picture);
    /// Makes the smaller copies of the pixels that Sampling::Shrunk needs.
    void make_copies();
    /// From now on read that way.
    void sample(Sampling sampling);

    unsigned id() const { return id_; }
    int width() const { return width_; }
    int height() const { return height_; }

  private:
    unsigned id_ = 0;
    int width_ = 0;
    int height_ = 0;
};

}  // namespace svdscope
