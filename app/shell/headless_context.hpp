// OpenGL 3.3 with no window and no display server, through EGL.
#pragma once
#include <memory>

#include "core/base/result.hpp"

namespace svdscope {

/// While it lives, OpenGL draws on this thread; there is no window framebuffer, only those made by hand.
class HeadlessContext {
  public:
    /// Fails with one sentence where the machine has no EGL or no OpenGL 3.3.
    static Result<HeadlessContext> make();
    ~HeadlessContext();
    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) = delete;

  private:
    struct Handles;
    explicit HeadlessContext(std::unique_ptr<Handles> handles);
    std::unique_ptr<Handles> handles_;
};

}  // namespace svdscope
