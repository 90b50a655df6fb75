// A painter that writes SVG text.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/plot/painter.hpp"

namespace svdscope {

/// One picture. Text is measured by `measure` (the faces of the screen, say), because an SVG file does not
/// know its reader's fonts.
class SvgPainter final : public Painter {
  public:
    static constexpr std::size_t kMostCircles = 20000;
    using Measure = std::function<Point(Face, std::string_view)>;

    SvgPainter(Box area, float scale, Rgba background, Measure measure);
    /// The finished file. Every push_clip must have been popped.
    std::string svg() const;

    void polyline(std::span<const Point> points, Rgba color, float width, bool closed) override;
    void gradient_line(std::span<const Point> points, std::span<const Rgba> colors, float width,
                       bool closed) override;
    void fill(std::span<const Point> convex, Rgba color) override;
    /// More than kMostCircles are merged pixel by pixel. A file holds no point that no clip box shows.
    void points(const PointLayer& layer) override;
    /// The file holds what the clip boxes show of a picture, pixel by pixel, as PNG.
    void image(Box to, const PixelsPtr& picture, bool smooth, Box part) override;
    void scene(const Scene3D& scene, Box box) override;
    void text(Point at, Face face, Rgba color, std::string_view utf8, Rgba halo) override;
    Point text_size(Face face, std::string_view utf8) const override { return measure_(face, utf8); }
    void push_clip(Box box) override;
    void pop_clip() override;

  private:
    void gradient_segment(Point from, Point to, Rgba first, Rgba last, float width);

    Box area_;
    float scale_;
    Rgba background_;
    Measure measure_;
    std::vector<Box> clips_;  ///< each inside of the one before
    std::string body_;
    int names_ = 0;  ///< of gradients and clips so far
};

}  // namespace svdscope
