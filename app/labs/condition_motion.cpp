// The path to the inverse.
#include "app/labs/condition_motion.hpp"

#include <algorithm>

#include "core/svd/track_2x2.hpp"

namespace svdscope::condition_motion {
namespace {

constexpr double kMost = 1e150;  // larger entries are drawn as this one

}  // namespace

Motion2 of_inverse(const condition::Solve& solve) {
    const auto bounded = [](double entry) { return std::clamp(entry, -kMost, kMost); };
    const Mat2& m = solve.inverse;
    return make_motion(canonical_2x2({bounded(m.a), bounded(m.b), bounded(m.c), bounded(m.d)}),
                       MirrorPlace::Sigma);
}

}  // namespace svdscope::condition_motion
