// Thresholds from random matrix theory, and two rules of thumb.
#include "core/analysis/rank_rules.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/analysis/rank.hpp"

namespace svdscope {
namespace {

double ratio_of_sides(int rows, int cols) {
    return static_cast<double>(std::min(rows, cols)) / std::max(rows, cols);
}

// With t = 1 + beta + 2 sqrt(beta) cos x the density of Marchenko-Pastur is 2 sin^2 x / (pi t) in x, smooth
// wherever the median can be; x = 0 is the upper edge.
double density(double beta, double x) {
    const double t = 1 + beta + 2 * std::sqrt(beta) * std::cos(x);
    const double s = std::sin(x);
    return 2 * s * s / (std::numbers::pi * t);
}

// Probability of an eigenvalue above t(x), by Simpson's rule.
double mass_above(double beta, double x) {
    constexpr int kPanels = 200;
    const double h = x / kPanels;
    double sum = density(beta, 0) + density(beta, x);
    for (int i = 1; i < kPanels; ++i) sum += (i % 2 == 1 ? 4 : 2) * density(beta, h * i);
    return sum * h / 3;
}

double median_of(std::span<const double> sigma) {
    const std::size_t middle = sigma.size() / 2;
    return sigma.size() % 2 == 1 ? sigma[middle] : (sigma[middle - 1] + sigma[middle]) / 2;
}

}  // namespace

int rank_by_tolerance(std::span<const double> sigma, double tolerance) {
    return sigma.empty() ? 0 : rank_of(sigma, tolerance * sigma.front());
}

int elbow_rank(std::span<const double> sigma) {
    if (sigma.empty()) return 0;
    const double drop = (sigma.front() - sigma.back()) / std::max(1.0, static_cast<double>(sigma.size()) - 1);
    std::size_t elbow = sigma.size();
    double deepest = 1e-12 * sigma.front();  // rounding of a straight line is no elbow
    for (std::size_t i = 0; i < sigma.size(); ++i) {
        const double below = sigma.front() - drop * static_cast<double>(i) - sigma[i];
        if (below <= deepest) continue;
        deepest = below;
        elbow = i;
    }
    return static_cast<int>(elbow);
}

NoiseEdges noise_edges(int rows, int cols, double noise) {
    const double r = std::sqrt(rows), c = std::sqrt(cols);
    return {noise * std::abs(r - c), noise * (r + c)};
}

double marchenko_pastur_median(double beta) {
    // Newton's method. The median lies between x = 1.1 and 1.6 for every ratio, far from both edges.
    double x = 1.4;
    for (int i = 0; i < 6; ++i) x -= (mass_above(beta, x) - 0.5) / density(beta, x);
    return 1 + beta + 2 * std::sqrt(beta) * std::cos(x);
}

double estimated_noise(std::span<const double> sigma, int rows, int cols) {
    if (sigma.empty()) return 0;
    const double median = marchenko_pastur_median(ratio_of_sides(rows, cols));
    return median_of(sigma) / std::sqrt(std::max(rows, cols) * median);
}

double gavish_donoho_lambda(double beta) {
    const double sum = beta + 1;
    return std::sqrt(2 * sum + 8 * beta / (sum + std::sqrt(beta * beta + 14 * beta + 1)));
}

double gavish_donoho_omega(double beta) {
    return gavish_donoho_lambda(beta) / std::sqrt(marchenko_pastur_median(beta));
}

double optimal_threshold(int rows, int cols, double noise) {
    return gavish_donoho_lambda(ratio_of_sides(rows, cols)) * std::sqrt(std::max(rows, cols)) * noise;
}

}  // namespace svdscope
