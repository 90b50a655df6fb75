// Checks and scales matrices.
#include "core/svd/input.hpp"

#include <cmath>

namespace svdscope {

using Eigen::Index;
using Eigen::MatrixXd;

std::string size_text(const Eigen::Ref<const MatrixXd>& A) {
    return std::to_string(A.rows()) + " x " + std::to_string(A.cols());
}

Result<void> check_entries(const Eigen::Ref<const MatrixXd>& A) {
    if (A.size() == 0) return fail("The matrix has no entries: it is " + size_text(A) + ".");
    return check_finite(A);
}

Result<void> check_finite(const Eigen::Ref<const MatrixXd>& A) {
    if (A.allFinite()) return {};
    for (Index i = 0; i < A.rows(); ++i) {
        for (Index j = 0; j < A.cols(); ++j) {
            if (std::isfinite(A(i, j))) continue;
            return fail("The entry in row " + std::to_string(i + 1) + ", column " + std::to_string(j + 1) +
                        " is not a finite number.");
        }
    }
    return {};
}

int scale_exponent(const Eigen::Ref<const MatrixXd>& A) {
    const double largest = A.cwiseAbs().maxCoeff();
    return largest == 0 ? 0 : std::ilogb(largest);
}

MatrixXd scaled_down(const Eigen::Ref<const MatrixXd>& A, int exponent) {
    // One factor alone may be beyond the largest number.
    const int half = exponent / 2;
    const double first = std::ldexp(1.0, -half), second = std::ldexp(1.0, half - exponent);
    return (A * first) * second;
}

}  // namespace svdscope
