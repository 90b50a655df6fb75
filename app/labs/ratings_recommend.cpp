// The page Recommend: the unseen items that are predicted highest, and the items most like one, with the
// truth.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "app/labs/ratings_picture.hpp"
#include "app/labs/ratings_words.hpp"
#include "app/ui/number_text.hpp"

namespace svdscope::ratings_picture {
namespace {

constexpr float kPad = 24, kGap = 40, kHead = 74, kName = 72, kNumber = 52, kMostRow = 72, kLeastRow = 24,
                kFoot = 16, kSlider = 150,
                kRoomy = 320;  // design pixels

// One row: what the model says as a bar, what is true as a diamond.
struct Row {
    int item = 0;
    double said = 0;
    std::optional<double> truth;
};

std::vector<Row> rows_of(const Scene& scene, int count, bool similar) {
    std::vector<Row> rows;
    const auto& data = *scene.analysis.data;
    if (similar) {
        for (const auto& one : ratings::similar_items(data, scene.shown.model, scene.item, count))
            rows.push_back({one.item, one.cosine, one.correlation});
    } else {
        for (const auto& one : ratings::recommend(data, scene.shown.model, scene.user, count))
            rows.push_back({one.item, one.predicted, one.true_value});
    }
    return rows;
}

// The title of a list and its slider have room beside each other.
bool has_slider(Box half, const Scene& scene) { return half.w >= kRoomy * scene.scale; }

Box half_of(Box room, const Scene& scene, bool similar) {
    const float s = scene.scale, w = std::max(1.0F, (room.w - 2 * kPad * s - kGap * s) / 2);
    return {room.x + kPad * s + (similar ? w + kGap * s : 0), room.y, w, room.h};
}

// As many rows as can be read, and as high as they may be.
int row_count(Box half, const Scene& scene) {
    const float rows = (half.h - (kHead + kFoot) * scene.scale) / (kLeastRow * scene.scale);
    return static_cast<int>(std::clamp(rows, 1.0F, static_cast<float>(kRows)));
}

float row_height(Box half, const Scene& scene) {
    const float s = scene.scale, all = half.h - (kHead + kFoot) * s;
    return std::clamp(all / static_cast<float>(row_count(half, scene)), 1.0F, kMostRow * s);
}

// The ends of the bars: ratings as they are, cosines from -1 to 1.
struct Scale {
    double low, high, from;  ///< `from`: where bars begin
};
Scale scale_of(const Scene& scene, const std::vector<Row>& rows, bool similar) {
    if (similar) {
        Scale cosines{0, 1, 0};
        for (const Row& row : rows) cosines.low = std::min({cosines.low, row.said, row.truth.value_or(0)});
        return cosines;
    }
    const auto& data = *scene.analysis.data;
    Scale scale{data.low, data.high, data.low};
    for (const Row& row : rows) scale.high = std::max(scale.high, row.said);
    return scale;
}

void diamond(Painter& painter, Point at, float r, Rgba color, Rgba edge) {
    const std::array<Point, 4> outer{at + Point{0, -r - 2}, at + Point{r + 2, 0}, at + Point{0, r + 2},
                                     at + Point{-r - 2, 0}};
    painter.fill(outer, edge);
    const std::array<Point, 4> inner{at + Point{0, -r}, at + Point{r, 0}, at + Point{0, r},
                                     at + Point{-r, 0}};
    painter.fill(inner, color);
}

void right_text(Painter& painter, float right, float middle, Rgba color, const std::string& words) {
    const Point size = painter.text_size(Face::Mono, words);
    painter.text({right - size.x, middle - size.y / 2}, Face::Mono, color, words, kNoHalo);
}

struct Columns {
    Box bars;
    float said_right, truth_right;
};
Columns columns_of(Box half, const Scene& scene) {
    const float s = scene.scale, right = half.x + half.w;
    const float left = half.x + kName * s;
    return {{left, half.y, std::max(1.0F, half.w - (kName + 2 * kNumber + 20) * s), half.h},
            right - kNumber * s,
            right};
}

void draw_row(Painter& painter, const Scene& scene, Box box, const Columns& columns, const Scale& scale,
              const Row& row) {
    const float s = scene.scale, middle = box.y + box.h / 2;
    const auto x_of = [&](double value) {
        const double part = std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0);
        return columns.bars.x + columns.bars.w * static_cast<float>(part);
    };
    if (row.item == scene.item)
        rectangle(painter, {box.x - 8 * s, box.y, box.w + 16 * s, box.h}, scene.theme.raised);
    const std::string name = ratings_words::item_name(row.item);
    painter.text({box.x, middle - painter.text_size(Face::Body, name).y / 2}, Face::Body, scene.theme.ink,
                 name, kNoHalo);
    const float tall = std::min(12 * s, 0.5F * box.h), from = x_of(scale.from), to = x_of(row.said);
    rectangle(painter, {std::min(from, to), middle - tall / 2, std::abs(to - from), tall}, scene.theme.first);
    right_text(painter, columns.said_right, middle, scene.theme.first, fixed_text(row.said, 2));
    if (!row.truth) return right_text(painter, columns.truth_right, middle, scene.theme.ink_soft, "–");
    diamond(painter, {x_of(*row.truth), middle}, 6 * s, scene.theme.second, scene.theme.background);
    right_text(painter, columns.truth_right, middle, scene.theme.second, fixed_text(*row.truth, 2));
}

void head(Painter& painter, const Scene& scene, Box half, const Columns& columns, bool similar) {
    const float s = scene.scale;
    const std::string title = similar ? "Most like " + ratings_words::item_name(scene.item)
                                      : "Best unseen for " + ratings_words::user_name(scene.user);
    const std::string shorter =
        similar ? ratings_words::item_name(scene.item) : ratings_words::user_name(scene.user);
    title_text(painter, {half.x, half.y + 8 * s}, has_slider(half, scene) ? half.w - kSlider * s : half.w,
               scene.theme.ink, {title, shorter});
    const std::array<std::pair<float, std::pair<std::string, Rgba>>, 2> names{
        {{columns.said_right, {similar ? "cosine" : "predicted", scene.theme.first}},
         {columns.truth_right, {"true", scene.theme.second}}}};
    const float y = half.y + 46 * s;
    for (const auto& [right, named] : names) {
        const Point size = painter.text_size(Face::Small, named.first);
        painter.text({right - size.x, y}, Face::Small, named.second, named.first, kNoHalo);
    }
    const std::string_view words =
        similar ? "bar: cosine of qᵢ, ◆: true correlation" : "bar: predicted, ◆: true";
    if (painter.text_size(Face::Small, words).x > columns.said_right - 70 * s - half.x) return;
    painter.text({half.x, y}, Face::Small, scene.theme.ink_soft, words, kNoHalo);
}

void draw_list(Painter& painter, Box room, const Scene& scene, bool similar) {
    const Box half = half_of(room, scene, similar);
    const Columns columns = columns_of(half, scene);
    const std::vector<Row> rows = rows_of(scene, row_count(half, scene), similar);
    const Scale scale = scale_of(scene, rows, similar);
    head(painter, scene, half, columns, similar);
    const std::vector<RowPlace> places = list_rows(room, scene, similar);
    for (std::size_t k = 0; k < std::min(rows.size(), places.size()); ++k)
        draw_row(painter, scene, places[k].box, columns, scale, rows[k]);
}

}  // namespace

std::optional<Box> slider_place(Box room, const Scene& scene, bool similar) {
    const Box half = half_of(room, scene, similar);
    if (!has_slider(half, scene)) return std::nullopt;
    const float s = scene.scale;
    return Box{half.x + half.w - kSlider * s, half.y + 2 * s, kSlider * s, 32 * s};
}

std::vector<RowPlace> list_rows(Box room, const Scene& scene, bool similar) {
    const Box half = half_of(room, scene, similar);
    const float row = row_height(half, scene), top = half.y + kHead * scene.scale;
    std::vector<RowPlace> places;
    for (const Row& one : rows_of(scene, row_count(half, scene), similar)) {
        const auto k = static_cast<float>(places.size());
        places.push_back({{half.x, top + k * row, half.w, row}, one.item});
    }
    return places;
}

void draw_recommend(Painter& painter, Box room, const Scene& scene) {
    draw_list(painter, room, scene, false);
    draw_list(painter, room, scene, true);
}

}  // namespace svdscope::ratings_picture
