// Sweeps of plane rotations from the right.
#include "core/svd/by_hand/jacobi_steps.hpp"

#include <cmath>
#include <limits>

#include "core/base/check.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr int kMostSweeps = 40;  // for 20 columns about eight are needed

double dot(const MatrixXd& M, Index p, Index q) {
    double sum = 0;
    for (Index i = 0; i < M.rows(); ++i) sum += M(i, p) * M(i, q);
    return sum;
}

double off_orthogonality(const MatrixXd& M) {
    double sum = 0;
    for (Index p = 0; p < M.cols(); ++p) {
        for (Index q = p + 1; q < M.cols(); ++q) sum += dot(M, p, q) * dot(M, p, q);
    }
    return std::sqrt(sum);
}

// The columns a_p, a_q are to be turned by theta so that they end at right angles:
//
//     (c a_p - s a_q)^T (s a_p + c a_q) = (c^2 - s^2) gamma - c s (beta - alpha) = 0,
//     alpha = |a_p|^2,  beta = |a_q|^2,  gamma = a_p^T a_q.
//
// With t = s / c this is t^2 + 2 zeta t - 1 = 0, zeta = (beta - alpha) / (2 gamma). Of its roots, whose
// product is -1, the smaller turns by at most 45 degrees. It is the rotation that makes (p, q) of A^T A zero,
// but A^T A is never formed: only the pair in hand is multiplied, so nothing small is lost beside the large.
// Lengths and products that are nothing but underflow count as 0.
bool at_right_angles(double alpha, double beta, double gamma, Index rows) {
    constexpr double kUnderflow = std::numeric_limits<double>::min() / kEps;
    if (alpha < kUnderflow || beta < kUnderflow) return true;
    return std::abs(gamma) <=
           kEps * std::sqrt(static_cast<double>(rows)) * std::sqrt(alpha) * std::sqrt(beta);
}

void turn_pair(JacobiSteps& steps, MatrixXd& M, MatrixXd& V, Index p, Index q) {
    const double alpha = dot(M, p, p), beta = dot(M, q, q), gamma = dot(M, p, q);
    if (at_right_angles(alpha, beta, gamma, M.rows())) return;
    const double zeta = (beta - alpha) / (2 * gamma);
    const double t = std::copysign(1 / (std::abs(zeta) + std::hypot(1, zeta)), zeta);
    const double c = 1 / std::hypot(1, t);
    JacobiRotation rotation{{p, q, c, -c * t}, std::atan(t), std::sqrt(alpha), std::sqrt(beta), gamma, 0, 0};
    rotation.off_before = off_orthogonality(M);
    rotate_columns(M, rotation.turn);
    rotate_columns(V, rotation.turn);
    rotation.off_after = off_orthogonality(M);
    steps.rotations.push_back(rotation);
}

void run_sweeps(JacobiSteps& steps, MatrixXd& M, MatrixXd& V) {
    for (int count = 0; count < kMostSweeps && !steps.converged; ++count) {
        JacobiSweep sweep;
        sweep.first = steps.rotations.size();
        sweep.off_before = off_orthogonality(M);
        for (Index p = 0; p < M.cols(); ++p) {
            for (Index q = p + 1; q < M.cols(); ++q) turn_pair(steps, M, V, p, q);
        }
        sweep.count = steps.rotations.size() - sweep.first;
        sweep.off_after = off_orthogonality(M);
        sweep.columns = M;
        steps.converged = sweep.count == 0;
        steps.sweeps.push_back(std::move(sweep));
    }
}

// The lengths are sigma, the directions U. A column of rounding has a length but no direction worth keeping:
// it may even lie along another one. U is completed there.
Svd read_off(const MatrixXd& M, const MatrixXd& V) {
    Svd svd = in_order({M, M.colwise().norm().transpose(), V});
    const double nothing = kEps * kEps * svd.sigma(0);
    Index kept = 0;
    while (kept < M.cols() && svd.sigma(kept) > nothing) {
        svd.U.col(kept) /= svd.sigma(kept);
        ++kept;
    }
    complete_columns(svd.U, kept);
    return svd;
}

}  // namespace

Result<JacobiSteps> jacobi_steps(const Eigen::Ref<const MatrixXd>& A) {
    const auto input = accept(A);
    if (!input) return tl::unexpected(input.error());
    JacobiSteps steps;
    steps.exponent = input->exponent;
    steps.transposed = A.rows() < A.cols();
    steps.start = steps.transposed ? MatrixXd(input->A.transpose()) : input->A;
    MatrixXd M = steps.start;
    MatrixXd V = MatrixXd::Identity(M.cols(), M.cols());
    run_sweeps(steps, M, V);
    auto svd = of_original(read_off(M, V), input->exponent, steps.transposed);
    if (!svd) return tl::unexpected(svd.error());
    steps.svd = *std::move(svd);
    return steps;
}

MatrixXd columns_after(const JacobiSteps& steps, std::size_t count) {
    SVDSCOPE_CHECK_LE(count, steps.rotations.size());
    MatrixXd M = steps.start;
    for (std::size_t i = 0; i < count; ++i) rotate_columns(M, steps.rotations[i].turn);
    return M;
}

}  // namespace svdscope::by_hand
