// The sentences of the condition lab.
#pragma once
#include <string>
#include <vector>

#include "app/lab/claims.hpp"
#include "app/labs/condition_lab.hpp"

namespace svdscope::condition_words {

/// The word on the chip of a topic.
std::string_view topic_title(condition::Topic topic);
/// What to look for in a topic.
std::string_view invitation(condition::Topic topic);
/// The topic that an analysis answers.
condition::Topic topic_of(const condition::Analysis& analysis);

std::vector<std::string> chips(const condition::Analysis& analysis);
std::string bar_sentence(const condition::Params& params, const ConditionLab::View& view,
                         const condition::Analysis& analysis);
/// "at worst 8.02 here"
std::string gauge_note(const condition::Gauge& gauge);
/// "5.74", "7071", "1.2e8": by how much something grows.
std::string factor_text(double factor);
/// "0.1 %", "87 %", "×12" of a relative size.
std::string relative_text(double part);
/// What a number is stored in: no more digits than it has can be right.
enum class Precision { Double, Single };
/// How many digits of a number with this relative error are right: 0 to 16, or to 7.2 in single precision.
double digits_left(double relative_error, Precision precision);
std::string digits_text(double relative_error, Precision precision);
/// What kappa says about a solve in double.
std::string kappa_meaning(const condition::Solve& solve);
std::string description(const condition::Params& params, const ConditionLab::View& view,
                        const condition::Analysis& analysis);

std::vector<Claim> claims();

}  // namespace svdscope::condition_words
