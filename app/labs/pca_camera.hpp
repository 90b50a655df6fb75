// What part of the plane the PCA lab shows: the cloud fits, and nothing zooms under the hand.
#pragma once
#include <array>

#include "app/labs/pca_lab.hpp"

namespace svdscope::pca_camera {

/// Lower left and upper right corner of the cloud's own points; both 0 without points. O(n).
std::array<Vec2, 2> bounds_of(const Cloud& cloud);

/// The camera in which the cloud fits the first plane (width over height `aspect`) at the view's time. A
/// continuous function of the time.
Camera2 fitting(const pca::Params& params, const PcaLab::View& view, const pca::Analysis& analysis,
                const std::array<Vec2, 2>& bounds, float aspect);
/// The same for the second plane of a lens that has one.
Camera2 fitting_side(const pca::Params& params, const PcaLab::View& view, const pca::Analysis& analysis,
                     const std::array<Vec2, 2>& bounds, float aspect);

/// Brings the session's bounds up to date and gives the glides their first cameras.
void open(const pca::Params& params, const PcaLab::View& view, PcaLab::Session& session,
          const pca::Analysis& analysis);
Camera2 current(const PcaLab::View& view, const PcaLab::Session& session);
Camera2 current_side(const PcaLab::View& view, const PcaLab::Session& session);

/// Moves the shown cameras towards their targets. A target changes when the picture leaves it or becomes
/// small in it, and never while a hand holds something. True while a camera moves.
bool follow(const pca::Params& params, const PcaLab::View& view, PcaLab::Session& session,
            const pca::Analysis& analysis, double seconds);

}  // namespace svdscope::pca_camera
