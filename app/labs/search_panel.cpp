// The search lab's panel: question, corpus, query, the equation with k, few numbers.
#include "app/labs/search_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/lab/panel.hpp"
#include "app/labs/search_state.hpp"
#include "app/labs/search_words.hpp"
#include "app/ui/number_text.hpp"
#include "app/ui/text_cell.hpp"
#include "app/ui/widgets.hpp"

namespace svdscope {
namespace search_panel {
namespace {

constexpr int kMostNumberCells = 4;
constexpr std::size_t kLongestQuery = 4096;

void corpus_fold(Ui& ui, search::Params& params, SearchLab::View& view, SearchLab::Session& session) {
    next_row(ui, 6);
    if (!fold(ui, "fold_corpus", "Corpus", search_words::corpus_title(params), view.folds.corpus)) return;
    next_row(ui);
    bool first = true;
    for (const CorpusInfo& corpus : corpora()) {
        if (!std::exchange(first, false)) flow(ui, corpus.title);
        const bool chosen = !params.own && params.corpus == corpus.id;
        if (choice(ui, "corpus_" + std::string(corpus.id), corpus.title, chosen) && !chosen) {
            params = search::with_corpus(corpus.id);
            view.term = view.document = 0;
            SearchLab::fit(view, session);
            session.aim = true;
        }
        hint(ui, corpus.look_for);
    }
    note_row(ui, "The rows of the table are");
    next_row(ui, 2);
    if (choice(ui, "rows_terms", "terms", params.rows == search::Rows::Terms))
        params = with_rows(params, search::Rows::Terms), session.aim = params.own != nullptr;
    flow(ui, "documents");
    if (choice(ui, "rows_documents", "documents", params.rows == search::Rows::Documents))
        params = with_rows(params, search::Rows::Documents), session.aim = params.own != nullptr;
    note_row(ui, params.own
                     ? "Your file stays as it is; this says what it means."
                     : "The same table written the other way: U and V change places, no score changes.");
    note_row(ui,
             fmt::format("Your own: drop a .csv, .tsv or .npy of counts on the window, or Ctrl+O; at most {} "
                         "terms and {} documents.",
                         search::kMostSide, search::kMostSide));
    next_row(ui, 8);
}

void asked(Context c) {
    c.params.moved.clear();
    c.session.aim = true;
    c.view.welcomed = true;
}

// Each number of a query of few terms in a cell of its own, which can be dragged.
void number_cells(Context c) {
    auto& [ui, params, view, session, a] = c;
    next_row(ui, 8);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({start.x, start.y + ui.px(4)});
    text(ui, Face::Title, ui.theme.ink, "q =");
    CellStyle style;
    style.color = ui.theme.ink, style.width = 64, style.height = 34;
    std::vector<double> values = a.query.weighted;
    bool changed = false;
    for (int t = 0; t < a.terms(); ++t) {
        ImGui::SetCursorPos({start.x + ui.px(50 + 70.0F * static_cast<float>(t)), start.y});
        changed |= number_cell(ui, fmt::format("query_{}", t), values[static_cast<std::size_t>(t)], style);
    }
    ImGui::SetCursorPos({start.x, start.y + ui.px(38)});
    if (!changed) return;
    params.query.clear();
    for (const double value : values)
        params.query += fmt::format("{}{}", params.query.empty() ? "" : ", ", value);
    params.moved.clear();
}

void query_rows(Context c) {
    auto& [ui, params, view, session, a] = c;
    const bool cells =
        !a.table.words && a.terms() <= kMostNumberCells && params.weights == search::Weights::Counts;
    if (cells) {
        number_cells(c);
    } else {
        TextCellStyle style;
        style.color = ui.theme.ink;
        style.face = Face::Caption;
        style.width = 328, style.height = 36;
        style.empty = a.table.words ? "words to ask for" : "one number for each term";
        next_row(ui, 8);
        std::string typed = params.query;
        if (text_cell(ui, "words", typed, style)) {
            params.query = readable_text(typed, kLongestQuery);
            asked(c);
        }
    }
    next_row(ui, 4);
    const std::string note = search_words::query_note(a);
    const bool trouble = !a.query.problem.empty() || (!a.query.unknown.empty() && !a.query.by_hand);
    if (!note.empty()) paragraph(ui, Face::Small, trouble ? ui.theme.error : ui.theme.ink_soft, note);
    if (!a.query.by_hand) return;
    next_row(ui, 2);
    if (button(ui, "back_to_words", "Back to the words")) params.moved.clear();
}

void equation(Context c) {
    auto& [ui, params, view, session, a] = c;
    next_row(ui, 10);
    const ImVec2 start = ImGui::GetCursorPos();
    text(ui, Face::Title, ui.theme.ink, "A ≈ Uₖ Σₖ Vₖᵀ");
    ImGui::SetCursorPos({start.x, start.y + ui.px(36)});
    text(ui, Face::Title, ui.theme.ink, params.rows == search::Rows::Terms ? "q → Uₖᵀ q" : "q → Vₖᵀ q");
    ImGui::SetCursorPos({start.x + ui.px(176), start.y + ui.px(20)});
    text(ui, Face::Title, ui.theme.ink, "k =");
    ImGui::SetCursorPos({start.x + ui.px(220), start.y + ui.px(16)});
    int k = a.k;
    if (whole_cell(ui, "k", k, 1, a.most_k, 72)) SearchLab::set_rank(params, view, a, k);
    ImGui::SetCursorPos({start.x, start.y + ui.px(72)});
}

void facts(Context c) {
    Ui& ui = c.ui;  // no structured binding: lambdas hold it
    search::Params& params = c.params;
    const search::Analysis& a = c.analysis;
    next_row(ui, 2);
    separator(ui);
    fact_row(ui, "energy", search_words::percent_text(a.energy()), "kept");
    if (a.query.problem.empty()) {
        const auto shared = std::ranges::count_if(
            a.plain.order, [&](const Ranked& each) { return a.shares_a_word(each.document); });
        if (a.table.words)
            fact_row(ui, "share a word", fmt::format("{}", shared),
                     fmt::format("of {} documents", a.documents()));
        fact_row(ui, "change", fixed_text(a.largest_change, 4), "of a score at most");
        fact_row(ui, "query", search_words::percent_text(a.query.kept), "of its length kept");
    }
    if (a.recall.queries > 0)
        fact_row(ui, fmt::format("recall@{}", search::kRecallAt),
                 fixed_text(a.recall.at_rank[static_cast<std::size_t>(a.k - 1)], 2),
                 fmt::format("plain {}", fixed_text(a.recall.plain, 2)));
    next_row(ui, 2);
    note_row(ui, search_words::orientation_note(params, a));
    next_row(ui, 2);
    separator(ui);
}

}  // namespace

bool whole_cell(Ui& ui, const char* name, int& value, int low, int high, float width) {
    CellStyle style;
    style.color = ui.theme.first, style.face = Face::Equation;
    style.width = width, style.height = 36, style.decimals = 0;
    style.per_pixel = 0.1, style.step = 1, style.snap = 5;
    double typed = value;
    if (!number_cell(ui, name, typed, style)) return false;
    const int now = static_cast<int>(std::clamp<double>(std::round(typed), low, high));
    return std::exchange(value, now) != now;
}

}  // namespace search_panel

void SearchLab::controls(Ui& ui, Params& params, View& view, Session& session) {
    question_rows(ui, info.question, search_words::invitation(params));
    if (!ui.presenter) search_panel::corpus_fold(ui, params, view, session);
}

void SearchLab::numbers(Ui& ui, Params& params, View& view, Session& session, const Analysis& analysis,
                        Requests&) {
    using namespace search_panel;
    const Context context{ui, params, view, session, analysis};
    query_rows(context);
    equation(context);
    if (ui.presenter) return;
    facts(context);
    table_fold(context);
    weights_fold(context);
    plane_fold(context);
    labelled_fold(context);
    claims_fold(context);
    next_row(ui, 16);
    ImGui::Dummy({1, 1});
}

}  // namespace svdscope
