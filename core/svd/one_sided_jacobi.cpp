// A = Q R P^T with pivots, then turns of the columns of R^T until they stand at right angles: R^T W = V'
// Sigma, so that A = (Q W) Sigma (P V')^T. The triangular factor has its large columns first and far fewer
// turns to go; W is a product of turns and Q one of mirrors, so U is orthonormal whatever the condition.
#include "core/svd/one_sided_jacobi.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "core/svd/column_buffer.hpp"
#include "core/svd/input.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Input = Eigen::Ref<const MatrixXd>;

// The largest entry gets this exponent: then squares may fall by 2^-1960 before they leave the range of
// normal numbers.
constexpr int kExponent = 490;
constexpr double kLeastSquare = 0x1p-960;
// Beyond this ratio between two rows their order decides what mirrors leave of the small ones.
constexpr double kGradedRows = 64;
constexpr int kMostSweeps = 60;

std::vector<int> places(Index count) {
    std::vector<int> list(static_cast<std::size_t>(count));
    std::iota(list.begin(), list.end(), 0);
    return list;
}

// The rows in the order of their largest entries, where these differ much.
std::vector<int> row_order(const Input& A) {
    std::vector<int> order = places(A.rows());
    const Eigen::VectorXd largest = A.cwiseAbs().rowwise().maxCoeff();
    if (largest.maxCoeff() <= kGradedRows * largest.minCoeff()) return order;
    std::stable_sort(order.begin(), order.end(), [&](int i, int j) { return largest(i) > largest(j); });
    return order;
}

// x 2^exponent for every exponent that can occur, by two exact products.
struct PowerOfTwo {
    double first, second;
    explicit PowerOfTwo(int exponent)
        : first(std::ldexp(1.0, exponent / 2)),
          second(std::ldexp(1.0, exponent - exponent / 2)) {}
    double operator*(double x) const { return x * first * second; }
};

// One decomposition of a matrix with at least as many rows as columns.
class JacobiRun {
  public:
    JacobiRun(const Input& A, const JacobiOptions& options);
    bool turn_columns();
    Svd result() const;

  private:
    void load(const Input& A);
    void triangularize();
    void swap_columns(Index j, Index k);
    void mirror(Index k);
    void start_turning();
    void sort_by_length();
    MatrixXd left_factor() const;
    MatrixXd right_factor() const;
    bool wants_factors() const { return options_.factors != Factors::ValuesOnly; }
    Index columns_of_u() const { return options_.factors == Factors::Full ? m_ : n_; }
    static long doubles_for(Index m, Index n);

    const JacobiOptions& options_;
    Index m_, n_;
    int exponent_;
    mutable ColumnBuffer buffer_;
    Columns R_, mirrors_, turned_;
    double *squares_, *factors_, *pairs_;
    std::vector<int> rows_, columns_, order_;
    Index steps_ = 0;  // mirrors that were made; what is left beyond them counts as 0
};

long JacobiRun::doubles_for(Index m, Index n) {
    return 2 * ColumnBuffer::doubles_for(m, n) + ColumnBuffer::doubles_for(2 * whole_blocks(n), n + 1) +
           3 * whole_blocks(n + 1) + 5 * whole_blocks(n / 2 + 1);
}

JacobiRun::JacobiRun(const Input& A, const JacobiOptions& options)
    : options_(options),
      m_(A.rows()),
      n_(A.cols()),
      exponent_(scale_exponent(A) - kExponent),
      buffer_(doubles_for(m_, n_)),
      R_(buffer_.columns(m_, n_)),
      mirrors_(buffer_.columns(m_, n_)),
      turned_(buffer_.columns(2 * whole_blocks(n_), n_ + 1)),
      squares_(buffer_.numbers(n_ + 1)),
      factors_(buffer_.numbers(n_)),
      pairs_(buffer_.numbers(5 * whole_blocks(n_ / 2 + 1))),
      rows_(row_order(A)),
      columns_(places(n_)) {
    load(A);
    triangularize();
    start_turning();
}

void JacobiRun::load(const Input& A) {
    const PowerOfTwo scale(-exponent_);
    for (Index j = 0; j < n_; ++j) {
        double* column = R_[j];
        for (Index i = 0; i < m_; ++i) column[i] = scale * A(rows_[static_cast<std::size_t>(i)], j);
    }
}

void JacobiRun::swap_columns(Index j, Index k) {
    if (j == k) return;
    std::swap_ranges(R_[j], R_[j] + R_.rows, R_[k]);
    std::swap(squares_[j], squares_[k]);
    std::swap(columns_[static_cast<std::size_t>(j)], columns_[static_cast<std::size_t>(k)]);
}

// Sends what column k has from row k on to (alpha, 0, ..., 0), and the columns behind it along. Nothing is
// done where it stands so already: then what is exact stays exact.
void JacobiRun::mirror(Index k) {
    double *x = R_[k], *v = mirrors_[k];
    const Index from = k / kColumnBlock * kColumnBlock;
    const bool is_done = std::all_of(x + k + 1, x + m_, [](double entry) { return entry == 0; });
    if (!is_done) {
        const double length = std::sqrt(squares_[k]);
        std::copy(x + k, x + m_, v + k);
        v[k] += std::copysign(length, x[k]);
        factors_[k] = 1 / (length * std::abs(v[k]));
        x[k] = -std::copysign(length, x[k]);
    }
    double below[kColumnBlock];
    for (Index i = 0; i < kColumnBlock; ++i) below[i] = from + i > k ? 1 : 0;
    options_.kernels->reflect({v, factors_[k], from}, R_, k + 1, n_, below, squares_);
}

void JacobiRun::triangularize() {
    options_.kernels->squares_of(R_, n_, squares_);
    for (; steps_ < n_; ++steps_) {
        const double* longest = std::max_element(squares_ + steps_, squares_ + n_);
        if (*longest <= kLeastSquare) return;
        swap_columns(steps_, longest - squares_);
        mirror(steps_);
    }
}

// The columns of R^T above those of W = I.
void JacobiRun::start_turning() {
    const Index below = whole_blocks(n_);
    for (Index j = 0; j < steps_; ++j) {
        for (Index i = j; i < n_; ++i) turned_[j][i] = R_[i][j];
    }
    for (Index j = 0; j < n_; ++j) turned_[j][below + j] = 1;
    if (!wants_factors()) turned_.rows = below;
}

// Lists what is not 0, longest first; an odd list is filled up by the column of zeros behind all others.
void JacobiRun::sort_by_length() {
    const Columns X{turned_.data, turned_.stride, whole_blocks(n_)};
    options_.kernels->squares_of(X, n_, squares_);
    order_.clear();
    for (int j = 0; j < n_; ++j) {
        if (squares_[j] > kLeastSquare) order_.push_back(j);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](int i, int j) { return squares_[i] > squares_[j]; });
}

bool JacobiRun::turn_columns() {
    // What a product of two columns of that length may be off by rounding.
    const double tolerance = std::numeric_limits<double>::epsilon() * std::sqrt(static_cast<double>(n_));
    for (int i = 0; i < kMostSweeps; ++i) {
        if (options_.stop && options_.stop()) return false;
        sort_by_length();
        if (order_.size() < 2) return true;
        const auto count = static_cast<Index>(order_.size());
        if (count % 2 != 0) order_.push_back(static_cast<int>(n_));
        const Sweep sweep = options_.kernels->sweep(turned_, whole_blocks(n_), squares_, order_.data(),
                                                    count + count % 2, tolerance, pairs_);
        if (count % 2 != 0) order_.pop_back();
        // Where all cosines and all turns are small, only products of two of them are left of the angles.
        const double first_order = std::max(sweep.cosine, sweep.sine);
        if (static_cast<double>(n_) * first_order * first_order <= tolerance) {
            sort_by_length();
            return true;
        }
    }
    return false;
}

// P V', with any orthonormal columns where sigma is 0.
MatrixXd JacobiRun::right_factor() const {
    const auto rank = static_cast<Index>(order_.size());
    MatrixXd V(n_, n_);
    for (Index r = 0; r < rank; ++r) {
        const int from = order_[static_cast<std::size_t>(r)];
        V.col(r) = Eigen::Map<const Eigen::VectorXd>(turned_[from], n_) / std::sqrt(squares_[from]);
    }
    if (rank < n_) {
        const Eigen::HouseholderQR<MatrixXd> found(V.leftCols(rank));
        V.rightCols(n_ - rank) = found.householderQ() * MatrixXd::Identity(n_, n_).rightCols(n_ - rank);
    }
    MatrixXd permuted(n_, n_);
    for (Index i = 0; i < n_; ++i) permuted.row(columns_[static_cast<std::size_t>(i)]) = V.row(i);
    return permuted;
}

// Q W, the columns of W in the order of sigma and those that belong to 0 at the end.
MatrixXd JacobiRun::left_factor() const {
    std::vector<int> order = order_;
    for (int j = 0; j < n_; ++j) {
        if (squares_[j] <= kLeastSquare) order.push_back(j);
    }
    const Index count = columns_of_u(), below = whole_blocks(n_);
    ColumnBuffer buffer(ColumnBuffer::doubles_for(m_, count));
    const Columns Q = buffer.columns(m_, count);
    for (Index r = 0; r < n_; ++r) std::copy_n(turned_[order[static_cast<std::size_t>(r)]] + below, n_, Q[r]);
    for (Index r = n_; r < count; ++r) Q[r][r] = 1;
    for (Index k = steps_ - 1; k >= 0; --k) {
        const Reflector by{mirrors_[k], factors_[k], k / kColumnBlock * kColumnBlock};
        if (by.factor != 0) options_.kernels->reflect(by, Q, 0, count, nullptr, nullptr);
    }
    MatrixXd U(m_, count);
    for (Index r = 0; r < count; ++r) {
        for (Index i = 0; i < m_; ++i) U(rows_[static_cast<std::size_t>(i)], r) = Q[r][i];
    }
    return U;
}

Svd JacobiRun::result() const {
    Svd svd;
    svd.sigma = Eigen::VectorXd::Zero(n_);
    for (std::size_t r = 0; r < order_.size(); ++r) {
        svd.sigma(static_cast<Index>(r)) = std::ldexp(std::sqrt(squares_[order_[r]]), exponent_);
    }
    if (!wants_factors()) return svd;
    svd.U = left_factor();
    svd.V = right_factor();
    return svd;
}

}  // namespace

std::optional<Svd> one_sided_jacobi(const Input& A, const JacobiOptions& options) {
    if (A.rows() < A.cols()) {
        std::optional<Svd> svd = one_sided_jacobi(A.transpose(), options);
        if (svd) std::swap(svd->U, svd->V);
        return svd;
    }
    JacobiRun run(A, options);
    if (!run.turn_columns()) return std::nullopt;
    return run.result();
}

}  // namespace svdscope
