// The PCA lab: its fields, its time and its keys. Panel, picture, bar and words have files of their own.
#include "app/labs/pca_lab.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "app/lab/timeline_keys.hpp"
#include "app/labs/labs.hpp"
#include "app/labs/pca_camera.hpp"
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
    for (const CloudKindInfo& kind : cloud_kinds())
        if (kind.dimensions == 2) names.push_back(kind.id);
    return names;
}

// A state may leave its points to the recipe; a list of points that the recipe does not make is one's own.
void settle_points(FieldWriter&, pca::Params&, bool) {}
void settle_points(FieldReader&, pca::Params& p, bool points_were_read) {
    const Cloud made(make_cloud(p.recipe));
    p.made = !points_were_read || p.cloud == made;
    if (p.made) p.cloud = made;
}

}  // namespace

template <class Fields>
void PcaLab::fields(Fields& f, Params& p) {
    const std::vector<std::string_view> kinds = kind_names();
    bool points_were_read = false;
    f("recipe", Named<CloudKind>{p.recipe.kind, kinds});
    f("count", BoundedInt{p.recipe.count, 1, static_cast<int>(Cloud::kLargest)});
    f("seed", p.recipe.seed);
    f("points", CloudField{p, points_were_read});
    f("center", p.center);
    f("offset", p.offset);
    f("unit_x", PositiveField{p.unit.x});
    f("unit_y", PositiveField{p.unit.y});
    f("standardise", p.standardise);
    f("line", p.line);
    f("noise", PositiveField{p.noise});
    f("x_name", p.x.name);
    f("x_unit", p.x.unit);
    f("y_name", p.y.name);
    f("y_unit", p.y.unit);
    std::optional<double> pc1, uncentred;
    if (p.branch) pc1 = p.branch->centred, uncentred = p.branch->uncentred;
    f("axis_angle", pc1);
    f("uncentred_angle", uncentred);
    if (pc1 && uncentred) p.branch = pca::Branch{*pc1, *uncentred};
    settle_points(f, p, points_were_read);
}

template <class Fields>
void PcaLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, pca::kStages});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMaxSpeed});
    f("loop", v.loop);
    f("camera", v.camera);
    f("side_camera", v.side_camera);
    f("tool", Named<Tool>{v.tool, kToolNames});
    f("lens", Named<Lens>{v.lens, kLensNames});
    f("residuals", Named<Residuals>{v.residuals, kResidualNames});
    f("grid", v.layers.grid);
    f("axes", v.layers.axes);
    f("ellipses", v.layers.ellipses);
    f("scores", v.layers.scores);
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

void PcaLab::report(FieldWriter& out, const Analysis& a) {
    out("count", static_cast<int>(a.count));
    out("mean", a.mean);
    out("covariance", a.covariance);
    out("correlation", a.correlation);
    for (const auto& [name, axes] : {std::pair{std::string("pc"), &a.centred}, {"uncentred", &a.uncentred}}) {
        out((name + "_angle").c_str(), axes->angle);
        out((name + "_first").c_str(), axes->direction[0]);
        out((name + "_second").c_str(), axes->direction[1]);
        out((name + "_variances").c_str(), Vec2{axes->variance[0], axes->variance[1]});
        out((name + "_sigma").c_str(), Vec2{axes->sigma[0], axes->sigma[1]});
        out((name + "_shares").c_str(), Vec2{axes->share[0], axes->share[1]});
        out((name + "_rank").c_str(), axes->rank);
        out((name + "_tie").c_str(), static_cast<int>(axes->tie));
    }
    out("swing", a.swing);
    out("swing_to_mean", a.swing_to_mean);
    out("standard_error", a.standard_error);
    out("line_variance", a.line_variance);
    out("line_error", a.line_error);
    out("slope_y_on_x", a.slope_y_on_x);
    out("slope_x_on_y", a.slope_x_on_y);
}

PcaLab::Check PcaLab::check(const Params& params, const Job&) { return {pca::measured_drift(params.cloud)}; }

void PcaLab::report_check(FieldWriter& out, const Session& session) {
    std::optional<double> drift;
    if (session.check) drift = session.check->drift;
    out("drift", drift);
}

void PcaLab::adopt(const Params& params, View& view, Session& session, const Analysis& analysis) {
    session.branch = pca::Branch{analysis.centred.angle, analysis.uncentred.angle};
    session.check.reset();
    std::erase_if(session.selection, [&](std::size_t i) { return i >= params.cloud.size(); });
    view.marked = std::min(view.marked, static_cast<int>(params.cloud.size()) - 1);
}

PcaLab::Session PcaLab::quiet(Session session) {
    session.hand = session.side_hand = {};
    session.rubber.reset();
    session.drawn.reset();
    session.selection.clear();
    return session;
}

void PcaLab::fit(View& view, Session&) {
    view.camera.reset();
    view.side_camera.reset();
}

bool PcaLab::advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                     double seconds) {
    const bool camera_moves = pca_camera::follow(params, view, session, analysis, seconds);
    if (!view.playing) return camera_moves;
    view.playing = play(session.player, view.time, pca::kStages, seconds,
                        {view.speed, view.loop, session.reduced_motion});
    return view.playing || camera_moves;
}

namespace {

// PC1 turns to the x axis the short way: the same axes with the other sign are as good.
void start_playing(pca::Params& params, PcaLab::View& view, const pca::Analysis& analysis,
                   Requests& requests) {
    const double angle = analysis.axes(params.center).angle;
    if (std::abs(angle) > kLongTurn) {
        const auto shorter = [](double radians) { return std::remainder(radians, std::numbers::pi); };
        params.branch = pca::Branch{shorter(analysis.centred.angle), shorter(analysis.uncentred.angle)};
        requests.no_undo_step = true;
        requests.notice = "Same axes, other signs: PC1 and PC2 point the other way, for the shorter turn.";
    }
    if (view.time >= pca::kStages) view.time = 0;
    view.playing = true;
}

bool delete_points(pca::Params& params, PcaLab::Session& session, const pca::Analysis& analysis) {
    std::vector<std::size_t> gone = session.selection;
    if (gone.empty())
        if (const auto point = pca_words::point_index(session.hand.selected)) gone.push_back(*point);
    if (gone.empty() || gone.back() >= params.cloud.size()) return false;
    params = pca::without_points(params, analysis, gone);
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
        session.selection.resize(params.cloud.size());
        std::iota(session.selection.begin(), session.selection.end(), std::size_t{0});
    } else if (view.playing) {
        view.playing = false;
    } else {
        start_playing(params, view, analysis, requests);
    }
    return true;
}

std::string PcaLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return pca_words::description(params, view, analysis);
}

std::unique_ptr<Lab> make_pca_lab() { return std::make_unique<LabHost<PcaLab>>(); }

}  // namespace svdscope
