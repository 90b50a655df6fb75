// The rooms of the PCA lab's canvas, its captions, the strip of scores and the scree.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/pca_picture.hpp"
#include "app/labs/pca_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::pca_picture {
namespace {

constexpr float kStripHeight = 132, kLeastCanvas = 380;  // design pixels
constexpr float kScreeWidth = 232;
constexpr float kPad = 16, kNameWidth = 44;
constexpr std::size_t kDots = 400;  // more scores are shown as a histogram
constexpr int kBins = 120;

Rgba color_of(const Theme& theme, int axis) { return axis == 0 ? theme.first : theme.second; }

void rectangle(Painter& painter, Box box, Rgba color) {
    const std::array<Point, 4> corners{
        {{box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}}};
    painter.fill(corners, color);
}

void segment(Painter& painter, Point from, Point to, Rgba color, float width) {
    const std::array<Point, 2> ends{from, to};
    painter.polyline(ends, color, width, false);
}

void right_text(Painter& painter, float right, float y, Face face, Rgba color, std::string_view words) {
    painter.text({right - painter.text_size(face, words).x, y}, face, color, words, kNoHalo);
}

/// How many scores fall into each of kBins equal parts of [-reach, reach].
std::array<int, kBins> histogram(const Cloud& cloud, Vec2 direction, double shift, double reach) {
    std::array<int, kBins> counts{};
    const double per_bin = kBins / (2 * reach);
    for (const auto& block : cloud.blocks())
        for (const Vec2 p : *block) {
            const double bin = (dot(direction, p) + shift + reach) * per_bin;
            ++counts[static_cast<std::size_t>(std::clamp(bin, 0.0, kBins - 1.0))];
        }
    return counts;
}

/// The scores of a cloud along one axis: dot(direction, p) + shift for a point p of the cloud.
struct ScoreMap {
    Vec2 direction;
    double shift = 0;
};

ScoreMap score_map(const Scene& scene, int axis) {
    const pca::Frame& data = scene.analysis.data;
    const Vec2 along = scene.axes().direction[axis];
    const Vec2 direction = transpose(data.linear) * along;
    return {direction, dot(direction, data.offset - data.center) - dot(along, scene.center())};
}

// One row: a base line, ticks at whole standard deviations, and the scores as dots or as a histogram.
void draw_row(Painter& painter, Box row, float scale, const Scene& scene, int axis, double reach) {
    const Rgba color = color_of(scene.theme, axis);
    const float base = row.y + row.h - 6 * scale, middle = row.x + row.w / 2;
    const auto per_unit = static_cast<float>(row.w / 2 / reach);
    segment(painter, {row.x, base}, {row.x + row.w, base}, scene.theme.axis, scale);
    const double deviation = scene.axes().deviation[axis];
    for (const int k : {-2, -1, 0, 1, 2}) {
        const auto x = middle + static_cast<float>(k * deviation) * per_unit;
        segment(painter, {x, base}, {x, base + (k == 0 ? 6 : 4) * scale}, color,
                k == 0 ? 2 * scale : 1.5F * scale);
    }
    const ScoreMap map = score_map(scene, axis);
    const Cloud& cloud = scene.params.cloud;
    if (cloud.size() <= kDots) {
        const float r = cloud.size() <= 100 ? 3.5F : 2.5F;
        for (const Vec2 p : cloud.points()) {
            const auto x = middle + static_cast<float>(dot(map.direction, p) + map.shift) * per_unit;
            segment(painter, {x, base - 4 * scale}, {x, base - (4 + 4 * r) * scale}, color.faded(0.55),
                    2 * scale);
        }
        return;
    }
    const auto counts = histogram(cloud, map.direction, map.shift, reach);
    const auto most = static_cast<float>(*std::max_element(counts.begin(), counts.end()));
    const float width = row.w / kBins, height = base - row.y;
    for (int bin = 0; bin < kBins; ++bin) {
        const float h = static_cast<float>(counts[static_cast<std::size_t>(bin)]) / most * height;
        if (h > 0)
            rectangle(painter, {row.x + static_cast<float>(bin) * width, base - h, width, h},
                      color.faded(0.7));
    }
}

// The widest score on either axis: both rows have one scale, so that lengths compare.
double widest_score(const Scene& scene) {
    double widest = 2.2 * scene.axes().deviation[0];
    if (scene.params.cloud.size() > kDots) return std::max(1.8 * widest, 1e-280);
    for (const int axis : {0, 1}) {
        const ScoreMap map = score_map(scene, axis);
        for (const Vec2 p : scene.params.cloud.points())
            widest = std::max(widest, std::abs(dot(map.direction, p) + map.shift));
    }
    return widest > 0 ? 1.04 * widest : 1;
}

}  // namespace

Rooms divide(Box canvas, const PcaLab::View& view, float scale) {
    Rooms rooms;
    rooms.plane = canvas;
    const float strip = kStripHeight * scale;
    if (view.layers.scores && !PcaLab::hides_axes(view) && canvas.h >= kLeastCanvas * scale) {
        rooms.plane.h = std::floor(canvas.h - strip);
        const float scree = canvas.w >= 560 * scale ? kScreeWidth * scale : 0;
        rooms.scores = {canvas.x, canvas.y + rooms.plane.h, canvas.w - scree, strip};
        if (scree > 0) rooms.scree = {canvas.x + canvas.w - scree, rooms.scores.y, scree, strip};
    }
    if (PcaLab::has_two_planes(view)) {
        const float half = std::floor(canvas.w / 2);
        rooms.side = {canvas.x + half, rooms.plane.y, canvas.w - half, rooms.plane.h};
        rooms.plane.w = half;
    }
    return rooms;
}

void draw_scores(Painter& painter, Box box, float scale, const Scene& scene) {
    const Theme& theme = scene.theme;
    painter.push_clip(box);
    segment(painter, {box.x, box.y}, {box.x + box.w, box.y}, theme.line, scale);
    const float pad = kPad * scale, left = box.x + pad + kNameWidth * scale;
    painter.text({box.x + pad, box.y + 6 * scale}, Face::Small, theme.ink_soft,
                 "scores: the points as they stand along each axis; ticks at whole standard deviations",
                 kNoHalo);
    const double reach = widest_score(scene);
    const float row_height = (box.h - 34 * scale) / 2;
    const char* const names[] = {scene.params.center ? "PC1" : "v₁", scene.params.center ? "PC2" : "v₂"};
    for (const int axis : {0, 1}) {
        const Box row{left, box.y + 26 * scale + static_cast<float>(axis) * row_height,
                      std::max(1.0F, box.x + box.w - pad - left), row_height - 4 * scale};
        painter.text({box.x + pad, row.y + row.h - 24 * scale}, Face::Body, color_of(theme, axis),
                     names[axis], kNoHalo);
        if (!scene.params.cloud.empty()) draw_row(painter, row, scale, scene, axis, reach);
    }
    painter.pop_clip();
}

void draw_scree(Painter& painter, Box box, float scale, const Scene& scene) {
    const Theme& theme = scene.theme;
    painter.push_clip(box);
    segment(painter, {box.x, box.y}, {box.x + box.w, box.y}, theme.line, scale);
    segment(painter, {box.x, box.y + 12 * scale}, {box.x, box.y + box.h - 12 * scale}, theme.line, scale);
    const float pad = kPad * scale;
    painter.text({box.x + pad, box.y + 6 * scale}, Face::Small, theme.ink_soft,
                 scene.params.center ? "variance" : "mean square", kNoHalo);
    const float row_height = (box.h - 34 * scale) / 2, right = box.x + box.w - pad;
    const float room = box.w - 2 * pad;
    for (const int axis : {0, 1}) {
        const float y = box.y + 26 * scale + static_cast<float>(axis) * row_height;
        const Rgba color = color_of(theme, axis);
        const double share = scene.axes().share[axis];
        const Box bar{box.x + pad, y + row_height - 18 * scale, room, 10 * scale};
        rectangle(painter, bar, theme.raised);
        rectangle(painter, {bar.x, bar.y, bar.w * static_cast<float>(share), bar.h}, color);
        painter.text({bar.x, y}, Face::Mono, color, number_text(scene.axes().variance[axis]), kNoHalo);
        right_text(painter, right, y, Face::Mono, theme.ink, pca_words::percent(share));
    }
    painter.pop_clip();
}

void draw_captions(Painter& painter, Box plane, float scale, const Theme& theme, std::string_view title,
                   std::span<const std::string> lines) {
    struct Row {
        Face face;
        Rgba ink;
        std::string_view words;
    };
    std::vector<Row> rows;
    if (!title.empty()) rows.push_back({Face::Caption, theme.ink, title});
    for (const std::string& line : lines) rows.push_back({Face::Body, theme.ink, line});
    const float room = plane.w - 2 * kPad * scale;
    float width = 0, height = 0;
    for (Row& row : rows) {
        if (painter.text_size(row.face, row.words).x > room) row.face = Face::Small;
        width = std::max(width, painter.text_size(row.face, row.words).x);
        height += design_size(row.face) * 1.5F * scale;
    }
    if (rows.empty()) return;
    // A sheet under the words: what is drawn below them must not cross them.
    const float x = plane.x + kPad * scale, margin = 8 * scale;
    float y = plane.y + 56 * scale;
    rectangle(painter, {x - margin, y - margin / 2, width + 2 * margin, height + margin},
              theme.background.faded(0.82));
    for (const Row& row : rows) {
        painter.text({x, y}, row.face, row.ink, row.words, kNoHalo);
        y += design_size(row.face) * 1.5F * scale;
    }
}

}  // namespace svdscope::pca_picture
