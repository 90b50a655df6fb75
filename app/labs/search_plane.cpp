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

constexpr int kNamedTerms = 6, kNumberedDocuments = 6;
constexpr std::size_t kFewDocuments = 10;  // all of them have their number
constexpr float kMark = 5.5F;

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
    const std::vector<int> order = terms_by_length(scene);
    const double least = order.empty() ? 0 : 0.25 * norm(term_at(scene, order.front()));
    int named = 0;
    for (const int t : order) {
        const Vec2 at = term_at(scene, t);
        if (norm(at) <= least || norm(at) == 0) return;
        const bool has_name = named++ < kNamedTerms;
        canvas.arrow({}, at, {scene.theme.ink_soft.faded(has_name ? 0.7 : 0.35), 1.25F}, Tip::None);
        if (has_name)
            canvas.label(at, unit(angle(at)), scene.analysis.table.terms[static_cast<std::size_t>(t)],
                         scene.theme.ink_soft, 10 + kNamedTerms - named, Face::Small);
    }
}

bool has_number(const Scene& scene, int document) {
    const auto i = static_cast<std::size_t>(document);
    const int place = scene.analysis.latent.place[i];
    return scene.analysis.table.documents.size() <= kFewDocuments || scene.compared() == document ||
           (place > 0 && place <= kNumberedDocuments);
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
        if (has_number(scene, d))
            canvas.label(at, norm(at) > 0 ? unit(angle(at) + 0.6) : Vec2{1, 0}, std::to_string(d + 1),
                         look.color, 30 + (scene.compared() == d ? 40 : 0), Face::Body);
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
    canvas.label(at, norm(at) > 0 ? unit(angle(at) - 0.5) : Vec2{0, 1}, "query", scene.theme.ink, 90);
}

void draw_legend(Painter& painter, Box room, Canvas2D& canvas, const Scene& scene) {
    const float s = scene.scale, y = room.y + room.h - 22 * s;
    float x = room.x + 16 * s;
    for (std::size_t i = 0; i < scene.analysis.themes.size(); ++i) {
        const Look look = look_of(scene.theme, static_cast<int>(i));
        const std::string& name = scene.analysis.themes[i];
        const float wide = painter.text_size(Face::Small, name).x;
        if (x + wide + 16 * s > room.x + room.w - 8 * s) return;
        canvas.marker(canvas.to_plane(Point{x, y + 8 * s}), look.color, look.tip, 5, look.turn);
        painter.text({x + 11 * s, y}, Face::Small, scene.theme.ink_soft, name, scene.theme.background);
        x += wide + 30 * s;
    }
}

// Keeps labels off a line of words.
void avoid_line(Canvas2D& canvas, Point from, float width, float high) {
    for (float x = 0; x < width + high; x += high)
        canvas.avoid(canvas.to_plane(Point{from.x + x, from.y + high / 2}), high);
}

void draw_titles(Painter& painter, Box room, Canvas2D& canvas, const Scene& scene) {
    const Analysis& a = scene.analysis;
    const float s = scene.scale, wide = room.w - 32 * s;
    const search::AxisPair axes = scene.axes();
    const bool beyond = axes.first >= a.k || axes.second >= a.k;
    std::string title = fmt::format("Latent plane: directions {} and {}", axes.first + 1, axes.second + 1);
    if (beyond) title += fmt::format(", rank {} keeps less", a.k);
    const Point at{room.x + 16 * s, room.y + 12 * s};
    painter.text(at, Face::Body, scene.theme.ink, fitting_text(painter, Face::Body, title, wide),
                 scene.theme.background);
    avoid_line(canvas, at, wide, 22 * s);
    if (const auto document = scene.compared()) {
        const std::string words = search_words::angle_sentence(scene.view, a, *document);
        const Point below{at.x, at.y + 23 * s};
        painter.text(below, Face::Small, scene.theme.ink_soft,
                     fitting_text(painter, Face::Small, words, wide), scene.theme.background);
        avoid_line(canvas, below, wide, 18 * s);
    }
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

void draw_plane(Painter& painter, Box room, Canvas2D& canvas, const Scene& scene) {
    painter.push_clip(room);
    canvas.axes(scene.theme.axis, scene.theme.ink_soft);
    draw_terms(canvas, scene);
    draw_angle(canvas, scene);
    draw_documents(canvas, scene);
    draw_query(canvas, scene);
    draw_titles(painter, room, canvas, scene);
    avoid_line(canvas, {room.x + 16 * scene.scale, room.y + room.h - 22 * scene.scale},
               scene.analysis.themes.empty() ? 0 : room.w, 18 * scene.scale);
    canvas.place_labels();
    draw_legend(painter, room, canvas, scene);
    painter.pop_clip();
}

}  // namespace svdscope::search_picture
