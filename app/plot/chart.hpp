// A chart of numbers over numbers on any painter: axes with room for their words, curves, dots, bars, marks.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/chart_range.hpp"
#include "app/plot/painter.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {

/// The neutral colours of a chart; what carries meaning comes with each curve.
struct ChartColors {
    Rgba ink;         ///< titles and the words of the readout
    Rgba numbers;     ///< of ticks; the thin line of the readout
    Rgba axis;        ///< the two axes
    Rgba grid;        ///< lines at the ticks
    Rgba background;  ///< what the chart stands on: halos, the inside of grips
    Rgba sheet;       ///< under the readout
};

/// An upright line that may be dragged.
struct ChartCut {
    Rgba color;
    std::string_view label;
    float width = 1.5F;    ///< pixels at 100 %
    bool grip = true;      ///< a mark in the middle that asks to be dragged
    bool hovered = false;  ///< line and grip one pixel wider on each side
};

/// Values go right and up. Everything stays within plot(): lines are cut where their middle leaves it, dots
/// are drawn whole when their centre is inside. What is not finite draws nothing. On a logarithmic axis zero
/// and less break a line, have no bar, and are small wedges on the lower edge among dots.
///
/// Draw in the order of the picture: shades and bands, frame, bars, lines, dots, cuts, readout. Labels keep
/// off each other in the order of the calls; one that finds no room is left out.
class Chart {
  public:
    /// `area` includes the room for numbers and titles. Ranges are made usable. `scale`: pixels per design
    /// pixel.
    Chart(Painter& painter, Box area, ChartRange x, ChartRange y, float scale, const ChartColors& colors);

    /// Where the values are. At least one pixel wide and high.
    const Box& plot() const { return plot_; }
    /// Whether the title of x stands beside that of y, for want of height.
    bool is_low() const { return !roomy_; }
    const ChartRange& x_range() const { return x_; }
    const ChartRange& y_range() const { return y_; }
    /// In double, far outside of the plot too; on a logarithmic axis zero and less stand at the lower edge.
    Vec2 to_pixels(double x, double y) const;
    /// The same in floats, clamped so that they can hold it.
    Point to_screen(double x, double y) const;
    /// The inverse of to_pixels.
    Vec2 to_values(Vec2 pixels) const;
    Vec2 to_values(Point p) const { return to_values(Vec2{p.x, p.y}); }
    /// The middle of the grip of a cut at x.
    Point grip(double x) const;

    /// Grid, axes, numbers and titles: that of y above the plot, that of x below its right end (beside the
    /// other where the chart is low). A title without room is left out.
    void frame(std::string_view x_title, std::string_view y_title);
    void line(std::span<const Vec2> points, Rgba color, float width = 2.5F, bool dashed = false);
    /// Where dots crowd they become smaller, down to a pixel or so, and those in one place are drawn as one.
    void dots(std::span<const Vec2> points, Rgba color, float radius = 3);
    /// values[i] at x = i + 1, up from zero, or from the lower edge of a logarithmic axis. Bars too narrow
    /// to be told apart close up, and the highest of a pixel stands for all. Those with x <= cut are `kept`.
    void bars(std::span<const double> values, Rgba kept, Rgba left_out, double cut);
    /// Nothing when x is out of sight.
    void vertical(double x, const ChartCut& cut);
    void horizontal(double y, Rgba color, bool dashed, std::string_view label);
    /// Infinite ends reach the border.
    void band(double y_low, double y_high, Rgba color);
    /// Everything to the right of x: what a cut leaves out.
    void shade_from(double x, Rgba color);
    /// A thin line at x and a sheet with the lines beside the mouse, inside the plot and never under the
    /// mouse. Lines that do not fit are left out, last first.
    void readout(double x, Point mouse, std::span<const std::string> lines);

  private:
    struct Number {
        double value;
        std::string text;
        Box box;
    };
    void lay_out();
    std::vector<Number> numbers(bool upright) const;
    std::vector<Number> apart_by(float gap, bool upright, std::span<const ChartTick> ticks) const;
    Box number_box(bool upright, const ChartTick& tick) const;
    bool shows_x(double pixel) const;
    void titles(std::string_view x_title, std::string_view y_title);
    void rectangle(double left, double top, double right, double bottom, Rgba color);
    void upright_line(double pixel, Rgba color, float width);
    void wedges(std::span<const Vec2> points, Rgba color);
    void draw_grip(Point middle, const ChartCut& cut);
    /// Draws the words at the first of the spots (top left corners) that is free and inside the plot.
    void place(std::string_view words, Rgba color, std::span<const Point> spots);
    float px(float design) const { return design * scale_; }

    Painter& painter_;
    Box area_, plot_;
    ChartRange x_, y_;
    float scale_;
    ChartColors colors_;
    bool roomy_ = false;  ///< high enough for a line of its own for the title of x
    std::vector<Number> x_numbers_, y_numbers_;
    std::vector<Box> taken_;  ///< by labels
};

}  // namespace svdscope
