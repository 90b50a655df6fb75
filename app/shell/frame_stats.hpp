// How long frames take: what --frame-stats leaves behind.
#pragma once
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace svdscope {

/// Processor time of this thread in milliseconds.
double thread_cpu_ms();
/// The largest memory this process has held, in MB (10^6 bytes).
double peak_memory_mb();

struct FrameStats {
    double first_frame_ms = 0;      ///< from the start of main to the first frame on the screen
    std::vector<double> ui_ms;      ///< processor time from new frame to draw data, recomputation included
    std::vector<double> render_ms;  ///< wall time from draw data to the frame handed to the display
    double idle_frames_per_second = 0;
};

/// {"median", "p99", "max"}; zeros for no samples.
nlohmann::json summary(std::vector<double> samples);
nlohmann::json to_json(const FrameStats& stats);

}  // namespace svdscope
