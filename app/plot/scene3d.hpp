// A picture of space as a value: ellipsoids, planes, arrows, lines, solids, clouds and labels.
#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/camera3.hpp"
#include "app/plot/canvas2d.hpp"

namespace svdscope {

/// The image of the unit sphere under `map`, moved to `center`. Any matrix: flat and thin ones are drawn at
/// least `kThinnest` pixels thick.
struct Ellipsoid3 {
    Vec3 center{};
    Mat3 map{};
    Rgba color{};   ///< of the sphere's outer face; alpha: opacity where it is seen face on
    Rgba inner{};   ///< of its inner face, which a mirrored ellipsoid turns outwards
    Rgba line{};    ///< of the outline, the meridians and the parallels
    float hue = 0;  ///< 0 to 1: how much of the cycle of hues round the sphere's z axis is mixed in
    /// Of the original sphere, carried along: 6, 12 or 24, with parallels as far apart; 0: no lines.
    int meridians = 12;
    bool ghost = false;  ///< "before": an outline and three great circles, no light
};
inline constexpr double kThinnest = 2.5;
/// The silhouette is the strongest line: its opacity as a multiple of that of the others.
inline constexpr double kOutline = 1.9;

/// A parallelogram center + s u + t v, -1 <= s, t <= 1, with lines at whole multiples of `step` from its
/// center. A grid fades towards its border; a patch has none of that and an edge.
struct Plane3 {
    Vec3 center{}, u{}, v{};
    Rgba fill{0, 0, 0, 0};  ///< alpha 0: only lines
    Rgba line{0, 0, 0, 0};
    double lines_u = 0;  ///< lines between center and border along u; 0: none
    double lines_v = 0;
    float width = 1;     ///< design pixels
    bool fades = false;  ///< towards the ellipse inside of the parallelogram

    bool only_lines() const { return fades && fill.a == 0; }
};

struct Arrow3 {
    Vec3 from{}, to{};
    Rgba color{};
    float width = 3;  ///< design pixels, like mark
    Tip tip = Tip::None;
    float mark = 6;  ///< radius of the tip
    bool dashed = false;
};

/// Points from..from+count of Scene3D::vertices, joined.
struct Polyline3 {
    std::size_t from = 0, count = 0;
    Rgba color{};
    float width = 2;
    bool dashed = false;
};

/// A closed surface of triangles that never changes, with the edges that are drawn as lines.
struct Mesh3 {
    std::vector<Vec3> vertices;
    std::vector<std::array<int, 3>> triangles;  ///< counter-clockwise from outside
    std::vector<std::array<int, 2>> edges;
};
/// A solid letter F, 1.25 high, about the origin; its back is smaller than its front, so that neither a turn
/// nor a mirror shows it the same.
std::shared_ptr<const Mesh3> asymmetric_solid();

/// A mesh under map, then moved to `at`; lit, opaque. Mirrored, its faces have the colour `mirrored`.
struct Solid3 {
    std::shared_ptr<const Mesh3> mesh{};
    Mat3 map{};
    Vec3 at{};
    Rgba color{}, mirrored{};
    Rgba edge{};
};

/// A block of points that never changes once made.
using PointBlock3 = std::vector<Vec3>;

/// p stands at map (p - origin) + at: differences are taken in double.
struct Cloud3 {
    std::shared_ptr<const PointBlock3> points{};
    Mat3 map{};
    Vec3 origin{}, at{};
    Rgba color{};
    float radius = 3;  ///< design pixels
};

struct Label3 {
    Vec3 at{};
    Vec2 away{};  ///< the side of `at` on the screen that it prefers, y up; zero: away from `from`
    Vec3 from{};  ///< of the thing it names: the label stands beyond `at`, seen from here
    std::string text{};
    Rgba color{};
    int priority = 0;
    float room = 8;  ///< radius of the mark it keeps off, design pixels
    Face face = Face::Body;
};

/// Everything a frame shows of space. Surfaces (ellipsoids and planes) are translucent and cut each other
/// exactly; of each kind the first kMostEllipsoids and kMostPlanes are drawn.
struct Scene3D {
    static constexpr std::size_t kMostEllipsoids = 4;
    static constexpr std::size_t kMostPlanes = 4;

    Camera3 camera;
    float scale = 1;  ///< pixels per design pixel
    bool dark = true;
    Rgba background{};
    bool vector_only = false;  ///< never by the graphics card: small pictures

    std::vector<Ellipsoid3> ellipsoids;
    std::vector<Plane3> planes;
    std::vector<Arrow3> arrows;
    std::vector<Vec3> vertices;
    std::vector<Polyline3> lines;
    std::vector<Solid3> solids;
    std::vector<Cloud3> clouds;
    std::vector<Label3> labels;

    /// Forgets what is shown; keeps the memory and the look.
    void clear();
    void polyline(std::span<const Vec3> points, Rgba color, float width, bool dashed = false);
    void segment(Vec3 from, Vec3 to, Rgba color, float width, bool dashed = false);
    /// The plane through `center` spanned by u and v (lengths are those from the center to the border), with
    /// `lines` lines to each side of its middle.
    void grid(Vec3 center, Vec3 u, Vec3 v, double lines, Rgba color);
    /// Coordinate axes of half length `reach` with names at their positive ends.
    void axes(double reach, Rgba color, Rgba names);
};

/// Draws the labels of a scene that a painter has drawn in `area`: they face the viewer, stand apart, and go
/// with their points. Labels of what is behind the eye are left out.
void draw_scene_labels(Painter& painter, const Scene3D& scene, Box area);

}  // namespace svdscope
