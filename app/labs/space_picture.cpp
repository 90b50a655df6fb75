// The space lab's canvas and bar, and the hand on them.
#include "app/labs/space_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/space_camera.hpp"
#include "app/labs/space_words.hpp"
#include "app/plot/draw_list_painter.hpp"

namespace svdscope {
namespace {

using space_picture::Moment;
using space_picture::moment_at;

constexpr double kSnap = 0.25;

Vec3 snapped(Vec3 p) {
    return {kSnap * std::round(p.x / kSnap), kSnap * std::round(p.y / kSnap),
            kSnap * std::round(p.z / kSnap)};
}

constexpr const char* kInputNames[] = {"v1", "v2", "v3"};
constexpr const char* kImageNames[] = {"u1", "u2", "u3"};
constexpr const char* kColumnNames[] = {"Ae1", "Ae2", "Ae3"};

// What can be taken now: the input axes and x always, what A makes of them at the end of the path.
std::vector<HandleSpec3> reachable(const Moment& moment) {
    const SpaceLab::Layers& layers = moment.view.layers;
    const space::Analysis& a = moment.analysis;
    std::vector<HandleSpec3> out;
    const auto along = [](Vec3 p) { return norm(p) > 0 ? std::optional(direction(p)) : std::nullopt; };
    if (layers.axes)
        for (int i = 0; i < a.cols; ++i)
            out.push_back({.name = kInputNames[i], .at = space::input_axis(a, i), .priority = 1});
    if (layers.probe) out.push_back({.name = "x", .at = moment.params.probe, .priority = 4});
    if (!moment.at_end) return out;
    if (layers.columns)
        for (int j = 0; j < a.cols; ++j) {
            const Vec3 tip = moment.params.matrix.columns[static_cast<std::size_t>(j)];
            out.push_back({.name = kColumnNames[j], .at = tip, .priority = 2, .along = along(tip)});
        }
    if (layers.axes)
        for (int i = 0; i < a.count; ++i)
            out.push_back({.name = kImageNames[i],
                           .at = space::axis_tip(a, i),
                           .priority = 3,
                           .along = a.U.columns[static_cast<std::size_t>(i)]});
    return out;
}

space::Params edited(const space::Params& params, const SpaceLab::Session& session,
                     const space::Analysis& analysis, const HandleDrag3& drag) {
    const int index = drag.name.back() - '1';
    const Vec3 to = drag.snap ? snapped(drag.to) : drag.to;
    if (drag.name == "x") {
        space::Params moved = params;
        moved.probe = to;
        return moved;
    }
    if (drag.name.starts_with("Ae")) return with_column(params, analysis, index, to);
    if (drag.name.front() == 'v') return with_input_axis(params, analysis, index, to);
    if (drag.alternate && session.taken)
        return with_axis(session.taken->first, session.taken->second, index, to, space::AxisEdit::TurnInput);
    const auto edit = drag.along ? space::AxisEdit::StretchOnly : space::AxisEdit::TurnAndStretch;
    return with_axis(params, analysis, index, to, edit);
}

void use_hand(Ui& ui, const View3& view3, space::Params& params, SpaceLab::View& view,
              SpaceLab::Session& session, const space::Analysis& analysis, const Moment& moment) {
    if (const auto drag = drag_handles(ui, view3, session.hand, reachable(moment))) {
        if (!session.taken) session.taken.emplace(params, analysis);
        params = edited(params, session, analysis, *drag);
        view.welcomed = true;
        view.playing = false;
    }
    if (session.hand.held.empty()) session.taken.reset();
    Camera3 camera = view3.camera();
    bool fit = false;
    if (navigate(ui, view3, session.hand, camera, fit)) view.camera = camera;
    if (fit) view.camera.reset();
    session.lit = !session.hand.held.empty() ? session.hand.held : session.hand.hovered;
}

// Under the picture, while nothing has been touched yet.
void draw_welcome(Painter& painter, Box box, const Ui& ui, const Moment& moment) {
    if (moment.view.welcomed || !moment.at_end) return;
    constexpr std::string_view kWords = "Drag any number or arrow; drag the empty space to look around";
    const Point size = painter.text_size(Face::Caption, kWords);
    if (size.x > box.w - ui.px(24)) return;
    painter.text({box.x + (box.w - size.x) / 2, box.y + box.h - size.y - ui.px(14)}, Face::Caption,
                 ui.theme.ink_soft, kWords, ui.theme.background);
}

void draw_in(Painter& painter, Scene3D& scene, const Moment& moment, const Camera3& camera, float scale,
             Box box) {
    build_scene(scene, moment);
    scene.camera = camera;
    scene.scale = scale;
    painter.push_clip(box);
    painter.scene(scene, box);
    draw_scene_labels(painter, scene, box);
    painter.pop_clip();
}

}  // namespace

void SpaceLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                       const Analysis& analysis, Requests&) {
    session.room = box;
    session.reduced_motion = ui.reduced_motion;
    space_camera::open(params, view, session, analysis);
    const Camera3 camera = space_camera::current(view, session, analysis);
    const Params drawn = params;
    Moment moment = moment_at(ui.theme, drawn, view, analysis);
    use_hand(ui, View3(camera, box), params, view, session, analysis, moment);
    moment.lit = session.lit;
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    draw_in(painter, session.scene, moment, camera, ui.scale, box);
    draw_welcome(painter, box, ui, moment);
}

void SpaceLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                     const Analysis& analysis) {
    const Camera3 camera = view.camera ? *view.camera : space_camera::fitting(params, view, analysis, area);
    Scene3D scene;
    draw_in(painter, scene, moment_at(ui.theme, params, view, analysis), camera, ui.scale, area);
}

void SpaceLab::bar(Ui& ui, Box box, Params& params, View& view, Session& session, const Analysis& analysis,
                   Requests& requests) {
    const std::vector<std::string> chips = space_words::chips(analysis);
    const auto thumbnail = [&](int stop, Box at) {
        View still = view;
        still.time = stop;
        still.camera.reset();
        const Moment moment = moment_at(ui.theme, params, still, analysis);
        build_thumbnail(session.scene, moment);
        session.scene.camera = space_camera::fitting(params, still, analysis, at);
        session.scene.scale = ui.scale;
        DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
        painter.push_clip(at);
        painter.scene(session.scene, at);
        painter.pop_clip();
    };
    const std::string sentence = space_words::stage_sentence(analysis, view.time);
    const TimelineEdit edit = staged_bar(ui, box, view, stages(analysis), chips, sentence, thumbnail);
    if (edit == TimelineEdit::None) return;
    session.opening = false;
    if (edit == TimelineEdit::PlayPause) key(Lab::Key::Play, params, view, session, analysis, requests);
}

}  // namespace svdscope
