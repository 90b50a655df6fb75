// Gestures on a cloud of space.
#include "app/labs/pca_space_hand.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/pca_tools.hpp"
#include "app/plot/clip.hpp"
#include "app/plot/ticks.hpp"

namespace svdscope::pca_hand {
namespace {

using pca_picture::SpaceScene;
using Tool = PcaLab::Tool;

// A round step of space that is about 20 pixels long: Ctrl snaps to it.
Vec3 snapped(const View3& seen, float scale, Vec3 p) {
    const double step = nice_step(20 * static_cast<double>(scale) * seen.units_per_pixel(p));
    return {std::round(p.x / step) * step, std::round(p.y / step) * step, std::round(p.z / step) * step};
}

// An arrow key moves by a round step of what is seen, not by a tenth of a unit whatever the unit is.
Vec3 nudged(const View3& seen, Vec3 from, Vec3 to) {
    const double step = nice_step(seen.camera().half_height / 40);
    return from + step * 10 * (to - from);
}

Point on_screen(const View3& seen, Vec3 p) { return to_point(seen.project(p).pixel); }

/// The point nearest to the mouse within reach. One pass over the cloud.
std::optional<std::size_t> point_under_mouse(const View3& seen, const SpaceScene& scene, float scale) {
    const Point mouse = hands::mouse();
    const double reach = static_cast<double>(hands::kReach * scale);
    return pca_tools::nearest(scene.params.cloud, reach, [&](Vec3 p) {
        const Spot spot = seen.project(scene.frame(p));
        return spot.depth > View3::kNear ? norm(spot.pixel - Vec2{mouse.x, mouse.y}) : 2 * reach;
    });
}

/// Names must outlive the handles that point to them.
struct Handles {
    std::vector<std::string> names;
    std::vector<HandleSpec3> specs;
};

void add_point(Handles& handles, const SpaceScene& scene, std::optional<std::size_t> index) {
    if (!index || *index >= scene.params.cloud.size()) return;
    std::string name = pca_words::point_name(*index);
    if (std::ranges::find(handles.names, name) != handles.names.end()) return;
    handles.names.push_back(std::move(name));
    handles.specs.push_back({.name = {}, .at = scene.frame(scene.params.cloud[*index]), .priority = 1});
}

Handles reachable(SpaceContext context, const View3& seen, const SpaceScene& scene) {
    const Hand3& hand = context.session.hand;
    Handles handles;
    if (scene.analysis.count > 0 && !scene.params.standardise && scene.view.time == 0) {
        handles.names.emplace_back("mean");
        handles.specs.push_back({.name = {}, .at = scene.placement(scene.analysis.mean), .priority = 2});
    }
    add_point(handles, scene, pca_words::point_index(hand.held));
    add_point(handles, scene, pca_words::point_index(hand.selected));
    if (hand.free() && area_is_free(seen.area()))
        add_point(handles, scene, point_under_mouse(seen, scene, context.ui.scale));
    for (std::size_t i = 0; i < handles.names.size(); ++i) handles.specs[i].name = handles.names[i];
    return handles;
}

void record_points(Ui& ui, const View3& seen, const SpaceScene& scene) {
    const std::size_t count = std::min(pca_tools::kRecorded, scene.params.cloud.size());
    for (std::size_t i = 0; i < count; ++i) {
        const Spot spot = seen.project(scene.frame(scene.params.cloud[i]));
        if (spot.depth > View3::kNear) ui.inspector.handle(pca_words::point_name(i), to_point(spot.pixel));
    }
}

// While the third score is being flattened a point stays at its height: the place where the mouse points in
// that level, if it does.
Vec3 within_level(const View3& seen, Vec3 from, Vec3 to) {
    const Ray3 ray = seen.ray(seen.project(to).pixel);
    if (std::abs(ray.direction.z) < 0.02) return from;
    return ray.from + (from.z - ray.from.z) / ray.direction.z * ray.direction;
}

Vec3 target_of(SpaceContext context, const View3& seen, Vec3 from, const HandleDrag3& drag) {
    const Vec3 to = drag.nudge  ? nudged(seen, from, drag.to)
                    : drag.snap ? snapped(seen, context.ui.scale, drag.to)
                                : drag.to;
    return context.view.time > 2 ? within_level(seen, from, to) : to;
}

void move_handle(SpaceContext context, const View3& seen, const SpaceScene& scene, const HandleDrag3& drag) {
    auto& [ui, params, view, session, analysis] = context;
    view.welcomed = true;
    view.playing = false;
    if (drag.name == "mean") {
        params = with_mean(params, analysis, target_of(context, seen, scene.placement(analysis.mean), drag));
        return;
    }
    const auto index = pca_words::point_index(drag.name);
    if (!index || *index >= params.cloud.size()) return;
    const Vec3 from = scene.frame(params.cloud[*index]), to = target_of(context, seen, from, drag);
    params = pca_tools::moves_together(session, *index)
                 ? with_points_shifted(params, analysis, session.selection, to - from, view.time)
                 : with_point(params, analysis, *index, to, view.time);
    view.marked = static_cast<int>(*index);
}

void use_tools(SpaceContext context, const View3& seen, const SpaceScene& scene) {
    auto& [ui, params, view, session, analysis] = context;
    if (const auto at = pca_tools::stroke(ui, view, session, seen.area())) {
        const std::array<Vec3, 1> point{seen.on_view_plane({at->x, at->y}, scene.placement(analysis.mean))};
        params = with_points_added(params, analysis, point, view.time);
    }
    if (const auto box = pca_tools::rectangle(session, seen.area(), view.tool == Tool::Select))
        pca_tools::choose(session, scene.params.cloud, ImGui::GetIO().KeyCtrl, *box,
                          [&](Vec3 p) { return on_screen(seen, scene.frame(p)); });
    pca_tools::click_on_nothing(view, session, seen.area());
}

void use_camera(SpaceContext context, const View3& seen) {
    auto& [ui, params, view, session, analysis] = context;
    // While the left button draws or chooses, only the other buttons move the camera.
    if (session.drawn || session.rubber) {
        session.hand.panning = session.hand.orbiting = false;
        return;
    }
    Camera3 camera = seen.camera();
    bool fit = false;
    if (navigate(ui, seen, session.hand, camera, fit)) {
        view.orbit = camera;
        view.welcomed = true;
    }
    if (fit && view.tool != Tool::Add) view.orbit.reset();
}

}  // namespace

void use_space(SpaceContext context, const View3& seen, const SpaceScene& scene) {
    auto& [ui, params, view, session, analysis] = context;
    record_points(ui, seen, scene);
    const Handles handles = reachable(context, seen, scene);
    if (const auto drag = drag_handles(ui, seen, session.hand, handles.specs))
        move_handle(context, seen, scene, *drag);
    pca_tools::after_taking(view, session);
    use_tools(context, seen, scene);
    use_camera(context, seen);
}

}  // namespace svdscope::pca_hand
