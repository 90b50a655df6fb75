// What the fit lab's canvas shows at one moment: the plane with its curve, two charts, or the projection.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "app/labs/fit_lab.hpp"
#include "app/plot/canvas2d.hpp"
#include "app/plot/chart.hpp"

namespace svdscope::fit_picture {

/// Everything that the drawing of a moment depends on. References outlive it.
struct Scene {
    const Theme& theme;
    const fit::Params& params;
    const FitLab::View& view;
    const fit::Analysis& analysis;
    float scale = 1;
    PlaneRange range;
    std::string lit;                    ///< handle of the point under the mouse or in the hand
    std::optional<std::size_t> chosen;  ///< the point that keys act on
    FitLab::Mark lit_mark = FitLab::Mark::None;

    bool projects() const { return view.page == FitLab::Page::Projection; }
};

/// The parts of the canvas; w = 0 where a part is not shown.
struct Rooms {
    Box plane, filter, digits, space;
};
Rooms divide(Box canvas, const Scene& scene);

ChartColors chart_colors(const Theme& theme);
/// The first of these words, the longest first, that fits; the last one when none does.
std::string_view fitting_words(Painter& painter, float width, std::initializer_list<std::string_view> words);

/// The plane's axes, and a canvas over the same room whose unit is a pixel, y up: for marks and handles.
struct Plane {
    Chart chart;
    Canvas2D canvas;

    Vec2 to_canvas(Vec2 p) const;
    Vec2 to_plane(Vec2 pixels) const;
};
Plane plane_in(Painter& painter, Box room, const Scene& scene);
void draw_plane(Painter& painter, Box room, const Scene& scene);

/// Singular values as parts of sigma_1, and how much of each direction is let through.
Chart filter_chart(Painter& painter, Box room, const Scene& scene);
void draw_filter(Painter& painter, Box room, const Scene& scene);
/// Where the mark of the filter stands: a part of sigma_1.
double filter_mark(const Scene& scene);
/// The digits that each route keeps, over the degree.
Chart digits_chart(Painter& painter, Box room, const Scene& scene);
void draw_digits(Painter& painter, Box room, const Scene& scene);

}  // namespace svdscope::fit_picture
