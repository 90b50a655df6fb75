// The tree of blocks behind a cloud.
#include "core/data/cloud.hpp"

#include <algorithm>

#include "core/base/check.hpp"

namespace svdscope {
namespace {

constexpr std::size_t kBlocksPerGroup = 64;
constexpr std::size_t kGroupSize = Cloud::kBlockSize * kBlocksPerGroup;
// Up to here the first sums are exact as well; beyond it they are made at the speed of reading.
constexpr std::size_t kExactUpTo = 65'536;
// Adding and subtracting more points than this takes longer than summing all of them quickly.
constexpr std::size_t kManyEdits = 8'192;

// Near the points: sums about it stay small.
Vec2 shift_for(std::span<const Vec2> points) { return points.empty() ? Vec2{} : points[points.size() / 2]; }

Moments2 sums_of(const Cloud::Blocks& blocks, std::size_t size, bool exact) {
    Moments2 sums(blocks.empty() ? Vec2{} : shift_for(*blocks[blocks.size() / 2]));
    for (const auto& block : blocks)
        exact || size <= kExactUpTo ? sums.add_exactly(*block) : sums.add_quickly(*block);
    return sums;
}

}  // namespace

Cloud::Cloud() : Cloud(std::span<const Vec2>{}) {}

Cloud::Cloud(std::span<const Vec2> points) { build(points); }

void Cloud::build(std::span<const Vec2> points) {
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
    moments_ = sums_of(blocks(), size_, false);
}

Vec2 Cloud::operator[](std::size_t index) const {
    SVDSCOPE_CHECK_LT(index, size_);
    const Group& group = *(*root_)[index / kGroupSize];
    return (*group[index % kGroupSize / kBlockSize])[index % kBlockSize];
}

std::vector<Vec2> Cloud::points() const {
    std::vector<Vec2> all;
    all.reserve(size_);
    for (const auto& block : blocks()) all.insert(all.end(), block->begin(), block->end());
    return all;
}

Cloud::Blocks Cloud::blocks() const {
    Blocks all;
    all.reserve((size_ + kBlockSize - 1) / kBlockSize);
    for (const auto& group : *root_) all.insert(all.end(), group->begin(), group->end());
    return all;
}

// A copy of the path from the root to the block of this point.
Cloud::Block& Cloud::editable(Root& root, std::size_t index) {
    auto group = std::make_shared<Group>(*root[index / kGroupSize]);
    auto& slot = (*group)[index % kGroupSize / kBlockSize];
    auto block = std::make_shared<Block>(*slot);
    Block& result = *block;
    slot = std::move(block);
    root[index / kGroupSize] = std::move(group);
    return result;
}

void Cloud::move(std::size_t index, Vec2 to) {
    SVDSCOPE_CHECK_LT(index, size_);
    auto root = std::make_shared<Root>(*root_);
    Vec2& point = editable(*root, index)[index % kBlockSize];
    moments_.move(point, to);
    point = to;
    root_ = std::move(root);
}

void Cloud::shift(std::span<const std::size_t> indices, Vec2 by) {
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
        Vec2& point = (*block)[index % kBlockSize];
        if (!many) moments_.move(point, point + by);
        point = point + by;
    }
    root_ = std::move(root);
    if (many) moments_ = sums_of(blocks(), size_, false);
}

void Cloud::append(std::span<const Vec2> points) {
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
    if (empty()) moments_ = Moments2(shift_for(points));
    moments_.add_exactly(points);
    size_ += points.size();
    root_ = std::move(root);
}

void Cloud::remove(std::span<const std::size_t> indices) {
    if (indices.empty()) return;
    SVDSCOPE_CHECK_LT(indices.back(), size_);
    std::vector<Vec2> kept;
    kept.reserve(size_ - indices.size());
    std::size_t next = 0;
    for (std::size_t index = 0; const Vec2 point : points()) {
        const bool gone = next < indices.size() && indices[next] == index++;
        if (gone)
            ++next;
        else
            kept.push_back(point);
    }
    build(kept);
}

Moments2 Cloud::exact_moments() const { return sums_of(blocks(), size_, true); }

bool operator==(const Cloud& one, const Cloud& other) {
    if (one.root_ == other.root_) return true;
    if (one.size_ != other.size_) return false;
    const Cloud::Blocks a = one.blocks(), b = other.blocks();
    return std::ranges::equal(a, b, [](const auto& p, const auto& q) { return p == q || *p == *q; });
}

}  // namespace svdscope
