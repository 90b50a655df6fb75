// A set of points that a hand edits one by one: copies are cheap, an edit copies one block, sums stay
// current.
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/analysis/moments.hpp"
#include "core/geometry/plane.hpp"
#include "core/geometry/space.hpp"

namespace svdscope {

/// An immutable tree: a root of groups, each of 64 blocks of 512 points. A copy shares the tree, so undo and
/// comparison cost nothing; moving one point of a million copies one block, one group and the root. Points
/// keep their index until points before them are removed. `Point` is Vec2 or Vec3.
template <class Point>
class PointCloud {
  public:
    using Block = std::vector<Point>;
    using Blocks = std::vector<std::shared_ptr<const Block>>;
    static constexpr std::size_t kBlockSize = 512;
    /// In space each point is turned and drawn by itself in every frame; in the plane all of them at once.
    static constexpr std::size_t kLargest = kDimensions<Point> == 2 ? 1'000'000 : 100'000;

    PointCloud() : PointCloud(std::span<const Point>{}) {}
    explicit PointCloud(std::span<const Point> points);

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    /// Needs index < size().
    Point operator[](std::size_t index) const;
    std::vector<Point> points() const;
    /// Every block but the last is full.
    Blocks blocks() const;

    void move(std::size_t index, Point to);
    /// Adds `by` to each of these points; indices increase.
    void shift(std::span<const std::size_t> indices, Point by);
    void append(std::span<const Point> points);
    /// Indices increase.
    void remove(std::span<const std::size_t> indices);

    /// Kept up to date by every edit.
    const Moments<Point>& moments() const { return moments_; }
    /// The same from nothing, in twice the precision throughout: to measure how far `moments` has drifted.
    Moments<Point> exact_moments() const;

    /// Equal points in equal order, bit for bit; at once where the trees are shared.
    bool operator==(const PointCloud& other) const;

  private:
    using Group = Blocks;
    using Root = std::vector<std::shared_ptr<const Group>>;

    void build(std::span<const Point> points);
    Block& editable(Root& root, std::size_t index);

    std::shared_ptr<const Root> root_;
    std::size_t size_ = 0;
    Moments<Point> moments_;
};
using Cloud = PointCloud<Vec2>;
using SpaceCloud = PointCloud<Vec3>;

extern template class PointCloud<Vec2>;
extern template class PointCloud<Vec3>;

}  // namespace svdscope
