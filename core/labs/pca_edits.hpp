// Inside the PCA lab's mathematics: the edits by hand that a cloud of the plane and one of space share.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/geometry/motion.hpp"
#include "core/labs/pca_sums.hpp"

namespace svdscope::pca_edits {

/// How far a stage has gone, eased from 0 to 1.
template <class Stage>
double part_of_stage(double time, Stage stage) {
    return ease(std::clamp(time - static_cast<double>(stage), 0.0, 1.0));
}

template <class Params, class Analysis>
Params continued(const Params& params, const Analysis& before) {
    Params next = params;
    next.branch = branch_of(before);
    return next;
}

template <class Params, class Analysis>
Params edited(const Params& params, const Analysis& before) {
    Params next = continued(params, before);
    next.made = false;
    return next;
}

/// Where it is drawn depends on the point itself, through mean, axes and scale, but weakly: steps by the map
/// as it is converge quickly. Where no place is drawn at the target they do not, and the nearest step is
/// kept.
template <class Params, class Analysis, class Point>
Params with_point(const Params& params, const Analysis& before, std::size_t point, Point target,
                  double time) {
    constexpr int kMostSteps = 40;
    Params next = edited(params, before);
    auto sums = params.cloud.moments();
    Point at = params.cloud[point], best = at;
    double least = std::numeric_limits<double>::infinity();
    for (int step = 0; step < kMostSteps; ++step) {
        const auto analysis = analyze_sums(next, sums);
        if (!analysis) break;
        const auto frame = drawn_frame(*analysis, placement_at(next, *analysis, time));
        const Point missing = target - frame(at);
        if (norm(missing) < least) least = norm(missing), best = at;
        const Point moved = at + back_of(frame) * missing;
        if (!std::isfinite(norm(moved)) || moved == at) break;
        sums.move(at, moved);
        at = moved;
    }
    next.cloud.move(point, best);
    return next;
}

template <class Params, class Analysis, class Point>
Params with_points_shifted(const Params& params, const Analysis& before, std::span<const std::size_t> points,
                           Point step, double time) {
    Params next = edited(params, before);
    next.cloud.shift(points, back_of(drawn_frame(before, placement_at(params, before, time))) * step);
    return next;
}

template <class Params, class Analysis, class Point>
Params with_points_added(const Params& params, const Analysis& before, std::span<const Point> drawn,
                         double time) {
    Params next = edited(params, before);
    const auto frame = drawn_frame(before, placement_at(params, before, time));
    const std::size_t most = PointCloud<Point>::kLargest;
    const std::size_t room = most - std::min(most, params.cloud.size());
    std::vector<Point> points;
    for (const Point& p : drawn.first(std::min(drawn.size(), room)))
        points.push_back(back_of(frame) * p + frame.center - frame.offset);
    next.cloud.append(points);
    return next;
}

template <class Params, class Analysis>
Params without_points(const Params& params, const Analysis& before, std::span<const std::size_t> points) {
    Params next = edited(params, before);
    next.cloud.remove(points);
    return next;
}

template <class Params, class Analysis, class Point>
Params with_mean(const Params& params, const Analysis& before, Point mean) {
    if (params.standardise) return params;
    Params next = continued(params, before);
    next.offset = back_of(before.data) * mean - params.cloud.moments().mean();
    return next;
}

}  // namespace svdscope::pca_edits
