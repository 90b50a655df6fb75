// idf by the logarithm of how rare a term is; tf as a share of the document.
#include "core/analysis/term_weights.hpp"

#include <cmath>

namespace svdscope {

Eigen::VectorXd inverse_document_frequency(const Eigen::Ref<const Eigen::MatrixXd>& counts) {
    Eigen::VectorXd idf = Eigen::VectorXd::Ones(counts.rows());
    if (counts.cols() == 0) return idf;
    const auto n = static_cast<double>(counts.cols());
    for (Eigen::Index t = 0; t < counts.rows(); ++t) {
        const auto df = static_cast<double>((counts.row(t).array() != 0).count());
        idf[t] = std::log(n / (df + 1)) + 1;
    }
    return idf;
}

Eigen::VectorXd tf_idf(const Eigen::Ref<const Eigen::VectorXd>& counts,
                       const Eigen::Ref<const Eigen::VectorXd>& idf) {
    const double length = counts.lpNorm<1>();
    if (length == 0) return counts;
    return (counts / length).cwiseProduct(idf);
}

}  // namespace svdscope
