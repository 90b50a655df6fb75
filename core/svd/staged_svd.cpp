// A = Q B P^T with B on two diagonals, panel by panel; B = U' Sigma V'^T by divide and conquer; U = Q U', V =
// P V'. The same calls that dgesdd makes, and so the same time and accuracy.
#include "core/svd/staged_svd.hpp"

#ifdef SVDSCOPE_HAS_LAPACK
#include <algorithm>
#include <vector>

#include "core/svd/lapack.hpp"

extern "C" {
void dlabrd_(const int* m, const int* n, const int* nb, double* a, const int* lda, double* d, double* e,
             double* tauq, double* taup, double* x, const int* ldx, double* y, const int* ldy);
void dgebrd_(const int* m, const int* n, double* a, const int* lda, double* d, double* e, double* tauq,
             double* taup, double* work, const int* lwork, int* info);
void dbdsdc_(const char* uplo, const char* compq, const int* n, double* d, double* e, double* u,
             const int* ldu, double* vt, const int* ldvt, double* q, int* iq, double* work, int* iwork,
             int* info);
void dormbr_(const char* vect, const char* side, const char* trans, const int* m, const int* n, const int* k,
             const double* a, const int* lda, const double* tau, double* c, const int* ldc, double* work,
             const int* lwork, int* info);
}

namespace svdscope::lapack {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// LAPACK's own: below this size the rest is reduced without panels.
constexpr int kPanel = 32;
constexpr int kCrossover = 128;
// Shares of the time at 512 and 1024 (tests/bench/decompose.cpp).
constexpr double kReduced = 0.55, kConquered = 0.8, kLeftDone = 0.9;

// One run for a matrix of at least as many rows as columns.
class StagedRun {
  public:
    StagedRun(const MatrixXd& A, Factors factors, const SvdWatch& watch)
        : watch_(watch),
          factors_(factors),
          A_(A),
          m_(static_cast<int>(A.rows())),
          n_(static_cast<int>(A.cols())),
          d_(n_),
          e_(n_),
          left_(n_),
          right_(n_) {}

    std::optional<Svd> run() {
        if (!reduce() || !conquer()) return std::nullopt;
        if (factors_ == Factors::ValuesOnly) return Svd{{}, std::move(d_), {}};
        if (watch_.is_stopped() || !turn_back(U_, 'Q', 'L', 'N', left_)) return std::nullopt;
        watch_.tell(kLeftDone);
        if (watch_.is_stopped() || !turn_back(Vt_, 'P', 'R', 'T', right_)) return std::nullopt;
        return Svd{std::move(U_), std::move(d_), Vt_.transpose()};
    }

  private:
    bool reduce();
    void reduce_panel(int from, MatrixXd& X, MatrixXd& Y);
    bool reduce_rest(int from);
    bool conquer();
    bool turn_back(MatrixXd& C, char which, char side, char transposed, const VectorXd& tau);

    const SvdWatch& watch_;
    Factors factors_;
    MatrixXd A_;
    int m_, n_;
    VectorXd d_, e_, left_, right_;
    MatrixXd U_, Vt_;
};

bool StagedRun::reduce() {
    MatrixXd X(m_, kPanel), Y(n_, kPanel);
    int from = 0;
    for (; n_ - from > kCrossover; from += kPanel) {
        if (watch_.is_stopped()) return false;
        reduce_panel(from, X, Y);
        // The work left is some cube of what is left.
        const double left = static_cast<double>(n_ - from - kPanel) / n_;
        watch_.tell(kReduced * (1 - left * left * left));
    }
    return reduce_rest(from);
}

void StagedRun::reduce_panel(int from, MatrixXd& X, MatrixXd& Y) {
    const int rows = m_ - from, columns = n_ - from, panel = kPanel, lda = m_, ldx = m_, ldy = n_;
    dlabrd_(&rows, &columns, &panel, &A_(from, from), &lda, &d_(from), &e_(from), &left_(from), &right_(from),
            X.data(), &ldx, Y.data(), &ldy);
    const int next = from + kPanel;
    auto rest = A_.bottomRightCorner(m_ - next, n_ - next);
    subtract_product_transposed(A_.block(next, from, m_ - next, kPanel), Y.middleRows(kPanel, n_ - next),
                                rest);
    subtract_product(X.middleRows(kPanel, m_ - next), A_.block(from, next, kPanel, n_ - next), rest);
    for (int j = from; j < next; ++j) {
        A_(j, j) = d_(j);
        A_(j, j + 1) = e_(j);
    }
}

bool StagedRun::reduce_rest(int from) {
    const int rows = m_ - from, columns = n_ - from, lda = m_;
    const int size = (rows + columns) * kPanel;
    VectorXd work(size);
    int info = 0;
    dgebrd_(&rows, &columns, &A_(from, from), &lda, &d_(from), &e_(from), &left_(from), &right_(from),
            work.data(), &size, &info);
    watch_.tell(kReduced);
    return info == 0 && !watch_.is_stopped();
}

bool StagedRun::conquer() {
    const Index n = n_;
    const bool values_only = factors_ == Factors::ValuesOnly;
    MatrixXd small_U(values_only ? 0 : n, values_only ? 0 : n);
    Vt_.resize(small_U.rows(), small_U.cols());
    VectorXd work(values_only ? 4 * n : 3 * n * n + 4 * n);
    std::vector<int> integers(8 * static_cast<std::size_t>(n));
    const int ld = values_only ? 1 : n_;
    int info = 0;
    dbdsdc_("U", values_only ? "N" : "I", &n_, d_.data(), e_.data(), small_U.data(), &ld, Vt_.data(), &ld,
            nullptr, nullptr, work.data(), integers.data(), &info);
    if (info != 0) return false;
    watch_.tell(kConquered);
    if (values_only) return true;
    U_ = MatrixXd::Identity(m_, factors_ == Factors::Full ? m_ : n_);
    U_.topLeftCorner(n, n) = small_U;
    return true;
}

bool StagedRun::turn_back(MatrixXd& C, char which, char side, char transposed, const VectorXd& tau) {
    const int rows = static_cast<int>(C.rows()), columns = static_cast<int>(C.cols()), lda = m_;
    const int size = std::max(rows, columns) * 2 * kPanel + 65 * 64;
    VectorXd work(size);
    int info = 0;
    dormbr_(&which, &side, &transposed, &rows, &columns, &n_, A_.data(), &lda, tau.data(), C.data(), &rows,
            work.data(), &size, &info);
    return info == 0;
}

}  // namespace

std::optional<Svd> staged_svd(const MatrixXd& A, Factors factors, const SvdWatch& watch) {
    return StagedRun(A, factors, watch).run();
}

}  // namespace svdscope::lapack
#endif
