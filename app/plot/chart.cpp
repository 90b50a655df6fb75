// The rooms of a chart, its way from values to pixels and back, and its frame.
#include "app/plot/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/plot/clip.hpp"

namespace svdscope {
namespace {

/// Farther than any window, near enough to keep a line's direction.
constexpr double kFar = 1e15;
// Design pixels.
constexpr float kLeftRoom = 48, kRightRoom = 16, kNumberGap = 8, kTitleGap = 8;
constexpr float kLeastRoomy = 170;  // height from which the title of x has a line of its own
constexpr float kGapAcross = 18, kGapUp = 12;

double limited(double pixel) { return std::isnan(pixel) ? pixel : std::clamp(pixel, -kFar, kFar); }

/// The middle of the pixel in which a thin line is crisp.
double crisp(double pixel) { return std::floor(pixel) + 0.5; }

bool apart(const Box& a, const Box& b, float across, float up) {
    return a.x + a.w + across <= b.x || b.x + b.w + across <= a.x || a.y + a.h + up <= b.y ||
           b.y + b.h + up <= a.y;
}

bool is_within(const Box& box, const Box& area) {
    constexpr float kSlack = 0.01F;
    return box.x >= area.x - kSlack && box.y >= area.y - kSlack &&
           box.x + box.w <= area.x + area.w + kSlack && box.y + box.h <= area.y + area.h + kSlack;
}

/// A coordinate that keeps a length inside of [from, from + room] if it can.
float kept(float at, float length, float from, float room) {
    return std::max(from, std::min(at, from + room - length));
}

}  // namespace

Chart::Chart(Painter& painter, Box area, ChartRange x, ChartRange y, float scale, const ChartColors& colors)
    : painter_(painter),
      area_(area),
      plot_(area),
      x_(usable(x)),
      y_(usable(y)),
      scale_(scale),
      colors_(colors) {
    lay_out();
}

// The heights do not depend on the numbers; their widths are known once those of y are chosen.
void Chart::lay_out() {
    const float title = painter_.text_size(Face::Body, "0").y,
                number = painter_.text_size(Face::Small, "0").y;
    roomy_ = area_.h >= px(kLeastRoomy);
    const float top = title + px(kTitleGap) + number / 2;
    const float below = number / 2 + px(1) + number + (roomy_ ? px(2) + title : 0);
    plot_.y = std::round(area_.y + top);
    plot_.h = std::max(1.0F, std::floor(area_.y + area_.h - below) - plot_.y);
    plot_.x = area_.x + area_.w / 2;
    plot_.w = 1;
    y_numbers_ = numbers(true);
    float widest = 0;
    for (const Number& n : y_numbers_) widest = std::max(widest, n.box.w);
    const float left = std::max(px(kLeftRoom), widest + px(kNumberGap));
    plot_.x = std::round(area_.x + std::min(left, area_.w / 2));
    plot_.w = std::max(1.0F, std::floor(area_.x + area_.w - px(kRightRoom)) - plot_.x);
    for (Number& n : y_numbers_) n.box = number_box(true, {n.value, n.text});
    std::erase_if(y_numbers_, [this](const Number& n) { return !is_within(n.box, area_); });
    x_numbers_ = numbers(false);
}

Box Chart::number_box(bool upright, const ChartTick& tick) const {
    const Point size = painter_.text_size(Face::Small, tick.text);
    const Vec2 at = upright ? to_pixels(value_at(x_, 0), tick.value) : to_pixels(tick.value, value_at(y_, 0));
    if (upright)
        return {plot_.x - px(kNumberGap) - size.x, static_cast<float>(at.y) - size.y / 2, size.x, size.y};
    // Low enough for the lowest number of y to stand beside the corner.
    return {kept(static_cast<float>(at.x) - size.x / 2, size.x, area_.x, area_.w),
            plot_.y + plot_.h + size.y / 2 + px(1), size.x, size.y};
}

// Wide gaps are calm; where they leave less than two numbers narrow ones will do.
std::vector<Chart::Number> Chart::numbers(bool upright) const {
    const float room = upright ? plot_.h : plot_.w;
    const int most = std::clamp(static_cast<int>(room / px(upright ? 20 : 32)), 2, 100);
    const auto choices = tick_choices(upright ? y_ : x_, most);
    std::vector<Number> best;
    for (const float gap : {1.0F, 0.4F}) {
        for (const auto& choice : choices) {
            std::vector<Number> found = apart_by(gap, upright, choice);
            if (found.size() > best.size()) best = std::move(found);
            if (best.size() >= 2) return best;
        }
    }
    return best;
}

/// All of the ticks as numbers; none when two come too near or one has no room.
std::vector<Chart::Number> Chart::apart_by(float gap, bool upright, std::span<const ChartTick> ticks) const {
    std::vector<Number> found;
    for (const ChartTick& tick : ticks) {
        const Box box = number_box(upright, tick);
        if (!upright && !is_within(box, area_)) return {};
        if (!found.empty() && !apart(found.back().box, box, px(gap * kGapAcross), px(gap * kGapUp)))
            return {};
        found.push_back({tick.value, tick.text, box});
    }
    return found;
}

Vec2 Chart::to_pixels(double x, double y) const {
    return {limited(plot_.x + fraction_of(x_, x) * plot_.w),
            limited(double{plot_.y} + plot_.h - fraction_of(y_, y) * plot_.h)};
}

Point Chart::to_screen(double x, double y) const {
    constexpr double kScreen = 1e6;
    const Vec2 p = to_pixels(x, y);
    return to_point({std::clamp(p.x, -kScreen, kScreen), std::clamp(p.y, -kScreen, kScreen)});
}

Vec2 Chart::to_values(Vec2 pixels) const {
    return {value_at(x_, (pixels.x - plot_.x) / plot_.w),
            value_at(y_, (double{plot_.y} + plot_.h - pixels.y) / plot_.h)};
}

Point Chart::grip(double x) const { return {to_screen(x, 1).x, plot_.y + plot_.h / 2}; }

bool Chart::shows_x(double pixel) const {
    return pixel > plot_.x - 0.5 && pixel < double{plot_.x} + plot_.w + 0.5;
}

void Chart::frame(std::string_view x_title, std::string_view y_title) {
    const double left = plot_.x, right = left + plot_.w, top = plot_.y, bottom = top + plot_.h;
    const auto segment = [this](Vec2 from, Vec2 to, Rgba color, float width) {
        const std::array<Point, 2> ends{to_point(from), to_point(to)};
        painter_.polyline(ends, color, width, false);
    };
    for (const Number& n : x_numbers_) {
        const double x = std::clamp(crisp(to_pixels(n.value, 1).x), left, right);
        segment({x, top}, {x, bottom}, colors_.grid, px(1));
    }
    for (const Number& n : y_numbers_) {
        const double y = std::clamp(crisp(to_pixels(1, n.value).y), top, bottom);
        segment({left, y}, {right, y}, colors_.grid, px(1));
    }
    segment({left, top}, {left, bottom}, colors_.axis, px(1.5F));
    segment({left, bottom}, {right, bottom}, colors_.axis, px(1.5F));
    for (const auto* numbers : {&x_numbers_, &y_numbers_})
        for (const Number& n : *numbers)
            painter_.text({n.box.x, n.box.y}, Face::Small, colors_.numbers, n.text, kNoHalo);
    titles(x_title, y_title);
}

void Chart::titles(std::string_view x_title, std::string_view y_title) {
    const Point above = painter_.text_size(Face::Body, y_title);
    float used = 0;
    if (!y_title.empty() && above.x <= area_.w) {
        painter_.text({area_.x, area_.y}, Face::Body, colors_.ink, y_title, kNoHalo);
        used = above.x + px(16);
    }
    const Point size = painter_.text_size(Face::Body, x_title);
    if (x_title.empty() || size.x > area_.w - (roomy_ ? 0 : used)) return;
    const float right = roomy_ ? plot_.x + plot_.w : area_.x + area_.w;
    const float y = roomy_ ? area_.y + area_.h - size.y : area_.y;
    painter_.text({std::max(area_.x, right - size.x), y}, Face::Body, colors_.ink, x_title, kNoHalo);
}

void Chart::place(std::string_view words, Rgba color, std::span<const Point> spots) {
    if (words.empty()) return;
    const Point size = painter_.text_size(Face::Small, words);
    for (const Point spot : spots) {
        const Box box{spot.x, spot.y, size.x, size.y};
        const auto is_apart = [&](const Box& other) { return apart(box, other, px(4), 0); };
        if (!is_within(box, plot_) || !std::all_of(taken_.begin(), taken_.end(), is_apart)) continue;
        painter_.text(spot, Face::Small, color, words, colors_.background);
        taken_.push_back(box);
        return;
    }
}

}  // namespace svdscope
