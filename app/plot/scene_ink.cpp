// Cuts what is behind the eye or far outside, projects the rest and sorts it by depth.
#include "app/plot/scene_ink.hpp"

#include <algorithm>
#include <cmath>

#include "app/plot/clip.hpp"

namespace svdscope {
namespace {

/// Beyond the area, in pixels: room for the widest line and mark.
constexpr float kMargin = 40;

/// The eye's depth unit.
double depth_of(const Spot& spot) { return spot.depth / View3::eye_distance(); }

/// How much nearer something of this many pixels reaches.
double depth_of_pixels(double pixels, const Spot& spot, const View3& view) {
    return pixels * depth_of(spot) / (view.pixels() * View3::eye_distance());
}

Rgba shaded(Rgba color, double light) {
    const auto part = [light](std::uint8_t c) { return static_cast<std::uint8_t>(c * light + 0.5); };
    return {part(color.r), part(color.g), part(color.b), color.a};
}

class Collector {
  public:
    Collector(const Scene3D& scene, const View3& view, std::vector<StrokeInk>& out)
        : view_(view),
          scale_(scene.scale),
          room_{view.area().x - kMargin * scale_, view.area().y - kMargin * scale_,
                view.area().w + 2 * kMargin * scale_, view.area().h + 2 * kMargin * scale_},
          out_(out) {}

    /// A piece of a line with the look of `ink`. Returns its length on the screen.
    double segment(Vec3 from, Vec3 to, StrokeInk ink, double lift = 0) {
        if (!is_finite(from) || !is_finite(to)) return 0;
        if (!cut_at_the_eye(from, to)) return 0;
        const Spot a = view_.project_view(from), b = view_.project_view(to);
        const double length = norm(b.pixel - a.pixel);
        const auto seen = clip_segment(a.pixel, b.pixel, room_);
        if (!seen) return length;
        // The inverse of depth is linear on the screen.
        const double near_a = 1 / (depth_of(a) - depth_of_pixels(lift, a, view_));
        const double near_b = 1 / (depth_of(b) - depth_of_pixels(lift, b, view_));
        const auto [s, t] = *seen;
        ink.a = a.pixel + s * (b.pixel - a.pixel);
        ink.b = a.pixel + t * (b.pixel - a.pixel);
        ink.depth_a = 1 / (near_a + s * (near_b - near_a));
        ink.depth_b = 1 / (near_a + t * (near_b - near_a));
        ink.dash_from += s * length;
        const float fade = ink.fade_b - ink.fade_a;
        ink.fade_b = ink.fade_a + static_cast<float>(t) * fade;
        ink.fade_a += static_cast<float>(s) * fade;
        out_.push_back(ink);
        return length;
    }

    void arrow(const Arrow3& arrow) {
        const Vec3 from = view_.to_view(arrow.from), to = view_.to_view(arrow.to);
        const StrokeInk look{.color = arrow.color, .width = arrow.width * scale_, .dashed = arrow.dashed};
        const Spot end = view_.project_view(to), start = view_.project_view(from);
        const bool seen = end.depth > View3::kNear && is_finite(to);
        const bool hollow = arrow.tip == Tip::Open || arrow.tip == Tip::Ring;
        const double length = norm(end.pixel - start.pixel);
        double part = 1;
        if (hollow && seen && std::isfinite(length))
            part = length > 0 ? std::max(0.0, 1 - arrow.mark * scale_ / length) : 0;
        if (part > 0) segment(from, from + part * (to - from), look);
        if (!seen || arrow.tip == Tip::None || !room_.contains(to_point(end.pixel))) return;
        StrokeInk mark = look;
        mark.a = std::isfinite(length) ? start.pixel : end.pixel;
        mark.b = end.pixel;
        mark.mark = arrow.mark * scale_;
        // As a ball would: the half of a mark that a surface cuts off must not vanish in it.
        mark.depth_a = mark.depth_b = depth_of(end) - depth_of_pixels(mark.mark, end, view_);
        mark.tip = arrow.tip;
        mark.dashed = false;
        out_.push_back(mark);
    }

    void polyline(const Scene3D& scene, const Polyline3& line) {
        StrokeInk look{.color = line.color, .width = line.width * scale_, .dashed = line.dashed};
        look.butt = line.color.a < 255;
        for (std::size_t i = line.from; i + 1 < line.from + line.count; ++i) {
            look.dash_from +=
                segment(view_.to_view(scene.vertices[i]), view_.to_view(scene.vertices[i + 1]), look);
        }
    }

    void edges(const Solid3& solid) {
        if (solid.edge.a == 0) return;
        const StrokeInk look{.color = solid.edge, .width = 1.25F * scale_};
        const auto at = [&](int i) {
            return view_.to_view(solid.map * solid.mesh->vertices[static_cast<std::size_t>(i)] + solid.at);
        };
        for (const auto& [i, j] : solid.mesh->edges)
            segment(at(i), at(j), look, 3 * static_cast<double>(scale_));
    }

    /// The lines of a plane that run along `along` (from the middle to the border), as the rays draw them.
    void family(const Plane3& plane, Vec3 along, Vec3 across, double each) {
        const int count = std::min(kMostLines, static_cast<int>(std::floor(each + 1e-9)));
        StrokeInk look{.color = plane.line, .width = plane.width * scale_, .butt = true};
        for (int i = -count; i <= count; ++i) {
            const double t = i / each, reach = std::sqrt(std::max(0.0, 1 - t * t));
            for (int k = 0; k < kPieces; ++k) {
                const double s = reach * (2.0 * k / kPieces - 1), next = s + reach * 2.0 / kPieces;
                const auto at = [&](double v) { return plane.center + t * across + v * along; };
                look.fade_a = fade(plane, at(s), std::hypot(s, t), along, across, each);
                look.fade_b = fade(plane, at(next), std::hypot(next, t), along, across, each);
                if (look.fade_a + look.fade_b > 0)
                    segment(view_.to_view(at(s)), view_.to_view(at(next)), look);
            }
        }
    }

  private:
    static constexpr int kMostLines = 200, kPieces = 10;

    /// Towards the border, and where lines stand close.
    float fade(const Plane3& plane, Vec3 at, double radius, Vec3 along, Vec3 across, double each) const {
        if (!plane.fades) return 1;
        const auto smooth = [](double from, double to, double v) {
            const double part = std::clamp((v - from) / (to - from), 0.0, 1.0);
            return part * part * (3 - 2 * part);
        };
        constexpr double kStep = 1e-3;
        const Vec2 here = view_.project(at).pixel;
        const Vec2 way = view_.project(at + kStep * along).pixel - here;
        const Vec2 next = view_.project(at + (kStep / each) * across).pixel - here;
        const double apart = std::abs(cross(next, way)) / std::max(kStep * norm(way), 1e-300);
        const double seen = (1 - smooth(0.30, 1.0, radius)) * smooth(4, 16, apart);
        return std::isfinite(seen) ? static_cast<float>(seen) : 0;
    }

    static bool cut_at_the_eye(Vec3& from, Vec3& to) {
        const double front = View3::eye_distance() - View3::kNear;
        if (from.z > front && to.z > front) return false;
        const auto cut = [front](Vec3 in, Vec3 out) {
            return in + (front - in.z) / (out.z - in.z) * (out - in);
        };
        if (from.z > front) from = cut(to, from);
        if (to.z > front) to = cut(from, to);
        return true;
    }

    const View3& view_;
    float scale_;
    Box room_;
    std::vector<StrokeInk>& out_;
};

void collect_faces(const Solid3& solid, const View3& view, std::vector<FaceInk>& faces) {
    const bool mirrored = determinant(solid.map) < 0;
    for (const auto& triangle : solid.mesh->triangles) {
        FaceInk face;
        std::array<Vec3, 3> at;
        bool seen = true;
        for (std::size_t i = 0; i < 3; ++i) {
            at[i] = view.to_view(solid.map * solid.mesh->vertices[static_cast<std::size_t>(triangle[i])] +
                                 solid.at);
            const Spot spot = view.project_view(at[i]);
            seen = seen && spot.depth > View3::kNear && is_finite(spot.pixel);
            face.corners[i] = {static_cast<float>(spot.pixel.x), static_cast<float>(spot.pixel.y),
                               static_cast<float>(depth_of(spot))};
        }
        const Vec3 normal = cross(at[1] - at[0], at[2] - at[0]);
        const double length = norm(normal);
        if (!seen || !(length > 0)) continue;
        face.color = shaded(mirrored ? solid.mirrored : solid.color,
                            0.5 + 0.5 * soft_light(((mirrored ? -1 : 1) / length) * normal));
        faces.push_back(face);
    }
}

void collect_dots(const Cloud3& cloud, const View3& view, float scale, std::vector<DotInk>& dots) {
    if (cloud.color.a == 0 || !(cloud.radius > 0)) return;
    const float radius = cloud.radius * scale;
    const Box& area = view.area();
    const Box room{area.x - radius, area.y - radius, area.w + 2 * radius, area.h + 2 * radius};
    const std::uint32_t color = cloud.color.packed();
    for (const Vec3 p : *cloud.points) {
        const Spot spot = view.project(cloud.map * (p - cloud.origin) + cloud.at);
        // What is not a number is nowhere.
        if (!(spot.depth > View3::kNear) || !room.contains(to_point(spot.pixel))) continue;
        dots.push_back({static_cast<float>(spot.pixel.x), static_cast<float>(spot.pixel.y),
                        static_cast<float>(depth_of(spot)), radius, color});
    }
}

}  // namespace

double soft_light(Vec3 normal) {
    constexpr Vec3 kLight{-0.36, 0.70, 0.616};
    return 0.5 + 0.5 * dot(normal, kLight);
}

void SceneInk::collect(const Scene3D& scene, const View3& view) {
    strokes.clear();
    faces.clear();
    veils.clear();
    unsorted_.clear();
    Collector collector(scene, view, strokes);
    for (const Arrow3& arrow : scene.arrows) collector.arrow(arrow);
    for (const Polyline3& line : scene.lines) collector.polyline(scene, line);
    Collector lines(scene, view, veils);
    for (const Plane3& plane : scene.planes) {
        if (!plane.only_lines()) continue;
        if (plane.lines_u > 0) lines.family(plane, plane.v, plane.u, plane.lines_u);
        if (plane.lines_v > 0) lines.family(plane, plane.u, plane.v, plane.lines_v);
    }
    for (const Solid3& solid : scene.solids) {
        if (solid.mesh == nullptr) continue;
        collect_faces(solid, view, faces);
        collector.edges(solid);
    }
    for (const Cloud3& cloud : scene.clouds) {
        if (cloud.points != nullptr) collect_dots(cloud, view, scene.scale, unsorted_);
    }
    std::sort(strokes.begin(), strokes.end(),
              [](const StrokeInk& s, const StrokeInk& t) { return s.depth() > t.depth(); });
    sort_dots();
}

void SceneInk::sort_dots() {
    // By 4096 steps of the inverse of depth: 100,000 dots are sorted in a millisecond.
    constexpr std::size_t kBuckets = 4096;
    buckets_.assign(kBuckets + 1, 0);
    float least = 1e30F, most = 0;
    for (const DotInk& dot : unsorted_) {
        least = std::min(least, 1 / dot.depth);
        most = std::max(most, 1 / dot.depth);
    }
    const float step = (kBuckets - 1) / std::max(most - least, 1e-30F);
    const auto bucket = [=](const DotInk& dot) {
        return std::min(kBuckets - 1, static_cast<std::size_t>((1 / dot.depth - least) * step));
    };
    for (const DotInk& dot : unsorted_) ++buckets_[bucket(dot) + 1];
    for (std::size_t i = 1; i <= kBuckets; ++i) buckets_[i] += buckets_[i - 1];
    dots.resize(unsorted_.size());
    for (const DotInk& dot : unsorted_) dots[buckets_[bucket(dot)]++] = dot;
}

}  // namespace svdscope
