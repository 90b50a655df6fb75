// Dials: by how much an operation makes a relative error grow, between 1/kappa and kappa.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "app/labs/condition_picture.hpp"
#include "app/labs/condition_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::condition_picture {
namespace {

constexpr double kWidest = 16;  // decades to either side of 1 that a dial shows at most
constexpr double kNarrowest = std::numbers::ln2 / std::numbers::ln10;  // and at least: from 1/2 to 2
constexpr float kTrack = 7;
constexpr float kLeast = 22;  // a smaller dial is left out: its number says it
constexpr float kRoomy = 56;  // a smaller dial has no numbers at its scale

/// A half circle; the scale is logarithmic with 1 at the top.
struct Dial {
    Point middle;
    float radius = 1;
    double decades = 1;  ///< from the top to either end

    // 0 at the left end, 1 at the right one.
    double part_of(double factor) const {
        if (!(factor > 0)) return 0;
        if (std::isinf(factor)) return 1;
        return std::clamp(0.5 + 0.5 * std::log10(factor) / decades, 0.0, 1.0);
    }
    Point at(double part, float r) const {
        const double angle = std::numbers::pi * (1 - part);
        return {middle.x + r * static_cast<float>(std::cos(angle)),
                middle.y - r * static_cast<float>(std::sin(angle))};
    }
};

void draw_arc(Painter& painter, const Dial& dial, double from, double to, float r, Rgba color, float width) {
    if (!(to > from)) return;
    const int steps = std::max(2, static_cast<int>(std::ceil(40 * (to - from))));
    std::vector<Point> points;
    points.reserve(static_cast<std::size_t>(steps) + 1);
    for (int i = 0; i <= steps; ++i) points.push_back(dial.at(from + (to - from) * i / steps, r));
    painter.polyline(points, color, width, false);
}

// How many of the samples attain which amplification: a low fence within the dial.
void draw_histogram(Painter& painter, const Dial& dial, const Scene& scene) {
    const condition::CloudSums& sums = scene.cloud.sums;
    if (sums.histogram.empty()) return;
    const double most = *std::max_element(sums.histogram.begin(), sums.histogram.end());
    if (!(most > 0)) return;
    const auto count = static_cast<double>(sums.histogram.size());
    for (std::size_t i = 0; i < sums.histogram.size(); ++i) {
        if (!(sums.histogram[i] > 0)) continue;
        const double exponent = sums.low + (sums.high - sums.low) * (static_cast<double>(i) + 0.5) / count;
        const double part = 0.5 + 0.5 * exponent / dial.decades;
        if (part < 0 || part > 1) continue;
        const double half_bin = 0.25 * (sums.high - sums.low) / (count * dial.decades);
        const float outer = dial.radius - kTrack * scene.scale;
        const float inner = outer - 0.32F * dial.radius * static_cast<float>(sums.histogram[i] / most);
        painter.fill(std::array{dial.at(part - half_bin, outer), dial.at(part + half_bin, outer),
                                dial.at(part + half_bin, inner), dial.at(part - half_bin, inner)},
                     scene.theme.error.faded(0.45));
    }
}

void draw_needle(Painter& painter, const Dial& dial, const Scene& scene, double factor) {
    const float s = scene.scale;
    const double part = dial.part_of(factor);
    painter.polyline(std::array{dial.middle, dial.at(part, dial.radius + 3 * s)}, scene.theme.ink, 3 * s,
                     false);
    std::vector<Point> hub;
    for (int i = 0; i < 24; ++i) {
        const auto angle = static_cast<float>(2 * std::numbers::pi * i / 24);
        hub.push_back({dial.middle.x + 5 * s * std::cos(angle), dial.middle.y + 5 * s * std::sin(angle)});
    }
    painter.fill(hub, scene.theme.ink);
}

void draw_words_centred(Painter& painter, float x, float y, Face face, Rgba color, std::string_view words) {
    painter.text({x - painter.text_size(face, words).x / 2, y}, face, color, words, kNoHalo);
}

// What stands at the ends of the scale: kappa, unless it is too near to 1 or has no end.
std::pair<std::string_view, std::string_view> end_labels(double kappa) {
    if (std::isinf(kappa)) return {"0", "∞"};
    if (std::log10(kappa) < kNarrowest) return {"1/2", "2"};
    return {"1/κ", "κ"};
}

void draw_ends(Painter& painter, const Dial& dial, const Scene& scene) {
    const float s = scene.scale, y = dial.middle.y + 6 * s;
    const double kappa = scene.analysis.solve.kappa;
    const Rgba soft = scene.theme.ink_soft;
    if (dial.radius < kRoomy * s) return;
    const auto [low, high] = end_labels(kappa);
    draw_words_centred(painter, dial.middle.x - dial.radius, y, Face::Small, soft, low);
    draw_words_centred(painter, dial.middle.x + dial.radius, y, Face::Small, soft, high);
    draw_words_centred(painter, dial.middle.x, dial.middle.y - dial.radius + 12 * s, Face::Small, soft, "1");
    painter.polyline(
        std::array{dial.at(0.5, dial.radius - kTrack * s), dial.at(0.5, dial.radius + kTrack * s)}, soft,
        1.5F * s, false);
}

struct Reading {
    std::string_view title, short_title;
    const condition::Gauge& gauge;
    bool with_cloud;
};

// The half circle with its needle; what goes from 1 to the worst for this x is lit.
void draw_scale(Painter& painter, const Dial& dial, const Scene& scene, const Reading& reading) {
    const float track = kTrack * scene.scale;
    draw_arc(painter, dial, 0, 1, dial.radius, scene.theme.line, track);
    draw_arc(painter, dial, dial.part_of(1), dial.part_of(reading.gauge.worst_here), dial.radius,
             scene.theme.error, track);
    if (reading.with_cloud) draw_histogram(painter, dial, scene);
    draw_ends(painter, dial, scene);
    if (reading.gauge.attained) draw_needle(painter, dial, scene, *reading.gauge.attained);
}

void draw_dial(Painter& painter, Box box, const Scene& scene, const Reading& reading) {
    const float s = scene.scale;
    const double kappa = scene.analysis.solve.kappa;
    Dial dial;
    dial.decades = std::clamp(std::isinf(kappa) ? kWidest : std::log10(kappa), kNarrowest, kWidest);
    dial.radius = std::max(1.0F, std::min(0.40F * box.w, box.h - 84 * s));
    dial.middle = {box.x + box.w / 2, box.y + 34 * s + dial.radius};
    draw_words_centred(painter, dial.middle.x, box.y + 4 * s, Face::Body, scene.theme.ink,
                       fitting_words(painter, 0.95F * box.w, {reading.title, reading.short_title}));
    if (dial.radius >= kLeast * s) draw_scale(painter, dial, scene, reading);
    const std::string value =
        reading.gauge.attained ? "× " + condition_words::factor_text(*reading.gauge.attained) : "–";
    draw_words_centred(painter, dial.middle.x, dial.middle.y + 10 * s, Face::Equation, scene.theme.ink,
                       value);
    draw_words_centred(painter, dial.middle.x, dial.middle.y + 34 * s, Face::Small, scene.theme.ink_soft,
                       condition_words::gauge_note(reading.gauge));
}

}  // namespace

void draw_gauges(Painter& painter, Box box, const Scene& scene) {
    const condition::Solve& solve = scene.analysis.solve;
    const std::array<Reading, 4> readings{{{"Solve  A x = b", "Solve", solve.solve, true},
                                           {"Whiten  Σ⁻¹Vᵀ x", "Whiten", solve.whiten, false},
                                           {"Multiply  A x", "Multiply", solve.multiply, false},
                                           {"Cosine  x, rows of A", "Cosine", solve.cosine, false}}};
    const float w = box.w / static_cast<float>(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i)
        draw_dial(painter, {box.x + static_cast<float>(i) * w, box.y, w, box.h}, scene, readings[i]);
    painter.polyline(std::array{Point{box.x, box.y}, Point{box.x + box.w, box.y}}, scene.theme.line,
                     scene.scale, false);
}

}  // namespace svdscope::condition_picture
