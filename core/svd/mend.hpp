// Mends an answer in every way a student may have gone wrong, and measures how well the mended one fits.
#pragma once
#include <Eigen/Core>
#include <vector>

#include "core/svd/answer_reading.hpp"
#include "core/svd/verdict.hpp"

namespace svdscope {

/// A, scaled so that its largest entry is near 1, and what its SVD is.
struct Examined {
    Eigen::MatrixXd A;
    double scale = 1;       ///< A = scale * (the matrix as given); a power of two
    Eigen::MatrixXd U;      ///< m x m
    Eigen::VectorXd sigma;  ///< min(m, n)
    Eigen::MatrixXd V;      ///< n x n
    int rank = 0;
};

/// An answer in order: U m x p, V n x q, both p, q >= the number of sigma; half units of rounding.
struct Candidate {
    Eigen::MatrixXd U, V;
    Eigen::VectorXd sigma;  ///< in units of Examined::A
    double rounding_U = 0, rounding_sigma = 0, rounding_V = 0;
    std::vector<Finding> repairs;  ///< what was mended
    std::vector<int> columns;      ///< of the most specific repair, as in the student's answer
    /// As given: was U or V transposed for this reading, were they exchanged?
    bool transposed_U = false, transposed_V = false, exchanged = false;
};

/// How far a candidate is from an SVD of A.
struct Defects {
    Eigen::MatrixXd gram_U, gram_V;  ///< |U^T U - I|, |V^T V - I|
    Eigen::VectorXd right, left;     ///< |A v_i - sigma_i u_i|, |A^T u_i - sigma_i v_i|
    double residual = 0;             ///< |A - U diag(sigma) V^T|, Frobenius
    double order = 0;                ///< how far sigma is from decreasing and from not negative
};
Defects defects_of(const Examined& examined, const Candidate& candidate);

/// Whether rounding as written, or of `held` half units at least, explains all defects.
bool fits(const Examined& examined, const Candidate& candidate, const Defects& defects, double held);
/// Allowed for u . v of two columns, or for a length of 1.
double column_tolerance(double rounding, Eigen::Index length);
/// Decimals that a candidate holds: kExactDigits where it fits as written, then as many as are right, at
/// least 2; -1 where it does not fit.
int digits_held(const Examined& examined, const Candidate& candidate, int written);

/// The readings of the shapes: as said, transposed, exchanged, thin and full mixed; fewest repairs first.
/// Empty: the shapes fit no reading.
std::vector<Candidate> readings(const Examined& examined, const AnswerPart& U, const AnswerPart& sigma,
                                const AnswerPart& V_as_said);

/// All mendings of the numbers of a reading, itself first.
std::vector<Candidate> mendings(const Examined& examined, const Candidate& reading);

}  // namespace svdscope
