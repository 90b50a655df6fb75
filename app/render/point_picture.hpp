// How a layer of points becomes pixels, and a picture of it that is drawn again only where it changed.
#pragma once
#include <optional>

#include "app/render/framebuffer.hpp"
#include "app/render/gl_program.hpp"
#include "app/render/point_buffer.hpp"

namespace svdscope {

/// What a machine is good at.
enum class PointMeans {
    Card,      ///< the card keeps the cloud and draws all of it
    Processor  ///< software rendering, where each triangle costs: points in one pixel are merged before
};
/// By the name of the driver that is current.
PointMeans means_of_driver();

/// Draws layers with shaders/points.*; what they share.
class PointPen {
  public:
    static Result<PointPen> make(PointMeans means);
    PointMeans means() const { return means_; }

    /// The layer's points over what is bound, at the viewport, of which `width` x `height` is the size.
    /// `kept` is used and brought up to date on a card.
    void draw(const PointLayer& layer, int width, int height, std::optional<PointBuffer>& kept);
    /// The same for the points whose discs may reach `part`, merged; where the scissor allows.
    void draw_part(const PointLayer& layer, int width, int height, PixelBox part);
    /// See GlProgram.
    Result<bool> reload_if_changed() { return program_.reload_if_changed(); }

  private:
    PointPen(PointMeans means, GlProgram program);
    void begin(const PointLayer& layer, int width, int height, const Mat2& map, Vec2 offset) const;

    PointMeans means_;
    GlProgram program_;
    PointBuffer merged_;
    PixelMerger merger_;
};

/// One layer's picture, its colours multiplied by their opacity. A size of 1280 x 800 takes 4 MB, a million
/// points 8 MB.
class PointPicture {
  public:
    static Result<PointPicture> make(int width, int height);

    enum class Work { None, Part, All };
    /// Draws what changed since the last time. Leaves its framebuffer bound if it did anything.
    Work update(PointPen& pen, const PointLayer& layer, std::optional<PointBuffer>& kept);
    const Texture& texture() const { return frame_.texture(); }

  private:
    explicit PointPicture(Framebuffer frame) : frame_(std::move(frame)) {}
    void redraw(PointPen& pen, const PointLayer& layer, std::optional<PointBuffer>& kept);
    void redraw_part(PointPen& pen, const PointLayer& layer, PixelBox part);

    Framebuffer frame_;
    std::optional<PointLayer> drawn_;
};

}  // namespace svdscope
