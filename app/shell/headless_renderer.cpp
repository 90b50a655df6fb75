// Renders a screen or a painting into a framebuffer and reads it back.
#include "app/shell/headless_renderer.hpp"

#include <cfloat>
#include <utility>

#include <glad/gl.h>
#include <imgui.h>

#include "app/plot/draw_list_painter.hpp"
#include "app/shell/svg_picture.hpp"
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

// A frame in which nothing but the painting is drawn.
void paint_frame(Gui& gui, Box area, const PaintingLook& look, const Painting& painting) {
    Inspector inspector;
    CellEditor cells;
    gui.points().clear();
    gui.pictures().clear();
    gui.scenes().clear();
    Ui ui{look.theme, gui.fonts(), gui.scale(),   inspector,       cells,
          true,       false,       &gui.points(), &gui.pictures(), &gui.scenes()};
    ImGui::NewFrame();
    DrawListPainter painter(*ImGui::GetBackgroundDrawList(), ui);
    painting(ui, painter, area);
    ImGui::Render();
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

Box HeadlessRenderer::area() const {
    return {0, 0, static_cast<float>(frame_.texture().width()),
            static_cast<float>(frame_.texture().height())};
}

Result<void> HeadlessRenderer::settle(float scale, Rgba background, const std::function<void()>& draw) {
    if (Result<void> scaled = gui_->set_scale(scale); !scaled) return scaled;
    for (int i = 0; i < kSettlingFrames; ++i) {
        gui_->begin();
        prepare_io(frame_.texture().width(), frame_.texture().height());
        draw();
    }
    frame_.bind();
    return gui_->render(background);
}

Result<Pixels> HeadlessRenderer::render(const PaintingLook& look, const Painting& painting) {
    const Result<void> drawn =
        settle(look.scale, look.theme.background, [&] { paint_frame(*gui_, area(), look, painting); });
    if (!drawn) return tl::unexpected(drawn.error());
    return frame_.read();
}

Result<std::string> HeadlessRenderer::svg(const PaintingLook& look, const Painting& painting) {
    const Result<void> ready = settle(look.scale, look.theme.background,
                                      [&] { paint_frame(*gui_, area(), look, [](auto&&...) {}); });
    if (!ready) return tl::unexpected(ready.error());
    Inspector inspector;
    CellEditor cells;
    Ui ui{look.theme, gui_->fonts(), gui_->scale(), inspector, cells};
    return painted_svg(ui, area(), painting);
}

Result<Pixels> HeadlessRenderer::render(Screen& screen) {
    screen.desk.current().finish();
    const Result<void> drawn =
        settle(screen.magnification(), screen.theme().background, [&] { draw_frame(screen, *gui_); });
    if (!drawn) return tl::unexpected(drawn.error());
    if (screen.settings.see_as == Vision::None) return frame_.read();
    Result<VisionFilter> filter = VisionFilter::make();
    if (!filter) return tl::unexpected(filter.error());
    seen_.bind();
    filter->draw(frame_.texture(), screen.settings.see_as);
    return seen_.read();
}

}  // namespace svdscope
