// Keeps positions as floats relative to an origin near the view, and sends only blocks that changed.
#include "app/render/point_buffer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include <glad/gl.h>

namespace svdscope {
namespace {

struct Position {
    float x, y;
};
/// shaders/points.vert leaves it out.
constexpr Position kNowhere{3e38F, 3e38F};
/// Errors of rounding to float that nobody sees.
constexpr double kPixelError = 1.0 / 32;
/// A map worse than this spreads what is seen so far over the plane that no origin is near all of it.
constexpr double kMostCondition = 1e3;

double largest(const Mat2& m) {
    return std::max({std::abs(m.a), std::abs(m.b), std::abs(m.c), std::abs(m.d)});
}

/// What stands in the middle of the picture, or the layer's own origin.
Vec2 middle_of(const PointLayer& layer, int width, int height) {
    const Mat2& m = layer.map;
    const double scale = largest(m);
    const Mat2 n{m.a / scale, m.b / scale, m.c / scale, m.d / scale};
    const double det = n.a * n.d - n.b * n.c;
    if (!(std::abs(det) * kMostCondition > 1)) return layer.origin;
    const Vec2 way = Vec2{width / 2.0, height / 2.0} - layer.at;
    const Vec2 turned = (1 / det) * Vec2{n.d * way.x - n.b * way.y, n.a * way.y - n.c * way.x};
    return layer.origin + (1 / scale) * turned;
}

double power_of_two(double x) { return x > 0 && std::isfinite(x) ? std::exp2(std::round(std::log2(x))) : 1; }

Position stored(Vec2 p, const PointFrame& frame) {
    const Vec2 from = frame.unit * (p - frame.origin);
    constexpr double kMost = 1e37;
    // What is not a number is nowhere.
    if (!(std::abs(from.x) < kMost && std::abs(from.y) < kMost)) return kNowhere;
    return {static_cast<float>(from.x), static_cast<float>(from.y)};
}

}  // namespace

PointFrame frame_for(const PointLayer& layer, int width, int height, const PointFrame& current) {
    const Vec2 middle = middle_of(layer, width, height);
    const double unit = power_of_two(largest(layer.map));
    const Vec2 off = current.origin - middle;
    const Mat2& m = layer.map;
    const double error =
        std::numeric_limits<float>::epsilon() * std::max(std::abs(m.a * off.x) + std::abs(m.b * off.y),
                                                         std::abs(m.c * off.x) + std::abs(m.d * off.y));
    constexpr double kLikeUnits = 1e9;
    const double ratio = unit / current.unit;
    if (error < kPixelError && ratio < kLikeUnits && ratio > 1 / kLikeUnits) return current;
    return {middle, unit};
}

PointBuffer::PointBuffer(Kind kind)
    : stride_(kind == Kind::Positions ? sizeof(Position) : sizeof(PixelPoint)) {
    glGenVertexArrays(1, &array_);
    glGenBuffers(1, &buffer_);
    glBindVertexArray(array_);
    glBindBuffer(GL_ARRAY_BUFFER, buffer_);
    const auto stride = static_cast<GLsizei>(stride_);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, nullptr);
    glVertexAttribDivisor(0, 1);
    if (kind == Kind::Positions) return;
    glEnableVertexAttribArray(1);
    glVertexAttribPointer(1, 1, GL_FLOAT, GL_FALSE, stride,
                          reinterpret_cast<const void*>(offsetof(PixelPoint, count)));
    glVertexAttribDivisor(1, 1);
}

PointBuffer::~PointBuffer() {
    if (buffer_ != 0) glDeleteBuffers(1, &buffer_);
    if (array_ != 0) glDeleteVertexArrays(1, &array_);
}

PointBuffer::PointBuffer(PointBuffer&& other) noexcept
    : array_(std::exchange(other.array_, 0)),
      buffer_(std::exchange(other.buffer_, 0)),
      stride_(other.stride_),
      capacity_(other.capacity_),
      count_(other.count_),
      blocks_(std::move(other.blocks_)),
      frame_(other.frame_) {}

/// Room for `count` points; what was there is lost when there was too little.
void PointBuffer::reserve(std::size_t count, bool keeps_growing) {
    count_ = count;
    glBindBuffer(GL_ARRAY_BUFFER, buffer_);
    if (count <= capacity_) return;
    // The first size fits; a cloud that grows point by point is not sent whole for each of them.
    capacity_ = keeps_growing ? count + count / 2 : count;
    blocks_.clear();
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(capacity_ * stride_), nullptr, GL_DYNAMIC_DRAW);
}

/// Blocks of blocks_ that stand one after the other.
void PointBuffer::send(std::size_t first_point, std::size_t first_block, std::size_t end_block) {
    std::vector<Position> positions;
    for (std::size_t i = first_block; i < end_block; ++i) {
        for (const Vec2 p : *blocks_[i]) positions.push_back(stored(p, frame_));
    }
    glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(first_point * stride_),
                    static_cast<GLsizeiptr>(positions.size() * stride_), positions.data());
}

std::size_t PointBuffer::follow(const PointBlocks& blocks, const PointFrame& frame) {
    reserve(count_of(blocks), capacity_ > 0);
    if (frame != std::exchange(frame_, frame)) blocks_.clear();
    const PointBlocks old = std::exchange(blocks_, blocks);
    std::size_t sent = 0, run = 0, run_starts = 0, at = 0, old_at = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool known = i < old.size() && at == old_at && old[i] == blocks[i];
        if (known && run < i) send(run_starts, run, i);
        at += blocks[i]->size();
        if (i < old.size()) old_at += old[i]->size();
        if (known) {
            run = i + 1;
            run_starts = at;
        } else {
            sent += blocks[i]->size();
        }
    }
    if (run < blocks.size()) send(run_starts, run, blocks.size());
    return sent;
}

void PointBuffer::replace(std::span<const PixelPoint> points) {
    count_ = points.size();
    glBindBuffer(GL_ARRAY_BUFFER, buffer_);
    // New storage each time: the driver need not wait for what is still drawn from the old.
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(points.size_bytes()), points.data(),
                 GL_STREAM_DRAW);
}

void PointBuffer::draw() const {
    glBindVertexArray(array_);
    glVertexAttrib1f(1, 1);
    glDrawArraysInstanced(GL_TRIANGLES, 0, 3, static_cast<GLsizei>(count_));
    glBindVertexArray(0);
}

}  // namespace svdscope
