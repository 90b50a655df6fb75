// The parts of the PCA lab's panel, from the equation down to the folds.
#pragma once
#include "app/labs/pca_dimensions.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::pca_panel {

/// Everything a part of the panel may read and change, for clouds of the plane or of space.
template <class P, class A>
struct ContextOf {
    Ui& ui;
    P& params;
    PcaLab::View& view;
    PcaLab::Session& session;
    const A& analysis;
    /// Another cloud, perhaps of other dimensions: it takes the place of `params` once the panel is drawn.
    std::optional<PcaLab::Params>& jump;
};
using Context = ContextOf<pca::Params, pca::Analysis>;
using SpaceContext = ContextOf<pca_space::Params, pca_space::Analysis>;

/// A jump to other points: what was chosen among the old ones is gone.
void jump_to(std::optional<PcaLab::Params>& jump, PcaLab::View& view, PcaLab::Session& session,
             PcaLab::Params params);

/// A word before a cell on one row; the cell's left edge stands `indent` design pixels from the padding.
bool named_cell(Ui& ui, const char* label, std::string_view name, double& value, const CellStyle& style,
                float indent = 120);
CellStyle cell_style(const Ui& ui, double per_pixel, int decimals);

/// "X - mean = U Sigma V^T" with V, sigma, deviations, variances and shares under it, a column per axis.
template <class C>
void factor_table(C context);
/// The mean as cells that move the whole cloud, and the number of points.
template <class C>
void mean_row(C context);
template <class C>
void cloud_fold(C context);
template <class C>
void points_fold(C context);
template <class C>
void columns_fold(C context);
/// Which columns of the opened table are x, y and z; nothing without a table.
void column_choices(Ui& ui, const PcaLab::Params& params, PcaLab::View& view, PcaLab::Session& session,
                    std::optional<PcaLab::Params>& jump);
void layers_fold(Context context);
void layers_fold(SpaceContext context);
void lenses_fold(Context context);
void certainty_fold(Context context);
void certainty_fold(SpaceContext context);

}  // namespace svdscope::pca_panel
