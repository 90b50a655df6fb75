// The 2x2 SVD for Eigen's matrices, by the kernel that is the best for this processor.
#include "core/svd/two_by_two.hpp"

#include <cmath>

#include "core/base/check.hpp"
#include "core/svd/kernels_2x2.hpp"

namespace svdscope {
namespace {

constexpr long kStride = sizeof(Svd2) / sizeof(double);
static_assert(sizeof(Eigen::Matrix2d) == 4 * sizeof(double) && sizeof(Svd2) % sizeof(double) == 0);

Places2 places(Svd2& first) { return {first.U.data(), first.sigma.data(), first.V.data(), kStride}; }

double angle_of(const Eigen::Matrix2d& turn) { return std::atan2(turn(1, 0), turn(0, 0)); }

}  // namespace

Svd2 svd_2x2(const Eigen::Matrix2d& A) noexcept {
    Svd2 svd;
    best_kernels_2x2().one(A.data(), places(svd));
    return svd;
}

void svd_2x2_batch(std::span<const Eigen::Matrix2d> matrices, std::span<Svd2> results) {
    SVDSCOPE_CHECK_EQ(matrices.size(), results.size());
    if (matrices.empty()) return;
    best_kernels_2x2().many(matrices.front().data(), places(results.front()),
                            static_cast<long>(matrices.size()));
}

SignedSvd2 signed_svd_2x2(const Eigen::Matrix2d& A) noexcept {
    const Svd2 svd = svd_2x2(A);
    SignedSvd2 with_angles{svd.U, svd.sigma, svd.V, angle_of(svd.U), angle_of(svd.V)};
    const bool is_mirror = svd.U(0, 0) * svd.U(1, 1) < svd.U(0, 1) * svd.U(1, 0);
    if (is_mirror) {
        with_angles.U.col(1) = -svd.U.col(1);
        with_angles.sigma(1) = 0 - svd.sigma(1);  // never -0
    }
    return with_angles;
}

}  // namespace svdscope
