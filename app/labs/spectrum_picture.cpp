// The spectrum lab's canvas and bar, and the hand on them.
#include "app/labs/spectrum_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/lab/timeline_bar.hpp"
#include "app/labs/spectrum_words.hpp"
#include "app/plot/draw_list_painter.hpp"

namespace svdscope {
namespace {

using namespace spectrum_picture;

constexpr float kReach = 12;      // design pixels within which the cut-off can be taken
constexpr float kSheetRow = 20;   // of the lines under the mouse
constexpr double kNarrowest = 3;  // indices that a chart shows at least

Point mouse() {
    const ImVec2 at = ImGui::GetMousePos();
    return {at.x, at.y};
}

bool is_free(Box box) {
    return ImGui::IsMousePosValid() && box.contains(mouse()) && ImGui::IsWindowHovered() &&
           !ImGui::IsAnyItemHovered() && !ImGui::IsAnyItemActive();
}

Scene scene_of(const Ui& ui, const spectrum::Params& params, const SpectrumLab::View& view,
               const spectrum::Analysis& analysis, const SpectrumLab::Shown& shown) {
    return {ui.theme, params, view, analysis, shown, ui.scale, shown.k, {}, false};
}

/// Everything a gesture may read and change.
struct Gesture {
    Ui& ui;
    spectrum::Params& params;
    SpectrumLab::View& view;
    SpectrumLab::Session& session;
    const spectrum::Analysis& analysis;
};

void set_cut(Gesture g, int k) {
    g.params.cutoff.rule = spectrum::Rule::Manual;
    g.params.cutoff.k = k;
    g.view.time = SpectrumLab::kStages;
    g.view.playing = false;
    g.view.welcomed = true;
}

void set_span(Gesture g, ChartRange range) {
    const double last = static_cast<double>(g.analysis.sigma.size()) + 0.6;
    const double width = std::clamp(range.high - range.low, kNarrowest, last - 0.4);
    const double low = std::clamp(range.low, 0.4, std::max(0.4, last - width));
    g.view.span = Vec2{low, low + width};
    if (width >= (last - 0.4) * (1 - 1e-12)) g.view.span.reset();  // all of it, to rounding
}

// The cut-off by its line, the view by the empty plot, wheel and double click.
void use_chart(Gesture g, const Chart& chart, const char* name, Scene& scene) {
    const Point grip = chart.grip(cut_at(scene));
    g.ui.inspector.handle(name, grip);
    const Point at = mouse();
    const bool in_sight = chart.plot().contains(grip);
    const bool near = in_sight && std::abs(at.x - grip.x) <= g.ui.px(kReach);
    const bool inside = is_free(chart.plot());
    if (inside)
        g.session.hovered =
            nearest_whole(chart.to_values(at).x, 1, std::max(1, static_cast<int>(g.analysis.sigma.size())));
    if (inside && ImGui::IsMouseClicked(0)) {
        g.session.cutting = near;
        if (!near) g.session.panned = chart.to_values(at).x;
    }
    if (inside && (near || g.session.cutting)) {
        scene.cut_is_lit = true;
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    if (inside && ImGui::IsMouseDoubleClicked(0)) {
        g.view.span.reset();
        g.session.panned.reset();  // the second press holds nothing of a range that is gone
    }
    if (inside && ImGui::GetIO().MouseWheel != 0)
        set_span(g, zoomed(chart.x_range(), chart.to_values(at).x,
                           std::pow(1.15, -static_cast<double>(ImGui::GetIO().MouseWheel))));
    if (!chart.plot().contains({at.x, chart.plot().y})) return;  // the hand is over the other chart
    if (g.session.cutting)
        set_cut(g, nearest_whole(chart.to_values(at).x - 0.5, 0, static_cast<int>(g.analysis.sigma.size())));
    const double moved_by = g.session.panned ? *g.session.panned - chart.to_values(at).x : 0;
    if (moved_by != 0) set_span(g, {chart.x_range().low + moved_by, chart.x_range().high + moved_by});
}

void let_go(SpectrumLab::Session& session) {
    if (ImGui::IsMouseDown(0)) return;
    session.cutting = false;
    session.panned.reset();
}

// A small sheet with lines beside the mouse, kept on the canvas.
void draw_sheet(Painter& painter, Box canvas, const Scene& scene, std::span<const std::string> lines) {
    if (lines.empty()) return;
    const float s = scene.scale, pad = 8 * s;
    float width = 0;
    for (const std::string& line : lines) width = std::max(width, painter.text_size(Face::Small, line).x);
    const float w = width + 2 * pad, h = static_cast<float>(lines.size()) * kSheetRow * s + pad;
    const Point at = mouse();
    const float x = at.x + 16 * s + w > canvas.x + canvas.w ? at.x - 16 * s - w : at.x + 16 * s;
    const float y = std::clamp(at.y + 12 * s, canvas.y, std::max(canvas.y, canvas.y + canvas.h - h));
    const std::array<Point, 4> corners{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}};
    painter.fill(corners, scene.theme.raised);
    painter.polyline(corners, scene.theme.line, s, true);
    for (std::size_t i = 0; i < lines.size(); ++i)
        painter.text({x + pad, y + pad / 2 + static_cast<float>(i) * kSheetRow * s}, Face::Small,
                     scene.theme.ink, lines[i], kNoHalo);
}

// What the mouse reads on a picture, and the wipe that follows it.
std::vector<std::string> use_pictures(Gesture g, Box room, const Scene& scene) {
    std::vector<std::string> lines;
    for (const Panel& panel : panels_in(room, scene)) {
        g.ui.inspector.widget("picture_" + std::to_string(static_cast<int>(panel.part)), panel.picture);
        if (!is_free(panel.picture)) continue;
        if (g.view.arrangement == SpectrumLab::Arrangement::Wipe)
            g.view.wipe =
                std::clamp(static_cast<double>((mouse().x - panel.picture.x) / panel.picture.w), 0.0, 1.0);
        lines = entry_lines(scene, panel, mouse());
    }
    return lines;
}

void draw_welcome(Painter& painter, const Chart& chart, const Scene& scene) {
    if (scene.view.welcomed) return;
    const std::string_view words = "Drag the cut-off";
    const float x = chart.grip(cut_at(scene)).x + 84 * scene.scale;
    if (chart.plot().x + chart.plot().w - x < painter.text_size(Face::Caption, words).x) return;
    painter.text({x, chart.plot().y + 6 * scene.scale}, Face::Caption, scene.theme.ink_soft, words,
                 scene.theme.background);
}

void draw_all(Painter& painter, const Rooms& rooms, const Scene& scene) {
    if (rooms.pictures.w > 0) draw_pictures(painter, rooms.pictures, scene);
    draw_sigma_chart(painter, rooms.sigma, scene);
    draw_welcome(painter, chart_in(painter, rooms.sigma, scene, ChartKind::Sigma), scene);
    if (rooms.curve.w > 0) draw_curve_chart(painter, rooms.curve, scene);
}

}  // namespace

void SpectrumLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                          const Analysis& analysis, Requests&) {
    session.reduced_motion = ui.reduced_motion;
    session.hovered.reset();
    session.shown = shown_at(session.shown, view, analysis, shown_rank(view, analysis));
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    Scene scene = scene_of(ui, params, view, analysis, session.shown);
    const Rooms rooms = divide(box, scene);
    const Gesture gesture{ui, params, view, session, analysis};
    std::vector<std::string> lines;
    if (rooms.pictures.w > 0) lines = use_pictures(gesture, rooms.pictures, scene);
    use_chart(gesture, chart_in(painter, rooms.sigma, scene, ChartKind::Sigma), "cut", scene);
    if (rooms.curve.w > 0)
        use_chart(gesture, chart_in(painter, rooms.curve, scene, ChartKind::Curve), "cut_2", scene);
    let_go(session);
    scene.hovered = session.hovered;
    painter.push_clip(box);
    draw_all(painter, rooms, scene);
    draw_sheet(painter, box, scene, lines);
    painter.pop_clip();
}

void SpectrumLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                        const Analysis& analysis) {
    const Shown shown = shown_at({}, view, analysis, shown_rank(view, analysis));
    painter.push_clip(area);
    const Scene scene = scene_of(ui, params, view, analysis, shown);
    draw_all(painter, divide(area, scene), scene);
    painter.pop_clip();
}

void SpectrumLab::bar(Ui& ui, Box box, Params& params, View& view, Session& session, const Analysis& analysis,
                      Requests& requests) {
    const std::vector<std::string> chips = spectrum_words::chips(analysis);
    const std::string sentence = spectrum_words::bar_sentence(view, analysis);
    const auto thumbnail = [&](int stop, Box at) {
        DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
        PixelsPtr& kept = session.thumbnails[static_cast<std::size_t>(stop)];
        const int k = rank_at(stop, analysis);
        if (session.thumbnail_layers != analysis.layers)
            session.thumbnails = {}, session.thumbnail_layers = analysis.layers;
        if (!kept || session.thumbnail_ranks[static_cast<std::size_t>(stop)] != k) {
            kept = approximation_of(analysis, k);
            session.thumbnail_ranks[static_cast<std::size_t>(stop)] = k;
        }
        const float aspect =
            static_cast<float>(analysis.cols) / static_cast<float>(std::max(1, analysis.rows));
        const float w = std::min(at.w, at.h * aspect), h = std::min(at.h, at.w / std::max(1e-6F, aspect));
        painter.image({at.x + (at.w - w) / 2, at.y + (at.h - h) / 2, w, h}, kept, true, kWholePicture);
    };
    const TimelineEdit edit =
        timeline_bar(ui, box, {view.time, view.playing, view.speed, view.loop, chips, sentence, thumbnail});
    if (edit == TimelineEdit::PlayPause) key(Lab::Key::Play, params, view, session, analysis, requests);
    if (edit == TimelineEdit::Moved) view.playing = false;
}

}  // namespace svdscope
