// Computes worst cases, solution and error, and puts them into words and JSON.
#include "app/cli/condition_report.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "app/cli/number_print.hpp"
#include "core/analysis/condition.hpp"
#include "core/analysis/rank.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::VectorXd;
using Solution = ConditionReport::Solution;
using Noise = ConditionReport::Noise;

constexpr Index kMostRows = 20;
constexpr int kDigits = 6;

std::span<const double> values_of(const VectorXd& v) {
    return {v.data(), static_cast<std::size_t>(v.size())};
}

nlohmann::json json_vector(const VectorXd& v) { return json_numbers(values_of(v)); }

bool is_singular(const ConditionReport& report) { return report.rank < report.sigma.size(); }

Result<Solution> solve(const Eigen::MatrixXd& A, const Svd& svd, int rank, const VectorXd& b) {
    Result<LeastSquares> answer = least_squares(A, svd, rank, b);
    if (!answer) return fail("--rhs: " + answer.error().message);
    const double worst = worst_amplification(svd, rank, b.stableNorm(), answer->x.stableNorm());
    return Solution{b, std::move(*answer), worst};
}

Result<Noise> measure(const Eigen::MatrixXd& A, const Svd& svd, const ConditionReport& report,
                      const VectorXd& noise) {
    Noise result;
    const bool is_radius = noise.size() == 1;
    if (is_radius && noise(0) < 0) return fail("--noise: the length of the noise cannot be negative.");
    if (!is_radius && noise.size() != A.rows()) {
        return fail(fmt::format(
            "--noise: one number (its length) or {} (one for each row of A) are expected, not {}.", A.rows(),
            noise.size()));
    }
    result.radius = noise.stableNorm();
    const double last = report.sigma(report.sigma.size() - 1);
    result.worst_error = is_singular(report) ? std::numeric_limits<double>::infinity() : result.radius / last;
    if (is_radius) return result;
    const Result<LeastSquares> error = least_squares(A, svd, report.rank, noise);
    if (!error) return fail("--noise: The error of x is beyond the largest number.");
    result.vector = noise;
    result.error = error->x;
    if (report.solution) {
        result.amplification = amplification(error->x.stableNorm(), report.solution->answer.x.stableNorm(),
                                             result.radius, report.solution->b.stableNorm());
    }
    return result;
}

nlohmann::json json_optional(const std::optional<double>& number) {
    return number ? json_number(*number) : nlohmann::json();
}

std::optional<double> part_of(double part, double whole) {
    return whole == 0 ? std::nullopt : std::optional(part / whole);
}

const char* kind_of(const ConditionReport& report) {
    if (is_singular(report)) return "shortest least squares";
    if (report.rows > report.cols) return "least squares";
    return report.rows < report.cols ? "shortest" : "unique";
}

void add_solution(nlohmann::json& json, const ConditionReport& report) {
    const Solution& solution = *report.solution;
    json["rhs"] = json_vector(solution.b);
    json["solution"] = kind_of(report);
    json["x"] = json_vector(solution.answer.x);
    json["residual"] = json_vector(solution.answer.residual);
    json["residual_norm"] = json_number(solution.answer.residual.stableNorm());
    json["worst_amplification"] = json_number(solution.worst_amplification);
}

void add_noise(nlohmann::json& json, const ConditionReport& report) {
    const Noise& noise = *report.noise;
    json["noise_norm"] = json_number(noise.radius);
    json["worst_error"] = json_number(noise.worst_error);
    if (report.solution) {
        const double x = report.solution->answer.x.stableNorm();
        json["relative_noise"] = json_optional(part_of(noise.radius, report.solution->b.stableNorm()));
        json["worst_relative_error"] = json_optional(part_of(noise.worst_error, x));
        if (noise.vector) json["relative_error"] = json_optional(part_of(noise.error.stableNorm(), x));
    }
    if (!noise.vector) return;
    json["noise"] = json_vector(*noise.vector);
    json["error"] = json_vector(noise.error);
    json["error_norm"] = json_number(noise.error.stableNorm());
    if (report.solution) json["amplification"] = json_optional(noise.amplification);
}

std::string line(const std::string& name, const std::string& value) {
    return fmt::format("{:<28}{}\n", name, value);
}
std::string number(double value) { return short_number(value, kDigits); }
std::string number(const std::optional<double>& value) {
    return value ? number(*value) : "nothing to compare with";
}

struct Column {
    std::string name;
    const VectorXd& entries;
};
std::string columns_text(const std::vector<Column>& columns) {
    std::vector<std::vector<std::string>> rows(1);
    const Index size = columns.front().entries.size();
    for (const Column& column : columns) rows[0].push_back(column.name);
    for (Index i = 0; i < std::min(size, kMostRows); ++i) {
        auto& row = rows.emplace_back();
        for (const Column& column : columns) row.push_back(number(column.entries(i)));
    }
    std::string text = aligned_text(rows);
    if (size > kMostRows)
        text += fmt::format("  ... and {} more rows (--json prints all)\n", size - kMostRows);
    return text;
}

std::string digits_text(double kappa) { return fmt::format("{:.1f}", digits_of_solve(kappa)); }

std::string matrix_lines(const ConditionReport& report) {
    const Index last = report.sigma.size();
    std::string text = fmt::format("A  {} x {}, rank {}  (singular values above {:.3g})\n\n", report.rows,
                                   report.cols, report.rank, report.tolerance);
    text += line(fmt::format("sigma_1, sigma_{}", last),
                 number(report.sigma(0)) + ", " + number(report.sigma(last - 1)));
    text += line("kappa",
                 number(report.kappa) + (is_singular(report) ? "  (A is singular to working accuracy)" : ""));
    if (is_singular(report)) text += line("  on the space it reaches", number(report.effective_kappa));
    text += line("digits of a solve", digits_text(report.kappa) + " of 15 in double");
    text += line("by A^T A", "kappa^2 = " + number(report.kappa * report.kappa) + ": " +
                                 digits_text(report.kappa * report.kappa) + " digits");
    return text;
}

std::string worst_text(const ConditionReport& report) {
    const auto name = [&](const char* vector) { return fmt::format("{}_{}", vector, report.sigma.size()); };
    const std::string grows = is_singular(report) ? "without bound" : "by the factor " + number(report.kappa);
    return fmt::format(
               "\nWorst case: b along u_1 and noise along {}; x lies along v_1, its error along {}, and the\n"
               "relative error grows {}.\n",
               name("u"), name("v"), grows) +
           columns_text({{"u_1", report.worst.b}, {name("u"), report.worst.noise}}) +
           columns_text({{"v_1", report.worst.x}, {name("v"), report.worst.error}});
}

std::string solution_text(const ConditionReport& report) {
    const Solution& solution = *report.solution;
    const double b = solution.b.stableNorm();
    const double residual = solution.answer.residual.stableNorm();
    return fmt::format("\nSolution ({})\n", kind_of(report)) + columns_text({{"x", solution.answer.x}}) +
           line("|b - A x|", number(residual) + (b > 0 ? fmt::format("  ({:.2g} |b|)", residual / b) : "")) +
           line("largest amplification here", number(solution.worst_amplification));
}

std::string noise_text(const ConditionReport& report) {
    const Noise& noise = *report.noise;
    std::string text = "\nNoise\n";
    if (noise.vector) text += columns_text({{"error of x", noise.error}});
    text += line("|noise|", number(noise.radius));
    if (noise.vector) text += line("|error of x|", number(noise.error.stableNorm()));
    text += line("largest |error of x|", number(noise.worst_error));
    if (!report.solution) return text + "  relative errors need a right-hand side: --rhs\n";
    const double x = report.solution->answer.x.stableNorm();
    text += line("|noise| / |b|", number(part_of(noise.radius, report.solution->b.stableNorm())));
    if (noise.vector) text += line("|error of x| / |x|", number(part_of(noise.error.stableNorm(), x)));
    text += line("largest |error of x| / |x|", number(part_of(noise.worst_error, x)));
    if (noise.vector) text += line("amplification", number(noise.amplification));
    return text;
}

}  // namespace

Result<ConditionReport> make_condition_report(const Eigen::MatrixXd& A, const VectorXd& rhs,
                                              const VectorXd& noise) {
    const Result<Svd> svd = decompose(A);
    if (!svd) return tl::unexpected(svd.error());
    ConditionReport report;
    report.rows = A.rows();
    report.cols = A.cols();
    report.sigma = svd->sigma;
    report.tolerance =
        rank_tolerance(svd->sigma(0), static_cast<std::size_t>(A.rows()), static_cast<std::size_t>(A.cols()));
    report.rank = rank_of(values_of(svd->sigma), report.tolerance);
    report.kappa = condition_number(values_of(svd->sigma), report.tolerance);
    report.effective_kappa = effective_condition_number(values_of(svd->sigma), report.rank);
    report.worst = worst_pair(*svd);
    if (rhs.size() > 0) {
        Result<Solution> solution = solve(A, *svd, report.rank, rhs);
        if (!solution) return tl::unexpected(solution.error());
        report.solution = std::move(*solution);
    }
    if (noise.size() > 0) {
        Result<Noise> measured = measure(A, *svd, report, noise);
        if (!measured) return tl::unexpected(measured.error());
        report.noise = std::move(*measured);
    }
    return report;
}

nlohmann::json to_json(const ConditionReport& report) {
    nlohmann::json json{{"rows", report.rows},
                        {"cols", report.cols},
                        {"singular_values", json_vector(report.sigma)},
                        {"rank", report.rank},
                        {"tolerance", report.tolerance},
                        {"condition_number", json_number(report.kappa)},
                        {"effective_condition_number", json_number(report.effective_kappa)},
                        {"gram_condition_number", json_number(report.kappa * report.kappa)},
                        {"digits", digits_of_solve(report.kappa)},
                        {"gram_digits", digits_of_solve(report.kappa * report.kappa)},
                        {"worst",
                         {{"b", json_vector(report.worst.b)},
                          {"noise", json_vector(report.worst.noise)},
                          {"x", json_vector(report.worst.x)},
                          {"error", json_vector(report.worst.error)}}}};
    if (report.solution) add_solution(json, report);
    if (report.noise) add_noise(json, report);
    return json;
}

std::string to_text(const ConditionReport& report) {
    return matrix_lines(report) + worst_text(report) + (report.solution ? solution_text(report) : "") +
           (report.noise ? noise_text(report) : "");
}

}  // namespace svdscope
