// A set of points that a hand edits one by one: copies are cheap, an edit copies one block, sums stay
// current.
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/analysis/moments_2d.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {

/// An immutable tree: a root of groups, each of 64 blocks of 512 points. A copy shares the tree, so undo and
/// comparison cost nothing; moving one point of a million copies one block, one group and the root. Points
/// keep their index until points before them are removed.
class Cloud {
  public:
    using Block = std::vector<Vec2>;
    using Blocks = std::vector<std::shared_ptr<const Block>>;
    static constexpr std::size_t kBlockSize = 512;
    static constexpr std::size_t kLargest = 1'000'000;

    Cloud();
    explicit Cloud(std::span<const Vec2> points);

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    /// Needs index < size().
    Vec2 operator[](std::size_t index) const;
    std::vector<Vec2> points() const;
    /// Every block but the last is full.
    Blocks blocks() const;

    void move(std::size_t index, Vec2 to);
    /// Adds `by` to each of these points; indices increase.
    void shift(std::span<const std::size_t> indices, Vec2 by);
    void append(std::span<const Vec2> points);
    /// Indices increase.
    void remove(std::span<const std::size_t> indices);

    /// Kept up to date by every edit.
    const Moments2& moments() const { return moments_; }
    /// The same from nothing, in twice the precision throughout: to measure how far `moments` has drifted.
    Moments2 exact_moments() const;

    /// Equal points in equal order, bit for bit; at once where the trees are shared.
    friend bool operator==(const Cloud& one, const Cloud& other);

  private:
    using Group = Blocks;
    using Root = std::vector<std::shared_ptr<const Group>>;

    void build(std::span<const Vec2> points);
    Block& editable(Root& root, std::size_t index);

    std::shared_ptr<const Root> root_;
    std::size_t size_ = 0;
    Moments2 moments_;
};

}  // namespace svdscope
