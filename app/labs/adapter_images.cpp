// Heat maps of the adapter lab: colours about 0, places, titles, and the entry under the mouse.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/adapter_picture.hpp"
#include "app/labs/adapter_words.hpp"
#include "app/plot/colormap.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::adapter_picture {
namespace {

using adapter::LearnedPart;
using adapter::Part;

constexpr float kTitle = 26, kGap = 16, kPad = 16, kTop = 8;  // design pixels
constexpr int kCrispBelow = 200;                              // sides from which pixels are blended
constexpr int kMostWritten = 4;  // columns of matrices whose entries are written into their cells

float largest(const spectrum::Picture& picture) { return std::max(spectrum::largest_of(picture), 1e-30F); }

// Values from -reach to reach as blue, white, orange.
void color(Map& map, float reach) {
    map.reach = reach;
    auto raster = std::make_shared<Pixels>(map.values.width, map.values.height);
    const std::array<Rgba, 256>& colors = colors_of(Colormap::Diverging);
    std::uint8_t* out = raster->rgba.data();
    for (const float value : map.values.values) {
        const float step = std::clamp(127.5F + 127.5F * value / reach, 0.0F, 255.0F);
        const Rgba c = colors[static_cast<std::size_t>(step + 0.5F)];
        *out++ = c.r, *out++ = c.g, *out++ = c.b, *out++ = 255;
    }
    map.raster = std::move(raster);
}

Map colored(spectrum::Picture values, float reach) {
    Map map;
    map.values = std::move(values);
    color(map, reach);
    return map;
}

Map colored(spectrum::Picture values) {
    const float reach = largest(values);
    return colored(std::move(values), reach);
}

// The longest title that fits over a picture.
void draw_title(Painter& painter, const Panel& panel, const Scene& scene) {
    const auto fits = [&](const std::string& title) {
        return painter.text_size(Face::Body, title).x <= panel.box.w;
    };
    const auto found = std::ranges::find_if(panel.titles, fits);
    if (found == panel.titles.end()) return;
    painter.text({panel.box.x, panel.box.y - (kTitle - 2) * scene.scale}, Face::Body, scene.theme.ink, *found,
                 kNoHalo);
}

// The entries of a small matrix, in its cells.
void write_entries(Painter& painter, const Panel& panel, const Scene& scene) {
    const spectrum::Picture& values = panel.map->values;
    if (values.width > kMostWritten || values.height > kMostWritten || !panel.of_entries) return;
    const float w = panel.box.w / static_cast<float>(values.width);
    const float h = panel.box.h / static_cast<float>(values.height);
    const double unit = scene.analysis.sigma.front() > 0 ? scene.analysis.sigma.front() : 1;
    for (int i = 0; i < values.height; ++i)
        for (int j = 0; j < values.width; ++j) {
            const auto at = static_cast<std::size_t>(i * values.width + j);
            const std::string words = fixed_text(unit * static_cast<double>(values.values[at]), 2);
            const Point size = painter.text_size(Face::Equation, words);
            if (size.x > 0.9F * w) return;
            // Dark on the pale middle of the colours, white on their ends.
            const bool pale = std::abs(values.values[at]) < 0.85F * panel.map->reach;
            const Rgba ink = pale ? Rgba{0x12, 0x15, 0x1B, 255} : Rgba{255, 255, 255, 255};
            painter.text({panel.box.x + (static_cast<float>(j) + 0.5F) * w - size.x / 2,
                          panel.box.y + (static_cast<float>(i) + 0.5F) * h - size.y / 2},
                         Face::Equation, ink, words, kNoHalo);
        }
}

// The entry under the mouse, framed in every picture of W; a row or a column of a factor.
void frame_entry(Painter& painter, const Panel& panel, const Scene& scene) {
    if (!scene.pointed) return;
    const auto [row, col] = *scene.pointed;
    const spectrum::Picture& values = panel.map->values;
    const float w = panel.box.w / static_cast<float>(std::max(1, values.width));
    const float h = panel.box.h / static_cast<float>(std::max(1, values.height));
    Box cell{panel.box.x + static_cast<float>(col) * w, panel.box.y + static_cast<float>(row) * h, w, h};
    if (!panel.of_entries) {
        const bool left = values.height == scene.analysis.rows && panel.map == &scene.shown.left;
        if (!left && panel.map != &scene.shown.right) return;
        if (left) cell.x = panel.box.x, cell.w = panel.box.w;
        if (!left) cell.y = panel.box.y, cell.h = panel.box.h;
    }
    frame_of(painter, cell, scene.theme.background, 3 * scene.scale);
    frame_of(painter, cell, scene.theme.ink, 1.5F * scene.scale);
}

// What stands over a picture while the mouse points at an entry.
std::vector<std::string> titles_at(const Map& map, const Scene& scene, std::vector<std::string> titles) {
    if (!scene.pointed) return titles;
    const auto [row, col] = *scene.pointed;
    const auto at = static_cast<std::size_t>(row * map.values.width + col);
    if (at >= map.values.values.size()) return titles;
    const double unit = scene.analysis.sigma.front() > 0 ? scene.analysis.sigma.front() : 1;
    const std::string value = number_text(unit * static_cast<double>(map.values.values[at]), 4);
    return {fmt::format("row {}, column {}: {}", row + 1, col + 1, value), value};
}

std::vector<Panel> keep_panels(const Scene& scene) {
    const adapter::Analysis& a = scene.analysis;
    const std::string r = std::to_string(a.at.r);
    return {{&scene.shown.whole,
             {},
             titles_at(scene.shown.whole, scene, {fmt::format("ΔW  {} × {}", a.rows, a.cols), "ΔW"}),
             "picture_whole"},
            {&scene.shown.product,
             {},
             titles_at(scene.shown.product, scene,
                       {fmt::format("B A of rank {}  {} kept", r, adapter_words::percent(a.at.energy)),
                        fmt::format("B A, rank {}", r), "B A"}),
             "picture_product"},
            {&scene.shown.rest,
             {},
             titles_at(scene.shown.rest, scene, {"what is left over, same colours", "left over", "rest"}),
             "picture_rest"}};
}

std::vector<Panel> learn_panels(const Scene& scene) {
    const adapter::Learned& learned = *scene.analysis.learned;
    const AdapterLab::LearnedShown& shown = scene.learned;
    const int kept = adapter::kept_step(learned, scene.step);
    return {{&shown.product,
             {},
             titles_at(shown.product, scene, {fmt::format("B A after step {}", kept), "B A"}),
             "picture_learned"},
            {&shown.best,
             {},
             titles_at(shown.best, scene,
                       {fmt::format("truncated SVD, rank {}", learned.rank), "truncated SVD", "SVD"}),
             "picture_best"},
            {&shown.apart,
             {},
             titles_at(shown.apart, scene, {"their difference", "difference"}),
             "picture_apart"},
            {&shown.gram,
             {},
             {fmt::format("BᵀB, {} × {}", learned.rank, learned.rank), "BᵀB"},
             "picture_gram",
             false}};
}

// Side by side, or two by two, as large as they can be; those of another shape in a square at most.
void place(std::vector<Panel>& panels, Box room, const Scene& scene, int columns) {
    const float s = scene.scale;
    const int rows = (static_cast<int>(panels.size()) + columns - 1) / columns;
    const float most_w =
        (room.w - 2 * kPad * s - static_cast<float>(columns - 1) * kGap * s) / static_cast<float>(columns);
    const float most_h = (room.h - kTop * s) / static_cast<float>(rows) - (kTitle + kTop) * s;
    const float aspect = static_cast<float>(scene.analysis.cols) / static_cast<float>(scene.analysis.rows);
    const float w = std::floor(std::max(1.0F, std::min(most_w, most_h * aspect)));
    const float h = std::floor(std::max(1.0F, w / aspect));
    const float wide = static_cast<float>(columns) * w + static_cast<float>(columns - 1) * kGap * s;
    const float left = room.x + (room.w - wide) / 2;
    const float step = rows > 1 ? room.h / static_cast<float>(rows) : h;  // rows share the room evenly
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const auto column = static_cast<float>(static_cast<int>(i) % columns);
        const auto row = static_cast<float>(static_cast<int>(i) / columns);
        panels[i].box = {std::floor(left + column * (w + kGap * s)),
                         std::floor(room.y + row * step + (kTop + kTitle) * s), w, h};
        if (panels[i].of_entries) continue;
        const float side = std::min(w, h);
        panels[i].box.w = panels[i].box.h = side;
    }
}

}  // namespace

void frame_of(Painter& painter, Box box, Rgba color, float width) {
    const std::array<Point, 4> corners{
        {{box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}}};
    painter.polyline(corners, color, width, true);
}

AdapterLab::Shown shown_at(const AdapterLab::Shown& before, const adapter::Analysis& analysis) {
    AdapterLab::Shown shown = before;
    const bool same = before.update == analysis.update;
    if (!same) shown.whole = colored(picture_of(analysis, Part::Whole));
    if (!same || before.r != analysis.at.r) {
        shown.product = colored(picture_of(analysis, Part::Product), shown.whole.reach);
        shown.rest = colored(picture_of(analysis, Part::Rest), shown.whole.reach);
        shown.left = colored(picture_of(analysis, Part::Left));
        shown.right = colored(picture_of(analysis, Part::Right));
    }
    shown.update = analysis.update;
    shown.r = analysis.at.r;
    return shown;
}

AdapterLab::LearnedShown learned_at(const AdapterLab::LearnedShown& before, const adapter::Analysis& analysis,
                                    int step) {
    if (!analysis.learned) return {};
    const adapter::Learned& learned = *analysis.learned;
    const int kept = adapter::kept_step(learned, step);
    if (before.kept == learned.kept && before.step == kept && before.update == analysis.update) return before;
    AdapterLab::LearnedShown shown = before;
    if (before.kept != learned.kept || before.update != analysis.update)
        shown.best = colored(learned_picture(analysis, LearnedPart::Best, 0));
    shown.update = analysis.update;
    shown.kept = learned.kept;
    shown.step = kept;
    const float reach = shown.best.reach;
    shown.product = colored(learned_picture(analysis, LearnedPart::Product, step), reach);
    shown.apart = colored(learned_picture(analysis, LearnedPart::Apart, step), reach);
    shown.gram = colored(learned_picture(analysis, LearnedPart::Gram, step));
    return shown;
}

std::vector<Panel> panels_in(Box room, const Scene& scene) {
    if (scene.topic == adapter::Topic::Split) return blocks_in(room, scene);
    const bool learn = scene.topic == adapter::Topic::Learn;
    if (learn && !scene.learned.kept) return {};
    std::vector<Panel> panels = learn ? learn_panels(scene) : keep_panels(scene);
    place(panels, room, scene, learn ? 2 : 3);
    return panels;
}

void draw_pictures(Painter& painter, Box room, const Scene& scene) {
    const std::vector<Panel> panels = panels_in(room, scene);
    painter.push_clip(room);
    for (const Panel& panel : panels) {
        const bool smooth = std::max(panel.map->values.width, panel.map->values.height) >= kCrispBelow;
        painter.image(panel.box, panel.map->raster, smooth);
        frame_of(painter, panel.box, scene.theme.line, scene.scale);
        draw_title(painter, panel, scene);
        write_entries(painter, panel, scene);
        frame_entry(painter, panel, scene);
    }
    if (scene.topic == adapter::Topic::Split) draw_block_signs(painter, panels, scene);
    painter.pop_clip();
}

std::optional<std::pair<int, int>> entry_at(const std::vector<Panel>& panels, Point at) {
    for (const Panel& panel : panels) {
        if (!panel.of_entries || !panel.box.contains(at)) continue;
        const int rows = panel.map->values.height, cols = panel.map->values.width;
        const float down = (at.y - panel.box.y) / panel.box.h, right = (at.x - panel.box.x) / panel.box.w;
        return std::pair{std::clamp(static_cast<int>(down * static_cast<float>(rows)), 0, rows - 1),
                         std::clamp(static_cast<int>(right * static_cast<float>(cols)), 0, cols - 1)};
    }
    return {};
}

}  // namespace svdscope::adapter_picture
