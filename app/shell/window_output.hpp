// How a finished frame reaches the window: straight, or through the vision filter; and pictures of it.
#pragma once
#include <optional>

#include "app/render/framebuffer.hpp"
#include "app/render/vision_filter.hpp"
#include "app/shell/gui.hpp"
#include "app/shell/window.hpp"

namespace svdscope {

class WindowOutput {
  public:
    /// Renders ImGui's draw data to the window's back buffer. Where the filter cannot be made, the frame goes
    /// straight and the error is returned.
    Result<void> draw(Gui& gui, Rgba background, Window::Size pixels, Vision see_as);
    /// The back buffer; call before swapping.
    static Pixels read(Window::Size pixels);

  private:
    Result<void> draw_filtered(Gui& gui, Rgba background, Window::Size pixels, Vision see_as);

    std::optional<VisionFilter> filter_;
    std::optional<Framebuffer> frame_;
};

}  // namespace svdscope
