// A product B A learned by gradient descent on |T - B A|_F^2: step by step, the same from the same seed.
#pragma once
#include <Eigen/Core>
#include <cstdint>

namespace svdscope {

/// How the factors begin. A is random and small in both; a B of zeros makes the first product exactly zero,
/// as adapters do (LoRA: Hu and others, 2021).
enum class FactorStart { ZeroB, BothSmall };

struct FactorTrainingOptions {
    Eigen::Index rank = 1;  ///< columns of B, rows of A; from 1
    FactorStart start = FactorStart::ZeroB;
    double rate =
        0.25;  ///< length of a step in units of 1 / sigma_1; at a balanced minimum below 1 is stable
    double momentum = 0;  ///< share of the last step that is made again, from 0 to below 1
    std::uint64_t seed = 1;
};

/// The norm that a random factor has at the start, about: A has entries of standard deviation kStartSize /
/// sqrt(n), B kStartSize / sqrt(m).
inline constexpr double kStartSize = 0.3;

/// Shapes: the target T is m x n, B is m x r, A is r x n. Result: after each step B - (rate) G_B and A -
/// (rate) G_A with the gradients G_B = (B A - T) A^T and G_A = B^T (B A - T) of half the squared error, and
/// with momentum that share of the step before. Units: T is divided by its largest singular value first, so
/// that one rate suits all; T = B A sigma_1. Unique: no: with any invertible R the product (B R)(R^-1 A) is
/// the same; which is found depends on the start. Fails: never; too long a rate makes `error` grow until it
/// is not finite. Error: never below the truncated SVD of T by more than rounding (test
/// FactorTraining.NeverBeatsEckartYoung). Source: heavy ball, Polyak 1964; why only saddles and the minimum
/// are in the way: Baldi and Hornik, Neural Networks 2 (1989).
class FactorTraining {
  public:
    /// `target` has no more than finite entries and the largest singular value `sigma_1`; 0 when it is zero.
    FactorTraining(const Eigen::Ref<const Eigen::MatrixXd>& target, double sigma_1,
                   const FactorTrainingOptions& options);
    void step();
    int steps() const { return steps_; }
    const Eigen::MatrixXd& B() const { return B_; }
    const Eigen::MatrixXd& A() const { return A_; }
    /// |T - B A|_F / sigma_1.
    double error() const { return error_; }

  private:
    void measure();
    Eigen::MatrixXd target_;  ///< T / sigma_1
    Eigen::MatrixXd B_, A_;
    Eigen::MatrixXd step_B_, step_A_;  ///< the steps made last
    Eigen::MatrixXd rest_;             ///< B A - T / sigma_1
    double rate_, momentum_;
    double error_ = 0;
    int steps_ = 0;
};

/// |M - diag(M)|_F / |M|_F for M = B^T B: 0 when the columns of B are orthogonal, as those of a truncated
/// SVD are. 0 for the zero matrix.
double share_off_diagonal(const Eigen::Ref<const Eigen::MatrixXd>& B);

}  // namespace svdscope
