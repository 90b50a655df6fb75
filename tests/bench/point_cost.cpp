// What a frame with a cloud of points costs at 1280x800: at rest, with one point dragged, and moved as a
// whole.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <random>
#include <vector>

#include <glad/gl.h>
#include <imgui.h>

#include "app/plot/canvas2d.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/render/framebuffer.hpp"
#include "app/shell/gui.hpp"
#include "app/shell/headless_context.hpp"
#include "app/ui/theme.hpp"

namespace svdscope {
namespace {

constexpr int kWidth = 1280, kHeight = 800;
constexpr std::size_t kBlock = 512;
constexpr int kFrames = 25;

double milliseconds() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

PointBlocks normal_cloud(std::size_t count) {
    std::mt19937 random(1);
    std::normal_distribution<double> normal;
    PointBlocks blocks{};
    for (std::size_t from = 0; from < count; from += kBlock) {
        PointBlock block(std::min(kBlock, count - from));
        for (Vec2& p : block) p = {normal(random), normal(random)};
        blocks.push_back(std::make_shared<const PointBlock>(std::move(block)));
    }
    return blocks;
}

/// What happens between two frames.
struct Cloud {
    PointBlocks blocks{};
    Camera2 camera{};
    float radius = 1.5F;
    std::uint8_t alpha = 60;
};
using Step = std::function<void(Cloud&, int)>;

void nothing(Cloud&, int) {}
void pan(Cloud& cloud, int frame) { cloud.camera.center.x = 0.01 * frame; }
/// One point in the middle of the cloud goes a few pixels.
void drag(Cloud& cloud, int frame) {
    PointBlock moved = *cloud.blocks[cloud.blocks.size() / 2];
    moved[0] = {0.5 + 0.02 * frame, 0.3};
    cloud.blocks[cloud.blocks.size() / 2] = std::make_shared<const PointBlock>(std::move(moved));
}

void build_frame(Gui& gui, const Cloud& cloud) {
    Inspector inspector;
    CellEditor cells;
    ImGui::GetIO().DisplaySize = {kWidth, kHeight};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    gui.points().clear();
    gui.begin();
    ImGui::NewFrame();
    const Ui ui{dark_theme(), gui.fonts(), 1, inspector, cells, false, false, &gui.points()};
    DrawListPainter painter(*ImGui::GetBackgroundDrawList(), ui);
    const Box area{0, 0, kWidth, kHeight};
    Canvas2D canvas(painter, area, cloud.camera, 1, ui.theme.background);
    const Rgba ink = ui.theme.first;
    canvas.points(cloud.blocks, {}, {}, {}, {ink.r, ink.g, ink.b, cloud.alpha}, cloud.radius);
    ImGui::Render();
}

double median_frame(Gui& gui, const Framebuffer& frame, Cloud cloud, const Step& step) {
    std::vector<double> samples;
    for (int i = 0; i < kFrames; ++i) {
        step(cloud, i);
        const double start = milliseconds();
        build_frame(gui, cloud);
        frame.bind();
        if (!gui.render(dark_theme().background)) return -1;
        glFinish();
        if (i >= 4) samples.push_back(milliseconds() - start);
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
    std::printf("frame_ms, medians        at rest  one point dragged  panned\n");
    std::printf("no points               %8.2f\n", median_frame(**gui, *frame, Cloud(), nothing));
    for (const std::size_t count : {500, 5000, 9999, 10000, 100000, 1000000}) {
        for (const float radius : {1.0F, 1.5F, 3.0F}) {
            const Cloud cloud{.blocks = normal_cloud(count), .radius = radius};
            std::printf("%7zu of radius %.1f  %8.2f %8.2f %8.2f\n", count, static_cast<double>(radius),
                        median_frame(**gui, *frame, cloud, nothing), median_frame(**gui, *frame, cloud, drag),
                        median_frame(**gui, *frame, cloud, pan));
        }
    }
    return 0;
}

}  // namespace
}  // namespace svdscope

int main() { return svdscope::run(); }
