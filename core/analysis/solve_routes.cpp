// LU, QR and SVD side by side, and what lies beyond double. Eigen's LU is compiled here and nowhere else.
#include "core/analysis/solve_routes.hpp"

#include <Eigen/LU>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/double_double.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kMostIterations = 60;
constexpr double kSettled = 1e-9;  // relative change of sigma_n from one iteration to the next

// A quotient by zero spreads NaN through the others: then there is no answer, and that is said by infinity.
VectorXd number_or_infinity(VectorXd x) {
    if (!x.allFinite()) x.setConstant(kInfinity);
    return x;
}

VectorXd by_svd(const Svd& svd, const VectorXd& b) {
    VectorXd parts = svd.U.transpose() * b;
    for (Index i = 0; i < parts.size(); ++i) parts(i) = svd.sigma(i) > 0 ? parts(i) / svd.sigma(i) : 0;
    return svd.V * parts;
}

// L and U of P A in one square of numbers of twice the precision.
class PreciseLu {
  public:
    explicit PreciseLu(const MatrixXd& A) : n_(A.rows()), entries_(static_cast<std::size_t>(n_ * n_)) {
        for (Index i = 0; i < n_; ++i) {
            order_.push_back(i);
            for (Index j = 0; j < n_; ++j) at(i, j) = A(i, j);
        }
        for (Index k = 0; k < n_ && !singular_; ++k) eliminate(k);
    }

    bool singular() const { return singular_; }

    /// A^-1 b.
    std::vector<DoubleDouble> solve(const std::vector<DoubleDouble>& b) const {
        std::vector<DoubleDouble> x;
        for (const Index row : order_) x.push_back(b[static_cast<std::size_t>(row)]);
        for (Index i = 0; i < n_; ++i) {
            for (Index j = 0; j < i; ++j) part(x, i) -= at(i, j) * part(x, j);
        }
        for (Index i = n_ - 1; i >= 0; --i) {
            for (Index j = i + 1; j < n_; ++j) part(x, i) -= at(i, j) * part(x, j);
            part(x, i) = part(x, i) / at(i, i);
        }
        return x;
    }

    /// A^-T b.
    std::vector<DoubleDouble> solve_transposed(std::vector<DoubleDouble> b) const {
        for (Index i = 0; i < n_; ++i) {
            for (Index j = 0; j < i; ++j) part(b, i) -= at(j, i) * part(b, j);
            part(b, i) = part(b, i) / at(i, i);
        }
        for (Index i = n_ - 1; i >= 0; --i) {
            for (Index j = i + 1; j < n_; ++j) part(b, i) -= at(j, i) * part(b, j);
        }
        std::vector<DoubleDouble> x(b.size());
        for (Index i = 0; i < n_; ++i) part(x, order_[static_cast<std::size_t>(i)]) = part(b, i);
        return x;
    }

  private:
    static DoubleDouble& part(std::vector<DoubleDouble>& v, Index i) {
        return v[static_cast<std::size_t>(i)];
    }
    DoubleDouble& at(Index i, Index j) { return entries_[static_cast<std::size_t>(i * n_ + j)]; }
    const DoubleDouble& at(Index i, Index j) const { return entries_[static_cast<std::size_t>(i * n_ + j)]; }

    void eliminate(Index k) {
        Index pivot = k;
        for (Index i = k + 1; i < n_; ++i) {
            if (std::abs(at(i, k).high) > std::abs(at(pivot, k).high)) pivot = i;
        }
        if (at(pivot, k).high == 0) {
            singular_ = true;
            return;
        }
        std::swap(order_[static_cast<std::size_t>(k)], order_[static_cast<std::size_t>(pivot)]);
        for (Index j = 0; j < n_; ++j) std::swap(at(k, j), at(pivot, j));
        for (Index i = k + 1; i < n_; ++i) {
            at(i, k) = at(i, k) / at(k, k);
            for (Index j = k + 1; j < n_; ++j) at(i, j) -= at(i, k) * at(k, j);
        }
    }

    Index n_;
    std::vector<DoubleDouble> entries_;
    std::vector<Index> order_;
    bool singular_ = false;
};

double length(const std::vector<DoubleDouble>& v) {
    double sum = 0;
    for (const DoubleDouble& x : v) sum = std::hypot(sum, x.high);
    return sum;
}

void divide(std::vector<DoubleDouble>& v, double by) {
    for (DoubleDouble& x : v) x = x / DoubleDouble(by);
}

}  // namespace

RouteSolutions solve_by_routes(const Eigen::Ref<const MatrixXd>& A, const Svd& svd,
                               const Eigen::Ref<const VectorXd>& b) {
    const Eigen::PartialPivLU<MatrixXd> lu(A);
    RouteSolutions solutions;
    solutions.lu_failed = (lu.matrixLU().diagonal().array() == 0).any();
    solutions.lu = number_or_infinity(lu.solve(b));
    solutions.qr = number_or_infinity(Eigen::HouseholderQR<MatrixXd>(A).solve(b));
    solutions.svd = number_or_infinity(by_svd(svd, b));
    return solutions;
}

VectorXd exact_image(const Eigen::Ref<const MatrixXd>& A, const Eigen::Ref<const VectorXd>& x) {
    VectorXd image(A.rows());
    for (Index i = 0; i < A.rows(); ++i) {
        DoubleDouble sum;
        for (Index j = 0; j < A.cols(); ++j) sum += exact_product(A(i, j), x(j));
        image(i) = static_cast<double>(sum);
    }
    return image;
}

double forward_error(const Eigen::Ref<const VectorXd>& x, const Eigen::Ref<const VectorXd>& truth) {
    return x.allFinite() ? (x - truth).norm() / truth.norm() : kInfinity;
}

double backward_error(const Eigen::Ref<const MatrixXd>& A, double sigma_1,
                      const Eigen::Ref<const VectorXd>& x, const Eigen::Ref<const VectorXd>& b) {
    if (!x.allFinite()) return kInfinity;
    VectorXd residual(A.rows());
    for (Index i = 0; i < A.rows(); ++i) {
        DoubleDouble sum = b(i);
        for (Index j = 0; j < A.cols(); ++j) sum -= exact_product(A(i, j), x(j));
        residual(i) = static_cast<double>(sum);
    }
    const double left = residual.norm();
    return left == 0 ? 0 : left / (sigma_1 * x.norm() + b.norm());
}

double least_sigma_in_twice_the_precision(const Eigen::Ref<const MatrixXd>& A, const Svd& svd) {
    const PreciseLu lu(A);
    if (lu.singular()) return 0;
    const VectorXd start = svd.V.col(svd.V.cols() - 1);
    std::vector<DoubleDouble> v(start.begin(), start.end());
    double sigma = 0;
    for (int i = 0; i < kMostIterations; ++i) {
        // |A^-T v| and |A^-1 u| both tend to 1 / sigma_n.
        std::vector<DoubleDouble> u = lu.solve_transposed(std::move(v));
        divide(u, length(u));
        v = lu.solve(u);
        const double growth = length(v);
        divide(v, growth);
        const double before = sigma;
        sigma = 1 / growth;
        if (std::abs(sigma - before) <= kSettled * sigma) break;
    }
    return sigma;
}

}  // namespace svdscope
