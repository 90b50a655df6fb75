// Polynomials by Horner's rule.
#include "core/analysis/polynomial.hpp"

#include <cstddef>

namespace svdscope {

double Polynomial::operator()(double x) const {
    const double t = (x - center) / scale;
    double sum = 0;
    for (std::size_t k = coefficients.size(); k-- > 0;) sum = sum * t + coefficients[k];
    return sum;
}

}  // namespace svdscope
