// Calls BLAS and LAPACK by their Fortran names, whose integers have 32 bits; or Eigen does the same work.
#include "core/svd/lapack.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>
#include <limits>
#include <vector>

#ifdef SVDSCOPE_HAS_LAPACK
extern "C" {
// Only OpenBLAS has them.
[[gnu::weak]] int openblas_get_num_procs();
[[gnu::weak]] void openblas_set_num_threads(int count);
void dgesdd_(const char* job, const int* m, const int* n, double* a, const int* lda, double* s, double* u,
             const int* ldu, double* vt, const int* ldvt, double* work, const int* lwork, int* iwork,
             int* info);
void dgeqrf_(const int* m, const int* n, double* a, const int* lda, double* tau, double* work,
             const int* lwork, int* info);
void dorgqr_(const int* m, const int* n, const int* k, double* a, const int* lda, const double* tau,
             double* work, const int* lwork, int* info);
void dsyevd_(const char* job, const char* uplo, const int* n, double* a, const int* lda, double* w,
             double* work, const int* lwork, int* iwork, const int* liwork, int* info);
void dsyevr_(const char* job, const char* range, const char* uplo, const int* n, double* a, const int* lda,
             const double* vl, const double* vu, const int* il, const int* iu, const double* tolerance,
             int* found, double* w, double* z, const int* ldz, int* support, double* work, const int* lwork,
             int* iwork, const int* liwork, int* info);
void dsyrk_(const char* uplo, const char* trans, const int* n, const int* k, const double* alpha,
            const double* a, const int* lda, const double* beta, double* c, const int* ldc);
void dgemm_(const char* transa, const char* transb, const int* m, const int* n, const int* k,
            const double* alpha, const double* a, const int* lda, const double* b, const int* ldb,
            const double* beta, double* c, const int* ldc);
}
#endif

namespace svdscope::lapack {

using Eigen::Index;
using Eigen::MatrixXd;
using Input = Eigen::Ref<const MatrixXd>;

#ifdef SVDSCOPE_HAS_LAPACK

namespace {

// Products of two sizes stay within 32 bits too, because work arrays are as large as that.
constexpr Index kLargestSize = 30'000;

int size(Index n) { return static_cast<int>(n); }

// LAPACK asks for a leading dimension of at least 1, also where there are no rows.
int leading(Index n) { return size(std::max<Index>(n, 1)); }

struct GesddRun {
    char job;
    MatrixXd A, U, Vt;
    Eigen::VectorXd sigma;

    GesddRun(const MatrixXd& of, Factors factors) : job("NSA"[static_cast<int>(factors)]), A(of) {
        const Index m = A.rows(), n = A.cols(), k = std::min(m, n);
        sigma.resize(k);
        if (factors == Factors::ValuesOnly) return;
        U.resize(m, factors == Factors::Full ? m : k);
        Vt.resize(factors == Factors::Full ? n : k, n);
    }

    int call(double* work, int work_size, int* integers) {
        const int m = size(A.rows()), n = size(A.cols()), lda = leading(A.rows());
        const int ldu = leading(U.rows()), ldvt = leading(Vt.rows());
        int info = 0;
        dgesdd_(&job, &m, &n, A.data(), &lda, sigma.data(), U.data(), &ldu, Vt.data(), &ldvt, work,
                &work_size, integers, &info);
        return info;
    }
};

// C += A^T A or A A^T, in the lower triangle.
void add_symmetric(char transposed, const Input& A, MatrixXd& C) {
    const int n = size(C.rows()), k = size(transposed == 'T' ? A.rows() : A.cols());
    const int lda = leading(A.outerStride()), ldc = leading(C.rows());
    const double one = 1;
    dsyrk_("L", &transposed, &n, &k, &one, A.data(), &lda, &one, C.data(), &ldc);
}

// C = alpha op(A) op(B) + beta C.
void multiply(char of_a, char of_b, double alpha, const Input& A, const Input& B, double beta,
              Eigen::Ref<MatrixXd> C) {
    const int m = size(C.rows()), n = size(C.cols()), k = size(of_a == 'N' ? A.cols() : A.rows());
    const int lda = leading(A.outerStride()), ldb = leading(B.outerStride()), ldc = leading(C.outerStride());
    dgemm_(&of_a, &of_b, &m, &n, &k, &alpha, A.data(), &lda, B.data(), &ldb, &beta, C.data(), &ldc);
}

}  // namespace

bool is_there() { return true; }

void leave_a_processor() {
    if (openblas_set_num_threads == nullptr || openblas_get_num_procs == nullptr) return;
    openblas_set_num_threads(std::max(openblas_get_num_procs() - 1, 1));
}

std::optional<Svd> gesdd(const MatrixXd& A, Factors factors) {
    if (std::max(A.rows(), A.cols()) > kLargestSize) return std::nullopt;
    GesddRun run(A, factors);
    std::vector<int> integers(8 * static_cast<std::size_t>(run.sigma.size()));
    double best = 0;
    if (run.call(&best, -1, integers.data()) != 0 || !(best <= std::numeric_limits<int>::max()))
        return std::nullopt;
    Eigen::VectorXd work(static_cast<Index>(best));
    if (run.call(work.data(), size(work.size()), integers.data()) != 0) return std::nullopt;
    return Svd{std::move(run.U), std::move(run.sigma), run.Vt.transpose()};
}

void add_gram(const Input& A, MatrixXd& C) { add_symmetric('T', A, C); }

void add_outer_gram(const Input& B, MatrixXd& C) { add_symmetric('N', B, C); }

MatrixXd product(const Input& A, const Input& B) {
    MatrixXd C(A.rows(), B.cols());
    multiply('N', 'N', 1, A, B, 0, C);
    return C;
}

MatrixXd transposed_product(const Input& A, const Input& B) {
    MatrixXd C(A.cols(), B.cols());
    multiply('T', 'N', 1, A, B, 0, C);
    return C;
}

void subtract_product(const Input& A, const Input& B, Eigen::Ref<MatrixXd> C) {
    multiply('N', 'N', -1, A, B, 1, C);
}

void subtract_product_transposed(const Input& A, const Input& B, Eigen::Ref<MatrixXd> C) {
    multiply('N', 'T', -1, A, B, 1, C);
}

Qr thin_qr(const MatrixXd& A) {
    Qr qr{A, MatrixXd::Zero(A.cols(), A.cols())};
    const int m = size(A.rows()), n = size(A.cols()), lda = leading(A.rows()),
              work_size = 64 * leading(A.cols());
    Eigen::VectorXd tau(A.cols()), work(work_size);
    int info = 0;
    dgeqrf_(&m, &n, qr.Q.data(), &lda, tau.data(), work.data(), &work_size, &info);
    qr.R.triangularView<Eigen::Upper>() = qr.Q.topRows(A.cols()).triangularView<Eigen::Upper>();
    dorgqr_(&m, &n, &n, qr.Q.data(), &lda, tau.data(), work.data(), &work_size, &info);
    return qr;
}

std::optional<SymmetricEigen> symmetric_eigen(const MatrixXd& C) {
    SymmetricEigen found{Eigen::VectorXd(C.rows()), C};
    const int n = size(C.rows()), lda = leading(C.rows());
    int info = 0, query = -1, integer_size = 0;
    double work_size = 0;
    const auto call = [&](double* work, const int* count, int* integers, const int* integer_count) {
        dsyevd_("V", "L", &n, found.vectors.data(), &lda, found.values.data(), work, count, integers,
                integer_count, &info);
        return info == 0;
    };
    if (!call(&work_size, &query, &integer_size, &query)) return std::nullopt;
    Eigen::VectorXd work(static_cast<Index>(work_size));
    std::vector<int> integers(static_cast<std::size_t>(integer_size));
    const int count = size(work.size());
    if (!call(work.data(), &count, integers.data(), &integer_size)) return std::nullopt;
    return found;
}

std::optional<SymmetricEigen> top_eigen(MatrixXd C, Index k) {
    SymmetricEigen top{Eigen::VectorXd(C.rows()), MatrixXd(C.rows(), k)};
    const int n = size(C.rows()), lda = leading(C.rows()), first = size(C.rows() - k) + 1, last = n;
    const double unused = 0;
    std::vector<int> support(2 * static_cast<std::size_t>(k));
    int info = 0, query = -1, integer_size = 0, found = 0;
    double work_size = 0;
    const auto call = [&](double* work, const int* count, int* integers, const int* integer_count) {
        dsyevr_("V", "I", "L", &n, C.data(), &lda, &unused, &unused, &first, &last, &unused, &found,
                top.values.data(), top.vectors.data(), &lda, support.data(), work, count, integers,
                integer_count, &info);
        return info == 0;
    };
    if (!call(&work_size, &query, &integer_size, &query)) return std::nullopt;
    Eigen::VectorXd work(static_cast<Index>(work_size));
    std::vector<int> integers(static_cast<std::size_t>(integer_size));
    const int count = size(work.size());
    if (!call(work.data(), &count, integers.data(), &integer_size) || found != size(k)) return std::nullopt;
    top.values.conservativeResize(k);
    return top;
}

#else

bool is_there() { return false; }

void leave_a_processor() {}

std::optional<Svd> gesdd(const MatrixXd&, Factors) { return std::nullopt; }

void add_gram(const Input& A, MatrixXd& C) { C.selfadjointView<Eigen::Lower>().rankUpdate(A.transpose()); }

void add_outer_gram(const Input& B, MatrixXd& C) { C.selfadjointView<Eigen::Lower>().rankUpdate(B); }

MatrixXd product(const Input& A, const Input& B) { return A * B; }

MatrixXd transposed_product(const Input& A, const Input& B) { return A.transpose() * B; }

void subtract_product(const Input& A, const Input& B, Eigen::Ref<MatrixXd> C) { C.noalias() -= A * B; }

void subtract_product_transposed(const Input& A, const Input& B, Eigen::Ref<MatrixXd> C) {
    C.noalias() -= A * B.transpose();
}

Qr thin_qr(const MatrixXd& A) {
    const Eigen::HouseholderQR<MatrixXd> qr(A);
    return {qr.householderQ() * MatrixXd::Identity(A.rows(), A.cols()),
            qr.matrixQR().topRows(A.cols()).triangularView<Eigen::Upper>()};
}

std::optional<SymmetricEigen> symmetric_eigen(const MatrixXd& C) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(C);
    if (solver.info() != Eigen::Success) return std::nullopt;
    return SymmetricEigen{solver.eigenvalues(), solver.eigenvectors()};
}

std::optional<SymmetricEigen> top_eigen(MatrixXd C, Index k) {
    const auto all = symmetric_eigen(C);
    if (!all) return std::nullopt;
    return SymmetricEigen{all->values.tail(k), all->vectors.rightCols(k)};
}

#endif

}  // namespace svdscope::lapack
