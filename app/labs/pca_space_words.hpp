// The sentences of the PCA lab about clouds of space: the same questions as in pca_words.hpp.
#pragma once
#include <string>
#include <vector>

#include "app/labs/pca_lab.hpp"

namespace svdscope::pca_words {

std::vector<std::string> chips(const pca_space::Params& params);
std::string stage_sentence(const pca_space::Params& params, const PcaLab::View& view,
                           const pca_space::Analysis& analysis);
std::string invitation(const pca_space::Params& params);
std::string axes_note(const pca_space::Params& params, const pca_space::Analysis& analysis);
std::string description(const pca_space::Params& params, const PcaLab::View& view,
                        const pca_space::Analysis& analysis);
/// What the drawn lengths mean, in small type on the canvas; empty where nothing is drawn to scale.
std::string legend(const pca_space::Params& params, const PcaLab::View& view,
                   const pca_space::Analysis& analysis);

}  // namespace svdscope::pca_words
