// The rooms of the PCA lab's canvas, and its strips: the scores along each axis and the variances as bars.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/pca_words.hpp"

namespace svdscope::pca_picture {

/// The parts of the canvas; w = 0 where a part is not shown.
struct Rooms {
    Box plane, side, scores, scree;
};
/// `rows`: how many axes the strips show.
Rooms divide(Box canvas, const PcaLab::View& view, float scale, int rows);

inline constexpr std::size_t kDots = 400;  ///< more scores are shown as a histogram
inline constexpr int kBins = 120;

/// What the strips show of one axis.
struct ScoreRow {
    std::string name;
    Rgba color;
    double deviation = 0, variance = 0, share = 0;
    std::vector<double> scores;       ///< of at most kDots points
    std::array<int, kBins> counts{};  ///< of more: how many fall into each equal part of [-reach, reach]
};
struct Strips {
    const Theme& theme;
    bool centred = true;
    std::size_t count = 0;
    double reach = 1;  ///< all rows have one scale, so that lengths compare
    std::vector<ScoreRow> rows;
};

inline Vec2 direction_of(const pca::Axes& axes, int i) { return axes.direction[i]; }
inline Vec3 direction_of(const pca_space::Axes& axes, int i) { return axes.direction(i); }

/// The rows of a moment. O(n).
template <class Scene>
Strips strips_of(const Scene& scene);

/// The points along each axis on one scale, the variances as bars, or both where there is room.
void draw_scores(Painter& painter, Box box, float scale, const Strips& strips);
void draw_scree(Painter& painter, Box box, float scale, const Strips& strips);
void draw_strips(Painter& painter, const Rooms& rooms, float scale, const Strips& strips);

/// The title at the top of a plane and the lines of the lens under it.
void draw_captions(Painter& painter, Box plane, float scale, const Theme& theme, std::string_view title,
                   std::span<const std::string> lines);

namespace detail {

/// The scores of a cloud along one axis: dot(direction, p) + shift for a point p of the cloud.
template <class Vec>
struct ScoreMap {
    Vec direction;
    double shift = 0;
    double operator()(Vec p) const { return dot(direction, p) + shift; }
};

template <class Scene>
auto score_map(const Scene& scene, int axis) {
    const auto& data = scene.analysis.data;
    const auto along = direction_of(scene.axes(), axis);
    const auto direction = transpose(data.linear) * along;
    return ScoreMap<decltype(along + along)>{
        direction, dot(direction, data.offset - data.center) - dot(along, scene.center())};
}

template <class Scene, class F>
void for_scores(const Scene& scene, int axis, F f) {
    const auto map = score_map(scene, axis);
    for (const auto& block : scene.params.cloud.blocks())
        for (const auto& p : *block) f(map(p));
}

}  // namespace detail

template <class Scene>
Strips strips_of(const Scene& scene) {
    const Theme& theme = scene.theme;
    const std::array<Rgba, 3> colors{theme.first, theme.second, theme.third};
    const auto& axes = scene.axes();
    const auto names = pca_words::axis_names(scene.params.center, static_cast<int>(std::size(axes.sigma)));
    Strips strips{theme, scene.params.center, scene.params.cloud.size(), 0, {}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        strips.rows.push_back(
            {names[i], colors[i], axes.deviation[i], axes.variance[i], axes.share[i], {}, {}});
        if (strips.count > kDots) continue;
        detail::for_scores(scene, static_cast<int>(i),
                           [&](double score) { strips.rows[i].scores.push_back(score); });
    }
    const double usual = 2.2 * axes.deviation[0];
    strips.reach = strips.count > kDots ? std::max(1.8 * usual, 1e-280) : usual;
    for (const ScoreRow& row : strips.rows)
        for (const double score : row.scores) strips.reach = std::max(strips.reach, std::abs(score));
    strips.reach = strips.count > kDots ? strips.reach : strips.reach > 0 ? 1.04 * strips.reach : 1;
    if (strips.count <= kDots) return strips;
    const double reach = strips.reach, per_bin = kBins / (2 * reach);
    for (std::size_t i = 0; i < strips.rows.size(); ++i)
        detail::for_scores(scene, static_cast<int>(i), [&](double score) {
            const double bin = std::clamp((score + reach) * per_bin, 0.0, kBins - 1.0);
            ++strips.rows[i].counts[static_cast<std::size_t>(bin)];
        });
    return strips;
}

}  // namespace svdscope::pca_picture
