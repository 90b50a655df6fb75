// The last step of a frame.
#include "app/shell/window_output.hpp"

#include <glad/gl.h>

namespace svdscope {

Result<void> WindowOutput::draw(Gui& gui, Rgba background, Window::Size pixels, Vision see_as) {
    Result<void> done;
    if (see_as != Vision::None) {
        done = draw_filtered(gui, background, pixels, see_as);
        if (done) return done;
    }
    filter_.reset();
    frame_.reset();
    bind_window(pixels.width, pixels.height);
    const Result<void> rendered = gui.render(background);
    return done ? rendered : done;
}

Result<void> WindowOutput::draw_filtered(Gui& gui, Rgba background, Window::Size pixels, Vision see_as) {
    if (!filter_) {
        Result<VisionFilter> made = VisionFilter::make();
        if (!made) return tl::unexpected(made.error());
        filter_.emplace(std::move(*made));
    }
    if (const Result<bool> reloaded = filter_->reload_if_changed(); !reloaded)
        return tl::unexpected(reloaded.error());
    if (!frame_ || frame_->texture().width() != pixels.width || frame_->texture().height() != pixels.height) {
        Result<Framebuffer> made = Framebuffer::make(pixels.width, pixels.height);
        if (!made) return tl::unexpected(made.error());
        frame_.emplace(std::move(*made));
    }
    frame_->bind();
    if (Result<void> rendered = gui.render(background); !rendered) return rendered;
    bind_window(pixels.width, pixels.height);
    filter_->draw(frame_->texture(), see_as);
    return {};
}

Pixels WindowOutput::read(Window::Size pixels) {
    bind_window(pixels.width, pixels.height);
    return read_bound(pixels.width, pixels.height);
}

}  // namespace svdscope
