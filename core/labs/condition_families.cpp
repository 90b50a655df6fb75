// Systems of up to 20 equations by LU, QR and SVD: how far each answer is from the truth, and from an exact
// one.
#include <Eigen/Core>
#include <cmath>

#include "core/data/families.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/labs/condition_topics.hpp"

namespace svdscope::condition {
namespace {

using Eigen::MatrixXd;

MatrixXd matrix_of(const Params& params, int n) {
    const auto seed = static_cast<std::uint64_t>(static_cast<std::int64_t>(params.seed));
    switch (params.family) {
        case Family::Hilbert:
            return hilbert_matrix(n);
        case Family::Vandermonde:
            return vandermonde_matrix(n);
        case Family::Random:
            return graded_matrix(n, params.family_log_kappa, seed);
        case Family::NearlyDependent:
            return nearly_dependent_matrix(n, params.family_log_kappa, seed);
    }
    return {};
}

}  // namespace

std::vector<double> family_entries(const Params& params, int n) {
    const MatrixXd by_rows = matrix_of(params, n).transpose();
    return {by_rows.data(), by_rows.data() + by_rows.size()};
}

}  // namespace svdscope::condition
