// From the numbers of a calculation by hand to its steps: titles, reasons, questions, remarks.
#pragma once
#include "core/byhand/hand_numbers.hpp"

namespace svdscope {

std::vector<Step> make_steps(const HandNumbers& hand);

/// U, Sigma or V, completed, with columns in the colour of their direction (Role::Lost where sigma is 0 or
/// the column only completes).
Formula factor_U(const HandNumbers& hand);
Formula factor_Sigma(const HandNumbers& hand);
Formula factor_V(const HandNumbers& hand);

}  // namespace svdscope
