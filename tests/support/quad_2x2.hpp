// The SVD of a 2x2 matrix with at least 113 bits, where the compiler has such a type: the truth for the
// tests.
#pragma once
#include <cfloat>
#include <cmath>

#include "core/geometry/plane.hpp"

#if LDBL_MANT_DIG >= 113
#define SVDSCOPE_HAS_QUAD 1
#elif defined(__SIZEOF_FLOAT128__)
#define SVDSCOPE_HAS_QUAD 1
#endif

#ifdef SVDSCOPE_HAS_QUAD
namespace svdscope::test {

#if LDBL_MANT_DIG >= 113
using Quad = long double;
#else
__extension__ typedef __float128 Quad;
#endif

inline Quad quad_size(Quad x) { return x < 0 ? -x : x; }

/// The exponents of a quad reach 2^16383, those of a double's root 2^512: scaled by even powers of two.
inline Quad quad_root(Quad x) {
    if (x == 0) return 0;
    Quad scale = 1;
    for (; x > 0x1p500; x *= 0x1p-1000) scale *= 0x1p500;
    for (; x < 0x1p-500; x *= 0x1p1000) scale *= 0x1p-500;
    Quad root = std::sqrt(static_cast<double>(x));
    for (int step = 0; step < 2; ++step) root = (root + x / root) / 2;
    return root * scale;
}

struct QuadVector {
    Quad x, y;
};

/// sigma and the first axes, from the same sums as the program but with quads: no cancellation is left in
/// them.
struct QuadSvd {
    Quad large, small;
    QuadVector u, v;
    bool improper;
};

inline QuadVector quad_unit(Quad x, Quad y) {
    // Scaled, so that no square vanishes even for a quad.
    const Quad largest = quad_size(x) > quad_size(y) ? quad_size(x) : quad_size(y);
    if (largest == 0) return {1, 0};
    const Quad length = quad_root((x / largest) * (x / largest) + (y / largest) * (y / largest));
    return {x / largest / length, y / largest / length};
}

inline QuadVector quad_half_angle(QuadVector w) {
    if (w.x >= 0) return quad_unit(1 + w.x, w.y);
    return quad_unit(quad_size(w.y), w.y < 0 ? w.x - 1 : 1 - w.x);
}

inline QuadSvd quad_svd(const Mat2& A) {
    const Quad a = A.a, b = A.b, c = A.c, d = A.d;
    const Quad E = a + d, F = a - d, G = c + b, H = c - b;
    const Quad q = quad_root(E * E + H * H), r = quad_root(F * F + G * G);
    const Quad large = (q + r) / 2, determinant = a * d - b * c;
    const QuadVector mirror = r == 0 ? quad_unit(E, H) : quad_unit(F, G);
    const QuadVector turn = q == 0 ? mirror : quad_unit(E, H);
    const QuadVector v =
        quad_half_angle({mirror.x * turn.x + mirror.y * turn.y, mirror.y * turn.x - mirror.x * turn.y});
    const QuadVector u{v.x * turn.x - v.y * turn.y, v.x * turn.y + v.y * turn.x};
    return {large, large == 0 ? Quad(0) : quad_size(determinant) / large, u, v, determinant < 0};
}

/// |found - truth| in units in the last place of the truth, which below 2^-1022 are all 2^-1074.
inline double ulps(double found, Quad truth) {
    Quad unit = 0x1p-1074;
    if (truth >= 0x1p-1022) {
        const double size = truth < DBL_MAX ? static_cast<double>(truth) : DBL_MAX;
        unit = std::ldexp(1.0, std::ilogb(size) - 52);
        if (unit * 0x1p52 > truth) unit /= 2;  // rounding went up to a power of two
    }
    return static_cast<double>(quad_size(found - truth) / unit);
}

}  // namespace svdscope::test
#endif
