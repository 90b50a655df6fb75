// The space lab's mathematics: a matrix up to 3x3, its SVD on a steady branch, and editing by its factors.
#pragma once
#include <array>
#include <optional>

#include "core/base/result.hpp"
#include "core/geometry/motion3.hpp"
#include "core/geometry/rotation3.hpp"
#include "core/geometry/shape3.hpp"
#include "core/geometry/space.hpp"
#include "core/svd/align.hpp"

namespace svdscope::space {

using Shape = Shape3;

struct Params {
    Shape shape = Shape::ThreeByThree;
    Mat3 matrix{{{{1.3, 0.3, 0.7}, {-0.4, 1.3, -1.3}, {-0.2, -0.2, 1}}}};  ///< unused entries are exactly 0
    std::optional<Axes3> axes{};       ///< the remembered branch; absent: the canonical one
    bool keep_identity = true;         ///< axes keep their identity while dragging; false: always sorted
    double rank_tolerance_factor = 1;  ///< times max(m, n) eps sigma_1; 0 to 1e12
    Vec3 probe{0.28, 0.6, 0.75};       ///< the point x whose image A x is shown; z is not used by n = 2
    bool operator==(const Params&) const = default;
};

/// How definite two axes are.
enum class Tie {
    None,
    Near,   ///< gap below 5 % of sigma_1: true axes, drawn faded
    Exact,  ///< gap at most 1e-9 sigma_1: any axes do, drawn as a ring
};

/// What the unit ball (or disk) becomes: by the rank.
enum class ImageKind { Point, Segment, FilledEllipse, Ellipsoid };

struct Analysis {
    TrackedSvd3 svd;  ///< the branch as remembered: what edits work on
    Motion3 motion;
    Shape shape = Shape::ThreeByThree;
    int rows = 3, cols = 3, count = 3;  ///< m, n, min(m, n)

    Mat3 U, V;  ///< as written: both rotations, embedded; free columns are perpendicular to the rest
    std::array<double, 3> sigma{};  ///< as written, in the order of the axes; only the last can be negative
    bool signed_form = false;       ///< true: sigma[count - 1] < 0 is on screen and must be called signed
    bool sorted = true;             ///< false: while dragging, the axes are not in order (see `repaired`)
    std::array<double, 3> singular_values{};  ///< decreasing, none negative; 0 beyond count

    double sigma_max = 0, sigma_min = 0;  ///< the first and the last of `count`
    int rank = 0;
    double rank_tolerance = 0;              ///< what the rank was counted with, the factor included
    double effective_rank = 0;              ///< exp of the entropy of sigma_i / sum (Roy, Vetterli 2007)
    double condition_number = 1;            ///< infinity when sigma_min <= rank_tolerance
    double effective_condition_number = 1;  ///< sigma_1 / sigma_rank; 1 for the zero matrix; may overflow
    std::optional<double> determinant;      ///< of square matrices; infinite where it overflows
    ImageKind image_kind = ImageKind::Ellipsoid;

    /// Of the pairs of axes (0, 1), (1, 2) and (0, 2): see tie_between. None where there is no such pair.
    std::array<Tie, 3> ties{};
    Tie all_three = Tie::None;  ///< 3x3: what holds of all three pairs
    /// By how much axis i, the free one of a 2x3 or 3x2 too, may turn when A changes by 0.01 sigma_1:
    /// radians, at most pi/2.
    std::array<double, 3> axis_uncertainty{};

    /// An orthonormal basis of what A sends to 0, the first `nullity` = n - rank of the array: columns of V.
    /// For 2x3 of full rank the one direction is v3.
    std::array<Vec3, 3> null_basis{};
    int nullity = 0;
    /// The same of A^T, m - rank columns of U: perpendicular to every image.
    std::array<Vec3, 3> left_null_basis{};
    int left_nullity = 0;

    double residual = 0;         ///< |A - U Sigma V^T| in multiples of eps |A|
    double orthogonality_U = 0;  ///< |I - U^T U| in multiples of eps
    double orthogonality_V = 0;
    Mat3 pseudoinverse{{{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}}};  ///< n x m, embedded; the inverse at full rank
    Vec3 image;                                               ///< A x of the probe
};

/// Pure: the same params give the same analysis, bit for bit. Nothing in it is NaN; the determinant, the
/// image of the probe and the pseudoinverse are infinite where the true value overflows. Fails with one
/// sentence when a number is not finite, an unused entry is not 0, the remembered axes are not rotations of
/// this shape, the factor of the tolerance is out of bounds, or sigma_1 would overflow.
Result<Analysis> analyze(const Params& params);

/// How definite axes i and j are, i != j, below `count`.
Tie tie_between(const Analysis& analysis, int i, int j);

/// Where the tip of sigma_i u_i stands, as written: the image of input_axis. i < count.
Vec3 axis_tip(const Analysis& analysis, int axis);
/// v_i as written. i < cols.
Vec3 input_axis(const Analysis& analysis, int axis);

/// How the hand edits: see with_axis.
enum class AxisEdit { TurnAndStretch, StretchOnly, TurnInput };

/// Continuous edits: each returns the params after the edit, on the branch of the analysis, so nothing flips.
/// Unused entries become 0.
Params with_matrix(const Params& params, const Analysis& before, const Mat3& A);
/// One entry, row < m, col < n.
Params with_entry(const Params& params, const Analysis& before, int row, int col, double value);
/// The image of the unit vector along axis `col` < n; its z is dropped where the output is a plane.
Params with_column(const Params& params, const Analysis& before, int col, Vec3 tip);
/// Drag the tip of sigma_i u_i (i < count) to `tip`, in the plane z = 0 where the output is one (z is
/// dropped). TurnAndStretch: the length (signed through the centre) and u_i follow; the other axes turn along
/// by the smallest rotation and stay perpendicular with their lengths; V is kept. StretchOnly keeps U too.
/// TurnInput keeps U and Sigma and turns V about its own axes as the tip turns about those of U. A tip at
/// exactly 0 keeps the direction. TurnInput measures from the tip in `before`: pass the params and analysis
/// from where the drag began. The tip lands under the hand to 1e-12 sigma_1 (test
/// SpaceEdit.TipsLandUnderTheHand).
Params with_axis(const Params& params, const Analysis& before, int axis, Vec3 tip, AxisEdit edit);
/// Turn V by the smallest rotation so that v_i (i < n, so the null direction of a 2x3 too) points to `tip`; U
/// and Sigma are kept.
Params with_input_axis(const Params& params, const Analysis& before, int axis, Vec3 tip);

/// Another shape: a jump. Entries that the new shape has too are kept, new ones come from the identity.
Params with_shape(const Params& params, Shape shape);

/// The factors as a person sets them. In a plane the axis is z and the angle signed.
struct Factors {
    AxisAngle u, v;                        ///< U and V, not V^T
    std::array<double, 3> sigma{1, 1, 1};  ///< below count; negative values are allowed
};
Factors factors_of(const Analysis& analysis);
/// A = U Sigma V^T, on the branch of exactly these factors. Axes need not have length 1; of a plane only the
/// sign of z is used.
Params with_factors(const Params& params, const Factors& factors);

/// A jump to another matrix (typed, gallery): the canonical branch. Unused entries become 0.
Params jump_to(const Params& params, Shape shape, const Mat3& A);

/// After the button is released: the same matrix with the axes in order and no negative sigma but that of a
/// mirror. Equal params when nothing was out of order.
Params repaired(const Params& params, const Analysis& analysis);

/// Before playing: when V^T would turn by more than 105 degrees and other signs (of pairs, two at a time)
/// shorten that by more than 15, the same SVD with those signs. A turn the long way round becomes the short
/// one. Equal params when nothing changes on screen.
Params with_short_turns(const Params& params, const Analysis& analysis);

/// The same SVD with the signs of the pairs (u_i, v_i) and (u_j, v_j) changed, i != j: two at a time keep
/// both factors rotations. Below count, so only (0, 1) unless the shape is 3x3. A does not change.
Params with_pair_flipped(const Params& params, const Analysis& analysis, int i, int j);

}  // namespace svdscope::space
