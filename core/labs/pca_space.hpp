// The PCA lab's mathematics in space: the axes of a cloud of three columns and its best plane.
#pragma once
#include <array>
#include <optional>

#include "core/labs/pca.hpp"

namespace svdscope::pca_space {

using pca::Column;
using pca::Tie;

/// The axes that are remembered while the hand drags, so that none flips: rotations, a column for each axis.
struct Branch {
    Mat3 centred, uncentred;
    bool operator==(const Branch&) const = default;
};

inline constexpr CloudRecipe kFirstRecipe{CloudKind::Pancake, 120, 1};

struct Params {
    SpaceCloud cloud{make_space_cloud(kFirstRecipe)};
    CloudRecipe recipe = kFirstRecipe;  ///< what made the cloud, as long as `made` is true; of space
    bool made = true;                   ///< the cloud is exactly what the recipe makes
    bool center = true;                 ///< subtract the mean before the SVD
    Vec3 offset{0, 0, 0};               ///< added to every point: the whole cloud moved by one handle
    bool standardise = false;           ///< each column is divided by its deviation, after centring
    std::array<Column, 3> columns{{{"x", {}}, {"y", {}}, {"z", {}}}};
    std::optional<Branch> branch;  ///< absent: the signs with which V turns least
    bool operator==(const Params&) const = default;
};

/// Three directions at right angles and the spread along them.
struct Axes : pca::Spread<3> {
    Mat3 directions;                         ///< a rotation; see PrincipalAxes3
    Tie ties[2] = {Tie::Exact, Tie::Exact};  ///< of PC1 and PC2, of PC2 and PC3
    Tie all = Tie::Exact;                    ///< of all three
    Vec3 direction(int i) const { return directions.columns[static_cast<std::size_t>(i)]; }
};

/// p -> linear (p + offset - center): from a point of the cloud to what is drawn.
struct Frame {
    Mat3 linear;
    Mat3 back;  ///< undoes `linear`, but leaves alone a direction that is being flattened
    Vec3 offset;
    Vec3 center;
    Vec3 operator()(Vec3 p) const { return linear * (p + offset - center); }
};

struct Analysis {
    std::size_t count = 0;
    Frame data;      ///< cloud -> data: offset, standardising
    Vec3 mean;       ///< of the data
    Vec3 deviation;  ///< of each column of the data
    Mat3 covariance{{{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}}};
    Axes centred, uncentred;
    double swing = 0;          ///< between the two first directions, radians in [0, pi/2]
    double swing_to_mean = 0;  ///< between the uncentred first direction and the mean, radians in [0, pi/2]
    /// Of the direction of PC1 and of PC3, the normal of the best plane, for a normal sample: radians,
    /// infinite at a tie.
    double standard_error[2] = {0, 0};
    double off_plane = 0;  ///< root mean square distance of the points from the plane of PC1 and PC2

    /// The axes that `params.center` asks for.
    const Axes& axes(bool center) const { return center ? centred : uncentred; }
};
/// Where the axes stand: what the next edit continues from.
inline Branch branch_of(const Analysis& analysis) {
    return {analysis.centred.directions, analysis.uncentred.directions};
}

/// Pure and O(1): all sums come with the cloud. Nothing is NaN. Fails with one sentence when a coordinate is
/// not finite or beyond Moments3::kLargestCoordinate, or a remembered matrix is no rotation to 1e-6.
/// Error: deviations within 16 eps of the largest one, equal to an SVD of the centred data (test
/// PcaSpace.EqualsThePcaOfTables).
/// Source: principal_axes; the standard errors by Anderson (1963), the square root of the sum over j != i of
/// l_i l_j / ((n - 1) (l_i - l_j)^2).
Result<Analysis> analyze(const Params& params);

/// The stages of the path from the cloud to its picture in the best plane.
enum class Stage { Center, Turn, Flatten };
inline constexpr int kStages = 3;

/// data -> what is drawn at a time from 0 to kStages: the mean goes to the origin, the axes turn rigidly to
/// x, y and z, the third score goes to 0. With params.center false nothing is subtracted. Eased within each
/// stage.
struct Placement {
    Mat3 linear;
    Mat3 back;  ///< as in Frame
    Vec3 center;
    Vec3 operator()(Vec3 data) const { return linear * (data - center); }
};
Placement placement_at(const Params& params, const Analysis& analysis, double time);
/// Both maps in one.
Frame drawn_frame(const Analysis& analysis, const Placement& placement);

// Edits by hand. Each continues the axes of the analysis before it. While the third score is being flattened
// it stays as it is.

/// See pca::with_point.
Params with_point(const Params& params, const Analysis& before, std::size_t point, Vec3 target, double time);
/// Moves points by the same step, given in the drawn space.
Params with_points_shifted(const Params& params, const Analysis& before, std::span<const std::size_t> points,
                           Vec3 step, double time);
/// New points where the hand put them, in the drawn space.
Params with_points_added(const Params& params, const Analysis& before, std::span<const Vec3> drawn,
                         double time);
Params without_points(const Params& params, const Analysis& before, std::span<const std::size_t> points);
/// Moves the whole cloud so that its mean is `mean`, in data units. Without effect when standardised.
Params with_mean(const Params& params, const Analysis& before, Vec3 mean);
/// A jump to the points of a recipe of space, at most as many as a cloud holds, with the offset as it was at
/// first.
Params with_recipe(const Params& params, const CloudRecipe& recipe);
/// A jump to points from a file or the clipboard.
Params with_cloud(const Params& params, std::span<const Vec3> points, const std::array<Column, 3>& columns);

/// Before playing: where V^T would turn by more than 105 degrees and other signs of two axes shorten that by
/// more than 15, the same axes with those signs. Equal params when nothing changes on screen.
Params with_short_turn(const Params& params, const Analysis& analysis);

/// See pca::measured_drift.
double measured_drift(const SpaceCloud& cloud);

}  // namespace svdscope::pca_space
