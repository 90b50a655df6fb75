// Two products for the gradients, one for what is left: 6 m n r operations a step.
#include "core/analysis/factor_training.hpp"

#include <cmath>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd gaussian(Random& random, Index rows, Index cols, double deviation) {
    return MatrixXd::NullaryExpr(rows, cols, [&] { return deviation * random.normal(); });
}

}  // namespace

FactorTraining::FactorTraining(const Eigen::Ref<const MatrixXd>& target, double sigma_1,
                               const FactorTrainingOptions& options)
    : target_(target),
      rate_(options.rate),
      momentum_(options.momentum) {
    if (sigma_1 > 0) target_ /= sigma_1;
    const Index m = target.rows(), n = target.cols(), r = options.rank;
    Random random(options.seed);
    A_ = gaussian(random, r, n, kStartSize / std::sqrt(static_cast<double>(n)));
    B_ = options.start == FactorStart::ZeroB
             ? MatrixXd::Zero(m, r)
             : gaussian(random, m, r, kStartSize / std::sqrt(static_cast<double>(m)));
    step_A_ = MatrixXd::Zero(r, n);
    step_B_ = MatrixXd::Zero(m, r);
    measure();
}

void FactorTraining::measure() {
    rest_.noalias() = B_ * A_;
    rest_ -= target_;
    error_ = rest_.norm();
}

void FactorTraining::step() {
    step_B_ *= momentum_;
    step_A_ *= momentum_;
    step_B_.noalias() -= rate_ * (rest_ * A_.transpose());
    step_A_.noalias() -= rate_ * (B_.transpose() * rest_);
    B_ += step_B_;
    A_ += step_A_;
    ++steps_;
    measure();
}

double share_off_diagonal(const Eigen::Ref<const MatrixXd>& B) {
    MatrixXd gram = B.transpose() * B;
    const double whole = gram.norm();
    gram.diagonal().setZero();
    return whole > 0 ? gram.norm() / whole : 0;
}

}  // namespace svdscope
