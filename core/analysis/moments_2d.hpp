// Sums over a cloud of points that give its mean and covariance, kept up to date point by point without
// drift.
#pragma once
#include <cstddef>
#include <span>

#include "core/base/double_double.hpp"
#include "core/geometry/plane.hpp"

namespace svdscope {

/// Symmetric [[xx, xy], [xy, yy]] in twice the precision, so that a small variance beside a large one keeps
/// its digits.
struct Scatter2 {
    DoubleDouble xx, xy, yy;
};

/// The sums of d, d_x^2, d_x d_y and d_y^2 over d = p - shift, in twice the precision. A fixed shift near the
/// points keeps the sums small; it need not be the mean.
///
/// Units: of the points. Fails: never, while every |coordinate| is at most kLargestCoordinate.
/// Error: covariance within 4 eps of its trace after any number of add, remove and move (test
/// Moments2.NoDriftOverAMillionMoves), also far from the origin.
/// Source: textbook sums about a shift (Chan, Golub, LeVeque 1983) in double-double.
class Moments2 {
  public:
    /// Squares of coordinates beyond it could overflow; squares of distances below 1e-140 vanish.
    static constexpr double kLargestCoordinate = 1e140;

    explicit Moments2(Vec2 shift = {}) : shift_(shift) {}

    void add(Vec2 p) { count_ += 1, change(p, 1); }
    void remove(Vec2 p) { count_ -= 1, change(p, -1); }
    void move(Vec2 from, Vec2 to) { change(from, -1), change(to, 1); }
    /// Adds many points exactly, one by one.
    void add_exactly(std::span<const Vec2> points);
    /// Adds many points at the speed of reading them: plain sums of at most `points.size()` terms, added to
    /// the total in twice the precision. Error: 1e-15 of the trace for blocks of 512 (test
    /// Moments2.QuickSumsAreCloseToExactOnes).
    void add_quickly(std::span<const Vec2> points);

    std::size_t count() const { return count_; }
    /// What rounding may have added to a sum, relative to the trace: a variance below it is zero to working
    /// accuracy.
    double relative_rounding() const { return quick_ ? 4e-15 : 1e-30; }
    /// (0, 0) without points.
    Vec2 mean() const;
    /// The sum of (p - mean)(p - mean)^T: n - 1 times the covariance. Zero for fewer than two points.
    Scatter2 scatter() const;
    /// The sum of (p + offset)(p + offset)^T: what an SVD without centring sees.
    Scatter2 about_origin(Vec2 offset = {}) const;

  private:
    void change(Vec2 p, double sign);

    Vec2 shift_;
    std::size_t count_ = 0;
    bool quick_ = false;  ///< some of the sums were made by add_quickly
    DoubleDouble x_, y_;
    Scatter2 squares_;
};

}  // namespace svdscope
