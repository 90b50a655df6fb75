// Cuts both directions, one after the other.
#include "app/plot/picture_place.hpp"

#include <algorithm>

namespace svdscope {
namespace {

/// A stretch of a line: from `at`, as long as `size`.
struct Stretch {
    double at = 0, size = 0;
    double operator()(double t) const { return at + t * size; }
    /// The t at which a place is reached.
    double inverse(double place) const { return (place - at) / size; }
};

/// The range of t from 0 to 1 in which the stretch lies within the bounds.
struct Range {
    double from = 0, to = 1;
    void cut(const Stretch& stretch, double low, double high) {
        from = std::max(from, stretch.inverse(low));
        to = std::min(to, stretch.inverse(high));
    }
    Stretch of(const Stretch& stretch) const { return {stretch(from), stretch(to) - stretch(from)}; }
};

bool usable(Box box) {
    return std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.w) && std::isfinite(box.h) &&
           box.w > 0 && box.h > 0;
}

Box box_of(const Stretch& across, const Stretch& down) {
    return {static_cast<float>(across.at), static_cast<float>(down.at), static_cast<float>(across.size),
            static_cast<float>(down.size)};
}

}  // namespace

std::optional<PicturePlace> visible_place(const PicturePlace& place, Box clip) {
    const auto& [to, part] = place;
    if (!usable(to) || !usable(part) || !usable(clip)) return {};
    const Stretch x{to.x, to.w}, y{to.y, to.h}, u{part.x, part.w}, v{part.y, part.h};
    Range across, down;
    across.cut(x, clip.x, double{clip.x} + clip.w);
    across.cut(u, 0, 1);
    down.cut(y, clip.y, double{clip.y} + clip.h);
    down.cut(v, 0, 1);
    if (!(across.from < across.to && down.from < down.to)) return {};
    return PicturePlace{box_of(across.of(x), down.of(y)), box_of(across.of(u), down.of(v))};
}

}  // namespace svdscope
