// Checks, scaling and the choice of method. Eigen's SVD is compiled here and nowhere else: it takes half a
// minute.
#include "core/svd/decompose.hpp"

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <new>
#include <optional>
#include <string>

#include "core/svd/input.hpp"
#include "core/svd/two_by_two.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Below this many columns Jacobi is as quick as divide and conquer, and more accurate.
constexpr Index kJacobiColumns = 16;
constexpr int kThin = Eigen::ComputeThinU | Eigen::ComputeThinV;
constexpr int kFull = Eigen::ComputeFullU | Eigen::ComputeFullV;

Result<void> check_input(const Eigen::Ref<const MatrixXd>& A, SvdMethod method) {
    if (auto checked = check_entries(A); !checked) return checked;
    if (method == SvdMethod::ClosedForm && (A.rows() != 2 || A.cols() != 2)) {
        return fail("The closed form is for 2 x 2 matrices, and this one is " + size_text(A) + ".");
    }
    return {};
}

// From Eigen 3.4.90 on what to compute is a template argument, and the run-time argument is deprecated.
template <int Options>
Eigen::BDCSVD<MatrixXd
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)
              ,
              Options
#endif
              >
run_bdc(const MatrixXd& A) {
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)
    return Eigen::BDCSVD<MatrixXd, Options>(A);
#else
    return Eigen::BDCSVD<MatrixXd>(A, Options);
#endif
}

template <int Options>
Eigen::JacobiSVD<MatrixXd
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)
                 ,
                 Options
#endif
                 >
run_jacobi(const MatrixXd& A) {
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)
    return Eigen::JacobiSVD<MatrixXd, Options>(A);
#else
    return Eigen::JacobiSVD<MatrixXd>(A, Options);
#endif
}

template <class Decomposition>
std::optional<Svd> factors_of(const Decomposition& decomposition) {
    if (decomposition.info() != Eigen::Success) return std::nullopt;
    Svd svd;
    svd.sigma = decomposition.singularValues();
    if (decomposition.computeU()) svd.U = decomposition.matrixU();
    if (decomposition.computeV()) svd.V = decomposition.matrixV();
    return svd;
}

template <int Options>
std::optional<Svd> run(const MatrixXd& A, SvdMethod method) {
    if (method == SvdMethod::Bdc) {
        // Divide and conquer has been seen to fail where Jacobi does not: then Jacobi answers.
        if (auto svd = factors_of(run_bdc<Options>(A))) return svd;
    }
    return factors_of(run_jacobi<Options>(A));
}

std::optional<Svd> run_closed_form(const MatrixXd& A, bool values_only) {
    const Svd2 svd = svd_2x2(A);
    if (values_only) return Svd{{}, svd.sigma, {}};
    return Svd{svd.U, svd.sigma, svd.V};
}

std::optional<Svd> run_method(const MatrixXd& A, SvdMethod method, const DecomposeOptions& options) {
    if (method == SvdMethod::ClosedForm) return run_closed_form(A, options.values_only);
    if (options.values_only) return run<0>(A, method);
    return options.full ? run<kFull>(A, method) : run<kThin>(A, method);
}

Result<Svd> decompose_checked(const Eigen::Ref<const MatrixXd>& A, SvdMethod method,
                              const DecomposeOptions& options) {
    const int exponent = scale_exponent(A);
    const MatrixXd scaled = scaled_down(A, exponent);
    // The closed form scales by itself, and better: it keeps what would vanish here.
    std::optional<Svd> svd = method == SvdMethod::ClosedForm ? run_method(A, method, options)
                                                             : run_method(scaled, method, options);
    if (!svd) return fail("The iteration for the " + size_text(A) + " matrix did not converge.");
    if (method != SvdMethod::ClosedForm) {
        svd->sigma = svd->sigma.unaryExpr([=](double x) { return std::scalbn(x, exponent); }).eval();
    }
    if (!std::isfinite(svd->sigma(0))) {
        return fail("The entries are so large that the first singular value is beyond the largest number.");
    }
    return *std::move(svd);
}

}  // namespace

std::string_view name_of(SvdMethod method) {
    switch (method) {
        case SvdMethod::Auto:
            return "auto";
        case SvdMethod::ClosedForm:
            return "closed-form";
        case SvdMethod::Jacobi:
            return "jacobi";
        case SvdMethod::Bdc:
            return "bdc";
    }
    return "";
}

SvdMethod method_for(Index rows, Index cols, SvdMethod asked) {
    if (asked != SvdMethod::Auto) return asked;
    if (rows == 2 && cols == 2) return SvdMethod::ClosedForm;
    return std::min(rows, cols) <= kJacobiColumns ? SvdMethod::Jacobi : SvdMethod::Bdc;
}

Result<Svd> decompose(const Eigen::Ref<const MatrixXd>& A, const DecomposeOptions& options) {
    const SvdMethod method = method_for(A.rows(), A.cols(), options.method);
    if (auto checked = check_input(A, method); !checked) return tl::unexpected(checked.error());
    if (options.stop.stop_requested()) return fail("The decomposition was cancelled.");
    if (options.progress) options.progress(0);
    try {
        Result<Svd> result = decompose_checked(A, method, options);
        if (options.stop.stop_requested()) return fail("The decomposition was cancelled.");
        if (options.progress && result) options.progress(1);
        return result;
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory to decompose a " + size_text(A) + " matrix.");
    }
}

}  // namespace svdscope
