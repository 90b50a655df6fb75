// The SVD of a small dense matrix inside another algorithm. Not for programs that use the core.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/svd/svd.hpp"

namespace svdscope {

/// Thin, by LAPACK's dgesdd where it is there, which keeps the small values of columns that fall in length,
/// else by `decompose`. Nothing when neither converged. Finite entries, at least one.
std::optional<Svd> inner_svd(const Eigen::MatrixXd& A);

}  // namespace svdscope
