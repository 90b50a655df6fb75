// The PCA lab's canvas for clouds of space.
#include "app/labs/pca_space_picture.hpp"

#include <imgui.h>

#include <algorithm>

#include "app/labs/pca_space_hand.hpp"
#include "app/labs/pca_space_words.hpp"
#include "app/labs/pca_tools.hpp"
#include "app/plot/draw_list_painter.hpp"

namespace svdscope::pca_picture {
namespace {

constexpr int kAxes = 3;

float aspect_of(Box box) { return box.w / std::max(1.0F, box.h); }

// What the lengths mean stands below the cloud, out of its way; above it the first hint.
void draw_words(Painter& painter, Box box, float scale, const SpaceScene& scene) {
    const float x = box.x + 16 * scale;
    float y = box.y + box.h - 28 * scale;
    if (y < box.y + 60 * scale) return;
    const std::string legend = pca_words::legend(scene.params, scene.view, scene.analysis);
    painter.text({x, y}, Face::Small, scene.theme.ink_soft, legend, scene.theme.background);
    const bool is_low = box.h < 340 * scale;  // the cloud would stand under the words
    if (is_low || scene.view.welcomed || scene.view.time > 0 || scene.analysis.count == 0) return;
    y -= 26 * scale;
    painter.text({x, y}, Face::Caption, scene.theme.ink_soft,
                 "Drag any point, or empty space to turn the view", scene.theme.background);
}

void draw_all(Painter& painter, const Rooms& rooms, float scale, const SpaceScene& scene,
              const Scene3D& drawn) {
    painter.push_clip(rooms.plane);
    painter.scene(drawn, rooms.plane);
    draw_scene_labels(painter, drawn, rooms.plane);
    draw_words(painter, rooms.plane, scale, scene);
    painter.pop_clip();
    if (rooms.scores.w > 0) draw_strips(painter, rooms, scale, strips_of(scene));
}

}  // namespace

void picture(Ui& ui, Box box, pca_space::Params& params, PcaLab::View& view, PcaLab::Session& session,
             const pca_space::Analysis& analysis) {
    const Rooms rooms = divide(box, view, ui.scale, kAxes);
    session.aspect = aspect_of(rooms.plane);
    session.reduced_motion = ui.reduced_motion;
    pca_camera::open(params, view, session, analysis);
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    SpaceScene scene = scene_at(ui.theme, params, view, analysis);
    pca_tools::tool_chips(ui, view, rooms.plane, "empty canvas turns the view, with Shift it pans.");
    const View3 seen(pca_camera::current_orbit(view, session), rooms.plane);
    pca_hand::use_space({ui, params, view, session, analysis}, seen, scene);
    scene.lit = !session.hand.held.empty() ? session.hand.held : session.hand.hovered;
    scene.selection = session.selection;
    const pca_camera::Ball ball = pca_camera::ball_at(params, analysis, session.room, view.time);
    build_scene(session.scene, scene, seen.camera(), ball, ui.scale);
    draw_all(painter, rooms, ui.scale, scene, session.scene);
    pca_tools::draw_rectangle(ui, session, painter);
}

void paint(Ui& ui, Painter& painter, Box area, const pca_space::Params& params, const PcaLab::View& view,
           const pca_space::Analysis& analysis) {
    const Rooms rooms = divide(area, view, ui.scale, kAxes);
    const PcaLab::SpaceRoom room = pca_camera::room_of(params, analysis, aspect_of(rooms.plane));
    const Camera3 camera = view.orbit.value_or(pca_camera::at_time(room, view.time));
    const SpaceScene scene = scene_at(ui.theme, params, view, analysis);
    Scene3D drawn;
    build_scene(drawn, scene, camera, pca_camera::ball_at(params, analysis, room, view.time), ui.scale);
    draw_all(painter, rooms, ui.scale, scene, drawn);
}

}  // namespace svdscope::pca_picture
