// `svdscope svd`: U, sigma and V of a matrix, and how right they are.
#include <algorithm>
#include <array>
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/source_matrix.hpp"
#include "app/cli/svd_report.hpp"
#include "core/svd/refined.hpp"

namespace svdscope {
namespace {

constexpr std::array kMethods{SvdMethod::Auto, SvdMethod::ClosedForm, SvdMethod::Jacobi, SvdMethod::Bdc,
                              SvdMethod::Exact};

struct SvdOptions {
    SourceOptions source;
    std::string method{name_of(SvdMethod::Auto)};
    int rank = 0;
    bool full = false;
    bool json = false;
};

std::vector<std::string> method_names() {
    std::vector<std::string> names;
    for (const SvdMethod method : kMethods) names.emplace_back(name_of(method));
    return names;
}

// What is printed has every digit right, where that takes no time to speak of.
SvdMethod method_to_print(const Eigen::MatrixXd& A) {
    constexpr Eigen::Index kQuicklyRefined = 100'000;
    const SvdMethod quickest = method_for(A);
    const bool is_small = std::min(A.rows(), A.cols()) <= kMostRefinedColumns && A.size() <= kQuicklyRefined;
    return quickest != SvdMethod::ClosedForm && is_small ? SvdMethod::Exact : quickest;
}

DecomposeOptions decompose_options(const SvdOptions& options, const Eigen::MatrixXd& A) {
    DecomposeOptions result;
    for (const SvdMethod method : kMethods) {
        if (name_of(method) == options.method) result.method = method;
    }
    if (result.method == SvdMethod::Auto) result.method = method_to_print(A);
    result.full = options.full;
    return result;
}

int run(const SvdOptions& options) {
    const Result<Eigen::MatrixXd> A = read_source(options.source);
    if (!A) return report(A.error(), kBadInput);
    const DecomposeOptions how = decompose_options(options, *A);
    Result<Svd> svd = decompose(*A, how);
    if (!svd) return report(svd.error(), kBadInput);
    if (options.rank > svd->sigma.size()) {
        return report({fmt::format("--rank {} is more than the {} singular values of a {} x {} matrix",
                                   options.rank, svd->sigma.size(), A->rows(), A->cols())},
                      kBadInput);
    }
    const SvdReport result = make_report(*A, std::move(*svd), how.method, options.rank);
    fmt::print("{}", options.json ? to_json(result).dump(2) + "\n" : to_text(result));
    return kDone;
}

}  // namespace

void add_svd(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<SvdOptions>();
    CLI::App* command =
        app.add_subcommand("svd", "print U, sigma, V, rank, condition and residuals of a matrix");
    add_source_options(*command, options->source);
    command
        ->add_option("--method", options->method,
                     "auto (the default), closed-form (2x2 only), jacobi, bdc, exact (a side of at most 64)")
        ->check(CLI::IsMember(method_names()))
        ->type_name("M");
    auto* rank = command->add_option("--rank", options->rank, "keep the first K singular values and vectors");
    rank->type_name("K")->check(CLI::PositiveNumber);
    command->add_flag("--full", options->full, "square U and V")->excludes(rank);
    command->add_flag("--json", options->json, "one JSON object; numbers keep every bit");
    command->footer(
        "A = U * diag(sigma) * V^T; V is printed as it is, not transposed.\n"
        "Example: svdscope svd --matrix \"2 1; 1/2 3/2\"");
    command->callback([options, &outcome] {
        require_one_source(options->source);
        outcome = {true, run(*options)};
    });
}

}  // namespace svdscope
