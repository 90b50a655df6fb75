// The sentences of the transform lab: what each stage does, what the numbers mean, what is not unique.
#pragma once
#include <string>
#include <vector>

#include "app/labs/transform_lab.hpp"

namespace svdscope::transform_words {

/// The chip of each stage.
std::vector<std::string> chips(const transform::Analysis& analysis);
/// What happens at this moment, with its numbers.
std::string stage_sentence(const transform::Analysis& analysis, double time);
/// What one factor alone does.
std::string factor_sentence(const transform::Analysis& analysis, TransformLab::Factor factor);
std::string rank_meaning(const transform::Analysis& analysis);
std::string condition_meaning(const transform::Analysis& analysis);
std::string determinant_meaning(const transform::Analysis& analysis);
/// One line where the axes are not unique or the order is unusual; empty when all is plain.
std::string axes_note(const transform::Params& params, const transform::Analysis& analysis);
std::string eigen_sentence(const transform::Analysis& analysis);
std::string polar_sentence(const transform::Analysis& analysis);
std::string inverse_sentence(const transform::Analysis& analysis);
std::string eigshow_sentence(const transform::Params& params, const transform::Analysis& analysis);
/// The whole picture in words, for those who cannot see it.
std::string description(const transform::Params& params, double time, const transform::Analysis& analysis);

}  // namespace svdscope::transform_words
