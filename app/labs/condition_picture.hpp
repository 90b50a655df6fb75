// What the condition lab's canvas shows at one moment: planes, dials and charts.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>

#include "app/labs/condition_lab.hpp"
#include "app/plot/chart.hpp"

namespace svdscope::condition_picture {

/// Everything that the drawing of a moment depends on. References outlive it.
struct Scene {
    const Theme& theme;
    const condition::Params& params;
    const ConditionLab::View& view;
    const condition::Analysis& analysis;
    const ConditionLab::Cloud& cloud;
    float scale = 1;
    double time = 0;  ///< of the timeline, at most the number of stages
    bool at_end = true;
    Mat2 inverse;                   ///< what the path from the identity to the inverse has reached
    std::string lit;                ///< handle under the mouse or in the hand
    std::optional<double> hovered;  ///< value on the horizontal axis of a chart
    bool cut_is_lit = false;
};
Scene scene_at(const Theme& theme, const condition::Params& params, const ConditionLab::View& view,
               const condition::Analysis& analysis, const PointBlocks& cloud, std::span<const Vec2> samples,
               float scale);

/// The parts of the canvas; w = 0 where a part is not shown. Charts stand from top to bottom.
struct Rooms {
    Box rhs, solution, gauges;
    Box charts[4];
};
Rooms divide(Box canvas, const condition::Params& params, const ConditionLab::View& view, float scale);

/// b with its disk of noise.
void draw_rhs_plane(Canvas2D& canvas, const Scene& scene);
/// x with the image of the disk, and the two lines of the equations.
void draw_solution_plane(Canvas2D& canvas, const Scene& scene);
/// x before and after the cure.
void draw_cured_plane(Canvas2D& canvas, const Scene& scene);
void draw_gauges(Painter& painter, Box box, const Scene& scene);
/// The words at the top of a plane, and labels off the place where they stand.
void keep_off_title(Canvas2D& canvas, std::string_view title);
void draw_title(Painter& painter, Box box, const Scene& scene, std::string_view title);
/// A picture in small for the strip under the timeline: what stage `stop` leaves of the disk.
void draw_thumbnail(Painter& painter, Box box, const Scene& scene);

/// The chart in rooms.charts[index] of the topic, without drawing it.
Chart chart_in(Painter& painter, Box box, const Scene& scene, int index);
void draw_charts(Painter& painter, const Rooms& rooms, const Scene& scene);
/// Where the mark of the chart stands that the hand can drag; nothing where the chart has none.
std::optional<double> cut_of(const Scene& scene, int index);
/// The parameters with the marks dragged to `value` on the horizontal axis.
condition::Params with_cut(const Scene& scene, double value);

// Parts of draw_charts, by topic, and what they share.
ChartColors chart_colors(const Theme& theme);
/// The first of these words, the longest first, that fits; the last one when none does.
std::string_view fitting_words(Painter& painter, float width, std::initializer_list<std::string_view> words);
/// How much of the k-th thing to show at a time: 0 before its stage, 1 after it.
double revealed(const Scene& scene, int k);
Chart gram_chart(Painter& painter, Box box, const Scene& scene);
Chart families_chart(Painter& painter, Box box, const Scene& scene, int index);
Chart swing_chart(Painter& painter, Box box, const Scene& scene, int index);
Chart cures_chart(Painter& painter, Box box, const Scene& scene, int index);
void draw_gram(Painter& painter, const Rooms& rooms, const Scene& scene);
void draw_families(Painter& painter, const Rooms& rooms, const Scene& scene);
void draw_swing(Painter& painter, const Rooms& rooms, const Scene& scene);
void draw_cures(Painter& painter, const Rooms& rooms, const Scene& scene);

}  // namespace svdscope::condition_picture
