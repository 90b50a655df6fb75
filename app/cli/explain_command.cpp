// `svdscope explain`: the SVD of a small matrix by hand, step by step.
#include <array>
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/explain_report.hpp"
#include "app/cli/source.hpp"
#include "core/byhand/transcript.hpp"
#include "core/data/source_data.hpp"

namespace svdscope {
namespace {

struct Format {
    const char* name;
    std::string (*write)(const Transcript&);
};
constexpr std::array kFormats{
    Format{"text", transcript_text},     Format{"markdown", transcript_markdown},
    Format{"latex", transcript_latex},   Format{"numpy", transcript_numpy},
    Format{"matlab", transcript_matlab},
};

struct ExplainOptions {
    SourceOptions source;
    std::string format = kFormats[0].name;
    bool json = false;
};

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const Format& format : kFormats) names.emplace_back(format.name);
    return names;
}

/// Typed entries stay as they are, so that 1/3 is a third.
Result<Transcript> transcript_of(const SourceOptions& source) {
    const Result<std::shared_ptr<const SourceData>> data = read_source_data(source);
    if (!data) return tl::unexpected(data.error());
    if (!source.matrix.empty()) return make_transcript(source.matrix);
    const Eigen::MatrixXd& A = (*data)->channels.front();
    std::vector<double> entries;
    for (Eigen::Index i = 0; i < A.rows(); ++i) {
        for (Eigen::Index j = 0; j < A.cols(); ++j) entries.push_back(A(i, j));
    }
    return make_transcript(entries, static_cast<int>(A.rows()), static_cast<int>(A.cols()));
}

std::string written(const Transcript& transcript, const ExplainOptions& options) {
    if (options.json) return to_json(transcript).dump(2) + "\n";
    for (const Format& format : kFormats) {
        if (options.format == format.name) return format.write(transcript);
    }
    return {};
}

int run(const ExplainOptions& options) {
    const Result<Transcript> transcript = transcript_of(options.source);
    if (!transcript) return report(transcript.error(), kBadInput);
    fmt::print("{}", written(*transcript, options));
    return kDone;
}

}  // namespace

void add_explain(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* command = app.add_subcommand("explain", "the SVD of a small matrix by hand, step by step");
    add_source_options(*command, options->source);
    auto* format = command->add_option("--format", options->format,
                                       "text (the default), markdown, latex, or a program: numpy, matlab");
    format->check(CLI::IsMember(format_names()))->type_name("FORMAT");
    command->add_flag("--json", options->json, "one JSON object; numbers keep every bit")->excludes(format);
    command->footer(
        "Whole numbers, fractions and finite decimals stay exact where the result has roots to show; else "
        "decimals are used, and it says so.\n"
        "Example: svdscope explain --matrix \"1 0; 0 1; 1 1\" --format latex > svd.tex");
    command->callback([options, &outcome] {
        require_one_source(options->source);
        outcome = {true, run(*options)};
    });
}

}  // namespace svdscope
