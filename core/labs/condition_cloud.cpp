// Ten thousand errors at once: the amplification of a sample depends on its direction alone, so squares do.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include "core/base/random.hpp"
#include "core/labs/condition_topics.hpp"

namespace svdscope::condition {
namespace {

// amplification^2 = top^2 t with t = ((s2/s1)^2 c1^2 + c2^2) / (c1^2 + c2^2), c the parts along u1 and u2.
struct Form {
    double top = 0;  // at t = 1
    double first = 0, second = 0;
    Vec2 u1, u2;
};

// t is counted in cells of the bits of a double: 128 for each power of two, a monotone step function of log
// t.
constexpr int kCellShift = 52 - 7;
constexpr double kLeastT = 0x1p-100;  // amplifications 15 decades below the top
constexpr int kCells = 101 * 128;
using Cells = std::array<std::uint32_t, kCells>;

std::int64_t cell_of(double t) {
    return static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(t) >> kCellShift);
}
double value_of(std::int64_t cell) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(cell) << kCellShift);
}

Form form_of(const Solve& solve, Vec2 rhs) {
    const Vec2 u1 = solve.U.column(0);
    const Vec2 u2 = solve.U.column(1);
    const double r = 1 / solve.kappa;  // 0 at rank 1
    if (solve.rank == 2) return {solve.solve.worst_here, r * r, 1, u1, u2};
    const Vec2 b = scaled(rhs).value;
    return {norm(b) / std::abs(dot(u1, b)), 1, 0, u1, u2};
}

struct Counted {
    double least = 2, most = -1;
    std::uint32_t count = 0;
};

Counted count_into(Cells& cells, std::int64_t first, const Form& form, std::span<const Vec2> samples) {
    Counted all;
    const std::int64_t last = cell_of(1) - first;
    for (const Vec2 p : samples) {
        const double c1 = dot(form.u1, p);
        const double c2 = dot(form.u2, p);
        const double square = c1 * c1 + c2 * c2;
        if (square == 0) continue;
        const double t = (form.first * (c1 * c1) + form.second * (c2 * c2)) / square;
        all.least = std::min(all.least, t);
        all.most = std::max(all.most, t);
        ++cells[static_cast<std::size_t>(std::clamp<std::int64_t>(cell_of(t) - first, 0, last))];
        ++all.count;
    }
    return all;
}

// Within a cell the samples are taken to be spread evenly.
double median_t(const Cells& cells, std::int64_t first, std::uint32_t count) {
    double below = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double here = cells[i];
        if (here > 0 && below + here >= count / 2.0) {
            const std::int64_t cell = first + static_cast<std::int64_t>(i);
            return std::lerp(value_of(cell), value_of(cell + 1), (count / 2.0 - below) / here);
        }
        below += here;
    }
    return 0;
}

// The borders of the steps as values of t, so that no logarithm is taken for a cell.
std::array<double, kCloudBins + 1> borders(const CloudSums& sums) {
    std::array<double, kCloudBins + 1> t{};
    for (int i = 0; i <= kCloudBins; ++i)
        t[static_cast<std::size_t>(i)] =
            std::pow(10, 2 * (sums.high - sums.low) * (i - kCloudBins) / kCloudBins);
    return t;
}

// A cell that lies across the border of two steps gives each its part.
void spread(CloudSums& sums, const Cells& cells, std::int64_t first, std::uint32_t count) {
    const auto border = borders(sums);
    const std::int64_t last = cell_of(1);
    std::size_t bin = 0;
    for (std::int64_t cell = first; cell <= last; ++cell) {
        const std::uint32_t here = cells[static_cast<std::size_t>(cell - first)];
        if (here == 0) continue;
        double from = value_of(cell);
        const double to = value_of(cell + 1);
        const double share = here / (count * (to - from));
        while (bin + 1 < kCloudBins && border[bin + 1] < to) {
            const double until = std::max(from, border[bin + 1]);
            sums.histogram[bin] += share * (until - from);
            from = until;
            ++bin;
        }
        sums.histogram[bin] += share * (to - from);
    }
}

}  // namespace

std::vector<Vec2> disk_samples(int count, int seed) {
    Random random(static_cast<std::uint64_t>(static_cast<std::int64_t>(seed)));
    std::vector<Vec2> samples;
    samples.reserve(static_cast<std::size_t>(std::max(count, 0)));
    while (static_cast<int>(samples.size()) < count) {
        const double x = random.uniform(-1, 1);
        const double y = random.uniform(-1, 1);
        if (x * x + y * y <= 1) samples.push_back({x, y});
    }
    return samples;
}

CloudSums cloud_sums(const Solve& solve, Vec2 rhs, std::span<const Vec2> samples) {
    CloudSums sums;
    const bool nothing = solve.rank == 0 || solve.radius == 0 || (rhs.x == 0 && rhs.y == 0);
    if (nothing || samples.empty()) return sums;
    const Form form = form_of(solve, rhs);
    if (!std::isfinite(form.top)) return sums;
    const double least = std::clamp(std::min(form.first, form.second), kLeastT, 0.5);
    const std::int64_t first = cell_of(least);
    Cells cells{};
    const Counted all = count_into(cells, first, form, samples);
    if (all.count == 0) return sums;
    sums.most = form.top * std::sqrt(all.most);
    sums.median = std::clamp(form.top * std::sqrt(median_t(cells, first, all.count)),
                             form.top * std::sqrt(all.least), sums.most);
    sums.least = form.top * std::sqrt(all.least);
    sums.high = std::log10(form.top);
    sums.low = sums.high - std::clamp(std::log10(solve.kappa), 0.1, kMostDecades);
    sums.histogram.assign(kCloudBins, 0);
    spread(sums, cells, first, all.count);
    return sums;
}

}  // namespace svdscope::condition
