// The tree of blocks behind a cloud.
#include "core/data/cloud.hpp"

#include <algorithm>

#include "core/base/check.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kBlocksPerGroup = 64;
constexpr std::size_t kBlockSize = Cloud::kBlockSize;
constexpr std::size_t kGroupSize = kBlockSize * kBlocksPerGroup;
// Up to here the first sums are exact as well; beyond it they are made at the speed of reading.
constexpr std::size_t kExactUpTo = 65'536;
// Adding and subtracting more points than this takes longer than summing all of them quickly.
constexpr std::size_t kManyEdits = 8'192;

// Near the points: sums about it stay small.
template <class Point>
Point shift_for(std::span<const Point> points) {
    return points.empty() ? Point{} : points[points.size() / 2];
}

template <class Point>
Moments<Point> sums_of(const typename PointCloud<Point>::Blocks& blocks, std::size_t size, bool exact) {
    const auto middle = [&] { return std::span<const Point>(*blocks[blocks.size() / 2]); };
    Moments<Point> sums(blocks.empty() ? Point{} : shift_for(middle()));
    for (const auto& block : blocks)
        exact || size <= kExactUpTo ? sums.add_exactly(*block) : sums.add_quickly(*block);
    return sums;
}

}  // namespace

template <class Point>
PointCloud<Point>::PointCloud(std::span<const Point> points) {
    build(points);
}

template <class Point>
void PointCloud<Point>::build(std::span<const Point> points) {
    auto root = std::make_shared<Root>();
    for (std::size_t begin = 0; begin < points.size(); begin += kGroupSize) {
        auto group = std::make_shared<Group>();
        const auto of_group = points.subspan(begin, std::min(kGroupSize, points.size() - begin));
        for (std::size_t at = 0; at < of_group.size(); at += kBlockSize) {
            const auto part = of_group.subspan(at, std::min(kBlockSize, of_group.size() - at));
            group->push_back(std::make_shared<Block>(part.begin(), part.end()));
        }
        root->push_back(std::move(group));
    }
    root_ = std::move(root);
    size_ = points.size();
    moments_ = sums_of<Point>(blocks(), size_, false);
}

template <class Point>
Point PointCloud<Point>::operator[](std::size_t index) const {
    SVDSCOPE_CHECK_LT(index, size_);
    const Group& group = *(*root_)[index / kGroupSize];
    return (*group[index % kGroupSize / kBlockSize])[index % kBlockSize];
}

template <class Point>
std::vector<Point> PointCloud<Point>::points() const {
    std::vector<Point> all;
    all.reserve(size_);
    for (const auto& block : blocks()) all.insert(all.end(), block->begin(), block->end());
    return all;
}

template <class Point>
typename PointCloud<Point>::Blocks PointCloud<Point>::blocks() const {
    Blocks all;
    all.reserve((size_ + kBlockSize - 1) / kBlockSize);
    for (const auto& group : *root_) all.insert(all.end(), group->begin(), group->end());
    return all;
}

// A copy of the path from the root to the block of this point.
template <class Point>
typename PointCloud<Point>::Block& PointCloud<Point>::editable(Root& root, std::size_t index) {
    auto group = std::make_shared<Group>(*root[index / kGroupSize]);
    auto& slot = (*group)[index % kGroupSize / kBlockSize];
    auto block = std::make_shared<Block>(*slot);
    Block& result = *block;
    slot = std::move(block);
    root[index / kGroupSize] = std::move(group);
    return result;
}

template <class Point>
void PointCloud<Point>::move(std::size_t index, Point to) {
    SVDSCOPE_CHECK_LT(index, size_);
    auto root = std::make_shared<Root>(*root_);
    Point& point = editable(*root, index)[index % kBlockSize];
    moments_.move(point, to);
    point = to;
    root_ = std::move(root);
}

template <class Point>
void PointCloud<Point>::shift(std::span<const std::size_t> indices, Point by) {
    if (indices.empty()) return;
    SVDSCOPE_CHECK_LT(indices.back(), size_);
    const bool many = indices.size() > kManyEdits;
    auto root = std::make_shared<Root>(*root_);
    Block* block = nullptr;
    std::size_t number = 0;  // of the block
    for (const std::size_t index : indices) {
        if (block == nullptr || index / kBlockSize != number) {
            number = index / kBlockSize;
            block = &editable(*root, index);
        }
        Point& point = (*block)[index % kBlockSize];
        if (!many) moments_.move(point, point + by);
        point = point + by;
    }
    root_ = std::move(root);
    if (many) moments_ = sums_of<Point>(blocks(), size_, false);
}

template <class Point>
void PointCloud<Point>::append(std::span<const Point> points) {
    std::size_t done = 0;
    auto root = std::make_shared<Root>(*root_);
    if (size_ % kBlockSize != 0 && !points.empty()) {
        Block& last = editable(*root, size_ - 1);
        done = std::min(points.size(), kBlockSize - last.size());
        last.insert(last.end(), points.begin(), points.begin() + static_cast<std::ptrdiff_t>(done));
    }
    for (std::size_t at = done; at < points.size(); at += kBlockSize) {
        const std::size_t index = size_ + at;
        if (index % kGroupSize == 0) root->push_back(std::make_shared<Group>());
        auto group = std::make_shared<Group>(*root->back());
        const auto part = points.subspan(at, std::min(kBlockSize, points.size() - at));
        group->push_back(std::make_shared<Block>(part.begin(), part.end()));
        root->back() = std::move(group);
    }
    if (empty()) moments_ = Moments<Point>(shift_for(points));
    moments_.add_exactly(points);
    size_ += points.size();
    root_ = std::move(root);
}

template <class Point>
void PointCloud<Point>::remove(std::span<const std::size_t> indices) {
    if (indices.empty()) return;
    SVDSCOPE_CHECK_LT(indices.back(), size_);
    std::vector<Point> kept;
    kept.reserve(size_ - indices.size());
    std::size_t next = 0;
    for (std::size_t index = 0; const Point point : points()) {
        const bool gone = next < indices.size() && indices[next] == index++;
        if (gone)
            ++next;
        else
            kept.push_back(point);
    }
    build(kept);
}

template <class Point>
Moments<Point> PointCloud<Point>::exact_moments() const {
    return sums_of<Point>(blocks(), size_, true);
}

template <class Point>
bool PointCloud<Point>::operator==(const PointCloud& other) const {
    if (root_ == other.root_) return true;
    if (size_ != other.size_) return false;
    const Blocks a = blocks(), b = other.blocks();
    return std::ranges::equal(a, b, [](const auto& p, const auto& q) { return p == q || *p == *q; });
}

template class PointCloud<Vec2>;
template class PointCloud<Vec3>;

}  // namespace svdscope
