// What is opaque in a scene, as a camera sees it: strokes, marks, faces and dots in pixels with their depths.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "app/plot/scene3d.hpp"

namespace svdscope {

/// A straight piece of a line, or a mark at b that points from a to b. Depths are parts of the eye's
/// distance from the target.
struct StrokeInk {
    Vec2 a{}, b{};
    double depth_a = 1, depth_b = 1;
    Rgba color{};
    float width = 1;  ///< pixels
    Tip tip = Tip::None;
    float mark = 0;  ///< pixels
    bool dashed = false;
    double dash_from = 0;          ///< pixels from the line's beginning to a
    bool butt = false;             ///< ends cut off straight: pieces of a translucent line
    float fade_a = 1, fade_b = 1;  ///< opacity at the ends is multiplied by these
    double depth() const { return tip == Tip::None ? 0.5 * (depth_a + depth_b) : depth_b; }
};

/// A lit triangle.
struct FaceInk {
    struct Corner {
        float x = 0, y = 0, depth = 1;
    };
    std::array<Corner, 3> corners{};
    Rgba color{};
};

struct DotInk {
    float x = 0, y = 0, depth = 1, radius = 1;
    std::uint32_t color = 0;  ///< as Rgba::packed
};

/// Reused from frame to frame: nothing is allocated once it has been large enough.
struct SceneInk {
    std::vector<StrokeInk> strokes;  ///< the farthest first
    std::vector<FaceInk> faces;
    std::vector<DotInk> dots;  ///< the farthest first
    /// The lines of planes that are nothing but lines: for where no surface stands before or behind them.
    std::vector<StrokeInk> veils;

    void collect(const Scene3D& scene, const View3& view);

  private:
    void sort_dots();

    std::vector<DotInk> unsorted_;
    std::vector<std::uint32_t> buckets_;
};

/// How bright a surface is whose normal (view coordinates, length 1) looks to the eye: 0 to 1, soft.
double soft_light(Vec3 normal);

}  // namespace svdscope
