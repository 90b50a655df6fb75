// The window as a picture, without a window: for shot, movie and tests.
#pragma once
#include <memory>

#include "app/render/framebuffer.hpp"
#include "app/render/vision_filter.hpp"
#include "app/shell/gui.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/screen.hpp"

namespace svdscope {

struct PictureOptions {
    int width = 1280;
    int height = 800;
};

/// The same screen gives the same bytes: no clock, no mouse, no history of frames in it. One at a time: ImGui
/// and OpenGL know one current context.
class HeadlessRenderer {
  public:
    static Result<HeadlessRenderer> make(const PictureOptions& options);
    ~HeadlessRenderer();
    HeadlessRenderer(HeadlessRenderer&&) noexcept = default;
    HeadlessRenderer& operator=(HeadlessRenderer&&) = delete;

    /// The whole window. Lets the lab finish its work, then draws a few frames so that ImGui's layout
    /// settles.
    Result<Pixels> render(Screen& screen);
    Gui& gui() { return *gui_; }

  private:
    HeadlessRenderer(HeadlessContext context, std::unique_ptr<Gui> gui, Framebuffer frame, Framebuffer seen);

    HeadlessContext context_;
    std::unique_ptr<Gui> gui_;
    Framebuffer frame_;  ///< what was drawn
    Framebuffer seen_;   ///< the same through the vision filter
};

}  // namespace svdscope
