// Gestures on the PCA lab's canvas.
#include "app/labs/pca_hand.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "app/labs/pca_tools.hpp"
#include "app/labs/pca_words.hpp"
#include "app/plot/ticks.hpp"

namespace svdscope::pca_hand {
namespace {

using pca_picture::Scene;
using Tool = PcaLab::Tool;
using Lens = PcaLab::Lens;

constexpr float kReach = 12;                         // design pixels within which a point can be taken
constexpr double kLineSnap = std::numbers::pi / 36;  // 5 degrees

// A round step of the plane that is about 20 pixels long: Ctrl snaps to it.
double snap_step(const Canvas2D& canvas) {
    return nice_step(20 * static_cast<double>(canvas.scale()) * canvas.units_per_pixel());
}

Vec2 snapped(Vec2 p, double step) { return {std::round(p.x / step) * step, std::round(p.y / step) * step}; }

/// The point nearest to the mouse within reach. One pass over the cloud, in its own coordinates.
std::optional<std::size_t> point_under_mouse(const Canvas2D& canvas, const Scene& scene) {
    const Vec2 at = canvas.to_plane(hands::mouse());
    const double reach = static_cast<double>(kReach * canvas.scale()) * canvas.units_per_pixel();
    return pca_tools::nearest(scene.params.cloud, reach * reach, [&](Vec2 p) {
        const Vec2 d = scene.frame(p) - at;
        return dot(d, d);
    });
}

/// Names must outlive the handles that point to them.
struct Handles {
    std::vector<std::string> names;
    std::vector<HandleSpec> specs;
};

void add_point(Handles& handles, const Scene& scene, std::optional<std::size_t> index) {
    if (!index || *index >= scene.params.cloud.size()) return;
    std::string name = pca_words::point_name(*index);
    if (std::ranges::find(handles.names, name) != handles.names.end()) return;
    handles.names.push_back(std::move(name));
    handles.specs.push_back({{}, scene.frame(scene.params.cloud[*index]), 1});
}

Handles reachable(const Context& context, const Canvas2D& canvas, const Scene& scene) {
    const Hand& hand = context.session.hand;
    Handles handles;
    const auto add = [&](const char* name, Vec2 at, int priority) {
        handles.names.emplace_back(name);
        handles.specs.push_back({{}, at, priority});
    };
    if (scene.analysis.count > 0) {
        if (!scene.params.standardise && PcaLab::shown_time(scene.view) == 0)
            add("mean", pca_picture::mean_handle(scene), 2);
        if (scene.view.lens == Lens::Hunt) add("line", pca_picture::line_handle(scene), 3);
        if (scene.view.lens == Lens::Whitening) add("noise", pca_picture::noise_handle(scene), 3);
    }
    add_point(handles, scene, pca_words::point_index(hand.held));
    add_point(handles, scene, pca_words::point_index(hand.selected));
    if (hand.held.empty() && canvas_is_free(canvas))
        add_point(handles, scene, point_under_mouse(canvas, scene));
    for (std::size_t i = 0; i < handles.names.size(); ++i) handles.specs[i].name = handles.names[i];
    return handles;
}

void record_points(Ui& ui, const Canvas2D& canvas, const Scene& scene) {
    const std::size_t count = std::min(pca_tools::kRecorded, scene.params.cloud.size());
    for (std::size_t i = 0; i < count; ++i)
        ui.inspector.handle(pca_words::point_name(i), canvas.to_screen(scene.frame(scene.params.cloud[i])));
}

// An arrow key moves by a round step of what is seen, not by a tenth of a unit whatever the unit is.
Vec2 nudged(const Canvas2D& canvas, Vec2 from, Vec2 to) {
    const double step = nice_step(canvas.camera().half_height / 40);
    return from + step * 10 * (to - from);
}

void move_point(Context context, const Scene& scene, std::size_t index, Vec2 to) {
    auto& [ui, params, view, session, analysis] = context;
    const bool together = pca_tools::moves_together(session, index);
    const Vec2 from = scene.frame(params.cloud[index]);
    params = together ? with_points_shifted(params, analysis, session.selection, to - from,
                                            PcaLab::shown_time(view))
                      : with_point(params, analysis, index, to, PcaLab::shown_time(view));
    view.marked = static_cast<int>(index);
}

void move_handle(Context context, const Canvas2D& canvas, const Scene& scene, const HandleDrag& drag) {
    auto& [ui, params, view, session, analysis] = context;
    view.welcomed = true;
    view.playing = false;
    const double step = snap_step(canvas);
    const auto target = [&](Vec2 from) {
        if (drag.nudge) return nudged(canvas, from, drag.to);
        return drag.snap ? snapped(drag.to, step) : drag.to;
    };
    if (drag.name == "mean") {
        params = with_mean(params, analysis, target(pca_picture::mean_handle(scene)));
    } else if (drag.name == "line") {
        const Vec2 along = drag.to - scene.placement(analysis.mean);
        if (norm(along) > 0) params.line = angle(along);
        if (drag.snap) params.line = std::round(params.line / kLineSnap) * kLineSnap;
    } else if (drag.name == "noise") {
        params.noise = std::clamp(
            norm(target(pca_picture::noise_handle(scene)) - scene.placement(analysis.mean)), 1e-9, 1e9);
    } else if (const auto index = pca_words::point_index(drag.name); index && *index < params.cloud.size()) {
        move_point(context, scene, *index, target(scene.frame(params.cloud[*index])));
    }
}

}  // namespace

void use_plane(Context context, const Canvas2D& canvas, const Scene& scene) {
    auto& [ui, params, view, session, analysis] = context;
    record_points(ui, canvas, scene);
    const Handles handles = reachable(context, canvas, scene);
    if (const auto drag = drag_handles(ui, canvas, session.hand, handles.specs))
        move_handle(context, canvas, scene, *drag);
    pca_tools::after_taking(view, session);
    const bool chooses = view.tool == Tool::Select || (view.tool == Tool::Move && ImGui::GetIO().KeyShift);
    if (const auto at = pca_tools::stroke(ui, view, session, canvas.area())) {
        const std::array<Vec2, 1> point{canvas.to_plane(*at)};
        params = with_points_added(params, analysis, point, PcaLab::shown_time(view));
    }
    if (const auto box = pca_tools::rectangle(session, canvas.area(), chooses))
        pca_tools::choose(session, scene.params.cloud, ImGui::GetIO().KeyCtrl, *box,
                          [&](Vec2 p) { return canvas.to_screen(scene.frame(p)); });
    pca_tools::click_on_nothing(view, session, canvas.area());
    Camera2 camera = canvas.camera();
    bool fit = false;
    // While the left button draws or chooses, only the other buttons pan.
    const bool left_is_taken = session.drawn || session.rubber;
    if (left_is_taken) session.hand.panning = false;
    if (!left_is_taken && navigate(ui, canvas, session.hand, camera, fit)) view.camera = camera;
    if (fit && view.tool != Tool::Add) view.camera.reset();
}

void use_side_plane(Context context, const Canvas2D& canvas) {
    auto& [ui, params, view, session, analysis] = context;
    std::vector<HandleSpec> handles;
    if (view.lens == Lens::Uncentred && analysis.count > 0 && !params.standardise)
        handles.push_back({"offset", analysis.mean, 2});
    if (const auto drag = drag_handles(ui, canvas, session.side_hand, handles)) {
        HandleDrag moved = *drag;
        moved.name = "mean";
        params = with_mean(params, analysis,
                           drag->nudge  ? nudged(canvas, analysis.mean, drag->to)
                           : drag->snap ? snapped(drag->to, snap_step(canvas))
                                        : drag->to);
        view.welcomed = true;
    }
    Camera2 camera = canvas.camera();
    bool fit = false;
    if (navigate(ui, canvas, session.side_hand, camera, fit)) view.side_camera = camera;
    if (fit) view.side_camera.reset();
}

}  // namespace svdscope::pca_hand
