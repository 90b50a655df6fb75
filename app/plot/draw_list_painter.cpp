// Strips of triangles with a soft edge of one pixel, polygons, and text with a halo.
#include "app/plot/draw_list_painter.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/plot/clip.hpp"
#include "app/plot/picture_place.hpp"
#include "app/plot/picture_store.hpp"
#include "app/plot/point_queue.hpp"
#include "app/plot/scene_queue.hpp"
#include "app/plot/scene_vector.hpp"
#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

/// ImGui's indices have 16 bits; four vertices stand on a rib.
constexpr std::size_t kMostRibs = 10000;
/// Width of the edge in which a line fades into the background.
constexpr float kFringe = 1;

/// Twice the signed area: positive when the corners go round as ImGui wants them.
float area(std::span<const Point> polygon) {
    float sum = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point p = polygon[i] - polygon[0];
        const Point q = polygon[(i + 1) % polygon.size()] - polygon[0];
        sum += p.x * q.y - p.y * q.x;
    }
    return sum;
}

Rgba color_of(std::span<const Rgba> colors, std::size_t source) {
    return colors.size() == 1 ? colors[0] : colors[source];
}

/// How a line of some width is split into a solid core and soft edges.
struct Profile {
    float core, edge, opacity;
    explicit Profile(float width)
        // Thinner than its fringe a line keeps its shape and loses opacity instead.
        : core(std::max(0.0F, (width - kFringe) / 2)),
          edge(core + kFringe),
          opacity(std::min(1.0F, width / kFringe)) {}
};

void write_rib(ImDrawList& list, const StripRib& rib, Rgba color, const Profile& profile, ImVec2 uv) {
    const ImU32 solid = color.faded(profile.opacity).packed();
    const ImU32 clear = color.faded(0).packed();
    for (const auto& [offset, tint] : {std::pair{-profile.edge, clear},
                                       {-profile.core, solid},
                                       {profile.core, solid},
                                       {profile.edge, clear}}) {
        const Point p = rib.center + offset * rib.across;
        list.PrimWriteVtx({p.x, p.y}, uv, tint);
    }
}

void write_triangles(ImDrawList& list, unsigned first) {
    for (unsigned band = first; band < first + 3; ++band) {
        for (const unsigned corner : {band, band + 1, band + 5, band, band + 5, band + 4}) {
            list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
        }
    }
}

/// A small disc as a polygon with a soft edge: as few corners as look round.
struct DiscShape {
    std::vector<Point> corners;  ///< of the unit circle
    float core, edge;
    ImU32 solid, clear;
    DiscShape(float radius, Rgba color)
        : core(std::max(0.0F, radius - kFringe / 2)),
          edge(core + kFringe),
          solid(color.faded(std::min(1.0F, 2 * radius / kFringe)).packed()),
          clear(color.faded(0).packed()) {
        const int count = std::clamp(static_cast<int>(std::ceil(4 + 2 * radius)), 6, 48);
        for (int i = 0; i < count; ++i) {
            const double turn = 2 * std::numbers::pi * i / count;
            corners.push_back(to_point(unit(turn)));
        }
    }
};

void write_disc(ImDrawList& list, Point at, const DiscShape& shape) {
    const auto n = static_cast<unsigned>(shape.corners.size());
    list.PrimReserve(static_cast<int>(9 * n - 6), static_cast<int>(2 * n));
    const unsigned first = list._VtxCurrentIdx;
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    for (const Point corner : shape.corners) {
        const Point inner = at + shape.core * corner;
        const Point outer = at + shape.edge * corner;
        list.PrimWriteVtx({inner.x, inner.y}, uv, shape.solid);
        list.PrimWriteVtx({outer.x, outer.y}, uv, shape.clear);
    }
    const auto triangle = [&list, first](unsigned a, unsigned b, unsigned c) {
        for (const unsigned index : {a, b, c}) list.PrimWriteIdx(static_cast<ImDrawIdx>(first + index));
    };
    for (unsigned i = 2; i < n; ++i) triangle(0, 2 * (i - 1), 2 * i);
    for (unsigned i = 0; i < n; ++i) {
        const unsigned j = (i + 1) % n;
        triangle(2 * i, 2 * i + 1, 2 * j + 1);
        triangle(2 * i, 2 * j + 1, 2 * j);
    }
}

Sampling sampling_of(const PicturePlace& place, const Pixels& picture, bool smooth) {
    // A little smaller, blending alone looks sharper and skips no pixel.
    constexpr float kShrunkFrom = 1.25F;
    if (!smooth) return Sampling::Crisp;
    const ImVec2 scale = ImGui::GetIO().DisplayFramebufferScale;
    const float across = place.part.w * static_cast<float>(picture.width) / (place.to.w * scale.x);
    const float down = place.part.h * static_cast<float>(picture.height) / (place.to.h * scale.y);
    return std::max(across, down) > kShrunkFrom ? Sampling::Shrunk : Sampling::Smooth;
}

}  // namespace

void DrawListPainter::strip_part(std::span<const StripRib> ribs, std::span<const Rgba> colors, float width) {
    const Profile profile(width);
    const auto n = static_cast<int>(ribs.size());
    list_.PrimReserve((n - 1) * 18, n * 4);
    const unsigned first = list_._VtxCurrentIdx;
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    for (const StripRib& rib : ribs) write_rib(list_, rib, color_of(colors, rib.source), profile, uv);
    for (int i = 0; i + 1 < n; ++i) write_triangles(list_, first + static_cast<unsigned>(4 * i));
}

void DrawListPainter::strip(const Strip& strip, std::span<const Rgba> colors, float width) {
    std::vector<StripRib> ribs = strip.ribs;
    if (strip.closed) ribs.push_back(ribs.front());
    if (strip.round_start && color_of(colors, ribs.front().source).a == 255) {
        const Point c = ribs.front().center;
        list_.AddCircleFilled({c.x, c.y}, width / 2, color_of(colors, ribs.front().source).packed());
    }
    for (std::size_t from = 0; from + 1 < ribs.size(); from += kMostRibs - 1) {
        strip_part(std::span(ribs).subspan(from, std::min(kMostRibs, ribs.size() - from)), colors, width);
    }
}

void DrawListPainter::polyline(std::span<const Point> points, Rgba color, float width, bool closed) {
    if (color.a == 0 || !(width > 0)) return;
    for (const Strip& s : strips_of(points, closed)) strip(s, {&color, 1}, width);
}

void DrawListPainter::gradient_line(std::span<const Point> points, std::span<const Rgba> colors, float width,
                                    bool closed) {
    if (colors.size() != points.size() || !(width > 0)) return;
    for (const Strip& s : strips_of(points, closed)) strip(s, colors, width);
}

void DrawListPainter::fill(std::span<const Point> convex, Rgba color) {
    if (convex.size() < 3 || convex.size() > kMostRibs || color.a == 0 ||
        !std::ranges::all_of(convex, [](Point p) { return is_finite(p); }))
        return;
    std::vector<ImVec2> points;
    for (const Point p : convex) points.emplace_back(p.x, p.y);
    if (area(convex) < 0) std::reverse(points.begin(), points.end());
    list_.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), color.packed());
}

void DrawListPainter::points(const PointLayer& layer) {
    if (layer.color.a == 0 || !(layer.radius > 0)) return;
    if (count_of(layer.blocks) > kDrawListPoints) {
        if (queue_ != nullptr) queue_->add(list_, layer);
        return;
    }
    const DiscShape shape(layer.radius, layer.color);
    const ImVec2 low = list_.GetClipRectMin();
    const ImVec2 high = list_.GetClipRectMax();
    const float reach = reach_of(layer.radius);
    for (const auto& block : layer.blocks) {
        for (const Vec2 p : *block) {
            const Point at = to_point(layer.to_pixel(p));
            // What is not a number is nowhere.
            if (at.x > low.x - reach && at.x < high.x + reach && at.y > low.y - reach &&
                at.y < high.y + reach)
                write_disc(list_, at, shape);
        }
    }
}

void DrawListPainter::image(Box to, const PixelsPtr& picture, bool smooth, Box part) {
    if (picture == nullptr || !picture->whole()) return;
    const ImVec2 low = list_.GetClipRectMin();
    const ImVec2 high = list_.GetClipRectMax();
    const auto seen = visible_place({to, part}, {low.x, low.y, high.x - low.x, high.y - low.y});
    if (!seen) return;
    const ImVec2 from{seen->to.x, seen->to.y};
    const ImVec2 end{seen->to.x + seen->to.w, seen->to.y + seen->to.h};
    const std::uint32_t texture =
        pictures_ == nullptr ? 0 : pictures_->texture_of(picture, sampling_of(*seen, *picture, smooth));
    if (texture == 0) {
        list_.AddRectFilled(from, end, mean_color(*picture).packed());
        return;
    }
    list_.AddImage(compat::texture(texture), from, end, {seen->part.x, seen->part.y},
                   {seen->part.x + seen->part.w, seen->part.y + seen->part.h});
}

void DrawListPainter::scene(const Scene3D& scene, Box box) {
    if (scenes_ == nullptr || scene.vector_only) return draw_scene_as_lines(*this, scene, box);
    push_clip(box);
    scenes_->add(list_, scene, box);
    pop_clip();
}

void DrawListPainter::text(Point at, Face face, Rgba color, std::string_view utf8, Rgba halo) {
    if (!is_finite(at) || utf8.empty()) return;
    const FontFace& font = fonts_[face];
    const auto draw = [&](Point offset, Rgba tint) {
        list_.AddText(font.font, font.px, {std::round(at.x) + offset.x, std::round(at.y) + offset.y},
                      tint.packed(), utf8.data(), utf8.data() + utf8.size());
    };
    if (halo.a > 0) {
        const float r = std::max(1.0F, std::round(1.5F * scale_));
        // Small text is drawn often and needs less of an edge.
        const float d = face == Face::Small ? 1 : std::max(1.0F, std::round(r * 0.7F));
        for (const Point o : {Point{d, d}, {-d, d}, {d, -d}, {-d, -d}}) draw(o, halo.faded(0.7));
        if (face != Face::Small)
            for (const Point o : {Point{r, 0}, {-r, 0}, {0, r}, {0, -r}}) draw(o, halo.faded(0.7));
    }
    draw({0, 0}, color);
}

Point DrawListPainter::text_size(Face face, std::string_view utf8) const {
    return compat::text_size(fonts_[face], utf8.data(), utf8.data() + utf8.size());
}

void DrawListPainter::push_clip(Box box) {
    list_.PushClipRect({box.x, box.y}, {box.x + box.w, box.y + box.h}, true);
}

void DrawListPainter::pop_clip() { list_.PopClipRect(); }

}  // namespace svdscope
