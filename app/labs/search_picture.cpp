// The search lab's canvas, and the hand on it.
#include "app/labs/search_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/plot/draw_list_painter.hpp"
#include "app/ui/handles.hpp"

namespace svdscope {
namespace search_picture {

Rooms divide(Box canvas, float scale) {
    const float pad = 10 * scale;
    const bool charts = canvas.h >= 360 * scale;
    const float low = charts ? std::clamp(0.25F * canvas.h, 120 * scale, 240 * scale) : 0;
    const float high = canvas.h - low;
    Rooms rooms;
    if (canvas.w < 560 * scale) {
        rooms.ranking = {canvas.x, canvas.y, canvas.w, high};
        if (charts) rooms.curve = {canvas.x + pad, canvas.y + high, canvas.w - 2 * pad, low - pad};
        return rooms;
    }
    const float left = std::floor((canvas.w < 760 * scale ? 0.35F : 0.39F) * canvas.w);
    rooms.plane = {canvas.x, canvas.y, left, high};
    rooms.ranking = {canvas.x + left, canvas.y, canvas.w - left, high};
    if (!charts) return rooms;
    rooms.sigma = {canvas.x + pad, canvas.y + high + pad / 2, left - 2 * pad, low - 1.5F * pad};
    rooms.curve = {canvas.x + left + pad, canvas.y + high + pad / 2, canvas.w - left - 2 * pad,
                   low - 1.5F * pad};
    return rooms;
}

std::string fitting_text(const Painter& painter, Face face, std::string_view text, float width) {
    constexpr std::size_t kLongest = 400;  // bytes: no line of a picture holds more
    if (text.size() <= kLongest && painter.text_size(face, text).x <= width) return std::string(text);
    std::string cut(text.substr(0, kLongest));
    while (!cut.empty()) {
        // A character of UTF-8 is taken away whole.
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U) cut.pop_back();
        if (!cut.empty()) cut.pop_back();
        while (!cut.empty() && cut.back() == ' ') cut.pop_back();
        if (painter.text_size(face, cut + "…").x <= width) return cut + "…";
    }
    return {};
}

float draw_wrapped(Painter& painter, Box room, Face face, Rgba color, std::string_view text) {
    const float high = 1.4F * painter.text_size(face, "X").y;
    float y = room.y;
    std::string line;
    const auto flush = [&] {
        if (!line.empty()) painter.text({room.x, y}, face, color, line, kNoHalo);
        y += line.empty() ? 0 : high;
        line.clear();
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string longer = line.empty() ? word : line + " " + word;
        if (painter.text_size(face, longer).x > room.w) flush();
        line = line.empty() ? word : line + " " + word;
    }
    flush();
    return y - room.y;
}

}  // namespace search_picture

namespace {

using namespace search_picture;

/// Everything a gesture may read and change.
struct Gesture {
    Ui& ui;
    search::Params& params;
    SearchLab::View& view;
    SearchLab::Session& session;
    const search::Analysis& analysis;
};

bool is_free(Box box) { return box.w > 0 && area_is_free(box); }

// The query by hand; the empty plane moves the camera.
void use_plane(Gesture g, Canvas2D& canvas, Scene& scene) {
    std::vector<HandleSpec> handles;
    if (g.analysis.query.problem.empty()) handles.push_back({"query", scene.places.query, 1});
    if (const auto drag = drag_handles(g.ui, canvas, g.session.hand, handles)) {
        const search::AxisPair axes = scene.axes();
        g.params = with_query_at(g.params, g.analysis, axes.first, axes.second, drag->to);
        g.view.welcomed = true;
    }
    scene.query_is_lit = g.session.hand.hovered == "query" || g.session.hand.held == "query";
    Camera2 camera = canvas.camera();
    bool fit = false;
    if (navigate(g.ui, canvas, g.session.hand, camera, fit)) g.view.camera = camera;
    if (fit) g.view.camera.reset();
}

std::optional<int> document_near(const Gesture& g, const Canvas2D& canvas, const Scene& scene) {
    if (!is_free(canvas.area()) || !g.session.hand.hovered.empty() || !g.session.hand.held.empty()) return {};
    std::optional<int> best;
    float nearest = hands::kReach * scene.scale;
    for (int d = 0; d < g.analysis.documents(); ++d) {
        const Point at = canvas.to_screen(scene.places.documents[static_cast<std::size_t>(d)]);
        const float far = hands::distance(at, hands::mouse());
        if (far < nearest) nearest = far, best = d;
    }
    return best;
}

void record_documents(Gesture g, const Canvas2D& canvas, const Scene& scene) {
    for (int d = 0; d < g.analysis.documents(); ++d)
        g.ui.inspector.handle(fmt::format("d{}", d + 1),
                              canvas.to_screen(scene.places.documents[static_cast<std::size_t>(d)]));
}

// A press and a release on the same document ask with it.
void use_documents(Gesture g) {
    SearchLab::Session& session = g.session;
    if (session.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseClicked(0)) session.pressed = session.hovered;
    if (!ImGui::IsMouseReleased(0)) return;
    if (session.pressed && session.pressed == session.hovered) {
        g.params = with_document(g.params, g.analysis, *session.pressed);
        session.aim = true;
    }
    session.pressed.reset();
}

std::optional<int> document_in_rows(Gesture g, const std::vector<Row>& rows) {
    std::optional<int> found;
    for (const Row& row : rows) {
        if (row.documents > 1) continue;
        g.ui.inspector.widget(fmt::format("row_{}", row.document + 1), row.box);
        if (is_free(row.box)) found = row.document;
    }
    return found;
}

// A press anywhere on a chart takes the rank there.
void use_chart(Gesture g, const Chart& chart, ChartKind kind, Scene& scene) {
    const int index = static_cast<int>(kind);
    const double cut = cut_at(scene, kind);
    g.ui.inspector.handle(kind == ChartKind::Sigma ? "cut" : "cut_2", chart.grip(cut));
    const Point at = hands::mouse();
    const bool inside = ImGui::IsMousePosValid() && is_free(chart.plot());
    if (inside && ImGui::IsMouseClicked(0)) g.session.cut_chart = index;
    if (g.session.cut_chart == index && ImGui::IsMousePosValid()) {
        const double x = chart.to_values(at).x - (kind == ChartKind::Sigma ? 0.5 : 0);
        SearchLab::set_rank(g.params, g.view, g.analysis, nearest_whole(x, 1, g.analysis.most_k));
    }
    const bool near = inside && std::abs(at.x - chart.grip(cut).x) <= g.ui.px(12);
    if (!near && g.session.cut_chart != index) return;
    scene.cut_is_lit = true;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
}

Canvas2D plane_canvas(Painter& painter, Box room, const Scene& scene, const Camera2& camera) {
    return {painter, plane_in(room, scene.scale), camera, scene.scale, scene.theme.background};
}

void draw_dividers(Painter& painter, const Rooms& rooms, const Scene& scene) {
    if (rooms.plane.w <= 0) return;
    const float x = rooms.plane.x + rooms.plane.w, y = rooms.plane.y + rooms.plane.h;
    painter.polyline(std::array{Point{x, rooms.plane.y}, Point{x, y}}, scene.theme.line, scene.scale, false);
}

void draw_all(Painter& painter, const Rooms& rooms, const Scene& scene, const Camera2& camera) {
    if (rooms.plane.w > 0) {
        Canvas2D canvas = plane_canvas(painter, rooms.plane, scene, camera);
        draw_plane(painter, rooms.plane, canvas, scene);
    }
    draw_ranking(painter, rooms.ranking, scene);
    if (rooms.sigma.w > 0) draw_chart(painter, rooms.sigma, scene, ChartKind::Sigma);
    if (rooms.curve.w > 0) draw_chart(painter, rooms.curve, scene, ChartKind::Curve);
    draw_dividers(painter, rooms, scene);
}

float aspect_of(Box box) { return box.w / std::max(1.0F, box.h); }

}  // namespace

void SearchLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                        const Analysis& analysis, Requests&) {
    session.reduced_motion = ui.reduced_motion;
    settle_places(params, view, session, analysis);
    const Rooms rooms = divide(box, ui.scale);
    if (rooms.plane.w > 0) session.aspect = aspect_of(plane_in(rooms.plane, ui.scale));
    if (!session.glide.shown) session.glide.jump_to(fitting_camera(view, analysis, session.aspect));
    const Camera2 camera = view.camera.value_or(*session.glide.shown);
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const Params drawn = params;
    const View seen = view;
    const Places places = *session.places;
    Scene scene{ui.theme, drawn, seen, analysis, places, ui.scale, {}, false, false};
    const Gesture gesture{ui, params, view, session, analysis};
    if (!ImGui::IsMouseDown(0)) session.cut_chart.reset();
    session.hovered = document_in_rows(gesture, rows_in(rooms.ranking, scene));
    if (rooms.plane.w > 0) {
        Canvas2D canvas = plane_canvas(painter, rooms.plane, scene, camera);
        use_plane(gesture, canvas, scene);
        record_documents(gesture, canvas, scene);
        if (const auto near = document_near(gesture, canvas, scene)) session.hovered = near;
    }
    use_documents(gesture);
    if (rooms.sigma.w > 0)
        use_chart(gesture, chart_in(painter, rooms.sigma, scene, ChartKind::Sigma), ChartKind::Sigma, scene);
    if (rooms.curve.w > 0)
        use_chart(gesture, chart_in(painter, rooms.curve, scene, ChartKind::Curve), ChartKind::Curve, scene);
    scene.hovered = session.hovered;
    painter.push_clip(box);
    draw_all(painter, rooms, scene, camera);
    painter.pop_clip();
}

void SearchLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                      const Analysis& analysis) {
    const Rooms rooms = divide(area, ui.scale);
    const Places places = places_of(view, analysis);
    const Scene scene{ui.theme, params, view, analysis, places, ui.scale, {}, false, false};
    painter.push_clip(area);
    draw_all(
        painter, rooms, scene,
        view.camera.value_or(fitting_camera(view, analysis, aspect_of(plane_in(rooms.plane, ui.scale)))));
    painter.pop_clip();
}

}  // namespace svdscope
