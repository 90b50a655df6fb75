// The ratings lab: its fields, its time and its keys. Panel, pages and words have files of their own.
#include "app/labs/ratings_lab.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "app/labs/labs.hpp"
#include "app/labs/ratings_state.hpp"
#include "app/labs/ratings_words.hpp"
#include "core/analysis/layers.hpp"
#include "core/labs/ratings_file.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kPageNames[] = {"training", "table", "recommend", "not_svd"};
constexpr double kMaxSpeed = 8;
constexpr std::size_t kWritten = 512;  // epochs whose errors are written for inspection

void report_errors(FieldWriter& out, const std::string& name, const ratings::Errors& errors) {
    out((name + "_training").c_str(), errors.training);
    out((name + "_held_out").c_str(), errors.held_out);
}

std::vector<double> written(const std::vector<ratings::Errors>& errors, double ratings::Errors::*which) {
    std::vector<double> out;
    for (std::size_t e = 0; e < std::min(kWritten, errors.size()); ++e) out.push_back(errors[e].*which);
    return out;
}

bool has_gaps(const ratings::Table& table) {
    return std::any_of(table.values.begin(), table.values.end(), [](double v) { return std::isnan(v); });
}

}  // namespace

template <class Fields>
void RatingsLab::fields(Fields& f, Params& p) {
    f("file", RatingsFileField{p.file});
    f("changes", ChangesField{p.changes});
    f("epochs", BoundedInt{p.epochs, ratings::kLeastEpochs, ratings::kMostEpochs});
    f("seed", BoundedInt{p.seed, 0, 1'000'000'000});
}

template <class Fields>
void RatingsLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, kStages});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMaxSpeed});
    f("loop", v.loop);
    f("page", Named<Page>{v.page, kPageNames});
    f("user", BoundedInt{v.user, 0, ratings::kMostSide - 1});
    f("item", BoundedInt{v.item, 0, ratings::kMostSide - 1});
    f("baselines_open", v.folds.baselines);
    f("hand_open", v.folds.hand);
    f("source_open", v.folds.source);
    f("certainty_open", v.folds.certainty);
    f("welcomed", v.welcomed);
}

// For hosts in other files.
template void RatingsLab::fields(FieldWriter&, Params&);
template void RatingsLab::fields(FieldReader&, Params&);
template void RatingsLab::fields(FieldWriter&, View&);
template void RatingsLab::fields(FieldReader&, View&);

void RatingsLab::report(FieldWriter& out, const Analysis& a) {
    const ratings::Course& course = *a.course;
    out("users", a.data->users);
    out("items", a.data->items);
    out("training_ratings", static_cast<double>(a.data->training.size()));
    out("held_out_ratings", static_cast<double>(a.data->held_out.size()));
    out("mean", a.data->mean);
    out("complete", a.complete);
    out("trained", course.done());
    out("diverged", course.diverged);
    out("training", written(course.errors, &ratings::Errors::training));
    out("held_out", written(course.errors, &ratings::Errors::held_out));
    report_errors(out, "end", course.errors.back());
    out("best_epoch", course.best);
    report_errors(out, "best", course.errors[static_cast<std::size_t>(course.best)]);
    report_errors(out, "mean", a.baselines.mean);
    report_errors(out, "user_mean", a.baselines.user);
    report_errors(out, "item_mean", a.baselines.item);
    report_errors(out, "both_means", a.baselines.both);
    out("svd_training", written(a.svd->rank, &ratings::Errors::training));
    out("svd_held_out", written(a.svd->rank, &ratings::Errors::held_out));
    const FactorModel model = ratings::model_at(course, course.done());
    out("gram", ratings::column_cosines(model.Q, model.items, model.factors));
}

Result<RatingsLab::Analysis> RatingsLab::analyze(const Params& params, const Job& job,
                                                 const std::function<void(Analysis)>& early) {
    const Watch watch{job.stop(), [&job](double part) { job.report(part); }};
    return ratings::analyze(params, watch, early);
}

Result<void> RatingsLab::take(Params& params, View& view, Session&, const Document& document) {
    if (document.path.empty())
        return fail("the ratings lab keeps the path of its file, so it opens files and takes nothing pasted");
    ratings::FileSource file = ratings::file_source(document.path, document.bytes);
    if (!file.table) return fail(file.problem);
    if (!document.asked && !has_gaps(*file.table)) return fail("ratings without gaps are asked for by name");
    params.file = std::move(file);
    view.time = kStages;
    view.playing = false;
    view.welcomed = true;
    return {};
}

RatingsLab::Session RatingsLab::quiet(Session session) {
    session.scrubbing = false;
    session.hovered.reset();
    return session;
}

int RatingsLab::epoch_at(const View& view, const Params& params) {
    constexpr double kRounding = 1e-6;  // of an epoch, so that one that was put is the one that is read
    const double part = std::clamp(view.time / kStages, 0.0, 1.0);
    return static_cast<int>(std::floor(part * params.epochs + kRounding));
}

int RatingsLab::shown_epoch(const View& view, const Analysis& analysis) {
    return std::min(epoch_at(view, analysis.course->params), analysis.course->done());
}

void RatingsLab::go_to(View& view, const Params& params, int epoch) {
    view.time = kStages * static_cast<double>(std::clamp(epoch, 0, params.epochs)) / params.epochs;
    view.playing = false;
}

bool RatingsLab::advance(const Params&, View& view, Session& session, const Analysis&, double seconds) {
    if (!view.playing) return false;
    view.playing =
        play(session.player, view.time, kStages, seconds, {view.speed, view.loop, session.reduced_motion});
    return view.playing;
}

bool RatingsLab::key(Lab::Key key, Params& params, View& view, Session&, const Analysis&, Requests&) {
    const int epoch = epoch_at(view, params);
    switch (key) {
        case Lab::Key::Next:
            go_to(view, params, epoch + 1);
            return true;
        case Lab::Key::Previous:
            go_to(view, params, epoch - 1);
            return true;
        case Lab::Key::First:
            go_to(view, params, 0);
            return true;
        case Lab::Key::Last:
            go_to(view, params, params.epochs);
            return true;
        case Lab::Key::Escape:
            return std::exchange(view.playing, false);
        case Lab::Key::Play:
            if (!view.playing && view.time >= kStages) view.time = 0;
            view.playing = !view.playing;
            view.welcomed = true;
            return true;
        default:
            return false;
    }
}

std::string RatingsLab::description(const Params&, const View& view, const Analysis& analysis) {
    return ratings_words::description(view, analysis);
}

std::unique_ptr<Lab> make_ratings_lab() { return std::make_unique<LabHost<RatingsLab>>(); }

}  // namespace svdscope
