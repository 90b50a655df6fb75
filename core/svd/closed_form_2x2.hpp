// The closed form behind every 2x2 SVD of the core: two lengths, two directions and an exact determinant.
#pragma once
#include "core/geometry/plane.hpp"

namespace svdscope {

/// A number kept as value * 2^exponent, so that products of extreme entries neither overflow nor vanish.
struct Scaled {
    double value = 0;
    int exponent = 0;
};
/// The double nearest to it: infinity where it overflows.
double to_double(const Scaled& number);

/// a d - b c: at most 1.5 ulp from the truth, exactly 0 when A is exactly singular. Finite input.
/// Source: Kahan's determinant with fused multiply-add; Jeannerod, Louvet, Muller, Math. Comp. 82 (2013).
Scaled determinant_2x2(const Mat2& A);

/// A as the sum of a multiple q of a rotation by a2 and a multiple r of a reflection with angle a1:
///     A = q [[cos a2, -sin a2], [sin a2, cos a2]] + r [[cos a1, sin a1], [sin a1, -cos a1]],
/// hence A = Rot((a1 + a2) / 2) diag(q + r, q - r) Rot((a2 - a1) / 2).
/// Each length and each direction is a few roundings from exact, whatever the gap between the singular
/// values: nothing is subtracted that was rounded before, except q - r, which is taken from the determinant
/// instead. The derivation in full, and the version that is correctly rounded, stand in kernel_2x2.hpp.
struct ClosedForm2 {
    Vec2 turn{1, 0};    ///< (cos a2, sin a2); (1, 0) when q = 0
    Vec2 mirror{1, 0};  ///< (cos a1, sin a1); (1, 0) when r = 0
    double q = 0;       ///< in units of 2^exponent
    double r = 0;       ///< in units of 2^exponent
    int exponent = 0;   ///< 0 while the entries are moderate
    double large = 0;   ///< q + r in true size: sigma_1; infinity only when the true value overflows
    double small = 0;   ///< (signed) det A / sigma_1 in true size
    Scaled determinant;
};

/// Shapes: 2x2. Units: none. Unique: yes. Fails: never for finite input.
/// Error: `large` <= 3 ulp, `small` <= 4.5 ulp of the true values (test
/// ClosedForm2x2.SigmasAgainstLongDouble).
ClosedForm2 closed_form_2x2(const Mat2& A);

/// A / 2^exponent with the largest entry in [1, 2); exponent 0 for the zero matrix.
Mat2 scaled_by(const Mat2& A, int exponent);
int largest_exponent(const Mat2& A);

}  // namespace svdscope
