// Sums of powers, from the smallest value to the largest.
#include "core/analysis/energy.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

namespace svdscope {
namespace {

std::vector<double> powers(std::span<const double> sigma, EnergyKind kind) {
    std::vector<double> result(sigma.begin(), sigma.end());
    if (sigma.empty() || sigma.front() == 0) return result;
    for (double& s : result) {
        s /= sigma.front();
        if (kind == EnergyKind::Squared) s *= s;
    }
    return result;
}

// What values i and later add up to, for i = 0..n.
std::vector<double> tails(std::span<const double> sigma, EnergyKind kind) {
    std::vector<double> result = powers(sigma, kind);
    result.push_back(0);
    for (std::size_t i = result.size() - 1; i-- > 0;) result[i] += result[i + 1];
    return result;
}

}  // namespace

std::vector<double> energy_shares(std::span<const double> sigma, EnergyKind kind) {
    std::vector<double> shares = powers(sigma, kind);
    const double total = tails(sigma, kind).front();
    if (total > 0)
        for (double& share : shares) share /= total;
    return shares;
}

std::vector<double> cumulative_energy(std::span<const double> sigma, EnergyKind kind) {
    const std::vector<double> tail = tails(sigma, kind);
    std::vector<double> result(sigma.size(), 1);
    if (tail.front() > 0)
        for (std::size_t i = 0; i < result.size(); ++i) result[i] = 1 - tail[i + 1] / tail.front();
    return result;
}

int rank_for_energy(std::span<const double> sigma, double target, EnergyKind kind) {
    const std::vector<double> tail = tails(sigma, kind);
    // A share that is the target but for rounding meets it: of sigma 3, 1 the first value is 90 %.
    const double rounding = target < 1 ? 8 * std::numeric_limits<double>::epsilon() : 0;
    const double allowed = (1 - target + rounding) * tail.front();
    int k = 0;
    while (tail[static_cast<std::size_t>(k)] > allowed) ++k;
    return k;
}

double stable_rank(std::span<const double> sigma) { return tails(sigma, EnergyKind::Squared).front(); }

double entropy_rank(std::span<const double> sigma) {
    if (sigma.empty() || sigma.front() == 0) return 0;
    double entropy = 0;
    for (const double p : energy_shares(sigma, EnergyKind::Unsquared)) {
        if (p > 0) entropy -= p * std::log(p);
    }
    return std::exp(entropy);
}

double participation_rank(std::span<const double> sigma) {
    double squares = 0;
    for (const double share : energy_shares(sigma)) squares += share * share;
    return squares > 0 ? 1 / squares : 0;
}

}  // namespace svdscope
