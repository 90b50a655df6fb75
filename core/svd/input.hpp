// What every factorisation asks of its input before it begins.
#pragma once
#include <Eigen/Core>
#include <string>

#include "core/base/result.hpp"

namespace svdscope {

/// "3 x 2", for sentences.
std::string size_text(const Eigen::Ref<const Eigen::MatrixXd>& A);

/// Fails when there are no entries, or with the place (from 1) of an entry that is not finite.
Result<void> check_entries(const Eigen::Ref<const Eigen::MatrixXd>& A);

/// Fails with the place (from 1) of an entry that is not finite.
Result<void> check_finite(const Eigen::Ref<const Eigen::MatrixXd>& A);

/// The power of two by which A is divided, so that its largest entry lies in [1, 2): then no square overflows
/// and none of what matters vanishes. 0 for the zero matrix.
int scale_exponent(const Eigen::Ref<const Eigen::MatrixXd>& A);
/// A / 2^exponent.
Eigen::MatrixXd scaled_down(const Eigen::Ref<const Eigen::MatrixXd>& A, int exponent);

}  // namespace svdscope
