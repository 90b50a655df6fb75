// From pasted text to rows, from rows to cells, from cells to numbers.
#include "core/io/matrix_text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/io/expression.hpp"
#include "core/io/number.hpp"

namespace svdscope {
namespace {

using Cells = std::vector<std::string_view>;

constexpr std::size_t kLongest = 65536;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Splits at each separator that stands outside brackets.
template <class IsSeparator>
Cells split(std::string_view text, IsSeparator is_separator) {
    Cells parts;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(' || text[i] == '[' || text[i] == '{') ++depth;
        if (text[i] == ')' || text[i] == ']' || text[i] == '}') --depth;
        if (depth > 0 || !is_separator(text[i])) continue;
        parts.push_back(text.substr(begin, i - begin));
        begin = i + 1;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

bool has_outside_brackets(std::string_view text, char wanted) {
    return split(text, [=](char c) { return c == wanted; }).size() > 1;
}

bool is_operator(char c) { return std::string_view("+-*/^").find(c) != std::string_view::npos; }

// Whether a blank between two words is inside one entry: "1 / 2", "2 * 3", but not "2 -1", which are two
// entries.
bool joins(std::string_view left, std::string_view right) {
    const bool right_is_sign = right.size() == 1 && is_operator(right[0]);
    const bool left_is_sign = is_operator(left.back()) && left.size() > 1;
    const bool right_starts_factor =
        right.size() > 1 && std::string_view("*/^").find(right[0]) != std::string_view::npos;
    return right_is_sign || left_is_sign || right_starts_factor || (left.size() == 1 && is_operator(left[0]));
}

Cells split_at_blanks(std::string_view row) {
    Cells cells;
    for (std::string_view word : split(row, is_blank)) {
        if (word.empty()) continue;
        if (!cells.empty() && joins(cells.back(), word)) {
            const char* begin = cells.back().data();
            cells.back() = {begin, static_cast<std::size_t>(word.data() + word.size() - begin)};
        } else {
            cells.push_back(word);
        }
    }
    return cells;
}

// Tabs win, because a spreadsheet's cells may hold anything; then commas; then blanks.
Cells cells_of(std::string_view row) {
    if (has_outside_brackets(row, '\t')) return split(row, [](char c) { return c == '\t'; });
    if (has_outside_brackets(row, ',')) return split(row, [](char c) { return c == ','; });
    return split_at_blanks(row);
}

std::vector<Cells> rows_of_lines(std::string_view text) {
    std::vector<Cells> rows;
    for (std::string_view row : split(text, [](char c) { return c == ';' || c == '\n'; })) {
        while (row.ends_with('\r')) row.remove_suffix(1);
        if (!trimmed(row).empty()) rows.push_back(cells_of(row));
    }
    return rows;
}

// The inside of [[2, 1], [1, 2]]: numpy's rows, with or without commas between them.
Result<std::vector<Cells>> rows_of_brackets(std::string_view text) {
    std::vector<Cells> rows;
    while (!(text = trimmed(text)).empty()) {
        if (text[0] == ',' && !rows.empty()) text = trimmed(text.substr(1));
        const std::size_t end = text.find(']');
        if (!text.starts_with('[') || end == text.npos) {
            return fail("Row " + std::to_string(rows.size() + 1) +
                        ": expected \"[\" and \"]\" around the row.");
        }
        rows.push_back(cells_of(trimmed(text.substr(1, end - 1))));
        text.remove_prefix(end + 1);
    }
    return rows;
}

Result<std::vector<Cells>> rows_of_latex(std::string_view text) {
    const std::size_t begin = text.find('}', text.find("\\begin{"));
    const std::size_t end = text.rfind("\\end{");
    if (begin == text.npos || end == text.npos || end < begin) {
        return fail("The LaTeX matrix needs \\begin{pmatrix} and \\end{pmatrix}.");
    }
    text = text.substr(begin + 1, end - begin - 1);
    std::vector<Cells> rows;
    while (true) {
        const std::size_t next = text.find("\\\\");
        const std::string_view row = text.substr(0, next);
        if (!trimmed(row).empty()) rows.push_back(split(row, [](char c) { return c == '&'; }));
        if (next == text.npos) return rows;
        text.remove_prefix(next + 2);
    }
}

// array([[...]], dtype=...) is [[...]].
std::string_view without_call(std::string_view text) {
    for (std::string_view name : {"np.array(", "numpy.array(", "array(", "np.matrix(", "matrix("}) {
        const std::size_t end = text.rfind(']');
        if (text.starts_with(name) && text.ends_with(')') && end != text.npos) {
            return trimmed(text.substr(name.size(), end + 1 - name.size()));
        }
    }
    return text;
}

Result<std::vector<Cells>> rows_of(std::string_view text) {
    text = without_call(trimmed(text));
    if (text.find("\\begin{") != text.npos) return rows_of_latex(text);
    if (!text.starts_with('[')) return rows_of_lines(text);
    if (!text.ends_with(']')) return fail("The bracket at the start is never closed.");
    const std::string_view inside = trimmed(text.substr(1, text.size() - 2));
    if (inside.starts_with('[')) return rows_of_brackets(inside);
    return rows_of_lines(inside);
}

std::string entries_text(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " entry" : " entries");
}

Result<void> check_lengths(const std::vector<Cells>& rows) {
    if (rows.empty() || rows[0].empty()) return fail("There is no matrix in the text.");
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() == rows[0].size()) continue;
        return fail("Row " + std::to_string(i + 1) + " has " + entries_text(rows[i].size()) +
                    ", but row 1 has " + std::to_string(rows[0].size()) + ".");
    }
    return {};
}

Result<double> value_of(std::string_view cell, std::size_t row, std::size_t column) {
    const Result<double> value = evaluate_expression(trimmed(cell));
    if (value) return value;
    return fail("Row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1) + ": " +
                value.error().message);
}

// Of one length each.
Result<std::vector<Cells>> checked_rows_of(std::string_view text) {
    if (text.size() > kLongest) return fail("The matrix text is longer than 65,536 bytes; use a file.");
    auto rows = rows_of(text);
    if (!rows) return rows;
    if (auto checked = check_lengths(*rows); !checked) return tl::unexpected(checked.error());
    return rows;
}

}  // namespace

Result<Eigen::MatrixXd> parse_matrix(std::string_view text) {
    const auto rows = checked_rows_of(text);
    if (!rows) return tl::unexpected(rows.error());
    Eigen::MatrixXd A(static_cast<Eigen::Index>(rows->size()),
                      static_cast<Eigen::Index>(rows->front().size()));
    for (std::size_t i = 0; i < rows->size(); ++i) {
        for (std::size_t j = 0; j < rows->front().size(); ++j) {
            const Result<double> value = value_of((*rows)[i][j], i, j);
            if (!value) return tl::unexpected(value.error());
            A(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = *value;
        }
    }
    return A;
}

Result<std::vector<std::vector<std::string>>> split_matrix(std::string_view text) {
    const auto rows = checked_rows_of(text);
    if (!rows) return tl::unexpected(rows.error());
    std::vector<std::vector<std::string>> entries;
    for (const Cells& row : *rows) {
        auto& texts = entries.emplace_back();
        for (const std::string_view cell : row) texts.emplace_back(trimmed(cell));
    }
    return entries;
}

}  // namespace svdscope
