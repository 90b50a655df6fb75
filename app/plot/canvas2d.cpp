// The plane and what stands on it: lines, curves, arrows, marks and labels.
#include "app/plot/canvas2d.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/plot/dashes.hpp"

namespace svdscope {

Canvas2D::Canvas2D(Painter& painter, Box area, Camera2 camera, float scale, Rgba background)
    : painter_(painter),
      area_(area),
      camera_(camera),
      scale_(scale),
      background_(background) {}

double Canvas2D::units_per_pixel() const { return 2 * camera_.half_height / std::max(1.0F, area_.h); }

Vec2 Canvas2D::direction_to_pixels(Vec2 p) const {
    const double pixels = 1 / units_per_pixel();
    return {p.x * pixels, -p.y * pixels};
}

Vec2 Canvas2D::to_pixels(Vec2 p) const {
    const Vec2 middle{area_.x + area_.w / 2.0, area_.y + area_.h / 2.0};
    return middle + direction_to_pixels(p - camera_.center);
}

Point Canvas2D::to_screen(Vec2 p) const {
    constexpr double kFar = 1e6;
    const Vec2 pixels = to_pixels(p);
    return to_point({std::clamp(pixels.x, -kFar, kFar), std::clamp(pixels.y, -kFar, kFar)});
}

Vec2 Canvas2D::to_plane(Point p) const {
    const double dx = p.x - (area_.x + area_.w / 2.0);
    const double dy = p.y - (area_.y + area_.h / 2.0);
    return camera_.center + units_per_pixel() * Vec2{dx, -dy};
}

Box Canvas2D::clip_box() const {
    const float margin = 16 * scale_;
    return {area_.x - margin, area_.y - margin, area_.w + 2 * margin, area_.h + 2 * margin};
}

void Canvas2D::draw_runs(std::span<const Vec2> pixels, const Stroke& stroke, bool closed) {
    draw_within(painter_, pixels, closed, clip_box(), stroke.color, stroke.width * scale_, stroke.dashed,
                scale_);
}

void Canvas2D::line(Vec2 from, Vec2 to, const Stroke& stroke) {
    const std::array<Vec2, 2> pixels{to_pixels(from), to_pixels(to)};
    draw_runs(pixels, stroke, false);
}

void Canvas2D::curve(std::span<const Vec2> points, const Stroke& stroke, bool closed) {
    std::vector<Vec2> pixels;
    pixels.reserve(points.size());
    for (const Vec2 p : points) pixels.push_back(to_pixels(p));
    draw_runs(pixels, stroke, closed);
}

void Canvas2D::fill_pixels(std::vector<Vec2> pixels, Rgba color) {
    const std::vector<Point> polygon = clip_convex(std::move(pixels), clip_box());
    if (polygon.size() >= 3) painter_.fill(polygon, color);
}

void Canvas2D::region(std::span<const Vec2> convex, Rgba color) {
    std::vector<Vec2> pixels;
    for (const Vec2 p : convex) pixels.push_back(to_pixels(p));
    fill_pixels(std::move(pixels), color);
}

void Canvas2D::points(const PointBlocks& blocks, const Mat2& M, Vec2 from, Vec2 to, Rgba color,
                      float radius) {
    const double pixels = 1 / units_per_pixel();
    painter_.points({.blocks = blocks,
                     .map = diagonal(pixels, -pixels) * M,
                     .origin = from,
                     .at = to_pixels(to),
                     .color = color,
                     .radius = radius * scale_});
}

void Canvas2D::wedge(double angle, double half_angle, double radius, Rgba color) {
    if (!std::isfinite(angle) || !(half_angle > 0)) return;
    const double half = std::min(half_angle, std::numbers::pi / 2);
    constexpr int kSegments = 24;
    for (const double turn : {0.0, std::numbers::pi}) {
        std::vector<Vec2> sector{{0, 0}};
        for (int i = 0; i <= kSegments; ++i)
            sector.push_back(radius * unit(angle + turn + half * (2.0 * i / kSegments - 1)));
        region(sector, color);
    }
}

void Canvas2D::label(Vec2 at, Vec2 away, std::string text, Rgba color, int priority, Face face) {
    const Vec2 anchor = to_pixels(at);
    if (!is_finite(anchor) || !is_finite(away) || text.empty()) return;
    const double length = norm(away);
    const Vec2 side = length > 0 ? Vec2{away.x / length, away.y / length} : Vec2{};
    const LabelRequest request{.anchor = to_screen(at),
                               .toward = {static_cast<float>(side.x), static_cast<float>(-side.y)},
                               .size = painter_.text_size(face, text),
                               .priority = priority,
                               .fixed = false};
    labels_.push_back({request, std::move(text), color, face});
}

void Canvas2D::avoid(Vec2 at, float radius) {
    if (is_finite(to_pixels(at))) avoided_.push_back({to_screen(at), radius * scale_});
}

void Canvas2D::place_labels() {
    std::vector<LabelRequest> requests;
    for (const QueuedLabel& queued : labels_) requests.push_back(queued.request);
    const float border = 4 * scale_;
    const Box room{area_.x + border, area_.y + border, area_.w - 2 * border, area_.h - 2 * border};
    const auto placed = place_label_boxes(requests, avoided_, room, 8 * scale_);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        const QueuedLabel& queued = labels_[i];
        const float alpha = placed[i].alpha;
        if (alpha < 0.02F) continue;
        painter_.text(placed[i].at, queued.face, queued.color.faded(alpha), queued.text,
                      background_.faded(alpha));
    }
    labels_.clear();
    avoided_.clear();
}

}  // namespace svdscope
