// The sentences of the space lab: what each stage does, what the numbers mean, what is not unique.
#pragma once
#include <string>
#include <vector>

#include "app/labs/space_lab.hpp"

namespace svdscope::space_words {

/// "3×3", "2×3", ...
std::string_view shape_title(Shape3 shape);
/// What the shape maps to what.
std::string_view shape_meaning(Shape3 shape);
/// The chip of each stage.
std::vector<std::string> chips(const space::Analysis& analysis);
/// What happens at this moment, with its numbers.
std::string stage_sentence(const space::Analysis& analysis, double time);
std::string rank_meaning(const space::Analysis& analysis);
std::string condition_meaning(const space::Analysis& analysis);
std::string determinant_meaning(const space::Analysis& analysis);
/// One line where the axes are not unique or the order is unusual; empty when all is plain.
std::string axes_note(const space::Analysis& analysis);
/// The whole picture in words, for those who cannot see it.
std::string description(const space::Params& params, double time, const space::Analysis& analysis);

}  // namespace svdscope::space_words
