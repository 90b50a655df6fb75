// LAPACK's divide and conquer in stages, so that somebody who waits can follow it and end it.
#pragma once
#include <optional>

#include "core/svd/divide_and_conquer.hpp"

namespace svdscope::lapack {

/// As divide_and_conquer, without its check of the result. Needs at least as many rows as columns, and
/// LAPACK.
std::optional<Svd> staged_svd(const Eigen::MatrixXd& A, Factors factors, const SvdWatch& watch);

}  // namespace svdscope::lapack
