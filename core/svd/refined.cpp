// V from the SVD in double, made orthonormal in twice the precision; then Jacobi's turns on the columns of A
// V, which are nearly at right angles already.
#include "core/svd/refined.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "core/base/double_double.hpp"
#include "core/svd/column_buffer.hpp"
#include "core/svd/input.hpp"
#include "core/svd/lapack.hpp"
#include "core/svd/one_sided_jacobi.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Input = Eigen::Ref<const MatrixXd>;

// As in one_sided_jacobi.cpp, with room below for the lower words.
constexpr int kExponent = 490;
constexpr double kLeastSquare = 0x1p-860;
// Columns at right angles to this keep the singular values and the factors right beyond a double.
constexpr double kTolerance = 0x1p-68;
// Some 7 suffice; where the rows of A fall by 10^30 some 25.
constexpr int kMostSweeps = 80;
// What is left of a column after its parts have cancelled by this much (with its square) is rounding.
constexpr double kNoise = 0x1p-194;

// One decomposition of a matrix with at least as many rows as columns.
class RefinedRun {
  public:
    /// V: orthonormal to some roundings, and nearly the right factor.
    RefinedRun(const Input& A, const MatrixXd& V, Factors factors, const ColumnKernels& kernels);
    bool turn_columns();
    Svd result() const;

  private:
    void orthonormalize(const MatrixXd& V, const TwiceColumns& to) const;
    void multiply();
    bool turn_once();
    void measure();
    DoubleDouble square(int j) const { return {squares_.high[j], squares_.low[j]}; }
    double length(int j) const;
    MatrixXd left_factor() const;
    MatrixXd right_factor() const;
    TwiceColumns lower() const;

    Factors factors_;
    const ColumnKernels& kernels_;
    Index m_, n_, below_;  // V stands below A V, from row `below_` on
    int exponent_;
    ColumnBuffer buffer_;
    Columns A_;
    TwiceColumns turned_;
    TwiceNumbers squares_;
    double *largest_squares_, *pairs_;
    std::vector<int> order_;
};

long doubles_for(Index m, Index n) {
    const long rows = whole_blocks(m) + whole_blocks(n);
    return ColumnBuffer::doubles_for(m, n) + 2 * ColumnBuffer::doubles_for(rows, n + 1) +
           3 * whole_blocks(n + 1) + 8 * whole_blocks(n / 2 + 1);
}

RefinedRun::RefinedRun(const Input& A, const MatrixXd& V, Factors factors, const ColumnKernels& kernels)
    : factors_(factors),
      kernels_(kernels),
      m_(A.rows()),
      n_(A.cols()),
      below_(whole_blocks(A.rows())),
      exponent_(scale_exponent(A) - kExponent),
      buffer_(doubles_for(m_, n_)),
      A_(buffer_.columns(m_, n_)),
      turned_{buffer_.columns(below_ + whole_blocks(n_), n_ + 1),
              buffer_.columns(below_ + whole_blocks(n_), n_ + 1)},
      squares_{buffer_.numbers(n_ + 1), buffer_.numbers(n_ + 1)},
      largest_squares_(buffer_.numbers(n_ + 1)),
      pairs_(buffer_.numbers(8 * whole_blocks(n_ / 2 + 1))) {
    for (Index j = 0; j < n_; ++j) {
        for (Index i = 0; i < m_; ++i) A_[j][i] = std::scalbn(A(i, j), -exponent_);
    }
    orthonormalize(V, lower());
}

// The part of the columns where V stands.
TwiceColumns RefinedRun::lower() const {
    const auto part = [&](const Columns& of) {
        return Columns{of.data + below_, of.stride, whole_blocks(n_)};
    };
    return {part(turned_.high), part(turned_.low)};
}

// V - V (V^T V - I) / 2: one step of Newton's, which squares what V^T V is off.
void RefinedRun::orthonormalize(const MatrixXd& V, const TwiceColumns& to) const {
    for (Index j = 0; j < n_; ++j) std::copy_n(V.col(j).data(), n_, to.high[j]);
    MatrixXd off(n_, n_);
    for (Index j = 0; j < n_; ++j) {
        for (Index k = 0; k <= j; ++k) {
            double product[2];
            kernels_.dot_twice(to, j, to, k, whole_blocks(n_), product);
            off(j, k) = off(k, j) = (product[0] - (j == k ? 1 : 0)) + product[1];
        }
    }
    const MatrixXd correction = lapack::product(V, off) / -2;
    for (Index j = 0; j < n_; ++j) {
        for (Index i = 0; i < n_; ++i) {
            const DoubleDouble sum = exact_sum(V(i, j), correction(i, j));
            to.high[j][i] = sum.high, to.low[j][i] = sum.low;
        }
    }
}

void RefinedRun::multiply() {
    kernels_.product_thrice(A_, lower(), n_, turned_);
    std::fill_n(largest_squares_, n_, 0.0);
}

// Lists what is more than rounding, longest first.
void RefinedRun::measure() {
    order_.clear();
    for (int j = 0; j < n_; ++j) {
        double square[2];
        kernels_.dot_twice(turned_, j, turned_, j, below_, square);
        squares_.high[j] = square[0], squares_.low[j] = square[1];
        largest_squares_[j] = std::max(largest_squares_[j], square[0]);
        if (square[0] > std::max(kLeastSquare, kNoise * largest_squares_[j])) order_.push_back(j);
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](int i, int j) { return double(square(i) - square(j)) > 0; });
}

bool RefinedRun::turn_once() {
    for (int i = 0; i < kMostSweeps; ++i) {
        measure();
        if (order_.size() < 2) return true;
        const bool is_odd = order_.size() % 2 != 0;
        if (is_odd) order_.push_back(static_cast<int>(n_));  // the column of zeros behind all others
        const double largest = kernels_.sweep_twice(turned_, below_, squares_, order_.data(),
                                                    static_cast<long>(order_.size()), kTolerance, pairs_);
        if (is_odd) order_.pop_back();
        if (largest == 0) return true;
    }
    return false;
}

// Where a column is lost in rounding, what V lacked as a double was all that it held: once more from the
// better V, and what is lost then is 0.
bool RefinedRun::turn_columns() {
    multiply();
    if (!turn_once()) return false;
    if (static_cast<Index>(order_.size()) == n_) return true;
    multiply();
    return turn_once();
}

// The root of a square, rounded once: the rounded root and Newton's step from it.
double RefinedRun::length(int j) const {
    const double root = std::sqrt(squares_.high[j]);
    const DoubleDouble missing = square(j) - exact_product(root, root);
    return root + missing.high / (2 * root);
}

// Fills up the columns from `known` on, each made orthogonal to those before it twice.
void complete(MatrixXd& Q, Index known) {
    const Eigen::HouseholderQR<MatrixXd> found(Q.leftCols(known));
    const MatrixXd all = found.householderQ() * MatrixXd::Identity(Q.rows(), Q.cols());
    for (Index j = known; j < Q.cols(); ++j) {
        Eigen::VectorXd q = all.col(j);
        for (int again = 0; again < 2; ++again) q -= Q.leftCols(j) * (Q.leftCols(j).transpose() * q);
        Q.col(j) = q.normalized();
    }
}

MatrixXd RefinedRun::left_factor() const {
    const auto rank = static_cast<Index>(order_.size());
    MatrixXd U(m_, factors_ == Factors::Full ? m_ : n_);
    for (Index r = 0; r < rank; ++r) {
        const int from = order_[static_cast<std::size_t>(r)];
        U.col(r) = Eigen::Map<const Eigen::VectorXd>(turned_.high[from], m_) / length(from);
    }
    if (rank < U.cols()) complete(U, rank);
    return U;
}

MatrixXd RefinedRun::right_factor() const {
    std::vector<int> order = order_;
    for (int j = 0; j < n_; ++j) {
        if (std::find(order_.begin(), order_.end(), j) == order_.end()) order.push_back(j);
    }
    MatrixXd V(n_, n_);
    for (Index r = 0; r < n_; ++r) {
        V.col(r) =
            Eigen::Map<const Eigen::VectorXd>(turned_.high[order[static_cast<std::size_t>(r)]] + below_, n_);
    }
    return V;
}

Svd RefinedRun::result() const {
    Svd svd;
    svd.sigma = Eigen::VectorXd::Zero(n_);
    for (std::size_t r = 0; r < order_.size(); ++r) {
        svd.sigma(static_cast<Index>(r)) = std::ldexp(length(order_[r]), exponent_);
    }
    if (factors_ == Factors::ValuesOnly) return svd;
    svd.U = left_factor();
    svd.V = right_factor();
    return svd;
}

}  // namespace

std::optional<Svd> refined_svd(const Input& A, Factors factors, const ColumnKernels& kernels) {
    if (A.rows() < A.cols()) {
        std::optional<Svd> svd = refined_svd(A.transpose(), factors, kernels);
        if (svd) std::swap(svd->U, svd->V);
        return svd;
    }
    const std::optional<Svd> first = one_sided_jacobi(A, {.kernels = &kernels});
    if (!first) return std::nullopt;
    RefinedRun run(A, first->V, factors, kernels);
    if (!run.turn_columns()) return std::nullopt;
    return run.result();
}

}  // namespace svdscope
