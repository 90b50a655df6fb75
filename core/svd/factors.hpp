// What is wanted of an SVD.
#pragma once

namespace svdscope {

enum class Factors {
    ValuesOnly,  ///< U and V stay empty
    Thin,        ///< U is m x k and V is n x k, k = min(m, n)
    Full,        ///< U is m x m and V is n x n
};

}  // namespace svdscope
