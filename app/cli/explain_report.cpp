// A transcript as JSON: numbers keep every bit, exact forms are texts.
#include "app/cli/explain_report.hpp"

#include "app/cli/number_print.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

json rows_of(const std::vector<double>& values, int cols) {
    json rows = json::array();
    const auto width = static_cast<std::size_t>(cols);
    for (std::size_t i = 0; i < values.size(); i += width) {
        rows.push_back(json_numbers({values.data() + i, width}));
    }
    return rows;
}

json texts_of(const Formula& matrix) {
    json rows = json::array();
    for (std::size_t i = 0; i < matrix.parts.size(); ++i) {
        if (i % static_cast<std::size_t>(matrix.columns) == 0) rows.push_back(json::array());
        rows.back().push_back(inline_text(matrix.parts[i]));
    }
    return rows;
}

json to_json(const Step& step) {
    json formulas = json::array(), latex = json::array(), remarks = json::array();
    for (const Formula& formula : step.formulas) {
        formulas.push_back(inline_text(formula));
        latex.push_back(latex_text(formula));
    }
    for (const Remark& remark : step.remarks) remarks.push_back(remark.text);
    return {{"title", step.title},
            {"reason", step.reason},
            {"formulas", formulas},
            {"latex", latex},
            {"remarks", remarks}};
}

}  // namespace

json to_json(const Transcript& transcript) {
    const TranscriptNumbers& numbers = transcript.numbers;
    json steps = json::array(), sigma = json::array();
    for (const Step& step : transcript.steps) steps.push_back(to_json(step));
    for (std::size_t i = 0; i < numbers.sigma.size(); ++i) {
        const std::size_t diagonal = i * (static_cast<std::size_t>(numbers.cols) + 1);
        sigma.push_back(inline_text(transcript.Sigma.parts[diagonal]));
    }
    return {{"rows", numbers.rows},
            {"cols", numbers.cols},
            {"exact", transcript.exact},
            {"basis", transcript.basis},
            {"gram_of", numbers.wide ? "A A^T" : "A^T A"},
            {"gram", rows_of(numbers.gram, static_cast<int>(numbers.sigma.size()))},
            {"eigenvalues", json_numbers(numbers.lambda)},
            {"singular_values", json_numbers(numbers.sigma)},
            {"U", rows_of(numbers.U, numbers.rows)},
            {"V", rows_of(numbers.V, numbers.cols)},
            {"singular_values_text", sigma},
            {"U_text", texts_of(transcript.U)},
            {"V_text", texts_of(transcript.V)},
            {"rank", numbers.rank},
            {"error", numbers.error},
            {"steps", steps}};
}

}  // namespace svdscope
