// What the transform lab shows: every number about one 2x2 matrix, on the remembered branch.
#include "core/labs/transform.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/analysis/condition.hpp"
#include "core/analysis/pseudoinverse_2x2.hpp"
#include "core/analysis/rank.hpp"
#include "core/svd/closed_form_2x2.hpp"

namespace svdscope::transform {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kExactTie = 1e-9;     // of sigma_1: closer than any drag can place them
constexpr double kNearTie = 0.05;      // of sigma_1: here a pixel of drag turns the axes visibly
constexpr double kWedgeChange = 0.01;  // of sigma_1: the change of A whose effect the wedge shows
constexpr double kLargestAngle = 1e6;  // radians: beyond it an angle has lost too many digits to be a branch

Mat2 sum(const Mat2& m, const Mat2& n) { return {m.a + n.a, m.b + n.b, m.c + n.c, m.d + n.d}; }

double frobenius(const Mat2& m) { return std::hypot(norm(m.column(0)), norm(m.column(1))); }

Mat2 with_second_negated(const Mat2& m) { return {m.a, -m.b, m.c, -m.d}; }

TrackedSvd2 branch_of(const Params& params) {
    if (!params.axes) return canonical_2x2(params.matrix);
    return params.keep_identity ? track_2x2(params.matrix, *params.axes)
                                : sorted_2x2(params.matrix, *params.axes);
}

// The factors as they are written: the drawn turns, with the mirror put into the chosen factor.
void write_factors(Analysis& result, const Params& params) {
    const Motion2& motion = result.motion;
    result.U = rotation(motion.turn_u);
    result.V = rotation(-motion.turn_v);
    result.sigma[0] = motion.sigma1;
    result.sigma[1] = motion.sigma2;
    if (motion.mirrored()) {
        switch (params.mirror) {
            case MirrorPlace::Sigma:
                result.sigma[1] = -motion.sigma2;
                result.signed_form = true;
                break;
            case MirrorPlace::U:
                result.U = with_second_negated(result.U);
                break;
            case MirrorPlace::V:
                result.V = with_second_negated(result.V);
                break;
        }
    }
    if (params.flip_second) {
        result.U = with_second_negated(result.U);
        result.V = with_second_negated(result.V);
    }
}

void measure_spectrum(Analysis& result, const ClosedForm2& form) {
    result.sigma_max = form.large;
    result.sigma_min = std::abs(form.small);
    result.sorted = std::abs(result.svd.s1) >= std::abs(result.svd.s2);
    const std::array sigma{result.sigma_max, result.sigma_min};
    result.rank_tolerance = rank_tolerance(result.sigma_max, 2, 2);
    result.rank = rank_of(sigma, result.rank_tolerance);
    result.condition_number = condition_number(sigma, result.rank_tolerance);
    result.effective_condition_number = effective_condition_number(sigma, result.rank);
    result.determinant = to_double(form.determinant);
}

// The gap is 2 min(q, r): taken from there it is exact where sigma_1 - sigma_2 would be all rounding.
void measure_tie(Analysis& result, const ClosedForm2& form) {
    const double sigma_1 = form.q + form.r;
    const double gap = 2 * std::min(form.q, form.r);
    result.tie = gap <= kExactTie * sigma_1 ? Tie::Exact : gap < kNearTie * sigma_1 ? Tie::Near : Tie::None;
    const double turn = gap == 0 ? std::numeric_limits<double>::infinity() : kWedgeChange * sigma_1 / gap;
    result.axis_uncertainty = std::min(turn, std::numbers::pi / 2);
}

double loss_of_orthogonality(const Mat2& m) {
    return frobenius(sum(transpose(m) * m, diagonal(-1, -1))) / kEps;
}

// Scaled by a power of two, so that squares of extreme entries neither overflow nor vanish.
void measure_honesty(Analysis& result, const Mat2& A, int exponent) {
    const Mat2 scaled = scaled_by(A, exponent);
    const Mat2 sigma =
        diagonal(std::ldexp(result.sigma[0], -exponent), std::ldexp(result.sigma[1], -exponent));
    const Mat2 product = result.U * sigma * transpose(result.V);
    const double size = frobenius(scaled);
    const Mat2 negative{-product.a, -product.b, -product.c, -product.d};
    result.residual = size == 0 ? 0 : frobenius(sum(scaled, negative)) / (kEps * size);
    result.orthogonality_U = loss_of_orthogonality(result.U);
    result.orthogonality_V = loss_of_orthogonality(result.V);
}

// Scaled like everything else: infinity where A x overflows, and never infinity minus infinity.
Vec2 image_of(const Mat2& A, Vec2 probe, int exponent) {
    const Vec2 image = scaled_by(A, exponent) * probe;
    return {std::ldexp(image.x, exponent), std::ldexp(image.y, exponent)};
}

Result<void> check_numbers(const Params& params) {
    constexpr std::array places{"row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2"};
    const Mat2& A = params.matrix;
    const std::array entries{A.a, A.b, A.c, A.d};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!std::isfinite(entries[i])) {
            return fail(std::string("The entry in ") + places[i] + " is not a finite number.");
        }
    }
    if (!std::isfinite(params.probe.x) || !std::isfinite(params.probe.y)) {
        return fail("The point x is not finite.");
    }
    if (params.axes && !(std::abs(params.axes->angle_u) <= kLargestAngle &&
                         std::abs(params.axes->angle_v) <= kLargestAngle)) {
        return fail("The remembered axes must be angles of at most a million radians.");
    }
    return {};
}

}  // namespace

Result<Analysis> analyze(const Params& params) {
    if (const auto checked = check_numbers(params); !checked) return tl::unexpected(checked.error());
    const Mat2& A = params.matrix;
    const ClosedForm2 form = closed_form_2x2(A);
    if (!std::isfinite(form.large)) {
        return fail("The entries are so large that the first singular value is beyond the largest number.");
    }
    Analysis result;
    result.svd = branch_of(params);
    result.motion = make_motion(result.svd, params.mirror);
    write_factors(result, params);
    measure_spectrum(result, form);
    measure_tie(result, form);
    measure_honesty(result, A, form.exponent);
    result.eigen = eigen_2x2(A);
    result.polar = polar_2x2(A);
    result.pseudoinverse = pseudoinverse_2x2(A, result.svd, result.rank);
    result.image = image_of(A, params.probe, form.exponent);
    return result;
}

Vec2 axis_tip(const Analysis& analysis, int axis) { return analysis.sigma[axis] * analysis.U.column(axis); }

Vec2 input_axis(const Analysis& analysis, int axis) { return analysis.V.column(axis); }

}  // namespace svdscope::transform
