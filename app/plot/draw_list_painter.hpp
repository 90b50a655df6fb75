// A painter on Dear ImGui's draw list: the screen.
#pragma once
#include "app/plot/painter.hpp"
#include "app/plot/stroke.hpp"
#include "app/ui/fonts.hpp"

struct ImDrawList;

namespace svdscope {

/// Draws on `list` with the faces of `fonts`; both must outlive it. Call between ImGui's new frame and
/// render.
class DrawListPainter final : public Painter {
  public:
    DrawListPainter(ImDrawList& list, const Fonts& fonts, float scale)
        : list_(list),
          fonts_(fonts),
          scale_(scale) {}

    void polyline(std::span<const Point> points, Rgba color, float width, bool closed) override;
    void gradient_line(std::span<const Point> points, std::span<const Rgba> colors, float width,
                       bool closed) override;
    void fill(std::span<const Point> convex, Rgba color) override;
    void text(Point at, Face face, Rgba color, std::string_view utf8, Rgba halo) override;
    Point text_size(Face face, std::string_view utf8) const override;
    void push_clip(Box box) override;
    void pop_clip() override;

  private:
    void strip(const Strip& strip, std::span<const Rgba> colors, float width);
    void strip_part(std::span<const StripRib> ribs, std::span<const Rgba> colors, float width);

    ImDrawList& list_;
    const Fonts& fonts_;
    float scale_;
};

}  // namespace svdscope
