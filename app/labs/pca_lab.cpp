// The PCA lab: its fields, its time and its keys. Panel, picture, bar and words have files of their own.
#include "app/labs/pca_lab.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "app/lab/timeline_keys.hpp"
#include "app/labs/labs.hpp"
#include "app/labs/pca_camera.hpp"
#include "app/labs/pca_dimensions.hpp"
#include "app/labs/pca_space_camera.hpp"
#include "app/labs/pca_space_words.hpp"
#include "app/labs/pca_state.hpp"
#include "app/labs/pca_words.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kToolNames[] = {"move", "add", "select"};
constexpr std::string_view kLensNames[] = {"none",    "uncentred", "hunt", "regression",
                                           "outlier", "whitening", "units"};
constexpr std::string_view kResidualNames[] = {"none", "pc1", "pc2", "line", "y_on_x", "x_on_y"};
constexpr double kMaxSpeed = 8;
constexpr double kLongTurn = 105 * std::numbers::pi / 180;  // play chooses the other sign beyond it

std::vector<std::string_view> kind_names() {
    std::vector<std::string_view> names;
    for (const CloudKindInfo& kind : cloud_kinds()) names.push_back(kind.id);
    return names;
}

int most_points(CloudKind kind) {
    return static_cast<int>(info_of(kind).dimensions == 3 ? SpaceCloud::kLargest : Cloud::kLargest);
}

// A state may leave its points to the recipe; a list of points that the recipe does not make is one's own,
// and where it has other columns than the recipe, that says nothing.
void settle_points(FieldWriter&, PcaLab::Params&, const CloudRecipe&, bool) {}
void settle_points(FieldReader&, PcaLab::Params& params, const CloudRecipe& recipe, bool points_were_read) {
    const PcaLab::Params made = with_any_recipe(pca::Params{}, recipe);
    if (!points_were_read) {
        params = made;
        return;
    }
    const auto settle = [&made]<class P>(P& p) {
        const P* of_recipe = std::get_if<P>(&made);
        p.made = of_recipe != nullptr && p.cloud == of_recipe->cloud;
        if (of_recipe != nullptr) p.recipe = of_recipe->recipe;
        if (p.made) p.cloud = of_recipe->cloud;
    };
    std::visit(settle, params);
}

template <class Fields>
void column_fields(Fields& f, const char* name, const char* unit, pca::Column& column) {
    f(name, column.name);
    f(unit, column.unit);
}

template <class Fields>
void own_fields(Fields& f, pca::Params& p) {
    f("center", p.center);
    f("standardise", p.standardise);
    f("offset", p.offset);
    f("unit_x", PositiveField{p.unit.x});
    f("unit_y", PositiveField{p.unit.y});
    f("line", p.line);
    f("noise", PositiveField{p.noise});
    column_fields(f, "x_name", "x_unit", p.x);
    column_fields(f, "y_name", "y_unit", p.y);
    std::optional<double> pc1, uncentred;
    if (p.branch) pc1 = p.branch->centred, uncentred = p.branch->uncentred;
    f("axis_angle", pc1);
    f("uncentred_angle", uncentred);
    if (pc1 && uncentred) p.branch = pca::Branch{*pc1, *uncentred};
}

template <class Fields>
void own_fields(Fields& f, pca_space::Params& p) {
    f("center", p.center);
    f("standardise", p.standardise);
    f("offset", p.offset);
    column_fields(f, "x_name", "x_unit", p.columns[0]);
    column_fields(f, "y_name", "y_unit", p.columns[1]);
    column_fields(f, "z_name", "z_unit", p.columns[2]);
    std::optional<Mat3> axes, uncentred;
    if (p.branch) axes = p.branch->centred, uncentred = p.branch->uncentred;
    f("axes", axes);
    f("uncentred_axes", uncentred);
    if (axes && uncentred) p.branch = pca_space::Branch{*axes, *uncentred};
}

template <class P>
Result<PcaLab::Analysis> analysis_of(const P& params) {
    auto found = analyze(params);
    if (!found) return tl::unexpected(found.error());
    return PcaLab::Analysis(std::move(*found));
}

void report_of(FieldWriter& out, const pca::Analysis& a) {
    for (const auto& [name, axes] : {std::pair{std::string("pc"), &a.centred}, {"uncentred", &a.uncentred}}) {
        out((name + "_angle").c_str(), axes->angle);
        out((name + "_first").c_str(), axes->direction[0]);
        out((name + "_second").c_str(), axes->direction[1]);
        out((name + "_variances").c_str(), Vec2{axes->variance[0], axes->variance[1]});
        out((name + "_sigma").c_str(), Vec2{axes->sigma[0], axes->sigma[1]});
        out((name + "_shares").c_str(), Vec2{axes->share[0], axes->share[1]});
        out((name + "_tie").c_str(), static_cast<int>(axes->tie));
    }
    out("correlation", a.correlation);
    out("standard_error", a.standard_error);
    out("line_variance", a.line_variance);
    out("line_error", a.line_error);
    out("slope_y_on_x", a.slope_y_on_x);
    out("slope_x_on_y", a.slope_x_on_y);
}

void report_of(FieldWriter& out, const pca_space::Analysis& a) {
    const auto three = [](const double(&values)[3]) { return Vec3{values[0], values[1], values[2]}; };
    for (const auto& [name, axes] : {std::pair{std::string("pc"), &a.centred}, {"uncentred", &a.uncentred}}) {
        out((name + "_axes").c_str(), axes->directions);
        out((name + "_variances").c_str(), three(axes->variance));
        out((name + "_sigma").c_str(), three(axes->sigma));
        out((name + "_shares").c_str(), three(axes->share));
        out((name + "_tie_12").c_str(), static_cast<int>(axes->ties[0]));
        out((name + "_tie_23").c_str(), static_cast<int>(axes->ties[1]));
        out((name + "_tie_all").c_str(), static_cast<int>(axes->all));
    }
    out("standard_error_pc1", a.standard_error[0]);
    out("standard_error_plane", a.standard_error[1]);
    out("off_plane", a.off_plane);
}

}  // namespace

template <class Fields>
void PcaLab::fields(Fields& f, Params& p) {
    const std::vector<std::string_view> kinds = kind_names();
    CloudRecipe recipe = std::visit([](const auto& each) { return each.recipe; }, p);
    bool points_were_read = false;
    f("recipe", Named<CloudKind>{recipe.kind, kinds});
    f("count", BoundedInt{recipe.count, 1, most_points(recipe.kind)});
    f("seed", recipe.seed);
    f("points", CloudField{p, info_of(recipe.kind).dimensions, points_were_read});
    settle_points(f, p, recipe, points_were_read);
    std::visit([&f](auto& each) { own_fields(f, each); }, p);
}

template <class Fields>
void PcaLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, pca::kStages});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMaxSpeed});
    f("loop", v.loop);
    f("camera", v.camera);
    f("side_camera", v.side_camera);
    f("orbit", v.orbit);
    f("tool", Named<Tool>{v.tool, kToolNames});
    f("lens", Named<Lens>{v.lens, kLensNames});
    f("residuals", Named<Residuals>{v.residuals, kResidualNames});
    f("grid", v.layers.grid);
    f("axes", v.layers.axes);
    f("ellipses", v.layers.ellipses);
    f("scores", v.layers.scores);
    f("best_plane", v.layers.best_plane);
    f("projections", v.layers.projections);
    f("cloud_open", v.folds.cloud);
    f("points_open", v.folds.points);
    f("columns_open", v.folds.columns);
    f("layers_open", v.folds.layers);
    f("lenses_open", v.folds.lenses);
    f("certainty_open", v.folds.certainty);
    f("revealed", v.revealed);
    f("marked", v.marked);
    f("welcomed", v.welcomed);
}

Result<PcaLab::Analysis> PcaLab::analyze(const Params& params) {
    return std::visit([](const auto& p) { return analysis_of(p); }, params);
}

void PcaLab::report(FieldWriter& out, const Analysis& analysis) {
    std::visit(
        [&out](const auto& a) {
            out("count", static_cast<int>(a.count));
            out("mean", a.mean);
            out("covariance", a.covariance);
            out("pc_rank", a.centred.rank);
            out("uncentred_rank", a.uncentred.rank);
            out("swing", a.swing);
            out("swing_to_mean", a.swing_to_mean);
            report_of(out, a);
        },
        analysis);
}

PcaLab::Check PcaLab::check(const Params& params, const Job&) {
    using pca::measured_drift, pca_space::measured_drift;
    return {std::visit([](const auto& p) { return measured_drift(p.cloud); }, params)};
}

void PcaLab::report_check(FieldWriter& out, const Session& session) {
    std::optional<double> drift;
    if (session.check) drift = session.check->drift;
    out("drift", drift);
}

void PcaLab::adopt(const Params& params, View& view, Session& session, const Analysis&) {
    session.check.reset();
    const std::size_t size = size_of(params);
    std::erase_if(session.selection, [size](std::size_t i) { return i >= size; });
    view.marked = std::min(view.marked, static_cast<int>(size) - 1);
    if (std::holds_alternative<pca_space::Params>(params)) view.lens = Lens::None;
}

PcaLab::Session PcaLab::quiet(Session session) {
    session.hand = {};
    session.side_hand = {};
    session.rubber.reset();
    session.drawn.reset();
    session.selection.clear();
    return session;
}

void PcaLab::fit(View& view, Session&) {
    view.camera.reset();
    view.side_camera.reset();
    view.orbit.reset();
}

bool PcaLab::advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                     double seconds) {
    bool camera_moves = false;
    in_dimensions(params, analysis, [&](const auto& p, const auto& a) {
        camera_moves = pca_camera::follow(p, view, session, a, seconds);
    });
    if (!view.playing) return camera_moves;
    view.playing = play(session.player, view.time, pca::kStages, seconds,
                        {view.speed, view.loop, session.reduced_motion});
    return view.playing || camera_moves;
}

namespace {

// The axes turn to x, y and z the short way: the same ones with other signs are as good.
pca::Params with_short_turn(const pca::Params& params, const pca::Analysis& analysis) {
    if (std::abs(analysis.axes(params.center).angle) <= kLongTurn) return params;
    const auto shorter = [](double radians) { return std::remainder(radians, std::numbers::pi); };
    pca::Params next = params;
    next.branch = pca::Branch{shorter(analysis.centred.angle), shorter(analysis.uncentred.angle)};
    return next;
}

void start_playing(PcaLab::Params& params, PcaLab::View& view, const PcaLab::Analysis& analysis,
                   Requests& requests) {
    in_dimensions(params, analysis, [&](auto& p, const auto& a) {
        auto next = with_short_turn(p, a);
        if (next == p) return;
        p = std::move(next);
        requests.no_undo_step = true;
        requests.notice =
            kDimensions<decltype(a.mean)> == 2
                ? "Same axes, other signs: PC1 and PC2 point the other way, for the shorter turn."
                : "Same axes, other signs: two of them point the other way, for the shorter turn.";
    });
    if (view.time >= pca::kStages) view.time = 0;
    view.playing = true;
}

bool delete_points(PcaLab::Params& params, PcaLab::Session& session, const PcaLab::Analysis& analysis) {
    std::vector<std::size_t> gone = session.selection;
    if (gone.empty())
        if (const auto point = pca_words::point_index(session.hand.selected)) gone.push_back(*point);
    if (gone.empty() || gone.back() >= size_of(params)) return false;
    in_dimensions(params, analysis, [&gone](auto& p, const auto& a) { p = without_points(p, a, gone); });
    session = PcaLab::quiet(std::move(session));
    return true;
}

bool leave(PcaLab::View& view, PcaLab::Session& session) {
    if (view.playing) return std::exchange(view.playing, false);
    if (!session.selection.empty()) return session.selection.clear(), true;
    if (view.tool != PcaLab::Tool::Move) return view.tool = PcaLab::Tool::Move, true;
    return false;
}

}  // namespace

bool PcaLab::key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
                 Requests& requests) {
    if (const auto time = stepped(key, view.time, pca::kStages)) {
        view.time = *time;
        view.playing = false;
        return true;
    }
    if (key == Lab::Key::Delete) return delete_points(params, session, analysis);
    if (key == Lab::Key::Escape) return leave(view, session);
    if (key == Lab::Key::SelectAll) {
        session.selection.resize(size_of(params));
        std::iota(session.selection.begin(), session.selection.end(), std::size_t{0});
    } else if (view.playing) {
        view.playing = false;
    } else {
        start_playing(params, view, analysis, requests);
    }
    return true;
}

std::string PcaLab::description(const Params& params, const View& view, const Analysis& analysis) {
    std::string words;
    in_dimensions(params, analysis,
                  [&](const auto& p, const auto& a) { words = pca_words::description(p, view, a); });
    return words;
}

std::unique_ptr<Lab> make_pca_lab() { return std::make_unique<LabHost<PcaLab>>(); }

}  // namespace svdscope
