// Words are counted by the table's vocabulary, numbers are read one a term; both are weighted as documents
// are.
#include "core/labs/search_query.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

#include "core/analysis/term_weights.hpp"
#include "core/io/expression.hpp"

namespace svdscope::search {
namespace {

using Eigen::VectorXd;

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "“" : ", “") + word + "”";
    return out;
}

// How often each term is named; fills in the words that are known and those that are not.
VectorXd counted(std::string_view text, const TermTable& table, Query& query) {
    VectorXd counts = VectorXd::Zero(static_cast<Eigen::Index>(table.terms.size()));
    std::map<std::string, Eigen::Index> index;
    for (std::size_t t = 0; t < table.terms.size(); ++t)
        index.emplace(lower(table.terms[t]), static_cast<Eigen::Index>(t));
    for (const std::string& word : all_words_of(text)) {
        const auto found = index.find(word);
        // A table of one's own may have terms that are stop words elsewhere.
        if (found == index.end() && is_stop_word(word)) continue;
        (found == index.end() ? query.unknown : query.known).push_back(word);
        if (found != index.end()) counts[found->second] += 1;
    }
    if (query.known.empty() && query.unknown.empty())
        query.problem = text.empty() ? "Type a word to ask for."
                                     : "These words say nothing about a subject: they are all left out.";
    else if (query.known.empty())
        query.problem = "No document to compare with: " + listed(query.unknown) +
                        (query.unknown.size() == 1 ? " is" : " are") + " not in the vocabulary.";
    return counts;
}

std::vector<std::string_view> pieces(std::string_view text) {
    constexpr std::string_view kBetween = " ,;\t\n[]()";
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t from = text.find_first_not_of(kBetween);
        if (from == std::string_view::npos) return out;
        const std::size_t end = std::min(text.find_first_of(kBetween, from), text.size());
        out.push_back(text.substr(from, end - from));
        text.remove_prefix(end);
    }
}

VectorXd read_numbers(std::string_view text, const TermTable& table, Query& query) {
    VectorXd counts = VectorXd::Zero(static_cast<Eigen::Index>(table.terms.size()));
    const std::vector<std::string_view> parts = pieces(text);
    if (parts.size() != table.terms.size()) {
        query.problem = "A query of this table is " + std::to_string(table.terms.size()) +
                        " numbers, one for each term; here are " + std::to_string(parts.size()) + ".";
        return counts;
    }
    VectorXd read = counts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Result<double> value = evaluate_expression(parts[i]);
        const bool usable = value && std::abs(*value) <= kLargestEntry;
        if (!usable) {
            query.problem = "“" + std::string(parts[i]) + "” is not a number that a query can hold.";
            return counts;
        }
        read[static_cast<Eigen::Index>(i)] = *value;
    }
    if (read.isZero(0)) query.problem = "The query is zero, and nothing has an angle to zero.";
    return read;
}

}  // namespace

Query query_of(const Params& params, const Analysis& a) {
    Query query;
    const VectorXd counts =
        a.table.words ? counted(params.query, a.table, query) : read_numbers(params.query, a.table, query);
    const Eigen::Map<const VectorXd> idf(a.idf.data(), a.terms());
    const VectorXd weighted = params.weights == Weights::TfIdf ? tf_idf(counts, idf) : counts;
    query.weighted = {weighted.begin(), weighted.end()};
    if (params.moved.size() != a.table.terms.size()) return query;
    query.by_hand = true;
    query.weighted = params.moved;
    query.problem.clear();
    if (std::ranges::all_of(params.moved, [](double v) { return v == 0; }))
        query.problem = "The query is zero, and nothing has an angle to zero.";
    return query;
}

}  // namespace svdscope::search
