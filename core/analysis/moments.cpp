// Sums of points and of their products.
#include "core/analysis/moments.hpp"

namespace svdscope {
namespace {

DoubleDouble as_count(std::size_t count) { return DoubleDouble(static_cast<double>(count)); }

// Rounding can leave a sum of squares a hair below zero.
DoubleDouble not_negative(DoubleDouble x) { return x.high < 0 ? DoubleDouble() : x; }

// Calls f with each pair i <= j as constants, so that no compiler leaves a loop or a choice behind.
template <class Point, class F>
void for_pairs(F f) {
    using Zero = std::integral_constant<int, 0>;
    using One = std::integral_constant<int, 1>;
    using Two = std::integral_constant<int, 2>;
    f(Zero{}, Zero{}), f(Zero{}, One{}), f(One{}, One{});
    if constexpr (kDimensions<Point> == 3) f(Zero{}, Two{}), f(One{}, Two{}), f(Two{}, Two{});
}

}  // namespace

template <class Point>
void Moments<Point>::change(Point p, double sign) {
    std::array<DoubleDouble, kDimensions<Point>> d, signed_d;
    for (int i = 0; i < kDimensions<Point>; ++i) {
        const auto k = static_cast<std::size_t>(i);
        d[k] = exact_sum(p[i], -shift_[i]);
        signed_d[k] = DoubleDouble(sign * d[k].high, sign * d[k].low);
        sums_[k] += signed_d[k];
    }
    for_pairs<Point>([&](auto i, auto j) { products_(i, j) += signed_d[i] * d[j]; });
}

template <class Point>
void Moments<Point>::add_exactly(std::span<const Point> points) {
    for (const Point& p : points) add(p);
}

// Four points at a time with sums of their own: neither waits for the other, and errors grow with a quarter
// of the terms.
template <class Point>
void Moments<Point>::add_quickly(std::span<const Point> points) {
    constexpr std::size_t kLanes = 4;
    constexpr auto kSize = static_cast<std::size_t>(kDimensions<Point>);
    using Lanes = std::array<double, kLanes>;
    std::array<Lanes, kSize> sums{};
    std::array<std::array<Lanes, kSize>, kSize> products{};
    const std::size_t whole = points.size() - points.size() % kLanes;
    const Point* p = points.data();
    const Point shift = shift_;
    for (std::size_t at = 0; at < whole; at += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const Point d = p[at + lane] - shift;
            for_pairs<Point>([&](auto i, auto j) {
                if constexpr (i == j) sums[i][lane] += d[i];
                products[i][j][lane] += d[i] * d[j];
            });
        }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        for_pairs<Point>([&](auto i, auto j) {
            if constexpr (i == j) sums_[i] += sums[i][lane];
            products_(i, j) += products[i][j][lane];
        });
    }
    count_ += whole;
    quick_ = true;
    add_exactly(points.subspan(whole));
}

template <class Point>
Point Moments<Point>::mean() const {
    Point mean{};
    if (count_ == 0) return mean;
    const DoubleDouble n = as_count(count_);
    for (int i = 0; i < kDimensions<Point>; ++i)
        mean[i] = static_cast<double>(DoubleDouble(shift_[i]) + sums_[static_cast<std::size_t>(i)] / n);
    return mean;
}

template <class Point>
Scatter<Point> Moments<Point>::scatter() const {
    if (count_ < 2) return {};
    const DoubleDouble n = as_count(count_);
    Scatter<Point> result;
    for_pairs<Point>([&](auto i, auto j) {
        const DoubleDouble entry = products_(i, j) - sums_[i] * sums_[j] / n;
        result(i, j) = i == j ? not_negative(entry) : entry;
    });
    return result;
}

template <class Point>
Scatter<Point> Moments<Point>::about_origin(Point offset) const {
    const DoubleDouble n = as_count(count_);
    Scatter<Point> result;
    for_pairs<Point>([&](auto i, auto j) {
        const DoubleDouble oi = exact_sum(shift_[i], offset[i]), oj = exact_sum(shift_[j], offset[j]);
        const DoubleDouble entry = products_(i, j) + oi * sums_[j] + oj * sums_[i] + n * oi * oj;
        result(i, j) = i == j ? not_negative(entry) : entry;
    });
    return result;
}

template class Moments<Vec2>;
template class Moments<Vec3>;

}  // namespace svdscope
