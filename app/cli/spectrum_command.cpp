// `svdscope spectrum`: singular values, their energy, how many of them each rule would keep, and the charts.
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/source.hpp"
#include "app/cli/spectrum_chart.hpp"
#include "app/cli/spectrum_report.hpp"
#include "core/analysis/layers.hpp"

namespace svdscope {
namespace {

struct SpectrumOptions {
    SourceOptions source;
    spectrum::Cutoff cutoff{.rule = spectrum::Rule::Energy};  // the chart's cut-off; the report names all
    ChartOptions chart;
    bool json = false;
};

Result<spectrum::Analysis> analyzed(const SpectrumOptions& options) {
    const Result<spectrum::DataPtr> data = read_source_data(options.source);
    if (!data) return tl::unexpected(data.error());
    const Result<spectrum::LayersPtr> layers = spectrum::factorize(*data, {});
    if (!layers) return tl::unexpected(layers.error());
    return spectrum::analyze(*layers, options.cutoff);
}

int run(const SpectrumOptions& options) {
    const Result<spectrum::Analysis> analysis = analyzed(options);
    if (!analysis) return report(analysis.error(), kBadInput);
    if (!options.chart.output.empty()) {
        const ExitCode saved = save_chart(options.chart, *analysis, options.cutoff);
        if (saved != kDone) return saved;
    }
    fmt::print("{}", options.json ? to_json(*analysis, options.cutoff).dump(2) + "\n"
                                  : to_text(*analysis, options.cutoff));
    return kDone;
}

void add_chart_options(CLI::App& command, ChartOptions& options) {
    command
        .add_option("-o,--output", options.output,
                    ".svg or .png: both charts, cut at the energy target, besides what is printed")
        ->type_name("OUT")
        ->check(check_png_or_svg);
    add_look_options(command, options);
}

}  // namespace

void add_spectrum(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<SpectrumOptions>();
    CLI::App* command = app.add_subcommand(
        "spectrum", "print singular values, their energy and ranks by each rule, or chart them");
    add_source_options(*command, options->source);
    command->add_option("--energy", options->cutoff.energy, "share of the squares to keep; 0.9 without it")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("P");
    command
        ->add_option("--noise", options->cutoff.noise,
                     "standard deviation of the noise in an entry; estimated without it")
        ->check(CLI::PositiveNumber)
        ->type_name("S");
    command->add_flag("--json", options->json, "one JSON object; numbers keep every bit");
    add_chart_options(*command, options->chart);
    command->footer(
        "Pictures are taken in grey, from 0 (black) to 1 (white).\n"
        "Example: svdscope spectrum --image waves --energy 0.95 -o waves.svg");
    command->callback([options, &outcome] {
        require_one_source(options->source);
        outcome = {true, run(*options)};
    });
}

}  // namespace svdscope
