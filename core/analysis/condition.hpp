// Condition numbers: by how much a matrix can magnify a relative error when its equations are solved.
#pragma once
#include <span>

namespace svdscope {

/// kappa = sigma_1 / sigma_n; infinity when sigma_n <= tolerance (see rank_tolerance) and for an empty
/// spectrum 1. `sigma` decreasing, none negative.
double condition_number(std::span<const double> sigma, double tolerance);

/// sigma_1 / sigma_rank, the condition on the space the matrix does reach; 1 for rank 0.
double effective_condition_number(std::span<const double> sigma, int rank);

}  // namespace svdscope
