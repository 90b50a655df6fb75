// The condition lab's mathematics: what noise in b does to the solution of A x = b, where digits are lost,
// and what cures cost.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.hpp"
#include "core/geometry/plane.hpp"
#include "core/svd/track_2x2.hpp"

namespace svdscope::condition {

/// What the lab computes: one picture each.
enum class Topic {
    Solve,     ///< A x = b in the plane, noise on b, gauges
    Gram,      ///< sigma_min by A itself and by A^T A
    Families,  ///< systems of up to 20 equations by LU, QR and SVD
    Swing,     ///< a 5x3 matrix of nearly dependent columns: which singular vector swings
    Cures,     ///< truncation and ridge
};

enum class GramExample { Turned, Laeuchli };
enum class Family { Hilbert, Vandermonde, Random, NearlyDependent };
enum class Cure { Truncate, Ridge };
/// Which system is cured: that of the plane (matrix, rhs, noise) or that of the family, size and seed.
enum class CureSystem { Plane, Family };

inline constexpr double kMostLogKappa = 16;
inline constexpr int kLeastSize = 2, kMostSize = 20;
inline constexpr double kLeastLogFilter = -17, kMostLogFilter = 1;
inline constexpr double kMostSwing = 1000;     ///< of |swing_gap| and |swing_noise|
inline constexpr double kMostFamilyNoise = 1;  ///< the least is 0

struct Params {
    Topic topic = Topic::Solve;
    Mat2 matrix{1, 1, 1, 1.4};
    Vec2 rhs{2, 2.4};
    Vec2 noise{0.05, 0.24};  ///< the error of b that the hand holds; its length is the radius of the disk
    std::optional<Axes2> axes{};  ///< the remembered branch, as in the transform lab
    int seed = 1;                 ///< of the cloud, the turned matrices, the random family and its noise

    GramExample gram_example = GramExample::Turned;
    double gram_log_kappa = 6;  ///< log10 kappa, 0 to kMostLogKappa

    Family family = Family::Hilbert;
    int size = 8;                 ///< kLeastSize to kMostSize
    double family_log_kappa = 8;  ///< of Random and NearlyDependent, log10
    double swing_gap = 0.001;    ///< how far the third column of the 5x3 matrix is from the sum of the others
    double swing_noise = 0.001;  ///< what is added to one entry

    CureSystem cure_system = CureSystem::Plane;
    Cure cure = Cure::Truncate;
    double log_filter = -0.7;    ///< log10 of the cut-off, or of ridge's alpha, as a part of sigma_1
    double family_noise = 1e-3;  ///< |noise| / |b| of the family's system
    bool operator==(const Params&) const = default;
};

/// By how much a relative error grows: (|dy| / |y|) / (|dx| / |x|).
struct Gauge {
    /// By the noise in the hand; absent: nothing to compare with (a zero vector). Infinite where y = 0 and dy
    /// is not.
    std::optional<double> attained;
    /// Over all directions of the noise; infinite when y = 0, and for solve and whiten when rank < 2.
    double worst_here = 0;
    double bound = 1;  ///< over all x as well
};

/// Solve: the plane.
struct Solve {
    TrackedSvd2 svd;
    Mat2 U, V;                 ///< columns u1 u2, v1 v2; A = U diag(sigma) V^T, sigma[1] >= 0
    double sigma[2] = {0, 0};  ///< sigma_1 >= sigma_2 >= 0
    int rank = 0;
    double rank_tolerance = 0;
    double kappa = 1;  ///< infinite at the tolerance
    double effective_kappa = 1;
    Mat2 inverse;       ///< pseudoinverse of the rank above
    Vec2 x;             ///< the solution; rank < 2: the shortest least-squares solution
    Vec2 residual;      ///< b - A x: zero to rounding when rank = 2
    Vec2 error;         ///< what the noise does to x: inverse * noise
    double radius = 0;  ///< of the disk of noise
    /// Half axes of the image of the disk, along v1 and v2: radius / sigma_i; infinite along null directions.
    double half_axes[2] = {0, 0};
    /// b -> x. The bound is kappa; b along u1 and noise along u2 attain it. attained <= kappa (1 + 100 eps
    /// kappa) (test ConditionTrials.NothingExceedsKappa).
    Gauge solve;
    /// The other three take x, with noise of the same relative size and direction. x -> A x: the bound is
    /// kappa too, but only x along v2 attains it: worst_here of solve times worst_here of multiply is kappa
    /// (rank 2).
    Gauge multiply;
    /// x -> cos(x, row of A), of the row where it changes most: change of the cosine / relative noise. Noise
    /// of relative size r < 1 turns x by at most asin r, so the bound is 2 sin(asin(r) / 2) / r: 1 for small
    /// noise, sqrt 2 near r = 1, and 2 / r beyond. kappa has no part in it.
    Gauge cosine;
    Gauge whiten;               ///< x -> Sigma^-1 V^T x; the bound is kappa
    double relative_noise = 0;  ///< |noise| / |b|; infinite when b = 0, and 0 without noise
    double relative_error = 0;  ///< |error| / |x|; infinite when x = 0, and 0 without error
    /// Between the two lines of the equations, radians, 0 to pi / 2; 0 when a row is zero.
    double crossing_angle = 0;
};

/// One kappa of the sweep: relative errors of sigma_min, medians over nine matrices of this kappa
/// (Laeuchli's: one), each against the truth of the matrix it was given, so rounding of the entries to float
/// is no error. About eps kappa directly, eps kappa^2 by A^T A until nothing is left.
struct GramPoint {
    double kappa = 1;
    double direct_double = 0, gram_double = 0, direct_float = 0, gram_float = 0;
};
/// One matrix by four routes.
struct GramExampleAt {
    int rows = 2;                      ///< 2; Laeuchli's 3
    std::array<double, 6> entries{};   ///< row by row, two columns
    double kappa = 1, kappa_gram = 1;  ///< of this matrix, and its square; infinite when sigma_min is 0
    double sigma_min = 0;              ///< the truth
    double direct_double = 0, gram_double = 0, direct_float = 0, gram_float = 0;  ///< what each route answers
};
/// Turned: diag(1, 1 / kappa) between two rotations chosen by the seed, the same for every kappa. Laeuchli:
/// [[1, 1], [e, 0], [0, e]] with e such that kappa is as asked; kappa = 1 is only approached.
struct Gram {
    std::vector<GramPoint> sweep;  ///< kappa from 1 to 1e16 in quarters of a decade
    GramPoint at;                  ///< relative errors of the example in hand, one matrix
    GramExampleAt example;
};

/// Errors of one way to solve; infinite when it gave no answer.
struct RouteErrors {
    double forward = 0;   ///< |x - x_true| / |x_true|
    double backward = 0;  ///< |b - A x| / (|A| |x| + |b|): the answer is exact for a system this near
};
struct FamilyPoint {
    int n = 2;
    /// sigma_1 / sigma_n of the matrix as rounded to double; beyond 1e9 sigma_n is found in twice the
    /// precision. Infinite when that meets a pivot of exactly zero.
    double kappa = 1;
    double bound = 0;         ///< n eps kappa: what rounding A and b alone may do to x
    RouteErrors lu, qr, svd;  ///< svd: nothing is cut off
    bool lu_failed = false;   ///< a pivot was exactly zero
};
/// x_true is all ones, and b = A x_true in twice the precision, rounded once.
struct Families {
    std::vector<FamilyPoint> sizes;  ///< n = 2 to 20
    FamilyPoint at;                  ///< the size in hand
    std::vector<double> matrix;      ///< n x n, row by row
    std::vector<double> sigma;       ///< in double: below n eps sigma_1 they are rounding
};

/// The 5x3 exercise: how far each singular vector turns when swing_noise is added to one entry. The third
/// column is the sum of the others and swing_gap times (1, 1, 0, 1, 1) / 2. With both at 0.001 the first
/// right vector turns by less than 0.03 degrees, the last left one by 25 to 82 (test
/// ConditionSwing.TheExercise).
struct Swing {
    std::array<double, 15> matrix{};  ///< 5 x 3, row by row
    std::array<double, 3> sigma{};
    double kappa = 1;  ///< infinite at the rank's tolerance
    /// Radians from 0 to pi / 2, one for each of the 15 entries changed, row by row. Where a sigma is zero or
    /// tied its vectors are arbitrary, and so is the angle.
    std::array<std::vector<double>, 3> left, right;
    /// |x' - x| / |x| of the least-squares solution for b = A (1, 1, 1), likewise; x' may have another rank.
    std::vector<double> solution;
    /// Largest over the entries with only rank 2 kept, before and after: v1, v2 (the third is 0).
    std::array<double, 3> right_after_truncation{};
};

/// A point of the L-curve.
struct LPoint {
    double filter = 0;    ///< alpha or cut-off, as a part of sigma_1
    double residual = 0;  ///< |b - A x|, b with noise
    double length = 0;    ///< |x|
    double bias = 0;      ///< |x(b without noise) - x_true|
    double noise = 0;     ///< root mean square of what noise of this length does to x, over its directions
    double error = 0;     ///< |x - x_true| for the noise in hand
};
/// Singular values that count as zero (plane: by the rank; family: only 0 itself) are dropped by every
/// filter.
struct Cured {
    std::vector<double> sigma;               ///< of the system, decreasing
    std::vector<double> coefficients;        ///< |u_i^T b|, b with noise (the Picard condition)
    std::vector<double> clean_coefficients;  ///< |u_i^T b| without noise
    std::vector<double> filters;             ///< at log_filter: 1 keeps, 0 drops
    int kept = 0;                            ///< how many filters are above one half
    /// Plane: x_true solves the system without noise. Family: one smooth hump, and b = A x_true.
    std::vector<double> x_true, x_naive, x_cured, x_biased;  ///< x_biased: cured without noise
    /// Ridge: 81 points by increasing alpha, from a decade below the least sigma to 10 sigma_1. Truncation:
    /// one point for each k = 0..n kept; its cut-off lies halfway between sigma_k and sigma_k+1 (never below
    /// 10^kLeastLogFilter).
    std::vector<LPoint> curve;
    LPoint at;
    int best = 0;    ///< index in curve of the smallest error
    int corner = 0;  ///< index in curve of the L-curve's corner: see corner_of in analysis/regularize.hpp
    double noise_level = 0;  ///< |noise|
    /// Plane only: the image of the disk of noise under the cured inverse, and of the plain one.
    Mat2 cured_inverse, inverse;
};

struct Analysis {
    Solve solve;               ///< always
    std::optional<Gram> gram;  ///< each of these for its topic
    std::optional<Families> families;
    std::optional<Swing> swing;
    std::optional<Cured> cured;
};

/// Pure; nothing in it is NaN. Fails when a number of the params is not finite or out of its range, or when
/// sigma_1 or x overflows a double.
Result<Analysis> analyze(const Params& params);

/// Amplifications over many errors within the disk, as the lab's cloud shows them. Where there is nothing to
/// compare with (b, x, the radius or every sample is zero) the numbers are 0 and the histogram is empty.
struct CloudSums {
    double most = 0, median = 0, least = 0;  ///< the median to 0.5 %
    /// kCloudBins equal steps of log10 amplification from `low` to `high`: the range over all directions,
    /// at least a tenth of a decade, at most kMostDecades; what is below stands in the first.
    std::vector<double> histogram;
    double low = 0, high = 1;
};
inline constexpr int kCloudBins = 40;
inline constexpr double kMostDecades = 4;
/// `count` points of the unit disk, uniform, the same for a seed.
std::vector<Vec2> disk_samples(int count, int seed);
/// What the samples, scaled to the radius, do to x; their lengths do not matter. Singular A: to the shortest
/// least-squares solution. No allocation beyond the result's.
CloudSums cloud_sums(const Solve& solve, Vec2 rhs, std::span<const Vec2> samples);

/// b along u1 (its length kept) and the noise along u2 (radius kept), to the nearer side each: the bound is
/// attained. A zero b takes the length sigma_1 (1 for A = 0), zero noise a tenth of b.
Params at_worst(const Params& params, const Analysis& before);
/// The same U, V and sigma_1, sigma_2 = sigma_1 / 10^log_kappa, and b such that x stays where it is. Rounding
/// of A and b moves x by some eps kappa: pass the params and the analysis from where the drag began. The zero
/// matrix stays.
Params with_kappa(const Params& params, const Analysis& before, double log_kappa);
/// Edits of the matrix on the branch of the analysis; b stays.
Params with_matrix(const Params& params, const Analysis& before, const Mat2& A);
/// Drag x: b follows as A x.
Params with_solution(const Params& params, Vec2 x);
/// A jump to another system (typed, gallery): the canonical branch; the noise stays.
Params jump_to(const Params& params, const Mat2& A, Vec2 rhs);

}  // namespace svdscope::condition
