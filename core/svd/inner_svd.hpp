// The SVD of a small dense matrix inside another algorithm. Not for programs that use the core.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/svd/svd.hpp"

namespace svdscope {

/// `decompose` by divide and conquer: quick also where columns fall in length, of which LAPACK's keeps the
/// small values well enough. Nothing when it did not converge. Finite entries, at least one.
std::optional<Svd> inner_svd(const Eigen::MatrixXd& A);

}  // namespace svdscope
