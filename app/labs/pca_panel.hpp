// The parts of the PCA lab's panel, from the equation down to the folds.
#pragma once
#include "app/labs/pca_lab.hpp"

namespace svdscope::pca_panel {

/// Everything a part of the panel may read and change.
struct Context {
    Ui& ui;
    pca::Params& params;
    PcaLab::View& view;
    PcaLab::Session& session;
    const pca::Analysis& analysis;
};

/// "X - mean = U Sigma V^T" with V, sigma, deviations, variances and shares under it, a column per axis.
void factor_table(Context context);
/// The mean as two cells that move the whole cloud, and the number of points.
void mean_row(Context context);
void cloud_fold(Context context);
void points_fold(Context context);
void columns_fold(Context context);
/// Which columns of the opened table are x and y; nothing without a table.
void column_choices(Context context);
void layers_fold(Context context);
void lenses_fold(Context context);
void certainty_fold(Context context);

}  // namespace svdscope::pca_panel
