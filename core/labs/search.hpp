// The search lab's mathematics: a table of terms and documents, a query, and the ranking before and after
// rank k.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/retrieval.hpp"
#include "core/base/result.hpp"
#include "core/data/corpus.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope::search {

/// The most terms and the most documents of a table: its SVD must fit into the frame of a drag.
inline constexpr int kMostSide = 150;
/// Recall is counted among so many documents.
inline constexpr int kRecallAt = 8;
/// Entries beyond this are no counts, and their squares would leave the range of doubles.
inline constexpr double kLargestEntry = 1e100;

enum class Weights { Counts, TfIdf };
/// What the rows of the written table are.
enum class Rows { Terms, Documents };

/// One cell of the table that a hand has changed.
struct CellEdit {
    int term = 0, document = 0;
    double value = 0;
    bool operator==(const CellEdit&) const = default;
};

/// A table as a file writes it, entries by rows. Without names for what turn out to be its terms, queries are
/// numbers.
struct OwnTable {
    std::vector<std::string> rows, columns;  ///< names; rows may be empty: then they are numbered
    std::vector<double> values;              ///< rows x columns, by rows
    int row_count = 0;
    bool named_columns = false;
    bool operator==(const OwnTable&) const = default;
};
using OwnTablePtr = std::shared_ptr<const OwnTable>;

struct Params {
    std::string corpus = "themes";  ///< one of corpora()
    OwnTablePtr own{};              ///< instead of it, where there is one
    std::vector<CellEdit> edits{};  ///< in the order of terms within documents, one a cell
    /// How the table is written. For a corpus that comes along it changes the letters and no number; for an
    /// own table it says what the file means.
    Rows rows = Rows::Terms;
    Weights weights = Weights::TfIdf;
    int k = 5;                         ///< rank; more than there is means all
    std::string query = "automobile";  ///< words, or numbers one a term
    std::vector<double> moved{};       ///< the weighted query as a hand has left it; empty: what is typed
    bool operator==(const Params& other) const;
};

/// What the query is, and where it falls.
struct Query {
    std::vector<std::string> known, unknown;  ///< its words, without stop words
    std::vector<double> weighted;             ///< one a term; all zero where there is a problem
    std::vector<double> folded;               ///< directions^T weighted, one a direction
    std::string problem;   ///< one sentence: why nothing can be asked; empty: something can
    bool by_hand = false;  ///< moved in the plane, so the words no longer say what it is
    double kept = 0;       ///< length at rank k as a part of its length, 0 to 1
};

/// A ranking of the documents.
struct Standing {
    std::vector<std::optional<double>> scores;  ///< cosine of each document; nothing where there is no angle
    std::vector<Ranked> order;
    std::vector<int> place;  ///< of each document, from 1; 0: no score
    bool all_tied = false;   ///< at least two documents, and no two of them told apart
};

/// Mean over the labelled queries of what expected_recall finds among the first kRecallAt.
struct Recall {
    double plain = 0;
    std::vector<double> at_rank;  ///< for k = 1, 2, ...
    int queries = 0;              ///< 0: nobody has said what is relevant
};

struct Analysis {
    TermTable table;  ///< with the edits
    std::vector<std::string> themes;
    std::vector<int> theme_of;  ///< -1: none
    std::vector<LabelledQuery> labelled;

    std::vector<double> weighted;  ///< as table.counts, after weighting
    std::vector<double> sigma;
    std::vector<double> cumulative;  ///< share of the energy of the first i + 1
    std::vector<double> directions;  ///< terms x r, by columns: what a one-word query folds to stands in rows
    std::vector<double> coordinates;  ///< r x documents, by columns: sigma_i v_i of each document
    std::vector<double> idf;          ///< of each term; ones for counts
    int most_k = 1, k = 1;            ///< r = min(terms, documents); the rank in force
    bool cut_in_tie = false;          ///< sigma_k = sigma_(k+1): the space of rank k is not unique
    int effective = 0;                ///< how many sigma are not zero

    Query query;
    Standing plain, latent;
    double largest_change = 0;  ///< of a score, where both have one
    std::vector<int> vanished;  ///< documents that are zero at rank k and are not zero themselves
    Recall recall;

    int terms() const { return static_cast<int>(table.terms.size()); }
    int documents() const { return static_cast<int>(table.documents.size()); }
    double energy() const { return cumulative[static_cast<std::size_t>(k - 1)]; }
    /// A document's coordinate along a direction (from 0) as rank k sees it: zero from k on.
    double coordinate(int direction, int document) const;
    double query_coordinate(int direction) const;
    /// Where a query of this one word would fall.
    double term_coordinate(int direction, int term) const;
    /// Whether a document has a word of the query: its plain cosine is not zero.
    bool shares_a_word(int document) const;
};

/// Pure. Fails with one sentence: an own table that is too large or too small, an entry that is not finite or
/// beyond kLargestEntry, an edit outside of the table. A query that cannot be asked is no failure: see
/// Query::problem.
Result<Analysis> analyze(const Params& params);

/// The table as its rows are written: entry (row, column) is which term and document.
struct CellPlace {
    int term = 0, document = 0;
};
CellPlace place_in(Rows rows, int row, int column);

/// Another corpus with its usual writing, weights, query and rank.
Params with_corpus(std::string_view id);
/// The first cells of the lines of a text table whose first column holds names, without its header; empty
/// when it has no such column.
std::vector<std::string> row_names(std::string_view bytes);
/// A table of one's own, with a first document asked as the query.
Params with_table(const Params& params, OwnTable table);
/// Rows and columns change their meaning (own) or their place (those that come along).
Params with_rows(const Params& params, Rows rows);
Params with_entry(const Params& params, int term, int document, double value);
/// The smallest change of the query that folds to these coordinates in two directions; along directions
/// beyond rank k nothing moves.
Params with_query_at(const Params& params, const Analysis& analysis, int first, int second, Vec2 to);
/// Asks with a document itself.
Params with_document(const Params& params, const Analysis& analysis, int document);
/// The two of the first k directions along which the query is longest, the smaller index first.
struct AxisPair {
    int first = 0, second = 1;
    bool operator==(const AxisPair&) const = default;
};
AxisPair axes_of_query(const Analysis& analysis);

}  // namespace svdscope::search
