// The closed form of the 2x2 SVD: exact up to a few roundings over the whole range of doubles.
#include "core/svd/closed_form_2x2.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

// Beyond this many binary digits the smaller of two products cannot change the sum.
constexpr int kNegligibleBits = 120;

double largest_entry(const Mat2& A) {
    return std::max(std::max(std::abs(A.a), std::abs(A.b)), std::max(std::abs(A.c), std::abs(A.d)));
}

struct Product {
    double left = 0;
    double right = 0;
    int exponent = 0;
    bool is_zero() const { return left == 0 || right == 0; }
};

Product split_product(double x, double y) {
    int x_exponent = 0;
    int y_exponent = 0;
    Product product{std::frexp(x, &x_exponent), std::frexp(y, &y_exponent), 0};
    product.exponent = x_exponent + y_exponent;
    return product;
}

// Bring the product to a larger exponent; exact, or zero when it cannot matter.
void shift_to(Product& product, int exponent) {
    const int shift = product.exponent - exponent;
    product.left = shift < -kNegligibleBits ? 0 : std::ldexp(product.left, shift);
    product.exponent = exponent;
}

struct Polar {
    Vec2 direction{1, 0};
    double length = 0;
};

// Scaled by its own exponent, so that the direction of a subnormal pair is as good as any other.
Polar polar_of(double x, double y) {
    const double largest = std::max(std::abs(x), std::abs(y));
    if (largest == 0) return {};
    const int exponent = std::ilogb(largest);
    const double sx = std::scalbn(x, -exponent);
    const double sy = std::scalbn(y, -exponent);
    const double length = std::sqrt(sx * sx + sy * sy);
    return {{sx / length, sy / length}, std::scalbn(length, exponent)};
}

}  // namespace

double to_double(const Scaled& number) { return std::ldexp(number.value, number.exponent); }

int largest_exponent(const Mat2& A) {
    const double largest = largest_entry(A);
    return largest == 0 ? 0 : std::ilogb(largest);
}

Mat2 scaled_by(const Mat2& A, int exponent) {
    return {std::scalbn(A.a, -exponent), std::scalbn(A.b, -exponent), std::scalbn(A.c, -exponent),
            std::scalbn(A.d, -exponent)};
}

Scaled determinant_2x2(const Mat2& A) {
    Product ad = split_product(A.a, A.d);
    Product bc = split_product(A.b, A.c);
    if (ad.is_zero()) ad.exponent = bc.exponent;
    if (bc.is_zero()) bc.exponent = ad.exponent;
    const int exponent = std::max(ad.exponent, bc.exponent);
    shift_to(ad, exponent);
    shift_to(bc, exponent);
    const double rounded = bc.left * bc.right;
    const double lost = std::fma(-bc.left, bc.right, rounded);
    return {std::fma(ad.left, ad.right, -rounded) + lost, exponent};
}

ClosedForm2 closed_form_2x2(const Mat2& A) {
    ClosedForm2 form;
    form.exponent = largest_exponent(A);
    const Mat2 s = scaled_by(A, form.exponent);
    const Polar turn = polar_of(s.a + s.d, s.c - s.b);
    const Polar mirror = polar_of(s.a - s.d, s.c + s.b);
    form.turn = turn.direction;
    form.mirror = mirror.direction;
    form.q = turn.length / 2;
    form.r = mirror.length / 2;
    form.determinant = determinant_2x2(A);
    const double large = form.q + form.r;
    if (large == 0) return form;
    form.large = std::ldexp(large, form.exponent);
    // Adding 0 turns -0 into 0: a matrix of rank one has no mirror.
    form.small = to_double({form.determinant.value / large, form.determinant.exponent - form.exponent}) + 0.0;
    return form;
}

}  // namespace svdscope
