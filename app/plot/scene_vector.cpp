// Cuts a scene into things that stand wholly before or behind each other, sorts them and paints them.
#include "app/plot/scene_vector.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "app/plot/dashes.hpp"
#include "app/plot/globe_lines.hpp"
#include "app/plot/scene_ink.hpp"

namespace svdscope {
namespace {

Rgba mixed(Rgba a, Rgba b, double part) {
    const auto mix = [part](std::uint8_t p, std::uint8_t q) {
        return static_cast<std::uint8_t>(std::lround(p + part * (q - p)));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), a.a};
}

/// An ellipsoid with the depths of its nearest and its farthest point.
struct Body {
    const Ellipsoid3* look;
    SphereImage image;
    double front, back;
};

/// The point of view coordinates at a pixel and a depth.
Vec3 point_at(const View3& view, Vec2 pixel, double depth) {
    return Vec3{0, 0, View3::eye_distance()} + depth * view_ray(view, pixel);
}

class VectorScene {
  public:
    VectorScene(Painter& painter, const Scene3D& scene, Box box)
        : painter_(painter),
          scene_(scene),
          view_(scene.camera, box) {}

    void draw() {
        painter_.push_clip(view_.area());
        for (const Ellipsoid3& e : scene_.ellipsoids) add_body(e);
        for (const Plane3& plane : scene_.planes) fill_plane(plane);
        Scene3D lines = scene_;
        for (const Plane3& plane : scene_.planes) add_plane_lines(lines, plane);
        ink_.collect(lines, view_);
        for (const StrokeInk& stroke : ink_.strokes) add_stroke(stroke);
        for (const FaceInk& face : ink_.faces) add_face(face);
        for (const DotInk& dot : ink_.dots) add_dot(dot);
        std::ranges::stable_sort(items_, std::ranges::greater{}, &Item::depth);
        for (const Item& item : items_) item.paint();
        painter_.pop_clip();
    }

  private:
    struct Item {
        double depth;
        std::function<void()> paint;
    };

    void add_body(const Ellipsoid3& look) {
        const auto image = sphere_image(look, view_, scene_.scale);
        if (!image || bodies_.size() == Scene3D::kMostEllipsoids) return;
        const Mat3 rows = transpose(image->map);
        const double depth = 1 - image->center.z / View3::eye_distance();
        const double reach = norm(rows.columns[2]) / View3::eye_distance();
        bodies_.push_back({&look, *image, depth - reach, depth + reach});
        const Body body = bodies_.back();
        items_.push_back({body.back, [this, body] { paint_side(body, false); }});
        items_.push_back({body.front, [this, body] { paint_side(body, true); }});
    }

    /// The front or the back of an ellipsoid with its lines.
    void paint_side(const Body& body, bool front) {
        const Ellipsoid3& look = *body.look;
        const bool outer = front != body.image.mirrored;
        const Rgba face = outer ? look.color : look.inner;
        const std::vector<Vec2> silhouette = outline(body.image, view_, 128);
        const std::vector<Point> corners = clip_convex(silhouette, view_.area());
        if (corners.size() >= 3) painter_.fill(corners, front || look.ghost ? face : face.faded(0.45));
        for (const GlobeLine& line : globe_lines(look, body.image, view_)) {
            if (line.front != front) continue;
            const double hue = line.turn < 0 ? 0 : static_cast<double>(look.hue);
            const Rgba color = mixed(look.line, hue_color(line.turn, scene_.dark), hue);
            draw_within(painter_, line.pixels, false, view_.area(), color.faded(front ? 0.7 : 0.3),
                        scene_.scale, false, scene_.scale);
        }
        if (!front) return;
        Rgba edge = look.line;
        edge.a = static_cast<std::uint8_t>(std::min(255.0, kOutline * edge.a));
        draw_within(painter_, silhouette, true, view_.area(), edge, 1.75F * scene_.scale, false,
                    scene_.scale);
    }

    void fill_plane(const Plane3& plane) {
        std::vector<Vec2> corners;
        for (const auto& [s, t] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
            const Spot spot = view_.project(plane.center + s * plane.u + t * plane.v);
            if (!(spot.depth > View3::kNear)) return;
            corners.push_back(spot.pixel);
        }
        const std::vector<Point> polygon = clip_convex(std::move(corners), view_.area());
        if (plane.fill.a > 0 && polygon.size() >= 3)
            painter_.fill(polygon, plane.fill.faded(plane.fades ? 0.5 : 1));
    }

    /// The lines of a plane as segments that fade in steps.
    static void add_plane_lines(Scene3D& lines, const Plane3& plane) {
        if (plane.line.a == 0) return;
        constexpr int kPieces = 8;
        const auto add = [&](Vec3 along, Vec3 across, double each) {
            const int count = std::min(200, static_cast<int>(std::floor(each + 1e-9)));
            for (int i = -count; i <= count; ++i) {
                const double t = each > 0 ? i / each : 0;
                for (int k = 0; k < kPieces; ++k) {
                    const double s = 2.0 * k / kPieces - 1, next = s + 2.0 / kPieces;
                    const double far = std::hypot(t, 0.5 * (s + next));
                    const double fade = plane.fades ? std::clamp((1 - far) / 0.7, 0.0, 1.0) : 1;
                    const Rgba color = plane.line.faded(fade * fade * (3 - 2 * fade));
                    if (color.a == 0) continue;
                    lines.segment(plane.center + t * across + s * along,
                                  plane.center + t * across + next * along, color, plane.width);
                }
            }
        };
        if (plane.lines_u > 0) add(plane.v, plane.u, plane.lines_u);
        if (plane.lines_v > 0) add(plane.u, plane.v, plane.lines_v);
        if (plane.fades) return;
        for (const int side : {-1, 1}) {
            const Vec3 u = side * plane.u, v = side * plane.v, c = plane.center;
            lines.segment(c + u - v, c + u + v, plane.line, plane.width);
            lines.segment(c + v - u, c + v + u, plane.line, plane.width);
        }
    }

    /// The depth by which something small is sorted: before, in or behind each ellipsoid as it is.
    double sorted_depth(Vec2 pixel, double depth) const {
        double sorted = depth;
        for (const Body& body : bodies_) {
            const auto met = hits(body.image, view_, pixel);
            if (!met) continue;
            constexpr double kTouch = 1e-9;
            if (depth <= met->first) sorted = std::min(sorted, body.front - kTouch);
            if (depth >= met->second) sorted = std::max(sorted, body.back + kTouch);
        }
        return sorted;
    }

    /// Where on the screen (0 to 1) a stroke enters and leaves the ellipsoids, in rising order.
    std::vector<double> cuts_of(const StrokeInk& stroke) const {
        std::vector<double> cuts{0, 1};
        const Vec3 a = point_at(view_, stroke.a, stroke.depth_a);
        const Vec3 b = point_at(view_, stroke.b, stroke.depth_b);
        for (const Body& body : bodies_) {
            const Vec3 p = body.image.inverse * (a - body.image.center);
            const Vec3 d = body.image.inverse * (b - a);
            const double dd = dot(d, d), pd = dot(p, d);
            const double root = pd * pd - dd * (dot(p, p) - 1);
            if (!(root > 0) || !(dd > 0)) continue;
            for (const double side : {-1.0, 1.0}) {
                const double part = (-pd + side * std::sqrt(root)) / dd;
                const double depth = stroke.depth_a + part * (stroke.depth_b - stroke.depth_a);
                if (part > 0 && part < 1) cuts.push_back(part * stroke.depth_b / depth);
            }
        }
        std::ranges::sort(cuts);
        return cuts;
    }

    void add_stroke(const StrokeInk& stroke) {
        if (stroke.tip != Tip::None) {
            items_.push_back(
                {sorted_depth(stroke.b, stroke.depth_b), [this, stroke] { paint_mark(stroke); }});
            return;
        }
        const std::vector<double> cuts = cuts_of(stroke);
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            StrokeInk piece = stroke;
            const auto at = [&](double part) { return stroke.a + part * (stroke.b - stroke.a); };
            piece.a = at(cuts[i]);
            piece.b = at(cuts[i + 1]);
            piece.dash_from = stroke.dash_from + cuts[i] * norm(stroke.b - stroke.a);
            const double middle = 0.5 * (cuts[i] + cuts[i + 1]);
            const double depth =
                1 / (1 / stroke.depth_a + middle * (1 / stroke.depth_b - 1 / stroke.depth_a));
            items_.push_back({sorted_depth(at(middle), depth), [this, piece] { paint_line(piece); }});
        }
    }

    void paint_line(const StrokeInk& line) {
        const std::vector<Point> ends{to_point(line.a), to_point(line.b)};
        if (!line.dashed) return painter_.polyline(ends, line.color, line.width, false);
        const ClippedRun run{ends, {0, 1}, false};
        const double unit = static_cast<double>(scene_.scale);
        for (const auto& dash : dashes_of(run, line.dash_from, 6 * unit, 4 * unit))
            painter_.polyline(dash, line.color, line.width, false);
    }

    void paint_mark(const StrokeInk& mark) {
        // A plane whose unit is a pixel.
        Canvas2D canvas(painter_, view_.area(), {{0, 0}, view_.area().h / 2.0}, scene_.scale,
                        scene_.background);
        const Vec2 along = mark.b - mark.a, middle = view_.middle();
        canvas.marker({mark.b.x - middle.x, middle.y - mark.b.y}, mark.color, mark.tip,
                      mark.mark / scene_.scale, norm(along) > 0 ? angle(along) : 0);
    }

    void add_face(const FaceInk& face) {
        double depth = 0;
        Vec2 middle;
        std::vector<Point> corners;
        for (const FaceInk::Corner& c : face.corners) {
            depth += static_cast<double>(c.depth) / 3;
            middle = middle + (1.0 / 3) * Vec2{c.x, c.y};
            corners.push_back({c.x, c.y});
        }
        items_.push_back({sorted_depth(middle, depth), [this, corners, color = face.color] {
                              painter_.fill(corners, color);
                              // No seam between neighbours.
                              painter_.polyline(corners, color, 0.75F, true);
                          }});
    }

    void add_dot(const DotInk& dot) {
        const auto part = [&dot](int shift) { return static_cast<std::uint8_t>(dot.color >> shift); };
        const Rgba color{part(0), part(8), part(16), part(24)};
        const Vec2 at{dot.x, dot.y};
        items_.push_back(
            {sorted_depth(at, static_cast<double>(dot.depth)), [this, color, at, r = dot.radius] {
                 auto block = std::make_shared<const PointBlock>(PointBlock{at});
                 painter_.points({{std::move(block)}, {}, {}, {}, color, r});
             }});
    }

    Painter& painter_;
    const Scene3D& scene_;
    View3 view_;
    SceneInk ink_;
    std::vector<Body> bodies_;
    std::vector<Item> items_;
};

}  // namespace

void draw_scene_as_lines(Painter& painter, const Scene3D& scene, Box box) {
    VectorScene(painter, scene, box).draw();
}

}  // namespace svdscope
