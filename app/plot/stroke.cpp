// Ribs of a thick line: mitred where the line bends, cut where it turns back.
#include "app/plot/stroke.hpp"

#include <cmath>

namespace svdscope {
namespace {

/// Cosine of the sharpest turn that is mitred; its mitre is 1.56 times the half width.
constexpr float kSharpest = -0.17F;
/// Pixels below which two points are one: a shorter step has no reliable direction.
constexpr float kSame = 1e-3F;

struct Node {
    Point at;
    std::size_t source;
};

float length(Point p) { return std::hypot(p.x, p.y); }
float dot(Point p, Point q) { return p.x * q.x + p.y * q.y; }
Point direction(Point from, Point to) { return (1 / length(to - from)) * (to - from); }
Point left_of(Point d) { return {d.y, -d.x}; }

/// The rib between two directions: across both, and longer where they differ.
Point mitre(Point before, Point after) {
    return (1 / (1 + dot(before, after))) * (left_of(before) + left_of(after));
}

/// A finite line without repeated points becomes strips.
class StripBuilder {
  public:
    explicit StripBuilder(std::vector<Strip>& strips) : strips_(strips) {}

    void add(const std::vector<Node>& nodes, bool closed) {
        const std::size_t n = nodes.size();
        if (n < 2) return;
        if (closed && n > 2 && smooth(nodes)) return add_loop(nodes);
        strips_.emplace_back();
        Point before = direction(nodes[0].at, nodes[1].at);
        rib(nodes[0], left_of(before));
        const std::size_t last = closed ? n : n - 1;
        for (std::size_t i = 1; i < last; ++i) {
            const Point after = direction(nodes[i].at, nodes[(i + 1) % n].at);
            joint(nodes[i], before, after);
            before = after;
        }
        rib(nodes[last % n], left_of(before));
        if (closed) strips_.back().ribs.back().source = nodes[0].source;
    }

  private:
    void rib(const Node& node, Point across) {
        strips_.back().ribs.push_back({node.at, across, node.source});
    }

    void joint(const Node& node, Point before, Point after) {
        if (dot(before, after) > kSharpest) return rib(node, mitre(before, after));
        rib(node, left_of(before));
        strips_.emplace_back();
        strips_.back().round_start = true;
        rib(node, left_of(after));
    }

    static bool smooth(const std::vector<Node>& nodes) {
        const std::size_t n = nodes.size();
        Point before = direction(nodes[n - 1].at, nodes[0].at);
        for (std::size_t i = 0; i < n; ++i) {
            const Point after = direction(nodes[i].at, nodes[(i + 1) % n].at);
            if (dot(before, after) <= kSharpest) return false;
            before = after;
        }
        return true;
    }

    void add_loop(const std::vector<Node>& nodes) {
        const std::size_t n = nodes.size();
        strips_.emplace_back();
        strips_.back().closed = true;
        for (std::size_t i = 0; i < n; ++i) {
            rib(nodes[i], mitre(direction(nodes[(i + n - 1) % n].at, nodes[i].at),
                                direction(nodes[i].at, nodes[(i + 1) % n].at)));
        }
    }

    std::vector<Strip>& strips_;
};

}  // namespace

std::vector<Strip> strips_of(std::span<const Point> points, bool closed) {
    std::vector<Strip> strips;
    StripBuilder builder(strips);
    std::vector<Node> nodes;
    bool broken = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!is_finite(points[i])) {
            builder.add(nodes, false);
            nodes.clear();
            broken = true;
        } else if (nodes.empty() || length(points[i] - nodes.back().at) > kSame) {
            nodes.push_back({points[i], i});
        }
    }
    while (closed && nodes.size() > 1 && length(nodes.back().at - nodes.front().at) <= kSame)
        nodes.pop_back();
    builder.add(nodes, closed && !broken);
    return strips;
}

}  // namespace svdscope
