// A cloud as a painter gets it: shared blocks of points, where they go, and what one point looks like.
#pragma once
#include <cstddef>
#include <memory>
#include <vector>

#include "app/plot/color.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {

/// A block of points that never changes once made; shared, so that a renderer can tell by its address what
/// it has already.
using PointBlock = std::vector<Vec2>;
/// None of them is null.
using PointBlocks = std::vector<std::shared_ptr<const PointBlock>>;

/// Points as discs of one size and colour: p stands at the pixel at + map (p - origin). The difference is
/// taken in double, so that a cloud far from zero keeps its shape. Points that are not finite are left out.
struct PointLayer {
    PointBlocks blocks;
    Mat2 map;
    Vec2 origin, at;
    Rgba color;        ///< alpha less than 1: density shows
    float radius = 1;  ///< pixels

    Vec2 to_pixel(Vec2 p) const { return at + map * (p - origin); }
    bool operator==(const PointLayer&) const = default;
};

std::size_t count_of(const PointBlocks& blocks);

/// How far from its centre a disc of this radius still colours a pixel, its soft edge included.
constexpr float reach_of(float radius) { return (radius > 0.5F ? radius : 0.5F) + 0.5F; }

/// Whole pixels: a part of a picture.
struct PixelBox {
    int x = 0, y = 0, w = 0, h = 0;
    bool empty() const { return w <= 0 || h <= 0; }
    bool operator==(const PixelBox&) const = default;
};
PixelBox grown(PixelBox box, int margin);
/// What both have in common; empty when that is nothing.
PixelBox common(PixelBox a, PixelBox b);

/// The points in one pixel, as one.
struct PixelPoint {
    float x = 0, y = 0;  ///< their mean, in pixels
    float count = 0;
};

/// Finds what of a layer can be seen where points are many and a pixel holds several: as many discs of one
/// colour on top of each other look like one of 1 - (1 - alpha)^count.
class PixelMerger {
  public:
    /// One for each pixel of `box` in which points stand, in rows from the top. A pixel's point does not
    /// depend on the box. Valid until the next call.
    const std::vector<PixelPoint>& merge(const PointLayer& layer, PixelBox box);

  private:
    void add_up(const PointLayer& layer, PixelBox box);

    std::vector<PixelPoint> cells_;  ///< sums; all zero between calls
    std::vector<PixelPoint> merged_;
};

}  // namespace svdscope
