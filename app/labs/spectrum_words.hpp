// The sentences of the spectrum lab.
#pragma once
#include <string>
#include <vector>

#include "app/labs/spectrum_lab.hpp"

namespace svdscope::spectrum_words {

/// "93.4 %" of what is kept: 99.997 % does not read as all of it.
std::string percent(double share);
/// "99.999 %" of what is asked for.
std::string target_percent(double share);
/// 1234567 as "1 234 567".
std::string whole(double count);
/// What is looked at: the title of a recipe, or the name of a file.
std::string source_title(const spectrum::Params& params);
std::string invitation(const spectrum::Params& params);
/// What stands above each picture, the longest first: the first that fits is taken. Layers: k >= 1.
std::vector<std::string> original_titles(const spectrum::Analysis& analysis);
std::vector<std::string> approximation_titles(const spectrum::Analysis& analysis, int k);
std::vector<std::string> residual_titles(float reach);
std::vector<std::string> layer_titles(const spectrum::Analysis& analysis, int k);

std::vector<std::string> chips(const spectrum::Analysis& analysis);
std::string bar_sentence(const SpectrumLab::View& view, const spectrum::Analysis& analysis);
/// "12.0 % of 65 536"
std::string storage_meaning(const spectrum::Analysis& analysis);
std::string clean_sentence(const spectrum::Analysis& analysis);
std::string rule_sentence(const spectrum::Params& params, const spectrum::Analysis& analysis);
/// What hovering index i (from 1) on a chart says.
std::vector<std::string> readout(const spectrum::Analysis& analysis, int i);
std::string description(const spectrum::Params& params, const SpectrumLab::View& view,
                        const spectrum::Analysis& analysis);

}  // namespace svdscope::spectrum_words
