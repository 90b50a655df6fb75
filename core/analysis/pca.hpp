// Principal component analysis of any table as the SVD of its centred columns.
#pragma once
#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

struct PcaOptions {
    bool center = true;        ///< subtract the mean of each column
    bool standardise = false;  ///< divide each centred column by its standard deviation; needs center
    int components = 0;        ///< how many to keep; 0: all min(m, n)
    std::vector<std::string> column_names = {};  ///< n, for the sentence of a failure; empty: "column 1", ...
};

/// X is m x n, samples by features; k components are kept. Y is X after centring and scaling.
struct Pca {
    bool centred = true;
    bool standardised = false;
    Eigen::VectorXd mean;             ///< n, of the columns of X; subtracted only where `centred`
    Eigen::VectorXd scale;            ///< n, what the columns were divided by; ones unless `standardised`
    Eigen::MatrixXd components;       ///< n x k, orthonormal columns: the right singular vectors of Y
    Eigen::VectorXd singular_values;  ///< k, decreasing, of Y
    /// k, sqrt of `variances`: sigma_i / sqrt(m - 1), zero for m = 1; uncentred sigma_i / sqrt(m).
    Eigen::VectorXd standard_deviations;
    /// k, variances of the scores, sigma_i^2 / (m - 1), and zero for m = 1, where none is defined. Uncentred
    /// they are second moments, sigma_i^2 / m, the mean squares of the scores: "variance" is said only of
    /// centred data.
    Eigen::VectorXd variances;
    /// k, sigma_i^2 / (sum over all min(m, n) of sigma_j^2), so less than 1 in total where components were
    /// dropped; all zero where every sigma is. Uncentred: shares of the energy, not of the variance.
    Eigen::VectorXd explained_shares;
    Eigen::MatrixXd scores;  ///< m x k, Y * components = U * diag(singular_values)
};

/// Shapes: X m x n, m, n >= 1. Result: see Pca; each component's sign makes its largest entry positive, the
/// first of them where entries are within 1e-8 of the largest. Units: mean and scale in those of the columns;
/// so are singular_values, standard_deviations and scores, or without unit when standardised; variances
/// squared. Unique: everything but the components of equal sigma (any rotation among them) and those of sigma
/// = 0. Fails with one sentence: no entries; an entry that is not finite (named by row and column from 1);
/// more components than min(m, n); standardise without center; standardise with a constant column (named);
/// differences or standard deviations that overflow; what `decompose` refuses. Where a variance overflows it
/// is infinite. Error: equal to numpy's SVD of the centred data to 1e-12 sigma_1, also 1e6 away from the
/// origin (test Pca.EqualsNumpyOnTheClouds). Source: centring in two passes, Chan, Golub, LeVeque 1983; the
/// rest is `decompose`. numpy's signs differ; scikit-learn centres once, else equal.
Result<Pca> principal_components(const Eigen::Ref<const Eigen::MatrixXd>& X, const PcaOptions& options = {});

/// The same from the factors of Y, whose U may be empty: then there are no scores. `mean` is that of the
/// columns. Shapes: Y m x n, `mean` n. Needs at most min(m, n) components.
Pca pca_of_factors(Svd svd, Eigen::VectorXd mean, Eigen::Index rows, bool centred, int components = 0);

}  // namespace svdscope
