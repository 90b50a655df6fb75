// Eigenpairs of a 2x2 matrix from its mean and its discriminant, scaled by a power of two.
#include "core/analysis/eigen_2x2.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/svd/closed_form_2x2.hpp"

namespace svdscope {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

// A - mean I = 2^exponent [[half, b], [c, -half]], whose eigenvalues are +-root. Scaled again by itself: it
// may be far smaller than A, and its square must not vanish.
struct Centred {
    double half = 0;
    double b = 0;
    double c = 0;
    int exponent = 0;
};

Centred centred(const Mat2& scaled) {
    const double half = (scaled.a - scaled.d) / 2;
    const int exponent = largest_exponent({half, scaled.b, scaled.c, half});
    const Mat2 m = scaled_by({half, scaled.b, scaled.c, half}, exponent);
    return {m.a, m.b, m.c, exponent};
}

Vec2 unit_to_the_right(Vec2 p) {
    const Mat2 single{p.x, 0, p.y, 0};
    const Vec2 near_one = scaled_by(single, largest_exponent(single)).column(0);
    const bool points_left = near_one.x < 0 || (near_one.x == 0 && near_one.y < 0);
    return ((points_left ? -1 : 1) / norm(near_one)) * near_one;
}

// Both rows of (A - lambda I) give the direction; the longer one has not been cancelled.
Vec2 eigenvector(const Centred& m, double root) {
    const Vec2 from_second_row{root + m.half, m.c};
    const Vec2 from_first_row{m.b, root - m.half};
    return unit_to_the_right(norm(from_second_row) >= norm(from_first_row) ? from_second_row
                                                                           : from_first_row);
}

Eigen2 multiple_of_identity(double value) {
    Eigen2 eigen;
    eigen.count = 2;
    eigen.every_direction = true;
    eigen.values[0] = eigen.values[1] = value;
    eigen.vectors[0] = {1, 0};
    eigen.vectors[1] = {0, 1};
    return eigen;
}

Eigen2 single_direction(const Centred& m, double value) {
    Eigen2 eigen;
    eigen.count = 1;
    eigen.values[0] = eigen.values[1] = value;
    eigen.vectors[0] = eigen.vectors[1] = eigenvector(m, 0);
    return eigen;
}

Eigen2 complex_pair(const ClosedForm2& form, double mean, double imaginary) {
    Eigen2 eigen;
    eigen.complex_angle = std::atan2(imaginary, mean);
    const Scaled det = form.determinant;
    const int even = det.exponent - det.exponent % 2;
    eigen.complex_modulus = std::ldexp(std::sqrt(std::ldexp(det.value, det.exponent - even)), even / 2);
    return eigen;
}

// The eigenvalue of larger size has no cancellation; the other one is taken from the determinant.
void set_values(Eigen2& eigen, const ClosedForm2& form, double mean, double root) {
    const double larger = mean + std::copysign(root, mean);
    const double other =
        larger == 0 ? 0
                    : to_double({form.determinant.value / larger, form.determinant.exponent - form.exponent});
    const double scaled_back = std::ldexp(larger, form.exponent);
    eigen.values[0] = std::signbit(mean) ? other : scaled_back;
    eigen.values[1] = std::signbit(mean) ? scaled_back : other;
}

}  // namespace

Eigen2 eigen_2x2(const Mat2& A) {
    const ClosedForm2 form = closed_form_2x2(A);
    const Mat2 s = scaled_by(A, form.exponent);
    const Centred m = centred(s);
    if (m.half == 0 && m.b == 0 && m.c == 0) return multiple_of_identity(A.a);
    const double mean = (s.a + s.d) / 2;
    const double discriminant = std::fma(m.half, m.half, m.b * m.c);
    const double size = std::max(m.half * m.half, std::abs(m.b * m.c));
    const bool defective = std::abs(discriminant) <= 8 * kEps * size;
    if (discriminant < 0 && !defective)
        return complex_pair(form, mean, std::ldexp(std::sqrt(-discriminant), m.exponent));
    if (defective) return single_direction(m, std::ldexp(mean, form.exponent));
    const double root = std::sqrt(discriminant);
    Eigen2 eigen;
    eigen.count = 2;
    set_values(eigen, form, mean, std::ldexp(root, m.exponent));
    eigen.vectors[0] = eigenvector(m, root);
    eigen.vectors[1] = eigenvector(m, -root);
    return eigen;
}

}  // namespace svdscope
