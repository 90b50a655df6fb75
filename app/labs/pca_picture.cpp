// The PCA lab's canvas and bar.
#include "app/labs/pca_picture.hpp"

#include <imgui.h>

#include <algorithm>

#include "app/lab/timeline_bar.hpp"
#include "app/labs/pca_camera.hpp"
#include "app/labs/pca_dimensions.hpp"
#include "app/labs/pca_hand.hpp"
#include "app/labs/pca_space_picture.hpp"
#include "app/labs/pca_space_words.hpp"
#include "app/labs/pca_tools.hpp"
#include "app/labs/pca_words.hpp"
#include "app/plot/draw_list_painter.hpp"

namespace svdscope {
namespace {

using pca_picture::draw_captions;
using pca_picture::Rooms;
using pca_picture::Scene;
using pca_picture::scene_at;

float aspect_of(Box box) { return box.w / std::max(1.0F, box.h); }

const char* plane_title(const PcaLab::View& view) {
    switch (view.lens) {
        case PcaLab::Lens::Uncentred:
            return "Centred";
        case PcaLab::Lens::Whitening:
            return "The data, with noise";
        default:
            return "";
    }
}

const char* side_title(const PcaLab::View& view) {
    return view.lens == PcaLab::Lens::Uncentred ? "Not centred: measured from the origin" : "Whitened";
}

void draw_words(Painter& painter, const Rooms& rooms, float scale, const Scene& scene) {
    const std::vector<std::string> lines = pca_words::lens_lines(scene.params, scene.view, scene.analysis);
    const bool two = rooms.side.w > 0;
    draw_captions(painter, rooms.plane, scale, scene.theme, plane_title(scene.view),
                  two ? std::span<const std::string>{} : lines);
    if (!two) return;
    draw_captions(painter, rooms.side, scale, scene.theme, side_title(scene.view), lines);
    const std::array<Point, 2> border{
        {{rooms.side.x, rooms.side.y}, {rooms.side.x, rooms.side.y + rooms.side.h}}};
    painter.polyline(border, scene.theme.line, scale, false);
}

}  // namespace

namespace pca_picture {

void picture(Ui& ui, Box box, pca::Params& params, PcaLab::View& view, PcaLab::Session& session,
             const pca::Analysis& analysis) {
    const Rooms rooms = divide(box, view, ui.scale, 2);
    session.aspect = aspect_of(rooms.plane);
    session.side_aspect = rooms.side.w > 0 ? aspect_of(rooms.side) : 1;
    session.reduced_motion = ui.reduced_motion;
    pca_camera::open(params, view, session, analysis);
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const pca_hand::Context context{ui, params, view, session, analysis};
    Scene scene = scene_at(ui.theme, params, view, analysis);

    pca_tools::tool_chips(ui, view, rooms.plane, "empty canvas pans. Shift and drag: select a rectangle.");
    painter.push_clip(rooms.plane);
    Canvas2D canvas(painter, rooms.plane, pca_camera::current(view, session), ui.scale, ui.theme.background);
    pca_hand::use_plane(context, canvas, scene);
    scene.lit = !session.hand.held.empty() ? session.hand.held : session.hand.hovered;
    scene.selection = session.selection;
    draw_plane(canvas, scene);
    pca_tools::draw_rectangle(ui, session, painter);
    painter.pop_clip();

    if (rooms.side.w > 0) {
        painter.push_clip(rooms.side);
        Canvas2D side(painter, rooms.side, pca_camera::current_side(view, session), ui.scale,
                      ui.theme.background);
        pca_hand::use_side_plane(context, side);
        draw_side_plane(side, scene);
        painter.pop_clip();
    }
    if (rooms.scores.w > 0) draw_strips(painter, rooms, ui.scale, strips_of(scene));
    draw_words(painter, rooms, ui.scale, scene);
}

void paint(Ui& ui, Painter& painter, Box area, const pca::Params& params, const PcaLab::View& view,
           const pca::Analysis& analysis) {
    const Rooms rooms = divide(area, view, ui.scale, 2);
    const auto bounds = pca_camera::bounds_of(params.cloud);
    const Scene scene = scene_at(ui.theme, params, view, analysis);
    const Camera2 camera =
        view.camera.value_or(pca_camera::fitting(params, view, analysis, bounds, aspect_of(rooms.plane)));
    painter.push_clip(rooms.plane);
    Canvas2D canvas(painter, rooms.plane, camera, ui.scale, ui.theme.background);
    draw_plane(canvas, scene);
    painter.pop_clip();
    if (rooms.side.w > 0) {
        const Camera2 side_camera = view.side_camera.value_or(
            pca_camera::fitting_side(params, view, analysis, bounds, aspect_of(rooms.side)));
        painter.push_clip(rooms.side);
        Canvas2D side(painter, rooms.side, side_camera, ui.scale, ui.theme.background);
        draw_side_plane(side, scene);
        painter.pop_clip();
    }
    if (rooms.scores.w > 0) draw_strips(painter, rooms, ui.scale, strips_of(scene));
    draw_words(painter, rooms, ui.scale, scene);
}

}  // namespace pca_picture

void PcaLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session, const Analysis& analysis,
                     Requests&) {
    in_dimensions(params, analysis,
                  [&](auto& p, const auto& a) { pca_picture::picture(ui, box, p, view, session, a); });
}

void PcaLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                   const Analysis& analysis) {
    in_dimensions(params, analysis,
                  [&](const auto& p, const auto& a) { pca_picture::paint(ui, painter, area, p, view, a); });
}

namespace {

template <class P, class A>
TimelineEdit draw_bar(Ui& ui, Box box, const P& params, PcaLab::View& view, const A& analysis) {
    const std::vector<std::string> chips = pca_words::chips(params);
    const auto thumbnail = [&](int stop, Box at) {
        PcaLab::View still = view;
        still.time = stop;
        DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
        painter.push_clip(at);
        pca_picture::draw_thumbnail(painter, at, ui.scale,
                                    pca_picture::scene_at(ui.theme, params, still, analysis));
        painter.pop_clip();
    };
    const std::string sentence = pca_words::stage_sentence(params, view, analysis);
    return timeline_bar(ui, box,
                        {view.time, view.playing, view.speed, view.loop, chips, sentence, thumbnail});
}

}  // namespace

void PcaLab::bar(Ui& ui, Box box, Params& params, View& view, Session& session, const Analysis& analysis,
                 Requests& requests) {
    TimelineEdit edit = TimelineEdit::None;
    in_dimensions(params, analysis,
                  [&](const auto& p, const auto& a) { edit = draw_bar(ui, box, p, view, a); });
    if (edit == TimelineEdit::PlayPause) key(Lab::Key::Play, params, view, session, analysis, requests);
    if (edit == TimelineEdit::Moved) view.playing = false;
}

}  // namespace svdscope
