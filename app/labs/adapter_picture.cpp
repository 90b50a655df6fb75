// The adapter lab's canvas and bar, and the hand on them.
#include "app/labs/adapter_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/adapter_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/hand.hpp"
#include "app/ui/slider.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace adapter_picture {

namespace {

// As much as three pictures side by side need, within bounds.
float picture_height(Box canvas, const Scene& scene) {
    constexpr float kLeast = 0.3F, kMost = 0.53F;  // part of the canvas
    if (scene.topic == adapter::Topic::Split) return kMost * canvas.h;
    const float aspect = static_cast<float>(scene.analysis.cols) / static_cast<float>(scene.analysis.rows);
    const float wanted = (canvas.w - 64 * scene.scale) / 3 / aspect + 66 * scene.scale;
    return std::clamp(wanted, kLeast * canvas.h, kMost * canvas.h);
}

}  // namespace

Rooms divide(Box canvas, const Scene& scene) {
    const float pad = 12 * scene.scale;
    Rooms rooms;
    if (scene.topic == adapter::Topic::Learn) {
        // Each row of pictures begins where its chart does.
        const float left = std::floor(0.46F * canvas.w), high = std::floor(0.5F * canvas.h);
        rooms.pictures = {canvas.x + left, canvas.y, canvas.w - left, canvas.h};
        rooms.charts[0] = {canvas.x + pad, canvas.y + pad / 2, left - pad, high - pad};
        rooms.charts[1] = {canvas.x + pad, canvas.y + high + pad / 2, left - pad, canvas.h - high - pad};
        return rooms;
    }
    const float high = std::floor(picture_height(canvas, scene)), half = std::floor((canvas.w - 3 * pad) / 2);
    rooms.pictures = {canvas.x, canvas.y, canvas.w, high - pad};
    rooms.charts[0] = {canvas.x + pad, canvas.y + high, half, canvas.h - high - pad / 2};
    rooms.charts[1] = {canvas.x + 2 * pad + half, canvas.y + high, half, canvas.h - high - pad / 2};
    return rooms;
}

}  // namespace adapter_picture

namespace {

using namespace adapter_picture;

constexpr float kReach = 12;  // design pixels within which a mark can be taken

Scene scene_of(const Ui& ui, const adapter::Params& params, const AdapterLab::View& view,
               const adapter::Analysis& analysis, const AdapterLab::Shown& shown,
               const AdapterLab::LearnedShown& learned) {
    // What is drawn is what has been computed: a learning that is still to begin shows what there is.
    const adapter::Topic topic =
        params.topic == adapter::Topic::Learn && !analysis.learned ? adapter::Topic::Keep : params.topic;
    Scene scene{ui.theme, analysis, view, shown, learned, topic};
    scene.looked_at = adapter_words::looked_at(params);
    scene.noise_is_shown = !params.file && params.source == adapter::Source::Noise;
    scene.structured_is_shown = !params.file && params.source == adapter::Source::Structured;
    scene.scale = ui.scale;
    scene.step = analysis.learned ? AdapterLab::step_at(view, *analysis.learned) : 0;
    return scene;
}

/// Everything a gesture may read and change.
struct Gesture {
    Ui& ui;
    adapter::Params& params;
    AdapterLab::View& view;
    AdapterLab::Session& session;
    const adapter::Analysis& analysis;
};

void put_mark(Gesture g, const Scene& scene, int index, double value) {
    const int meant = meant_by(scene, index, value);
    if (scene.topic == adapter::Topic::Learn)
        AdapterLab::show_step(g.view, *g.analysis.learned, meant);
    else
        g.params.rank = meant;
    g.view.welcomed = true;
}

// A press anywhere on a chart takes its mark there.
void use_chart(Gesture g, const Chart& chart, int index, Scene& scene) {
    const Point grip = chart.grip(cut_of(scene, index)), at = hands::mouse();
    g.ui.inspector.handle(index == 0 ? "cut" : "cut_2", grip);
    const bool inside = area_is_free(chart.plot());
    if (inside && index == 0)
        g.session.hovered = static_cast<int>(
            std::clamp(std::round(chart.to_values(at).x), 0.0, static_cast<double>(adapter::kMostSteps)));
    if (inside && ImGui::IsMouseClicked(0)) g.session.cutting = index;
    const bool held = g.session.cutting == index;
    if (held && ImGui::IsMousePosValid()) put_mark(g, scene, index, chart.to_values(at).x);
    if (!held && !(inside && std::abs(at.x - grip.x) <= g.ui.px(kReach))) return;
    scene.lit = index;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
}

void use_pictures(Gesture g, Box room, const Scene& scene) {
    const std::vector<Panel> panels = panels_in(room, scene);
    for (const Panel& panel : panels) g.ui.inspector.widget(panel.name, panel.box);
    if (area_is_free(room)) g.session.pointed = entry_at(panels, hands::mouse());
}

void draw_welcome(Painter& painter, Box box, const Scene& scene) {
    if (scene.view.welcomed || scene.topic == adapter::Topic::Learn) return;
    const Chart chart = chart_in(painter, box, scene, 0);
    const std::string_view words = "Drag the rank";
    const float x = chart.grip(cut_of(scene, 0)).x + 72 * scene.scale;
    if (chart.plot().x + chart.plot().w - x < painter.text_size(Face::Caption, words).x) return;
    painter.text({x, chart.plot().y + 6 * scene.scale}, Face::Caption, scene.theme.ink_soft, words,
                 scene.theme.background);
}

void draw_all(Painter& painter, const Rooms& rooms, const Scene& scene) {
    draw_pictures(painter, rooms.pictures, scene);
    for (int i = 0; i < 2; ++i) draw_chart(painter, rooms.charts[i], scene, i);
    draw_welcome(painter, rooms.charts[0], scene);
}

// The main slider: the rank, over the width of the bar.
void rank_slider(Ui& ui, Box box, adapter::Params& params, AdapterLab::View& view,
                 const adapter::Analysis& analysis) {
    const float pad = ui.px(16), label = ui.px(64);
    const std::string name = params.topic == adapter::Topic::Split ? "rank k" : "rank r";
    ImGui::SetCursorScreenPos({box.x + pad, box.y + ui.px(19)});
    text(ui, Face::Body, ui.theme.ink_soft, name);
    ImGui::SetCursorScreenPos({box.x + pad + label, box.y + ui.px(12)});
    SliderStyle style{.low = 1, .high = static_cast<double>(std::max(2, analysis.most))};
    style.step = 1, style.snap = 8, style.whole = true;
    style.width = std::max(40.0F, (box.w - 2 * pad - label) / ui.scale);
    double rank = analysis.at.r;
    if (!slider(ui, "rank", rank, style)) return;
    params.rank = std::clamp(static_cast<int>(std::lround(rank)), 1, analysis.most);
    view.welcomed = true;
}

void sentence_line(Ui& ui, Box room, const std::string& sentence) {
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const Face face = text_size(ui, Face::Caption, sentence).x <= room.w ? Face::Caption : Face::Small;
    painter.push_clip(room);
    painter.text({room.x, room.y}, face, ui.theme.ink, sentence, kNoHalo);
    painter.pop_clip();
}

}  // namespace

void AdapterLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                         const Analysis& analysis, Requests&) {
    session.reduced_motion = ui.reduced_motion;
    session.hovered.reset(), session.pointed.reset();
    if (!ImGui::IsMouseDown(0)) session.cutting.reset();
    const int step = analysis.learned ? step_at(view, *analysis.learned) : 0;
    session.shown = shown_at(session.shown, analysis);
    session.learned = learned_at(session.learned, analysis, step);
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const Gesture gesture{ui, params, view, session, analysis};
    Scene scene = scene_of(ui, params, view, analysis, session.shown, session.learned);
    const Rooms rooms = divide(box, scene);
    use_pictures(gesture, rooms.pictures, scene);
    for (int i = 0; i < 2; ++i) use_chart(gesture, chart_in(painter, rooms.charts[i], scene, i), i, scene);
    scene.hovered = session.hovered;
    scene.pointed = session.pointed;
    painter.push_clip(box);
    draw_all(painter, rooms, scene);
    painter.pop_clip();
}

void AdapterLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                       const Analysis& analysis) {
    const Shown shown = shown_at({}, analysis);
    const LearnedShown learned =
        learned_at({}, analysis, analysis.learned ? step_at(view, *analysis.learned) : 0);
    const Scene scene = scene_of(ui, params, view, analysis, shown, learned);
    painter.push_clip(area);
    draw_all(painter, divide(area, scene), scene);
    painter.pop_clip();
}

void AdapterLab::bar(Ui& ui, Box box, Params& params, View& view, Session& session, const Analysis& analysis,
                     Requests& requests) {
    const std::string sentence = adapter_words::bar_sentence(params, view, analysis);
    if (params.topic == Topic::Learn && analysis.learned) {
        const std::vector<std::string> chips = adapter_words::chips(*analysis.learned);
        if (staged_bar(ui, box, view, kStages, chips, sentence, {}) == TimelineEdit::PlayPause)
            key(Lab::Key::Play, params, view, session, analysis, requests);
        return;
    }
    if (params.topic != Topic::Learn) rank_slider(ui, box, params, view, analysis);
    const float pad = ui.px(16);
    sentence_line(ui, {box.x + pad, box.y + ui.px(58), std::max(1.0F, box.w - 2 * pad), ui.px(30)}, sentence);
}

}  // namespace svdscope
