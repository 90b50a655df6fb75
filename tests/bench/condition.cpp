// What a frame of a drag costs in the condition lab: each topic's analysis, and the cloud of 10,000 samples.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include "core/labs/condition.hpp"

namespace svdscope::condition {
namespace {

constexpr int kRounds = 41;

void report(const char* what, const std::function<double(int)>& work) {
    std::vector<double> samples;
    double sum = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        sum += work(round);
        samples.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(samples.begin(), samples.end());
    std::printf("%-28s %8.4f ms median, %8.4f ms most   (%g)\n", what, samples[kRounds / 2], samples.back(),
                sum);
}

Params moved(Topic topic, int round) {
    Params params;
    params.topic = topic;
    params.noise.x += 0.001 * round;
    params.gram_log_kappa = 0.25 * round;
    params.log_filter = -0.1 * round;
    return params;
}

void report_topic(const char* what, Topic topic, int size = 8, Family family = Family::Hilbert) {
    report(what, [=](int round) {
        Params params = moved(topic, round);
        params.size = size;
        params.family = family;
        params.cure_system = CureSystem::Family;
        return analyze(params)->solve.relative_error;
    });
}

int run() {
    report_topic("solve", Topic::Solve);
    report_topic("gram", Topic::Gram);
    report_topic("families, Hilbert", Topic::Families);
    report_topic("families, nearly dependent", Topic::Families, 20, Family::NearlyDependent);
    report_topic("swing", Topic::Swing);
    report_topic("cures, 20 equations", Topic::Cures, 20);
    const std::vector<Vec2> samples = disk_samples(10'000, 1);
    for (const double log_kappa : {0.3, 4.0, 12.0}) {
        report("cloud of 10,000", [&](int round) {
            const Params start = moved(Topic::Solve, round);
            const Params params = with_kappa(start, *analyze(start), log_kappa);
            return cloud_sums(analyze(params)->solve, params.rhs, samples).median;
        });
    }
    return 0;
}

}  // namespace
}  // namespace svdscope::condition

int main() { return svdscope::condition::run(); }
