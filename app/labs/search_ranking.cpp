// The two rankings: scores before on the left, after on the right, and a line for each document between them.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/search_picture.hpp"
#include "app/labs/search_words.hpp"

namespace svdscope::search_picture {
namespace {

using search::Analysis;

constexpr float kRoomy = 680, kRoomyRow = 27;
constexpr float kRow = 23, kTitle = 52, kFoot = 44, kLeft = 116, kPad = 6;
constexpr std::size_t kMostRows = 12;

/// Where what stands, in pixels.
struct Frame {
    float left = 0, right = 0;  ///< the two axes
    float top = 0, bottom = 0;  ///< of scores `high` and `low`
    double low = 0, high = 1;
    float text = 0, text_right = 0;  ///< the rows after
    Face face = Face::Small;         ///< of their words: larger where there is room
    float row = 0;
    float y(double score) const {
        const double part = (score - low) / (high - low);
        return bottom + static_cast<float>(std::clamp(part, -0.05, 1.05)) * (top - bottom);
    }
};

Frame frame_of(Box room, const Scene& scene) {
    const float s = scene.scale;
    Frame frame;
    frame.left = room.x + std::min(kLeft * s, 0.26F * room.w);
    frame.right = frame.left + std::clamp(0.16F * room.w, 40 * s, 220 * s);
    frame.top = room.y + kTitle * s;
    frame.bottom = std::max(frame.top + 1, room.y + room.h - kFoot * s);
    frame.text = frame.right + 24 * s;
    frame.text_right = room.x + room.w - kPad * s;
    const bool roomy = room.w >= kRoomy * s;
    frame.face = roomy ? Face::Body : Face::Small;
    frame.row = (roomy ? kRoomyRow : kRow) * s;
    for (const auto* standing : {&scene.analysis.plain, &scene.analysis.latent})
        if (!standing->order.empty()) frame.low = std::min(frame.low, standing->order.back().score);
    return frame;
}

/// Pushes places at least `gap` apart, in their order, and up again where they leave `bottom`.
void spread(std::vector<float>& places, float gap, float top, float bottom) {
    float least = top;
    for (float& y : places) {
        y = std::max(y, least);
        least = y + gap;
    }
    float most = bottom;
    for (auto it = places.rbegin(); it != places.rend(); ++it) {
        *it = std::min(*it, most);
        most = *it - gap;
    }
}

/// What has a line of text after, by the scores that are shown now. A tie that is too long to be listed is
/// one line, because no order within it means anything.
std::vector<Row> listed(const Scene& scene, const Frame& frame) {
    const auto fits = static_cast<std::size_t>(std::max(0.0F, (frame.bottom - frame.top) / frame.row));
    const std::size_t most = std::min(fits, kMostRows);
    std::vector<Row> rows;
    const std::vector<Ranked>& order = scene.analysis.latent.order;
    for (std::size_t i = 0; i < order.size() && rows.size() < most;) {
        const auto tied = static_cast<std::size_t>(order[i].tied);
        const bool is_short = rows.size() + tied <= most || tied == 1;
        for (std::size_t t = 0; t < (is_short ? tied : 1); ++t)
            rows.push_back({order[i + t].document, is_short ? 1 : order[i].tied, {}});
        i += tied;
    }
    std::ranges::stable_sort(rows, std::greater{}, [&](const Row& row) {
        return std::round(scene.places.scores[static_cast<std::size_t>(row.document)] / kScoreTie);
    });
    return rows;
}

double alpha_of(const Scene& scene, int document, bool is_listed) {
    if (scene.hovered) return scene.hovered == document ? 1 : 0.18;
    return is_listed ? 0.85 : 0.22;
}

void draw_scale(Painter& painter, const Frame& frame, const Scene& scene) {
    const float s = scene.scale;
    for (const double score : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
        if (score < frame.low - 1e-9) continue;
        const float y = frame.y(score);
        painter.polyline(std::array{Point{frame.left, y}, Point{frame.right, y}}, scene.theme.grid, s, false);
    }
    for (const float x : {frame.left, frame.right})
        painter.polyline(std::array{Point{x, frame.top}, Point{x, frame.bottom}}, scene.theme.axis, 1.5F * s,
                         false);
}

void draw_lines(Painter& painter, const Frame& frame, const Scene& scene, const std::vector<Row>& rows) {
    const float s = scene.scale;
    const Analysis& a = scene.analysis;
    for (const bool pass : {false, true})
        for (int d = 0; d < a.documents(); ++d) {
            const auto i = static_cast<std::size_t>(d);
            const bool is_listed = std::ranges::find(rows, d, &Row::document) != rows.end();
            if (is_listed != pass || !a.plain.scores[i] || !a.latent.scores[i]) continue;
            const Look look = look_of(scene.theme, a.theme_of[i]);
            const float width = scene.hovered == d ? 3.5F : is_listed ? 2 : 1;
            painter.polyline(std::array{Point{frame.left, frame.y(*a.plain.scores[i])},
                                        Point{frame.right, frame.y(scene.places.scores[i])}},
                             look.color.faded(alpha_of(scene, d, is_listed)), width * s, false);
        }
}

void draw_row(Painter& painter, Canvas2D& marks, const Frame& frame, const Scene& scene, const Row& row) {
    const float s = scene.scale;
    const Analysis& a = scene.analysis;
    const auto i = static_cast<std::size_t>(row.document);
    const Look look = look_of(scene.theme, a.theme_of[i]);
    const float middle = row.box.y + row.box.h / 2;
    const float half = (frame.face == Face::Body ? 9 : 8) * s;
    const double alpha = alpha_of(scene, row.document, true);
    painter.polyline(
        std::array{Point{frame.right, frame.y(scene.places.scores[i])}, Point{frame.text - 8 * s, middle}},
        look.color.faded(0.45 * alpha), s, false);
    if (row.documents > 1) {
        painter.text({frame.text + 12 * s, middle - 9 * s}, Face::Factor, scene.theme.ink,
                     search_words::score_text(scene.places.scores[i]), kNoHalo);
        const float x = frame.text + 20 * s + painter.text_size(Face::Factor, "−0.000").x;
        const std::string words = fmt::format("{} tie: no order among them", row.documents);
        return painter.text({x, middle - half}, frame.face, scene.theme.ink_soft,
                            fitting_text(painter, frame.face, words, frame.text_right - x), kNoHalo);
    }
    const bool lit = scene.hovered == row.document;
    marks.marker(marks.to_plane(Point{frame.text, middle}), look.color, look.tip, lit ? 6.5F : 5, look.turn);
    const Rgba ink = lit || !scene.hovered ? scene.theme.ink : scene.theme.ink_soft;
    const std::string score = search_words::score_text(scene.places.scores[i]);
    float x = frame.text + 12 * s;
    painter.text({x, middle - 9 * s}, Face::Factor, ink, score, kNoHalo);
    x += painter.text_size(Face::Factor, "0.000").x + 8 * s;
    const std::string number = std::to_string(row.document + 1);
    const std::string& name = a.table.documents[i];
    if (!name.ends_with(number)) {
        painter.text({x, middle - half}, frame.face, scene.theme.ink_soft, number, kNoHalo);
        x += painter.text_size(frame.face, a.documents() > 9 ? "00" : "0").x + 6 * s;
    }
    painter.text({x, middle - half}, frame.face, ink,
                 fitting_text(painter, frame.face, name, frame.text_right - x), kNoHalo);
}

/// One label for all documents that tie before.
void draw_before(Painter& painter, const Frame& frame, Box room, const Scene& scene) {
    const float s = scene.scale, gap = 19 * s;
    const std::vector<Ranked>& order = scene.analysis.plain.order;
    std::vector<const Ranked*> groups;
    std::vector<float> places;
    for (std::size_t i = 0; i < order.size(); i += static_cast<std::size_t>(order[i].tied)) {
        const bool room_left = static_cast<float>(groups.size() + 2) * gap < frame.bottom - frame.top;
        const bool last = i + static_cast<std::size_t>(order[i].tied) >= order.size();
        if (!room_left && !last) continue;
        groups.push_back(&order[i]);
        places.push_back(frame.y(order[i].score));
    }
    spread(places, gap, frame.top, frame.bottom);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Ranked& group = *groups[i];
        const bool stranger = !scene.analysis.shares_a_word(group.document);
        const std::string score = search_words::score_text(group.score);
        const float right = frame.left - 20 * s;
        painter.polyline(std::array{Point{frame.left, frame.y(group.score)}, Point{right + 6 * s, places[i]}},
                         scene.theme.ink_soft.faded(0.4), s, false);
        const float wide = painter.text_size(Face::Factor, score).x;
        painter.text({right - wide, places[i] - 9 * s}, Face::Factor, scene.theme.ink, score, kNoHalo);
        std::string who =
            group.tied > 1 ? fmt::format("{} tie", group.tied) : std::to_string(group.document + 1);
        const float place = right - wide - 8 * s - painter.text_size(Face::Small, who).x;
        if (place >= room.x + 4 * s)
            painter.text({place, places[i] - 8 * s}, Face::Small, scene.theme.ink_soft, who, kNoHalo);
        if (stranger && scene.analysis.table.words)
            painter.text({std::max(room.x + 4 * s, right - painter.text_size(Face::Small, "share no word").x),
                          places[i] + 10 * s},
                         Face::Small, scene.theme.ink_soft, "share no word", kNoHalo);
    }
}

void draw_titles(Painter& painter, const Frame& frame, Box room, const Scene& scene) {
    const float s = scene.scale, y = room.y + 12 * s;
    const auto centred = [&](float x, float least, const std::string& words, Rgba color) {
        const float wide = painter.text_size(Face::Body, words).x;
        painter.text({std::max(least, x - wide / 2), y}, Face::Body, color, words, kNoHalo);
    };
    const float middle = (frame.left + frame.right) / 2;
    const std::string after = fmt::format("cosine at rank {}", scene.analysis.k);
    const float wide = painter.text_size(Face::Body, "plain cosine").x;
    centred(std::min(frame.left, middle - wide / 2 - 8 * s), room.x + 8 * s, "plain cosine", scene.theme.ink);
    painter.text({frame.right - 20 * s, y}, Face::Body, scene.theme.ink,
                 fitting_text(painter, Face::Body, after, frame.text_right - frame.right + 20 * s), kNoHalo);
}

void draw_foot(Painter& painter, const Frame& frame, Box room, const Scene& scene, std::size_t shown) {
    const float s = scene.scale;
    const Analysis& a = scene.analysis;
    const std::size_t ranked = a.latent.order.size();
    if (ranked == 0) return;
    std::string words;
    if (ranked > shown) words = fmt::format("{} more below", ranked - shown);
    if (const std::size_t gone = a.table.documents.size() - ranked; gone > 0)
        words += fmt::format("{}{} zero at this rank: no angle", words.empty() ? "" : ", ", gone);
    if (words.empty()) return;
    painter.text({frame.text + 12 * s, room.y + room.h - 26 * s}, Face::Small, scene.theme.ink_soft,
                 fitting_text(painter, Face::Small, words, frame.text_right - frame.text - 12 * s), kNoHalo);
}

}  // namespace

std::vector<Row> rows_in(Box room, const Scene& scene) {
    const Frame frame = frame_of(room, scene);
    const float high = frame.row;
    std::vector<Row> rows = listed(scene, frame);
    std::vector<float> places;
    for (const Row& row : rows)
        places.push_back(frame.y(scene.places.scores[static_cast<std::size_t>(row.document)]));
    spread(places, high, frame.top, frame.bottom);
    const float left = frame.text - 10 * scene.scale;
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].box = {left, places[i] - high / 2, std::max(1.0F, frame.text_right - left), high};
    return rows;
}

void draw_ranking(Painter& painter, Box room, const Scene& scene) {
    painter.push_clip(room);
    const Frame frame = frame_of(room, scene);
    draw_titles(painter, frame, room, scene);
    draw_scale(painter, frame, scene);
    if (scene.analysis.latent.order.empty() && scene.analysis.plain.order.empty()) {
        const float s = scene.scale;
        const Box words{frame.text, frame.top + 8 * s, frame.text_right - frame.text,
                        frame.bottom - frame.top};
        draw_wrapped(painter, words, Face::Body, scene.theme.ink_soft, scene.analysis.query.problem);
    } else {
        const std::vector<Row> rows = rows_in(room, scene);
        draw_lines(painter, frame, scene, rows);
        draw_before(painter, frame, room, scene);
        Canvas2D marks(painter, room, {}, scene.scale, scene.theme.background);
        for (const Row& row : rows) draw_row(painter, marks, frame, scene, row);
        std::size_t shown = 0;
        for (const Row& row : rows) shown += static_cast<std::size_t>(row.documents);
        draw_foot(painter, frame, room, scene, shown);
    }
    painter.pop_clip();
}

}  // namespace svdscope::search_picture
