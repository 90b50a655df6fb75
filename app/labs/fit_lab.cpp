// The fit lab: its fields, its numbers for inspection, its keys. Panel, pictures and words have files of
// their own.
#include "app/labs/fit_lab.hpp"

#include <span>
#include <string_view>

#include <fmt/format.h>

#include "app/lab/fields3.hpp"
#include "app/labs/fit_projection.hpp"
#include "app/labs/fit_state.hpp"
#include "app/labs/fit_words.hpp"
#include "app/labs/labs.hpp"
#include "core/io/table.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kBasisNames[] = {"plain", "scaled"};
constexpr std::string_view kCureNames[] = {"cutoff", "ridge"};
constexpr std::string_view kPageNames[] = {"fit", "projection"};

std::vector<std::string_view> data_names() {
    std::vector<std::string_view> names;
    for (const FitDataInfo& info : fit_data()) names.push_back(info.name);
    names.push_back("own");
    return names;
}

// A state may leave its points to the recipe.
void settle_points(FieldWriter&, fit::Params&, bool) {}
void settle_points(FieldReader&, fit::Params& params, bool points_were_read) {
    if (!points_were_read) params.points = fit_points(params.data, params.seed);
}

std::vector<double> each(const std::vector<fit::Direction>& directions, double fit::Direction::*member) {
    std::vector<double> values;
    for (const fit::Direction& d : directions) values.push_back(d.*member);
    return values;
}

void report_digits(FieldWriter& out, const std::vector<fit::Digits>& digits) {
    std::vector<double> svd, qr, normal;
    for (const fit::Digits& d : digits) {
        svd.push_back(fit_words::digits_kept(d.svd));
        qr.push_back(fit_words::digits_kept(d.qr));
        normal.push_back(fit_words::digits_kept(d.normal));
    }
    out("digits_svd", svd);
    out("digits_qr", qr);
    out("digits_normal", normal);
}

void report_projection(FieldWriter& out, const fit::Projection& projection) {
    out("b", projection.b);
    out("image", projection.image);
    out("foot", projection.foot);
    out("column_products", projection.products);
}

}  // namespace

template <class Fields>
void FitLab::fields(Fields& f, Params& p) {
    const std::vector<std::string_view> names = data_names();
    bool points_were_read = false;
    f("data", Named<FitData>{p.data, names});
    f("seed", BoundedInt{p.seed, 0, 1'000'000'000});
    f("points", FitPointsField{p.points, points_were_read});
    settle_points(f, p, points_were_read);
    f("degree", BoundedInt{p.degree, 0, fit::kMostDegree});
    f("basis", Named<fit::Basis>{p.basis, kBasisNames});
    f("cure", Named<fit::Cure>{p.cure, kCureNames});
    f("own_cutoff", p.own_cutoff);
    f("log_cutoff", Bounded{p.log_cutoff, fit::kLeastLogFilter, fit::kMostLogCutoff});
    f("log_ridge", Bounded{p.log_ridge, fit::kLeastLogFilter, fit::kMostLogRidge});
}

template <class Fields>
void FitLab::fields(Fields& f, View& v) {
    f("page", Named<Page>{v.page, kPageNames});
    f("low", v.low);
    f("high", v.high);
    f("orbit", v.orbit);
    f("residuals", v.layers.residuals);
    f("squares", v.layers.squares);
    f("truth", v.layers.truth);
    f("others", v.layers.others);
    f("charts", v.layers.charts);
    f("data_open", v.folds.data);
    f("directions_open", v.folds.directions);
    f("points_open", v.folds.points);
    f("layers_open", v.folds.layers);
    f("claims_open", v.folds.claims);
    f("certainty_open", v.folds.certainty);
    f("welcomed", v.welcomed);
}

void FitLab::report(FieldWriter& out, const Analysis& a) {
    out("count", a.count);
    out("unknowns", a.unknowns);
    if (a.count == 0) return;
    out("distinct", a.distinct);
    out("coefficients", a.curve.coefficients);
    out("center", a.curve.center);
    out("scale", a.curve.scale);
    out("singular_values", each(a.directions, &fit::Direction::sigma));
    out("right_hand_side", each(a.directions, &fit::Direction::coefficient));
    out("filters", each(a.directions, &fit::Direction::filter));
    out("contributions", each(a.directions, &fit::Direction::contribution));
    out("residuals", a.residuals);
    out("rank", a.rank);
    out("rank_tolerance", a.tolerance);
    out("cutoff", a.cutoff);
    out("lambda", a.lambda);
    out("kept", a.kept);
    out("condition_number", a.kappa);
    out("effective_condition_number", a.effective_kappa);
    out("residual_norm", a.residual_norm);
    out("least_residual", a.least_residual);
    out("length", a.length);
    out("shortest", a.shortest);
    out("right_angle", a.products);
    if (a.truth_error) out("truth_error", *a.truth_error);
    out("others", static_cast<int>(a.ghosts.size()));
    report_digits(out, a.digits);
    if (a.projection) report_projection(out, *a.projection);
}

Result<void> FitLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (!document.table) return fail(document.no_table);
    std::vector<std::size_t> columns;
    for (std::size_t j = 0; j < document.table->columns.size() && columns.size() < 2; ++j)
        if (document.table->columns[j].kind == ColumnKind::Numbers) columns.push_back(j);
    if (columns.size() < 2) return fail("the fit lab needs two columns of numbers, x and y");
    auto points = points_of(*document.table, columns[0], columns[1]);
    if (!points) return tl::unexpected(points.error());
    params = fit::with_data(std::move(params), FitData::Own, params.seed);
    params.points = *std::move(points);
    session.range.shown.reset();
    view.welcomed = true;
    fit(view, session);
    return {};
}

void FitLab::adopt(const Params& params, View&, Session& session, const Analysis&) {
    if (session.chosen && *session.chosen >= params.points.size()) session.chosen.reset();
}

FitLab::Session FitLab::quiet(Session session) {
    session.hand = {};
    session.space_hand = {};
    session.mark = Mark::None;
    session.chosen.reset();
    return session;
}

void FitLab::fit(View& view, Session& session) {
    view.low.reset(), view.high.reset();
    view.orbit.reset();
    session.orbit.shown.reset();
}

bool FitLab::advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                     double seconds) {
    const bool is_free = session.hands_are_free();
    const bool range_moves = session.range.follow(range_of(params.points), is_free, seconds);
    const bool orbits = fit_projection::follow(view, session, analysis, is_free, seconds);
    return range_moves || orbits;
}

bool FitLab::key(Lab::Key key, Params& params, View&, Session& session, const Analysis&, Requests&) {
    const auto chosen = session.chosen;
    if (key != Lab::Key::Escape && key != Lab::Key::Delete) return false;
    if (!chosen || *chosen >= params.points.size()) return false;
    if (key == Lab::Key::Delete) params = fit::without_point(std::move(params), *chosen);
    session = quiet(std::move(session));
    return true;
}

std::string FitLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return fit_words::description(params, view, analysis);
}

std::unique_ptr<Lab> make_fit_lab() { return std::make_unique<LabHost<FitLab>>(); }

}  // namespace svdscope
