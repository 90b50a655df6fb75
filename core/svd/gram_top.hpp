// The first singular triplets of a tall matrix by the top of the spectrum of A^T A. Not for programs that use
// the core; `truncated_svd` is.
#pragma once
#include <Eigen/Core>
#include <optional>

#include "core/svd/svd.hpp"

namespace svdscope {

/// Nothing when a value may be wrong by more than `accuracy` of it, because A^T A has lost too much, or when
/// an inner iteration did not converge. Shapes: A m x n, m >= n >= k >= 1. Squares of entries must neither
/// overflow nor vanish.
///
/// A^T A is known to u sigma_1^2. Its vectors v_1..v_k mix with those behind them by about u kappa^2 / gap,
/// where kappa = sigma_1 / sigma_k and gap is relative; but the values are not taken from it: they are those
/// of A [v_1..v_k], so mixing among the first k does no harm at all, and mixing with the others enters by its
/// square. That leaves the smaller of u kappa^2 and (u kappa^2)^2 / (2 gap).
std::optional<Svd> gram_top(const Eigen::Ref<const Eigen::MatrixXd>& A, Eigen::Index k, double accuracy);

}  // namespace svdscope
