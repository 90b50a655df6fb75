// Gram matrix, quadratic formula, eigenvectors, u_i = A v_i / sigma_i.
#include "core/svd/manual_2x2.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace svdscope {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

Vec2 with_positive_start(Vec2 v) { return v.x < 0 || (v.x == 0 && v.y < 0) ? -v : v; }

/// The unit eigenvector of [[a, b], [b, d]] for its larger eigenvalue: of the two rows of G - lambda I the
/// one that does not cancel.
Vec2 larger_eigenvector(const Mat2& G, double lambda) {
    const Vec2 w = G.a >= G.d ? Vec2{lambda - G.d, G.b} : Vec2{G.b, lambda - G.a};
    const double length = norm(w);
    return length == 0 ? Vec2{1, 0} : with_positive_start((1 / length) * w);
}

double largest(const Mat2& m) {
    return std::max({std::abs(m.a), std::abs(m.b), std::abs(m.c), std::abs(m.d)});
}

void put_left_vectors(ManualSvd2& svd, const Mat2& A) {
    Vec2 u[2];
    for (int i = 0; i < 2; ++i) {
        const Vec2 image = A * svd.V.column(i);
        // Below this sigma_2 is made of rounding of A^T A alone: dividing by it would give noise.
        const bool lost = svd.lambda[i] <= 8 * kEps * svd.lambda[0];
        if (!lost) {
            u[i] = (1 / svd.sigma[i]) * image;
            continue;
        }
        svd.completed = true;
        svd.sigma[i] = i == 0 ? 0 : norm(image);
        // Adding 0 makes -0 a 0.
        u[i] = i == 0 ? Vec2{1, 0} : perpendicular(u[0]) + Vec2{0, 0};
        if (i == 1 && dot(u[i], image) < 0) u[i] = -u[i];
    }
    svd.U = Mat2::from_columns(u[0], u[1]);
}

}  // namespace

ManualSvd2 manual_svd_2x2(const Mat2& A) {
    ManualSvd2 svd;
    svd.gram = transpose(A) * A;
    svd.U = svd.V = diagonal(1, 1);
    svd.error = std::numeric_limits<double>::infinity();
    if (!(largest(A) <= kMostManual)) return svd;
    const Mat2& G = svd.gram;
    svd.trace = G.a + G.d;
    svd.determinant = G.a * G.d - G.b * G.c;
    // (a - d)^2 + 4 b^2 is trace^2 - 4 determinant without the cancelling.
    const double spread = std::hypot(G.a - G.d, 2 * G.b);
    svd.discriminant = spread * spread;
    svd.lambda[0] = (svd.trace + spread) / 2;
    svd.lambda[1] = std::max(0.0, (svd.trace - spread) / 2);
    svd.sigma[0] = std::sqrt(svd.lambda[0]);
    svd.sigma[1] = std::sqrt(svd.lambda[1]);
    const Vec2 v1 = spread == 0 ? Vec2{1, 0} : larger_eigenvector(G, svd.lambda[0]);
    svd.V = Mat2::from_columns(v1, with_positive_start(perpendicular(v1)));
    put_left_vectors(svd, A);
    const Mat2 product = svd.U * diagonal(svd.sigma[0], svd.sigma[1]) * transpose(svd.V);
    svd.error = largest({A.a - product.a, A.b - product.b, A.c - product.c, A.d - product.d});
    svd.orthogonality = std::abs(dot(svd.U.column(0), svd.U.column(1)));
    return svd;
}

}  // namespace svdscope
