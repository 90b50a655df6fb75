// Computes residuals and prints matrices.
#include "app/cli/svd_report.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include <fmt/format.h>

#include "app/cli/numbers.hpp"
#include "core/analysis/condition.hpp"
#include "core/analysis/rank.hpp"

namespace svdscope {
namespace {

std::span<const double> values_of(const Eigen::VectorXd& v) {
    return {v.data(), static_cast<std::size_t>(v.size())};
}

double distance_from_orthonormal(const Eigen::MatrixXd& Q) {
    return (Eigen::MatrixXd::Identity(Q.cols(), Q.cols()) - Q.transpose() * Q).norm();
}

/// Scaled before squaring, so that huge and tiny entries neither overflow nor vanish.
double relative_residual(const Eigen::MatrixXd& A, const Svd& svd) {
    const double scale = A.cwiseAbs().maxCoeff();
    if (scale == 0) return 0;
    const Eigen::Index k = svd.sigma.size();
    const Eigen::MatrixXd product =
        svd.U.leftCols(k) * (svd.sigma / scale).asDiagonal() * svd.V.leftCols(k).transpose();
    const Eigen::MatrixXd scaled = A / scale;
    return (scaled - product).norm() / scaled.norm();
}

void keep_first(Svd& svd, Eigen::Index count) {
    svd.U = svd.U.leftCols(count).eval();
    svd.V = svd.V.leftCols(count).eval();
    svd.sigma = svd.sigma.head(count).eval();
}

nlohmann::json matrix_json(const Eigen::MatrixXd& M) {
    nlohmann::json rows = nlohmann::json::array();
    for (Eigen::Index i = 0; i < M.rows(); ++i) {
        nlohmann::json row = nlohmann::json::array();
        for (Eigen::Index j = 0; j < M.cols(); ++j) row.push_back(json_number(M(i, j)));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Right-aligned columns, each as wide as its widest entry; wide matrices are cut, with a note of how many
/// columns are left out.
std::string matrix_text(const Eigen::MatrixXd& M) {
    constexpr Eigen::Index kMostColumns = 12;
    const Eigen::Index columns = std::min(M.cols(), kMostColumns);
    std::vector<std::size_t> widths(static_cast<std::size_t>(columns), 0);
    for (Eigen::Index j = 0; j < columns; ++j) {
        for (Eigen::Index i = 0; i < M.rows(); ++i) {
            auto& width = widths[static_cast<std::size_t>(j)];
            width = std::max(width, short_number(M(i, j)).size());
        }
    }
    std::string text;
    for (Eigen::Index i = 0; i < M.rows(); ++i) {
        for (Eigen::Index j = 0; j < columns; ++j) {
            text += fmt::format("  {:>{}}", short_number(M(i, j)), widths[static_cast<std::size_t>(j)]);
        }
        text += '\n';
    }
    if (M.cols() > columns)
        text += fmt::format("  ... and {} more columns (--json prints all)\n", M.cols() - columns);
    return text;
}

}  // namespace

SvdReport make_report(const Eigen::MatrixXd& A, Svd svd, SvdMethod method, int keep) {
    SvdReport report;
    report.rows = A.rows();
    report.cols = A.cols();
    report.method = method;
    const auto sigma = values_of(svd.sigma);
    report.tolerance = rank_tolerance(svd.sigma.maxCoeff(), static_cast<std::size_t>(A.rows()),
                                      static_cast<std::size_t>(A.cols()));
    report.rank = rank_of(sigma, report.tolerance);
    report.condition_number = condition_number(sigma, report.tolerance);
    report.effective_condition_number = effective_condition_number(sigma, report.rank);
    if (keep > 0) keep_first(svd, keep);
    report.residual = relative_residual(A, svd);
    report.orthogonality_U = distance_from_orthonormal(svd.U);
    report.orthogonality_V = distance_from_orthonormal(svd.V);
    report.svd = std::move(svd);
    return report;
}

nlohmann::json to_json(const SvdReport& report) {
    const auto sigma = values_of(report.svd.sigma);
    return {{"rows", report.rows},
            {"cols", report.cols},
            {"method", name_of(report.method)},
            {"U", matrix_json(report.svd.U)},
            {"singular_values", std::vector<double>(sigma.begin(), sigma.end())},
            {"V", matrix_json(report.svd.V)},
            {"rank", report.rank},
            {"tolerance", report.tolerance},
            {"condition_number", json_number(report.condition_number)},
            {"effective_condition_number", json_number(report.effective_condition_number)},
            {"residual", report.residual},
            {"orthogonality_U", report.orthogonality_U},
            {"orthogonality_V", report.orthogonality_V}};
}

std::string to_text(const SvdReport& report) {
    std::string text =
        fmt::format("A  {} x {}, method {}\n\n", report.rows, report.cols, name_of(report.method));
    text += "U\n" + matrix_text(report.svd.U) + "\n";
    text += "sigma\n" + matrix_text(report.svd.sigma) + "\n";
    text += "V  (not transposed: A = U diag(sigma) V^T)\n" + matrix_text(report.svd.V) + "\n";
    text += fmt::format("rank                        {}  (singular values above {:.3g})\n", report.rank,
                        report.tolerance);
    text += fmt::format("condition number            {}\n", short_number(report.condition_number));
    if (report.condition_number != report.effective_condition_number) {
        text +=
            fmt::format("  on the space it reaches   {}\n", short_number(report.effective_condition_number));
    }
    text += fmt::format("|A - U diag(sigma) V^T|     {:.2g} |A|\n", report.residual);
    text += fmt::format("|I - U^T U|, |I - V^T V|    {:.2g}, {:.2g}\n", report.orthogonality_U,
                        report.orthogonality_V);
    return text;
}

}  // namespace svdscope
