// `svdscope pca`: mean, axes, variances and scores of a table, samples by features.
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/pca_report.hpp"
#include "app/cli/source_matrix.hpp"
#include "app/lab/read_file.hpp"
#include "app/shell/table_file.hpp"

namespace svdscope {
namespace {

struct PcaCommandOptions {
    SourceOptions source;
    std::string columns;  ///< empty: every column that is not text
    int components = 0;
    bool no_center = false;
    bool standardise = false;
    bool json = false;
};

Result<Table> read_table_source(const SourceOptions& source) {
    if (!source.file.empty()) return read_table(source.file);
    const Result<Eigen::MatrixXd> A = read_source(source);
    if (!A) return tl::unexpected(A.error());
    std::vector<std::vector<double>> columns;
    for (const auto& column : A->colwise()) columns.emplace_back(column.begin(), column.end());
    return unnamed_table(std::move(columns));
}

/// "height,age"; a name that holds a comma stands in double quotes.
Result<std::vector<std::size_t>> named_columns(const Table& table, const std::string& names) {
    const auto cells = split_cells(names, ',', 1);
    if (!cells) return fail("--columns: " + cells.error().message);
    std::vector<std::size_t> chosen;
    for (const std::string& name : *cells) {
        const Result<std::size_t> column = find_column(table, name);
        if (!column) return fail("--columns: " + column.error().message);
        chosen.push_back(*column);
    }
    return chosen;
}

std::vector<std::size_t> columns_where(const Table& table, bool text) {
    std::vector<std::size_t> found;
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
        if ((table.columns[j].kind == ColumnKind::Text) == text) found.push_back(j);
    }
    return found;
}

Result<Eigen::MatrixXd> matrix_of(const Table& table, const std::vector<std::size_t>& chosen) {
    Eigen::MatrixXd X(static_cast<Eigen::Index>(table.rows), static_cast<Eigen::Index>(chosen.size()));
    for (std::size_t j = 0; j < chosen.size(); ++j) {
        const auto numbers = numbers_of(table, chosen[j]);
        if (!numbers) return tl::unexpected(numbers.error());
        X.col(static_cast<Eigen::Index>(j)) = Eigen::Map<const Eigen::VectorXd>(numbers->data(), X.rows());
    }
    return X;
}

PcaReport report_on(const Table& table, const std::vector<std::size_t>& chosen) {
    PcaReport result;
    for (const std::size_t j : chosen) {
        result.columns.push_back(table.columns[j].name);
        result.units.push_back(table.columns[j].unit);
    }
    return result;
}

Result<PcaReport> analyse(const Table& table, const PcaCommandOptions& options) {
    const auto chosen = options.columns.empty()
                            ? Result<std::vector<std::size_t>>(columns_where(table, false))
                            : named_columns(table, options.columns);
    if (!chosen) return tl::unexpected(chosen.error());
    PcaReport result = report_on(table, *chosen);
    if (options.columns.empty()) {
        for (const std::size_t j : columns_where(table, true))
            result.left_out.push_back(table.columns[j].name);
    }
    const Result<Eigen::MatrixXd> X = matrix_of(table, *chosen);
    if (!X) return tl::unexpected(X.error());
    Result<Pca> pca = principal_components(
        *X, {!options.no_center, options.standardise, options.components, result.columns});
    if (!pca) return tl::unexpected(pca.error());
    result.pca = std::move(*pca);
    return result;
}

int run(const PcaCommandOptions& options) {
    const Result<Table> table = read_table_source(options.source);
    if (!table) return report(table.error(), kBadInput);
    const Result<PcaReport> result = analyse(*table, options);
    if (!result) {
        const std::string& file = options.source.file;
        return report({(file.empty() ? "" : shown_name(file) + ": ") + result.error().message}, kBadInput);
    }
    fmt::print("{}", options.json ? to_json(*result).dump(2) + "\n" : to_text(*result));
    return kDone;
}

}  // namespace

void add_pca(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<PcaCommandOptions>();
    CLI::App* command =
        app.add_subcommand("pca", "print mean, axes, variances and scores of samples by features");
    add_source_options(*command, options->source);
    command
        ->add_option("--columns", options->columns, "only these, as in height,age; without it all but text")
        ->type_name("NAMES")
        ->check([](const std::string& names) { return names.empty() ? "name a column" : ""; });
    command->add_option("--components", options->components, "keep the first K")
        ->type_name("K")
        ->check(CLI::PositiveNumber);
    auto* no_center = command->add_flag("--no-center", options->no_center, "do not subtract the mean");
    command
        ->add_flag("--standardise,--standardize", options->standardise,
                   "divide each column by its standard deviation")
        ->excludes(no_center);
    command->add_flag("--json", options->json, "one JSON object; numbers keep every bit");
    command->footer(
        "A row is a sample, a column a feature. Each axis points to where its largest entry is positive.\n"
        "Example: svdscope pca people.csv --columns height,weight --standardise");
    command->callback([options, &outcome] {
        require_one_source(options->source);
        outcome = {true, run(*options)};
    });
}

}  // namespace svdscope
