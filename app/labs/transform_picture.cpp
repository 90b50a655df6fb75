// The transform lab's canvas: the scene, and the hand on it.
#include "app/labs/transform_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/labs/transform_camera.hpp"
#include "app/labs/transform_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace {

using transform_picture::Scene;
using transform_picture::scene_at;

constexpr double kGridSnap = 0.25;
constexpr double kAngleSnap = std::numbers::pi / 12;  // 15 degrees

double snapped(double value, double step) { return std::round(value / step) * step; }
Vec2 snapped_to_grid(Vec2 p) { return {snapped(p.x, kGridSnap), snapped(p.y, kGridSnap)}; }
Vec2 snapped_to_angle(Vec2 p) { return snapped(norm(p), kGridSnap) * unit(snapped(angle(p), kAngleSnap)); }

// What can be taken now: the input axes and x always, what A makes of them at the end of the path.
std::vector<HandleSpec> reachable(const Scene& scene) {
    const TransformLab::Layers& layers = scene.view.layers;
    const bool probe = layers.probe || scene.view.lenses.eigshow;
    std::vector<HandleSpec> out;
    if (layers.axes) {
        out.push_back({"v1", input_axis(scene.analysis, 0), 1});
        out.push_back({"v2", input_axis(scene.analysis, 1), 1});
    }
    if (probe) out.push_back({"x", scene.params.probe, 4});
    if (!scene.at_end) return out;
    if (layers.columns) {
        out.push_back({"Ae1", scene.params.matrix.column(0), 2});
        out.push_back({"Ae2", scene.params.matrix.column(1), 2});
    }
    if (layers.axes) {
        out.push_back({"u1", tip_of(scene, 0), 3});
        out.push_back({"u2", tip_of(scene, 1), 3});
    }
    return out;
}

// Alt turns the input axes by as much as the hand turns about the centre, from frame to frame.
transform::Params turned_input(const transform::Params& params, const transform::Analysis& analysis, int axis,
                               Vec2 from, Vec2 to) {
    if (norm(from) == 0 || norm(to) == 0) return params;
    return with_input_axis(params, analysis, axis,
                           rotation(angle(to) - angle(from)) * input_axis(analysis, axis));
}

transform::Params edited(const transform::Params& params, const TransformLab::View& view,
                         const TransformLab::Session& session, const transform::Analysis& analysis,
                         const HandleDrag& drag) {
    const int index = drag.name.back() == '1' ? 0 : 1;
    if (drag.name == "x") {
        transform::Params moved = params;
        moved.probe = drag.snap ? snapped_to_grid(drag.to) : drag.to;
        if (view.lenses.eigshow && norm(moved.probe) > 0) moved.probe = unit(angle(moved.probe));
        return moved;
    }
    if (drag.name.starts_with("Ae"))
        return with_column(params, analysis, index, drag.snap ? snapped_to_grid(drag.to) : drag.to);
    const Vec2 to = drag.snap ? snapped_to_angle(drag.to) : drag.to;
    if (drag.name.front() == 'v') return with_input_axis(params, analysis, index, to);
    if (drag.alternate)
        return turned_input(params, analysis, index, session.dragged_to.value_or(session.hand.anchor),
                            drag.to);
    const auto edit = drag.fine ? transform::AxisEdit::StretchOnly : transform::AxisEdit::TurnAndStretch;
    return with_axis(params, analysis, index, to, edit);
}

// A factor under the mouse shows what it alone does to the circle.
Mat2 factor_matrix(const transform::Analysis& analysis, TransformLab::Factor factor) {
    switch (factor) {
        case TransformLab::Factor::V:
            return transpose(analysis.V);
        case TransformLab::Factor::Sigma:
            return diagonal(analysis.sigma[0], analysis.sigma[1]);
        case TransformLab::Factor::U:
            return analysis.U;
        case TransformLab::Factor::None:
            break;
    }
    return {};
}

void draw_factor_alone(Canvas2D& canvas, const Scene& scene, TransformLab::Factor factor) {
    transform::Params alone = scene.params;
    alone.matrix = factor_matrix(scene.analysis, factor);
    alone.axes.reset();
    const auto analysis = transform::analyze(alone);
    if (!analysis) return;
    TransformLab::View view = scene.view;
    view.time = TransformLab::kEnd;
    view.layers.axes = view.layers.probe = false;
    view.lenses = {};
    draw_scene(canvas, scene_at(scene.theme, alone, view, *analysis));
}

void draw_welcome(Canvas2D& canvas, const Scene& scene) {
    if (scene.view.welcomed || !scene.at_end) return;
    const Vec2 above = tip_of(scene, 0) + Vec2{0, 0.13 * canvas.camera().half_height};
    canvas.label(above, {0, 1}, "Drag any number or arrow", scene.theme.ink_soft, 1, Face::Caption);
}

// The nearest handle lights the numbers that it is; without one, hovered numbers light nothing here.
std::string lit_by(const Hand& hand) { return !hand.held.empty() ? hand.held : hand.hovered; }

}  // namespace

void TransformLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                           const Analysis& analysis, Requests&) {
    session.aspect = box.w / std::max(1.0F, box.h);
    session.reduced_motion = ui.reduced_motion;
    transform_camera::open(params, view, session, analysis);
    Camera2 camera = transform_camera::current(params, view, session, analysis, session.aspect);
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    painter.push_clip(box);
    Canvas2D canvas(painter, box, camera, ui.scale, ui.theme.background);
    Scene scene = scene_at(ui.theme, params, view, analysis);

    if (const auto drag = drag_handles(ui, canvas, session.hand, reachable(scene))) {
        params = edited(params, view, session, analysis, *drag);
        session.dragged_to = drag->to;
        view.welcomed = true;
        view.playing = false;
    }
    if (session.hand.held.empty()) session.dragged_to.reset();
    bool fit = false;
    if (navigate(ui, canvas, session.hand, camera, fit)) view.camera = camera;
    if (fit) view.camera.reset();

    session.lit = scene.lit = lit_by(session.hand);
    scene.held = session.hand.held;
    if (session.hovered_factor != Factor::None)
        draw_factor_alone(canvas, scene, session.hovered_factor);
    else {
        draw_welcome(canvas, scene);
        draw_scene(canvas, scene);
    }
    painter.pop_clip();
}

void TransformLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                         const Analysis& analysis) {
    const float aspect = area.w / std::max(1.0F, area.h);
    const Camera2 camera =
        view.camera ? *view.camera : transform_camera::fitting(params, view, analysis, aspect);
    painter.push_clip(area);
    Canvas2D canvas(painter, area, camera, ui.scale, ui.theme.background);
    draw_scene(canvas, scene_at(ui.theme, params, view, analysis));
    painter.pop_clip();
}

void TransformLab::bar(Ui& ui, Box box, Params& params, View& view, Session& session,
                       const Analysis& analysis, Requests& requests) {
    const std::vector<std::string> chips = transform_words::chips(analysis);
    const auto thumbnail = [&](int stop, Box at) {
        View still = view;
        still.time = stop;
        DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
        painter.push_clip(at);
        transform_picture::draw_thumbnail(painter, at, ui.scale, scene_at(ui.theme, params, still, analysis));
        painter.pop_clip();
    };
    const std::string sentence = session.hovered_factor != Factor::None
                                     ? transform_words::factor_sentence(analysis, session.hovered_factor)
                                     : transform_words::stage_sentence(analysis, view.time);
    const TimelineEdit edit = staged_bar(ui, box, view, stages(analysis), chips, sentence, thumbnail);
    if (edit == TimelineEdit::None) return;
    session.opening = false;
    if (edit == TimelineEdit::PlayPause) key(Lab::Key::Play, params, view, session, analysis, requests);
}

}  // namespace svdscope
