// The page Table: what is seen, what is predicted and what is true, as three pictures of the same table.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/ratings_picture.hpp"
#include "app/labs/ratings_words.hpp"
#include "app/plot/colormap.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::ratings_picture {
namespace {

using ratings::Cell;
using ratings::Data;

constexpr float kTitle = 28, kGap = 24, kPad = 16, kScaleRoom = 52;  // design pixels

Rgba color_of(double value, const Data& data) {
    const double part = (value - data.low) / (data.high - data.low);
    return colors_of(
        Colormap::Sequential)[static_cast<std::size_t>(std::lround(255 * std::clamp(part, 0.0, 1.0)))];
}

void put(Pixels& picture, std::size_t at, Rgba c) {
    std::uint8_t* out = picture.rgba.data() + 4 * at;
    out[0] = c.r, out[1] = c.g, out[2] = c.b, out[3] = c.a;
}

// The cells of these kinds; the others are empty.
PixelsPtr picture_of(const Data& data, std::initializer_list<Cell> kinds) {
    auto picture = std::make_shared<Pixels>(data.items, data.users);
    for (std::size_t at = 0; at < data.cells.size(); ++at) {
        const bool shown = std::ranges::find(kinds, data.cells[at]) != kinds.end();
        put(*picture, at, shown ? color_of(data.values[at], data) : Rgba{0, 0, 0, 0});
    }
    return picture;
}

PixelsPtr prediction_of(const Data& data, const FactorModel& model) {
    auto picture = std::make_shared<Pixels>(data.items, data.users);
    const std::vector<double> all = ratings::predictions(model);
    for (std::size_t at = 0; at < all.size(); ++at) put(*picture, at, color_of(all[at], data));
    return picture;
}

// The row of the user and the column of the item, around their cells.
void draw_chosen(Painter& painter, const Box& box, const Scene& scene) {
    const Data& data = *scene.analysis.data;
    const float row = box.h / static_cast<float>(data.users), col = box.w / static_cast<float>(data.items);
    const float y = box.y + row * static_cast<float>(scene.user),
                x = box.x + col * static_cast<float>(scene.item);
    const float s = scene.scale, ear = 6 * s;
    const Rgba color = scene.theme.ink;
    frame_of(painter, {x - s, y - s, col + 2 * s, row + 2 * s}, scene.theme.background, 4 * s);
    frame_of(painter, {x - s, y - s, col + 2 * s, row + 2 * s}, color, 1.5F * s);
    const std::array<Point, 3> left{Point{box.x - s, y + row / 2},
                                    Point{box.x - ear - s, y + row / 2 - ear / 1.5F},
                                    Point{box.x - ear - s, y + row / 2 + ear / 1.5F}};
    painter.fill(left, color);
    const float foot = box.y + box.h + s;
    const std::array<Point, 3> below{Point{x + col / 2, foot}, Point{x + col / 2 - ear / 1.5F, foot + ear},
                                     Point{x + col / 2 + ear / 1.5F, foot + ear}};
    painter.fill(below, color);
}

void draw_color_scale(Painter& painter, Box room, const Scene& scene) {
    const float s = scene.scale, wide = std::min(260 * s, 0.5F * room.w), high = 10 * s;
    if (room.w < 240 * s) return;
    const Data& data = *scene.analysis.data;
    const Box bar{std::floor(room.x + (room.w - wide) / 2), std::floor(room.y + 22 * s), wide, high};
    auto ramp = std::make_shared<Pixels>(256, 1);
    for (std::size_t k = 0; k < 256; ++k) put(*ramp, k, colors_of(Colormap::Sequential)[k]);
    painter.image(bar, ramp, true);
    const std::string low = number_text(data.low, 1), high_words = number_text(data.high, 1);
    const float middle = bar.y + high / 2 - painter.text_size(Face::Small, low).y / 2;
    painter.text({bar.x - painter.text_size(Face::Small, low).x - 8 * s, middle}, Face::Small,
                 scene.theme.ink_soft, low, kNoHalo);
    painter.text({bar.x + bar.w + 8 * s, middle}, Face::Small, scene.theme.ink_soft, high_words, kNoHalo);
}

}  // namespace

RatingsLab::Shown shown_at(const RatingsLab::Shown& before, const RatingsLab::View& view,
                           const ratings::Analysis& analysis) {
    RatingsLab::Shown shown = before;
    const int epoch = RatingsLab::shown_epoch(view, analysis);
    const bool same_data = before.course && before.course->data == analysis.data;
    if (!same_data) shown.seen.reset(), shown.truth.reset();
    if (shown.course != analysis.course || shown.epoch != epoch) {
        shown.course = analysis.course, shown.epoch = epoch;
        shown.model = ratings::model_at(*analysis.course, epoch);
        shown.predicted.reset();
    }
    if (view.page != RatingsLab::Page::Table) return shown;
    const Data& data = *analysis.data;
    if (!shown.seen) shown.seen = picture_of(data, {Cell::Training});
    if (!shown.truth)
        shown.truth = data.has_truth ? picture_of(data, {Cell::Training, Cell::HeldOut})
                                     : picture_of(data, {Cell::HeldOut});
    if (!shown.predicted) shown.predicted = prediction_of(data, shown.model);
    return shown;
}

std::vector<TablePanel> table_panels(Painter&, Box room, const Scene& scene) {
    const Data& data = *scene.analysis.data;
    const float s = scene.scale;
    const float w = (room.w - 2 * kPad * s - 2 * kGap * s) / 3;
    const float h = room.h - (kTitle + kScaleRoom + 8) * s;
    // Cells need not be square, and are at most twice as long as they are high.
    const float aspect = static_cast<float>(data.items) / static_cast<float>(data.users);
    const float wide = std::floor(std::max(1.0F, std::min(w, 2 * aspect * h)));
    const float high = std::floor(std::max(1.0F, std::min(h, 2 * wide / aspect)));
    const float left = room.x + (room.w - 3 * wide - 2 * kGap * s) / 2;
    std::vector<TablePanel> panels{
        {fmt::format("seen: {}", data.training.size()), "seen", scene.shown.seen, {}},
        {fmt::format("predicted, epoch {}", scene.epoch), "predicted", scene.shown.predicted, {}},
        {data.has_truth ? "true" : fmt::format("held out: {}", data.held_out.size()),
         data.has_truth ? "true" : "held out",
         scene.shown.truth,
         {}}};
    for (std::size_t k = 0; k < panels.size(); ++k)
        panels[k].box = {std::floor(left + static_cast<float>(k) * (wide + kGap * s)),
                         std::floor(room.y + kTitle * s), wide, high};
    return panels;
}

void draw_table(Painter& painter, Box room, const Scene& scene) {
    const auto panels = table_panels(painter, room, scene);
    for (const TablePanel& panel : panels) {
        title_text(painter, {panel.box.x, panel.box.y - (kTitle - 2) * scene.scale}, panel.box.w,
                   scene.theme.ink, {panel.title, panel.shorter});
        rectangle(painter, panel.box, scene.theme.panel);
        if (panel.picture) painter.image(panel.box, panel.picture, false);
        frame_of(painter, panel.box, scene.theme.line, scene.scale);
        draw_chosen(painter, panel.box, scene);
    }
    const Box& first = panels.front().box;
    draw_color_scale(painter, {room.x, first.y + first.h, room.w, kScaleRoom * scene.scale}, scene);
}

CellPlace cell_at(const TablePanel& panel, const Data& data, Point at) {
    const auto index = [](float part, int count) {
        return std::clamp(static_cast<int>(part * static_cast<float>(count)), 0, count - 1);
    };
    return {index(std::clamp((at.y - panel.box.y) / panel.box.h, 0.0F, 1.0F), data.users),
            index(std::clamp((at.x - panel.box.x) / panel.box.w, 0.0F, 1.0F), data.items)};
}

}  // namespace svdscope::ratings_picture
