// Shapes as SVG elements: each call appends one.
#include "app/plot/svg_painter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/plot/scene_vector.hpp"
#include "app/plot/svg_image.hpp"

namespace svdscope {
namespace {

constexpr auto finite = [](Point p) { return is_finite(p); };

std::string hex(Rgba c) { return fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b); }

/// A colour and its opacity as attributes, for `stroke`, `fill` or `stop`.
std::string paint(std::string_view kind, Rgba c) {
    const std::string color = fmt::format(" {}=\"{}\"", kind == "stop" ? "stop-color" : kind, hex(c));
    return c.a == 255 ? color : color + fmt::format(" {}-opacity=\"{:.3f}\"", kind, c.a / 255.0);
}

std::string coordinates(std::span<const Point> points) {
    std::string text;
    for (const Point p : points) fmt::format_to(std::back_inserter(text), "{:.2f},{:.2f} ", p.x, p.y);
    if (!text.empty()) text.pop_back();
    return text;
}

std::string escaped(std::string_view utf8) {
    std::string text;
    for (const char c : utf8) {
        switch (c) {
            case '<':
                text += "&lt;";
                break;
            case '>':
                text += "&gt;";
                break;
            case '&':
                text += "&amp;";
                break;
            // XML has no other control characters, not even escaped.
            default:
                text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return text;
}

std::string_view family(Face face) {
    return is_mono(face) ? "DejaVu Sans Mono, monospace" : "DejaVu Sans, sans-serif";
}

/// Several discs of one colour on top of each other, as an attribute; empty where one looks the same.
std::string merged_opacity(Rgba color, float count) {
    if (count <= 1 || color.a == 255) return {};
    return fmt::format(" fill-opacity=\"{:.3f}\"", 1 - std::pow(1 - color.a / 255.0, count));
}

PixelBox pixels_over(Box box) {
    const auto x = static_cast<int>(std::floor(box.x));
    const auto y = static_cast<int>(std::floor(box.y));
    return {x, y, static_cast<int>(std::ceil(box.x + box.w)) - x,
            static_cast<int>(std::ceil(box.y + box.h)) - y};
}

constexpr std::string_view kRound = " fill=\"none\" stroke-linejoin=\"round\"";

}  // namespace

SvgPainter::SvgPainter(Box area, float scale, Rgba background, Measure measure)
    : area_(area),
      scale_(scale),
      background_(background),
      measure_(std::move(measure)) {}

std::string SvgPainter::svg() const {
    const std::string box =
        fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", area_.x, area_.y, area_.w, area_.h);
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\">\n"
        "<rect {}{}/>\n{}</svg>\n",
        area_.w, area_.h, area_.x, area_.y, area_.w, area_.h, box, paint("fill", background_), body_);
}

void SvgPainter::polyline(std::span<const Point> points, Rgba color, float width, bool closed) {
    // A point that is not finite breaks the line; what is left of a closed one is open.
    const bool whole = std::ranges::all_of(points, finite);
    for (auto from = points.begin(); from != points.end();) {
        const auto to = std::find_if_not(from, points.end(), finite);
        if (to - from >= 2) {
            body_ += fmt::format("<{} points=\"{}\"{}{} stroke-width=\"{:.2f}\"/>\n",
                                 closed && whole ? "polygon" : "polyline", coordinates({from, to}), kRound,
                                 paint("stroke", color), width);
        }
        from = to == points.end() ? to : to + 1;
    }
}

void SvgPainter::gradient_segment(Point from, Point to, Rgba first, Rgba last, float width) {
    const std::string ends =
        fmt::format("x1=\"{:.2f}\" y1=\"{:.2f}\" x2=\"{:.2f}\" y2=\"{:.2f}\"", from.x, from.y, to.x, to.y);
    const std::string line =
        fmt::format("<line {} stroke-linecap=\"round\" stroke-width=\"{:.2f}\"", ends, width);
    if (first == last) {
        body_ += line + paint("stroke", first) + "/>\n";
        return;
    }
    const int name = ++names_;
    body_ += fmt::format(
        "<linearGradient id=\"g{}\" gradientUnits=\"userSpaceOnUse\" {}>"
        "<stop offset=\"0\"{}/><stop offset=\"1\"{}/></linearGradient>\n{} stroke=\"url(#g{})\"/>\n",
        name, ends, paint("stop", first), paint("stop", last), line, name);
}

void SvgPainter::gradient_line(std::span<const Point> points, std::span<const Rgba> colors, float width,
                               bool closed) {
    if (colors.size() != points.size() || points.size() < 2) return;
    const std::size_t n = points.size();
    for (std::size_t i = 0; i < (closed ? n : n - 1); ++i) {
        const std::size_t j = (i + 1) % n;
        if (is_finite(points[i]) && is_finite(points[j]))
            gradient_segment(points[i], points[j], colors[i], colors[j], width);
    }
}

void SvgPainter::fill(std::span<const Point> convex, Rgba color) {
    if (convex.size() < 3 || !std::ranges::all_of(convex, finite)) return;
    body_ += fmt::format("<polygon points=\"{}\"{}/>\n", coordinates(convex), paint("fill", color));
}

void SvgPainter::text(Point at, Face face, Rgba color, std::string_view utf8, Rgba halo) {
    if (!is_finite(at)) return;
    // ImGui's line is ascent plus descent high; SVG wants the baseline.
    const float baseline = at.y + 0.928F * design_size(face) * scale_;
    body_ += fmt::format("<text x=\"{:.2f}\" y=\"{:.2f}\" font-family=\"{}\" font-size=\"{:.2f}\"{}", at.x,
                         baseline, family(face), design_size(face) * scale_, paint("fill", color));
    if (halo.a > 0) {
        body_ += fmt::format("{} stroke-width=\"{:.2f}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                             paint("stroke", halo), 4 * scale_);
    }
    body_ += ">" + escaped(utf8) + "</text>\n";
}

void SvgPainter::points(const PointLayer& layer) {
    if (layer.color.a == 0 || !(layer.radius > 0)) return;
    const Box& box = clips_.empty() ? area_ : clips_.back();
    const float r = layer.radius;
    body_ += fmt::format("<g{}>\n", paint("fill", layer.color));
    const auto circle = [&](double x, double y, const std::string& opacity) {
        // What is not a number is nowhere.
        if (!(x > box.x - r && x < box.x + box.w + r && y > box.y - r && y < box.y + box.h + r)) return;
        fmt::format_to(std::back_inserter(body_), "<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"{:.2f}\"{}/>\n", x,
                       y, r, opacity);
    };
    if (count_of(layer.blocks) > kMostCircles) {
        PixelMerger merger;
        for (const PixelPoint& p :
             merger.merge(layer, grown(pixels_over(box), static_cast<int>(std::ceil(r)))))
            circle(p.x, p.y, merged_opacity(layer.color, p.count));
    } else {
        for (const auto& block : layer.blocks) {
            for (const Vec2 p : *block) {
                const Vec2 at = layer.to_pixel(p);
                circle(at.x, at.y, {});
            }
        }
    }
    body_ += "</g>\n";
}

void SvgPainter::image(Box to, const PixelsPtr& picture, bool smooth, Box part) {
    if (picture == nullptr || !picture->whole()) return;
    const auto seen = visible_place({to, part}, clips_.empty() ? area_ : clips_.back());
    if (!seen) return;
    // Whole pixels stand over the edges of a part.
    push_clip(seen->to);
    body_ += svg_image(*seen, *picture, smooth);
    pop_clip();
}

void SvgPainter::scene(const Scene3D& scene, Box box) { draw_scene_as_lines(*this, scene, box); }

void SvgPainter::push_clip(Box box) {
    const Box outer = clips_.empty() ? area_ : clips_.back();
    const float x = std::max(box.x, outer.x);
    const float y = std::max(box.y, outer.y);
    clips_.push_back({x, y, std::max(0.0F, std::min(box.x + box.w, outer.x + outer.w) - x),
                      std::max(0.0F, std::min(box.y + box.h, outer.y + outer.h) - y)});
    const int name = ++names_;
    body_ += fmt::format(
        "<clipPath id=\"c{}\"><rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" "
        "height=\"{:.2f}\"/></clipPath>\n"
        "<g clip-path=\"url(#c{})\">\n",
        name, box.x, box.y, box.w, box.h, name);
}

void SvgPainter::pop_clip() {
    clips_.pop_back();
    body_ += "</g>\n";
}

}  // namespace svdscope
