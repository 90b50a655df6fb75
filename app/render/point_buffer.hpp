// Instances of points on the graphics card: a whole cloud that stays there, or what one picture needs.
#pragma once
#include <span>

#include "app/plot/point_layer.hpp"

namespace svdscope {

/// Where the points of a buffer go: pixel = at + map * (unit * (p - origin)) for what was stored.
struct PointFrame {
    Vec2 origin;
    double unit = 1;  ///< a power of two
    bool operator==(const PointFrame&) const = default;
};
/// A frame in which floats are good enough for the layer in a picture of this size: `current`, if it still
/// is.
PointFrame frame_for(const PointLayer& layer, int width, int height, const PointFrame& current);

/// Vertex array and buffer of instances as shaders/points.vert reads them.
class PointBuffer {
  public:
    /// What stays is positions without counts.
    enum class Kind { Positions, PixelPoints };
    explicit PointBuffer(Kind kind);
    ~PointBuffer();
    PointBuffer(PointBuffer&& other) noexcept;
    PointBuffer& operator=(PointBuffer&&) = delete;

    /// Positions: brings the buffer up to the blocks; what it has by address in the same place is not sent
    /// again. Returns how many points were sent.
    std::size_t follow(const PointBlocks& blocks, const PointFrame& frame);
    /// PixelPoints: replaces everything.
    void replace(std::span<const PixelPoint> points);
    const PointFrame& frame() const { return frame_; }
    /// With the program in use and its uniforms set.
    void draw() const;

  private:
    void reserve(std::size_t count, bool keeps_growing);
    void send(std::size_t first_point, std::size_t first_block, std::size_t end_block);

    unsigned array_ = 0, buffer_ = 0;
    std::size_t stride_;
    std::size_t capacity_ = 0, count_ = 0;
    PointBlocks blocks_;  ///< held, so that no other block gets an address that is known here
    PointFrame frame_;
};

}  // namespace svdscope
