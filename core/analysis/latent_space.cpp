// The latent space from the SVD, with signs that do not depend on the method.
#include "core/analysis/latent_space.hpp"

#include <algorithm>
#include <cmath>

#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

constexpr double kAsLarge = 1 - 1e-8;

// The sign that makes the largest entry positive.
double sign_of(const Eigen::VectorXd& row) {
    const double largest = row.size() > 0 ? row.cwiseAbs().maxCoeff() : 0;
    for (const double value : row)
        if (std::abs(value) >= kAsLarge * largest) return value < 0 ? -1 : 1;
    return 1;
}

}  // namespace

Result<LatentSpace> latent_space(const Eigen::Ref<const Eigen::MatrixXd>& A) {
    Result<Svd> svd = decompose(A);
    if (!svd) return tl::unexpected(svd.error());
    LatentSpace space;
    space.sigma = std::move(svd->sigma);
    space.directions = std::move(svd->U);
    space.documents = space.sigma.asDiagonal() * svd->V.transpose();
    for (Eigen::Index i = 0; i < space.sigma.size(); ++i) {
        const double sign = sign_of(space.documents.row(i));
        space.directions.col(i) *= sign;
        space.documents.row(i) *= sign;
    }
    return space;
}

Eigen::VectorXd fold_in(const LatentSpace& space, const Eigen::Ref<const Eigen::VectorXd>& query) {
    return space.directions.transpose() * query;
}

std::vector<std::optional<double>> cosines(const Eigen::Ref<const Eigen::MatrixXd>& columns,
                                           const Eigen::Ref<const Eigen::VectorXd>& query, double nothing,
                                           double nothing_of_query) {
    std::vector<std::optional<double>> scores(static_cast<std::size_t>(columns.cols()));
    const double length = query.stableNorm();
    if (!(length > nothing_of_query)) return scores;
    const Eigen::VectorXd unit = query / length;
    for (Eigen::Index j = 0; j < columns.cols(); ++j) {
        const double size = columns.col(j).stableNorm();
        if (!(size > nothing)) continue;
        scores[static_cast<std::size_t>(j)] = std::clamp(unit.dot(columns.col(j) / size), -1.0, 1.0);
    }
    return scores;
}

}  // namespace svdscope
