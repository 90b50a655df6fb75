// Matrices that are hard for an SVD, by formulas whose doubles are the same everywhere.
#pragma once
#include <Eigen/Core>
#include <string>
#include <vector>

namespace svdscope::test {

struct NamedMatrix {
    std::string name;  ///< one word
    Eigen::MatrixXd matrix;
};

/// Conditions from 1 to beyond 10^18; graded ones far beyond. The names are those of
/// tests/core/fixtures/exact_spectra.txt.
std::vector<NamedMatrix> exact_families();

}  // namespace svdscope::test
