// Clouds of points worth looking at: a kind, a number of points and a seed give the same points everywhere.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "core/geometry/plane.hpp"
#include "core/geometry/space.hpp"

namespace svdscope {

enum class CloudKind {
    // of the plane
    Line,
    Round,
    Clusters,
    Banana,
    Ring,
    Outlier,
    Six,
    Four,
    Toy,
    // of space
    Pancake,
    Cigar,
    Ball,
    Pair,
    Sheet,
    Helix,
    Saddle,
    Cube,
};

struct CloudRecipe {
    CloudKind kind = CloudKind::Line;
    int count = 60;  ///< 1 to kLargest of the cloud; fixed clouds have their own
    int seed = 1;    ///< of fixed clouds: without effect
    bool operator==(const CloudRecipe&) const = default;
};

struct CloudKindInfo {
    std::string_view id;     ///< permanent: state files
    std::string_view title;  ///< for a menu
    int fixed_count = 0;     ///< 0: any number of points
    std::string_view look_for;
    int dimensions = 2;  ///< 3: of space
};

/// In the order of CloudKind.
std::span<const CloudKindInfo> cloud_kinds();
inline const CloudKindInfo& info_of(CloudKind kind) { return cloud_kinds()[static_cast<std::size_t>(kind)]; }

/// Coordinates are multiples of 0.001, so that a person can read them; spread about 1, within 10.
/// Needs a kind of the plane.
std::vector<Vec2> make_cloud(const CloudRecipe& recipe);
/// The same for a kind of space.
std::vector<Vec3> make_space_cloud(const CloudRecipe& recipe);

}  // namespace svdscope
