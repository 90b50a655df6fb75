// The condition lab's canvas and bar, and the hand on them.
#include "app/labs/condition_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/labs/condition_camera.hpp"
#include "app/labs/condition_motion.hpp"
#include "app/labs/condition_words.hpp"
#include "app/plot/draw_list_painter.hpp"

namespace svdscope {
namespace condition_picture {

using condition::Topic;

Scene scene_at(const Theme& theme, const condition::Params& params, const ConditionLab::View& view,
               const condition::Analysis& analysis, const ConditionLab::Cloud& cloud, float scale) {
    const int stages = ConditionLab::stages(analysis);
    Scene scene{theme, params, view, analysis, cloud, scale, {}, {}, {}, {}, {}, {}};
    scene.time = std::min(view.time, static_cast<double>(stages));
    scene.at_end = view.time >= stages;
    scene.inverse = scene.at_end || params.topic != Topic::Solve
                        ? analysis.solve.inverse
                        : matrix_at(condition_motion::of_inverse(analysis.solve), scene.time);
    return scene;
}

namespace {

void divide_solve(Rooms& rooms, Box canvas, const ConditionLab::View& view, float scale) {
    const bool room = view.layers.gauges && canvas.h >= 220 * scale;
    const float gauges = room ? std::clamp(0.29F * canvas.h, 92 * scale, 220 * scale) : 0;
    const float half = std::floor(canvas.w / 2), high = canvas.h - gauges;
    rooms.rhs = {canvas.x, canvas.y, half, high};
    rooms.solution = {canvas.x + half, canvas.y, canvas.w - half, high};
    if (gauges > 0) rooms.gauges = {canvas.x, canvas.y + high, canvas.w, gauges};
}

// One above the other with free space around each.
void stack(Rooms& rooms, Box box, std::size_t count, float scale) {
    const float pad = 10 * scale, high = box.h / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i)
        rooms.charts[i] = {box.x + pad, box.y + static_cast<float>(i) * high + pad / 2, box.w - 2 * pad,
                           high - pad};
}

void divide_swing(Rooms& rooms, Box canvas, float scale) {
    const float pad = 10 * scale, high = std::floor(0.62F * canvas.h), half = canvas.w / 2;
    rooms.charts[0] = {canvas.x + pad, canvas.y + pad, half - 1.5F * pad, high - pad};
    rooms.charts[1] = {canvas.x + half + pad / 2, canvas.y + pad, half - 1.5F * pad, high - pad};
    rooms.charts[2] = {canvas.x + pad, canvas.y + high + pad, canvas.w - 2 * pad, canvas.h - high - 2 * pad};
}

}  // namespace

Rooms divide(Box canvas, const condition::Params& params, const ConditionLab::View& view, float scale) {
    Rooms rooms;
    switch (params.topic) {
        case Topic::Solve:
            divide_solve(rooms, canvas, view, scale);
            break;
        case Topic::Gram:
            stack(rooms, canvas, 1, scale);
            break;
        case Topic::Families:
            stack(rooms, canvas, 2, scale);
            break;
        case Topic::Swing:
            divide_swing(rooms, canvas, scale);
            break;
        case Topic::Cures: {
            const float half = std::floor(canvas.w / 2);
            const Box left{canvas.x, canvas.y, half, canvas.h};
            stack(rooms, {canvas.x + half, canvas.y, canvas.w - half, canvas.h}, 3, scale);
            const float pad = 10 * scale;
            if (params.cure_system == condition::CureSystem::Plane)
                rooms.solution = left;
            else
                rooms.charts[3] = {left.x + pad, left.y + pad, left.w - 2 * pad, left.h - 2 * pad};
            break;
        }
    }
    return rooms;
}

Chart chart_in(Painter& painter, Box box, const Scene& scene, int index) {
    switch (scene.params.topic) {
        case Topic::Families:
            return families_chart(painter, box, scene, index);
        case Topic::Swing:
            return swing_chart(painter, box, scene, index);
        case Topic::Cures:
            return cures_chart(painter, box, scene, index);
        default:
            return gram_chart(painter, box, scene);
    }
}

void draw_charts(Painter& painter, const Rooms& rooms, const Scene& scene) {
    if (scene.analysis.gram) draw_gram(painter, rooms, scene);
    if (scene.analysis.families) draw_families(painter, rooms, scene);
    if (scene.analysis.swing) draw_swing(painter, rooms, scene);
    if (scene.analysis.cured) draw_cures(painter, rooms, scene);
}

std::optional<double> cut_of(const Scene& scene, int index) {
    switch (scene.params.topic) {
        case Topic::Gram:
            return std::pow(10, scene.params.gram_log_kappa);
        case Topic::Families:
            return scene.params.size;
        case Topic::Cures:
            if (index < 2) return std::pow(10, scene.params.log_filter);
            return {};
        default:
            return {};
    }
}

condition::Params with_cut(const Scene& scene, double value) {
    condition::Params params = scene.params;
    switch (params.topic) {
        case Topic::Gram:
            params.gram_log_kappa = std::clamp(std::log10(value), 0.0, condition::kMostLogKappa);
            break;
        case Topic::Families:
            params.size = nearest_whole(value, condition::kLeastSize, condition::kMostSize);
            break;
        case Topic::Cures:
            params.log_filter =
                std::clamp(std::log10(value), condition::kLeastLogFilter, condition::kMostLogFilter);
            break;
        default:
            break;
    }
    return params;
}

}  // namespace condition_picture

namespace {

using namespace condition_picture;

constexpr double kGridSnap = 0.25;
constexpr double kAngleSnap = std::numbers::pi / 12;  // 15 degrees
constexpr double kRadiusSnap = 0.05;

double snapped(double value, double step) { return std::round(value / step) * step; }
Vec2 snapped_to_grid(Vec2 p) { return {snapped(p.x, kGridSnap), snapped(p.y, kGridSnap)}; }

float aspect_of(Box box) { return box.w / std::max(1.0F, box.h); }

Point mouse() {
    const ImVec2 at = ImGui::GetMousePos();
    return {at.x, at.y};
}

/// Everything a gesture may read and change.
struct Gesture {
    Ui& ui;
    condition::Params& params;
    ConditionLab::View& view;
    ConditionLab::Session& session;
    const condition::Analysis& analysis;
};

// Alt turns the noise and keeps its size.
Vec2 dragged_noise(const condition::Params& params, const HandleDrag& drag) {
    const Vec2 free = drag.to - params.rhs;
    if (drag.alternate && norm(free) > 0) return norm(params.noise) * unit(angle(free));
    if (!drag.snap) return free;
    return snapped(norm(free), kRadiusSnap) * unit(snapped(angle(free), kAngleSnap));
}

void touched(Gesture g) {
    g.view.welcomed = true;
    g.view.playing = false;
    g.view.time = ConditionLab::kEnd;
}

void move_handle(Gesture g, const HandleDrag& drag) {
    const Vec2 to = drag.snap ? snapped_to_grid(drag.to) : drag.to;
    if (drag.name == "b") g.params.rhs = to;
    if (drag.name == "noise") g.params.noise = dragged_noise(g.params, drag);
    if (drag.name == "x") g.params = with_solution(g.params, to);
    touched(g);
}

void use_plane(Gesture g, Canvas2D& canvas, Hand& hand, std::optional<Camera2>& saved,
               const std::vector<HandleSpec>& handles) {
    if (const auto drag = drag_handles(g.ui, canvas, hand, handles)) move_handle(g, *drag);
    Camera2 camera = canvas.camera();
    bool fit = false;
    if (navigate(g.ui, canvas, hand, camera, fit)) saved = camera;
    if (fit) saved.reset();
    if (!hand.hovered.empty()) g.session.lit = hand.hovered;
    if (!hand.held.empty()) g.session.lit = hand.held;
}

// A press anywhere on a chart takes its mark there.
void use_chart(Gesture g, const Chart& chart, int index, Scene& scene) {
    const auto cut = cut_of(scene, index);
    if (!cut) return;
    g.ui.inspector.handle(index == 0 ? "cut" : "cut_2", chart.grip(*cut));
    const Point at = mouse();
    const bool inside = ImGui::IsMousePosValid() && chart.plot().contains(at) && ImGui::IsWindowHovered() &&
                        !ImGui::IsAnyItemHovered() && !ImGui::IsAnyItemActive();
    if (inside) g.session.hovered = chart.to_values(at).x;
    if (inside && ImGui::IsMouseClicked(0)) g.session.cut_chart = index;
    if (g.session.cut_chart == index && ImGui::IsMousePosValid()) {
        g.params = with_cut(scene, chart.to_values(at).x);
        touched(g);
    }
    const bool near = inside && std::abs(at.x - chart.grip(*cut).x) <= g.ui.px(12);
    if (near || g.session.cut_chart == index) {
        scene.cut_is_lit = true;
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
}

// The parameters may have changed since the scene was made: reachable handles are those that were drawn.
std::vector<HandleSpec> rhs_handles(const condition::Params& params) {
    return {{"b", params.rhs, 1}, {"noise", params.rhs + params.noise, 2}};
}
std::vector<HandleSpec> solution_handles(const condition::Analysis& analysis) {
    return {{"x", analysis.solve.x, 1}};
}

// Samples and sums are made again only when what they are made of has changed.
void remember_cloud(ConditionLab::Cloud& cloud, const condition::Params& params,
                    const condition::Analysis& analysis) {
    if (cloud.seed != params.seed) {
        cloud = {};
        cloud.samples = condition::disk_samples(ConditionLab::kSamples, params.seed);
        cloud.blocks = {std::make_shared<const PointBlock>(cloud.samples)};
        cloud.seed = params.seed;
    }
    const std::tuple system{analysis.solve.inverse, params.rhs, analysis.solve.radius > 0};
    if (params.topic != Topic::Solve || cloud.summed == system) return;
    cloud.sums = cloud_sums(analysis.solve, params.rhs, cloud.samples);
    cloud.summed = system;
}

std::string_view solution_title(Painter& painter, Box room, const condition::Params& params) {
    const std::string_view whole = params.topic == Topic::Cures
                                       ? "Solution x: dashed as it was, filled as it is now"
                                       : "Solution x, and what the noise makes of it";
    return fitting_words(painter, 0.9F * room.w, {whole, "Solution x"});
}

void draw_plane(Painter& painter, Box room, Canvas2D& canvas, const Scene& scene,
                void (*draw)(Canvas2D&, const Scene&), std::string_view title) {
    painter.push_clip(room);
    keep_off_title(canvas, title);
    draw(canvas, scene);
    draw_title(painter, room, scene, title);
    painter.pop_clip();
}

// Everything that does not depend on a hand: shared by the window and by painted pictures.
void draw_all(Painter& painter, const Rooms& rooms, const Scene& scene,
              const condition_camera::Pair& cameras) {
    const auto canvas_of = [&](Box room, const Camera2& camera) {
        return Canvas2D(painter, room, camera, scene.scale, scene.theme.background);
    };
    if (rooms.rhs.w > 0) {
        Canvas2D canvas = canvas_of(rooms.rhs, cameras.rhs);
        draw_plane(painter, rooms.rhs, canvas, scene, draw_rhs_plane, "Right-hand side b, with noise");
    }
    if (rooms.solution.w > 0) {
        Canvas2D canvas = canvas_of(rooms.solution, cameras.solution);
        draw_plane(painter, rooms.solution, canvas, scene,
                   scene.analysis.cured ? draw_cured_plane : draw_solution_plane,
                   solution_title(painter, rooms.solution, scene.params));
        painter.polyline(std::array{Point{rooms.solution.x, rooms.solution.y},
                                    Point{rooms.solution.x, rooms.solution.y + rooms.solution.h}},
                         scene.theme.line, scene.scale, false);
    }
    if (rooms.gauges.w > 0) draw_gauges(painter, rooms.gauges, scene);
    draw_charts(painter, rooms, scene);
}

}  // namespace

void ConditionLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                           const Analysis& analysis, Requests&) {
    session.reduced_motion = ui.reduced_motion;
    remember_cloud(session.cloud, params, analysis);
    const Rooms rooms = divide(box, params, view, ui.scale);
    if (rooms.solution.w > 0) session.aspect = aspect_of(rooms.solution);
    condition_camera::open(params, session, analysis);
    const condition_camera::Pair cameras = condition_camera::current(params, view, session, analysis);
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const condition::Params drawn = params;
    Scene scene = scene_at(ui.theme, drawn, view, analysis, session.cloud, ui.scale);
    const Gesture gesture{ui, params, view, session, analysis};
    session.lit.clear();
    session.hovered.reset();
    if (!ImGui::IsMouseDown(0)) session.cut_chart.reset();
    if (rooms.rhs.w > 0) {
        Canvas2D canvas(painter, rooms.rhs, cameras.rhs, ui.scale, ui.theme.background);
        use_plane(gesture, canvas, session.rhs_hand, view.rhs_camera, rhs_handles(drawn));
    }
    if (rooms.solution.w > 0) {
        Canvas2D canvas(painter, rooms.solution, cameras.solution, ui.scale, ui.theme.background);
        use_plane(gesture, canvas, session.solution_hand, view.solution_camera, solution_handles(analysis));
    }
    for (int i = 0; i < 3; ++i)
        if (const Box room = rooms.charts[i]; room.w > 0)
            use_chart(gesture, chart_in(painter, room, scene, i), i, scene);
    scene.lit = session.lit;
    scene.hovered = session.hovered;
    painter.push_clip(box);
    draw_all(painter, rooms, scene, cameras);
    painter.pop_clip();
}

void ConditionLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                         const Analysis& analysis) {
    Session session;
    remember_cloud(session.cloud, params, analysis);
    const Rooms rooms = divide(area, params, view, ui.scale);
    if (rooms.solution.w > 0) session.aspect = aspect_of(rooms.solution);
    painter.push_clip(area);
    draw_all(painter, rooms, scene_at(ui.theme, params, view, analysis, session.cloud, ui.scale),
             condition_camera::current(params, view, session, analysis));
    painter.pop_clip();
}

void ConditionLab::bar(Ui& ui, Box box, Params& params, View& view, Session& session,
                       const Analysis& analysis, Requests& requests) {
    const std::vector<std::string> chips = condition_words::chips(analysis);
    std::function<void(int, Box)> thumbnail;
    if (params.topic == Topic::Solve)
        thumbnail = [&](int stop, Box at) {
            View still = view;
            still.time = stop;
            still.layers.gauges = false;
            DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
            painter.push_clip(at);
            condition_picture::draw_thumbnail(
                painter, at, scene_at(ui.theme, params, still, analysis, session.cloud, ui.scale));
            painter.pop_clip();
        };
    const std::string sentence = condition_words::bar_sentence(params, view, analysis);
    const TimelineEdit edit = staged_bar(ui, box, view, stages(analysis), chips, sentence, thumbnail);
    if (edit == TimelineEdit::PlayPause) key(Lab::Key::Play, params, view, session, analysis, requests);
}

}  // namespace svdscope
