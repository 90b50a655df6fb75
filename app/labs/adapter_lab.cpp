// The adapter lab: its fields, its work, its time and its keys. Panel, pictures, charts and words have files
// of their own.
#include "app/labs/adapter_lab.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/labs/adapter_words.hpp"
#include "app/labs/labs.hpp"
#include "app/labs/spectrum_state.hpp"
#include "core/analysis/layers.hpp"
#include "core/labs/spectrum_file.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kTopicNames[] = {"keep", "learn", "split"};
constexpr std::string_view kSourceNames[] = {"noise", "structured", "decaying", "layer", "pair"};
constexpr int kMostSeed = 1'000'000'000;
constexpr double kMostSpeed = 8;

void report_learned(FieldWriter& out, const adapter::Learned& learned) {
    out("learned_rank", learned.rank);
    out("steps", learned.steps());
    out("diverged", learned.diverged);
    out("course", learned.error);
    out("floor", learned.floor);
    out("off_diagonal", learned.off_diagonal);
    if (!learned.angles.empty()) out("angles", learned.angles.back().angles);
}

}  // namespace

template <class Fields>
void AdapterLab::fields(Fields& f, Params& p) {
    f("topic", Named<Topic>{p.topic, kTopicNames});
    f("source", Named<adapter::Source>{p.source, kSourceNames});
    f("seed", BoundedInt{p.seed, 0, kMostSeed});
    f("file", FileField{p.file});
    f("rank", BoundedInt{p.rank, 1, adapter::kMostSide});
    f("zero_B", p.training.zero_B);
    f("rate", Bounded{p.training.rate, adapter::kLeastRate, adapter::kMostRate});
    f("momentum", Bounded{p.training.momentum, 0, adapter::kMostMomentum});
    f("steps", BoundedInt{p.training.steps, adapter::kLeastSteps, adapter::kMostSteps});
    f("training_seed", BoundedInt{p.training.seed, 0, kMostSeed});
}

template <class Fields>
void AdapterLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, kEnd});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMostSpeed});
    f("loop", v.loop);
    f("calculator_m", BoundedInt{v.calculator.m, 1, kMostCount});
    f("calculator_n", BoundedInt{v.calculator.n, 1, kMostCount});
    f("calculator_r", BoundedInt{v.calculator.r, 1, kMostCount});
    f("table_open", v.folds.table);
    f("calculator_open", v.folds.calculator);
    f("claims_open", v.folds.claims);
    f("certainty_open", v.folds.certainty);
    f("welcomed", v.welcomed);
}

// For hosts in other files.
template void AdapterLab::fields(FieldWriter&, Params&);
template void AdapterLab::fields(FieldReader&, Params&);
template void AdapterLab::fields(FieldWriter&, View&);
template void AdapterLab::fields(FieldReader&, View&);

void AdapterLab::report(FieldWriter& out, const Analysis& a) {
    out("rows", a.rows);
    out("cols", a.cols);
    out("complete", a.complete);
    out("sigma", a.sigma);
    out("rank", a.rank);
    out("rank_tolerance", a.rank_tolerance);
    out("r", a.at.r);
    out("error", a.at.error);
    out("error_2", a.at.error_2);
    out("relative_error", a.at.relative_error);
    out("energy", a.at.energy);
    out("factors", static_cast<double>(a.at.cost.factors));
    out("triples", static_cast<double>(a.at.cost.triples));
    out("full", static_cast<double>(a.at.cost.full));
    out("share", a.at.cost.factors_share);
    out("factors_break_even", a.at.cost.factors_break_even);
    out("triples_break_even", a.at.cost.triples_break_even);
    out("claim_energy", a.claim.energy);
    out("claim_holds", a.claim.holds);
    out("rank_for_most", a.claim.rank_for_most);
    out("share_for_most", a.claim.share_for_most);
    if (a.learned) report_learned(out, *a.learned);
}

Result<AdapterLab::Analysis> AdapterLab::analyze(const Params& params, const Job& job,
                                                 const std::function<void(Analysis)>& early) {
    const Watch watch{job.stop(), [&job](double part) { job.report(part); }};
    return adapter::analyze(params, watch, early);
}

Result<void> AdapterLab::take(Params& params, View& view, Session&, const Document& document) {
    if (document.path.empty())
        return fail("the adapter lab keeps the path of its file, so it opens files and takes nothing pasted");
    Params next = params;
    next.file = spectrum::file_source(document.path, document.bytes);
    if (const auto loaded = adapter::admit(next); !loaded) return loaded;
    params = std::move(next);
    view.time = kEnd;
    return {};
}

AdapterLab::Session AdapterLab::quiet(Session session) {
    session.cutting.reset();
    session.hovered.reset();
    session.pointed.reset();
    return session;
}

int AdapterLab::step_at(const View& view, const adapter::Learned& learned) {
    const double part = std::clamp(view.time / kStages, 0.0, 1.0);
    return std::min(static_cast<int>(std::lround(part * learned.asked)), learned.steps());
}

void AdapterLab::show_step(View& view, const adapter::Learned& learned, int step) {
    put_time(view, kStages * static_cast<double>(step) / learned.asked, kStages);
}

bool AdapterLab::advance(const Params&, View& view, Session& session, const Analysis& analysis,
                         double seconds) {
    return analysis.learned && advance_time(view, session, kStages, seconds);
}

bool AdapterLab::key(Lab::Key key, Params&, View& view, Session&, const Analysis& analysis, Requests&) {
    if (!analysis.learned) return false;
    const int step = step_at(view, *analysis.learned);
    if (key == Lab::Key::Next || key == Lab::Key::Previous) {
        const int by = key == Lab::Key::Next ? 1 : -1;
        show_step(view, *analysis.learned, std::clamp(step + by, 0, analysis.learned->steps()));
        return true;
    }
    if (const auto used = time_key(key, view, kStages)) return *used;
    if (key != Lab::Key::Play) return false;
    if (view.playing)
        view.playing = false;
    else
        start_time(view, kStages);
    return true;
}

std::string AdapterLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return adapter_words::description(params, view, analysis);
}

std::unique_ptr<Lab> make_adapter_lab() { return std::make_unique<LabHost<AdapterLab>>(); }

}  // namespace svdscope
