// Three routes that share their factors among all leading columns, and Gram-Schmidt in twice the precision.
#include "core/analysis/least_squares_routes.hpp"

#include <Eigen/QR>
#include <cmath>
#include <limits>

#include "core/base/double_double.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Column = std::vector<DoubleDouble>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

DoubleDouble product(const Column& a, const Column& b) {
    DoubleDouble sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// One step of Newton's method doubles the digits of the root.
DoubleDouble root(DoubleDouble x) {
    if (!(x.high > 0)) return {};
    const DoubleDouble first = std::sqrt(x.high);
    return first + (x - first * first) / (first + first);
}

// Q R = A and z = Q^T b by modified Gram-Schmidt on [A b]. The factors of the first k columns are those of
// all.
class PreciseQr {
  public:
    PreciseQr(const Eigen::Ref<const MatrixXd>& A, const Eigen::Ref<const VectorXd>& b) {
        std::vector<Column> columns;
        for (Index j = 0; j < A.cols(); ++j) columns.emplace_back(A.col(j).begin(), A.col(j).end());
        Column rest(b.begin(), b.end());
        const Index most = std::min(A.rows(), A.cols());
        for (Index k = 0; k < most; ++k) {
            Column& q = columns[static_cast<std::size_t>(k)];
            const DoubleDouble pivot = root(product(q, q));
            if (!(pivot.high > kLeastPivot * A.col(k).stableNorm())) return;
            for (DoubleDouble& entry : q) entry = entry / pivot;
            std::vector<DoubleDouble>& row = rows_.emplace_back();
            row.push_back(pivot);
            for (std::size_t j = static_cast<std::size_t>(k) + 1; j < columns.size(); ++j)
                row.push_back(take_out(q, columns[j]));
            z_.push_back(take_out(q, rest));
        }
    }

    /// How many of the first columns are independent.
    Index rank() const { return static_cast<Index>(rows_.size()); }

    /// x of the first k columns, k <= rank().
    VectorXd solve(Index k) const {
        std::vector<DoubleDouble> x(z_.begin(), z_.begin() + k);
        for (std::size_t i = x.size(); i-- > 0;) {
            for (std::size_t j = i + 1; j < x.size(); ++j) x[i] -= rows_[i][j - i] * x[j];
            x[i] = x[i] / rows_[i][0];
        }
        VectorXd rounded(k);
        for (Index i = 0; i < k; ++i) rounded(i) = static_cast<double>(x[static_cast<std::size_t>(i)]);
        return rounded;
    }

  private:
    // Leaves what is at right angles to q, and says how much was along it.
    static DoubleDouble take_out(const Column& q, Column& from) {
        const DoubleDouble along = product(q, from);
        for (std::size_t i = 0; i < q.size(); ++i) from[i] -= along * q[i];
        return along;
    }

    std::vector<std::vector<DoubleDouble>> rows_;  // of R, from the diagonal on
    std::vector<DoubleDouble> z_;
};

/// A^T A = L L^T and L y = A^T b, in double, as far as the pivots are positive.
struct NormalEquations {
    MatrixXd L;
    VectorXd y;
    Index usable = 0;

    NormalEquations(const Eigen::Ref<const MatrixXd>& A, const Eigen::Ref<const VectorXd>& b)
        : L(A.transpose() * A),
          y(A.transpose() * b) {
        for (Index k = 0; k < L.cols(); ++k) {
            const double pivot = L(k, k) - L.row(k).head(k).squaredNorm();
            if (!(pivot > 0)) return;
            L(k, k) = std::sqrt(pivot);
            for (Index i = k + 1; i < L.rows(); ++i)
                L(i, k) = (L(i, k) - L.row(i).head(k).dot(L.row(k).head(k))) / L(k, k);
            y(k) = (y(k) - L.row(k).head(k).dot(y.head(k))) / L(k, k);
            ++usable;
        }
    }

    VectorXd solve(Index k) const {
        return L.topLeftCorner(k, k).transpose().triangularView<Eigen::Upper>().solve(y.head(k));
    }
};

VectorXd by_svd(const Svd& svd, const VectorXd& b) {
    VectorXd parts = svd.U.transpose() * b;
    for (Index i = 0; i < parts.size(); ++i) parts(i) = svd.sigma(i) > 0 ? parts(i) / svd.sigma(i) : 0;
    return svd.V * parts;
}

double error_of(const VectorXd& x, const VectorXd& truth) {
    if (!x.allFinite()) return kInfinity;
    const double off = (x - truth).stableNorm(), size = truth.stableNorm();
    return off == 0 ? 0 : size > 0 ? off / size : kInfinity;
}

}  // namespace

std::vector<LeastSquaresErrors> route_errors(const Eigen::Ref<const MatrixXd>& A,
                                             const Eigen::Ref<const VectorXd>& b) {
    std::vector<LeastSquaresErrors> errors;
    if (A.size() == 0 || !A.allFinite() || !b.allFinite()) return errors;
    const PreciseQr precise(A, b);
    const Index most = precise.rank();
    const Eigen::HouseholderQR<MatrixXd> qr(A);
    const VectorXd turned = qr.householderQ().transpose() * b;
    const NormalEquations normal(A, b);
    for (Index k = 1; k <= most; ++k) {
        const Result<Svd> svd = decompose(A.leftCols(k));
        if (!svd) break;
        const VectorXd truth = precise.solve(k);
        LeastSquaresErrors& at = errors.emplace_back();
        at.columns = static_cast<int>(k);
        at.kappa = svd->sigma(k - 1) > 0 ? svd->sigma(0) / svd->sigma(k - 1) : kInfinity;
        at.svd = error_of(by_svd(*svd, b), truth);
        at.qr = error_of(
            qr.matrixQR().topLeftCorner(k, k).triangularView<Eigen::Upper>().solve(turned.head(k)), truth);
        at.normal = k <= normal.usable ? error_of(normal.solve(k), truth) : kInfinity;
    }
    return errors;
}

VectorXd precise_least_squares(const Eigen::Ref<const MatrixXd>& A, const Eigen::Ref<const VectorXd>& b) {
    const PreciseQr precise(A, b);
    return precise.rank() == A.cols() ? precise.solve(A.cols()) : VectorXd();
}

}  // namespace svdscope
