// The search lab's folds: weights, the plane, the labelled queries, and what all this does not do.
#include <imgui.h>

#include <algorithm>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/search_panel.hpp"
#include "app/labs/search_words.hpp"
#include "app/ui/number_text.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope::search_panel {
namespace {

// A whole number from 1 with its name on one row.
bool direction_row(Ui& ui, const char* label, const char* name, int& index, int most) {
    next_row(ui, 2);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(8)});
    text(ui, Face::Body, ui.theme.ink_soft, label);
    ImGui::SetCursorPos({start.x + ui.px(140), start.y});
    int shown = index + 1;
    const bool changed = whole_cell(ui, name, shown, 1, most, 72);
    index = shown - 1;
    ImGui::SetCursorPos({start.x, start.y + ui.px(38)});
    return changed;
}

}  // namespace

void weights_fold(Context c) {
    Ui& ui = c.ui;  // no structured binding: lambdas hold it
    search::Params& params = c.params;
    SearchLab::View& view = c.view;
    SearchLab::Session& session = c.session;
    const bool counts = params.weights == search::Weights::Counts;
    next_row(ui, 6);
    if (!fold(ui, "fold_weights", "Weights", counts ? "counts" : "tf-idf", view.folds.weights)) return;
    next_row(ui);
    const auto choose = [&](search::Weights weights) {
        if (params.weights == weights) return;
        params.weights = weights;
        params.moved.clear();
        session.aim = true;
    };
    if (choice(ui, "weights_counts", "counts", counts)) choose(search::Weights::Counts);
    flow(ui, "tf-idf");
    if (choice(ui, "weights_tf_idf", "tf-idf", !counts)) choose(search::Weights::TfIdf);
    note_row(ui, counts
                     ? "Each word counts as often as it stands in a document."
                     : "count / all counts of the document × (ln(n / (df + 1)) + 1), n documents, df of them "
                       "with the word. A query is weighted by the same numbers.");
    next_row(ui, 8);
}

void plane_fold(Context c) {
    auto& [ui, params, view, session, a] = c;
    const search::AxisPair axes = SearchLab::axes(view, a);
    next_row(ui, 6);
    const std::string shown = fmt::format("directions {} and {}", axes.first + 1, axes.second + 1);
    if (!fold(ui, "fold_plane", "Plane", shown, view.folds.plane)) return;
    int across = axes.first, up = axes.second;
    if (direction_row(ui, "across", "across", across, a.most_k)) {
        view.up = across == axes.second ? axes.first : axes.second;
        view.across = across;
    }
    if (direction_row(ui, "up", "up", up, a.most_k)) {
        view.across = up == axes.first ? axes.second : axes.first;
        view.up = up;
    }
    next_row(ui, 2);
    if (button(ui, "along_query", "Those of the query")) {
        const search::AxisPair pair = axes_of_query(a);
        view.across = pair.first, view.up = pair.second;
    }
    next_row(ui, 4);
    switch_row(ui, "terms", "words as arrows", view.terms);
    note_row(ui,
             "An arrow ends where a query of this one word lands; directions beyond k are zero. A query is "
             "dragged by the smallest change that lands under the hand.");
    next_row(ui, 8);
}

void labelled_fold(Context c) {
    auto& [ui, params, view, session, a] = c;
    if (a.labelled.empty()) return;
    next_row(ui, 6);
    const std::string count = fmt::format("{} queries", a.labelled.size());
    if (!fold(ui, "fold_labelled", "Who is right?", count, view.folds.labelled)) return;
    note_row(ui, "For each of these somebody has said which documents answer it: all of its theme.");
    next_row(ui, 2);
    bool first = true;
    for (std::size_t i = 0; i < a.labelled.size(); ++i) {
        const search::Analysis& analysis = a;
        const LabelledQuery& query = analysis.labelled[i];
        if (!std::exchange(first, false)) flow(ui, query.words);
        if (choice(ui, fmt::format("ask_{}", i), query.words,
                   params.query == query.words && params.moved.empty())) {
            params.query = query.words;
            params.moved.clear();
            session.aim = true;
        }
        hint(ui, analysis.themes[static_cast<std::size_t>(query.theme)]);
    }
    note_row(ui,
             fmt::format("Recall@{} is the part of them among the first {}. A tie across that line counts as "
                         "what any order of the tied would give on average. That the best rank is the number "
                         "of themes is no law: the "
                         "corpus was written so.",
                         search::kRecallAt, search::kRecallAt));
    next_row(ui, 8);
}

void claims_fold(Context c) {
    auto& [ui, params, view, session, a] = c;
    next_row(ui, 6);
    if (!fold(ui, "fold_claims", "What is it true of?", "", view.folds.claims)) return;
    note_row(
        ui,
        "Words are near each other because they keep company with the same words. Synonyms without common "
        "company stay apart, and a word of two meanings has one arrow.");
    next_row(ui, 6);
    note_row(ui,
             "Energy says how much of the table is kept, not how good the search is. Too large a rank finds "
             "common words only, too small a rank finds everything.");
    next_row(ui, 6);
    note_row(
        ui,
        "Two conventions are in use. Here documents are weighted by σ, as plain cosine sees them. Rows of "
        "V alone divide by σ and weigh the weakest direction like the strongest.");
    next_row(ui, 6);
    note_row(ui, a.cut_in_tie
                     ? fmt::format("σ{} and σ{} are equal: any turn between their directions is as right.",
                                   a.k, a.k + 1)
                     : "Directions have a free sign, and no score depends on it.");
    next_row(ui, 8);
}

}  // namespace svdscope::search_panel
