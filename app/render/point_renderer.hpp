// Clouds of up to a million points in a frame: drawn by instances, and kept as pictures while they rest.
#pragma once
#include <optional>
#include <vector>

#include "app/plot/point_queue.hpp"
#include "app/render/point_picture.hpp"

namespace svdscope {

/// Draws the layers of a PointQueue. Of the first kMostPictures, those of kPictureFrom points or more keep a
/// picture each, found again in the next frame by their order; what a frame does not use is freed at its end.
class PointRenderer final : public PointDrawer {
  public:
    static constexpr std::size_t kPictureFrom = 10000;
    static constexpr std::size_t kMostPictures = 8;
    static Result<PointRenderer> make(PointMeans means);
    ~PointRenderer() override;
    PointRenderer(PointRenderer&& other) noexcept;
    PointRenderer& operator=(PointRenderer&&) = delete;

    /// Around the rendering of each frame. Fails when a shader that changed while developing does not
    /// compile.
    Result<void> begin_frame();
    void draw(const PointLayer& layer, PixelBox clip, int framebuffer_height) override;
    void end_frame();

    /// What the last frame did.
    struct Counts {
        int kept = 0;     ///< pictures that stayed as they were
        int parts = 0;    ///< pictures of which a part was drawn again
        int redrawn = 0;  ///< pictures drawn whole
        int direct = 0;   ///< layers drawn without a picture
    };
    const Counts& counts() const { return counts_; }

  private:
    PointRenderer(PointPen pen, GlProgram overlay);
    struct Slot {
        std::optional<PointPicture> picture;
        std::optional<PointBuffer> kept;  ///< the cloud on a card
    };
    /// The slot's picture, brought up to date; null where there is none.
    const Texture* picture_of(Slot& slot, const PointLayer& layer, PixelBox target);
    void lay_over(const Texture& picture, PixelBox target) const;

    PointPen pen_;
    GlProgram overlay_;
    unsigned empty_array_ = 0;  // core profile draws nothing without one, even with no attributes
    std::vector<Slot> slots_;
    std::size_t next_ = 0;  ///< slot of the frame's next layer
    Counts counts_;
};

}  // namespace svdscope
