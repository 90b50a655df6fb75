// Spectra by formula, directions by chance.
#include "core/data/synthetic_matrices.hpp"

#include <Eigen/QR>
#include <cmath>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd gaussian(Random& random, Index rows, Index cols) {
    return MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
}

MatrixXd random_orthogonal(Random& random, Index size) {
    return Eigen::HouseholderQR<MatrixXd>(gaussian(random, size, size)).householderQ();
}

}  // namespace

MatrixXd matrix_with_spectrum(const VectorXd& sigma, std::uint64_t seed) {
    Random random(seed);
    const MatrixXd U = random_orthogonal(random, sigma.size());
    const MatrixXd V = random_orthogonal(random, sigma.size());
    return U * sigma.asDiagonal() * V.transpose();
}

VectorXd power_law_spectrum(int size, double decay) {
    return VectorXd::NullaryExpr(size, [=](Index i) { return std::pow(static_cast<double>(i + 1), -decay); });
}

VectorXd exponential_spectrum(int size, double decay) {
    return VectorXd::NullaryExpr(size,
                                 [=](Index i) { return std::pow(10, -decay * static_cast<double>(i) / 10); });
}

VectorXd step_spectrum(int size, int rank) {
    return VectorXd::NullaryExpr(size, [=](Index i) { return i < rank ? 1 : 0.01; });
}

MatrixXd hilbert_matrix(int size) {
    return MatrixXd::NullaryExpr(size, size,
                                 [](Index i, Index j) { return 1 / static_cast<double>(i + j + 1); });
}

MatrixXd structured_update(int size, int rank, std::uint64_t seed) {
    Random random(seed);
    const MatrixXd B = gaussian(random, size, rank);
    const MatrixXd C = gaussian(random, rank, size);
    const MatrixXd noise = gaussian(random, size, size);
    return 0.01 / std::sqrt(rank) * (B * C) + 0.001 * noise;
}

}  // namespace svdscope
