// Undoing what can be undone: the inverse where there is one, else the way back along the one axis that is
// left.
#include "core/analysis/pseudoinverse_2x2.hpp"

#include <cmath>

#include "core/svd/closed_form_2x2.hpp"

namespace svdscope {
namespace {

Mat2 inverse(const Mat2& A) {
    const Scaled det = determinant_2x2(A);
    const int exponent = largest_exponent(A);
    const Mat2 s = scaled_by(A, exponent);
    const auto entry = [&](double x) { return std::ldexp(x / det.value, exponent - det.exponent); };
    return {entry(s.d), entry(-s.b), entry(-s.c), entry(s.a)};
}

Mat2 along_longer_axis(const TrackedSvd2& svd) {
    const bool first = std::abs(svd.s1) >= std::abs(svd.s2);
    const Vec2 u = first ? unit(svd.axes.angle_u) : perpendicular(unit(svd.axes.angle_u));
    const Vec2 v = first ? unit(svd.axes.angle_v) : perpendicular(unit(svd.axes.angle_v));
    const double s = first ? svd.s1 : svd.s2;
    // Divided last: 1 / s alone may overflow and meet a zero.
    return {v.x * u.x / s, v.x * u.y / s, v.y * u.x / s, v.y * u.y / s};
}

}  // namespace

Mat2 pseudoinverse_2x2(const Mat2& A, const TrackedSvd2& svd, int rank) {
    if (rank == 2) return inverse(A);
    return rank == 1 ? along_longer_axis(svd) : Mat2{0, 0, 0, 0};
}

}  // namespace svdscope
