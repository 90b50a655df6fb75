// The closed form of the 2x2 SVD: exact up to a few roundings over the whole range of doubles.
#include "core/svd/closed_form_2x2.hpp"

#include <algorithm>
#include <cmath>

namespace svdscope {
namespace {

// Beyond this many binary digits the smaller of two products cannot change the sum.
constexpr int kNegligibleBits = 120;

// Within these bounds no square and no product overflows or vanishes, so nothing need be scaled. Scaling by
// powers of two is exact: the result has the same bits either way, only later.
bool is_moderate(double x) { return std::abs(x) <= 0x1p240 && (std::abs(x) >= 0x1p-230 || x == 0); }
bool is_moderate(const Mat2& A) {
    return is_moderate(A.a) && is_moderate(A.b) && is_moderate(A.c) && is_moderate(A.d);
}

double largest_entry(const Mat2& A) {
    return std::max(std::max(std::abs(A.a), std::abs(A.b)), std::max(std::abs(A.c), std::abs(A.d)));
}

// a d - b c, with the rounding of b c put back.
double kahan_difference(double a, double d, double b, double c) {
    const double rounded = b * c;
    const double lost = std::fma(-b, c, rounded);
    return std::fma(a, d, -rounded) + lost;
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
    if (largest >= 0x1p-300 && largest <= 0x1p300) {
        const double length = std::sqrt(x * x + y * y);
        return {{x / length, y / length}, length};
    }
    const int exponent = std::ilogb(largest);
    const double sx = std::scalbn(x, -exponent);
    const double sy = std::scalbn(y, -exponent);
    const double length = std::sqrt(sx * sx + sy * sy);
    return {{sx / length, sy / length}, std::scalbn(length, exponent)};
}

}  // namespace

double to_double(const Scaled& number) {
    return number.exponent == 0 ? number.value : std::ldexp(number.value, number.exponent);
}

int largest_exponent(const Mat2& A) {
    const double largest = largest_entry(A);
    return largest == 0 ? 0 : std::ilogb(largest);
}

Mat2 scaled_by(const Mat2& A, int exponent) {
    return {std::scalbn(A.a, -exponent), std::scalbn(A.b, -exponent), std::scalbn(A.c, -exponent),
            std::scalbn(A.d, -exponent)};
}

Scaled determinant_2x2(const Mat2& A) {
    if (is_moderate(A)) return {kahan_difference(A.a, A.d, A.b, A.c), 0};
    Product ad = split_product(A.a, A.d);
    Product bc = split_product(A.b, A.c);
    if (ad.is_zero()) ad.exponent = bc.exponent;
    if (bc.is_zero()) bc.exponent = ad.exponent;
    const int exponent = std::max(ad.exponent, bc.exponent);
    shift_to(ad, exponent);
    shift_to(bc, exponent);
    return {kahan_difference(ad.left, ad.right, bc.left, bc.right), exponent};
}

ClosedForm2 closed_form_2x2(const Mat2& A) {
    ClosedForm2 form;
    const bool moderate = is_moderate(A);
    form.exponent = moderate ? 0 : largest_exponent(A);
    const Mat2 s = moderate ? A : scaled_by(A, form.exponent);
    const Polar turn = polar_of(s.a + s.d, s.c - s.b);
    const Polar mirror = polar_of(s.a - s.d, s.c + s.b);
    form.turn = turn.direction;
    form.mirror = mirror.direction;
    form.q = turn.length / 2;
    form.r = mirror.length / 2;
    form.determinant = determinant_2x2(A);
    const double large = form.q + form.r;
    if (large == 0) return form;
    const Scaled quotient{form.determinant.value / large, form.determinant.exponent - form.exponent};
    form.large = to_double({large, form.exponent});
    const double small = to_double(quotient);
    // At a tie rounding may put it a unit above the large one. Adding 0 turns -0 into 0: rank one has no
    // mirror.
    form.small = std::clamp(small, -form.large, form.large) + 0.0;
    return form;
}

}  // namespace svdscope
