// The by-hand lab: its fields, its time and its keys. Panel, page, planes and words have files of their own.
#include "app/labs/byhand_lab.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/lab/document.hpp"
#include "app/lab/timeline_keys.hpp"
#include "app/labs/byhand_words.hpp"
#include "app/labs/labs.hpp"
#include "core/io/matrix_text.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kPageNames[] = {"steps", "answer"};
constexpr int kMostExercise = 1'000'000;

void report_transcript(FieldWriter& out, const Transcript& transcript) {
    const TranscriptNumbers& numbers = transcript.numbers;
    out("exact", transcript.exact);
    out("steps", static_cast<int>(transcript.steps.size()));
    out("wide", numbers.wide);
    out("rank", numbers.rank);
    out("sigma", numbers.sigma);
    out("lambda", numbers.lambda);
    out("gram", numbers.gram);
    out("U", numbers.U);
    out("V", numbers.V);
    out("reconstruction_error", numbers.error);
}

void report_verdict(FieldWriter& out, const Verdict& verdict) {
    out("finding", std::string(name_of(verdict.finding)));
    out("right", is_right(verdict.finding));
    out("sentence", verdict.sentence);
    out("residual", verdict.residual);
    out("lit", static_cast<int>(verdict.places.size()));
    out("right_U", verdict.right_U.values);
    out("right_sigma", verdict.right_sigma.values);
    out("right_V", verdict.right_V.values);
}

}  // namespace

template <class Fields>
void ByhandLab::fields(Fields& f, Params& p) {
    f("matrix", p.matrix);
    f("answer_U", p.answer_U);
    f("answer_sigma", p.answer_sigma);
    f("answer_V", p.answer_V);
    f("answer_V_is_transposed", p.answer_V_is_transposed);
}

template <class Fields>
void ByhandLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, kEnd});
    f("page", Named<Page>{v.page, kPageNames});
    f("hidden", v.hidden);
    f("reply", v.reply);
    f("exercise", BoundedInt{v.exercise, 0, kMostExercise});
    f("gallery_open", v.folds.gallery);
    f("copy_open", v.folds.copy);
    f("certainty_open", v.folds.certainty);
}

// For hosts in other files.
template void ByhandLab::fields(FieldWriter&, Params&);
template void ByhandLab::fields(FieldReader&, Params&);
template void ByhandLab::fields(FieldWriter&, View&);
template void ByhandLab::fields(FieldReader&, View&);

void ByhandLab::report(FieldWriter& out, const Analysis& analysis) {
    out("rows", analysis.rows);
    out("cols", analysis.cols);
    if (analysis.transcript) report_transcript(out, *analysis.transcript);
    if (!analysis.transcript) out("no_transcript", analysis.no_transcript);
    if (analysis.verdict) report_verdict(out, *analysis.verdict);
}

Result<void> ByhandLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (!document.asked) return fail("by hand is asked for by name");
    const Result<Eigen::MatrixXd> matrix = parse_matrix(document.bytes);
    if (!matrix) return tl::unexpected(matrix.error());
    params.matrix = document.bytes;
    view.time = 1;
    view.reply.clear();
    fit(view, session);
    return {};
}

void ByhandLab::fit(View&, Session& session) {
    session.by_hand = 0;
    session.scroll.reset();
}

bool ByhandLab::advance(const Params&, View&, Session& session, const Analysis&, double seconds) {
    if (!session.scroll) return false;
    constexpr double kHalfLife = 0.05, kArrived = 0.5;
    const float left = session.target - *session.scroll;
    if (session.reduced_motion || std::abs(left) < kArrived) {
        session.scroll.reset();
        return true;
    }
    *session.scroll += left * static_cast<float>(1 - std::exp2(-seconds / kHalfLife));
    return true;
}

bool ByhandLab::key(Lab::Key key, Params&, View& view, Session&, const Analysis& analysis, Requests&) {
    const int steps = stages(analysis);
    if (view.page != Page::Steps || steps == 0) return false;
    if (key == Lab::Key::Play) {
        // After the last step it begins anew.
        const int shown = shown_steps(view, analysis);
        show_steps(view, analysis, shown >= steps ? 1 : shown + 1);
        return true;
    }
    const auto time = stepped(key, std::min<double>(view.time, steps), steps);
    if (time) show_steps(view, analysis, *time);
    return time.has_value();
}

int ByhandLab::stages(const Analysis& analysis) {
    return analysis.transcript ? static_cast<int>(analysis.transcript->steps.size()) : 0;
}

int ByhandLab::shown_steps(const View& view, const Analysis& analysis) {
    return std::min(static_cast<int>(std::ceil(view.time)), stages(analysis));
}

void ByhandLab::show_steps(View& view, const Analysis& analysis, double time) {
    const double next = std::clamp<double>(time, 0, stages(analysis));
    if (next != view.time) view.reply.clear();
    view.time = next;
}

std::string ByhandLab::description(const Params&, const View& view, const Analysis& analysis) {
    return byhand_words::description(view, analysis);
}

std::unique_ptr<Lab> make_byhand_lab() { return std::make_unique<LabHost<ByhandLab>>(); }

}  // namespace svdscope
