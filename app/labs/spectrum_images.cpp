// Pictures of the parts of a matrix: colours, places, titles.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "app/labs/spectrum_picture.hpp"
#include "app/labs/spectrum_words.hpp"
#include "app/plot/colormap.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::spectrum_picture {
namespace {

using spectrum::Part;
using spectrum::picture_of;
using Shown = SpectrumLab::Shown;
using View = SpectrumLab::View;

constexpr float kTitle = 26, kGap = 16, kPad = 16;  // design pixels
constexpr int kCrispBelow = 100;                    // smaller matrices show their entries as cells
constexpr float kTop = 8, kLabelRoom = 104;
constexpr float kRounding = 1e-4F;  // of the range: smaller residuals are rounding, and shown as nothing

PixelsPtr raster_of(const spectrum::Picture& picture, Colormap map, float low, float high) {
    auto raster = std::make_shared<Pixels>();
    raster->width = picture.width, raster->height = picture.height;
    if (picture.channels == 3) {
        raster->rgba = spectrum::to_rgba(picture, low, high);
        return raster;
    }
    const std::array<Rgba, 256>& colors = colors_of(map);
    raster->rgba.resize(picture.values.size() * 4);
    const float per_step = high > low ? 255 / (high - low) : 0;
    std::uint8_t* out = raster->rgba.data();
    for (const float value : picture.values) {
        const float step = std::clamp((value - low) * per_step, 0.0F, 255.0F);
        const Rgba c = colors[static_cast<std::size_t>(step + 0.5F)];
        *out++ = c.r, *out++ = c.g, *out++ = c.b, *out++ = 255;
    }
    return raster;
}

// Pictures are grey; tables have an even scale, and two hues where their entries have signs.
Colormap map_of(const spectrum::Analysis& analysis, float low) {
    if (analysis.is_picture) return Colormap::Grey;
    return low < 0 ? Colormap::Diverging : Colormap::Sequential;
}

void find_range(Shown& shown, const spectrum::Analysis& analysis, const spectrum::Picture& original) {
    if (analysis.is_picture) return;
    const auto [low, high] = std::minmax_element(original.values.begin(), original.values.end());
    shown.low = std::min(0.0F, *low), shown.high = std::max(*high, shown.low + 1e-30F);
    if (shown.low < 0) {
        const float reach = std::max(-shown.low, shown.high);
        shown.low = -reach, shown.high = reach;
    }
}

// Three channels of signed numbers around mid-grey; one channel in blue and orange.
PixelsPtr signed_raster(const spectrum::Picture& picture, float reach) {
    const float safe = reach > 0 ? reach : 1;
    return raster_of(picture, Colormap::Diverging, -safe, safe);
}

// A singular vector as a strip of colours beside its layer.
PixelsPtr strip_of(std::span<const double> vector, bool upright) {
    spectrum::Picture picture;
    picture.width = upright ? 1 : static_cast<int>(vector.size());
    picture.height = upright ? static_cast<int>(vector.size()) : 1;
    picture.values.assign(vector.begin(), vector.end());
    return signed_raster(picture, largest_of(picture));
}

void make_layer(Shown& shown, const spectrum::Analysis& analysis, int k) {
    const Layers& layers = *analysis.layers;
    const spectrum::Picture layer = picture_of(layers, Part::Layer, k);
    shown.layer = signed_raster(layer, largest_of(layer));
    if (analysis.is_picture) return;
    shown.layer_u = strip_of(spectrum::left_vector(layers, 0, k - 1), true);
    shown.layer_v = strip_of(spectrum::right_vector(layers, 0, k - 1), false);
}

void make_original(Shown& shown, const spectrum::Analysis& analysis) {
    const Layers& layers = *analysis.layers;
    const spectrum::Picture original = picture_of(layers, Part::Original, 0);
    find_range(shown, analysis, original);
    const Colormap map = map_of(analysis, shown.low);
    shown.original = raster_of(original, map, shown.low, shown.high);
    const spectrum::Picture clean = picture_of(layers, Part::Clean, 0);
    if (!clean.values.empty()) shown.clean = raster_of(clean, map, shown.low, shown.high);
}

PixelsPtr raster_for(const Scene& scene, Part part) {
    switch (part) {
        case Part::Original:
            return scene.shown.original;
        case Part::Clean:
            return scene.shown.clean;
        case Part::Approximation:
            return scene.shown.approximation;
        case Part::Residual:
            return scene.shown.residual;
        case Part::Layer:
            break;
    }
    return scene.shown.layer;
}

std::vector<std::string> titles_of(const Scene& scene, Part part) {
    switch (part) {
        case Part::Original:
            return spectrum_words::original_titles(scene.analysis);
        case Part::Clean:
            return {"the clean original", "clean"};
        case Part::Approximation:
            return spectrum_words::approximation_titles(scene.analysis, scene.k);
        case Part::Residual:
            return spectrum_words::residual_titles(scene.shown.residual_reach);
        case Part::Layer:
            break;
    }
    return spectrum_words::layer_titles(scene.analysis, scene.k);
}

std::vector<Part> parts_of(const Scene& scene) {
    std::vector<Part> parts{Part::Original, Part::Approximation};
    if (scene.view.arrangement == SpectrumLab::Arrangement::Wipe) return {Part::Original};
    if (scene.view.residual) parts.push_back(Part::Residual);
    if (scene.view.layer && scene.k > 0) parts.push_back(Part::Layer);
    if (scene.shown.clean) parts.push_back(Part::Clean);
    return parts;
}

/// Left of the first picture, for the names of the rows of a table, in pixels.
float label_room(const Scene& scene) {
    constexpr int kMostNamed = 40;
    const bool named =
        !spectrum::row_labels(*scene.analysis.layers).empty() && scene.analysis.rows <= kMostNamed;
    return named ? kLabelRoom * scene.scale : 0;
}

/// How large one picture is when so many stand in a row, in pixels.
Point size_in(Box room, const Scene& scene, int columns, int rows) {
    const float s = scene.scale;
    const float w = (room.w - label_room(scene) - 2 * kPad * s - static_cast<float>(columns - 1) * kGap * s) /
                    static_cast<float>(columns);
    const float h = (room.h - kTop * s) / static_cast<float>(rows) - kTitle * s - kTop * s;
    const float aspect =
        static_cast<float>(scene.analysis.cols) / static_cast<float>(std::max(1, scene.analysis.rows));
    const float width = std::max(1.0F, std::min(w, h * aspect));
    return {std::floor(width), std::floor(std::max(1.0F, width / std::max(1e-6F, aspect)))};
}

// The longest title that fits; `right`: it ends where the picture ends.
void title_text(Painter& painter, Box picture, float room, const Scene& scene,
                const std::vector<std::string>& titles, bool right = false) {
    const auto fits = [&](const std::string& title) {
        return painter.text_size(Face::Body, title).x <= room;
    };
    const auto found = std::ranges::find_if(titles, fits);
    if (found == titles.end()) return;
    const float x = right ? picture.x + picture.w - painter.text_size(Face::Body, *found).x : picture.x;
    painter.text({x, picture.y - (kTitle - 2) * scene.scale}, Face::Body, scene.theme.ink, *found, kNoHalo);
}

void frame_of(Painter& painter, Box box, Rgba color, float width) {
    const std::array<Point, 4> corners{
        {{box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}}};
    painter.polyline(corners, color, width, true);
}

// The names of the rows beside the original, where they are high enough to be read.
void draw_row_names(Painter& painter, Box box, const Scene& scene) {
    constexpr float kLeastRow = 12;
    const std::vector<std::string>& names = spectrum::row_labels(*scene.analysis.layers);
    const float row = box.h / static_cast<float>(std::max(1, scene.analysis.rows));
    if (label_room(scene) == 0 || row < kLeastRow * scene.scale) return;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Point size = painter.text_size(Face::Small, names[i]);
        if (size.x > (kLabelRoom + kPad - 8) * scene.scale) continue;
        painter.text(
            {box.x - size.x - 6 * scene.scale, box.y + (static_cast<float>(i) + 0.5F) * row - size.y / 2},
            Face::Small, scene.theme.ink_soft, names[i], kNoHalo);
    }
}

// u down the left side and v along the foot: which rows and columns the layer is made of.
void draw_vectors(Painter& painter, Box box, const Scene& scene) {
    const float s = scene.scale, thick = 8 * s, away = 3 * s;
    const Box u{box.x - away - thick, box.y, thick, box.h}, v{box.x, box.y + box.h + away, box.w, thick};
    painter.image(u, scene.shown.layer_u, false);
    painter.image(v, scene.shown.layer_v, false);
}

void draw_wipe(Painter& painter, const Scene& scene, Box box, bool smooth) {
    const auto at = static_cast<float>(scene.view.wipe);
    const Box right{box.x + box.w * at, box.y, box.w * (1 - at), box.h};
    painter.image({box.x, box.y, box.w * at, box.h}, scene.shown.original, smooth, {0, 0, at, 1});
    painter.image(right, scene.shown.approximation, smooth, {at, 0, 1 - at, 1});
    const std::array<Point, 2> line{{{right.x, box.y}, {right.x, box.y + box.h}}};
    painter.polyline(line, scene.theme.probe, 2 * scene.scale, false);
    title_text(painter, box, 0.6F * box.w, scene,
               spectrum_words::approximation_titles(scene.analysis, scene.k), true);
}

}  // namespace

float wanted_height(float width, const Scene& scene) {
    const int count = static_cast<int>(parts_of(scene).size());
    const Point size = size_in({0, 0, width, 1e6F}, scene, count, 1);
    return size.y + (kTitle + 3 * kTop) * scene.scale;
}

PixelsPtr approximation_of(const spectrum::Analysis& analysis, int k) {
    View view;
    view.residual = view.layer = false;
    return shown_at({}, view, analysis, k).approximation;
}

Shown shown_at(const Shown& before, const SpectrumLab::View& view, const spectrum::Analysis& analysis,
               int k) {
    Shown shown = before;
    const bool same = before.layers == analysis.layers;
    if (!same) {
        shown = {};
        shown.layers = analysis.layers;
        make_original(shown, analysis);
    }
    const Layers& layers = *analysis.layers;
    if (!same || before.k != k) {
        shown.k = k;
        shown.approximation = raster_of(picture_of(layers, Part::Approximation, k),
                                        map_of(analysis, shown.low), shown.low, shown.high);
        shown.residual.reset(), shown.layer.reset();
    }
    if (view.residual && !shown.residual) {
        const spectrum::Picture residual = picture_of(layers, Part::Residual, k);
        shown.residual_reach = std::max(largest_of(residual), kRounding * (shown.high - shown.low));
        shown.residual = signed_raster(residual, shown.residual_reach);
    }
    if (view.layer && k > 0 && !shown.layer) make_layer(shown, analysis, k);
    return shown;
}

std::vector<Panel> panels_in(Box room, const Scene& scene) {
    const std::vector<Part> parts = parts_of(scene);
    const int count = static_cast<int>(parts.size());
    int columns = count;
    for (int tried = 1; tried <= count; ++tried)
        if (size_in(room, scene, tried, (count + tried - 1) / tried).x >
            size_in(room, scene, columns, (count + columns - 1) / columns).x)
            columns = tried;
    const int rows = (count + columns - 1) / columns;
    const Point size = size_in(room, scene, columns, rows);
    const float s = scene.scale, step = size.x + kGap * s;
    const float left = room.x + label_room(scene) +
                       (room.w - label_room(scene) - static_cast<float>(columns) * step + kGap * s) / 2;
    std::vector<Panel> panels;
    for (int i = 0; i < count; ++i) {
        const auto column = static_cast<float>(i % columns), row = static_cast<float>(i / columns);
        const Box box{std::floor(left + column * step),
                      std::floor(room.y + kTop * s + row * (size.y + (kTitle + kTop) * s) + kTitle * s),
                      size.x, size.y};
        const Part part = parts[static_cast<std::size_t>(i)];
        panels.push_back({part, titles_of(scene, part), box});
    }
    return panels;
}

void draw_pictures(Painter& painter, Box room, const Scene& scene) {
    const bool smooth = std::min(scene.analysis.rows, scene.analysis.cols) >= kCrispBelow;
    painter.push_clip(room);
    for (const Panel& panel : panels_in(room, scene)) {
        const bool wipe = scene.view.arrangement == SpectrumLab::Arrangement::Wipe;
        title_text(painter, panel.picture, panel.picture.w * (wipe ? 0.36F : 1), scene, panel.titles);
        const PixelsPtr raster = raster_for(scene, panel.part);
        if (wipe)
            draw_wipe(painter, scene, panel.picture, smooth);
        else if (raster)
            painter.image(panel.picture, raster, smooth);
        frame_of(painter, panel.picture, scene.theme.line, scene.scale);
        if (panel.part == Part::Original && !wipe) draw_row_names(painter, panel.picture, scene);
        if (panel.part == Part::Layer && scene.shown.layer_u) draw_vectors(painter, panel.picture, scene);
    }
    painter.pop_clip();
}

std::vector<std::string> entry_lines(const Scene& scene, const Panel& panel, Point at) {
    const Box& box = panel.picture;
    if (!box.contains(at)) return {};
    const spectrum::Analysis& a = scene.analysis;
    const int row =
        std::clamp(static_cast<int>((at.y - box.y) / box.h * static_cast<float>(a.rows)), 0, a.rows - 1);
    const int col =
        std::clamp(static_cast<int>((at.x - box.x) / box.w * static_cast<float>(a.cols)), 0, a.cols - 1);
    const auto label = [](const std::vector<std::string>& labels, int i, const char* kind) {
        const auto at_i = static_cast<std::size_t>(i);
        return at_i < labels.size() ? labels[at_i] : fmt::format("{} {}", kind, i + 1);
    };
    std::vector<std::string> lines{label(spectrum::row_labels(*a.layers), row, "row") + ", " +
                                   label(spectrum::col_labels(*a.layers), col, "column")};
    lines.push_back("entry " + number_text(spectrum::entry_of(*a.layers, 0, row, col), 3));
    if (panel.part == Part::Layer && scene.k > 0) {
        const auto u = spectrum::left_vector(*a.layers, 0, scene.k - 1),
                   v = spectrum::right_vector(*a.layers, 0, scene.k - 1);
        lines.push_back(fmt::format("u = {}, v = {}", fixed_text(u[static_cast<std::size_t>(row)], 3),
                                    fixed_text(v[static_cast<std::size_t>(col)], 3)));
    }
    return lines;
}

}  // namespace svdscope::spectrum_picture
