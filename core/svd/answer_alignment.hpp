// The true SVD with the signs and axes of a student's answer, as far as they can stay.
#pragma once
#include <vector>

#include "core/svd/mend.hpp"

namespace svdscope {

struct Alignment {
    Eigen::MatrixXd U, V;          ///< as many columns as the candidate has
    Eigen::VectorXd sigma;         ///< in units of Examined::A
    std::vector<int> other_signs;  ///< columns with another sign than ours, in U or in V
    std::vector<int> other_axes;   ///< columns turned inside a subspace of equal sigma, or of lost directions
};

/// Of all SVDs of A the nearest to the candidate, by the orthogonal Procrustes problem in each subspace of
/// sigma closer than `tie`. Source: Schoenemann 1966.
Alignment align_answer(const Examined& examined, const Candidate& candidate, double tie);

}  // namespace svdscope
