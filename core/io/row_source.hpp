// The rows of a matrix too tall for memory: one block after the other, from the first again as often as
// asked.
#pragma once
#include <Eigen/Core>
#include <algorithm>

#include "core/base/result.hpp"

namespace svdscope {

class RowSource {
  public:
    virtual ~RowSource() = default;

    /// Of every row; at least 1.
    virtual Eigen::Index cols() const = 0;
    /// Back to the first row. The rows are the same again, or it or `read` fails.
    virtual Result<void> rewind() = 0;
    /// The next rows, each as a column of `block` (cols x any number), from the left. How many there are: at
    /// least 1, or 0 after the last row. Fails with one sentence that names the row (from 1).
    virtual Result<Eigen::Index> read(Eigen::Ref<Eigen::MatrixXd> block) = 0;
    /// How much of all rows has been read since the first, from 0 to 1.
    virtual double part() const = 0;
};

/// The rows of a matrix in memory, which must outlive it.
class MatrixRows final : public RowSource {
  public:
    explicit MatrixRows(const Eigen::Ref<const Eigen::MatrixXd>& A) : A_(A) {}
    Eigen::Index cols() const override { return A_.cols(); }
    Result<void> rewind() override {
        next_ = 0;
        return {};
    }
    Result<Eigen::Index> read(Eigen::Ref<Eigen::MatrixXd> block) override {
        const Eigen::Index count = std::min(block.cols(), A_.rows() - next_);
        block.leftCols(count) = A_.middleRows(next_, count).transpose();
        next_ += count;
        return count;
    }
    double part() const override {
        return A_.rows() == 0 ? 1 : static_cast<double>(next_) / static_cast<double>(A_.rows());
    }

  private:
    Eigen::Ref<const Eigen::MatrixXd> A_;
    Eigen::Index next_ = 0;
};

}  // namespace svdscope
