// A part of an answer as numbers, and how exactly each of them was written.
#pragma once
#include <Eigen/Core>
#include <string_view>

#include "core/base/result.hpp"

namespace svdscope {

struct AnswerPart {
    Eigen::MatrixXd values;
    /// Largest half unit of the last digit of an entry: 0.005 for "0.71"; 0 where everything is exact.
    double rounding = 0;
    int decimals = 0;  ///< kExactDigits where everything is exact
};

/// Each entry in any form of parse_matrix. Whole numbers, fractions and roots are exact; a whole number among
/// decimals was rounded like them, and so was one whose zeros at the end were left out ("0.5" among eight
/// decimals).
Result<AnswerPart> read_answer_part(std::string_view text);

}  // namespace svdscope
