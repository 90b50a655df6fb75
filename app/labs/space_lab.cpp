// The space lab: its fields, its time and its keys. Panel, scene, camera and words have files of their own.
#include "app/labs/space_lab.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "app/lab/fields3.hpp"
#include "app/labs/labs.hpp"
#include "app/labs/space_camera.hpp"
#include "app/labs/space_words.hpp"

namespace svdscope {
namespace {

constexpr double kMaxSpeed = 8;
constexpr double kMostTolerance = 1e12;

// The first `count` of three numbers.
std::vector<double> first_of(const std::array<double, 3>& values, int count) {
    return {values.begin(), values.begin() + count};
}

}  // namespace

template <class Fields>
void SpaceLab::fields(Fields& f, Params& p) {
    f("matrix", ShapedMatrix{p.matrix, p.shape});
    f("axes", p.axes);
    f("keep_identity", p.keep_identity);
    f("rank_tolerance_factor", Bounded{p.rank_tolerance_factor, 0, kMostTolerance});
    f("probe", p.probe);
}

template <class Fields>
void SpaceLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, kEnd});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMaxSpeed});
    f("loop", v.loop);
    f("camera", v.camera);
    f("grid", v.layers.grid);
    f("sphere", v.layers.sphere);
    f("ellipsoid", v.layers.ellipsoid);
    f("axes", v.layers.axes);
    f("columns", v.layers.columns);
    f("solid", v.layers.solid);
    f("null", v.layers.null);
    f("probe", v.layers.probe);
    f("gallery_open", v.folds.gallery);
    f("factors_open", v.folds.factors);
    f("layers_open", v.folds.layers);
    f("signs_open", v.folds.signs);
    f("certainty_open", v.folds.certainty);
    f("welcomed", v.welcomed);
    f("seed", v.seed);
}

// For whoever makes a host of this lab elsewhere: a test.
template void SpaceLab::fields(FieldReader&, Params&);
template void SpaceLab::fields(FieldWriter&, Params&);
template void SpaceLab::fields(FieldReader&, View&);
template void SpaceLab::fields(FieldWriter&, View&);

void SpaceLab::report(FieldWriter& out, const Analysis& a) {
    out("U", MatrixPart{a.U, a.rows, a.rows});
    out("V", MatrixPart{a.V, a.cols, a.cols});
    out("sigma", first_of(a.sigma, a.count));
    out("singular_values", first_of(a.singular_values, a.count));
    out("rank", a.rank);
    out("rank_tolerance", a.rank_tolerance);
    out("effective_rank", a.effective_rank);
    out("condition_number", a.condition_number);
    out("effective_condition_number", a.effective_condition_number);
    if (a.determinant) out("determinant", *a.determinant);
    out("sorted", a.sorted);
    out("signed_form", a.signed_form);
    out("stages", a.motion.stage_count);
    out("turn_v", a.motion.turn_v.angle);
    out("turn_v_axis", a.motion.turn_v.axis);
    out("turn_u", a.motion.turn_u.angle);
    out("turn_u_axis", a.motion.turn_u.axis);
    out("nullity", a.nullity);
    if (a.nullity > 0) out("null_direction", a.null_basis[0]);
    out("ties", std::vector<double>{static_cast<double>(a.ties[0]), static_cast<double>(a.ties[1]),
                                    static_cast<double>(a.ties[2])});
    out("image", a.image);
    out("residual", a.residual);
    out("orthogonality_U", a.orthogonality_U);
    out("orthogonality_V", a.orthogonality_V);
}

Result<void> SpaceLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (!document.table) return fail(document.no_table);
    const Table& table = *document.table;
    const std::size_t columns = table.columns.size();
    const auto fits = [](std::size_t n) { return n == 2 || n == 3; };
    if (!fits(table.rows) || !fits(columns))
        return fail(fmt::format(
            "a table of {} x {}, and the space lab shows up to 3 x 3 (svdscope svd takes any size)",
            table.rows, columns));
    nlohmann::json rows(table.rows, nlohmann::json::array());
    for (std::size_t j = 0; j < columns; ++j) {
        const auto numbers = numbers_of(table, j);
        if (!numbers) return tl::unexpected(numbers.error());
        for (std::size_t i = 0; i < table.rows; ++i) rows[i].push_back((*numbers)[i]);
    }
    Mat3 matrix;
    Shape3 shape{};
    (void)from_field(rows, ShapedMatrix{matrix, shape});
    params = space::jump_to(params, shape, matrix);
    view.welcomed = true;
    fit(view, session);
    return {};
}

void SpaceLab::adopt(const Params&, View& view, Session& session, const Analysis& analysis) {
    session.axes = analysis.svd.axes;
    if (at_end(view, stages(analysis))) view.time = kEnd;
}

void SpaceLab::released(Params& params, Session&, const Analysis& analysis, Requests& requests) {
    const Params mended = space::repaired(params, analysis);
    if (mended == params) return;
    if (!analysis.sorted)
        requests.notice = "The axes changed their order, so they exchanged names and colours.";
    params = mended;
}

SpaceLab::Session SpaceLab::quiet(Session session) {
    session.hand = {};
    session.taken.reset();
    session.lit.clear();
    return session;
}

void SpaceLab::fit(View& view, Session&) { view.camera.reset(); }

bool SpaceLab::advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                       double seconds) {
    const bool camera_moves = space_camera::follow(params, view, session, analysis, seconds);
    if (!view.playing) return camera_moves;
    const double speed = session.opening ? kOpeningSpeed : 1;
    if (!advance_time(view, session, stages(analysis), seconds, speed)) session.opening = false;
    return view.playing || camera_moves;
}

namespace {

void start_playing(space::Params& params, SpaceLab::View& view, const space::Analysis& analysis,
                   Requests& requests) {
    const space::Params shorter = space::with_short_turns(params, analysis);
    if (!(shorter == params)) {
        requests.no_undo_step = true;
        requests.notice = "Same SVD, other signs: two pairs of u and v changed sign, for the shorter turn.";
        params = shorter;
    }
    start_time(view, SpaceLab::stages(analysis));
}

}  // namespace

bool SpaceLab::key(Lab::Key key, Params& params, View& view, Session& session, const Analysis& analysis,
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

std::string SpaceLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return space_words::description(params, view.time, analysis);
}

std::unique_ptr<Lab> make_space_lab() { return std::make_unique<LabHost<SpaceLab>>(); }

}  // namespace svdscope
