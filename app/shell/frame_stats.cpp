// Summaries of frame times.
#include "app/shell/frame_stats.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>

#include <sys/resource.h>
#include <nlohmann/json.hpp>

namespace svdscope {

double thread_cpu_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

double peak_memory_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
    return static_cast<double>(usage.ru_maxrss) * 1e-6;  // bytes there
#else
    return static_cast<double>(usage.ru_maxrss) * 1024e-6;
#endif
}

nlohmann::json summary(std::vector<double> samples) {
    if (samples.empty()) return {{"median", 0.0}, {"p99", 0.0}, {"max", 0.0}};
    std::sort(samples.begin(), samples.end());
    const auto at = [&samples](double part) {
        return samples[static_cast<std::size_t>(std::floor(part * static_cast<double>(samples.size() - 1)))];
    };
    return {{"median", at(0.5)}, {"p99", at(0.99)}, {"max", samples.back()}};
}

nlohmann::json to_json(const FrameStats& stats) {
    return {{"first_frame_ms", stats.first_frame_ms},
            {"frames", stats.ui_ms.size()},
            {"ui_ms", summary(stats.ui_ms)},
            {"render_ms", summary(stats.render_ms)},
            {"idle_frames_per_second", stats.idle_frames_per_second},
            {"peak_rss_mb", peak_memory_mb()}};
}

}  // namespace svdscope
