// The spectrum lab: its fields, its work, its time and its keys. Panel, pictures, charts and words have files
// of their own.
#include "app/labs/spectrum_lab.hpp"

#include <algorithm>
#include <cmath>

#include "app/lab/timeline_keys.hpp"
#include "app/labs/labs.hpp"
#include "app/labs/spectrum_state.hpp"
#include "app/labs/spectrum_words.hpp"
#include "core/analysis/layers.hpp"
#include "core/labs/spectrum_file.hpp"

namespace svdscope {
namespace {

constexpr std::string_view kChannelNames[] = {"grey", "color"};
constexpr std::string_view kRuleNames[] = {"manual", "energy", "tolerance", "elbow", "optimal", "noise_edge"};
constexpr std::string_view kCurveNames[] = {"cumulative", "energy", "psnr", "error"};
constexpr std::string_view kArrangementNames[] = {"side", "wipe", "none"};
constexpr double kMaxSpeed = 8;
constexpr int kMostRank = 1 << 20;
constexpr int kPreviewRank = 50;
constexpr int kLargeRank = 200;
constexpr int kQuickSize = 96;  // smaller ones are done before a preview would be seen

}  // namespace

template <class Fields>
void SpectrumLab::fields(Fields& f, Params& p) {
    f("source", SourceField{p.recipe.id});
    f("size", BoundedInt{p.recipe.size, 0, kMostSourceSize});
    f("cell", BoundedInt{p.recipe.cell, 1, kMostSourceSize});
    f("rank", BoundedInt{p.recipe.rank, 1, kMostSourceSize});
    f("decay", Bounded{p.recipe.decay, 0, 20});
    f("seed", BoundedInt{p.recipe.seed, 0, 1'000'000'000});
    f("file", FileField{p.file});
    f("channels", Named<spectrum::Channels>{p.channels, kChannelNames});
    f("rule", Named<spectrum::Rule>{p.cutoff.rule, kRuleNames});
    f("k", BoundedInt{p.cutoff.k, 0, kMostRank});
    f("energy", Bounded{p.cutoff.energy, 0, 1});
    f("tolerance", Bounded{p.cutoff.tolerance, 0, 1});
    f("noise", Bounded{p.cutoff.noise, 0, 1e100});
}

template <class Fields>
void SpectrumLab::fields(Fields& f, View& v) {
    f("time", Bounded{v.time, 0, kStages});
    f("playing", v.playing);
    f("speed", Bounded{v.speed, 0.1, kMaxSpeed});
    f("loop", v.loop);
    f("arrangement", Named<Arrangement>{v.arrangement, kArrangementNames});
    f("wipe", Bounded{v.wipe, 0, 1});
    f("residual", v.residual);
    f("layer", v.layer);
    f("log", v.log);
    f("squared", v.squared);
    f("curve", Named<Curve>{v.curve, kCurveNames});
    f("span", v.span);
    f("source_open", v.folds.source);
    f("rule_open", v.folds.rule);
    f("ranks_open", v.folds.ranks);
    f("pictures_open", v.folds.pictures);
    f("charts_open", v.folds.charts);
    f("certainty_open", v.folds.certainty);
    f("welcomed", v.welcomed);
}

void SpectrumLab::report(FieldWriter& out, const Analysis& a) {
    constexpr std::size_t kWritten = 64;
    const std::size_t written = std::min(kWritten, a.sigma.size());
    const std::vector<double> sigma(a.sigma.begin(), a.sigma.begin() + static_cast<std::ptrdiff_t>(written));
    out("rows", a.rows);
    out("cols", a.cols);
    out("channels", a.channels);
    out("complete", a.complete);
    out("known", a.known);
    out("sigma", sigma);
    out("k", a.at.k);
    out("error_2", a.at.error_2);
    out("error_frobenius", a.at.error_frobenius);
    out("relative_error", a.at.relative_error);
    out("energy", a.at.energy);
    out("psnr", a.at.psnr);
    out("storage", static_cast<double>(a.at.storage));
    out("storage_full", static_cast<double>(a.storage_full));
    out("break_even", a.break_even);
    if (a.at.error_to_clean) out("error_to_clean", *a.at.error_to_clean);
    out("rank", a.ranks.numerical);
    out("rank_tolerance", a.ranks.rank_tolerance);
    out("stable_rank", a.ranks.stable);
    out("entropy_rank", a.ranks.entropy);
    out("rank_by_energy", a.ranks.energy);
    out("rank_by_unsquared", a.ranks.energy_unsquared);
    out("rank_by_tolerance", a.ranks.tolerance);
    out("rank_by_elbow", a.ranks.elbow);
    out("rank_by_threshold", a.ranks.optimal);
    out("rank_by_noise_edge", a.ranks.noise_edge);
}

Result<SpectrumLab::Analysis> SpectrumLab::analyze(const Params& params, const Job& job,
                                                   const std::function<void(Analysis)>& early) {
    const Result<spectrum::DataPtr> data = spectrum::load(params);
    if (!data) return tl::unexpected(data.error());
    const Watch watch{job.stop(), [&job](double part) { job.report(part); }};
    const auto& first = (*data)->channels.front();
    const auto side = std::min(first.rows(), first.cols());
    if (side > kQuickSize) {
        const int k = std::max(side > kMostFactorised ? kLargeRank : kPreviewRank, params.cutoff.k);
        const Result<spectrum::LayersPtr> preview = spectrum::preview(*data, k, watch);
        if (side > kMostFactorised)
            return preview ? Result<Analysis>(spectrum::analyze(*preview, params.cutoff))
                           : tl::unexpected(preview.error());
        if (preview) early(spectrum::analyze(*preview, params.cutoff));
    }
    const Result<spectrum::LayersPtr> layers = spectrum::factorize(*data, watch);
    if (!layers) return tl::unexpected(layers.error());
    return spectrum::analyze(*layers, params.cutoff);
}

Result<void> SpectrumLab::take(Params& params, View& view, Session& session, const Document& document) {
    if (document.path.empty())
        return fail(
            "the spectrum lab keeps the path of its file, so it opens files and takes nothing pasted");
    spectrum::FileSource file = spectrum::file_source(document.path, document.bytes);
    if (!file.data) return fail(file.problem);
    params.file = std::move(file);
    view.time = kStages;
    fit(view, session);
    return {};
}

SpectrumLab::Session SpectrumLab::quiet(Session session) {
    session.cutting = false;
    session.panned.reset();
    session.hovered.reset();
    return session;
}

int SpectrumLab::rank_at(double time, const Analysis& analysis) {
    const int k = std::min(analysis.at.k, analysis.known);
    if (time >= kStages) return k;
    const double part = std::max(0.0, time) / kStages;
    return static_cast<int>(std::lround(std::pow(k + 1.0, part) - 1));
}

bool SpectrumLab::advance(const Params&, View& view, Session& session, const Analysis&, double seconds) {
    if (!view.playing) return false;
    view.playing =
        play(session.player, view.time, kStages, seconds, {view.speed, view.loop, session.reduced_motion});
    return view.playing;
}

bool SpectrumLab::key(Lab::Key key, Params&, View& view, Session&, const Analysis&, Requests&) {
    if (const auto time = stepped(key, view.time, kStages)) {
        view.time = *time;
        view.playing = false;
        return true;
    }
    if (key == Lab::Key::Escape) return std::exchange(view.playing, false);
    if (key != Lab::Key::Play) return false;
    if (!view.playing && view.time >= kStages) view.time = 0;
    view.playing = !view.playing;
    return true;
}

std::string SpectrumLab::description(const Params& params, const View& view, const Analysis& analysis) {
    return spectrum_words::description(params, view, analysis);
}

std::unique_ptr<Lab> make_spectrum_lab() { return std::make_unique<LabHost<SpectrumLab>>(); }

}  // namespace svdscope
