// `svdscope spectrum -o`: the charts of the spectrum lab as a file.
#pragma once
#include <string>

#include "app/cli/exit_code.hpp"
#include "app/cli/scene_options.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope {

struct ChartOptions : LookOptions {
    ChartOptions() { size = "1200x480"; }
    std::string output;  ///< .svg or .png; empty: no chart
};

/// Both charts side by side, in a narrow picture the first alone. Any source will do: nothing is read again.
/// Prints the sentence when there is no file afterwards.
ExitCode save_chart(const ChartOptions& options, const spectrum::Analysis& analysis,
                    const spectrum::Cutoff& cutoff);

}  // namespace svdscope
