// The fit lab's canvas and the hand on it.
#include "app/labs/fit_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/fit_panel.hpp"
#include "app/labs/fit_projection.hpp"
#include "app/labs/fit_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/plot/ticks.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace fit_picture {

Rooms divide(Box canvas, const Scene& scene) {
    const float s = scene.scale, pad = 12 * s;
    const Box inner{canvas.x + pad, canvas.y + pad, std::max(1.0F, canvas.w - 2 * pad),
                    std::max(1.0F, canvas.h - 2 * pad)};
    Rooms rooms;
    if (scene.projects()) {
        const float wide = std::floor(0.6F * canvas.w);
        rooms.space = {canvas.x, canvas.y, wide, canvas.h};
        const float high = std::min(inner.h, std::max(0.62F * inner.h, 300 * s));
        rooms.plane = {canvas.x + wide + pad, inner.y + (inner.h - high) / 2, canvas.w - wide - 2 * pad,
                       high};
        return rooms;
    }
    const bool charts = scene.view.layers.charts && scene.analysis.count > 0 && canvas.h >= 380 * s;
    const float below = charts ? std::clamp(0.34F * canvas.h, 150 * s, 320 * s) : 0;
    rooms.plane = {inner.x, inner.y, inner.w, inner.h - below};
    if (!charts) return rooms;
    const float top = inner.y + inner.h - below + pad, half = std::floor(inner.w / 2) - pad / 2;
    rooms.filter = {inner.x, top, half, below - pad};
    rooms.digits = {inner.x + half + pad, top, half, below - pad};
    return rooms;
}

}  // namespace fit_picture

namespace {

using namespace fit_picture;
using Mark = FitLab::Mark;

/// Everything a gesture may read and change.
struct Gesture {
    Ui& ui;
    fit::Params& params;
    FitLab::View& view;
    FitLab::Session& session;
    const fit::Analysis& analysis;
    Requests& requests;
};

PlaneRange shown_range(const fit::Params& params, const FitLab::View& view, const FitLab::Session& session) {
    const PlaneRange fitting = session.range.shown ? *session.range.shown : range_of(params.points);
    return {view.low.value_or(fitting.low), view.high.value_or(fitting.high)};
}

// Both scales on their own round steps, about 20 pixels long.
Vec2 snapped(const Plane& plane, Vec2 p) {
    const Vec2 pixels = plane.to_plane({20, 20}) - plane.to_plane({0, 0});
    const Vec2 step{nice_step(pixels.x), nice_step(pixels.y)};
    return {std::round(p.x / step.x) * step.x, std::round(p.y / step.y) * step.y};
}

// An arrow key moves by about four pixels.
Vec2 nudged(const Plane& plane, Vec2 from, Vec2 to) {
    const Vec2 at = plane.to_canvas(from);
    return plane.to_plane(at + 40.0 * (to - at));
}

void move_point(Gesture g, const Plane& plane, const HandleDrag& drag) {
    const auto index = fit_words::point_index(drag.name);
    if (!index || *index >= g.params.points.size()) return;
    Vec2 to = plane.to_plane(drag.to);
    if (drag.nudge) to = nudged(plane, g.params.points[*index], drag.to);
    if (drag.snap) to = snapped(plane, to);
    g.params = fit::with_point(std::move(g.params), *index, to);
    g.view.welcomed = true;
}

/// Double-click, or Shift and a press, on nothing. True when a point was added.
bool add_point(Gesture g, const Plane& plane) {
    Hand& hand = g.session.hand;
    const bool shift = ImGui::IsMouseClicked(0) && ImGui::GetIO().KeyShift;
    const bool asked = shift || ImGui::IsMouseDoubleClicked(0);
    if (!asked || !hand.held.empty() || !hand.hovered.empty() || !canvas_is_free(plane.canvas)) return false;
    g.params =
        fit::with_point_added(std::move(g.params), plane.to_plane(plane.canvas.to_plane(hands::mouse())));
    hand.panning = false;
    g.session.chosen = g.params.points.size() - 1;
    g.view.welcomed = true;
    return true;
}

// What a hand may pan and zoom to: doubles still tell its pixels apart.
bool is_sensible(const PlaneRange& range) {
    constexpr double kFarthest = 1e40, kNearest = 1e-9;
    const auto fits = [](double low, double high) {
        const double size = std::max(std::abs(low), std::abs(high));
        return size <= kFarthest && high - low > kNearest * size;
    };
    return fits(range.low.x, range.high.x) && fits(range.low.y, range.high.y);
}

void use_plane(Gesture g, const Plane& plane, const fit::Params& drawn) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < drawn.points.size(); ++i) names.push_back(fit_words::point_name(i));
    std::vector<HandleSpec> handles;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Vec2 at = plane.to_canvas(drawn.points[i]);
        handles.push_back({names[i], {std::clamp(at.x, -1e5, 1e5), std::clamp(at.y, -1e5, 1e5)}, 1});
    }
    Hand& hand = g.session.hand;
    if (const auto drag = drag_handles(g.ui, plane.canvas, hand, handles)) move_point(g, plane, *drag);
    if (!hand.held.empty()) g.session.chosen = fit_words::point_index(hand.held);
    if (ImGui::IsMouseClicked(0) && hand.hovered.empty() && canvas_is_free(plane.canvas))
        g.session.chosen.reset();
    g.ui.inspector.widget("plane", plane.chart.plot());
    if (add_point(g, plane)) return;
    Camera2 camera = plane.canvas.camera();
    bool fit = false;  // a double-click adds a point here; Home fits
    if (!navigate(g.ui, plane.canvas, hand, camera, fit)) return;
    const Box& plot = plane.chart.plot();
    const double part = camera.half_height / (plot.h / 2.0);
    const Vec2 half{part * plot.w / 2, part * plot.h / 2};
    const PlaneRange range{plane.to_plane(camera.center - half), plane.to_plane(camera.center + half)};
    if (is_sensible(range)) g.view.low = range.low, g.view.high = range.high;
}

void put_filter(Gesture g, double value) {
    const double exponent = std::log10(std::max(value, 1e-300));
    if (g.params.cure == fit::Cure::Ridge) {
        g.params.log_ridge = std::clamp(exponent, fit::kLeastLogFilter, fit::kMostLogRidge);
    } else {
        g.params.log_cutoff = std::clamp(exponent, fit::kLeastLogFilter, fit::kMostLogCutoff);
        g.params.own_cutoff = true;
    }
}

// A press anywhere on a chart takes its mark there.
void use_chart(Gesture g, const Chart& chart, Mark mark, double at, Scene& scene) {
    g.ui.inspector.handle(mark == Mark::Filter ? "cut" : "degree_mark", chart.grip(at));
    const Point mouse = hands::mouse();
    const bool inside = area_is_free(chart.plot());
    if (inside && ImGui::IsMouseClicked(0)) g.session.mark = mark;
    if (g.session.mark == mark && ImGui::IsMousePosValid()) {
        const double value = chart.to_values(mouse).x;
        if (mark == Mark::Filter)
            put_filter(g, value);
        else
            g.params.degree = nearest_whole(value, 0, fit::kMostDegree);
        g.view.welcomed = true;
    }
    const bool near = inside && std::abs(mouse.x - chart.grip(at).x) <= g.ui.px(12);
    if (!near && g.session.mark != mark) return;
    scene.lit_mark = mark;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
}

Vec3 snapped(const View3& seen, float scale, Vec3 p) {
    const double step = nice_step(20 * static_cast<double>(scale) * seen.units_per_pixel(p));
    return {std::round(p.x / step) * step, std::round(p.y / step) * step, std::round(p.z / step) * step};
}

// b is the three ordinates: where it goes, the points follow.
void use_space(Gesture g, const View3& seen, Scene& scene) {
    Hand3& hand = g.session.space_hand;
    const Mat3 turn = fit_projection::turn_of(*scene.analysis.projection);
    const Vec3 b = turn * scene.analysis.projection->b;
    if (const auto drag = drag_handles(g.ui, seen, hand, {{.name = "b", .at = b, .priority = 1}})) {
        Vec3 to = drag->to;
        if (drag->nudge) to = b + 0.4 * seen.camera().half_height * (to - b);
        to = transpose(turn) * to;
        if (drag->snap) to = snapped(seen, g.ui.scale, to);
        for (int i = 0; i < 3; ++i) g.params.points[static_cast<std::size_t>(i)].y = to[i];
        g.view.welcomed = true;
    }
    Camera3 camera = seen.camera();
    bool fit = false;
    if (navigate(g.ui, seen, hand, camera, fit)) g.view.orbit = camera;
    if (fit) g.view.orbit.reset(), g.session.orbit.shown.reset();
    if (!hand.held.empty() || !hand.hovered.empty()) scene.lit = std::string("b");
}

void draw_space(Painter& painter, Box room, Scene3D& drawn, const Scene& scene, const Camera3& camera) {
    if (scene.analysis.projection)
        fit_projection::draw(painter, room, drawn, scene, camera);
    else
        fit_projection::draw_excuse(painter, room, scene);
}

// Everything that does not depend on a hand: shared by the window and by painted pictures.
void draw_flat(Painter& painter, const Rooms& rooms, const Scene& scene) {
    draw_plane(painter, rooms.plane, scene);
    if (rooms.filter.w > 0) draw_filter(painter, rooms.filter, scene);
    if (rooms.digits.w > 0) draw_digits(painter, rooms.digits, scene);
}

void space_room(Gesture g, Painter& painter, const Rooms& rooms, Scene& scene) {
    g.session.room = rooms.space;
    if (!scene.analysis.projection) {
        draw_space(painter, rooms.space, g.session.scene, scene, {});
        const float wide = choice_width(g.ui, "Take three points");
        ImGui::SetCursorScreenPos(
            {rooms.space.x + (rooms.space.w - wide) / 2, rooms.space.y + rooms.space.h / 2 + g.ui.px(14)});
        if (button(g.ui, "take_three", "Take three points")) fit_panel::take_three_points(g.params, g.view);
        return;
    }
    if (!g.view.orbit && !g.session.orbit.shown)
        g.session.orbit.jump_to(fit_projection::fitting(*scene.analysis.projection, rooms.space));
    const Camera3 camera = fit_projection::current(g.view, g.session, scene.analysis);
    use_space(g, View3(camera, rooms.space), scene);
    draw_space(painter, rooms.space, g.session.scene, scene, camera);
}

}  // namespace

void FitLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session, const Analysis& analysis,
                     Requests& requests) {
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    if (!session.range.shown) session.range.jump_to(range_of(params.points));
    const Params drawn = params;
    const View seen = view;
    Scene scene{ui.theme, drawn, seen,      analysis, ui.scale, shown_range(drawn, view, session),
                {},       {},    Mark::None};
    const Rooms rooms = divide(box, scene);
    const Gesture gesture{ui, params, view, session, analysis, requests};
    if (!ImGui::IsMouseDown(0)) session.mark = Mark::None;
    use_plane(gesture, plane_in(painter, rooms.plane, scene), drawn);
    if (rooms.filter.w > 0)
        use_chart(gesture, filter_chart(painter, rooms.filter, scene), Mark::Filter, filter_mark(scene),
                  scene);
    if (rooms.digits.w > 0)
        use_chart(gesture, digits_chart(painter, rooms.digits, scene), Mark::Degree, drawn.degree, scene);
    scene.lit = session.hand.held.empty() ? session.hand.hovered : session.hand.held;
    scene.chosen = session.chosen;
    painter.push_clip(box);
    if (rooms.space.w > 0) space_room(gesture, painter, rooms, scene);
    draw_flat(painter, rooms, scene);
    painter.pop_clip();
}

void FitLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                   const Analysis& analysis) {
    const Scene scene{ui.theme, params, view,      analysis, ui.scale, shown_range(params, view, {}),
                      {},       {},     Mark::None};
    const Rooms rooms = divide(area, scene);
    painter.push_clip(area);
    if (rooms.space.w > 0) {
        Session session;
        session.room = rooms.space;
        Scene3D drawn;
        const Camera3 camera =
            analysis.projection ? fit_projection::current(view, session, analysis) : Camera3{};
        draw_space(painter, rooms.space, drawn, scene, camera);
    }
    draw_flat(painter, rooms, scene);
    painter.pop_clip();
}

}  // namespace svdscope
