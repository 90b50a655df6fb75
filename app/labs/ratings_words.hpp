// Words of the ratings lab.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/ratings_lab.hpp"

namespace svdscope::ratings_words {

std::string page_title(RatingsLab::Page page);
/// What to do now, under the question.
std::string invitation(RatingsLab::Page page);
/// Letters with what stands lower behind them: r_ui ≈ μ + b_u + b_i + p_u · q_i, without what takes no part.
struct Term {
    std::string_view letters, lower;
};
std::vector<Term> equation(const FactorSettings& settings);
/// From which epoch on a change of the settings acts.
std::string acts_from(const ratings::Params& params, int epoch);
std::vector<std::string> chips(const ratings::Params& params);
/// What is to be seen now, for the bar.
std::string bar_sentence(const RatingsLab::View& view, const ratings::Analysis& analysis,
                         const FactorModel& model);
std::string description(const RatingsLab::View& view, const ratings::Analysis& analysis);

/// "user 7", counted from 1.
std::string user_name(int user);
std::string item_name(int item);
/// An error as the lab writes it: three decimals, fewer of large ones.
std::string error_text(double error);
/// What changed at a change: "λ 0.20, 5 factors"; what differs from the settings before it.
std::string change_text(const FactorSettings& before, const FactorSettings& after);
/// What stands at a cell of the table.
std::vector<std::string> cell_lines(const ratings::Data& data, const FactorModel& model, int user, int item);
/// The angle nearest to 0 among the columns of Q: "two columns of Q meet at 75°".
std::string angle_sentence(const FactorModel& model);
/// What the recommendations are worth, by the true values where they are known.
std::string recommendation_sentence(const ratings::Analysis& analysis, const FactorModel& model, int user);

}  // namespace svdscope::ratings_words
