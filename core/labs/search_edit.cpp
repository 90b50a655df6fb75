// What a hand does in the search lab: each edit gives new parameters.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/io/delimited.hpp"
#include "core/labs/search.hpp"

namespace svdscope::search {
namespace {

// Six digits, whatever the locale.
std::string numbers_text(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        std::array<char, 32> digits{};
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 6);
        text += text.empty() ? "" : ", ";
        text.append(digits.data(), end.ptr);
    }
    return text;
}

bool comes_before(const CellEdit& a, const CellEdit& b) {
    return std::pair(a.document, a.term) < std::pair(b.document, b.term);
}

std::vector<double> counts_of(const TermTable& table, int document) {
    std::vector<double> counts;
    for (int t = 0; t < static_cast<int>(table.terms.size()); ++t) counts.push_back(table.count(t, document));
    return counts;
}

// The words of a document by its counts, where these are small whole numbers; else nothing.
std::string words_by_count(const TermTable& table, int document) {
    constexpr double kMostRepeats = 9;
    std::string text;
    for (std::size_t t = 0; t < table.terms.size(); ++t) {
        const double count = table.count(static_cast<int>(t), document);
        if (count < 0 || count > kMostRepeats || count != std::floor(count)) return {};
        for (int i = 0; i < static_cast<int>(count); ++i) text += (text.empty() ? "" : " ") + table.terms[t];
    }
    return text;
}

}  // namespace

CellPlace place_in(Rows rows, int row, int column) {
    return rows == Rows::Terms ? CellPlace{row, column} : CellPlace{column, row};
}

Params with_corpus(std::string_view id) {
    Params next;
    next.corpus = std::string(id);
    if (id == "tickets") {
        next.rows = Rows::Documents;
        next.query = "2.5, 0.5, 1";
        next.weights = Weights::Counts;
        next.k = 2;
    }
    if (id == "degenerate") {
        next.query = "deep learning";
        next.k = 3;
    }
    return next;
}

std::vector<std::string> row_names(std::string_view bytes) {
    std::vector<std::string> names;
    DelimitedReader lines(bytes, {});
    bool first = true;
    while (true) {
        const auto cells = lines.next();
        if (!cells || cells->empty()) return names;
        if (std::exchange(first, false) && is_header(*cells, {})) continue;
        if (number_in(cells->front(), {})) return {};
        names.push_back(cells->front());
    }
}

Params with_table(const Params& params, OwnTable table) {
    Params next;
    next.corpus = params.corpus;
    next.rows = params.rows;
    next.weights = params.weights;
    next.k = 2;
    next.query.clear();
    next.own = std::make_shared<const OwnTable>(std::move(table));
    if (const Result<Analysis> a = analyze(next)) next = with_document(next, *a, 0);
    return next;
}

Params with_rows(const Params& params, Rows rows) {
    if (params.rows == rows) return params;
    Params next = params;
    next.rows = rows;
    if (!params.own) return next;
    for (CellEdit& edit : next.edits) std::swap(edit.term, edit.document);
    std::ranges::sort(next.edits, comes_before);
    next.moved.clear();
    next.query.clear();
    if (const Result<Analysis> a = analyze(next)) next = with_document(next, *a, 0);
    return next;
}

Params with_entry(const Params& params, int term, int document, double value) {
    Params next = params;
    const CellEdit edit{term, document, std::clamp(value, -kLargestEntry, kLargestEntry)};
    const auto at = std::ranges::lower_bound(next.edits, edit, comes_before);
    if (at != next.edits.end() && at->term == term && at->document == document)
        *at = edit;
    else
        next.edits.insert(at, edit);
    return next;
}

Params with_query_at(const Params& params, const Analysis& a, int first, int second, Vec2 to) {
    std::vector<double> moved = a.query.weighted;
    const auto go = [&](int direction, double target) {
        if (direction >= a.k || !std::isfinite(target)) return;
        const double by = std::clamp(target, -kLargestEntry, kLargestEntry) - a.query_coordinate(direction);
        for (std::size_t t = 0; t < moved.size(); ++t)
            moved[t] += by * a.directions[static_cast<std::size_t>(direction) * moved.size() + t];
    };
    go(first, to.x);
    if (second != first) go(second, to.y);
    Params next = params;
    if (!a.table.words && params.weights == Weights::Counts)
        next.query = numbers_text(moved);
    else
        next.moved = std::move(moved);
    return next;
}

Params with_document(const Params& params, const Analysis& a, int document) {
    Params next = params;
    next.moved.clear();
    if (!a.table.words) {
        next.query = numbers_text(counts_of(a.table, document));
        return next;
    }
    // A sentence that comes along is its own words, as long as nobody has changed its counts.
    const std::string& name = a.table.documents[static_cast<std::size_t>(document)];
    const bool edited =
        std::ranges::any_of(params.edits, [&](const CellEdit& e) { return e.document == document; });
    const bool sentence = !params.own && !a.themes.empty() && !edited;
    next.query = sentence ? name : words_by_count(a.table, document);
    if (!next.query.empty()) return next;
    const auto m = static_cast<std::ptrdiff_t>(a.table.terms.size());
    const auto from = a.weighted.begin() + document * m;
    next.query = name;
    next.moved.assign(from, from + m);
    return next;
}

AxisPair axes_of_query(const Analysis& a) {
    if (a.most_k < 2 || a.k < 2) return {0, std::min(1, a.most_k - 1)};
    std::vector<int> order;
    for (int i = 0; i < a.k; ++i) order.push_back(i);
    std::ranges::stable_sort(order, std::greater{},
                             [&](int i) { return std::abs(a.query.folded[static_cast<std::size_t>(i)]); });
    return {std::min(order[0], order[1]), std::max(order[0], order[1])};
}

}  // namespace svdscope::search
