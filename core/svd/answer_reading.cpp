// Reads numbers together with the number of their digits.
#include "core/svd/answer_reading.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "core/io/matrix_text.hpp"
#include "core/io/number.hpp"
#include "core/svd/verdict.hpp"

namespace svdscope {
namespace {

enum class Writing { Expression, Whole, Decimal, Scientific };
struct Written {
    Writing writing = Writing::Expression;
    int decimals = 0;  ///< behind the point, less the exponent
};

Written writing_of(std::string_view text) {
    if (!parse_number(text)) return {};
    const std::size_t e = text.find_first_of("eE");
    const std::string_view digits = text.substr(0, e);
    const std::size_t point = digits.find('.');
    const int decimals = point == digits.npos ? 0 : static_cast<int>(digits.size() - point - 1);
    if (e != text.npos) {
        std::string_view power = text.substr(e + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        const int exponent = static_cast<int>(parse_number(power).value_or(0));
        return {Writing::Scientific, decimals - exponent};
    }
    return {decimals == 0 ? Writing::Whole : Writing::Decimal, decimals};
}

double half_unit(int decimals) { return 0.5 * std::pow(10.0, -decimals); }

}  // namespace

Result<AnswerPart> read_answer_part(std::string_view text) {
    const auto values = parse_matrix(text);
    if (!values) return tl::unexpected(values.error());
    const auto cells = split_matrix(text);
    if (!cells) return tl::unexpected(cells.error());
    std::vector<Written> written;
    int most = 0;
    for (const auto& row : *cells) {
        for (const std::string& cell : row) {
            written.push_back(writing_of(cell));
            if (written.back().writing == Writing::Decimal) most = std::max(most, written.back().decimals);
        }
    }
    AnswerPart part;
    part.values = *values;
    for (const Written& one : written) {
        if (one.writing == Writing::Scientific) {
            part.rounding = std::max(part.rounding, half_unit(one.decimals));
        } else if (one.writing == Writing::Decimal) {
            const bool zeros_left_out = most - one.decimals > 1;
            part.rounding = std::max(part.rounding, half_unit(zeros_left_out ? most : one.decimals));
        }
    }
    // Half a unit more for the last bit of log10.
    part.decimals =
        part.rounding == 0
            ? kExactDigits
            : std::clamp(static_cast<int>(std::floor(-std::log10(2 * part.rounding) + 0.1)), 0, kExactDigits);
    return part;
}

}  // namespace svdscope
