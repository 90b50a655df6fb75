// What a hand does on the PCA lab's canvas: taking, drawing, choosing and moving points.
#pragma once
#include "app/labs/pca_picture.hpp"

namespace svdscope::pca_hand {

/// Everything a gesture may read and change.
struct Context {
    Ui& ui;
    pca::Params& params;
    PcaLab::View& view;
    PcaLab::Session& session;
    const pca::Analysis& analysis;
};

/// Drags handles and points, draws new points, chooses by rectangle, pans and zooms the first plane.
void use_plane(Context context, const Canvas2D& canvas, const pca_picture::Scene& scene);
/// The second plane: its camera, and the mean where it can be dragged there.
void use_side_plane(Context context, const Canvas2D& canvas);

}  // namespace svdscope::pca_hand
