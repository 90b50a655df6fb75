// What a frame with a turning scene of space costs at 1280x720: ghost, ellipsoid, arrows, grid and axes.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

#include <glad/gl.h>

#include "app/render/framebuffer.hpp"
#include "app/render/scene_renderer.hpp"
#include "app/shell/headless_context.hpp"
#include "tests/support/example_scene.hpp"

namespace svdscope {
namespace {

constexpr int kWidth = 1280, kHeight = 720;
constexpr int kFrames = 60, kWarmUp = 10;
constexpr Box kArea{0, 0, kWidth, kHeight};

/// Milliseconds of a clock: that of the wall, or of all threads of the program together.
double milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double median(std::vector<double>& samples) {
    std::nth_element(samples.begin(), samples.begin() + static_cast<long>(samples.size() / 2), samples.end());
    return samples[samples.size() / 2];
}

struct Bench {
    SceneRenderer& renderer;
    const Framebuffer& frame;
    Scene3D scene{};

    void print(const char* name, double zoom, std::size_t dots) {
        std::vector<double> wall, work;
        const auto points = std::make_shared<const PointBlock3>([dots] {
            PointBlock3 block(dots);
            for (std::size_t i = 0; i < dots; ++i) {
                const auto part = [i](double step) {
                    return 2 * std::fmod(static_cast<double>(i) * step, 1.0) - 1;
                };
                block[i] = {1.8 * part(0.6180339), part(0.7548776), part(0.5698402)};
            }
            return block;
        }());
        for (int i = 0; i < kFrames; ++i) {
            example::build(scene, dark_theme(), {1.75, 1.1, 0.6});
            scene.camera = fit_sphere({{}, 1, 0.02 * i, 0.36}, {}, 2 / zoom, kArea);
            if (dots > 0) scene.clouds.push_back({.points = points, .color = dark_theme().data, .radius = 2});
            const double start = milliseconds(CLOCK_MONOTONIC);
            const double worked = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
            frame.bind();
            renderer.draw(scene, kArea, {0, 0, kWidth, kHeight}, kHeight);
            glFinish();
            if (i < kWarmUp) continue;
            wall.push_back(milliseconds(CLOCK_MONOTONIC) - start);
            work.push_back(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - worked);
        }
        std::printf("%-36s %8.2f %8.2f\n", name, median(wall), median(work));
    }
};

int run() {
    Result<HeadlessContext> context = HeadlessContext::make();
    if (!context) return std::fprintf(stderr, "%s\n", context.error().message.c_str()), 3;
    SceneRenderer renderer;
    const Result<Framebuffer> frame = Framebuffer::make(kWidth, kHeight);
    if (!frame) return 3;
    Bench bench{renderer, *frame};
    std::printf("frame_ms, medians                      wall  threads together\n");
    bench.print("the example", 1, 0);
    bench.print("filling the picture", 2.5, 0);
    bench.print("with 1,000 points", 1, 1000);
    bench.print("with 100,000 points", 1, 100000);
    return 0;
}

}  // namespace
}  // namespace svdscope

int main() { return svdscope::run(); }
