// The search lab: its fields, its files, its motion and its keys. Panel, pictures and words have files of
// their own.
#include "app/labs/search_lab.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/labs.hpp"
#include "app/labs/search_picture.hpp"
#include "app/labs/search_state.hpp"
#include "app/labs/search_words.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kWeightNames[] = {"counts", "tf_idf"};
constexpr std::size_t kLongestName = 120;
constexpr std::string_view kRowNames[] = {"terms", "documents"};

// Ranks, with what has no score left out.
void report_standing(FieldWriter& out, const std::string& name, const search::Standing& standing) {
    std::vector<double> order, places, scores;
    for (const Ranked& each : standing.order) {
        order.push_back(each.document);
        places.push_back(each.place);
        scores.push_back(each.score);
    }
    out((name + "_order").c_str(), order);
    out((name + "_places").c_str(), places);
    out((name + "_scores").c_str(), scores);
    out((name + "_all_tied").c_str(), standing.all_tied);
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

}  // namespace

template <class Fields>
void SearchLab::fields(Fields& f, Params& p) {
    f("corpus", CorpusField{p.corpus});
    f("table", OwnTableField{p.own});
    f("edits", EditsField{p.edits});
    f("rows", Named<search::Rows>{p.rows, kRowNames});
    f("weights", Named<search::Weights>{p.weights, kWeightNames});
    f("k", BoundedInt{p.k, 1, search::kMostSide});
    f("query", p.query);
    f("moved", NumbersField{p.moved});
}

template <class Fields>
void SearchLab::fields(Fields& f, View& v) {
    constexpr int kLast = search::kMostSide - 1;
    f("across", BoundedInt{v.across, 0, kLast});
    f("up", BoundedInt{v.up, 0, kLast});
    f("terms", v.terms);
    f("cell_term", BoundedInt{v.term, 0, kLast});
    f("cell_document", BoundedInt{v.document, 0, kLast});
    f("camera", v.camera);
    f("corpus_open", v.folds.corpus);
    f("table_open", v.folds.table);
    f("weights_open", v.folds.weights);
    f("plane_open", v.folds.plane);
    f("labelled_open", v.folds.labelled);
    f("claims_open", v.folds.claims);
    f("welcomed", v.welcomed);
}

// For hosts in other files.
template void SearchLab::fields(FieldWriter&, Params&);
template void SearchLab::fields(FieldReader&, Params&);
template void SearchLab::fields(FieldWriter&, View&);
template void SearchLab::fields(FieldReader&, View&);

void SearchLab::report(FieldWriter& out, const Analysis& a) {
    out("terms", a.terms());
    out("documents", a.documents());
    out("sigma", a.sigma);
    out("k", a.k);
    out("most_k", a.most_k);
    out("energy", a.energy());
    out("cut_in_tie", a.cut_in_tie);
    out("query_weighted", a.query.weighted);
    out("query_folded", a.query.folded);
    out("query_kept", a.query.kept);
    out("query_by_hand", a.query.by_hand);
    out("unknown_words", joined(a.query.unknown));
    out("problem", a.query.problem);
    report_standing(out, "plain", a.plain);
    report_standing(out, "latent", a.latent);
    out("largest_change", a.largest_change);
    out("vanished", static_cast<int>(a.vanished.size()));
    if (a.recall.queries == 0) return;
    out("recall_plain", a.recall.plain);
    out("recall", a.recall.at_rank);
}

Result<void> SearchLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (!document.asked) return fail("a table of words is opened with the search lab in front");
    if (!document.table) return fail(document.no_table);
    search::OwnTable own;
    own.row_count = static_cast<int>(document.table->rows);
    std::vector<const TableColumn*> columns;
    for (const TableColumn& column : document.table->columns) {
        if (column.kind == ColumnKind::Damaged) return fail(column.trouble);
        if (column.kind == ColumnKind::Numbers) columns.push_back(&column);
    }
    for (const TableColumn* column : columns) {
        own.columns.push_back(readable_text(column->name, kLongestName));
        own.named_columns = own.named_columns || !column->header.empty();
    }
    for (std::size_t i = 0; i < document.table->rows; ++i)
        for (const TableColumn* column : columns) own.values.push_back(column->values[i]);
    if (columns.size() < document.table->columns.size()) own.rows = search::row_names(document.bytes);
    if (own.rows.size() != document.table->rows) own.rows.clear();
    for (std::string& name : own.rows) name = readable_text(name, kLongestName);
    params = with_table(params, std::move(own));
    view.term = view.document = 0;
    session.aim = true;
    fit(view, session);
    return {};
}

search::AxisPair SearchLab::axes(const View& view, const Analysis& analysis) {
    const search::AxisPair wanted{view.across, view.up};
    const bool there = wanted.first < analysis.most_k && wanted.second < analysis.most_k;
    return there && wanted.first != wanted.second ? wanted : search::AxisPair{0, 1};
}

void SearchLab::adopt(const Params&, View& view, Session& session, const Analysis& analysis) {
    if (std::exchange(session.aim, false)) {
        const search::AxisPair pair = axes_of_query(analysis);
        view.across = pair.first;
        view.up = pair.second;
    }
    view.term = std::min(view.term, analysis.terms() - 1);
    view.document = std::min(view.document, analysis.documents() - 1);
}

SearchLab::Session SearchLab::quiet(Session session) {
    session.hand = {};
    session.cut_chart.reset();
    session.hovered.reset();
    session.pressed.reset();
    return session;
}

void SearchLab::fit(View& view, Session& session) {
    view.camera.reset();
    session.glide = {};
}

void SearchLab::set_rank(Params& params, View& view, const Analysis& analysis, int k) {
    params.k = std::clamp(k, 1, analysis.most_k);
    view.welcomed = true;
}

bool SearchLab::key(Lab::Key key, Params& params, View& view, Session&, const Analysis& analysis, Requests&) {
    const int before = params.k;
    if (key == Lab::Key::Next) set_rank(params, view, analysis, analysis.k + 1);
    if (key == Lab::Key::Previous) set_rank(params, view, analysis, analysis.k - 1);
    if (key == Lab::Key::First) set_rank(params, view, analysis, 1);
    if (key == Lab::Key::Last) set_rank(params, view, analysis, analysis.most_k);
    return params.k != before;
}

bool SearchLab::advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                        double seconds) {
    const bool left = search_picture::move_camera(params, view, session, analysis, seconds);
    return search_picture::move_places(view, session, analysis, seconds) || left;
}

std::string SearchLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return search_words::description(params, view, analysis);
}

std::unique_ptr<Lab> make_search_lab() { return std::make_unique<LabHost<SearchLab>>(); }

}  // namespace svdscope
