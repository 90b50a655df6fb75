// The latent plane: documents as marks, words as thin arrows, the query as the probe, an angle.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "app/labs/search_picture.hpp"
#include "app/labs/search_words.hpp"

namespace svdscope::search_picture {
namespace {

using search::Analysis;

constexpr std::size_t kShownTerms = 8;  // more of them hide the documents
constexpr std::size_t kShownTermsSmall = 3;
constexpr int kNumberedDocuments = 6, kNumberedDocumentsSmall = 1;
constexpr float kSmallPlane = 260;         // design pixels: a lower one has room for few words
constexpr std::size_t kFewDocuments = 10;  // all of them have their number
constexpr float kMark = 5.5F;

bool is_small(const Canvas2D& canvas) { return canvas.area().h < kSmallPlane * canvas.scale(); }

Vec2 term_at(const Scene& scene, int term) {
    const search::AxisPair axes = scene.axes();
    return {scene.analysis.term_coordinate(axes.first, term),
            scene.analysis.term_coordinate(axes.second, term)};
}

// The terms by how far they reach in this plane, farthest first.
std::vector<int> terms_by_length(const Scene& scene) {
    std::vector<int> order;
    for (int t = 0; t < scene.analysis.terms(); ++t) order.push_back(t);
    std::ranges::stable_sort(order, std::greater{}, [&](int t) { return norm(term_at(scene, t)); });
    return order;
}

void draw_terms(Canvas2D& canvas, const Scene& scene) {
    if (!scene.view.terms) return;
    std::vector<int> order = terms_by_length(scene);
    order.resize(std::min(order.size(), is_small(canvas) ? kShownTermsSmall : kShownTerms));
    int priority = static_cast<int>(order.size());
    for (const int t : order) {
        const Vec2 at = term_at(scene, t);
        if (norm(at) <= 0.2 * norm(term_at(scene, order.front()))) return;
        canvas.arrow({}, at, {scene.theme.ink_soft.faded(0.6), 1.25F}, Tip::None);
        canvas.label(at, unit(angle(at)), scene.analysis.table.terms[static_cast<std::size_t>(t)],
                     scene.theme.ink_soft, 10 + priority--, Face::Small);
    }
}

bool has_number(const Scene& scene, int document, bool small) {
    if (scene.analysis.table.documents.size() <= kFewDocuments || scene.compared() == document) return true;
    const std::vector<Ranked>& order = scene.analysis.latent.order;
    const auto found = std::ranges::find(order, document, &Ranked::document);
    const int most = small ? kNumberedDocumentsSmall : kNumberedDocuments;
    return found != order.end() && found->place + found->tied - 1 <= most;
}

void draw_documents(Canvas2D& canvas, const Scene& scene) {
    const Analysis& a = scene.analysis;
    for (int d = 0; d < a.documents(); ++d) {
        const auto i = static_cast<std::size_t>(d);
        const Vec2 at = scene.places.documents[i];
        const Look look = look_of(scene.theme, a.theme_of[i]);
        const bool lit = scene.hovered == d;
        canvas.marker(at, look.color, look.tip, lit ? kMark + 2 : kMark, look.turn);
        canvas.avoid(at, kMark * scene.scale);
        if (has_number(scene, d, is_small(canvas)))
            canvas.label(at, scene.compared() == d || norm(at) == 0 ? Vec2{1, 0} : unit(angle(at) + 0.6),
                         std::to_string(d + 1), look.color, 30 + (scene.compared() == d ? 40 : 0),
                         Face::Body);
    }
}

// From the query's direction to that of the document, the short way.
void draw_angle(Canvas2D& canvas, const Scene& scene) {
    const auto document = scene.compared();
    if (!document) return;
    const Vec2 d = scene.places.documents[static_cast<std::size_t>(*document)], q = scene.places.query;
    const double pixel = canvas.units_per_pixel();
    if (norm(d) <= 20 * pixel || norm(q) <= 20 * pixel) return;
    canvas.line(
        {}, d,
        {look_of(scene.theme, scene.analysis.theme_of[static_cast<std::size_t>(*document)]).color.faded(0.8),
         2});
    const double from = angle(q), turn = std::remainder(angle(d) - from, 2 * std::numbers::pi);
    const double radius = 0.45 * std::min(norm(d), norm(q));
    std::vector<Vec2> arc;
    constexpr int kPieces = 32;
    for (int i = 0; i <= kPieces; ++i) arc.push_back(radius * unit(from + turn * i / kPieces));
    canvas.curve(arc, {scene.theme.probe, 2});
}

void draw_query(Canvas2D& canvas, const Scene& scene) {
    if (!scene.analysis.query.problem.empty()) return;
    const Vec2 at = scene.places.query;
    const float wide = scene.query_is_lit ? 4 : 3;
    if (scene.theme.probe_halo.a > 0) canvas.arrow({}, at, {scene.theme.probe_halo, wide + 3}, Tip::Ring, 9);
    canvas.arrow({}, at, {scene.theme.probe, wide}, Tip::Ring, scene.query_is_lit ? 9.0F : 7.0F);
    canvas.avoid(at, 9 * scene.scale);
}

void draw_axes(Canvas2D& canvas, const Scene& scene) {
    const Box& box = canvas.area();
    const Vec2 low = canvas.to_plane(Point{box.x, box.y + box.h}),
               high = canvas.to_plane(Point{box.x + box.w, box.y});
    canvas.line({low.x, 0}, {high.x, 0}, {scene.theme.axis, 1.5F});
    canvas.line({0, low.y}, {0, high.y}, {scene.theme.axis, 1.5F});
    const search::AxisPair axes = scene.axes();
    const float s = scene.scale;
    canvas.label(canvas.to_plane(Point{box.x + box.w - 14 * s, canvas.to_screen({0, 0}).y}), {0, -1},
                 std::to_string(axes.first + 1), scene.theme.ink_soft, 5, Face::Small);
    canvas.label(canvas.to_plane(Point{canvas.to_screen({0, 0}).x, box.y + 12 * s}), {-1, 0},
                 std::to_string(axes.second + 1), scene.theme.ink_soft, 5, Face::Small);
}

/// A mark with its name; where the next one may begin.
float legend_entry(Painter& painter, Canvas2D& marks, Point at, const Look& look, const std::string& name,
                   const Scene& scene) {
    const float s = scene.scale;
    marks.marker(marks.to_plane(Point{at.x, at.y + 8 * s}), look.color, look.tip, 5, look.turn);
    painter.text({at.x + 10 * s, at.y}, Face::Small, scene.theme.ink_soft, name, scene.theme.background);
    return at.x + painter.text_size(Face::Small, name).x + 24 * s;
}

void draw_legend(Painter& painter, Box room, const Scene& scene) {
    const float s = scene.scale, right = room.x + room.w - 4 * s;
    Canvas2D marks(painter, room, {}, s, scene.theme.background);
    Point at{room.x + 18 * s, room.y};
    if (scene.analysis.query.problem.empty())
        at.x = legend_entry(painter, marks, at, {scene.theme.probe, Tip::Ring, 0}, "query", scene);
    for (std::size_t i = 0; i < scene.analysis.themes.size(); ++i) {
        const std::string& name = scene.analysis.themes[i];
        if (at.x + 11 * s + painter.text_size(Face::Small, name).x > right) return;
        at.x = legend_entry(painter, marks, at, look_of(scene.theme, static_cast<int>(i)), name, scene);
    }
}

void draw_titles(Painter& painter, Box room, const Scene& scene) {
    const Analysis& a = scene.analysis;
    const float s = scene.scale, wide = room.w - 28 * s;
    const search::AxisPair axes = scene.axes();
    const std::string brief_title = fmt::format("directions {} and {}", axes.first + 1, axes.second + 1);
    const Point at{room.x + 16 * s, room.y + 12 * s};
    const auto line = [&](Point where, Face face, Rgba color, const std::string& whole,
                          const std::string& brief) {
        const bool fits = painter.text_size(face, whole).x <= wide;
        painter.text(where, face, color, fitting_text(painter, face, fits ? whole : brief, wide), kNoHalo);
    };
    line(at, Face::Body, scene.theme.ink, "Latent plane: " + brief_title, brief_title);
    line({at.x, at.y + 23 * s}, Face::Small, scene.theme.ink_soft,
         search_words::angle_sentence(scene.view, a, scene.compared(), true),
         search_words::angle_sentence(scene.view, a, scene.compared(), false));
}

}  // namespace

Look look_of(const Theme& theme, int index) {
    constexpr double kHalf = std::numbers::pi / 2;
    const std::array<Look, 5> looks{{{theme.first, Tip::Round, 0},
                                     {theme.second, Tip::Square, 0},
                                     {theme.third, Tip::Triangle, -kHalf},
                                     {theme.column, Tip::Square, kHalf / 2},
                                     {theme.data, Tip::Triangle, kHalf}}};
    if (index < 0) return {theme.data, Tip::Round, 0};
    return looks[static_cast<std::size_t>(index) % looks.size()];
}

std::optional<int> Scene::compared() const {
    if (hovered && analysis.latent.scores[static_cast<std::size_t>(*hovered)]) return hovered;
    if (analysis.latent.order.empty() || analysis.latent.all_tied) return {};
    return analysis.latent.order.front().document;
}

Box plane_in(Box room, float scale) {
    const float top = 58 * scale, foot = 30 * scale;
    return {room.x, room.y + top, room.w, std::max(1.0F, room.h - top - foot)};
}

void draw_plane(Painter& painter, Box room, Canvas2D& canvas, const Scene& scene) {
    painter.push_clip(room);
    draw_titles(painter, room, scene);
    draw_legend(painter, {room.x, room.y + room.h - 24 * scene.scale, room.w, 24 * scene.scale}, scene);
    painter.pop_clip();
    painter.push_clip(canvas.area());
    draw_axes(canvas, scene);
    draw_terms(canvas, scene);
    draw_angle(canvas, scene);
    draw_documents(canvas, scene);
    draw_query(canvas, scene);
    canvas.place_labels();
    painter.pop_clip();
}

}  // namespace svdscope::search_picture
