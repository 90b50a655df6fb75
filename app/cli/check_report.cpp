// A verdict in words and as JSON.
#include "app/cli/check_report.hpp"

#include <array>

#include <fmt/format.h>

#include "app/cli/number_print.hpp"

namespace svdscope {
namespace {

using nlohmann::json;

constexpr int kShownDigits = 6;

json rows_of(const NumberTable& table) {
    json rows = json::array();
    for (int i = 0; i < table.rows; ++i) {
        const auto width = static_cast<std::size_t>(table.cols);
        rows.push_back(json_numbers({table.values.data() + static_cast<std::size_t>(i) * width, width}));
    }
    return rows;
}

const char* name_of(Part part) {
    constexpr std::array kNames{"U", "S", "V"};
    return kNames[static_cast<std::size_t>(part)];
}

std::string table_text(const char* name, const NumberTable& table) {
    std::vector<std::vector<std::string>> cells;
    for (int i = 0; i < table.rows; ++i) {
        cells.emplace_back();
        for (int j = 0; j < table.cols; ++j) {
            cells.back().push_back(short_number(table.at(i, j), kShownDigits));
        }
    }
    return fmt::format("\n{}\n{}", name, aligned_text(cells));
}

}  // namespace

json to_json(const Verdict& verdict) {
    json others = json::array(), columns = json::array(), places = json::array();
    for (const Finding other : verdict.others) others.push_back(name_of(other));
    for (const int column : verdict.columns) columns.push_back(column + 1);
    for (const Place& place : verdict.places) {
        places.push_back({{"in", name_of(place.part)}, {"row", place.row + 1}, {"column", place.col + 1}});
    }
    return {{"right", is_right(verdict.finding)},
            {"verdict", name_of(verdict.finding)},
            {"sentence", verdict.sentence},
            {"also", others},
            {"columns", columns},
            {"places", places},
            {"digits_written", verdict.digits_written},
            {"digits_held", verdict.digits_held},
            {"residual", json_number(verdict.residual)},
            {"repaired",
             {{"U", rows_of(verdict.right_U)},
              {"singular_values", json_numbers(verdict.right_sigma.values)},
              {"V", rows_of(verdict.right_V)}}}};
}

std::string to_text(const Verdict& verdict) {
    std::string text = verdict.sentence + "\n";
    for (const Finding other : verdict.others) text += fmt::format("Also: {}.\n", name_of(other));
    if (is_right(verdict.finding) && verdict.digits_held < kExactDigits) {
        text +=
            fmt::format("Correct decimals: {} of {} written.\n", verdict.digits_held, verdict.digits_written);
    }
    if (is_right(verdict.finding) || verdict.right_U.values.empty()) return text;
    text += "\nAn answer that is right, with your signs where they can stay:\n";
    NumberTable sigma = verdict.right_sigma;
    std::swap(sigma.rows, sigma.cols);
    return text + table_text("U", verdict.right_U) + table_text("sigma", sigma) +
           table_text("V", verdict.right_V);
}

}  // namespace svdscope
