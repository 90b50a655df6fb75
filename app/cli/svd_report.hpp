// What `svdscope svd` prints: for people in aligned columns, for programs as JSON.
#pragma once
#include <string>

#include <Eigen/Core>
#include <nlohmann/json.hpp>

#include "core/svd/decompose.hpp"

namespace svdscope {

struct SvdReport {
    Eigen::Index rows = 0, cols = 0;
    SvdMethod method = SvdMethod::Auto;  ///< what was used, never Auto
    Svd svd;
    int rank = 0;
    double tolerance = 0;  ///< singular values up to this count as zero
    double condition_number = 1;
    double effective_condition_number = 1;
    double residual = 0;         ///< |A - U diag(sigma) V^T| / |A|, Frobenius norms; 0 for A = 0
    double orthogonality_U = 0;  ///< |I - U^T U|, Frobenius norm
    double orthogonality_V = 0;
};

/// `keep`: only so many singular values and vectors (0: all); rank and condition are those of A.
SvdReport make_report(const Eigen::MatrixXd& A, Svd svd, SvdMethod method, int keep);

nlohmann::json to_json(const SvdReport& report);
std::string to_text(const SvdReport& report);

}  // namespace svdscope
