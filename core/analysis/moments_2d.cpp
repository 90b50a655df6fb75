// Sums of points and of their products.
#include "core/analysis/moments_2d.hpp"

#include <array>

namespace svdscope {
namespace {

DoubleDouble as_count(std::size_t count) { return DoubleDouble(static_cast<double>(count)); }

// Rounding can leave a sum of squares a hair below zero.
DoubleDouble not_negative(DoubleDouble x) { return x.high < 0 ? DoubleDouble() : x; }

}  // namespace

void Moments2::change(Vec2 p, double sign) {
    const DoubleDouble dx = exact_sum(p.x, -shift_.x), dy = exact_sum(p.y, -shift_.y);
    const DoubleDouble sx(sign * dx.high, sign * dx.low), sy(sign * dy.high, sign * dy.low);
    x_ += sx;
    y_ += sy;
    squares_.xx += sx * dx;
    squares_.xy += sx * dy;
    squares_.yy += sy * dy;
}

void Moments2::add_exactly(std::span<const Vec2> points) {
    for (const Vec2 p : points) add(p);
}

// Four points at a time with sums of their own: neither waits for the other, and errors grow with a quarter
// of the terms.
void Moments2::add_quickly(std::span<const Vec2> points) {
    constexpr std::size_t kLanes = 4;
    std::array<double, kLanes> x{}, y{}, xx{}, xy{}, yy{};
    const std::size_t whole = points.size() - points.size() % kLanes;
    const Vec2* p = points.data();
    const double shift_x = shift_.x, shift_y = shift_.y;
    for (std::size_t i = 0; i < whole; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double dx = p[i + lane].x - shift_x, dy = p[i + lane].y - shift_y;
            x[lane] += dx;
            y[lane] += dy;
            xx[lane] += dx * dx;
            xy[lane] += dx * dy;
            yy[lane] += dy * dy;
        }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        x_ += x[lane];
        y_ += y[lane];
        squares_.xx += xx[lane];
        squares_.xy += xy[lane];
        squares_.yy += yy[lane];
    }
    count_ += whole;
    quick_ = true;
    add_exactly(points.subspan(whole));
}

Vec2 Moments2::mean() const {
    if (count_ == 0) return {};
    const DoubleDouble n = as_count(count_);
    return {static_cast<double>(DoubleDouble(shift_.x) + x_ / n),
            static_cast<double>(DoubleDouble(shift_.y) + y_ / n)};
}

Scatter2 Moments2::scatter() const {
    if (count_ < 2) return {};
    const DoubleDouble n = as_count(count_);
    return {not_negative(squares_.xx - x_ * x_ / n), squares_.xy - x_ * y_ / n,
            not_negative(squares_.yy - y_ * y_ / n)};
}

Scatter2 Moments2::about_origin(Vec2 offset) const {
    const DoubleDouble n = as_count(count_);
    const DoubleDouble ox = exact_sum(shift_.x, offset.x), oy = exact_sum(shift_.y, offset.y);
    return {not_negative(squares_.xx + ox * x_ + ox * x_ + n * ox * ox),
            squares_.xy + ox * y_ + oy * x_ + n * ox * oy,
            not_negative(squares_.yy + oy * y_ + oy * y_ + n * oy * oy)};
}

}  // namespace svdscope
