// The PCA lab's mathematics: the axes of a cloud with and without centring, and what else one could draw.
#pragma once
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/data/cloud.hpp"
#include "core/data/cloud_recipes.hpp"
#include "core/geometry/plane.hpp"
#include "core/labs/pca_spread.hpp"

namespace svdscope::pca {

/// The directions that are remembered while the hand drags, so that no axis flips; radians, unwrapped.
struct Branch {
    double centred = 0;    ///< of PC1
    double uncentred = 0;  ///< of the first direction without centring
    bool operator==(const Branch&) const = default;
};

struct Column {
    std::string name;
    std::string unit;  ///< empty: none
    bool operator==(const Column&) const = default;
};

struct Params {
    Cloud cloud{make_cloud({})};
    CloudRecipe recipe;        ///< what made the cloud, as long as `made` is true
    bool made = true;          ///< the cloud is exactly what the recipe makes
    bool center = true;        ///< subtract the mean before the SVD
    Vec2 offset{0, 0};         ///< added to every point: the whole cloud moved by one handle
    Vec2 unit{1, 1};           ///< each column is multiplied by its number: other units. Positive
    bool standardise = false;  ///< each column is divided by its standard deviation, after centring
    double line = 0.3;         ///< radians: a line of one's own through the mean
    double noise = 0.25;       ///< radius of the noise that whitening amplifies, in data units
    Column x{"x", {}}, y{"y", {}};
    std::optional<Branch> branch;  ///< absent: PC1 points into the right half plane
    bool operator==(const Params&) const = default;
};

using svdscope::Tie;

/// Two perpendicular directions and the spread along them.
struct Axes : Spread<2> {
    double angle = 0;   ///< of the first direction, on the branch
    Vec2 direction[2];  ///< unit vectors; the second stands counter-clockwise of the first
    Tie tie = Tie::None;
};

/// p -> linear (p + offset - center): from a point of the cloud to the plane that is drawn.
struct Frame {
    Mat2 linear;
    Vec2 offset;
    Vec2 center;
    Vec2 operator()(Vec2 p) const { return linear * (p + offset - center); }
};

struct Analysis {
    std::size_t count = 0;
    Frame data;      ///< cloud -> data: offset, units, standardising
    Vec2 mean;       ///< of the data
    Vec2 deviation;  ///< of each column of the data
    Mat2 covariance{0, 0, 0, 0};
    double correlation = 0;  ///< 0 where a column is constant
    Axes centred, uncentred;
    double swing = 0;           ///< between the two first directions, radians in [0, pi/2]
    double swing_to_mean = 0;   ///< between the uncentred first direction and the mean, radians in [0, pi/2]
    double standard_error = 0;  ///< of PC1's angle for a normal sample, radians; infinite at a tie
    double line_variance = 0;   ///< along one's own line
    double line_error = 0;      ///< between one's own line and PC1, radians in [0, pi/2]
    bool constant[2] = {false, false};  ///< a column without spread
    double slope_y_on_x = 0;            ///< of the regression line; NaN never: 0 where x is constant
    double slope_x_on_y = 0;            ///< dx/dy; 0 where y is constant

    /// The axes that `params.center` asks for.
    const Axes& axes(bool center) const { return center ? centred : uncentred; }
};
/// Where the axes stand: what the next edit continues from.
inline Branch branch_of(const Analysis& analysis) {
    return {analysis.centred.angle, analysis.uncentred.angle};
}

/// Pure and O(1): all sums come with the cloud. Nothing is NaN. Fails with one sentence when a coordinate is
/// not finite or beyond Moments2::kLargestCoordinate, or a unit is not positive.
/// Error: deviations within 8 eps of the largest one, equal to an SVD of the centred data (test
/// PcaLab.EqualsNumpyOnRandomClouds).
/// Source: angle and sigma of the symmetric covariance by the closed form in twice the precision; the
/// standard error of the angle by Anderson (1963), sqrt(l1 l2 / ((n - 1) (l1 - l2)^2)).
Result<Analysis> analyze(const Params& params);

/// What `point` does: the axes without it.
struct Influence {
    double turn = 0;   ///< of PC1 when the point goes, radians in [-pi/2, pi/2]
    Vec2 mean_shift;   ///< of the mean, data units
    double share = 0;  ///< of the total variance that goes with it, 0 to 1
    Axes without;      ///< in the data's plane as it is
    Vec2 mean_without;
};
/// Needs point < params.cloud.size(). O(1).
Influence influence(const Params& params, const Analysis& analysis, std::size_t point);

/// The stages of the path from the cloud to whitened scores.
enum class Stage { Center, Turn, Whiten };
inline constexpr int kStages = 3;

/// data -> what is drawn at a time from 0 to kStages: the mean goes to the origin, PC1 to the x axis, each
/// axis is divided by its standard deviation. With params.center false nothing is subtracted and the root
/// mean squares divide. A direction without spread keeps its zeros. Eased within each stage.
struct Placement {
    Mat2 linear;
    Vec2 center;
    Vec2 operator()(Vec2 data) const { return linear * (data - center); }
};
Placement placement_at(const Params& params, const Analysis& analysis, double time);
/// Both maps in one.
Frame drawn_frame(const Analysis& analysis, const Placement& placement);

// Edits by hand. Each continues the axes of the analysis before it.

/// Moves a point so that it is drawn at `target` at this time, although the mean, the axes and the scale of
/// the picture move with it; as near as it can get where no place of the point is drawn there (a point of n
/// is never further than (n - 1)/sqrt(n) standard deviations from the mean).
Params with_point(const Params& params, const Analysis& before, std::size_t point, Vec2 target, double time);
/// Moves points by the same step, given in the drawn plane.
Params with_points_shifted(const Params& params, const Analysis& before, std::span<const std::size_t> points,
                           Vec2 step, double time);
/// New points where the hand drew them, in the drawn plane.
Params with_points_added(const Params& params, const Analysis& before, std::span<const Vec2> drawn,
                         double time);
Params without_points(const Params& params, const Analysis& before, std::span<const std::size_t> points);
/// Moves the whole cloud so that its mean is `mean`, in data units. Without effect when standardised.
Params with_mean(const Params& params, const Analysis& before, Vec2 mean);
/// A jump to the points of a recipe, with offset and units as they were at first.
Params with_recipe(const Params& params, const CloudRecipe& recipe);
/// A jump to points from a file or the clipboard.
Params with_cloud(const Params& params, std::span<const Vec2> points, const Column& x, const Column& y);

/// How far the sums of the cloud have drifted: the largest error of a covariance entry in multiples of the
/// trace. O(n): for the background.
double measured_drift(const Cloud& cloud);

}  // namespace svdscope::pca
