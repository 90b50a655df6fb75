// What a hand does with a cloud of space: turning it, taking, drawing, choosing and moving points.
#pragma once
#include "app/labs/pca_space_picture.hpp"

namespace svdscope::pca_hand {

/// Everything a gesture may read and change.
struct SpaceContext {
    Ui& ui;
    pca_space::Params& params;
    PcaLab::View& view;
    PcaLab::Session& session;
    const pca_space::Analysis& analysis;
};

/// Drags points and the mean in the plane of the picture, draws new points in the one through the mean,
/// chooses by rectangle, turns, pans and zooms.
void use_space(SpaceContext context, const View3& seen, const pca_picture::SpaceScene& scene);

}  // namespace svdscope::pca_hand
