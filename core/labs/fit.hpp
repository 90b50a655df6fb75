// The fit lab's mathematics: a polynomial through points by x = V Sigma^+ U^T b, direction by direction.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/analysis/polynomial.hpp"
#include "core/base/result.hpp"
#include "core/data/fit_data.hpp"
#include "core/geometry/plane.hpp"
#include "core/geometry/space.hpp"

namespace svdscope::fit {

inline constexpr int kMostDegree = 9;
/// More would crowd the canvas, and one fit would no longer be quick against the frame.
inline constexpr std::size_t kMostPoints = 300;
/// Of x and y: beyond, the powers and their squares leave the range of doubles.
inline constexpr double kMostCoordinate = 1e30;
/// Of x^degree, for the same reason.
inline constexpr double kMostPower = 1e140;
/// log10 of the cut-off, or of ridge's lambda, as a part of sigma_1.
inline constexpr double kLeastLogFilter = -17, kMostLogCutoff = 0.5, kMostLogRidge = 1;

/// The variable of the monomials: x itself, or t = (x - middle) / half width, from -1 to 1 over the points.
enum class Basis { Plain, Scaled };
enum class Cure { Cutoff, Ridge };

struct Params {
    FitData data = FitData::Parabola;  ///< where the points came from, even when a hand has moved some
    int seed = 1;
    std::vector<Vec2> points = fit_points(FitData::Parabola, 1);  ///< at most kMostPoints
    int degree = 2;                                               ///< 0 to kMostDegree
    Basis basis = Basis::Plain;
    Cure cure = Cure::Cutoff;
    bool own_cutoff = false;  ///< false: the cut-off stands at rounding, max(m, n) eps sigma_1
    double log_cutoff = -12;  ///< log10 of the cut-off / sigma_1, when it is one's own
    double log_ridge = -2;    ///< log10 of lambda / sigma_1
    bool operator==(const Params&) const = default;
};

/// What one singular direction adds.
struct Direction {
    double sigma = 0;
    double coefficient = 0;   ///< u_i^T b
    double filter = 0;        ///< 0 left out, 1 as it is
    double contribution = 0;  ///< filter u_i^T b / sigma_i, along v_i
};

/// Another of the infinitely many curves that come as close to the points.
struct Ghost {
    Polynomial curve;
    double length = 0;  ///< |x| of its coefficients, more than the chosen one's
};

/// How far each way to the coefficients is from the true ones, for one degree.
struct Digits {
    int degree = 0;
    double kappa = 1;
    double svd = 0, qr = 0, normal = 0;  ///< |x - truth| / |truth|; infinite: no answer
};

/// Three points and at most two unknowns: b, the columns of A and A x as arrows of space.
struct Projection {
    int columns = 2;
    std::array<Vec3, 2> column;  ///< (1, 1, 1) and the abscissae (or t)
    int rank = 2;                ///< 1: the columns span a line
    std::array<Vec3, 2> axis;    ///< u_1, u_2: an orthonormal basis of what the columns span
    Vec3 b, image;               ///< the ordinates, and A x
    Vec3 foot;                   ///< of the perpendicular from b: A x while nothing is filtered
    Vec2 products;               ///< A^T r
};

struct Analysis {
    int count = 0, unknowns = 0;  ///< m and n; with no point there is nothing but these
    int distinct = 0;             ///< different abscissae
    Polynomial curve;             ///< its coefficients are x
    std::vector<Direction> directions;
    std::vector<double> residuals;  ///< b - A x

    int rank = 0;          ///< sigma above the rounding of A
    double tolerance = 0;  ///< that rounding, in the units of sigma
    double cutoff = 0;     ///< in use, in the units of sigma
    double lambda = 0;     ///< of ridge; 0: none
    int kept = 0;          ///< directions that are not left out whole
    double kappa = 1, effective_kappa = 1;

    double residual_norm = 0, least_residual = 0;  ///< |b - A x|, and the least there is
    double length = 0, shortest = 0;               ///< |x|, and that of the shortest with the least residual
    double products = 0;                           ///< the largest |a_k^T r| / (|a_k| |b|): 0 at right angles
    std::optional<double> truth_error;  ///< root mean square distance from the truth between the outer points
    std::optional<Polynomial> truth;

    std::vector<Ghost> ghosts;   ///< where the rank is less than the number of unknowns
    std::vector<Digits> digits;  ///< for degree 0, 1, ... while the coefficients are determined
    std::optional<Projection> projection;
};

/// Fails with one sentence: a coordinate that is not finite or beyond kMostCoordinate, a power beyond
/// kMostPower, too many points.
Result<Analysis> analyze(const Params& params);

/// Points, degree and the rest of a recipe; the cures are put back.
Params with_data(Params params, FitData data, int seed);
/// `index` < points.size().
Params with_point(Params params, std::size_t index, Vec2 to);
/// Unchanged when there are kMostPoints.
Params with_point_added(Params params, Vec2 point);
Params without_point(Params params, std::size_t index);

}  // namespace svdscope::fit
