// The PCA lab in the plane and in space: which of the two a moment shows, and the ways between them.
#pragma once
#include "app/labs/pca_lab.hpp"

namespace svdscope {

/// Calls f(params, analysis) with the cloud's own types. Between a jump to other dimensions and the analysis
/// of it nothing is called: the frame is drawn once more before it is shown.
template <class Params, class Analysis, class F>
void in_dimensions(Params& params, Analysis& analysis, F&& f) {
    if (auto* p = std::get_if<pca::Params>(&params)) {
        if (auto* a = std::get_if<pca::Analysis>(&analysis)) f(*p, *a);
    } else if (auto* a = std::get_if<pca_space::Analysis>(&analysis)) {
        f(std::get<pca_space::Params>(params), *a);
    }
}

inline std::size_t size_of(const PcaLab::Params& params) {
    return std::visit([](const auto& p) { return p.cloud.size(); }, params);
}

/// What a jump to another cloud keeps of the old one.
inline const pca::Params& plane_of(const pca::Params& params) { return params; }
inline pca::Params plane_of(const pca_space::Params& params) {
    pca::Params plane;
    plane.center = params.center;
    return plane;
}
inline const pca_space::Params& space_of(const pca_space::Params& params) { return params; }
inline pca_space::Params space_of(const pca::Params& params) {
    pca_space::Params space;
    space.center = params.center;
    return space;
}

/// A jump to any recipe.
template <class Params>
PcaLab::Params with_any_recipe(const Params& params, const CloudRecipe& recipe) {
    if (info_of(recipe.kind).dimensions == 3) return pca_space::with_recipe(space_of(params), recipe);
    return pca::with_recipe(plane_of(params), recipe);
}

}  // namespace svdscope
