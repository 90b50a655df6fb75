// Filters, their costs and the corner of the L-curve, all in the axes of the singular vectors.
#include "core/analysis/regularize.hpp"

#include <cmath>

#include "core/base/check.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {
namespace {

constexpr double kLeastStep = 1e-3;  // decades: closer points differ by rounding or not at all

struct Placed {
    Vec2 place;
    std::size_t index;
};

std::vector<Placed> in_log_log(std::span<const CureCost> costs) {
    std::vector<Placed> points;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const CureCost& cost = costs[i];
        const bool usable = cost.residual > 0 && cost.length > 0 && std::isfinite(cost.residual) &&
                            std::isfinite(cost.length);
        if (usable) points.push_back({{std::log10(cost.residual), std::log10(cost.length)}, i});
    }
    return points;
}

// 1 / radius of the circle through three points, positive for a turn to the left: down the steep side, then
// along the flat one.
double curvature(Vec2 p, Vec2 q, Vec2 r) {
    const double pq = norm(q - p);
    const double qr = norm(r - q);
    if (pq < kLeastStep || qr < kLeastStep) return 0;
    return 2 * cross(q - p, r - q) / (pq * qr * norm(r - p));
}

}  // namespace

double truncation_filter(double sigma, double cutoff) { return sigma > 0 && sigma >= cutoff ? 1 : 0; }

double ridge_filter(double sigma, double alpha) {
    if (sigma == 0) return 0;
    const double quotient = alpha / sigma;
    return 1 / (1 + quotient * quotient);
}

std::vector<double> filtered(std::span<const double> sigma, std::span<const double> filters,
                             std::span<const double> coefficients) {
    std::vector<double> parts(sigma.size(), 0);
    for (std::size_t i = 0; i < sigma.size(); ++i) {
        if (sigma[i] > 0 && filters[i] > 0) parts[i] = filters[i] * coefficients[i] / sigma[i];
    }
    return parts;
}

CureCost cost_of(const SpectralSystem& system, std::span<const double> filters) {
    SVDSCOPE_CHECK_EQ(filters.size(), system.sigma.size());
    const std::vector<double> x = filtered(system.sigma, filters, system.noisy);
    const std::vector<double> biased = filtered(system.sigma, filters, system.clean);
    CureCost cost;
    double gains = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double gain = system.sigma[i] > 0 ? filters[i] / system.sigma[i] : 0;
        gains = std::hypot(gains, gain);
        cost.residual = std::hypot(cost.residual, (1 - filters[i]) * system.noisy[i]);
        cost.length = std::hypot(cost.length, x[i]);
        cost.bias = std::hypot(cost.bias, biased[i] - system.truth[i]);
        cost.error = std::hypot(cost.error, x[i] - system.truth[i]);
    }
    if (!x.empty()) cost.noise = system.noise_level * gains / std::sqrt(static_cast<double>(x.size()));
    return cost;
}

std::size_t corner_of(std::span<const CureCost> costs) {
    const std::vector<Placed> points = in_log_log(costs);
    std::size_t corner = 0;
    double sharpest = 0;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const double here = curvature(points[i - 1].place, points[i].place, points[i + 1].place);
        if (here > sharpest) sharpest = here, corner = points[i].index;
    }
    if (sharpest > 0 || points.empty()) return corner;
    const Placed* least = &points.front();
    for (const Placed& point : points) {
        if (point.place.x + point.place.y < least->place.x + least->place.y) least = &point;
    }
    return least->index;
}

}  // namespace svdscope
