// Takes the columns out of the tables that were typed.
#include "app/labs/byhand_given.hpp"

#include <cmath>

namespace svdscope::byhand_plane {
namespace {

std::optional<Vec3> column(const NumberTable& table, bool transposed, int index, int length, double factor) {
    const int have = transposed ? table.cols : table.rows, count = transposed ? table.rows : table.cols;
    if (have != length || index >= count) return std::nullopt;
    const auto entry = [&](int i) {
        if (i >= length) return 0.0;
        return factor * (transposed ? table.at(index, i) : table.at(i, index));
    };
    const Vec3 w{entry(0), entry(1), entry(2)};
    if (!std::isfinite(w.x) || !std::isfinite(w.y) || !std::isfinite(w.z)) return std::nullopt;
    return w;
}

/// A list, in a row or a column, or the diagonal of Sigma.
std::optional<double> sigma_at(const NumberTable& table, int i) {
    if (table.rows == 1 && i < table.cols) return table.at(0, i);
    if (table.cols == 1 && i < table.rows) return table.at(i, 0);
    if (i < table.rows && i < table.cols) return table.at(i, i);
    return std::nullopt;
}

}  // namespace

Given given_in(const Verdict& verdict, const byhand::Picture& picture) {
    const bool deep_in = picture.shape == Shape3::TwoByThree || picture.shape == Shape3::ThreeByThree;
    const bool deep_out = picture.shape == Shape3::ThreeByTwo || picture.shape == Shape3::ThreeByThree;
    Given given;
    given.right = is_right(verdict.finding);
    for (int i = 0; i < 3; ++i) {
        const auto at = static_cast<std::size_t>(i);
        given.v[at] = column(verdict.V, verdict.v_is_transposed, i, deep_in ? 3 : 2, 1);
        const std::optional<double> sigma = sigma_at(verdict.Sigma, i);
        // Without an image there is nothing to compare.
        if (sigma && *sigma != 0)
            given.stretched_u[at] = column(verdict.U, false, i, deep_out ? 3 : 2, *sigma);
    }
    return given;
}

}  // namespace svdscope::byhand_plane
