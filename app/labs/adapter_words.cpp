// Words of the adapter lab.
#include "app/labs/adapter_words.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "app/labs/spectrum_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::adapter_words {

using adapter::Analysis;
using adapter::Learned;
using adapter::Params;
using adapter::Source;
using adapter::Topic;

std::string percent(double share) {
    if (share > 1) return fixed_text(100 * share, share > 10 ? 0 : 1) + " %";
    if (share > 0 && share < 0.0005) return number_text(100 * share, 2) + " %";
    return spectrum_words::percent(share);
}

std::string whole(std::int64_t count) { return spectrum_words::whole(static_cast<double>(count)); }

std::string_view topic_title(Topic topic) {
    switch (topic) {
        case Topic::Keep:
            return "Keep";
        case Topic::Learn:
            return "Learn";
        case Topic::Split:
            break;
    }
    return "Split";
}

std::string_view source_title(Source source) {
    switch (source) {
        case Source::Noise:
            return "Noise";
        case Source::Structured:
            return "Structured";
        case Source::Decaying:
            return "Decaying";
        case Source::Layer:
            return "Layer 64 × 96";
        case Source::Pair:
            break;
    }
    return "2 × 2";
}

std::string_view source_hint(Source source) {
    switch (source) {
        case Source::Noise:
            return "64 × 64 of noise alone: no direction is much better than the next.";
        case Source::Structured:
            return "64 × 64 made of 8 directions and a little noise.";
        case Source::Decaying:
            return "64 × 64 with singular values that fall like 1/i, and a little noise.";
        case Source::Layer:
            return "A layer with 96 inputs and 64 outputs; its singular values fall.";
        case Source::Pair:
            break;
    }
    return "[[2, 1], [1, 2]]: rank 1 makes every entry 1.5, with an error of exactly 1.";
}

std::string looked_at(const Params& params) {
    if (params.file) return std::filesystem::path(params.file->path).filename().string();
    return std::string(source_title(params.source));
}

std::string_view invitation(Topic topic) {
    switch (topic) {
        case Topic::Keep:
            return "Drag the rank: what is left over, and what does it cost?";
        case Topic::Learn:
            return "Gradient descent falls towards the truncated SVD, and never below.";
        case Topic::Split:
            break;
    }
    return "Two thinner layers instead of one: drag k and see when it pays.";
}

std::string_view letter(Topic topic) { return topic == Topic::Split ? "W" : "ΔW"; }

std::vector<std::string> chips(const Learned& learned) {
    std::vector<std::string> out;
    for (int stage = 1; stage <= AdapterLab::kStages; ++stage)
        out.push_back(fmt::format("step {}", learned.asked * stage / AdapterLab::kStages));
    return out;
}

namespace {

std::string keep_sentence(const Analysis& a) {
    const adapter::Cost& cost = a.at.cost;
    if (cost.factors >= cost.full)
        return fmt::format("Rank {} keeps {} of the energy and takes {} of the numbers: nothing is saved.",
                           a.at.r, percent(a.at.energy), percent(cost.factors_share));
    return fmt::format("Rank {} of {} keeps {} of the energy with {} of the numbers.", a.at.r, a.most,
                       percent(a.at.energy), percent(cost.factors_share));
}

std::string split_sentence(const Analysis& a) {
    const adapter::Cost& cost = a.at.cost;
    if (cost.factors >= cost.full)
        return fmt::format("Two layers of rank {} need {} multiplications, one needs {}: it does not pay.",
                           a.at.r, whole(cost.factors), whole(cost.full));
    return fmt::format("{} numbers and multiplications instead of {}, for an error of {}.",
                       whole(cost.factors), whole(cost.full), percent(a.at.relative_error));
}

std::string learn_sentence(const AdapterLab::View& view, const Analysis& a) {
    const Learned& learned = *a.learned;
    const int step = AdapterLab::step_at(view, learned);
    const auto at = static_cast<std::size_t>(step);
    if (learned.diverged && step == learned.steps())
        return fmt::format("The steps are too long: after {} of them the error ran away.", step);
    if (step == 0 && learned.error[0] == 1)
        return "B is zero, so the product is: the whole update is missing.";
    return fmt::format("Step {}: error {}, truncated SVD {}: {}.", step, percent(learned.error[at]),
                       percent(learned.floor), above_floor(learned, step));
}

}  // namespace

std::string bar_sentence(const Params& params, const AdapterLab::View& view, const Analysis& analysis) {
    if (params.topic == Topic::Learn)
        return analysis.learned ? learn_sentence(view, analysis) : "The learning begins.";
    return params.topic == Topic::Split ? split_sentence(analysis) : keep_sentence(analysis);
}

Verdict verdict(const Params& params, const Analysis& analysis) {
    const adapter::Claim& claim = analysis.claim;
    const std::string most = fmt::format("90 % needs rank {}, {} of the numbers.", claim.rank_for_most,
                                         percent(claim.share_for_most));
    const std::string kept =
        fmt::format("Rank {} keeps {} of the energy; ", claim.rank, percent(claim.energy));
    if (analysis.norm == 0) return {"Nothing to keep", "All entries are zero."};
    if (!claim.holds) {
        const bool noise = !params.file && params.source == Source::Noise;
        return {"Not here", kept + most +
                                (noise ? " Noise has no directions of its own, so none can be left out."
                                       : " The singular values fall too slowly.")};
    }
    const bool made = !params.file && params.source == Source::Structured;
    return {"True here", kept + most +
                             (made ? " It was made of 8 directions: the claim is about such updates."
                                   : " The singular values fall quickly.")};
}

std::string above_floor(const Learned& learned, int step) {
    const double error = learned.error[static_cast<std::size_t>(step)];
    if (learned.floor < 1e-12) return "of which nothing has to stay";
    if (error >= 2 * learned.floor) return number_text(error / learned.floor, 1) + " times as much";
    return percent(std::max(0.0, error / learned.floor - 1)) + " above it";
}

const adapter::AnglesAt* angles_until(const Learned& learned, int step) {
    const auto after = std::ranges::upper_bound(learned.angles, step, {}, &adapter::AnglesAt::step);
    return after == learned.angles.begin() ? nullptr : &*(after - 1);
}

std::vector<Claim> claims() {
    return {
        {"Adapters have 250 times fewer parameters.",
         "At 4096 × 4096 and rank 8 it is 256 times, exactly; at 64 × 64 it is 4. It depends on m, n and r "
         "alone."},
        {"B and A are the singular vectors of the update.",
         "Any invertible R gives the same product as B R and R⁻¹ A. What gradient descent finds spans nearly "
         "the same space, and its columns are not orthogonal: BᵀB is not diagonal."},
        {"Updates are of low rank, so nothing is lost.",
         "Some are. The error here is that of the matrix; what a task loses is measured on the task."},
        {"An embedding table of 10⁶ × 768 shrinks more than tenfold at rank 64.",
         "12.0 times, that is counting. That search hardly changes is another claim, and needs a test."},
    };
}

std::string description(const Params& params, const AdapterLab::View& view, const Analysis& analysis) {
    return fmt::format("{}: {}, {} by {}, numerical rank {}. {}", topic_title(params.topic),
                       looked_at(params), analysis.rows, analysis.cols, analysis.rank,
                       bar_sentence(params, view, analysis));
}

}  // namespace svdscope::adapter_words
