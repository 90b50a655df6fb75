// Between the files of the fit lab: the problem that they share.
#pragma once
#include <Eigen/Core>
#include <optional>
#include <vector>

#include "core/labs/fit.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::fit {

/// A x = b of the points; `curve` has the variable and no coefficients yet.
struct Problem {
    Polynomial curve;
    std::vector<double> x;
    Eigen::MatrixXd A;
    Eigen::VectorXd b;
};

/// Curves with the same residual as x and longer coefficients: x plus directions that A maps to zero.
std::vector<Ghost> ghosts_of(const Problem& problem, const Svd& svd, const Analysis& analysis);
/// Each degree's coefficients by three routes, against twice the precision.
std::vector<Digits> digits_of(const Problem& problem);
std::optional<Projection> projection_of(const Problem& problem, const Svd& svd, const Analysis& analysis);

}  // namespace svdscope::fit
