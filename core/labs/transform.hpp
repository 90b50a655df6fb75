// The transform lab's mathematics: a 2x2 matrix, its SVD on a steady branch, and editing by its factors.
#pragma once
#include <optional>

#include "core/analysis/eigen_2x2.hpp"
#include "core/analysis/polar_2x2.hpp"
#include "core/base/result.hpp"
#include "core/geometry/motion.hpp"
#include "core/geometry/plane.hpp"
#include "core/svd/track_2x2.hpp"

namespace svdscope::transform {

struct Params {
    Mat2 matrix{2, 1, 0.5, 1.5};
    std::optional<Axes2> axes{};  ///< the remembered branch; absent: the canonical one
    bool keep_identity = true;    ///< axes keep their identity while dragging; false: always sorted
    bool flip_second = false;     ///< write the pair (u2, v2) with the other sign: same A
    MirrorPlace mirror = MirrorPlace::Sigma;  ///< which factor holds the mirror when det A < 0
    Vec2 probe{0.28, 0.96};                   ///< the point x whose image A x is shown
    bool operator==(const Params&) const = default;
};

/// How definite the axes are.
enum class Tie {
    None,
    Near,   ///< gap below 5 % of sigma1: true axes, drawn faded with a wedge
    Exact,  ///< gap at most 1e-9 sigma1: any axes do, drawn as a ring
};

using svdscope::Eigen2;
using svdscope::Polar2;

struct Analysis {
    TrackedSvd2 svd;  ///< the signed form on the branch that is drawn
    Motion2 motion;
    Mat2 U, V;                 ///< as written: the mirror and flip_second are in them
    double sigma[2] = {0, 0};  ///< as written, in the order of the axes; sigma[1] < 0 only in the signed form
    bool signed_form = false;  ///< true: sigma[1] < 0 is on screen and must be called the signed form
    bool sorted = true;        ///< false: while dragging, the second axis is the longer one
    double sigma_max = 0, sigma_min = 0;
    int rank = 0;
    double rank_tolerance = 0;
    double condition_number = 1;            ///< infinity when sigma_min <= 2 eps sigma_max
    double effective_condition_number = 1;  ///< sigma_1 / sigma_rank; 1 for the zero matrix
    double determinant = 0;
    Tie tie = Tie::None;
    double axis_uncertainty =
        0;                ///< half angle of the wedge, radians: turn of v1 when A changes by 0.01 sigma1
    double residual = 0;  ///< |A - U Sigma V^T| in multiples of eps |A|
    double orthogonality_U = 0;  ///< |I - U^T U| in multiples of eps
    double orthogonality_V = 0;
    Eigen2 eigen;
    Polar2 polar;
    Mat2 pseudoinverse;  ///< the inverse when rank = 2
    Vec2 image;          ///< A x of the probe
};

/// Pure: the same params give the same analysis, bit for bit. Nothing in it is NaN; the determinant and the
/// pseudoinverse are infinite where the true value overflows. Fails when a number of the params is not
/// finite, or when sigma_1 would overflow a double.
Result<Analysis> analyze(const Params& params);

/// Where the tip of sigma_i u_i stands (i = 0 or 1), as written: the image of input_axis.
Vec2 axis_tip(const Analysis& analysis, int axis);
/// v_i as written.
Vec2 input_axis(const Analysis& analysis, int axis);

/// How the hand edits: see with_axis.
enum class AxisEdit { TurnAndStretch, StretchOnly, TurnInput };

/// Continuous edits: each returns the params after the edit, on the branch of the analysis, so nothing flips.
Params with_matrix(const Params& params, const Analysis& before, const Mat2& A);
Params with_column(const Params& params, const Analysis& before, int column, Vec2 tip);
/// Drag the tip of sigma_i u_i to `tip`: the length (signed through the centre) and u_i follow, the other
/// axis stays perpendicular with its length, V is kept. StretchOnly keeps U as well; TurnInput turns V by the
/// turn of the tip and keeps U and Sigma. A tip at exactly 0 keeps the direction. TurnInput measures the turn
/// from the tip in `before`, which stays where it is: pass the params and the analysis from where the drag
/// began. With the mirror in V, dragging through the centre toggles flip_second, so that the tip stays under
/// the hand.
Params with_axis(const Params& params, const Analysis& before, int axis, Vec2 tip, AxisEdit edit);
/// Turn v_i (both input axes) so that it points to `tip`; U and Sigma are kept.
Params with_input_axis(const Params& params, const Analysis& before, int axis, Vec2 tip);

/// The factors as a person sets them; sigma2 < 0 means a mirror.
struct Factors {
    double angle_v = 0;  ///< radians
    double sigma1 = 1;
    double sigma2 = 1;
    double angle_u = 0;  ///< radians
};
Factors factors_of(const Analysis& analysis);
Params with_factors(const Params& params, const Factors& factors);

/// A jump to another matrix (typed, gallery): the canonical branch.
Params jump_to(const Params& params, const Mat2& A);

/// After the button is released: the same matrix with s1 >= |s2| >= 0 order and s1 >= 0. Equal params when
/// nothing was out of order.
Params repaired(const Params& params, const Analysis& analysis);

/// Before playing: when V^T would turn by more than 105 degrees (after wrapping to +-180), the same SVD with
/// the signs of both pairs changed; angles are wrapped. Equal params when nothing changes on screen.
Params with_short_turns(const Params& params, const Analysis& analysis);

/// The same SVD with the signs of the pair (u_i, v_i) changed, i = 0 or 1. A does not change.
Params with_pair_flipped(const Params& params, const Analysis& analysis, int pair);

}  // namespace svdscope::transform
