// The tokeniser, the vocabulary and the three corpora that come along.
#include "core/data/corpus.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/data/shipped.hpp"
#include "core/io/csv.hpp"
#include "core/io/table.hpp"

namespace svdscope {
namespace {

constexpr int kLeastDocuments = 2;  // a word of one document joins nothing to anything

constexpr std::array<CorpusInfo, 3> kCorpora{{
    {"themes", "Five themes",
     "Forty sentences. Some themes have two words for one thing: car and automobile, doctor and physician, "
     "cook and chef, violin and fiddle, ship and vessel. No sentence has both."},
    {"tickets", "Four tickets",
     "Four support tickets and three features, as numbers. Too few to show more than that it works."},
    {"degenerate", "Eight that fail",
     "Eight short documents that hardly share a word: two singular values are equal, and one document "
     "vanishes at rank 3."},
}};

// Sorted, for a search by halves.
constexpr std::array<std::string_view, 62> kStopWords{
    "a",    "about", "above",  "after", "against", "all",  "an",      "and",   "are",   "as",   "at",
    "be",   "been",  "before", "but",   "by",      "can",  "do",      "every", "for",   "from", "had",
    "has",  "have",  "he",     "her",   "his",     "i",    "if",      "in",    "into",  "is",   "it",
    "its",  "my",    "no",     "not",   "of",      "on",   "or",      "our",   "out",   "she",  "so",
    "that", "the",   "their",  "there", "they",    "this", "through", "to",    "under", "was",  "we",
    "were", "what",  "when",   "where", "which",   "with", "you"};

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::string_view next_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

int theme_index(std::vector<std::string>& themes, std::string_view name) {
    const auto found = std::ranges::find(themes, name);
    if (found != themes.end()) return static_cast<int>(found - themes.begin());
    themes.emplace_back(name);
    return static_cast<int>(themes.size()) - 1;
}

// Lines "theme | sentence" and "? theme | query"; # begins a comment.
void read_themes(Corpus& corpus, std::string_view bytes) {
    std::vector<std::string> sentences;
    while (!bytes.empty()) {
        std::string_view line = next_line(bytes);
        const std::size_t bar = line.find('|');
        if (bar == std::string_view::npos || line.front() == '#') continue;
        const bool query = line.front() == '?';
        const std::string_view name = trimmed(line.substr(query ? 1 : 0, bar - (query ? 1 : 0)));
        const int theme = theme_index(corpus.themes, name);
        const std::string words(trimmed(line.substr(bar + 1)));
        if (query) {
            corpus.labelled.push_back({words, theme});
        } else {
            sentences.push_back(words);
            corpus.theme_of.push_back(theme);
        }
    }
    corpus.table = count_words(std::move(sentences), kLeastDocuments);
}

TermTable tickets() {
    TermTable table;
    table.words = false;
    table.terms = {"feature 1", "feature 2", "feature 3"};
    table.documents = {"ticket 1", "ticket 2", "ticket 3", "ticket 4"};
    table.counts = {3, 0, 1, 0, 3, 1, 2, 1, 0.5, 1, 2, 1.5};
    return table;
}

// Rows are terms; the first column holds their names.
TermTable counts_in(std::string_view bytes) {
    TermTable table;
    const Result<Table> read = parse_table(bytes);
    if (!read) return table;
    for (const TableColumn& column : read->columns) {
        if (column.kind != ColumnKind::Numbers) continue;
        table.documents.push_back(column.name);
        table.counts.insert(table.counts.end(), column.values.begin(), column.values.end());
    }
    DelimitedReader lines(bytes, {});
    if (!lines.next()) return table;
    for (std::size_t row = 0; row < read->rows; ++row) {
        const auto cells = lines.next();
        if (cells && !cells->empty()) table.terms.push_back(cells->front());
    }
    return table;
}

}  // namespace

std::vector<std::string> all_words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        if (is_word_byte(c))
            word += lower(c);
        else
            finish();
    }
    finish();
    return words;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words = all_words_of(text);
    std::erase_if(words, is_stop_word);
    return words;
}

bool is_stop_word(std::string_view word) { return std::ranges::binary_search(kStopWords, word); }

TermTable count_words(std::vector<std::string> documents, int least) {
    std::map<std::string, int> documents_with;
    std::vector<std::vector<std::string>> words;
    for (const std::string& document : documents) {
        words.push_back(words_of(document));
        for (const std::string& word : std::set<std::string>(words.back().begin(), words.back().end()))
            ++documents_with[word];
    }
    TermTable table;
    std::map<std::string, int> index;
    for (const auto& [word, count] : documents_with) {
        if (count < least) continue;
        index[word] = static_cast<int>(table.terms.size());
        table.terms.push_back(word);
    }
    table.documents = std::move(documents);
    table.counts.assign(table.terms.size() * table.documents.size(), 0);
    for (std::size_t d = 0; d < words.size(); ++d)
        for (const std::string& word : words[d])
            if (const auto found = index.find(word); found != index.end())
                table.count(found->second, static_cast<int>(d)) += 1;
    return table;
}

std::span<const CorpusInfo> corpora() { return kCorpora; }

Corpus corpus_of(std::string_view id) {
    const auto* info = std::ranges::find(kCorpora, id, &CorpusInfo::id);
    if (info == kCorpora.end()) info = kCorpora.begin();
    Corpus corpus{info->id, info->title, info->look_for, {}, {}, {}, {}, false};
    if (info->id == "themes") read_themes(corpus, shipped_file("five_themes.txt"));
    if (info->id == "tickets") corpus.table = tickets(), corpus.documents_as_rows = true;
    if (info->id == "degenerate") corpus.table = counts_in(shipped_file("degenerate_term_counts_33x8.csv"));
    return corpus;
}

}  // namespace svdscope
