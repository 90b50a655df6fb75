// Ties are found in the sorted scores; recall goes through them group by group.
#include "core/analysis/retrieval.hpp"

#include <algorithm>

namespace svdscope {
namespace {

// The first of the run after the one that begins at `from`.
std::size_t end_of_tie(const std::vector<Ranked>& order, std::size_t from) {
    std::size_t end = from + 1;
    while (end < order.size() && order[end - 1].score - order[end].score <= kScoreTie) ++end;
    return end;
}

}  // namespace

std::vector<Ranked> ranking(std::span<const std::optional<double>> scores) {
    std::vector<Ranked> order;
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (scores[j]) order.push_back({static_cast<int>(j), *scores[j], 1, 1});
    std::ranges::stable_sort(order, std::greater{}, &Ranked::score);
    for (std::size_t from = 0; from < order.size();) {
        const std::size_t end = end_of_tie(order, from);
        const auto first = order.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = order.begin() + static_cast<std::ptrdiff_t>(end);
        std::ranges::sort(first, last, std::less{}, &Ranked::document);
        for (auto it = first; it != last; ++it) {
            it->place = static_cast<int>(from) + 1;
            it->tied = static_cast<int>(end - from);
        }
        from = end;
    }
    return order;
}

double expected_recall(std::span<const std::optional<double>> scores, const std::vector<bool>& relevant,
                       int at) {
    const auto all = std::ranges::count(relevant, true);
    if (all == 0) return 0;
    const std::vector<Ranked> order = ranking(scores);
    double found = 0, room = at;
    for (std::size_t from = 0; from < order.size() && room > 0;) {
        const auto tied = static_cast<std::size_t>(order[from].tied);
        double hits = 0;
        for (std::size_t i = from; i < from + tied; ++i)
            if (relevant[static_cast<std::size_t>(order[i].document)]) ++hits;
        const double taken = std::min(room, static_cast<double>(tied));
        found += hits * taken / static_cast<double>(tied);
        room -= taken;
        from += tied;
    }
    double without = 0, missed = 0;
    for (std::size_t j = 0; j < scores.size(); ++j) {
        if (scores[j]) continue;
        ++without;
        if (relevant[j]) ++missed;
    }
    if (without > 0 && room > 0) found += missed * std::min(room, without) / without;
    return found / static_cast<double>(all);
}

}  // namespace svdscope
