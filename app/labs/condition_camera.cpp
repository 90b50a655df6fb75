// Cameras of the condition lab's planes.
#include "app/labs/condition_camera.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace svdscope::condition_camera {
namespace {

using condition::Analysis;
using condition::Params;

constexpr double kMargin = 1.3;   // room for labels and handles
constexpr double kLike = 6;       // sizes of b and x within this factor share one scale
constexpr double kLongest = 1.6;  // an ellipse longer than so many |x| runs off the page
constexpr double kInside = 0.98;  // a picture beyond this part of the view asks for a new one
constexpr double kSmall = 0.42;   // and so does one smaller than this

/// A rectangle of the plane that must be in sight.
struct Extent {
    Vec2 low, high;
    void add(Vec2 p, Vec2 reach = {}) {
        low = {std::min(low.x, p.x - reach.x), std::min(low.y, p.y - reach.y)};
        high = {std::max(high.x, p.x + reach.x), std::max(high.y, p.y + reach.y)};
    }
    Vec2 middle() const { return 0.5 * low + 0.5 * high; }
    double need(float aspect) const {
        return std::max(0.5 * high.y - 0.5 * low.y, (0.5 * high.x - 0.5 * low.x) / std::max(0.05F, aspect));
    }
};

// How far the ellipse reaches along x and y, but not farther than a few lengths of x.
Vec2 reach_of(const condition::Solve& solve, double most) {
    Vec2 reach;
    for (const int i : {0, 1}) {
        const double half = std::min(solve.half_axes[i], most);
        const Vec2 v = solve.V.column(i);
        reach = {std::hypot(reach.x, half * v.x), std::hypot(reach.y, half * v.y)};
    }
    return reach;
}

double sensible(double need) {
    return std::isfinite(need) && need > 0 ? std::clamp(need, 1e-290, 1e290) : need > 0 ? 1e290 : 1;
}

Extent rhs_extent(const Params& params) {
    const double r = norm(params.noise);
    Extent extent;
    extent.add(params.rhs, {r, r});
    return extent;
}

Extent solution_extent(const Params& params, const Analysis& analysis) {
    const condition::Solve& solve = analysis.solve;
    Extent extent;
    const double size = std::max(norm(solve.x), 1e-3 * norm(params.rhs));
    extent.add(solve.x, reach_of(solve, kLongest * (size > 0 ? size : 1)));
    return extent;
}

// `wanted` without its margin is what must be in sight.
bool asks_for(const Camera2& wanted, const Camera2& target) {
    const double need = wanted.half_height / kMargin + norm(wanted.center - target.center);
    return need > kInside * target.half_height || wanted.half_height < kSmall * target.half_height;
}

bool move(CameraGlide& glide, const Camera2& wanted, bool hand_is_free, double seconds) {
    if (hand_is_free && asks_for(wanted, glide.target)) glide.target = wanted;
    return glide.approach(seconds);
}

}  // namespace

Pair fitting(const Params& params, const Analysis& analysis, float aspect) {
    const Extent rhs = rhs_extent(params), solution = solution_extent(params, analysis);
    double left = sensible(rhs.need(aspect)), right = sensible(solution.need(aspect));
    if (left < kLike * right && right < kLike * left) left = right = std::max(left, right);
    return {{rhs.middle(), kMargin * left}, {solution.middle(), kMargin * right}};
}

void open(const Params& params, ConditionLab::Session& session, const Analysis& analysis) {
    const Pair fit = fitting(params, analysis, session.aspect);
    if (!session.rhs_glide.shown) session.rhs_glide.jump_to(fit.rhs);
    if (!session.solution_glide.shown) session.solution_glide.jump_to(fit.solution);
}

Pair current(const Params& params, const ConditionLab::View& view, const ConditionLab::Session& session,
             const Analysis& analysis) {
    const bool opened = session.rhs_glide.shown && session.solution_glide.shown;
    const Pair glides = opened ? Pair{*session.rhs_glide.shown, *session.solution_glide.shown}
                               : fitting(params, analysis, session.aspect);
    return {view.rhs_camera.value_or(glides.rhs), view.solution_camera.value_or(glides.solution)};
}

bool follow(const Params& params, const ConditionLab::View&, ConditionLab::Session& session,
            const Analysis& analysis, double seconds) {
    open(params, session, analysis);
    const Pair wanted = fitting(params, analysis, session.aspect);
    const bool is_free = session.hands_are_free();
    const bool left = move(session.rhs_glide, wanted.rhs, is_free, seconds);
    return move(session.solution_glide, wanted.solution, is_free, seconds) || left;
}

}  // namespace svdscope::condition_camera
