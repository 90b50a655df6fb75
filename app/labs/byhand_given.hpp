// Somebody's own vectors, as the examiner read them: drawn beside the true ones.
#pragma once
#include <array>
#include <optional>

#include "core/labs/byhand.hpp"

namespace svdscope::byhand_plane {

struct Given {
    bool right = false;  ///< the verdict
    /// The columns of the given V, and those of the given U times the given sigma; absent where none was
    /// read.
    std::array<std::optional<Vec3>, 3> v{}, stretched_u{};
};

/// Numbers of a shape that A does not have, and what is not finite, are left out.
Given given_in(const Verdict& verdict, const byhand::Picture& picture);

}  // namespace svdscope::byhand_plane
