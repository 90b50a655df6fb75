// A picture that OpenGL draws into instead of the window, and the way back to memory.
#pragma once
#include "app/plot/pixels.hpp"
#include "app/render/texture.hpp"
#include "core/base/result.hpp"

namespace svdscope {

class Framebuffer {
  public:
    /// Fails when the driver refuses the size.
    static Result<Framebuffer> make(int width, int height);
    ~Framebuffer();
    Framebuffer(Framebuffer&& other) noexcept;
    Framebuffer& operator=(Framebuffer&& other) noexcept;

    /// What is drawn from now on goes here; the viewport covers it.
    void bind() const;
    const Texture& texture() const { return texture_; }
    Pixels read() const;

  private:
    explicit Framebuffer(Texture texture);
    unsigned id_ = 0;
    Texture texture_;
};

/// What is drawn from now on goes to the window again.
void bind_window(int width, int height);
/// Reads the framebuffer that is bound, from the window's bottom-up rows to top-down ones.
Pixels read_bound(int width, int height);

}  // namespace svdscope
