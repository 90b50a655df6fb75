// What a canvas draws on: the screen (ImDrawList) or an SVG file. Coordinates are pixels, y down.
#pragma once
#include <cmath>
#include <span>
#include <string_view>

#include "app/plot/color.hpp"
#include "app/plot/pixels.hpp"
#include "app/plot/point_layer.hpp"

namespace svdscope {

/// A point in pixels, y down.
struct Point {
    float x = 0, y = 0;
    friend constexpr Point operator+(Point p, Point q) { return {p.x + q.x, p.y + q.y}; }
    friend constexpr Point operator-(Point p, Point q) { return {p.x - q.x, p.y - q.y}; }
    friend constexpr Point operator*(float s, Point p) { return {s * p.x, s * p.y}; }
    bool operator==(const Point&) const = default;
};

inline bool is_finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

/// A rectangle in pixels.
struct Box {
    float x = 0, y = 0, w = 0, h = 0;
    bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < x + w && p.y < y + h; }
    bool operator==(const Box&) const = default;
};

/// All of a picture, in fractions of it.
inline constexpr Box kWholePicture{0, 0, 1, 1};

/// The sizes of type that exist (look.md), at 100 %: pixels in the comment.
enum class Face {
    Small,     ///< 13, sans: hints
    Body,      ///< 15, sans: controls, labels on the canvas
    Caption,   ///< 17, sans: the sentence under the timeline
    Title,     ///< 22, sans: the question, the letter before an equation
    Factor,    ///< 14, mono: the entries of U and V, which must stand three matrices to a line
    Mono,      ///< 15, mono: other numbers that can change
    Equation,  ///< 20, mono: the entries of A
};
inline constexpr int kFaceCount = 7;

/// Height of a face at 100 %, in pixels.
constexpr float design_size(Face face) {
    constexpr float kSizes[kFaceCount] = {13, 15, 17, 22, 14, 15, 20};
    return kSizes[static_cast<int>(face)];
}
/// Whether all digits and letters have one width.
constexpr bool is_mono(Face face) {
    return face == Face::Factor || face == Face::Mono || face == Face::Equation;
}

struct Scene3D;

/// Text without an edge.
inline constexpr Rgba kNoHalo{0, 0, 0, 0};

class Painter {
  public:
    virtual ~Painter() = default;
    /// An anti-aliased line through the points; more than 10,000 points are drawn in pieces, non-finite
    /// points break the line.
    virtual void polyline(std::span<const Point> points, Rgba color, float width, bool closed) = 0;
    /// The same with a colour per point, blended between points without seams.
    virtual void gradient_line(std::span<const Point> points, std::span<const Rgba> colors, float width,
                               bool closed) = 0;
    /// A filled convex polygon.
    virtual void fill(std::span<const Point> convex, Rgba color) = 0;
    /// 1 to 1,000,000 points. Those of one colour in one pixel may be drawn as one.
    virtual void points(const PointLayer& layer) = 0;
    /// `part` of a picture (fractions of it from its top left corner) stretched over `to`. `smooth`: blended
    /// between pixels, and averaged where it is drawn smaller than it is; else each pixel is a rectangle with
    /// sharp edges. The painter may need the picture until its frame has been shown, and keeps it so long.
    virtual void image(Box to, const PixelsPtr& picture, bool smooth, Box part = kWholePicture) = 0;
    /// A scene of space seen in a box, without its labels: draw_scene_labels draws them afterwards.
    virtual void scene(const Scene3D& scene, Box box) = 0;
    /// Text with its top left corner at `at`; `halo` (alpha 0: none) is a soft edge that keeps it readable on
    /// lines.
    virtual void text(Point at, Face face, Rgba color, std::string_view utf8, Rgba halo) = 0;
    virtual Point text_size(Face face, std::string_view utf8) const = 0;
    /// Until the matching pop, nothing outside the box is drawn.
    virtual void push_clip(Box box) = 0;
    virtual void pop_clip() = 0;
};

}  // namespace svdscope
