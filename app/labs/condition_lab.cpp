// The condition lab: its fields, its time and its keys. Panel, pictures and words have files of their own.
#include "app/labs/condition_lab.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "app/labs/condition_camera.hpp"
#include "app/labs/condition_motion.hpp"
#include "app/labs/condition_words.hpp"
#include "app/labs/labs.hpp"
#include "core/io/table.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kTopicNames[] = {"solve", "gram", "families", "swing", "cures"};
constexpr std::string_view kGramNames[] = {"turned", "laeuchli"};
constexpr std::string_view kFamilyNames[] = {"hilbert", "vandermonde", "random", "nearly_dependent"};
constexpr std::string_view kCureNames[] = {"truncate", "ridge"};
constexpr std::string_view kSystemNames[] = {"plane", "family"};
constexpr double kMaxSpeed = 8;
constexpr double kLeastSwing = 1e-8, kMostSwing = 1;

void report_gauge(FieldWriter& out, const std::string& name, const condition::Gauge& gauge) {
    if (gauge.attained) out((name + "_amplification").c_str(), *gauge.attained);
    out((name + "_worst_here").c_str(), gauge.worst_here);
    out((name + "_bound").c_str(), gauge.bound);
}

void report_gram(FieldWriter& out, const condition::Gram& gram) {
    out("sigma_min", gram.example.sigma_min);
    out("kappa_gram", gram.example.kappa_gram);
    out("direct_double", gram.example.direct_double);
    out("gram_double", gram.example.gram_double);
    out("direct_float", gram.example.direct_float);
    out("gram_float", gram.example.gram_float);
    out("direct_double_error", gram.at.direct_double);
    out("gram_double_error", gram.at.gram_double);
}

void report_family(FieldWriter& out, const condition::FamilyPoint& at) {
    out("n", at.n);
    out("family_kappa", at.kappa);
    out("bound", at.bound);
    out("lu_forward", at.lu.forward);
    out("qr_forward", at.qr.forward);
    out("svd_forward", at.svd.forward);
    out("lu_backward", at.lu.backward);
    out("qr_backward", at.qr.backward);
    out("svd_backward", at.svd.backward);
}

void report_swing(FieldWriter& out, const condition::Swing& swing) {
    out("swing_kappa", swing.kappa);
    for (std::size_t k = 0; k < 3; ++k) {
        out(fmt::format("left_{}", k + 1).c_str(), swing.left[k]);
        out(fmt::format("right_{}", k + 1).c_str(), swing.right[k]);
    }
    out("solution_change", swing.solution);
}

void report_cured(FieldWriter& out, const condition::Cured& cured) {
    out("spectrum", cured.sigma);
    out("filters", cured.filters);
    out("kept", cured.kept);
    out("error", cured.at.error);
    out("bias", cured.at.bias);
    out("noise", cured.at.noise);
    out("residual_norm", cured.at.residual);
    out("length", cured.at.length);
    out("x_cured", cured.x_cured);
}

}  // namespace

template <class Fields>
void ConditionLab::fields(Fields& f, Params& p) {
    f("topic", Named<Topic>{p.topic, kTopicNames});
    f("matrix", p.matrix);
    f("rhs", p.rhs);
    f("noise", p.noise);
    f("axes", p.axes);
    f("seed", BoundedInt{p.seed, 0, 1'000'000'000});
    f("gram_example", Named<condition::GramExample>{p.gram_example, kGramNames});
    f("gram_log_kappa", Bounded{p.gram_log_kappa, 0, condition::kMostLogKappa});
    f("family", Named<condition::Family>{p.family, kFamilyNames});
    f("size", BoundedInt{p.size, condition::kLeastSize, condition::kMostSize});
    f("family_log_kappa", Bounded{p.family_log_kappa, 0, condition::kMostLogKappa});
    f("swing_gap", Bounded{p.swing_gap, kLeastSwing, kMostSwing});
    f("swing_noise", Bounded{p.swing_noise, kLeastSwing, kMostSwing});
    f("cure_system", Named<condition::CureSystem>{p.cure_system, kSystemNames});
    f("cure", Named<condition::Cure>{p.cure, kCureNames});
    f("log_filter", Bounded{p.log_filter, condition::kLeastLogFilter, condition::kMostLogFilter});
    f("family_noise", Bounded{p.family_noise, 0, 1});
}

template <class Fields>
void ConditionLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, kEnd});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMaxSpeed});
    f("loop", v.loop);
    f("rhs_camera", v.rhs_camera);
    f("solution_camera", v.solution_camera);
    f("cloud", v.layers.cloud);
    f("bands", v.layers.bands);
    f("axes", v.layers.axes);
    f("gauges", v.layers.gauges);
    f("gallery_open", v.folds.gallery);
    f("layers_open", v.folds.layers);
    f("claims_open", v.folds.claims);
    f("certainty_open", v.folds.certainty);
    f("welcomed", v.welcomed);
}

void ConditionLab::report(FieldWriter& out, const Analysis& a) {
    const condition::Solve& solve = a.solve;
    out("U", solve.U);
    out("V", solve.V);
    out("sigma", Vec2{solve.sigma[0], solve.sigma[1]});
    out("rank", solve.rank);
    out("rank_tolerance", solve.rank_tolerance);
    out("condition_number", solve.kappa);
    out("effective_condition_number", solve.effective_kappa);
    out("x", solve.x);
    out("residual", solve.residual);
    out("error_of_x", solve.error);
    out("radius", solve.radius);
    out("half_axis_1", solve.half_axes[0]);
    out("half_axis_2", solve.half_axes[1]);
    out("relative_noise", solve.relative_noise);
    out("relative_error", solve.relative_error);
    out("crossing_angle", solve.crossing_angle);
    report_gauge(out, "solve", solve.solve);
    report_gauge(out, "multiply", solve.multiply);
    report_gauge(out, "cosine", solve.cosine);
    report_gauge(out, "whiten", solve.whiten);
    if (a.gram) report_gram(out, *a.gram);
    if (a.families) report_family(out, a.families->at);
    if (a.swing) report_swing(out, *a.swing);
    if (a.cured) report_cured(out, *a.cured);
}

Result<void> ConditionLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (!document.table) return fail(document.no_table);
    const Table& table = *document.table;
    const std::size_t columns = table.columns.size();
    if (table.rows != 2 || (columns != 2 && columns != 3))
        return fail(
            fmt::format("a table of {} x {}, and the condition lab takes 2 x 2 (A) or 2 x 3 (A and b); "
                        "svdscope condition takes any size",
                        table.rows, columns));
    std::vector<std::span<const double>> numbers;
    for (std::size_t j = 0; j < columns; ++j) {
        const auto column = numbers_of(table, j);
        if (!column) return tl::unexpected(column.error());
        numbers.push_back(*column);
    }
    const Mat2 A{numbers[0][0], numbers[1][0], numbers[0][1], numbers[1][1]};
    params = jump_to(params, A, columns == 3 ? Vec2{numbers[2][0], numbers[2][1]} : params.rhs);
    params.topic = Topic::Solve;
    view.welcomed = true;
    fit(view, session);
    return {};
}

void ConditionLab::adopt(const Params&, View& view, Session& session, const Analysis& analysis) {
    session.axes = analysis.solve.svd.axes;
    if (at_end(view, stages(analysis))) view.time = kEnd;
}

ConditionLab::Session ConditionLab::quiet(Session session) {
    session.rhs_hand = session.solution_hand = {};
    session.cut_chart.reset();
    session.hovered.reset();
    session.lit.clear();
    return session;
}

void ConditionLab::fit(View& view, Session&) { view.rhs_camera.reset(), view.solution_camera.reset(); }

bool ConditionLab::advance(const Params& params, View& view, Session& session, const Analysis& analysis,
                           double seconds) {
    const bool camera_moves = condition_camera::follow(params, view, session, analysis, seconds);
    return advance_time(view, session, stages(analysis), seconds) || camera_moves;
}

bool ConditionLab::key(Lab::Key key, Params&, View& view, Session&, const Analysis& analysis, Requests&) {
    if (const auto used = time_key(key, view, stages(analysis))) return *used;
    if (key != Lab::Key::Play) return false;
    if (view.playing)
        view.playing = false;
    else
        start_time(view, stages(analysis));
    return true;
}

int ConditionLab::stages(const Analysis& analysis) {
    switch (condition_words::topic_of(analysis)) {
        case Topic::Solve:
            return condition_motion::of_inverse(analysis.solve).stage_count;
        case Topic::Gram:
            return 2;
        case Topic::Families:
        case Topic::Swing:
            return 3;
        case Topic::Cures:
            break;
    }
    return 1;
}

std::string ConditionLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return condition_words::description(params, view, analysis);
}

std::unique_ptr<Lab> make_condition_lab() { return std::make_unique<LabHost<ConditionLab>>(); }

}  // namespace svdscope
