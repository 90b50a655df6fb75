// What the space lab shows: every number about one matrix up to 3x3, on the remembered branch.
#include "core/labs/space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <string>

#include "core/analysis/condition.hpp"
#include "core/analysis/rank.hpp"
#include "core/base/check.hpp"

namespace svdscope::space {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kExactTie = 1e-9;     // of sigma_1: closer than any drag can place them
constexpr double kNearTie = 0.05;      // of sigma_1: here a pixel of drag turns the axes visibly
constexpr double kWedgeChange = 0.01;  // of sigma_1: the change of A whose effect the wedge shows
constexpr double kLargestFactor = 1e12;
// A scaled singular value below this is 0 for the pseudoinverse, whatever the tolerance: its inverse would
// overflow.
constexpr double kSmallestInverted = 1e-280;
constexpr std::array<std::array<int, 2>, 3> kPairs{{{0, 1}, {1, 2}, {0, 2}}};
constexpr Mat3 kZero{{{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}}};

Vec3 scaled_by(Vec3 p, int exponent) {
    return {std::ldexp(p.x, exponent), std::ldexp(p.y, exponent), std::ldexp(p.z, exponent)};
}

Mat3 scaled_by(const Mat3& m, int exponent) {
    return {{{scaled_by(m.columns[0], exponent), scaled_by(m.columns[1], exponent),
              scaled_by(m.columns[2], exponent)}}};
}

Mat3 difference(const Mat3& m, const Mat3& n) {
    return {{{m.columns[0] - n.columns[0], m.columns[1] - n.columns[1], m.columns[2] - n.columns[2]}}};
}

double frobenius(const Mat3& m) {
    return std::hypot(norm(m.columns[0]), norm(m.columns[1]), norm(m.columns[2]));
}

// The power of two of sigma_1: what is scaled by its negative has entries below 2.
int exponent_of(double sigma_1) { return sigma_1 == 0 ? 0 : std::ilogb(sigma_1); }

std::string place(int row, int col) {
    return "row " + std::to_string(row + 1) + ", column " + std::to_string(col + 1);
}

Result<void> check_entries(const Params& params) {
    for (int row = 0; row < 3; ++row) {
        for (int col = 0; col < 3; ++col) {
            const double entry = params.matrix(row, col);
            if (!std::isfinite(entry)) {
                return fail("The entry in " + place(row, col) + " is not a finite number.");
            }
            if (entry != 0 && (row >= rows_of(params.shape) || col >= cols_of(params.shape))) {
                return fail("The matrix has no " + place(row, col) + ", so that entry must be 0.");
            }
        }
    }
    return {};
}

Result<void> check_numbers(const Params& params) {
    if (auto checked = check_entries(params); !checked) return checked;
    if (!is_finite(params.probe)) return fail("The point x is not finite.");
    const double factor = params.rank_tolerance_factor;
    if (!(factor >= 0 && factor <= kLargestFactor)) {
        return fail("The factor of the rank tolerance must be between 0 and 1e12.");
    }
    if (params.axes && !are_axes_for(*params.axes, params.shape)) {
        return fail("The remembered axes must be rotations of the sides of this matrix.");
    }
    return {};
}

Result<TrackedSvd3> branch_of(const Params& params) {
    if (!params.axes) return canonical_3d(params.matrix, params.shape);
    return params.keep_identity ? track_3d(params.matrix, params.shape, *params.axes)
                                : sorted_3d(params.matrix, params.shape, *params.axes);
}

Vec3 towards(const AxisAngle& turn) {
    return turn.angle == 0 ? Vec3{} : turn.angle < 0 ? -turn.axis : turn.axis;
}

void write_factors(Analysis& result) {
    const TrackedSvd3 written = written_form(result.svd, result.shape);
    result.U = written.axes.U;
    result.V = written.axes.V;
    for (std::size_t i = 0; i < 3; ++i) {
        result.sigma[i] = written.s[static_cast<int>(i)];
        result.singular_values[i] = written.sigma[static_cast<int>(i)];
    }
    result.motion = make_motion3(written, result.shape);
    result.svd.axes.about_u = towards(result.motion.turn_u);
    result.svd.axes.about_v = towards(result.motion.turn_v);
    result.signed_form = result.motion.mirrored();
    result.sorted = is_sorted(result.svd, result.shape);
}

double effective_rank_of(std::span<const double> sigma, double sigma_1) {
    if (sigma_1 == 0) return 0;
    double sum = 0;
    for (double s : sigma) sum += s / sigma_1;
    double entropy = 0;
    for (double s : sigma) {
        const double share = s / sigma_1 / sum;
        if (share > 0) entropy -= share * std::log(share);
    }
    return std::exp(entropy);
}

// By cofactors of the scaled matrix: exact for small integers.
double determinant_of(const Mat3& A, Shape shape, int exponent) {
    Mat3 scaled = scaled_by(A, -exponent);
    if (shape == Shape::TwoByTwo) scaled.columns[2] = {0, 0, 1};
    return std::ldexp(determinant(scaled), exponent * rows_of(shape));
}

void measure_spectrum(Analysis& result, const Params& params) {
    const std::span<const double> sigma(result.singular_values.data(),
                                        static_cast<std::size_t>(result.count));
    result.sigma_max = sigma.front();
    result.sigma_min = sigma.back();
    result.rank_tolerance =
        params.rank_tolerance_factor * rank_tolerance(result.sigma_max, static_cast<std::size_t>(result.rows),
                                                      static_cast<std::size_t>(result.cols));
    result.rank = rank_of(sigma, result.rank_tolerance);
    result.effective_rank = effective_rank_of(sigma, result.sigma_max);
    result.condition_number = condition_number(sigma, result.rank_tolerance);
    result.effective_condition_number = effective_condition_number(sigma, result.rank);
    result.image_kind = static_cast<ImageKind>(result.rank);
    if (is_square(params.shape)) {
        result.determinant = determinant_of(params.matrix, params.shape, exponent_of(result.sigma_max));
    }
}

double gap_between(const Analysis& result, int i, int j) {
    const auto length = [&](int k) { return std::abs(result.sigma[static_cast<std::size_t>(k)]); };
    return std::abs(length(i) - length(j));
}

void measure_ties(Analysis& result) {
    const double sigma_1 = result.sigma_max;
    std::array<double, 3> gaps{sigma_1, sigma_1, sigma_1};
    // Where the matrix is not square, the free direction of the longer side has length 0.
    if (!is_square(result.shape)) {
        gaps = {std::abs(result.sigma[0]), std::abs(result.sigma[1]), result.sigma_min};
    }
    for (std::size_t k = 0; k < kPairs.size(); ++k) {
        const auto [i, j] = kPairs[k];
        if (i >= result.count || j >= result.count) continue;
        const double gap = gap_between(result, i, j);
        result.ties[k] = gap <= kExactTie * sigma_1 ? Tie::Exact
                         : gap < kNearTie * sigma_1 ? Tie::Near
                                                    : Tie::None;
        for (int axis : {i, j}) {
            double& least = gaps[static_cast<std::size_t>(axis)];
            least = std::min(least, gap);
        }
    }
    result.all_three = std::min({result.ties[0], result.ties[1], result.ties[2]});
    for (int i = 0; i < std::max(result.rows, result.cols); ++i) {
        const double gap = gaps[static_cast<std::size_t>(i)];
        const double turn = gap == 0 ? std::numeric_limits<double>::infinity() : kWedgeChange * sigma_1 / gap;
        result.axis_uncertainty[static_cast<std::size_t>(i)] = std::min(turn, std::numbers::pi / 2);
    }
}

bool counts_for_rank(const Analysis& result, int axis) {
    return axis < result.count &&
           std::abs(result.sigma[static_cast<std::size_t>(axis)]) > result.rank_tolerance;
}

// The columns of X whose length does not count for the rank. Written lengths can differ from the singular
// values by rounding, so exactly as many as the rank leaves are taken, the shortest ones.
int null_columns(const Analysis& result, const Mat3& X, int dimension, std::array<Vec3, 3>& basis) {
    std::array<int, 3> axes{0, 1, 2};
    const auto length = [&](int i) { return std::abs(result.sigma[static_cast<std::size_t>(i)]); };
    std::stable_sort(axes.begin(), axes.begin() + result.count,
                     [&](int i, int j) { return length(i) > length(j); });
    int found = 0;
    for (int k = result.rank; k < dimension; ++k) {
        const int axis = axes[static_cast<std::size_t>(k)];
        basis[static_cast<std::size_t>(found++)] = X.columns[static_cast<std::size_t>(axis)];
    }
    return found;
}

double loss_of_orthogonality(const Mat3& m) { return frobenius(difference(transpose(m) * m, Mat3{})) / kEps; }

void measure_honesty(Analysis& result, const Mat3& A, int exponent) {
    const Mat3 scaled = scaled_by(A, -exponent);
    const Vec3 s = scaled_by(Vec3{result.sigma[0], result.sigma[1], result.sigma[2]}, -exponent);
    const Mat3 product = result.U * diagonal(s.x, s.y, s.z) * transpose(result.V);
    const double size = frobenius(scaled);
    result.residual = size == 0 ? 0 : frobenius(difference(scaled, product)) / (kEps * size);
    result.orthogonality_U = loss_of_orthogonality(result.U);
    result.orthogonality_V = loss_of_orthogonality(result.V);
}

// The sum of v_i u_i^T / s_i over the axes that count, scaled: finite until it is scaled back.
Mat3 pseudoinverse_of(const Analysis& result, int exponent) {
    Mat3 sum = kZero;
    for (int i = 0; i < result.count; ++i) {
        const std::size_t axis = static_cast<std::size_t>(i);
        const double s = std::ldexp(result.sigma[axis], -exponent);
        if (!counts_for_rank(result, i) || std::abs(s) < kSmallestInverted) continue;
        for (std::size_t j = 0; j < 3; ++j) {
            const double u = result.U.columns[axis][static_cast<int>(j)];
            sum.columns[j] = sum.columns[j] + (u / s) * result.V.columns[axis];
        }
    }
    return scaled_by(sum, -exponent);
}

// Scaled like everything else: infinity where A x overflows, and never infinity minus infinity.
Vec3 image_of(const Mat3& A, Vec3 probe, int exponent) {
    const double largest = std::max({std::abs(probe.x), std::abs(probe.y), std::abs(probe.z)});
    const int of_probe = exponent_of(largest);
    return scaled_by(scaled_by(A, -exponent) * scaled_by(probe, -of_probe), exponent + of_probe);
}

}  // namespace

Result<Analysis> analyze(const Params& params) {
    if (const auto checked = check_numbers(params); !checked) return tl::unexpected(checked.error());
    const auto svd = branch_of(params);
    if (!svd) return tl::unexpected(svd.error());
    Analysis result;
    result.svd = *svd;
    result.shape = params.shape;
    result.rows = rows_of(params.shape);
    result.cols = cols_of(params.shape);
    result.count = count_of(params.shape);
    write_factors(result);
    measure_spectrum(result, params);
    measure_ties(result);
    result.nullity = null_columns(result, result.V, result.cols, result.null_basis);
    result.left_nullity = null_columns(result, result.U, result.rows, result.left_null_basis);
    const int exponent = exponent_of(result.sigma_max);
    measure_honesty(result, params.matrix, exponent);
    result.pseudoinverse = pseudoinverse_of(result, exponent);
    result.image = image_of(params.matrix, params.probe, exponent);
    return result;
}

Tie tie_between(const Analysis& analysis, int i, int j) {
    SVDSCOPE_CHECK_LE(0, std::min(i, j));
    SVDSCOPE_CHECK_LT(std::min(i, j), std::max(i, j));
    SVDSCOPE_CHECK_LT(std::max(i, j), analysis.count);
    return analysis.ties[i + j == 1 ? 0 : i + j == 3 ? 1 : 2];
}

Vec3 axis_tip(const Analysis& analysis, int axis) {
    SVDSCOPE_CHECK_LE(0, axis);
    SVDSCOPE_CHECK_LT(axis, analysis.count);
    const std::size_t i = static_cast<std::size_t>(axis);
    return analysis.sigma[i] * analysis.U.columns[i];
}

Vec3 input_axis(const Analysis& analysis, int axis) {
    SVDSCOPE_CHECK_LE(0, axis);
    SVDSCOPE_CHECK_LT(axis, analysis.cols);
    return analysis.V.columns[static_cast<std::size_t>(axis)];
}

}  // namespace svdscope::space
