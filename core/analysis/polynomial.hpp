// A polynomial in a shifted and scaled variable.
#pragma once
#include <vector>

namespace svdscope {

/// c_0 + c_1 t + c_2 t^2 + ... with t = (x - center) / scale.
struct Polynomial {
    double center = 0;
    double scale = 1;  ///< not 0
    std::vector<double> coefficients;

    /// By Horner's rule. May be infinite far away.
    double operator()(double x) const;
    bool operator==(const Polynomial&) const = default;
};

}  // namespace svdscope
