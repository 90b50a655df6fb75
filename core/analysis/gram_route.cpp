// sigma_min with and without A^T A. Eigen's SVD in float is compiled here and nowhere else.
#include "core/analysis/gram_route.hpp"

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

#include "core/base/check.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

// The lesser eigenvalue of A^T A, every operation rounded to Real. The closed form of a symmetric 2 x 2
// matrix is backward stable: what is lost here was lost when A^T A was rounded.
template <class Real>
double by_gram(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    const Eigen::Matrix<Real, Eigen::Dynamic, 2> B = A.cast<Real>();
    Real first = 0;
    Real mixed = 0;
    Real second = 0;
    for (Eigen::Index i = 0; i < B.rows(); ++i) {
        first += B(i, 0) * B(i, 0);
        mixed += B(i, 0) * B(i, 1);
        second += B(i, 1) * B(i, 1);
    }
    const Real half_gap = std::hypot((first - second) / 2, mixed);
    const Real lesser = (first + second) / 2 - half_gap;
    return static_cast<double>(std::sqrt(std::max(Real(0), lesser)));
}

double directly_in_float(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    const Eigen::MatrixXf B = A.cast<float>();
    return static_cast<double>(Eigen::JacobiSVD<Eigen::MatrixXf>(B).singularValues()(1));
}

}  // namespace

LeastSigma least_sigma_by_routes(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    SVDSCOPE_CHECK_EQ(A.cols(), 2);
    SVDSCOPE_CHECK_LE(2, A.rows());
    DecomposeOptions options;
    options.method = SvdMethod::Jacobi;
    options.values_only = true;
    return {decompose(A, options).value().sigma(1), by_gram<double>(A), directly_in_float(A),
            by_gram<float>(A)};
}

}  // namespace svdscope
