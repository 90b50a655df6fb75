// `svdscope check`: whether U, Sigma and V are an SVD of the matrix, and what is wrong with them.
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "app/cli/check_report.hpp"
#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/source.hpp"
#include "core/data/source_data.hpp"
#include "core/svd/check_answer.hpp"

namespace svdscope {
namespace {

struct CheckOptions {
    SourceOptions source;
    std::string U, sigma, V, Vt;
    bool json = false;
};

int run(const CheckOptions& options) {
    const Result<std::shared_ptr<const SourceData>> A = read_source_data(options.source);
    if (!A) return report(A.error(), kBadInput);
    const bool transposed = !options.Vt.empty();
    const AnswerText answer{options.U, options.sigma, transposed ? options.Vt : options.V, transposed};
    const Result<Verdict> verdict = check_answer((*A)->channels.front(), answer);
    if (!verdict) return report(verdict.error(), kBadInput);
    if (verdict->finding == Finding::Unreadable) return report({verdict->sentence}, kBadInput);
    fmt::print("{}", options.json ? to_json(*verdict).dump(2) + "\n" : to_text(*verdict));
    return kDone;
}

void require_one_v(const CheckOptions& options) {
    if (options.V.empty() == options.Vt.empty()) {
        throw CLI::ValidationError("give V as --v or, transposed as numpy prints it, as --vt");
    }
}

}  // namespace

void add_check(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = app.add_subcommand(
        "check", "whether U, sigma and V are an SVD of a matrix, and what is wrong with them");
    add_source_options(*command, options->source);
    command->add_option("--u", options->U, "U in any form that --matrix takes")
        ->type_name("TEXT")
        ->required();
    command->add_option("--s", options->sigma, "the singular values, or Sigma as a matrix")
        ->type_name("TEXT")
        ->required();
    command->add_option("--v", options->V, "V, not transposed")->type_name("TEXT");
    command->add_option("--vt", options->Vt, "V^T instead, as numpy prints it")->type_name("TEXT");
    command->add_flag("--json", options->json, "one JSON object; numbers keep every bit");
    command->footer(
        "Rounded answers are understood: 0.71 stands for all that rounds to it. A text that starts with a "
        "minus "
        "is given as --u=\"-0.71 ...\".\n"
        "Example: svdscope check --matrix \"2 1; 1 2\" --u \"0.71 0.71; 0.71 -0.71\" --s \"3 1\" --v \"0.71 "
        "0.71; 0.71 -0.71\"");
    command->callback([options, &outcome] {
        require_one_source(options->source);
        require_one_v(*options);
        outcome = {true, run(*options)};
    });
}

}  // namespace svdscope
