// The condition lab: checks the params and calls the topic that is shown.
#include "core/labs/condition.hpp"

#include <array>
#include <cmath>
#include <string>

#include "core/labs/condition_topics.hpp"

namespace svdscope::condition {
namespace {

constexpr double kLargestAngle = 1e6;  // radians: beyond it an angle has lost too many digits to be a branch

bool is_finite(Vec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); }

Result<void> check_plane(const Params& params) {
    constexpr std::array places{"row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2"};
    const Mat2& A = params.matrix;
    const std::array entries{A.a, A.b, A.c, A.d};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!std::isfinite(entries[i])) {
            return fail(std::string("The entry in ") + places[i] + " is not a finite number.");
        }
    }
    if (!is_finite(params.rhs)) return fail("The right-hand side b is not finite.");
    if (!is_finite(params.noise)) return fail("The noise is not finite.");
    if (params.axes && !(std::abs(params.axes->angle_u) <= kLargestAngle &&
                         std::abs(params.axes->angle_v) <= kLargestAngle)) {
        return fail("The remembered axes must be angles of at most a million radians.");
    }
    return {};
}

struct Range {
    const char* name;
    double value;
    double least;
    double most;
};

std::string short_text(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

Result<void> check_ranges(const Params& params) {
    const std::array ranges{
        Range{"log10 of kappa", params.gram_log_kappa, 0, kMostLogKappa},
        Range{"log10 of the family's kappa", params.family_log_kappa, 0, kMostLogKappa},
        Range{"size of the system", static_cast<double>(params.size), kLeastSize, kMostSize},
        Range{"gap of the third column", params.swing_gap, -kMostSwing, kMostSwing},
        Range{"change of one entry", params.swing_noise, -kMostSwing, kMostSwing},
        Range{"log10 of the filter", params.log_filter, kLeastLogFilter, kMostLogFilter},
        Range{"noise of the family's system", params.family_noise, 0, kMostFamilyNoise}};
    for (const Range& range : ranges) {
        // Written so that NaN fails as well.
        if (!(range.value >= range.least && range.value <= range.most)) {
            return fail(std::string("The ") + range.name + " must be from " + short_text(range.least) +
                        " to " + short_text(range.most) + ".");
        }
    }
    return {};
}

template <class Topic>
Result<void> put(std::optional<Topic>& place, Result<Topic> topic) {
    if (!topic) return tl::unexpected(topic.error());
    place = std::move(*topic);
    return {};
}

Result<void> add_topic(Analysis& result, const Params& params) {
    switch (params.topic) {
        case Topic::Solve:
            return {};
        case Topic::Gram:
            result.gram = gram_topic(params);
            return {};
        case Topic::Families:
            return put(result.families, families_topic(params));
        case Topic::Swing:
            return put(result.swing, swing_topic(params));
        case Topic::Cures:
            return put(result.cured, cures_topic(params, result.solve));
    }
    return {};
}

}  // namespace

Result<Analysis> analyze(const Params& params) {
    if (const auto checked = check_plane(params); !checked) return tl::unexpected(checked.error());
    if (const auto checked = check_ranges(params); !checked) return tl::unexpected(checked.error());
    const Result<Solve> solve = solve_topic(params);
    if (!solve) return tl::unexpected(solve.error());
    Analysis result;
    result.solve = *solve;
    if (const auto added = add_topic(result, params); !added) return tl::unexpected(added.error());
    return result;
}

}  // namespace svdscope::condition
