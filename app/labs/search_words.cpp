// What the search lab says: honest sentences first, the lesson where nothing stands against it.
#include "app/labs/search_words.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "app/ui/number_text.hpp"

namespace svdscope::search_words {
namespace {

using search::Analysis;
using search::Params;

constexpr int kTop = 5;  // places that a sentence looks at

std::string quoted_list(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "“" : ", “") + word + "”";
    return out;
}

// The document that shares no word with the query and stands highest, if it stands high.
const Ranked* found_by_meaning(const Analysis& a) {
    for (const Ranked& each : a.latent.order) {
        if (each.place > kTop) return nullptr;
        if (!a.shares_a_word(each.document)) return &each;
    }
    return nullptr;
}

// Whether the order of those that are told apart is the same before and after.
bool same_order(const Analysis& a) {
    if (a.plain.order.size() != a.latent.order.size()) return false;
    return std::ranges::equal(a.plain.order, a.latent.order, [](const Ranked& p, const Ranked& q) {
        return p.document == q.document && p.place == q.place;
    });
}

std::string tie_sentence(const Analysis& a) {
    const Ranked& first = a.latent.order.front();
    if (first.tied < 2) return {};
    int strangers = 0;
    for (const Ranked& each : a.latent.order)
        if (each.place == 1 && !a.shares_a_word(each.document)) ++strangers;
    const std::string head = fmt::format("{} documents tie at {}", first.tied, score_text(first.score));
    if (strangers == 0) return head + ": this rank cannot tell them apart.";
    return fmt::format("{}, and {} of them share{} no word with the query: this rank cannot tell them apart.",
                       head, strangers, strangers == 1 ? "s" : "");
}

std::string trouble_sentence(const Analysis& a) {
    if (!a.query.problem.empty()) return a.query.problem;
    if (a.latent.order.empty())
        return fmt::format("Nothing of the query is left at rank {}: there is no ranking.", a.k);
    if (a.cut_in_tie)
        return fmt::format(
            "σ{0} = σ{1}: a cut between equal singular values is arbitrary, and so is this ranking.", a.k,
            a.k + 1);
    if (a.latent.all_tied)
        return fmt::format("At rank {} all documents tie at {}: the ranking means nothing.", a.k,
                           score_text(a.latent.order.front().score));
    return tie_sentence(a);
}

std::string vanished_sentence(const Analysis& a) {
    if (a.vanished.empty()) return {};
    if (a.vanished.size() == 1)
        return fmt::format(" Document {} is zero here and has no place.", a.vanished.front() + 1);
    return fmt::format(" {} documents are zero here and have no place.", a.vanished.size());
}

double degrees_between(Vec2 p, Vec2 q) {
    const double c = dot(p, q) / (norm(p) * norm(q));
    return std::acos(std::clamp(c, -1.0, 1.0)) * 180 / std::numbers::pi;
}

}  // namespace

std::string invitation(const Params& params) {
    if (params.own) return "Your own table. Say what its rows are, ask, and drag the rank.";
    return std::string(corpus_of(params.corpus).look_for);
}

std::string corpus_title(const Params& params) {
    return params.own ? "your own table" : std::string(corpus_of(params.corpus).title);
}

std::string query_note(const Analysis& a) {
    if (a.query.by_hand)
        return "Moved by hand: the smallest change that lands there. The words no longer say what is asked.";
    if (!a.query.problem.empty()) return a.query.problem;
    if (a.query.unknown.empty()) return {};
    const bool one = a.query.unknown.size() == 1;
    return fmt::format("{} {} not in the vocabulary and count{} nothing.", quoted_list(a.query.unknown),
                       one ? "is" : "are", one ? "s" : "");
}

std::string document_name(const Analysis& a, int document) {
    const std::string& name = a.table.documents[static_cast<std::size_t>(document)];
    if (a.themes.empty()) return name;
    return fmt::format("“{}”", name);
}

std::string score_text(double score) { return fixed_text(score, 3); }

std::string percent_text(double part) { return fmt::format("{} %", fixed_text(100 * part, 1)); }

std::string bar_sentence(const Params& params, const SearchLab::View&, const Analysis& a) {
    if (const std::string trouble = trouble_sentence(a); !trouble.empty())
        return trouble + vanished_sentence(a);
    const bool tickets = !params.own && params.corpus == "tickets";
    if (tickets && same_order(a))
        return fmt::format(
            "The order stays, and no score moves by more than {}: on four tickets a sanity check, "
            "no evidence.",
            fixed_text(a.largest_change, 4));
    if (!a.vanished.empty()) return fmt::format("Rank {}.", a.k) + vanished_sentence(a);
    if (a.k >= a.effective)
        return "Rank k is all of the table: the order is that of plain cosine, found by common words alone.";
    if (const Ranked* found = found_by_meaning(a))
        return fmt::format("{} shares no word with the query, only its company, and stands in place {}.",
                           document_name(a, found->document), found->place);
    return fmt::format("No score moves by more than {}.", fixed_text(a.largest_change, 3));
}

std::string angle_sentence(const SearchLab::View& view, const Analysis& a, std::optional<int> document,
                           bool whole) {
    const search::AxisPair axes = SearchLab::axes(view, a);
    if (const int beyond = std::max(axes.first, axes.second); beyond >= a.k)
        return whole ? fmt::format("rank {} leaves direction {} out: it is zero here", a.k, beyond + 1)
                     : fmt::format("rank {}: {} is left out", a.k, beyond + 1);
    if (!document || !a.latent.scores[static_cast<std::size_t>(*document)]) return {};
    const double score = *a.latent.scores[static_cast<std::size_t>(*document)];
    const Vec2 d{a.coordinate(axes.first, *document), a.coordinate(axes.second, *document)};
    const Vec2 q{a.query_coordinate(axes.first), a.query_coordinate(axes.second)};
    const std::string all = fixed_text(std::acos(score) * 180 / std::numbers::pi, 1);
    const bool is_all = a.k <= 2 && axes == search::AxisPair{0, 1};
    const double least = 1e-9 * a.sigma[0];
    if (!whole) return fmt::format("query to {}: {}° in all {}", *document + 1, all, a.k);
    if (is_all || norm(d) <= least || norm(q) <= least)
        return fmt::format("query to document {}: {}°, in all {} directions", *document + 1, all, a.k);
    return fmt::format("query to document {}: {}° here, {}° in all {}", *document + 1,
                       fixed_text(degrees_between(d, q), 1), all, a.k);
}

std::string orientation_note(const Params& params, const Analysis& a) {
    const bool terms = params.rows == search::Rows::Terms;
    const std::string shape =
        fmt::format("{} {} × {} {}", terms ? a.terms() : a.documents(), terms ? "terms" : "documents",
                    terms ? a.documents() : a.terms(), terms ? "documents" : "terms");
    if (terms)
        return shape +
               ": words are rows of U, documents columns of ΣVᵀ. Scores are cosines of these columns.";
    return shape + ": words are rows of V, documents rows of UΣ. Scores are cosines of these rows.";
}

std::string description(const Params& params, const SearchLab::View& view, const Analysis& a) {
    std::string out = fmt::format("{} documents, {} terms, rank {} of {}, query “{}”. ", a.documents(),
                                  a.terms(), a.k, a.most_k, params.query);
    if (!a.latent.order.empty())
        out += fmt::format("First: {} with cosine {}. ", document_name(a, a.latent.order.front().document),
                           score_text(a.latent.order.front().score));
    return out + bar_sentence(params, view, a);
}

}  // namespace svdscope::search_words
