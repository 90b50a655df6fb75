// The page Training: errors over the epochs, levels to beat, where the hand intervened, where to stop early.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/labs/ratings_picture.hpp"
#include "app/labs/ratings_words.hpp"

namespace svdscope::ratings_picture {
namespace {

using ratings::Change;
using ratings::Course;
using ratings::Errors;

constexpr float kPad = 12;
constexpr float kGutter = 142;    // at the right of the plot, for the names of the levels
constexpr float kLabelStep = 18;  // between two names
constexpr double kFuture = 0.3;   // opacity of what is still to come
constexpr float kTicksApart = 7;  // changes that stand closer are drawn as one
constexpr float kLow = 380;
constexpr float kNarrow = 520;  // narrower charts have no names at their right

// Low charts show the mean and the SVD of all levels, and their best epoch without words.
bool is_low(Box room, const Scene& scene) { return room.h < kLow * scene.scale; }

bool has_gutter(Box room, const Scene& scene) { return room.w >= kNarrow * scene.scale; }

double highest(const Scene& scene) {
    double most = 1.25 * scene.analysis.baselines.mean.held_out;
    for (const Errors& errors : scene.analysis.course->errors)
        most = std::max({most, 1.05 * errors.training, 1.05 * errors.held_out});
    return std::min(most, 3 * std::max(1e-9, scene.analysis.baselines.mean.held_out));
}

std::vector<Vec2> curve(const Course& course, double Errors::*which, int from, int to) {
    std::vector<Vec2> points;
    for (int e = std::max(0, from); e <= std::min(to, course.done()); ++e)
        points.push_back({static_cast<double>(e), course.errors[static_cast<std::size_t>(e)].*which});
    return points;
}

// The area between both curves is what was learned by heart.
void draw_gap(Painter& painter, const Chart& chart, const Scene& scene) {
    const auto below = curve(*scene.analysis.course, &Errors::training, 0, scene.epoch);
    const auto above = curve(*scene.analysis.course, &Errors::held_out, 0, scene.epoch);
    painter.push_clip(chart.plot());
    for (std::size_t e = 1; e < below.size(); ++e) {
        const std::array<Point, 4> strip{
            chart.to_screen(below[e - 1].x, below[e - 1].y), chart.to_screen(below[e].x, below[e].y),
            chart.to_screen(above[e].x, above[e].y), chart.to_screen(above[e - 1].x, above[e - 1].y)};
        painter.fill(strip, scene.theme.error.faded(0.09));
    }
    painter.pop_clip();
}

// A name at the right of the plot, at the height of what it names.
struct Level {
    double value;
    std::string words;
    Rgba color;
    Face face;
};

std::vector<Level> levels_of(const Scene& scene, bool low) {
    const auto& base = scene.analysis.baselines;
    const auto& rank = scene.analysis.svd->rank;
    const auto named = [](const char* name, double error) {
        return fmt::format("{} {}", name, ratings_words::error_text(error));
    };
    const Rgba soft = scene.theme.ink_soft;
    std::vector<Level> levels{
        {base.mean.held_out, named("mean", base.mean.held_out), soft, Face::Small},
        {base.item.held_out, named("item mean", base.item.held_out), soft, Face::Small},
        {base.user.held_out, named("user mean", base.user.held_out), soft, Face::Small},
        {base.both.held_out, named("both means", base.both.held_out), soft, Face::Small}};
    if (low) levels.resize(1);
    const int k = ratings::settings_at(scene.params, scene.epoch).factors;
    if (k > 0 && k < static_cast<int>(rank.size())) {
        const double error = rank[static_cast<std::size_t>(k)].held_out;
        levels.push_back(
            {error, named(fmt::format("rank-{} SVD", k).c_str(), error), scene.theme.third, Face::Small});
    }
    return levels;
}

void draw_names(Painter& painter, const Chart& chart, const Scene& scene, std::vector<Level> levels) {
    const Errors now = scene.analysis.course->errors[static_cast<std::size_t>(scene.epoch)];
    levels.push_back(
        {now.training, "training " + ratings_words::error_text(now.training), scene.theme.first, Face::Body});
    levels.push_back({now.held_out, "held-out " + ratings_words::error_text(now.held_out), scene.theme.second,
                      Face::Body});
    std::ranges::stable_sort(levels, [](const Level& a, const Level& b) { return a.value > b.value; });
    const float step = kLabelStep * scene.scale, x = chart.plot().x + chart.plot().w + 14 * scene.scale;
    const float last = chart.plot().y + chart.plot().h - step / 2;
    std::vector<float> heights;
    for (const Level& level : levels) {
        const float wanted = std::clamp(chart.to_screen(0, level.value).y, chart.plot().y, last);
        heights.push_back(heights.empty() ? wanted : std::max(wanted, heights.back() + step));
    }
    // What was pushed below the plot comes back up, and pushes the others.
    for (std::size_t k = heights.size(); k-- > 0;) {
        const float most = k + 1 < heights.size() ? heights[k + 1] - step : last;
        heights[k] = std::min(heights[k], most);
    }
    for (std::size_t k = 0; k < levels.size(); ++k) {
        const Point size = painter.text_size(levels[k].face, levels[k].words);
        painter.text({x, heights[k] - size.y / 2}, levels[k].face, levels[k].color, levels[k].words,
                     scene.theme.background);
    }
}

void draw_levels(Chart& chart, const Scene& scene, const std::vector<Level>& levels) {
    for (std::size_t k = 0; k < levels.size(); ++k) {
        const double strength = k == 0 ? 1 : levels[k].color == scene.theme.third ? 0.9 : 0.35;
        chart.horizontal(levels[k].value, levels[k].color.faded(strength), true, "");
    }
}

// Where the hand changed the settings: a mark at the foot, and what became of them where there is room.
void draw_changes(Painter& painter, const Chart& chart, const Scene& scene) {
    const std::vector<Change>& changes = scene.params.changes;
    const float s = scene.scale, foot = chart.plot().y + chart.plot().h;
    float free_from = chart.plot().x;
    for (std::size_t k = 1; k < changes.size(); ++k) {
        if (changes[k].epoch >= scene.params.epochs) break;
        const float x = chart.to_screen(changes[k].epoch, 0).x;
        const std::array<Point, 3> mark{Point{x, foot - 11 * s}, Point{x + 6 * s, foot - s},
                                        Point{x - 6 * s, foot - s}};
        painter.fill(mark, scene.theme.probe);
        const bool followed =
            k + 1 < changes.size() && chart.to_screen(changes[k + 1].epoch, 0).x - x < kTicksApart * s;
        if (followed) continue;
        std::size_t first = k;
        while (first > 1 &&
               chart.to_screen(changes[first].epoch, 0).x - chart.to_screen(changes[first - 1].epoch, 0).x <
                   kTicksApart * s)
            --first;
        const std::string words =
            ratings_words::change_text(changes[first - 1].settings, changes[k].settings);
        const Point size = painter.text_size(Face::Small, words);
        const float left = std::min(x - size.x / 2, chart.plot().x + chart.plot().w - size.x);
        if (left < free_from) continue;
        painter.text({left, foot - 16 * s - size.y}, Face::Small, scene.theme.ink, words,
                     scene.theme.background);
        free_from = left + size.x + 8 * s;
    }
}

void ring(Painter& painter, Point at, float radius, Rgba color, float width) {
    std::array<Point, 25> circle;
    for (std::size_t k = 0; k < circle.size(); ++k) {
        const double turn = 2 * std::numbers::pi * static_cast<double>(k) / 24;
        circle[k] = at + Point{radius * static_cast<float>(std::cos(turn)),
                               radius * static_cast<float>(std::sin(turn))};
    }
    painter.polyline(circle, color, width, true);
}

std::string best_words(int best, int epoch, double error) {
    if (best == 0) return "no epoch beats its start";
    const std::string least = ratings_words::error_text(error);
    return best == epoch ? "least so far: " + least : fmt::format("stop here: {} at epoch {}", least, best);
}

// The epoch with the least held-out error so far: early stopping.
void draw_best(Painter& painter, const Chart& chart, const Scene& scene, const std::vector<Level>& levels,
               bool words_too) {
    const int best = ratings::best_until(*scene.analysis.course, scene.epoch);
    if (scene.epoch == 0) return;
    const double error = scene.analysis.course->errors[static_cast<std::size_t>(best)].held_out;
    const Point at = chart.to_screen(best, error);
    const float s = scene.scale;
    ring(painter, at, 7 * s, scene.theme.ink, 2 * s);
    if (!words_too) return;
    const std::string words = best_words(best, scene.epoch, error);
    const Point size = painter.text_size(Face::Body, words);
    const Box plot = chart.plot();
    const float last = std::max(plot.x + 8 * s, plot.x + plot.w - size.x - 8 * s);
    const float x = std::clamp(at.x + 8 * s, plot.x + 8 * s, last);
    // Below the ring, and no line goes through the words.
    float y = at.y + 24 * s;
    for (const Level& level : levels) {
        const float line = chart.to_screen(0, level.value).y;
        if (line > y - 6 * s && line < y + size.y + 2 * s) y = line + 6 * s;
    }
    painter.text({x, y}, Face::Body, scene.theme.ink, words, scene.theme.background);
    const std::array<Point, 2> stem{Point{at.x, at.y + 9 * s}, Point{at.x, y - 2 * s}};
    painter.polyline(stem, scene.theme.ink_soft, s, false);
}

void draw_curves(Chart& chart, const Scene& scene) {
    const Course& course = *scene.analysis.course;
    const Errors now = course.errors[static_cast<std::size_t>(scene.epoch)];
    const std::array<std::pair<double Errors::*, Rgba>, 2> both{
        {{&Errors::training, scene.theme.first}, {&Errors::held_out, scene.theme.second}}};
    for (const auto& [which, color] : both) {
        if (!scene.view.playing)
            chart.line(curve(course, which, scene.epoch, course.done()), color.faded(kFuture), 2.5F);
        chart.line(curve(course, which, 0, scene.epoch), color, 2.5F);
        const Vec2 at{static_cast<double>(scene.epoch), now.*which};
        chart.dots(std::span(&at, 1), color, 5);
    }
}

void draw_welcome(Painter& painter, const Chart& chart, const Scene& scene) {
    if (scene.view.welcomed || scene.view.playing) return;
    const std::string_view words = "Press Space: watch it learn";
    const Point size = painter.text_size(Face::Caption, words), grip = chart.grip(scene.epoch);
    const float x = grip.x - size.x - 20 * scene.scale;
    if (x < chart.plot().x) return;
    painter.text({x, grip.y - size.y / 2}, Face::Caption, scene.theme.ink_soft, words,
                 scene.theme.background);
}

void draw_readout(Chart& chart, const Scene& scene) {
    if (!scene.hovered) return;
    const Course& course = *scene.analysis.course;
    const int e = std::clamp(*scene.hovered, 0, course.done());
    const Errors errors = course.errors[static_cast<std::size_t>(e)];
    const std::vector<std::string> lines{fmt::format("epoch {}", e),
                                         "training " + ratings_words::error_text(errors.training),
                                         "held-out " + ratings_words::error_text(errors.held_out)};
    chart.readout(e, chart.to_screen(e, errors.held_out), lines);
}

}  // namespace

Chart training_chart(Painter& painter, Box room, const Scene& scene) {
    const float pad = kPad * scene.scale;
    Box box{room.x + pad, room.y, std::max(1.0F, room.w - pad), room.h};
    if (has_gutter(room, scene)) box.w -= kGutter * scene.scale;
    const ChartRange epochs{0, static_cast<double>(scene.params.epochs), false, true};
    return {painter, box, epochs, {0, highest(scene)}, scene.scale, chart_colors(scene.theme)};
}

void draw_training(Painter& painter, Box room, const Scene& scene) {
    Chart chart = training_chart(painter, room, scene);
    draw_gap(painter, chart, scene);
    chart.frame("epoch", "error, in points of a rating (root mean square)");
    const std::vector<Level> levels = levels_of(scene, is_low(room, scene));
    draw_levels(chart, scene, levels);
    draw_curves(chart, scene);
    draw_changes(painter, chart, scene);
    chart.vertical(scene.epoch, {scene.theme.probe, "", 1.75F, true, scene.line_is_lit});
    draw_best(painter, chart, scene, levels, !is_low(room, scene));
    draw_welcome(painter, chart, scene);
    if (has_gutter(room, scene)) draw_names(painter, chart, scene, levels);
    draw_readout(chart, scene);
}

}  // namespace svdscope::ratings_picture
