// A plane in mathematical coordinates (y up) on a painter: grids, curves, arrows, handles' marks and labels.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/clip.hpp"
#include "app/plot/labels.hpp"
#include "app/plot/painter.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {

/// What part of the plane is seen: `half_height` units from the centre to the upper edge.
struct Camera2 {
    Vec2 center{0, 0};
    double half_height = 3;
    bool operator==(const Camera2&) const = default;
};

struct Stroke {
    Rgba color;
    float width = 2.5F;  ///< pixels at 100 %
    bool dashed = false;
};

/// How an arrow ends: the first direction is round, the second square, columns open, the third a triangle
/// (look.md).
enum class Tip { None, Round, Square, Triangle, Open, Ring };

class Canvas2D {
  public:
    /// `scale`: pixels per design pixel (1 at 100 %).
    Canvas2D(Painter& painter, Box area, Camera2 camera, float scale, Rgba background);

    const Box& area() const { return area_; }
    const Camera2& camera() const { return camera_; }
    Painter& painter() { return painter_; }
    float scale() const { return scale_; }
    /// Exact in double until the last step; far points are clamped so that a float can hold them.
    Point to_screen(Vec2 p) const;
    Vec2 to_plane(Point p) const;
    double units_per_pixel() const;

    /// The lattice of lines x = k s, y = k s mapped by M, with a spacing s that keeps lines apart; families
    /// of lines closer than 18 px fade and vanish at 3 px. M may be singular.
    void grid(const Mat2& M, Rgba color, float width = 1);
    /// Coordinate axes with ticks at round numbers. Tick numbers are placed at the axes, or at the border
    /// when an axis is out of sight; they are queued as labels of low priority.
    void axes(Rgba line, Rgba numbers);
    void line(Vec2 from, Vec2 to, const Stroke& stroke);
    void curve(std::span<const Vec2> points, const Stroke& stroke, bool closed = false);
    void region(std::span<const Vec2> convex, Rgba color);
    /// The image of the unit circle under M, one line. Drawn with enough segments for any kappa and zoom.
    void circle_image(const Mat2& M, const Stroke& stroke);
    /// The same, hue telling where each point came from (an even, low-chroma cycle), with `ticks` short marks
    /// across the line (0: none).
    void hue_ring(const Mat2& M, float width, bool dark, int ticks);
    void circle_region(const Mat2& M, Rgba color);
    /// Both at once: the image of the unit disk, filled, with its rim.
    void disk(const Mat2& M, Rgba fill, const Stroke& rim);
    /// Discs of `radius` px, each point p of the cloud at M (p - from) + to. Exact for clouds far from the
    /// origin when `from` stands in their middle: only differences are multiplied, in double. The blocks are
    /// shared with the renderer, which tells by their addresses what it has already.
    void points(const PointBlocks& blocks, const Mat2& M, Vec2 from, Vec2 to, Rgba color, float radius);
    /// An arrow whose mark (radius `mark` px) stands centred on `to`.
    void arrow(Vec2 from, Vec2 to, const Stroke& stroke, Tip tip, float mark = 6);
    /// A mark alone; `turn`: radians clockwise on the screen.
    void marker(Vec2 at, Rgba color, Tip tip, float mark = 6, double turn = 0);
    /// The directions within `half_angle` of an axis through the origin, filled at both its ends: a wedge of
    /// uncertainty.
    void wedge(double angle, double half_angle, double radius, Rgba color);

    /// Queues a label near `at`, preferably to the side `away` points to. Labels are placed together by
    /// place_labels: they avoid each other, the marks passed to avoid(), and the border; what finds no room
    /// fades, lowest priority first. The placement is a function of the queue alone (no history) and moves
    /// continuously with its anchors.
    void label(Vec2 at, Vec2 away, std::string text, Rgba color, int priority, Face face = Face::Body);
    /// Keeps labels off a place: a mark of this radius in pixels.
    void avoid(Vec2 at, float radius);
    void place_labels();

  private:
    struct QueuedLabel {
        LabelRequest request;
        std::string text;
        Rgba color;
        Face face;
    };
    /// Pixels in double: exact where a float is not.
    Vec2 to_pixels(Vec2 p) const;
    Vec2 direction_to_pixels(Vec2 p) const;
    void grid_family(Vec2 along, Vec2 across, double spacing, Rgba color, float width);
    void axis(bool horizontal, Rgba line, Rgba numbers);
    void tick(bool horizontal, Point at, std::string text, Rgba line, Rgba numbers);
    void draw_runs(std::span<const Vec2> pixels, const Stroke& stroke, bool closed);
    void draw_hues(std::span<const double> turns, std::span<const Vec2> pixels, float width, bool dark,
                   bool closed);
    void fill_pixels(std::vector<Vec2> pixels, Rgba color);
    /// The unit circle's image: pixels, and the angle in radians that each came from.
    struct Arc {
        std::vector<double> angles;
        std::vector<Vec2> pixels;
        bool closed = true;  ///< false: so thin that one line from tip to tip is the picture
    };
    Arc circle_arc(const Mat2& M) const;
    /// The area with room for the widest line, so that nothing shows where a curve is cut.
    Box clip_box() const;

    Painter& painter_;
    Box area_;
    Camera2 camera_;
    float scale_;
    Rgba background_;
    std::vector<QueuedLabel> labels_;
    std::vector<Disc> avoided_;
};

/// A point of the hue cycle: turns in [0, 1), even in perceived lightness.
Rgba hue_color(double turns, bool dark);

}  // namespace svdscope
