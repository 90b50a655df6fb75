// Gestures on the PCA lab's canvas.
#include "app/labs/pca_hand.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "app/labs/pca_words.hpp"
#include "app/plot/ticks.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::pca_hand {
namespace {

using pca_picture::Scene;
using Tool = PcaLab::Tool;
using Lens = PcaLab::Lens;

constexpr float kReach = 12;            // design pixels within which a point can be taken
constexpr float kDrawStep = 9;          // design pixels between points drawn in one stroke
constexpr std::size_t kRecorded = 256;  // points whose places are told to --inspect, besides those in use
constexpr double kLineSnap = std::numbers::pi / 36;  // 5 degrees

Point mouse() {
    const ImVec2 at = ImGui::GetMousePos();
    return {at.x, at.y};
}

// A round step of the plane that is about 20 pixels long: Ctrl snaps to it.
double snap_step(const Canvas2D& canvas) {
    return nice_step(20 * static_cast<double>(canvas.scale()) * canvas.units_per_pixel());
}

Vec2 snapped(Vec2 p, double step) { return {std::round(p.x / step) * step, std::round(p.y / step) * step}; }

/// The point nearest to the mouse within reach. One pass over the cloud, in its own coordinates.
std::optional<std::size_t> point_under_mouse(const Canvas2D& canvas, const Scene& scene) {
    const pca::Frame& frame = scene.frame;
    const Vec2 at = canvas.to_plane(mouse());
    const double reach = static_cast<double>(kReach * canvas.scale()) * canvas.units_per_pixel();
    double nearest = reach * reach;
    std::optional<std::size_t> found;
    std::size_t index = 0;
    for (const auto& block : scene.params.cloud.blocks())
        for (const Vec2 p : *block) {
            const Vec2 d = frame(p) - at;
            const double distance = dot(d, d);
            if (distance <= nearest) nearest = distance, found = index;
            ++index;
        }
    return found;
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
    const std::size_t count = std::min(kRecorded, scene.params.cloud.size());
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
    const bool together =
        session.selection.size() > 1 && std::ranges::binary_search(session.selection, index);
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

// One stroke: a point where the button goes down, and another after every few pixels.
void draw_with_mouse(Context context, const Canvas2D& canvas, const Hand& hand) {
    auto& [ui, params, view, session, analysis] = context;
    const bool begins = ImGui::IsMouseClicked(0) && hand.hovered.empty() && canvas_is_free(canvas);
    if (!ImGui::IsMouseDown(0)) session.drawn.reset();
    if (!begins && !session.drawn) return;
    const Point at = mouse();
    if (session.drawn && std::hypot(at.x - session.drawn->x, at.y - session.drawn->y) < ui.px(kDrawStep))
        return;
    const std::array<Vec2, 1> point{canvas.to_plane(at)};
    params = with_points_added(params, analysis, point, PcaLab::shown_time(view));
    session.drawn = at;
    view.welcomed = true;
}

Box spanned(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

void choose_inside(Context context, const Canvas2D& canvas, const Scene& scene, Box box) {
    std::vector<std::size_t>& selection = context.session.selection;
    if (!ImGui::GetIO().KeyCtrl) selection.clear();
    std::size_t index = 0;
    for (const auto& block : scene.params.cloud.blocks())
        for (const Vec2 p : *block) {
            if (box.contains(canvas.to_screen(scene.frame(p)))) selection.push_back(index);
            ++index;
        }
    std::ranges::sort(selection);
    selection.erase(std::unique(selection.begin(), selection.end()), selection.end());
}

void choose_with_mouse(Context context, const Canvas2D& canvas, const Scene& scene) {
    auto& [ui, params, view, session, analysis] = context;
    if (ImGui::IsMouseClicked(0) && session.hand.hovered.empty() && canvas_is_free(canvas))
        session.rubber = mouse();
    if (!session.rubber || ImGui::IsMouseDown(0)) return;
    choose_inside(context, canvas, scene, spanned(*session.rubber, mouse()));
    session.rubber.reset();
}

// A click on nothing lets the selection go.
void click_on_nothing(Context context, const Canvas2D& canvas) {
    PcaLab::Session& session = context.session;
    if (context.view.tool == Tool::Move && ImGui::IsMouseClicked(0) && session.hand.hovered.empty() &&
        canvas_is_free(canvas))
        session.selection.clear();
}

// Taking a point that is not among the chosen ones lets those go, and marks it for the outlier lens.
void after_taking(Context context) {
    PcaLab::Session& session = context.session;
    const auto index = pca_words::point_index(session.hand.held);
    if (!index || !ImGui::IsMouseClicked(0)) return;
    if (!std::ranges::binary_search(session.selection, *index)) session.selection.clear();
    context.view.marked = static_cast<int>(*index);
}

}  // namespace

void use_plane(Context context, const Canvas2D& canvas, const Scene& scene) {
    auto& [ui, params, view, session, analysis] = context;
    record_points(ui, canvas, scene);
    const Handles handles = reachable(context, canvas, scene);
    if (const auto drag = drag_handles(ui, canvas, session.hand, handles.specs))
        move_handle(context, canvas, scene, *drag);
    after_taking(context);
    const bool rectangle = view.tool == Tool::Select || (view.tool == Tool::Move && ImGui::GetIO().KeyShift);
    if (view.tool == Tool::Add) draw_with_mouse(context, canvas, session.hand);
    if (rectangle || session.rubber) choose_with_mouse(context, canvas, scene);
    click_on_nothing(context, canvas);
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

void tool_chips(Context context, Box plane) {
    Ui& ui = context.ui;
    struct Chip {
        Tool tool;
        const char* name;
        const char* label;
        const char* help;
    };
    constexpr std::array<Chip, 3> kChips{
        {{Tool::Move, "tool_move", "Move",
          "Drag points; empty canvas pans. Shift and drag: select a rectangle."},
         {Tool::Add, "tool_add", "Add", "Click to add a point, drag to draw many."},
         {Tool::Select, "tool_select", "Select",
          "Drag a rectangle; then drag one of its points, or press Delete."}}};
    ImGui::SetCursorScreenPos({plane.x + ui.px(16), plane.y + ui.px(12)});
    for (const Chip& chip : kChips) {
        if (choice(ui, chip.name, chip.label, context.view.tool == chip.tool)) context.view.tool = chip.tool;
        hint(ui, chip.help);
        ImGui::SameLine(0, ui.px(6));
    }
}

void draw_rubber(Context context, Painter& painter) {
    const PcaLab::Session& session = context.session;
    if (!session.rubber) return;
    const Box box = spanned(*session.rubber, mouse());
    const std::array<Point, 4> corners{
        {{box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}}};
    painter.fill(corners, context.ui.theme.accent.faded(0.12));
    painter.polyline(corners, context.ui.theme.accent, 1.5F * context.ui.scale, true);
}

}  // namespace svdscope::pca_hand
