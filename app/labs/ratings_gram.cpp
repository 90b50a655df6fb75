// The page Not an SVD: the angles between the factors, and what the SVD of the filled table predicts.
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

using ratings::Errors;

constexpr float kPad = 24, kTitle = 30;  // design pixels
constexpr float kNumberNeeds = 46;       // the least width of a cell that shows its number
constexpr float kMostMap = 300;
constexpr float kBothNeed = 440;  // height for maps and chart

// The first k columns of V, k at most what there is.
std::vector<double> first_columns(const std::vector<double>& V, int rows, int cols, int k) {
    std::vector<double> out;
    for (int i = 0; i < rows; ++i)
        for (int f = 0; f < k; ++f)
            out.push_back(V[static_cast<std::size_t>(i) * static_cast<std::size_t>(cols) +
                            static_cast<std::size_t>(f)]);
    return out;
}

Rgba signed_color(double value) {
    const double part = (std::clamp(value, -1.0, 1.0) + 1) / 2;
    return colors_of(Colormap::Diverging)[static_cast<std::size_t>(std::lround(255 * part))];
}

// Black or white, whichever is read on the colour.
Rgba ink_on(Rgba color) {
    const double light = 0.3 * color.r + 0.59 * color.g + 0.11 * color.b;
    return light > 130 ? Rgba::hex(0x12151B) : Rgba::hex(0xFFFFFF);
}

// One picture, so that no seams show between cells; numbers where there is room for them.
void draw_map(Painter& painter, Box box, const Scene& scene, const std::vector<double>& square, int k) {
    auto picture = std::make_shared<Pixels>(k, k);
    for (std::size_t at = 0; at < square.size(); ++at) {
        const Rgba c = signed_color(square[at]);
        std::copy_n(std::array{c.r, c.g, c.b, c.a}.begin(), 4,
                    picture->rgba.begin() + 4 * static_cast<std::ptrdiff_t>(at));
    }
    painter.image(box, picture, false);
    const float cell = box.w / static_cast<float>(std::max(1, k)), s = scene.scale;
    frame_of(painter, box, scene.theme.line, s);
    if (cell < kNumberNeeds * s) return;
    for (std::size_t at = 0; at < square.size(); ++at) {
        const int row = static_cast<int>(at) / k, column = static_cast<int>(at) % k;
        const Point corner{box.x + cell * static_cast<float>(column), box.y + cell * static_cast<float>(row)};
        const std::string words = fixed_text(square[at], 2);
        const Point size = painter.text_size(Face::Factor, words);
        painter.text(corner + Point{(cell - size.x) / 2, (cell - size.y) / 2}, Face::Factor,
                     ink_on(signed_color(square[at])), words, kNoHalo);
    }
}

void draw_maps(Painter& painter, Box room, const Scene& scene) {
    const FactorModel& model = scene.shown.model;
    const float s = scene.scale;
    const int ranks = static_cast<int>(scene.analysis.svd->rank.size()) - 1;
    const int k = std::min(model.factors, ranks);
    const float side = std::floor(
        std::max(1.0F, std::min({(room.w - 3 * kPad * s) / 2, room.h - (kTitle + 8) * s, kMostMap * s})));
    const float gap = std::min(64 * s, room.w - 2 * kPad * s - 2 * side),
                left = room.x + (room.w - 2 * side - gap) / 2;
    const Box mine{std::floor(left), room.y + kTitle * s, side, side},
        other{std::floor(left + side + gap), mine.y, side, side};
    if (model.factors == 0) {
        title_text(painter, {mine.x, room.y}, room.w, scene.theme.ink,
                   {"No factors: biases alone, and nothing to compare."});
        return;
    }
    title_text(painter, {mine.x, room.y}, side + gap, scene.theme.ink,
               {"QᵀQ, cosines: learned", "QᵀQ: learned", "QᵀQ"});
    title_text(painter, {other.x, room.y}, side, scene.theme.ink, {"VᵀV: the SVD", "VᵀV"});
    draw_map(painter, mine, scene, ratings::column_cosines(model.Q, model.items, model.factors),
             model.factors);
    const auto V = first_columns(scene.analysis.svd->V, model.items, ranks, k);
    draw_map(painter, other, scene, ratings::column_cosines(V, model.items, k), k);
}

std::vector<Vec2> over_rank(const std::vector<Errors>& rank, double Errors::*which) {
    std::vector<Vec2> points;
    for (std::size_t k = 0; k < rank.size(); ++k) points.push_back({static_cast<double>(k), rank[k].*which});
    return points;
}

void sample(Painter& painter, Point at, float s, Rgba color, bool dot) {
    if (dot) {
        rectangle(painter, {at.x + 9 * s, at.y - 4 * s, 8 * s, 8 * s}, color);
        return;
    }
    painter.polyline(std::array{at, at + Point{26 * s, 0}}, color, 2.5F * s, false);
}

void draw_legend(Painter& painter, const Chart& chart, const Scene& scene) {
    struct Entry {
        std::string_view words;
        Rgba color;
        bool dot;
    };
    const std::array<Entry, 4> entries{{{"SVD, held-out", scene.theme.second, false},
                                        {"SVD, training", scene.theme.first, false},
                                        {"this model, held-out", scene.theme.second, true},
                                        {"this model, training", scene.theme.first, true}}};
    const float s = scene.scale, row = 22 * s;
    float wide = 0;
    for (const Entry& entry : entries) wide = std::max(wide, painter.text_size(Face::Small, entry.words).x);
    const Box plot = chart.plot();
    float y = plot.y + 40 * s;
    const float x = plot.x + plot.w - wide - 48 * s;
    if (plot.w < 2.2F * wide || plot.h < 6 * row) return;
    // In the middle of what the curves leave free: below the mean, above the training error.
    y = chart.to_screen(0, 0.78 * scene.analysis.baselines.mean.held_out).y;
    for (const Entry& entry : entries) {
        sample(painter, {x, y + row / 2}, s, entry.color, entry.dot);
        painter.text({x + 36 * s, y + row / 2 - painter.text_size(Face::Small, entry.words).y / 2},
                     Face::Small, scene.theme.ink, entry.words, scene.theme.background);
        y += row;
    }
}

void draw_rank_chart(Painter& painter, Box box, const Scene& scene) {
    const auto& rank = scene.analysis.svd->rank;
    const Errors now = scene.analysis.course->errors[static_cast<std::size_t>(scene.epoch)];
    const double high = 1.15 * std::max({scene.analysis.baselines.mean.held_out, now.held_out, 1e-9});
    const double last = static_cast<double>(rank.size()) - 1;
    Chart chart(painter, box, {0, last, false, true}, {0, high}, scene.scale, chart_colors(scene.theme));
    chart.frame("rank k, or factors", "errors: the SVD of the table filled with the mean, and this model");
    chart.horizontal(scene.analysis.baselines.mean.held_out, scene.theme.ink_soft, true, "the mean");
    chart.line(over_rank(rank, &Errors::training), scene.theme.first, 2.5F);
    chart.line(over_rank(rank, &Errors::held_out), scene.theme.second, 2.5F);
    const float s = scene.scale, r = 5 * s;
    for (const auto& [which, color] : std::array<std::pair<double Errors::*, Rgba>, 2>{
             {{&Errors::training, scene.theme.first}, {&Errors::held_out, scene.theme.second}}}) {
        const Point at = chart.to_screen(scene.shown.model.factors, now.*which);
        rectangle(painter, {at.x - r - 2 * s, at.y - r - 2 * s, 2 * r + 4 * s, 2 * r + 4 * s},
                  scene.theme.background);
        rectangle(painter, {at.x - r, at.y - r, 2 * r, 2 * r}, color);
    }
    draw_legend(painter, chart, scene);
}

}  // namespace

void draw_not_svd(Painter& painter, Box room, const Scene& scene) {
    const float s = scene.scale, pad = kPad * s;
    // Where there is no height for both, the angles are the idea of this page.
    const bool both = room.h >= kBothNeed * s;
    const float maps =
        std::floor(std::min(both ? 0.52F * room.h : room.h - 28 * s, (kMostMap + kTitle + 16) * s));
    draw_maps(painter, {room.x, room.y + 8 * s, room.w, maps}, scene);
    if (!both) return;
    draw_rank_chart(
        painter,
        {room.x + pad / 2, room.y + maps + 16 * s, room.w - pad, std::max(1.0F, room.h - maps - 20 * s)},
        scene);
}

}  // namespace svdscope::ratings_picture
