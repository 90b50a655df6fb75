// The SVD of a small matrix of fractions in roots: by its smaller Gram matrix, as with a pencil.
#pragma once
#include <vector>

#include "core/base/result.hpp"
#include "core/exact/exact_matrix.hpp"

namespace svdscope {

/// The unit vector parts / sqrt(length_squared).
struct ExactDirection {
    ExactVector parts;
    Quadratic length_squared;
    bool completes = false;  ///< not an image: perpendicular to the others, chosen freely
};
/// (parts[i])^2 / length_squared: every entry is a root of a number of the field, with the sign of its part.
Quadratic square_of_entry(const ExactDirection& direction, int i);
double value_of_entry(const ExactDirection& direction, int i);

struct ExactSvd {
    ExactMatrix A;
    bool wide = false;  ///< more columns than rows: the Gram matrix is A A^T, seeds are u, partners v
    ExactMatrix gram;   ///< side x side
    /// det(lambda I - gram) from the constant up; the leading 1 is left out: `side` fractions.
    std::vector<Rational> polynomial;
    Rational discriminant;          ///< of the quadratic that was solved; 0 where none was
    int rational_roots = 0;         ///< side 3: how many roots were split off before the quadratic: 1 or 3
    std::vector<Quadratic> lambda;  ///< side of them, decreasing: the eigenvalues of gram
    int rank = 0;
    std::vector<ExactDirection> seeds;     ///< unit eigenvectors of gram: v_i, or u_i where wide
    std::vector<ExactDirection> partners;  ///< as many as the longer side: A v_i / sigma_i, then completed
    /// sigma_i u_i v_i^T for i < rank, A's shape; their sum is A, which was checked exactly.
    std::vector<ExactMatrix> layers;
};

/// Numbers longer than this are not worth a root: decimals say more.
inline constexpr double kLongestExact = 1e7;

/// Shapes: smaller side 1 to 3. Result: see ExactSvd; sigma_i = sqrt(lambda_i) (see root_form). Unique: seeds
/// have their first part that is not 0 positive; among equal lambda they are those of null_space. Fails, with
/// one sentence why there is no such form: a cubic without a rational root, numbers longer than kLongestExact
/// or 126 bits. Zero matrices, ties and any rank are done; nothing is ever divided by sigma = 0. Error: none,
/// the product is compared with A exactly; evaluated within 1e-12 sigma_1 of the SVD (test
/// ExactSvdSample.MatchesNumerics).
Result<ExactSvd> exact_svd(const ExactMatrix& A);

}  // namespace svdscope
