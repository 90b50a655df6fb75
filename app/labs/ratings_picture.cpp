// The ratings lab's canvas and bar, and the hand on them.
#include "app/labs/ratings_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/timeline_bar.hpp"
#include "app/labs/ratings_words.hpp"
#include "app/plot/draw_list_painter.hpp"
#include "app/ui/hand.hpp"
#include "app/ui/slider.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace ratings_picture {

ChartColors chart_colors(const Theme& theme) {
    return {theme.ink, theme.ink_soft, theme.axis, theme.grid, theme.background, theme.raised};
}

void frame_of(Painter& painter, Box box, Rgba color, float width) {
    const std::array<Point, 4> corners{
        {{box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}}};
    painter.polyline(corners, color, width, true);
}

void rectangle(Painter& painter, Box box, Rgba color) {
    const std::array<Point, 4> corners{
        {{box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}}};
    painter.fill(corners, color);
}

void title_text(Painter& painter, Point at, float width, Rgba color,
                std::initializer_list<std::string_view> titles) {
    for (const std::string_view title : titles) {
        if (painter.text_size(Face::Caption, title).x > width) continue;
        painter.text(at, Face::Caption, color, title, kNoHalo);
        return;
    }
}

}  // namespace ratings_picture

namespace {

using namespace ratings_picture;
using Page = RatingsLab::Page;

constexpr float kChips = 52;  // height of the row of pages, design pixels
constexpr float kReach = 12;  // within which the line of the epoch can be taken
constexpr float kSheetRow = 20;

/// Everything a gesture may read and change.
struct Gesture {
    Ui& ui;
    ratings::Params& params;
    RatingsLab::View& view;
    RatingsLab::Session& session;
    const ratings::Analysis& analysis;
};

Scene scene_of(const Ui& ui, const ratings::Params& params, const RatingsLab::View& view,
               const ratings::Analysis& analysis, const RatingsLab::Shown& shown) {
    Scene scene{.theme = ui.theme,
                .params = params,
                .view = view,
                .analysis = analysis,
                .shown = shown,
                .scale = ui.scale,
                .epoch = RatingsLab::shown_epoch(view, analysis),
                .hovered = {}};
    scene.user = std::min(view.user, analysis.data->users - 1);
    scene.item = std::min(view.item, analysis.data->items - 1);
    return scene;
}

void page_chips(Ui& ui, Box canvas, RatingsLab::View& view) {
    constexpr std::array<std::pair<Page, const char*>, 4> kPages{{{Page::Training, "page_training"},
                                                                  {Page::Table, "page_table"},
                                                                  {Page::Recommend, "page_recommend"},
                                                                  {Page::NotSvd, "page_not_svd"}}};
    float x = canvas.x + ui.px(16);
    for (const auto& [page, name] : kPages) {
        const std::string title = ratings_words::page_title(page);
        ImGui::SetCursorScreenPos({x, canvas.y + ui.px(10)});
        if (choice(ui, name, title, view.page == page)) view.page = page;
        x += choice_width(ui, title) + ui.px(8);
    }
}

// The epoch by its line: dragged, or put by a press anywhere in the plot.
void use_training(Gesture g, const Chart& chart, Scene& scene) {
    const Point grip = chart.grip(scene.epoch), at = hands::mouse();
    g.ui.inspector.handle("epoch", grip);
    const float reach = g.ui.px(kReach);  // beyond the plot too: at its ends the line is on the edge
    const Box plot = chart.plot();
    const bool inside = area_is_free({plot.x - reach, plot.y, plot.w + 2 * reach, plot.h});
    const bool near = inside && std::abs(at.x - grip.x) <= reach;
    if (inside && !g.session.scrubbing && !near)
        g.session.hovered = nearest_whole(chart.to_values(at).x, 0, g.params.epochs);
    if (inside && ImGui::IsMouseClicked(0)) g.session.scrubbing = true;
    if (!ImGui::IsMouseDown(0)) g.session.scrubbing = false;
    scene.line_is_lit = near || g.session.scrubbing;
    if (scene.line_is_lit) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (!g.session.scrubbing || !ImGui::IsMousePosValid()) return;
    g.session.hovered.reset();
    RatingsLab::go_to(g.view, g.params, nearest_whole(chart.to_values(at).x, 0, g.params.epochs));
    g.view.welcomed = true;
}

// What the mouse reads on the table; a click takes user and item.
std::vector<std::string> use_table(Gesture g, Painter& painter, Box room, const Scene& scene) {
    std::vector<std::string> lines;
    int index = 0;
    for (const TablePanel& panel : table_panels(painter, room, scene)) {
        g.ui.inspector.widget(fmt::format("table_{}", index++), panel.box);
        if (!area_is_free(panel.box)) continue;
        const CellPlace cell = cell_at(panel, *g.analysis.data, hands::mouse());
        lines = ratings_words::cell_lines(*g.analysis.data, scene.shown.model, cell.user, cell.item);
        if (ImGui::IsMouseClicked(0)) g.view.user = cell.user, g.view.item = cell.item;
    }
    return lines;
}

// Users and items from the first to the last.
void index_slider(Ui& ui, Box place, const char* name, int count, int& index) {
    double value = std::min(index, count - 1) + 1;
    ImGui::SetCursorScreenPos({place.x, place.y});
    const SliderStyle style{.low = 1,
                            .high = static_cast<double>(count),
                            .step = 1,
                            .snap = 0,
                            .whole = true,
                            .width = place.w / ui.scale};
    if (slider(ui, name, value, style)) index = static_cast<int>(value) - 1;
}

void use_sliders(Gesture g, Box room, const Scene& scene) {
    if (const auto place = slider_place(room, scene, false))
        index_slider(g.ui, *place, "user", g.analysis.data->users, g.view.user);
    if (const auto place = slider_place(room, scene, true))
        index_slider(g.ui, *place, "item", g.analysis.data->items, g.view.item);
}

void use_lists(Gesture g, Box room, const Scene& scene) {
    use_sliders(g, room, scene);
    for (const bool similar : {false, true}) {
        int index = 0;
        for (const RowPlace& row : list_rows(room, scene, similar)) {
            g.ui.inspector.widget(fmt::format("{}_{}", similar ? "similar" : "recommended", index++),
                                  row.box);
            if (!area_is_free(row.box)) continue;
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            if (ImGui::IsMouseClicked(0)) g.view.item = row.item;
        }
    }
}

// A small sheet with lines beside the mouse, kept on the canvas.
void draw_sheet(Painter& painter, Box canvas, const Scene& scene, std::span<const std::string> lines) {
    if (lines.empty()) return;
    const float s = scene.scale, pad = 8 * s;
    float width = 0;
    for (const std::string& line : lines) width = std::max(width, painter.text_size(Face::Mono, line).x);
    const float w = width + 2 * pad, h = static_cast<float>(lines.size()) * kSheetRow * s + pad;
    const Point at = hands::mouse();
    const float x = at.x + 16 * s + w > canvas.x + canvas.w ? at.x - 16 * s - w : at.x + 16 * s;
    const float y = std::clamp(at.y + 12 * s, canvas.y, std::max(canvas.y, canvas.y + canvas.h - h));
    rectangle(painter, {x, y, w, h}, scene.theme.raised);
    frame_of(painter, {x, y, w, h}, scene.theme.line, s);
    for (std::size_t i = 0; i < lines.size(); ++i)
        painter.text({x + pad, y + pad / 2 + static_cast<float>(i) * kSheetRow * s}, Face::Mono,
                     scene.theme.ink, lines[i], kNoHalo);
}

void draw_page(Painter& painter, Box room, const Scene& scene) {
    switch (scene.view.page) {
        case Page::Training:
            return draw_training(painter, room, scene);
        case Page::Table:
            return draw_table(painter, room, scene);
        case Page::Recommend:
            return draw_recommend(painter, room, scene);
        case Page::NotSvd:
            return draw_not_svd(painter, room, scene);
    }
}

Box room_under(Box canvas, float chips) {
    return {canvas.x, canvas.y + chips, canvas.w, std::max(1.0F, canvas.h - chips)};
}

}  // namespace

void RatingsLab::picture(Ui& ui, Box box, Params& params, View& view, Session& session,
                         const Analysis& analysis, Requests&) {
    session.reduced_motion = ui.reduced_motion;
    session.hovered.reset();
    page_chips(ui, box, view);
    session.shown = shown_at(session.shown, view, analysis);
    DrawListPainter painter(*ImGui::GetWindowDrawList(), ui);
    const Box room = room_under(box, ui.px(kChips));
    const Gesture gesture{ui, params, view, session, analysis};
    Scene scene = scene_of(ui, params, view, analysis, session.shown);
    std::vector<std::string> lines;
    if (view.page == Page::Training) use_training(gesture, training_chart(painter, room, scene), scene);
    if (view.page == Page::Table) lines = use_table(gesture, painter, room, scene);
    if (view.page == Page::Recommend) use_lists(gesture, room, scene);
    if (view.page != Page::Training) session.scrubbing = false;
    scene.hovered = session.hovered;
    painter.push_clip(box);
    draw_page(painter, room, scene);
    draw_sheet(painter, box, scene, lines);
    painter.pop_clip();
}

void RatingsLab::paint(Ui& ui, Painter& painter, Box area, const Params& params, const View& view,
                       const Analysis& analysis) {
    const Shown shown = shown_at({}, view, analysis);
    painter.push_clip(area);
    draw_page(painter, room_under(area, 12 * ui.scale), scene_of(ui, params, view, analysis, shown));
    painter.pop_clip();
}

void RatingsLab::bar(Ui& ui, Box box, Params& params, View& view, Session& session, const Analysis& analysis,
                     Requests& requests) {
    const std::vector<std::string> chips = ratings_words::chips(params);
    const std::string sentence = ratings_words::bar_sentence(view, analysis, session.shown.model);
    const TimelineEdit edit =
        timeline_bar(ui, box, {view.time, view.playing, view.speed, view.loop, chips, sentence, {}});
    if (edit == TimelineEdit::PlayPause) key(Lab::Key::Play, params, view, session, analysis, requests);
    if (edit == TimelineEdit::Moved) view.playing = false;
}

}  // namespace svdscope
