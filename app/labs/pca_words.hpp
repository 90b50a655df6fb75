// The sentences of the PCA lab, and the names of its points.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/pca_lab.hpp"

namespace svdscope::pca_words {

/// "p3" for the point with index 3: its handle.
std::string point_name(std::size_t index);
/// The index behind such a name; nothing for other handles.
std::optional<std::size_t> point_index(std::string_view handle);

/// "93.4 %"
std::string percent(double share);
/// "60" or "1 000 000"
std::string count_text(std::size_t count);
/// "One point", "60 points"
std::string points_text(std::size_t count);
/// PC1, PC2, ... of centred data; v₁, v₂, ... otherwise.
std::vector<std::string> axis_names(bool center, int count);
/// "height (cm)" or "x"
std::string column_text(const pca::Column& column);

std::vector<std::string> chips(const pca::Params& params);
std::string stage_sentence(const pca::Params& params, const PcaLab::View& view,
                           const pca::Analysis& analysis);
/// What to look for now.
std::string invitation(const pca::Params& params);
/// One line about what is not unique or not there; empty: all is well.
std::string axes_note(const pca::Params& params, const pca::Analysis& analysis);
/// What the chosen lens says, a line each, the most important first.
std::vector<std::string> lens_lines(const pca::Params& params, const PcaLab::View& view,
                                    const pca::Analysis& analysis);
std::string description(const pca::Params& params, const PcaLab::View& view, const pca::Analysis& analysis);

/// The point that the outlier lens leaves out; nothing without points.
std::optional<std::size_t> marked_point(const pca::Params& params, const PcaLab::View& view);

}  // namespace svdscope::pca_words
