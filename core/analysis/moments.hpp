// Sums over a cloud of points that give its mean and covariance, kept up to date point by point without
// drift.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "core/base/double_double.hpp"
#include "core/geometry/plane.hpp"
#include "core/geometry/space.hpp"

namespace svdscope {

template <class Point>
inline constexpr int kDimensions = 0;
template <>
inline constexpr int kDimensions<Vec2> = 2;
template <>
inline constexpr int kDimensions<Vec3> = 3;

/// A symmetric matrix in twice the precision, so that a small variance beside a large one keeps its digits.
template <class Point>
struct Scatter {
    static constexpr int kSize = kDimensions<Point>;
    /// Row by row from the diagonal: (0, 0), (0, 1), ..., (1, 1), ...
    std::array<DoubleDouble, kSize*(kSize + 1) / 2> entries{};

    const DoubleDouble& operator()(int i, int j) const { return entries[place(i, j)]; }
    DoubleDouble& operator()(int i, int j) { return entries[place(i, j)]; }
    double trace() const {
        DoubleDouble sum;
        for (int i = 0; i < kSize; ++i) sum += (*this)(i, i);
        return static_cast<double>(sum);
    }

  private:
    static constexpr std::size_t place(int i, int j) {
        const int row = std::min(i, j);
        return static_cast<std::size_t>(row * kSize - row * (row - 1) / 2 + std::max(i, j) - row);
    }
};
using Scatter2 = Scatter<Vec2>;
using Scatter3 = Scatter<Vec3>;

/// The sums of d and of all products d_i d_j over d = p - shift, in twice the precision. A fixed shift near
/// the points keeps the sums small; it need not be the mean.
///
/// Units: of the points. Fails: never, while every |coordinate| is at most kLargestCoordinate.
/// Error: covariance within 4 eps of its trace after any number of add, remove and move (tests
/// Moments2.NoDriftOverAMillionMoves and Moments3.NoDriftOverAMillionMoves), also far from the origin.
/// Source: textbook sums about a shift (Chan, Golub, LeVeque 1983) in double-double.
template <class Point>
class Moments {
  public:
    /// Squares of coordinates beyond it could overflow; squares of distances below 1e-140 vanish.
    static constexpr double kLargestCoordinate = 1e140;

    explicit Moments(Point shift = {}) : shift_(shift) {}

    void add(Point p) { count_ += 1, change(p, 1); }
    void remove(Point p) { count_ -= 1, change(p, -1); }
    void move(Point from, Point to) { change(from, -1), change(to, 1); }
    /// Adds many points exactly, one by one.
    void add_exactly(std::span<const Point> points);
    /// Adds many points at the speed of reading them: plain sums of at most `points.size()` terms, added to
    /// the total in twice the precision. Error: 1e-15 of the trace for blocks of 512 (test
    /// Moments2.QuickSumsAreCloseToExactOnes).
    void add_quickly(std::span<const Point> points);

    std::size_t count() const { return count_; }
    /// What rounding may have added to a sum, relative to the trace: a variance below it is zero to working
    /// accuracy.
    double relative_rounding() const { return quick_ ? 4e-15 : 1e-30; }
    /// The origin without points.
    Point mean() const;
    /// The sum of (p - mean)(p - mean)^T: n - 1 times the covariance. Zero for fewer than two points.
    Scatter<Point> scatter() const;
    /// The sum of (p + offset)(p + offset)^T: what an SVD without centring sees.
    Scatter<Point> about_origin(Point offset = {}) const;

  private:
    void change(Point p, double sign);

    Point shift_;
    std::size_t count_ = 0;
    bool quick_ = false;  ///< some of the sums were made by add_quickly
    std::array<DoubleDouble, kDimensions<Point>> sums_{};
    Scatter<Point> products_;
};
using Moments2 = Moments<Vec2>;
using Moments3 = Moments<Vec3>;

extern template class Moments<Vec2>;
extern template class Moments<Vec3>;

}  // namespace svdscope
