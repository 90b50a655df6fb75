// The sentences of the search lab.
#pragma once
#include <optional>
#include <string>

#include "app/labs/search_lab.hpp"

namespace svdscope::search_words {

/// What to look for in a corpus.
std::string invitation(const search::Params& params);
/// The title of the corpus, or that of one's own table.
std::string corpus_title(const search::Params& params);
/// "“car” and “automobile” are known; “moon” is not": empty when there is nothing to say.
std::string query_note(const search::Analysis& analysis);
/// The one sentence that says what is to be seen now.
std::string bar_sentence(const search::Params& params, const SearchLab::View& view,
                         const search::Analysis& analysis);
/// A document's name without what does not fit: its sentence in quotes, or its label.
std::string document_name(const search::Analysis& analysis, int document);
/// The angle between the query and a document in the plane shown and in all k directions, or that rank k
/// leaves a direction of the plane out; empty where there is neither.
/// Not `whole`: in few words.
std::string angle_sentence(const SearchLab::View& view, const search::Analysis& analysis,
                           std::optional<int> document, bool whole);
/// Which factor holds what, as the table is written.
std::string orientation_note(const search::Params& params, const search::Analysis& analysis);
/// "0.996": a cosine, with the sign of a true minus.
std::string score_text(double score);
/// "93 %": a part of one.
std::string percent_text(double part);
std::string description(const search::Params& params, const SearchLab::View& view,
                        const search::Analysis& analysis);

}  // namespace svdscope::search_words
