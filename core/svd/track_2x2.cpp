// Choosing among the equivalent signed SVDs of a 2x2 matrix: the canonical one, or the one nearest to the
// last.
#include "core/svd/track_2x2.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "core/svd/closed_form_2x2.hpp"

namespace svdscope {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kEps = std::numeric_limits<double>::epsilon();
// An angle is held while turning to the computed one would change A by less than this many eps of sigma_1.
// A matrix put together from factors is rounded by about 4 eps, so its axes come back bit for bit.
constexpr double kHeldEps = 16;
// Halfway between two candidates the lower one is taken, although rounding may put it a little past the
// middle.
constexpr double kHalfwayBias = 1e-9;

// The angle of one component of the closed form, on the branch nearest to the previous one.
struct Branch {
    double angle = 0;
    double sign = 1;  // of the component's length
    bool held = false;
};

Branch nearest(double angle, double previous, double period, double length, double scale) {
    const double steps = std::round((previous - angle) / period - kHalfwayBias);
    Branch branch{angle + steps * period, 1, false};
    if (period < 2 * kPi && std::fmod(std::abs(steps), 2.0) == 1) branch.sign = -1;
    // Large angles carry the rounding of their own size.
    const double slack = kHeldEps * kEps * scale * (1 + std::abs(previous));
    if (length * std::abs(branch.angle - previous) <= slack) {
        branch.angle = previous;
        branch.held = true;
    }
    return branch;
}

bool is_tiny(double length, const ClosedForm2& form) { return length <= kHeldEps * kEps * (form.q + form.r); }

TrackedSvd2 choose(const ClosedForm2& form, const Axes2& previous, double period) {
    const double scale = form.q + form.r;
    Branch mirror = nearest(angle(form.mirror), previous.angle_u + previous.angle_v, period, form.r, scale);
    Branch turn = nearest(angle(form.turn), previous.angle_u - previous.angle_v, period, form.q, scale);
    TrackedSvd2 svd;
    svd.axes = {(mirror.angle + turn.angle) / 2, (mirror.angle - turn.angle) / 2};
    if (mirror.held && turn.held) svd.axes = previous;
    // A free component has no sign of its own: at a tie the first axis counts as the longer one.
    if (is_tiny(form.r, form)) mirror.sign = turn.sign;
    if (is_tiny(form.q, form)) turn.sign = mirror.sign;
    // s1 = Q + R and s2 = Q - R with signed Q and R: the first is the larger when the signs agree.
    const bool first_is_larger = mirror.sign == turn.sign;
    const double large = turn.sign * form.large;
    const double small = turn.sign * form.small + 0.0;  // never -0
    svd.s1 = first_is_larger ? large : small;
    svd.s2 = first_is_larger ? small : large;
    return svd;
}

double wrapped(double radians) { return std::remainder(radians, 2 * kPi); }

}  // namespace

TrackedSvd2 canonical_2x2(const Mat2& A) {
    const ClosedForm2 form = closed_form_2x2(A);
    // A free component takes the other one's angle: then V does not turn at all and U does everything.
    double a1 = angle(form.mirror);
    double a2 = angle(form.turn);
    if (is_tiny(form.r, form)) a1 = a2;
    if (is_tiny(form.q, form)) a2 = a1;
    Axes2 axes{(a1 + a2) / 2, (a1 - a2) / 2};
    if (axes.angle_v > kPi / 2 || axes.angle_v <= -kPi / 2) {
        axes.angle_v -= std::copysign(kPi, axes.angle_v);
        axes.angle_u -= std::copysign(kPi, axes.angle_u);
    }
    return {{wrapped(axes.angle_u), axes.angle_v}, form.large, form.small};
}

TrackedSvd2 track_2x2(const Mat2& A, const Axes2& previous) {
    return choose(closed_form_2x2(A), previous, kPi);
}

TrackedSvd2 sorted_2x2(const Mat2& A, const Axes2& previous) {
    return choose(closed_form_2x2(A), previous, 2 * kPi);
}

}  // namespace svdscope
