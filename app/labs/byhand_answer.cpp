// The examiner's sheet: the verdict in words, the answer with its offending numbers lit, and the repaired
// one.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/labs/byhand_page.hpp"
#include "app/labs/byhand_words.hpp"

namespace svdscope::byhand_page {
namespace {

constexpr int kDigits = 4;

/// The nearest short decimal: what was typed with few digits stays so.
Formula entry(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
    }
    if (text == "-0") text = "0";
    if (!std::isfinite(value) || text.size() > 12) return formula::decimal(value, kDigits);
    return formula::number(text);
}

/// Whether a column belongs to a direction that has a colour.
Role role_at(Part part, int row, int col, const NumberTable& table, bool transposed) {
    if (part == Part::Sigma) return row == col || table.cols == 1 ? role_of_direction(row) : Role::Plain;
    return role_of_direction(transposed ? row : col);
}

struct Table {
    Part part;
    const NumberTable& numbers;
    bool transposed = false;
    const std::vector<Place>& lit;
    Role lit_as;
};

Formula matrix_of(const Table& table, int decimals) {
    std::vector<Formula> parts;
    const NumberTable& numbers = table.numbers;
    const bool listed = table.part == Part::Sigma && numbers.rows == 1;
    for (int i = 0; i < numbers.rows; ++i) {
        for (int j = 0; j < numbers.cols; ++j) {
            const bool is_lit = std::ranges::find(table.lit, Place{table.part, i, j}) != table.lit.end();
            const Role role =
                listed ? role_of_direction(j) : role_at(table.part, i, j, numbers, table.transposed);
            parts.push_back(
                formula::colored(is_lit ? table.lit_as : role, entry(numbers.at(i, j), decimals)));
        }
    }
    return formula::matrix(std::move(parts), std::max(1, numbers.cols));
}

Formula named(const char* letter, bool transposed, Formula matrix) {
    Formula name = formula::symbol(letter);
    if (transposed) name = formula::transposed(std::move(name));
    return formula::equal(std::move(name), std::move(matrix));
}

/// Where the repaired answer differs from the given one, in the places of the repaired one.
std::vector<Place> changes(Part part, const NumberTable& given, bool transposed, const NumberTable& right) {
    std::vector<Place> places;
    for (int i = 0; i < right.rows; ++i) {
        for (int j = 0; j < right.cols; ++j) {
            int row = transposed ? j : i, col = transposed ? i : j;
            // A list and the diagonal of Sigma are the same numbers.
            if (part == Part::Sigma) {
                const int k = std::max(i, j);
                row = given.rows == 1 ? 0 : k;
                col = given.cols == 1 ? 0 : k;
            }
            const bool there = row < given.rows && col < given.cols;
            const double old = there ? given.at(row, col) : 0;
            if (!there || !(std::abs(old - right.at(i, j)) <= 0.006 * std::max(1.0, std::abs(old))))
                places.push_back({part, i, j});
        }
    }
    return places;
}

void given_tables(Writer& writer, const Verdict& verdict) {
    writer.words("Your answer", Item::Ink::Reason, Face::Body, -1);
    writer.skip(10);
    const auto table = [&](Part part, const NumberTable& numbers, bool transposed) {
        return matrix_of({part, numbers, transposed, verdict.places, Role::Wrong}, kDigits);
    };
    std::vector<Formula> row;
    if (!verdict.U.values.empty()) row.push_back(named("U", false, table(Part::U, verdict.U, false)));
    if (!verdict.Sigma.values.empty())
        row.push_back(named(verdict.Sigma.rows > 1 && verdict.Sigma.cols > 1 ? "Sigma" : "sigma", false,
                            table(Part::Sigma, verdict.Sigma, false)));
    if (!verdict.V.values.empty())
        row.push_back(
            named("V", verdict.v_is_transposed, table(Part::V, verdict.V, verdict.v_is_transposed)));
    writer.formulas(row, -1);
}

void repaired_tables(Writer& writer, const Verdict& verdict) {
    if (is_right(verdict.finding) || verdict.right_U.values.empty()) return;
    writer.skip(24);
    writer.words("Repaired: what had to change is underlined", Item::Ink::Reason, Face::Body, -1);
    writer.skip(10);
    const auto table = [&](Part part, const NumberTable& given, bool transposed, const NumberTable& right) {
        const std::vector<Place> places = changes(part, given, transposed, right);
        return matrix_of({part, right, false, places, Role::Repaired}, kDigits);
    };
    writer.formulas({named("U", false, table(Part::U, verdict.U, false, verdict.right_U)),
                     named("sigma", false, table(Part::Sigma, verdict.Sigma, false, verdict.right_sigma)),
                     named("V", false, table(Part::V, verdict.V, verdict.v_is_transposed, verdict.right_V))},
                    -1);
}

void question_lines(Writer& writer, const Context& context) {
    writer.words("Is my answer right?", Item::Ink::Title, Face::Title, -1);
    writer.skip(8);
    writer.words(
        "Give U, σ and V in the fields at the left. Signs are free in pairs, axes are free where "
        "singular values are equal, thin and full are both welcome, and rounded numbers are taken "
        "for what they are.",
        Item::Ink::Reason, Face::Body, -1);
    if (!context.analysis.transcript) return;
    writer.skip(8);
    writer.words("Or begin with the worked answer, change a number, and see what is noticed.",
                 Item::Ink::Reason, Face::Body, -1);
}

}  // namespace

Sheet answer_sheet(const Context& context) {
    Sheet sheet;
    Writer writer(context, sheet);
    writer.skip(20);
    if (!context.analysis.verdict) {
        question_lines(writer, context);
        sheet.height = writer.y();
        return sheet;
    }
    const Verdict& verdict = *context.analysis.verdict;
    const bool right = is_right(verdict.finding);
    writer.words(byhand_words::verdict_title(verdict), right ? Item::Ink::Good : Item::Ink::Bad, Face::Title,
                 -1, right ? "✓" : "✗", false);
    writer.skip(8);
    writer.words(byhand_words::pretty(verdict.sentence), Item::Ink::Title, Face::Caption, -1);
    for (const Finding other : verdict.others) {
        writer.skip(2);
        writer.words(fmt::format("Also: {}.", byhand_words::pretty(name_of(other))), Item::Ink::Reason,
                     Face::Body, -1);
    }
    writer.skip(20);
    given_tables(writer, verdict);
    repaired_tables(writer, verdict);
    sheet.height = writer.y() + writer.px(20);
    return sheet;
}

}  // namespace svdscope::byhand_page
