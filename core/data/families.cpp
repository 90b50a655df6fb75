// Matrices by formula or with a chosen kappa.
#include "core/data/families.hpp"

#include <cmath>

#include "core/data/synthetic_matrices.hpp"

namespace svdscope {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd vandermonde_matrix(int n) {
    MatrixXd V(n, n);
    for (Index i = 0; i < n; ++i) {
        const double x = static_cast<double>(i) / (n - 1);
        double power = 1;
        for (Index j = 0; j < n; ++j, power *= x) V(i, j) = power;
    }
    return V;
}

MatrixXd graded_matrix(int n, double log_kappa, std::uint64_t seed) {
    VectorXd sigma(n);
    for (Index i = 0; i < n; ++i) sigma(i) = std::pow(10, -log_kappa * static_cast<double>(i) / (n - 1));
    return matrix_with_spectrum(sigma, seed);
}

MatrixXd nearly_dependent_matrix(int n, double log_kappa, std::uint64_t seed) {
    // The product of two random orthogonal matrices is one.
    MatrixXd Q = matrix_with_spectrum(VectorXd::Ones(n), seed);
    const double kappa = std::pow(10, log_kappa);
    const double t = (kappa - 1 / kappa) / (kappa + 1 / kappa);
    const double s = 2 / (kappa + 1 / kappa);
    const VectorXd w = Q.leftCols(n - 1).rowwise().sum() / std::sqrt(n - 1.0);
    Q.col(n - 1) = (t * w + s * Q.col(n - 1)).eval();
    return Q;
}

}  // namespace svdscope
