// From the closed form to Eigen's matrices, with half angles instead of trigonometry.
#include "core/svd/two_by_two.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

#include "core/base/check.hpp"
#include "core/svd/closed_form_2x2.hpp"
#include "core/svd/track_2x2.hpp"

namespace svdscope {
namespace {

// Unit vectors as complex numbers: a product adds the angles.
Vec2 add_angles(Vec2 p, Vec2 q) { return {p.x * q.x - p.y * q.y, p.x * q.y + p.y * q.x}; }
Vec2 subtract_angles(Vec2 p, Vec2 q) { return {p.x * q.x + p.y * q.y, p.y * q.x - p.x * q.y}; }

// One step of Newton's: takes most of the rounding of the length away.
Vec2 renormalised(Vec2 p) { return (1.5 - 0.5 * dot(p, p)) * p; }

// The unit vector at half the angle of w; of the two, the one to the right. Nothing cancels in either case.
Vec2 half_angle(Vec2 w) {
    const Vec2 p = w.x >= 0 ? Vec2{1 + w.x, w.y} : Vec2{std::abs(w.y), std::copysign(1 - w.x, w.y)};
    return (1 / std::sqrt(dot(p, p))) * p;
}

Eigen::Matrix2d matrix_of(Vec2 first, double sign_of_second) {
    const Vec2 second = sign_of_second * perpendicular(first);
    return (Eigen::Matrix2d() << first.x, second.x, first.y, second.y).finished();
}

Mat2 plain(const Eigen::Matrix2d& A) { return {A(0, 0), A(0, 1), A(1, 0), A(1, 1)}; }

// A component of length 0 has no angle: it takes the other's, so that V does not turn.
void settle_free_angles(ClosedForm2& form) {
    if (form.r == 0) form.mirror = form.turn;
    if (form.q == 0) form.turn = form.mirror;
}

}  // namespace

Svd2 svd_2x2(const Eigen::Matrix2d& A) noexcept {
    if (!is_finite(plain(A))) {
        const Eigen::Matrix2d nan = Eigen::Matrix2d::Constant(std::numeric_limits<double>::quiet_NaN());
        return {nan, nan.col(0), nan};
    }
    ClosedForm2 form = closed_form_2x2(plain(A));
    settle_free_angles(form);
    Vec2 u = renormalised(half_angle(add_angles(form.mirror, form.turn)));
    Vec2 v = renormalised(subtract_angles(u, form.turn));
    if (v.x < 0 || (v.x == 0 && v.y < 0)) {
        u = -u;
        v = -v;
    }
    return {matrix_of(u, form.small < 0 ? -1 : 1), {form.large, std::abs(form.small)}, matrix_of(v, 1)};
}

void svd_2x2_batch(std::span<const Eigen::Matrix2d> matrices, std::span<Svd2> results) {
    SVDSCOPE_CHECK_EQ(matrices.size(), results.size());
    for (std::size_t i = 0; i < matrices.size(); ++i) results[i] = svd_2x2(matrices[i]);
}

SignedSvd2 signed_svd_2x2(const Eigen::Matrix2d& A) noexcept {
    const TrackedSvd2 svd = canonical_2x2(plain(A));
    return {matrix_of(unit(svd.axes.angle_u), 1),
            {svd.s1, svd.s2},
            matrix_of(unit(svd.axes.angle_v), 1),
            svd.axes.angle_u,
            svd.axes.angle_v};
}

}  // namespace svdscope
