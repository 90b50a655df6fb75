// All numbers of a calculation by hand as formulas, exact or in decimals, before they are put into steps.
#pragma once
#include "core/byhand/transcript.hpp"
#include "core/exact/exact_svd.hpp"

namespace svdscope {

struct HandDirection {
    Formula shifted;       ///< G - lambda I; of seeds
    Formula raw;           ///< the column before it is divided by its length; of partners the image of raw
    Formula length;        ///< of raw; of seeds
    bool is_unit = false;  ///< raw has length 1 already
    Formula unit;          ///< the unit vector, its common factor in front
    std::vector<Formula> entries;  ///< of the unit vector
    std::vector<double> values;
    bool completes = false;
};

struct HandNumbers {
    bool exact = false;
    std::string basis;  ///< see Transcript
    Formula A, gram;
    Formula polynomial;
    Formula trace, discriminant;  ///< side 2: of lambda = (trace +- sqrt(discriminant)) / 2
    std::string roots_found;      ///< side 3: how the roots of the cubic were found, one sentence
    std::vector<Formula> lambda, sigma;
    std::vector<double> polynomial_values;  ///< from the constant up, without the leading 1
    std::vector<HandDirection> seeds, partners;
    std::vector<Formula> layers;  ///< sigma_i u_i v_i^T
    TranscriptNumbers numbers;    ///< `error` is still to be found
};

HandNumbers hand_numbers(const ExactSvd& svd);
/// In decimals: a 2x2 matrix by manual_svd_2x2, other shapes by decompose. `because` is one sentence. Fails
/// when squares overflow.
Result<HandNumbers> hand_numbers(const std::vector<double>& values, int rows, int cols,
                                 const std::string& because);

}  // namespace svdscope
