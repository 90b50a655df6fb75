// The sentences of the by-hand lab.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/byhand_lab.hpp"

namespace svdscope::byhand_words {

/// ASCII of the core as it stands on screen: "sigma_1 u_i^T" with the letters, indices and powers.
std::string pretty(std::string_view ascii);
/// What to look for now, under the question.
std::string invitation(const ByhandLab::View& view);
/// The sentence of the bar.
std::string bar_sentence(const ByhandLab::View& view, const byhand::Analysis& analysis);
/// "Right", "Right, with other signs", "Not yet: signs not paired".
std::string verdict_title(const Verdict& verdict);
/// How far U Sigma V^T as given is from A, and how many of its digits hold.
std::string residual_sentence(const Verdict& verdict);
/// "largest |A - U Sigma V^T|" in its own sentence.
std::string error_sentence(const Transcript& transcript);
std::string description(const ByhandLab::View& view, const byhand::Analysis& analysis);

/// Of the exercises: a 2 x 2 matrix of small whole numbers that comes out in roots.
std::string exercise(int number);

}  // namespace svdscope::byhand_words
