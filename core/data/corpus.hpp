// Corpora: words of a sentence, the vocabulary of many, tables of counts, and those that come along.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace svdscope {

/// A table of terms and documents. Entry of term t in document d: counts[d * terms.size() + t].
struct TermTable {
    std::vector<std::string> terms;
    std::vector<std::string> documents;  ///< names, or the sentences themselves
    std::vector<double> counts;
    bool words = true;  ///< terms are words, so that a query can be typed in words; else numbers, one a term

    double count(int term, int document) const {
        return counts[static_cast<std::size_t>(document) * terms.size() + static_cast<std::size_t>(term)];
    }
    double& count(int term, int document) {
        return counts[static_cast<std::size_t>(document) * terms.size() + static_cast<std::size_t>(term)];
    }
    bool operator==(const TermTable&) const = default;
};

/// A query whose relevant documents are those of one theme.
struct LabelledQuery {
    std::string words;
    int theme = 0;
};

struct Corpus {
    std::string_view id;     ///< permanent
    std::string_view title;  ///< on its button
    std::string_view look_for;
    TermTable table;
    std::vector<std::string> themes;      ///< names; empty: the documents have none
    std::vector<int> theme_of;            ///< of each document, an index of `themes`; empty as that is
    std::vector<LabelledQuery> labelled;  ///< empty: nobody has said what is relevant
    bool documents_as_rows = false;       ///< how the table is usually written
};

/// The words of a text in order, in lower case (ASCII). A word is a run of letters, digits and bytes beyond
/// ASCII.
std::vector<std::string> all_words_of(std::string_view text);
/// The same without stop words.
std::vector<std::string> words_of(std::string_view text);
/// Whether a word (in lower case) says nothing about the subject: a, the, of, ...
bool is_stop_word(std::string_view word);

/// The words that stand in at least `least` of the documents, in alphabetical order, and how often each
/// stands in each. No stemming: "engine" and "engines" are two words.
TermTable count_words(std::vector<std::string> documents, int least);

/// Ids and titles without the tables, in the order of their buttons.
struct CorpusInfo {
    std::string_view id, title, look_for;
};
std::span<const CorpusInfo> corpora();
/// One of `corpora()`; the first for an unknown id.
Corpus corpus_of(std::string_view id);

}  // namespace svdscope
