// `svdscope condition`: how much a matrix magnifies a relative error, in which directions, and in this case.
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/condition_report.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/source.hpp"
#include "core/data/source_data.hpp"
#include "core/io/matrix_text.hpp"

namespace svdscope {
namespace {

struct ConditionOptions {
    SourceOptions source;
    std::string rhs, noise;  ///< empty: not given
    bool json = false;
};

/// One row or one column of numbers.
Result<Eigen::VectorXd> vector_from(const std::string& option, const std::string& text) {
    if (text.empty()) return Eigen::VectorXd();
    const Result<Eigen::MatrixXd> matrix = parse_matrix(text);
    if (!matrix) return fail(option + ": " + matrix.error().message);
    if (matrix->rows() != 1 && matrix->cols() != 1) {
        return fail(fmt::format("{}: one row or one column of numbers is expected, not {} x {}.", option,
                                matrix->rows(), matrix->cols()));
    }
    return Eigen::VectorXd(matrix->reshaped());
}

Result<ConditionReport> analysed(const ConditionOptions& options) {
    const Result<std::shared_ptr<const SourceData>> A = read_source_data(options.source);
    if (!A) return tl::unexpected(A.error());
    const Result<Eigen::VectorXd> rhs = vector_from("--rhs", options.rhs);
    if (!rhs) return tl::unexpected(rhs.error());
    const Result<Eigen::VectorXd> noise = vector_from("--noise", options.noise);
    if (!noise) return tl::unexpected(noise.error());
    return make_condition_report((*A)->channels.front(), *rhs, *noise);
}

int run(const ConditionOptions& options) {
    const Result<ConditionReport> result = analysed(options);
    if (!result) return report(result.error(), kBadInput);
    fmt::print("{}", options.json ? to_json(*result).dump(2) + "\n" : to_text(*result));
    return kDone;
}

std::string not_empty(const std::string& text) { return text.empty() ? "give numbers" : ""; }

}  // namespace

void add_condition(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<ConditionOptions>();
    CLI::App* command = app.add_subcommand(
        "condition",
        "print kappa, the worst directions, and what noise in b does to the solution of A x = b");
    add_source_options(*command, options->source);
    command->add_option("--rhs", options->rhs, R"(b, as in "1, 2" or "1; 2": solve A x = b)")
        ->type_name("TEXT")
        ->check(not_empty);
    command
        ->add_option("--noise", options->noise, "the error of b: its length, or one number for each row of A")
        ->type_name("TEXT")
        ->check(not_empty);
    command->add_flag("--json", options->json, "one JSON object; numbers keep every bit");
    command->footer(
        "With more equations than unknowns x is the least-squares solution; where many solve, the shortest.\n"
        "Example: svdscope condition --matrix \"1 0; 0 1e-4\" --rhs \"1; 1e-4\" --noise \"0; 1e-4\"");
    command->callback([options, &outcome] {
        require_one_source(options->source);
        outcome = {true, run(*options)};
    });
}

}  // namespace svdscope
