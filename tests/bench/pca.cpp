// PCA of a cloud: a full recompute beside one pass that only reads, and one step of a drag at 1e3 and 1e6
// points.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <vector>

#include "core/labs/pca_sums.hpp"

namespace svdscope {
namespace {

constexpr int kRounds = 41;
constexpr int kSteps = 2'000;

double milliseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> samples) {
    std::nth_element(samples.begin(), samples.begin() + static_cast<long>(samples.size() / 2), samples.end());
    return samples[samples.size() / 2];
}

// The least that looks at every coordinate: sums in four lanes, so that no addition waits for the one before.
double read_all(const Cloud::Blocks& blocks) {
    std::array<double, 4> x{}, y{};
    for (const auto& block : blocks)
        for (std::size_t i = 0; i + 4 <= block->size(); i += 4)
            for (std::size_t lane = 0; lane < 4; ++lane)
                x[lane] += (*block)[i + lane].x, y[lane] += (*block)[i + lane].y;
    return x[0] + x[1] + x[2] + x[3] + y[0] + y[1] + y[2] + y[3];
}

double recompute(const pca::Params& params, const Cloud::Blocks& blocks) {
    Moments2 sums(blocks[blocks.size() / 2]->front());
    for (const auto& block : blocks) sums.add_quickly(*block);
    return pca::analyze_sums(params, sums)->centred.angle;
}

// What a frame of a drag does: a copy of the params, the point moved, the analysis.
double drag(pca::Params& params, pca::Analysis& analysis, double& sum) {
    return milliseconds([&] {
               for (int step = 0; step < kSteps; ++step) {
                   const std::size_t point = params.cloud.size() / 2;
                   params = with_point(params, analysis, point, {std::sin(0.01 * step), 0.001 * step}, 0);
                   analysis = *analyze(params);
                   sum += analysis.centred.angle;
               }
           }) *
           1e6 / kSteps;
}

void full_recompute(double& sum) {
    const pca::Params params = pca::with_recipe({}, {CloudKind::Round, 1'000'000, 1});
    const Cloud::Blocks blocks = params.cloud.blocks();
    std::vector<double> reading, computing;
    for (int round = 0; round < kRounds; ++round) {
        reading.push_back(milliseconds([&] { sum += read_all(blocks); }));
        computing.push_back(milliseconds([&] { sum += recompute(params, blocks); }));
    }
    const double one = median(reading), other = median(computing);
    std::printf("reading 1e6 points            %7.2f ms\n", one);
    std::printf("sums and analysis of them     %7.2f ms   ratio %.2f\n", other, other / one);
    std::printf("the same in twice the digits  %7.2f ms   (in the background)\n",
                milliseconds([&] { sum += pca::measured_drift(params.cloud); }));
}

void drag_steps(double& sum) {
    std::array<pca::Params, 2> params{pca::with_recipe({}, {CloudKind::Round, 1'000, 1}),
                                      pca::with_recipe({}, {CloudKind::Round, 1'000'000, 1})};
    std::array<pca::Analysis, 2> analyses{*analyze(params[0]), *analyze(params[1])};
    std::array<std::vector<double>, 2> times;
    for (int round = 0; round < kRounds; ++round)
        for (const std::size_t i : {0UL, 1UL}) times[i].push_back(drag(params[i], analyses[i], sum));
    const double few = median(times[0]), many = median(times[1]);
    std::printf("a step of a drag, 1e3 points  %7.0f ns\n", few);
    std::printf("a step of a drag, 1e6 points  %7.0f ns   ratio %.2f\n", many, many / few);
}

}  // namespace
}  // namespace svdscope

int main() {
    double sum = 0;  // printed, so that no compiler leaves the work out
    svdscope::full_recompute(sum);
    svdscope::drag_steps(sum);
    std::printf("(checksum %.6g)\n", sum);
}
