// The transform lab: its fields, its time and its keys. Panel, picture, bar and words have files of their
// own.
#include "app/labs/transform_lab.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "app/labs/labs.hpp"
#include "app/labs/transform_camera.hpp"
#include "app/labs/transform_words.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kMirrorNames[] = {"sigma", "v", "u"};
constexpr double kMaxSpeed = 8;

}  // namespace

template <class Fields>
void TransformLab::fields(Fields& f, Params& p) {
    f("matrix", p.matrix);
    f("axes", p.axes);
    f("keep_identity", p.keep_identity);
    f("flip_second", p.flip_second);
    f("mirror", Named<MirrorPlace>{p.mirror, kMirrorNames});
    f("probe", p.probe);
}

template <class Fields>
void TransformLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, kEnd});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMaxSpeed});
    f("loop", v.loop);
    f("camera", v.camera);
    f("grid", v.layers.grid);
    f("circle", v.layers.circle);
    f("axes", v.layers.axes);
    f("columns", v.layers.columns);
    f("glyph", v.layers.glyph);
    f("probe", v.layers.probe);
    f("trail", v.layers.trail);
    f("eigenvectors", v.lenses.eigen);
    f("polar", v.lenses.polar);
    f("eigshow", v.lenses.eigshow);
    f("inverse", v.lenses.inverse);
    f("gallery_open", v.folds.gallery);
    f("layers_open", v.folds.layers);
    f("lenses_open", v.folds.lenses);
    f("signs_open", v.folds.signs);
    f("certainty_open", v.folds.certainty);
    f("welcomed", v.welcomed);
    f("seed", v.seed);
}

void TransformLab::report(FieldWriter& out, const Analysis& a) {
    out("U", a.U);
    out("V", a.V);
    out("sigma", Vec2{a.sigma[0], a.sigma[1]});
    out("sigma_max", a.sigma_max);
    out("sigma_min", a.sigma_min);
    out("angle_u", a.svd.axes.angle_u);
    out("angle_v", a.svd.axes.angle_v);
    out("rank", a.rank);
    out("rank_tolerance", a.rank_tolerance);
    out("condition_number", a.condition_number);
    out("effective_condition_number", a.effective_condition_number);
    out("determinant", a.determinant);
    out("sorted", a.sorted);
    out("signed_form", a.signed_form);
    out("tie", static_cast<int>(a.tie));
    out("stages", a.motion.stage_count);
    out("image", a.image);
    out("residual", a.residual);
    out("orthogonality_U", a.orthogonality_U);
    out("orthogonality_V", a.orthogonality_V);
}

Result<void> TransformLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (!document.table) return fail(document.no_table);
    const Table* table = document.table.get();
    const std::size_t columns = table->columns.size();
    if (table->rows != 2 || columns != 2)
        return fail(
            fmt::format("a table of {} x {}, and the transform lab shows 2 x 2 (svdscope svd takes any size)",
                        table->rows, columns));
    const auto first = numbers_of(*table, 0), second = numbers_of(*table, 1);
    if (!first) return tl::unexpected(first.error());
    if (!second) return tl::unexpected(second.error());
    params = transform::jump_to(params, {(*first)[0], (*second)[0], (*first)[1], (*second)[1]});
    view.welcomed = true;
    fit(view, session);
    return {};
}

void TransformLab::adopt(const Params&, View& view, Session& session, const Analysis& analysis) {
    session.axes = analysis.svd.axes;
    if (at_end(view, stages(analysis))) view.time = kEnd;
}

void TransformLab::released(Params& params, Session&, const Analysis& analysis, Requests& requests) {
    const Params mended = transform::repaired(params, analysis);
    if (mended == params) return;
    if (!analysis.sorted)
        requests.notice = "The second axis grew longer than the first, so they exchanged names and colours.";
    params = mended;
}

TransformLab::Session TransformLab::quiet(Session session) {
    session.hand = {};
    session.lit.clear();
    session.hovered_factor = Factor::None;
    return session;
}

void TransformLab::fit(View& view, Session&) { view.camera.reset(); }

bool TransformLab::advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                           double seconds) {
    const bool camera_moves = transform_camera::follow(params, view, session, analysis, seconds);
    if (!view.playing) return camera_moves;
    const double speed = session.opening ? kOpeningSpeed : 1;
    if (!advance_time(view, session, stages(analysis), seconds, speed)) session.opening = false;
    return view.playing || camera_moves;
}

namespace {

void start_playing(transform::Params& params, TransformLab::View& view, const transform::Analysis& analysis,
                   Requests& requests) {
    const transform::Params shorter = transform::with_short_turns(params, analysis);
    if (!(shorter == params)) {
        requests.no_undo_step = true;
        requests.notice = "Same SVD, other signs: u and v changed sign together, for the shorter turn.";
        params = shorter;
    }
    start_time(view, TransformLab::stages(analysis));
}

}  // namespace

bool TransformLab::key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
                       Requests& requests) {
    if (const auto used = time_key(key, view, stages(analysis))) {
        session.opening = false;
        return *used;
    }
    if (key != Lab::Key::Play) return false;
    if (view.playing)
        view.playing = false;
    else
        start_playing(params, view, analysis, requests);
    return true;
}

std::string TransformLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return transform_words::description(params, view.time, analysis);
}

std::unique_ptr<Lab> make_transform_lab() { return std::make_unique<LabHost<TransformLab>>(); }

}  // namespace svdscope
