// How much a word counts in a table of terms by documents: as often as it stands there, or by tf-idf.
#pragma once
#include <Eigen/Core>

namespace svdscope {

/// ln(n / (df + 1)) + 1 of each term, df being the number of documents in which its entry is not zero: words
/// that stand everywhere count least, and none counts nothing. Shapes: counts m x n, terms by documents;
/// result m. Units: none; from ln(n / (n + 1)) + 1 > 0.3 to ln(n) + 1. Unique. Never fails; without documents
/// all are 1. Error: 4 eps relative. Source: the smoothed inverse document frequency that textbooks use; its
/// variants differ in the logarithm's argument (test TermWeights.AreTheFormula).
Eigen::VectorXd inverse_document_frequency(const Eigen::Ref<const Eigen::MatrixXd>& counts);

/// Term frequency times idf of one document or query: counts / (sum of |counts|) * idf, so that a long
/// document weighs no more than a short one. Shapes: both m. A zero document stays zero. Never fails for
/// finite counts whose sum is finite.
Eigen::VectorXd tf_idf(const Eigen::Ref<const Eigen::VectorXd>& counts,
                       const Eigen::Ref<const Eigen::VectorXd>& idf);

}  // namespace svdscope
