// Renders a screen into a framebuffer and reads it back.
#include "app/shell/headless_renderer.hpp"

#include <cfloat>
#include <utility>

#include <glad/gl.h>
#include <imgui.h>

#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

/// ImGui sizes windows by the content of the frame before; two frames settle it, a third is for what depends
/// on those.
constexpr int kSettlingFrames = 3;

void prepare_io(int width, int height) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = 1.0F / 60;
    compat::inject_mouse({-FLT_MAX, -FLT_MAX});
}

}  // namespace

HeadlessRenderer::HeadlessRenderer(HeadlessContext context, std::unique_ptr<Gui> gui, Framebuffer frame,
                                   Framebuffer seen)
    : context_(std::move(context)),
      gui_(std::move(gui)),
      frame_(std::move(frame)),
      seen_(std::move(seen)) {}

HeadlessRenderer::~HeadlessRenderer() = default;

Result<HeadlessRenderer> HeadlessRenderer::make(const PictureOptions& options) {
    Result<HeadlessContext> context = HeadlessContext::make();
    if (!context) return tl::unexpected(context.error());
    Result<Framebuffer> frame = Framebuffer::make(options.width, options.height);
    if (!frame) return tl::unexpected(frame.error());
    Result<Framebuffer> seen = Framebuffer::make(options.width, options.height);
    if (!seen) return tl::unexpected(seen.error());
    Result<std::unique_ptr<Gui>> gui = Gui::make();
    if (!gui) return tl::unexpected(gui.error());
    return HeadlessRenderer(std::move(*context), std::move(*gui), std::move(*frame), std::move(*seen));
}

Result<Pixels> HeadlessRenderer::render(Screen& screen) {
    if (Result<void> scaled = gui_->set_scale(screen.magnification()); !scaled)
        return tl::unexpected(scaled.error());
    screen.desk.current().finish();
    for (int i = 0; i < kSettlingFrames; ++i) {
        gui_->begin();
        prepare_io(frame_.texture().width(), frame_.texture().height());
        draw_frame(screen, *gui_);
    }
    frame_.bind();
    if (Result<void> rendered = gui_->render(screen.theme().background); !rendered)
        return tl::unexpected(rendered.error());
    if (screen.settings.see_as == Vision::None) return frame_.read();
    Result<VisionFilter> filter = VisionFilter::make();
    if (!filter) return tl::unexpected(filter.error());
    seen_.bind();
    filter->draw(frame_.texture(), screen.settings.see_as);
    return seen_.read();
}

}  // namespace svdscope
