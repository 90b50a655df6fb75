// From the table to the two rankings: weights, latent space, query, scores, recall.
#include "core/labs/search.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/energy.hpp"
#include "core/analysis/latent_space.hpp"
#include "core/analysis/term_weights.hpp"
#include "core/labs/search_query.hpp"

namespace svdscope::search {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
// Coordinates carry errors of about max(m, n) eps; what is no longer than this is zero to rounding.
constexpr double kNothing = 8;
// Singular values this close are equal to rounding: their vectors are any rotation of each other.
constexpr double kSigmaTie = 64;

std::vector<double> list_of(const VectorXd& v) { return {v.begin(), v.end()}; }
std::vector<double> list_of(const MatrixXd& m) { return {m.data(), m.data() + m.size()}; }

std::string name_at(const std::vector<std::string>& names, int index, const char* what) {
    const auto i = static_cast<std::size_t>(index);
    return i < names.size() && !names[i].empty() ? names[i]
                                                 : std::string(what) + " " + std::to_string(index + 1);
}

// Whether a term can be asked for by typing it.
bool is_one_word(const std::string& name) {
    const std::vector<std::string> words = all_words_of(name);
    return words.size() == 1 && words.front().size() == name.size();
}

Result<TermTable> table_of(const OwnTable& own, Rows rows) {
    const int m = own.row_count, n = static_cast<int>(own.columns.size());
    if (m < 2 || n < 2) return fail("a table needs at least two terms and two documents");
    if (m > kMostSide || n > kMostSide)
        return fail(std::to_string(m) + " rows and " + std::to_string(n) + " columns are more than " +
                    std::to_string(kMostSide) +
                    ", the most terms or documents that are computed while a hand drags");
    const bool terms_are_rows = rows == Rows::Terms;
    TermTable table;
    for (int i = 0; i < m; ++i)
        (terms_are_rows ? table.terms : table.documents)
            .push_back(name_at(own.rows, i, terms_are_rows ? "term" : "document"));
    for (int j = 0; j < n; ++j)
        (terms_are_rows ? table.documents : table.terms)
            .push_back(name_at(own.columns, j, terms_are_rows ? "document" : "term"));
    table.words = (terms_are_rows ? !own.rows.empty() : own.named_columns) &&
                  std::ranges::all_of(table.terms, is_one_word);
    table.counts.assign(own.values.size(), 0);
    for (int i = 0; i < m; ++i)
        for (int j = 0; j < n; ++j) {
            const CellPlace at = place_in(rows, i, j);
            table.count(at.term, at.document) = own.values[static_cast<std::size_t>(i * n + j)];
        }
    return table;
}

Result<void> take_source(const Params& params, Analysis& a) {
    if (params.own) {
        Result<TermTable> table = table_of(*params.own, params.rows);
        if (!table) return tl::unexpected(table.error());
        a.table = std::move(*table);
    } else {
        Corpus corpus = corpus_of(params.corpus);
        a.table = std::move(corpus.table);
        a.themes = std::move(corpus.themes);
        a.theme_of = std::move(corpus.theme_of);
        a.labelled = std::move(corpus.labelled);
    }
    a.theme_of.resize(a.table.documents.size(), -1);
    for (const CellEdit& edit : params.edits) {
        if (edit.term < 0 || edit.term >= a.terms() || edit.document < 0 || edit.document >= a.documents())
            return fail("a changed cell, term " + std::to_string(edit.term + 1) + " of document " +
                        std::to_string(edit.document + 1) + ", lies outside of the table of " +
                        std::to_string(a.terms()) + " terms and " + std::to_string(a.documents()) +
                        " documents");
        a.table.count(edit.term, edit.document) = edit.value;
    }
    for (const double value : a.table.counts)
        if (!(std::abs(value) <= kLargestEntry))
            return fail("an entry of the table is not a number between -1e100 and 1e100");
    return {};
}

MatrixXd weighted_table(const Params& params, Analysis& a) {
    const Eigen::Map<const MatrixXd> counts(a.table.counts.data(), a.terms(), a.documents());
    a.idf.assign(a.table.terms.size(), 1);
    if (params.weights == Weights::Counts) return counts;
    const VectorXd idf = inverse_document_frequency(counts);
    MatrixXd weighted(counts.rows(), counts.cols());
    for (Eigen::Index d = 0; d < counts.cols(); ++d) weighted.col(d) = tf_idf(counts.col(d), idf);
    a.idf = list_of(idf);
    return weighted;
}

void describe_space(const Params& params, const LatentSpace& space, Analysis& a) {
    a.sigma = list_of(space.sigma);
    a.cumulative = cumulative_energy(a.sigma);
    a.directions = list_of(space.directions);
    a.coordinates = list_of(space.documents);
    a.most_k = static_cast<int>(a.sigma.size());
    a.k = std::clamp(params.k, 1, a.most_k);
    const double tolerance = kSigmaTie * kEps * a.sigma[0];
    a.effective =
        static_cast<int>(std::ranges::count_if(a.sigma, [&](double s) { return s > tolerance && s > 0; }));
    const auto k = static_cast<std::size_t>(a.k);
    a.cut_in_tie = k < a.sigma.size() && a.sigma[k] > tolerance && a.sigma[k - 1] - a.sigma[k] <= tolerance;
}

Standing standing_of(std::vector<std::optional<double>> scores) {
    Standing standing;
    standing.scores = std::move(scores);
    standing.order = ranking(standing.scores);
    standing.place.assign(standing.scores.size(), 0);
    for (const Ranked& each : standing.order)
        standing.place[static_cast<std::size_t>(each.document)] = each.place;
    const std::size_t scored = standing.order.size();
    standing.all_tied = scored >= 2 && static_cast<std::size_t>(standing.order.front().tied) == scored;
    return standing;
}

/// What is as good as zero in the latent space of this table.
struct Zero {
    double document = 0;
    double query = 0;  ///< as a part of the query's length
};

Zero zero_of(const Analysis& a) {
    const double side = std::max(a.terms(), a.documents());
    return {kNothing * side * kEps * a.sigma[0], kNothing * side * kEps};
}

std::vector<std::optional<double>> latent_scores(const LatentSpace& space, const VectorXd& folded,
                                                 double length, int k, Zero zero) {
    return cosines(space.documents.topRows(k), folded.head(k), zero.document, zero.query * length);
}

void compare(const LatentSpace& space, const MatrixXd& weighted, Analysis& a) {
    const Eigen::Map<const VectorXd> q(a.query.weighted.data(), a.terms());
    const VectorXd folded = fold_in(space, q);
    const double length = q.stableNorm();
    const Zero zero = zero_of(a);
    a.query.folded = list_of(folded);
    a.query.kept = length > 0 ? std::min(1.0, folded.head(a.k).stableNorm() / length) : 0;
    a.plain = standing_of(cosines(weighted, q, 0, 0));
    a.latent = standing_of(latent_scores(space, folded, length, a.k, zero));
    for (int d = 0; d < a.documents(); ++d) {
        const auto i = static_cast<std::size_t>(d);
        const auto before = a.plain.scores[i], after = a.latent.scores[i];
        if (before && after) a.largest_change = std::max(a.largest_change, std::abs(*after - *before));
        const bool gone = space.documents.col(d).head(a.k).stableNorm() <= zero.document;
        if (gone && !weighted.col(d).isZero(0)) a.vanished.push_back(d);
    }
}

VectorXd weighted_query(const Params& params, const Analysis& a, const std::string& words) {
    Params asked = params;
    asked.query = words;
    asked.moved.clear();
    const Query query = query_of(asked, a);
    return Eigen::Map<const VectorXd>(query.weighted.data(), a.terms());
}

// For one query at every rank: dot products and lengths grow by one direction at a time.
void add_recall(const LatentSpace& space, const MatrixXd& squares, const VectorXd& q, Zero zero,
                const std::vector<bool>& relevant, Recall& recall) {
    const VectorXd folded = fold_in(space, q);
    const double least = zero.query * q.stableNorm();
    VectorXd dots = VectorXd::Zero(space.documents.cols());
    std::vector<std::optional<double>> scores(relevant.size());
    double square = 0;
    for (Eigen::Index i = 0; i < folded.size(); ++i) {
        dots += folded[i] * space.documents.row(i).transpose();
        square += folded[i] * folded[i];
        const double length = std::sqrt(square);
        for (Eigen::Index d = 0; d < dots.size(); ++d) {
            const double size = std::sqrt(squares(i, d));
            auto& score = scores[static_cast<std::size_t>(d)];
            score.reset();
            if (length > least && size > zero.document) score = dots[d] / length / size;
        }
        recall.at_rank[static_cast<std::size_t>(i)] += expected_recall(scores, relevant, kRecallAt);
    }
}

Recall recall_of(const Params& params, const LatentSpace& space, const MatrixXd& weighted,
                 const Analysis& a) {
    Recall recall;
    if (a.labelled.empty()) return recall;
    recall.queries = static_cast<int>(a.labelled.size());
    recall.at_rank.assign(static_cast<std::size_t>(a.most_k), 0);
    MatrixXd squares = space.documents.cwiseAbs2();
    for (Eigen::Index i = 1; i < squares.rows(); ++i) squares.row(i) += squares.row(i - 1);
    for (const LabelledQuery& labelled : a.labelled) {
        const VectorXd q = weighted_query(params, a, labelled.words);
        std::vector<bool> relevant;
        for (const int theme : a.theme_of) relevant.push_back(theme == labelled.theme);
        recall.plain += expected_recall(cosines(weighted, q, 0, 0), relevant, kRecallAt);
        add_recall(space, squares, q, zero_of(a), relevant, recall);
    }
    recall.plain /= recall.queries;
    for (double& value : recall.at_rank) value /= recall.queries;
    return recall;
}

}  // namespace

bool Params::operator==(const Params& o) const {
    const bool same_own = own == o.own || (own && o.own && *own == *o.own);
    return same_own && corpus == o.corpus && edits == o.edits && rows == o.rows && weights == o.weights &&
           k == o.k && query == o.query && moved == o.moved;
}

double Analysis::coordinate(int direction, int document) const {
    if (direction >= k) return 0;
    return coordinates[static_cast<std::size_t>(document) * sigma.size() +
                       static_cast<std::size_t>(direction)];
}

double Analysis::query_coordinate(int direction) const {
    return direction < k ? query.folded[static_cast<std::size_t>(direction)] : 0;
}

double Analysis::term_coordinate(int direction, int term) const {
    if (direction >= k) return 0;
    const auto t = static_cast<std::size_t>(term);
    return idf[t] * directions[static_cast<std::size_t>(direction) * table.terms.size() + t];
}

bool Analysis::shares_a_word(int document) const {
    const auto score = plain.scores[static_cast<std::size_t>(document)];
    return score && std::abs(*score) > kScoreTie;
}

Result<Analysis> analyze(const Params& params) {
    Analysis a;
    if (auto taken = take_source(params, a); !taken) return tl::unexpected(taken.error());
    const MatrixXd weighted = weighted_table(params, a);
    const Result<LatentSpace> space = latent_space(weighted);
    if (!space) return tl::unexpected(space.error());
    a.weighted = list_of(weighted);
    describe_space(params, *space, a);
    a.query = query_of(params, a);
    compare(*space, weighted, a);
    a.recall = recall_of(params, *space, weighted, a);
    return a;
}

}  // namespace svdscope::search
