// What the spectrum lab's canvas shows: rooms, pictures of every part, charts.
#pragma once
#include <vector>

#include "app/labs/spectrum_lab.hpp"
#include "app/plot/chart.hpp"

namespace svdscope::spectrum_picture {

/// Everything that the drawing of a moment depends on. References outlive it.
struct Scene {
    const Theme& theme;
    const spectrum::Params& params;
    const SpectrumLab::View& view;
    const spectrum::Analysis& analysis;
    const SpectrumLab::Shown& shown;
    float scale = 1;
    int k = 0;                   ///< of the pictures
    std::optional<int> hovered;  ///< index under the mouse on a chart, from 1
    bool cut_is_lit = false;
};

/// Pictures of rank k, taking over from `before` what is the same.
SpectrumLab::Shown shown_at(const SpectrumLab::Shown& before, const SpectrumLab::View& view,
                            const spectrum::Analysis& analysis, int k);

/// The parts of the canvas; w = 0 where a part is not shown.
struct Rooms {
    Box pictures, sigma, curve;
};
Rooms divide(Box canvas, const SpectrumLab::View& view, float scale);

/// One picture on the canvas.
struct Panel {
    spectrum::Part part;
    std::string title;
    Box picture;
};
/// Where the pictures stand: as large as they can be side by side, in one row or two.
std::vector<Panel> panels_in(Box room, const Scene& scene);
void draw_pictures(Painter& painter, Box room, const Scene& scene);
/// What stands at a place of a picture: row, column, labels and value; empty outside.
std::vector<std::string> entry_lines(const Scene& scene, const Panel& panel, Point at);

/// The two charts over the index of the singular values.
enum class ChartKind { Sigma, Curve };
void draw_sigma_chart(Painter& painter, Box box, const Scene& scene);
void draw_curve_chart(Painter& painter, Box box, const Scene& scene);
/// The same chart without drawing it: what stands where.
Chart chart_in(Painter& painter, Box box, const Scene& scene, ChartKind kind);
/// Between the last layer that is kept and the first that is not.
double cut_at(const Scene& scene);
/// The indices that the charts show: from and to.
Vec2 shown_span(const SpectrumLab::View& view, const spectrum::Analysis& analysis);

}  // namespace svdscope::spectrum_picture
