// The sentences of the fit lab.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/lab/claims.hpp"
#include "app/labs/fit_lab.hpp"

namespace svdscope::fit_words {

/// "p0", "p1", ...: the handle of a point, and back.
std::string point_name(std::size_t index);
std::optional<std::size_t> point_index(std::string_view name);

/// How many digits of a double with this relative error are right, 0 to 16.
double digits_kept(double relative_error);

std::string invitation(const fit::Params& params, FitLab::Page page);
std::string bar_sentence(const fit::Params& params, FitLab::Page page, const fit::Analysis& analysis);
/// "p(x) =", "1.50", "+ 0.32 x", "− 0.04 x²": pieces that stay on one line.
std::vector<std::string> polynomial_terms(const fit::Params& params, const fit::Analysis& analysis);
/// "t = (x − 5.00) / 4.50"
std::string variable_text(const Polynomial& curve);
/// What kappa says about these coefficients.
std::string kappa_meaning(const fit::Analysis& analysis);
std::string description(const fit::Params& params, const FitLab::View& view, const fit::Analysis& analysis);

/// True while A x is the nearest there is: nothing that counts is left out or let through in part.
bool is_unfiltered(const fit::Analysis& analysis);

std::vector<Claim> claims();

}  // namespace svdscope::fit_words
