// The window, or a painting alone, as a picture without a window: for shot, movie, charts and tests.
#pragma once
#include <functional>
#include <memory>
#include <string>

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

/// Paints over all of a box.
using Painting = std::function<void(Ui&, Painter&, Box)>;

struct PaintingLook {
    const Theme& theme;
    float scale = 1;  ///< pixels per design pixel
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
    /// A painting with nothing around it.
    Result<Pixels> render(const PaintingLook& look, const Painting& painting);
    /// The same as SVG.
    Result<std::string> svg(const PaintingLook& look, const Painting& painting);
    Gui& gui() { return *gui_; }

  private:
    HeadlessRenderer(HeadlessContext context, std::unique_ptr<Gui> gui, Framebuffer frame, Framebuffer seen);
    /// Draws frames until they have settled; the last one is in `frame_`.
    Result<void> settle(float scale, Rgba background, const std::function<void()>& draw);
    Box area() const;

    HeadlessContext context_;
    std::unique_ptr<Gui> gui_;
    Framebuffer frame_;  ///< what was drawn
    Framebuffer seen_;   ///< the same through the vision filter
};

}  // namespace svdscope
