// A painter on Dear ImGui's draw list: the screen.
#pragma once
#include "app/plot/painter.hpp"
#include "app/plot/stroke.hpp"
#include "app/ui/ui.hpp"

struct ImDrawList;

namespace svdscope {

/// Draws on `list` with the faces and the scale of `ui`; both must outlive it. Call between ImGui's new frame
/// and render. Clouds of more than kDrawListPoints go to the renderer by `ui.points`; without one they are
/// not drawn. Pictures are textures of `ui.pictures`; where there is none, a rectangle in their mean colour.
/// Scenes go to the renderer by `ui.scenes`; without one, or where a scene wants it, they are drawn as lines
/// and polygons.
class DrawListPainter final : public Painter {
  public:
    static constexpr std::size_t kDrawListPoints = 500;

    DrawListPainter(ImDrawList& list, const Ui& ui)
        : list_(list),
          fonts_(ui.fonts),
          scale_(ui.scale),
          queue_(ui.points),
          scenes_(ui.scenes),
          pictures_(ui.pictures) {}

    void polyline(std::span<const Point> points, Rgba color, float width, bool closed) override;
    void gradient_line(std::span<const Point> points, std::span<const Rgba> colors, float width,
                       bool closed) override;
    void fill(std::span<const Point> convex, Rgba color) override;
    void points(const PointLayer& layer) override;
    void image(Box to, const PixelsPtr& picture, bool smooth, Box part) override;
    void scene(const Scene3D& scene, Box box) override;
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
    PointQueue* queue_;
    SceneQueue* scenes_;
    PictureStore* pictures_;
};

}  // namespace svdscope
