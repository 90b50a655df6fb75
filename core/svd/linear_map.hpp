// A matrix that is known only by its products with blocks of columns.
#pragma once
#include <Eigen/Core>
#include <functional>

namespace svdscope {

/// Shapes: A is rows x cols. Both functions take any number of columns and answer with as many; they are
/// called in the calling thread. A is the same in every call.
struct LinearMap {
    using Product = std::function<Eigen::MatrixXd(const Eigen::Ref<const Eigen::MatrixXd>&)>;

    Eigen::Index rows = 0;
    Eigen::Index cols = 0;
    Product times{};             ///< X (cols x b) to A X
    Product transposed_times{};  ///< Y (rows x b) to A^T Y
};

}  // namespace svdscope
