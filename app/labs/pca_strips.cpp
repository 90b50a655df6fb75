// The rooms of the PCA lab's canvas, its captions, the strip of scores and the scree.
#include "app/labs/pca_strips.hpp"

#include <cmath>
#include <numeric>

#include "app/labs/pca_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::pca_picture {
namespace {

constexpr float kStripHead = 34, kStripRow = 49, kThirdRow = 40, kLeastCanvas = 380;  // design pixels
constexpr float kScreeWidth = 232;
constexpr float kPad = 16, kNameWidth = 44;

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

void draw_histogram(Painter& painter, Box row, float base, const ScoreRow& scores) {
    const auto most = static_cast<float>(*std::max_element(scores.counts.begin(), scores.counts.end()));
    const float width = row.w / kBins, height = base - row.y;
    for (int bin = 0; bin < kBins; ++bin) {
        const float h = static_cast<float>(scores.counts[static_cast<std::size_t>(bin)]) / most * height;
        if (h > 0)
            rectangle(painter, {row.x + static_cast<float>(bin) * width, base - h, width, h},
                      scores.color.faded(0.7));
    }
}

// One row: a base line, ticks at whole standard deviations, and the scores as dots or as a histogram.
void draw_row(Painter& painter, Box row, float scale, const Strips& strips, const ScoreRow& scores) {
    const float base = row.y + row.h - 6 * scale, middle = row.x + row.w / 2;
    const auto per_unit = static_cast<float>(row.w / 2 / strips.reach);
    segment(painter, {row.x, base}, {row.x + row.w, base}, strips.theme.axis, scale);
    for (const int k : {-2, -1, 0, 1, 2}) {
        const auto x = middle + static_cast<float>(k * scores.deviation) * per_unit;
        segment(painter, {x, base}, {x, base + (k == 0 ? 6 : 4) * scale}, scores.color,
                k == 0 ? 2 * scale : 1.5F * scale);
    }
    if (strips.count > kDots) return draw_histogram(painter, row, base, scores);
    const float r = (strips.count <= 100 ? 3.5F : 2.5F) * (strips.rows.size() > 2 ? 0.8F : 1);
    for (const double score : scores.scores) {
        const auto x = middle + static_cast<float>(score) * per_unit;
        segment(painter, {x, base - 4 * scale}, {x, base - (4 + 4 * r) * scale}, scores.color.faded(0.55),
                2 * scale);
    }
}

// As much as there is room for.
std::string_view score_title(const Painter& painter, bool centred, float room) {
    constexpr std::array<std::string_view, 3> kCentred{
        "scores: the points as they stand along each axis; ticks at whole standard deviations",
        "scores; ticks at whole standard deviations", "scores"};
    constexpr std::array<std::string_view, 3> kUncentred{
        "scores: the points as they stand along each axis; ticks at whole root mean squares",
        "scores; ticks at whole root mean squares", "scores"};
    const auto& titles = centred ? kCentred : kUncentred;
    for (const std::string_view title : titles)
        if (painter.text_size(Face::Small, title).x <= room) return title;
    return titles.back();
}

float strip_height(int rows) {
    return kStripHead + static_cast<float>(rows) * (rows > 2 ? kThirdRow : kStripRow);
}

}  // namespace

Rooms divide(Box canvas, const PcaLab::View& view, float scale, int rows) {
    Rooms rooms;
    rooms.plane = canvas;
    const float strip = strip_height(rows) * scale;
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

void draw_scores(Painter& painter, Box box, float scale, const Strips& strips) {
    const Theme& theme = strips.theme;
    painter.push_clip(box);
    segment(painter, {box.x, box.y}, {box.x + box.w, box.y}, theme.line, scale);
    const float pad = kPad * scale, left = box.x + pad + kNameWidth * scale;
    const std::string_view title = score_title(painter, strips.centred, box.w - pad);
    painter.text({box.x + pad, box.y + 6 * scale}, Face::Small, theme.ink_soft, title, kNoHalo);
    const float row_height = (box.h - kStripHead * scale) / static_cast<float>(strips.rows.size());
    float y = box.y + 26 * scale;
    for (const ScoreRow& scores : strips.rows) {
        const Box row{left, y, std::max(1.0F, box.x + box.w - pad - left), row_height - 4 * scale};
        painter.text({box.x + pad, row.y + row.h - 24 * scale}, Face::Body, scores.color, scores.name,
                     kNoHalo);
        if (strips.count > 0) draw_row(painter, row, scale, strips, scores);
        y += row_height;
    }
    painter.pop_clip();
}

void draw_scree(Painter& painter, Box box, float scale, const Strips& strips) {
    const Theme& theme = strips.theme;
    painter.push_clip(box);
    segment(painter, {box.x, box.y}, {box.x + box.w, box.y}, theme.line, scale);
    segment(painter, {box.x, box.y + 12 * scale}, {box.x, box.y + box.h - 12 * scale}, theme.line, scale);
    const float pad = kPad * scale;
    painter.text({box.x + pad, box.y + 6 * scale}, Face::Small, theme.ink_soft,
                 strips.centred ? "variance" : "mean square", kNoHalo);
    const float row_height = (box.h - kStripHead * scale) / static_cast<float>(strips.rows.size());
    const float right = box.x + box.w - pad, room = box.w - 2 * pad;
    float y = box.y + 26 * scale;
    for (const ScoreRow& scores : strips.rows) {
        const Box bar{box.x + pad, y + row_height - 18 * scale, room, 10 * scale};
        rectangle(painter, bar, theme.raised);
        rectangle(painter, {bar.x, bar.y, bar.w * static_cast<float>(scores.share), bar.h}, scores.color);
        painter.text({bar.x, y}, Face::Mono, scores.color, number_text(scores.variance), kNoHalo);
        right_text(painter, right, y, Face::Mono, theme.ink, pca_words::percent(scores.share));
        y += row_height;
    }
    painter.pop_clip();
}

void draw_strips(Painter& painter, const Rooms& rooms, float scale, const Strips& strips) {
    if (rooms.scores.w > 0) draw_scores(painter, rooms.scores, scale, strips);
    if (rooms.scree.w > 0) draw_scree(painter, rooms.scree, scale, strips);
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
