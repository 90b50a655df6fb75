// What a frame costs while an entry of the transform lab, b of the condition lab or an axis of the space lab
// is dragged, against Dear ImGui's demo window in the same loop.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

#include <imgui.h>

#include "app/lab/lab.hpp"
#include "app/shell/frame_stats.hpp"
#include "app/shell/gui.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/screen.hpp"
#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

constexpr int kWarmUp = 30;
constexpr int kFrames = 300;
constexpr int kRounds = 7;

struct Bench {
    Screen& screen;
    Screen& condition;
    Screen& space;
    Gui& gui;
};

double median(std::vector<double> samples) {
    std::nth_element(samples.begin(), samples.begin() + static_cast<long>(samples.size() / 2), samples.end());
    return samples[samples.size() / 2];
}

// The same part of a frame for both: from new-frame to draw data, by the processor's clock.
double timed(Bench bench, const std::function<void()>& draw) {
    bench.gui.begin();
    ImGui::GetIO().DisplaySize = {1280, 800};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    const double start = thread_cpu_ms();
    draw();
    return thread_cpu_ms() - start;
}

void draw_lab(Bench bench) { draw_frame(bench.screen, bench.gui); }
void draw_condition(Bench bench) { draw_frame(bench.condition, bench.gui); }
void draw_space(Bench bench) { draw_frame(bench.space, bench.gui); }

// The demo's headers and the trees directly under them (1.86; later versions have these and more).
constexpr const char* kDemoParts[] = {"Help",
                                      "Configuration",
                                      "Window options",
                                      "Widgets",
                                      "Basic",
                                      "Trees",
                                      "Text",
                                      "Images",
                                      "Combo",
                                      "List boxes",
                                      "Selectables",
                                      "Text Input",
                                      "Tabs",
                                      "Plots Widgets",
                                      "Color/Picker Widgets",
                                      "Drag/Slider Flags",
                                      "Range Widgets",
                                      "Data Types",
                                      "Multi-component Widgets",
                                      "Vertical Sliders",
                                      "Layout & Scrolling",
                                      "Child windows",
                                      "Widgets Width",
                                      "Basic Horizontal Layout",
                                      "Groups",
                                      "Text Baseline Alignment",
                                      "Scrolling",
                                      "Clipping",
                                      "Popups & Modal windows",
                                      "Tables & Columns",
                                      "Filtering",
                                      "Inputs, Navigation & Focus"};

// As Dear ImGui shows it: with every header closed.
void draw_demo() {
    ImGui::NewFrame();
    ImGui::ShowDemoWindow();
    ImGui::Render();
}

void open_demo_parts() {
    ImGui::NewFrame();
    ImGui::Begin("Dear ImGui Demo");
    for (const char* part : kDemoParts) ImGui::GetStateStorage()->SetInt(ImGui::GetID(part), 1);
    ImGui::End();
    ImGui::Render();
}

// A mouse that drags sideways from `from`: down in the first frame, a pixel to and fro in each later one.
void drag_from(Point from, int frame) {
    compat::inject_mouse(
        {from.x + static_cast<float>(frame % 120 < 60 ? frame % 60 : 60 - frame % 60), from.y});
    compat::inject_button(0, frame > 2);
}

std::vector<double> round_of(Bench bench, Point from, const std::function<void()>& draw) {
    std::vector<double> samples;
    for (int frame = 0; frame < kWarmUp + kFrames; ++frame) {
        drag_from(from, frame);
        const double cost = timed(bench, draw);
        if (frame >= kWarmUp) samples.push_back(cost);
    }
    compat::inject_button(0, false);
    timed(bench, draw);
    return samples;
}

struct Medians {
    std::vector<double> lab, condition, space, demo, open_demo;
};

// The contestants take turns, so that a busy machine is unfair to none of them.
Medians measure(Bench bench) {
    Medians medians;
    timed(bench, [bench] { draw_lab(bench); });
    const Box cell = bench.screen.inspector.widgets().at("matrix_0_0");
    const Point entry{cell.x + cell.w / 2, cell.y + cell.h / 2};
    timed(bench, [bench] { draw_condition(bench); });
    const Point rhs = bench.condition.inspector.handles().at("b");
    timed(bench, [bench] { draw_space(bench); });
    const Point axis = bench.space.inspector.handles().at("u1");
    const Point title{700, 30};
    for (int k = 0; k < kRounds; ++k) {
        medians.lab.push_back(median(round_of(bench, entry, [bench] { draw_lab(bench); })));
        medians.condition.push_back(median(round_of(bench, rhs, [bench] { draw_condition(bench); })));
        medians.space.push_back(median(round_of(bench, axis, [bench] { draw_space(bench); })));
        medians.demo.push_back(median(round_of(bench, title, draw_demo)));
    }
    timed(bench, open_demo_parts);
    for (int k = 0; k < kRounds; ++k) medians.open_demo.push_back(median(round_of(bench, title, draw_demo)));
    return medians;
}

int run() {
    Result<HeadlessContext> context = HeadlessContext::make();
    if (!context) return std::fprintf(stderr, "%s\n", context.error().message.c_str()), 3;
    Result<std::unique_ptr<Gui>> gui = Gui::make();
    if (!gui) return std::fprintf(stderr, "%s\n", gui.error().message.c_str()), 3;
    if (!(*gui)->set_scale(1)) return 3;
    Screen screen(lab_table()), condition(lab_table()), space(lab_table());
    condition.desk.choose("condition");
    space.desk.choose("space");
    const Medians medians = measure({screen, condition, space, **gui});
    const double axis = median(medians.space);
    const double rhs = median(medians.condition);
    const double lab = median(medians.lab), demo = median(medians.demo),
                 open_demo = median(medians.open_demo);
    std::printf("ui_ms while dragging an entry of A    %.3f\n", lab);
    std::printf("ui_ms while dragging b with its noise   %.3f   ratio %.2f\n", rhs, rhs / lab);
    std::printf("ui_ms while dragging an axis in space %.3f   ratio %.2f\n", axis, axis / lab);
    std::printf("ui_ms of ImGui's demo window          %.3f   ratio %.2f\n", demo, lab / demo);
    std::printf("ui_ms of it with its parts open       %.3f   ratio %.2f\n", open_demo, lab / open_demo);
    return 0;
}

}  // namespace
}  // namespace svdscope

int main() { return svdscope::run(); }
