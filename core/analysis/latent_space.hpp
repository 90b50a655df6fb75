// Latent semantic analysis: documents and queries as points of the first k singular directions of a table.
#pragma once
#include <Eigen/Core>
#include <optional>
#include <vector>

#include "core/base/result.hpp"

namespace svdscope {

/// Of a table A of m terms by n documents, A = U diag(sigma) V^T with r = min(m, n): U is `directions`, and
/// `documents` = diag(sigma) V^T = U^T A, a column for each document. Of the same table written with its
/// documents as rows, V is `directions` and U diag(sigma) the rows of coordinates: the letters change, not
/// the numbers. This is the convention "weighted by sigma": documents keep their lengths and angles as far as
/// rank k can. The other one compares rows of V alone, which divides by sigma and so weighs weak directions
/// as much as strong ones.
struct LatentSpace {
    Eigen::MatrixXd directions;  ///< m x r, orthonormal columns
    Eigen::VectorXd sigma;       ///< r, decreasing
    Eigen::MatrixXd documents;   ///< r x n
};

/// Shapes: A m x n, terms by documents. Result: see LatentSpace; each direction's sign makes the largest of
/// its documents' coordinates positive, the first of them where several are within 1e-8 of the largest.
/// Units: sigma and documents in those of A. Unique: as the SVD, up to rotations among equal sigma; scores of
/// a rank that does not cut between equal sigma are unique. Fails: what `decompose` refuses. Error: that of
/// `decompose`.
Result<LatentSpace> latent_space(const Eigen::Ref<const Eigen::MatrixXd>& A);

/// Where a query falls, by the directions of the table it asks: directions^T q. Its first k entries are the
/// folded query of rank k. Shapes: q m; result r.
Eigen::VectorXd fold_in(const LatentSpace& space, const Eigen::Ref<const Eigen::VectorXd>& query);

/// The cosine between the query and each column. Nothing for a column that is no longer than `nothing`, and
/// for all of them when the query is no longer than `nothing_of_query`: an angle to zero is no number.
/// Shapes: columns r x n, query r; result n. Units: none, within [-1, 1]. Error: (r + 8) eps and what the
/// coordinates carry (test Search.EqualsNumpy).
std::vector<std::optional<double>> cosines(const Eigen::Ref<const Eigen::MatrixXd>& columns,
                                           const Eigen::Ref<const Eigen::VectorXd>& query, double nothing,
                                           double nothing_of_query);

}  // namespace svdscope
