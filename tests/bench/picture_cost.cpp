// What a frame with a picture costs at 1280x800: at rest, and with new pixels in each frame.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include <glad/gl.h>
#include <imgui.h>

#include "app/plot/draw_list_painter.hpp"
#include "app/render/framebuffer.hpp"
#include "app/shell/gui.hpp"
#include "app/shell/headless_context.hpp"
#include "app/ui/theme.hpp"

namespace svdscope {
namespace {

constexpr int kWidth = 1280, kHeight = 800;
constexpr int kFrames = 45, kWarmUp = 5;

double milliseconds() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

PixelsPtr noise(int size, unsigned seed) {
    Pixels pixels(size, size);
    for (std::uint8_t& byte : pixels.rgba) {
        seed = seed * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(seed >> 24);
    }
    for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) pixels.rgba[i] = 255;
    return std::make_shared<const Pixels>(std::move(pixels));
}

void build_frame(Gui& gui, const PixelsPtr& picture, float side, bool smooth) {
    Inspector inspector;
    CellEditor cells;
    ImGui::GetIO().DisplaySize = {kWidth, kHeight};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    gui.pictures().clear();
    gui.begin();
    ImGui::NewFrame();
    Ui ui{dark_theme(), gui.fonts(), 1, inspector, cells};
    ui.pictures = &gui.pictures();
    DrawListPainter painter(*ImGui::GetBackgroundDrawList(), ui);
    painter.image({(kWidth - side) / 2, (kHeight - side) / 2, side, side}, picture, smooth, kWholePicture);
    ImGui::Render();
}

/// The pictures are made beforehand: only sending and drawing counts.
double median_frame(Gui& gui, const Framebuffer& frame, const std::vector<PixelsPtr>& pictures, float side,
                    bool smooth) {
    std::vector<double> samples;
    for (std::size_t i = 0; i < kFrames; ++i) {
        const PixelsPtr& picture = pictures.empty() ? nullptr : pictures[i % pictures.size()];
        const double start = milliseconds();
        build_frame(gui, picture, side, smooth);
        frame.bind();
        if (!gui.render(dark_theme().background)) return -1;
        glFinish();
        if (i >= kWarmUp) samples.push_back(milliseconds() - start);
    }
    std::nth_element(samples.begin(), samples.begin() + static_cast<long>(samples.size() / 2), samples.end());
    return samples[samples.size() / 2];
}

int run() {
    Result<HeadlessContext> context = HeadlessContext::make();
    if (!context) return std::fprintf(stderr, "%s\n", context.error().message.c_str()), 3;
    Result<std::unique_ptr<Gui>> gui = Gui::make();
    if (!gui || !(*gui)->set_scale(1)) return 3;
    const Result<Framebuffer> frame = Framebuffer::make(kWidth, kHeight);
    if (!frame) return 3;
    std::printf("frame_ms, medians                 at rest  changing\n");
    std::printf("no picture                       %8.2f\n", median_frame(**gui, *frame, {}, 1, true));
    for (const int size : {64, 512, 2048}) {
        std::vector<PixelsPtr> pictures;
        for (unsigned seed = 1; seed <= 8; ++seed) pictures.push_back(noise(size, seed));
        for (const float side : {200.0F, 512.0F, 760.0F}) {
            for (const bool smooth : {false, true}) {
                std::printf("%4dx%-4d on %3.0f pixels, %s  %8.2f %8.2f\n", size, size,
                            static_cast<double>(side), smooth ? "smooth" : "crisp ",
                            median_frame(**gui, *frame, {pictures[0]}, side, smooth),
                            median_frame(**gui, *frame, pictures, side, smooth));
            }
        }
    }
    return 0;
}

}  // namespace
}  // namespace svdscope

int main() { return svdscope::run(); }
