// Checks, scaling and the choice of method.
#include "core/svd/decompose.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <optional>
#include <string>

#include "core/svd/divide_and_conquer.hpp"
#include "core/svd/input.hpp"
#include "core/svd/lapack.hpp"
#include "core/svd/one_sided_jacobi.hpp"
#include "core/svd/refined.hpp"
#include "core/svd/three_by_three.hpp"
#include "core/svd/two_by_two.hpp"

#ifdef __FAST_MATH__
#error "svdscope needs the arithmetic that IEEE 754 promises: build it without -ffast-math and -Ofast."
#endif

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Input = Eigen::Ref<const MatrixXd>;

// Up to here Jacobi is as quick as LAPACK (tests/bench/decompose.cpp), and more accurate.
constexpr Index kJacobiColumns = 40;
// Jacobi takes a second or so here; only what needs it waits for it.
constexpr Index kMostGradedColumns = 512;
constexpr double kGraded = 1e6;
// Squares of what lies within these powers of two neither vanish nor overflow.
constexpr int kModerateExponent = 300;
// A tall matrix beyond the nearest cache is made square first, by blocks.
constexpr Index kTall = 4, kTallEntries = 4096;

Index shorter_side(const Input& A) { return std::min(A.rows(), A.cols()); }

bool differ_much(const Eigen::ArrayXd& lengths) {
    const double longest = lengths.maxCoeff();
    const double shortest = (lengths > 0).select(lengths, longest).minCoeff();
    return longest > kGraded * shortest;
}

bool is_graded(const Input& A) {
    return differ_much(A.cwiseAbs().colwise().maxCoeff().transpose().array()) ||
           differ_much(A.cwiseAbs().rowwise().maxCoeff().array());
}

SvdMethod automatic(const Input& A) {
    if (A.rows() == 2 && A.cols() == 2) return SvdMethod::ClosedForm;
    if (shorter_side(A) <= kJacobiColumns) return SvdMethod::Jacobi;
    return shorter_side(A) <= kMostGradedColumns && is_graded(A) ? SvdMethod::Jacobi : SvdMethod::Bdc;
}

Result<void> check_size(const Input& A, SvdMethod method) {
    if (method == SvdMethod::ClosedForm && (A.rows() != 2 || A.cols() != 2)) {
        return fail("The closed form is for 2 x 2 matrices, and this one is " + size_text(A) + ".");
    }
    if (method == SvdMethod::Exact && shorter_side(A) > kMostRefinedColumns) {
        return fail("The exact method is for matrices with a side of at most " +
                    std::to_string(kMostRefinedColumns) + ", and this one is " + size_text(A) + ".");
    }
    return {};
}

Svd without_entries(const Input& A, const DecomposeOptions& options) {
    if (options.values_only) return {};
    if (!options.full) return {MatrixXd(A.rows(), 0), {}, MatrixXd(A.cols(), 0)};
    return {MatrixXd::Identity(A.rows(), A.rows()), {}, MatrixXd::Identity(A.cols(), A.cols())};
}

Factors factors_of(const DecomposeOptions& options) {
    if (options.values_only) return Factors::ValuesOnly;
    return options.full ? Factors::Full : Factors::Thin;
}

std::optional<Svd> run_closed_form(const Input& A, bool values_only) {
    const Svd2 svd = svd_2x2(A);
    if (values_only) return Svd{{}, svd.sigma, {}};
    return Svd{svd.U, svd.sigma, svd.V};
}

std::optional<Svd> run_three(const Input& A, bool values_only) {
    Svd3 svd = svd_3x3(A);
    if (values_only) return Svd{{}, svd.sigma, {}};
    return Svd{svd.U, svd.sigma, svd.V};
}

std::optional<Svd> run_jacobi(const Input& A, const DecomposeOptions& options) {
    if (A.rows() == 3 && A.cols() == 3 && !is_graded(A)) return run_three(A, options.values_only);
    JacobiOptions jacobi{.factors = factors_of(options)};
    if (options.stop.stop_possible()) jacobi.stop = [&] { return options.stop.stop_requested(); };
    const bool is_tall = A.rows() >= kTall * A.cols() && A.size() >= kTallEntries;
    if (!is_tall || options.full || is_graded(A)) return one_sided_jacobi(A, jacobi);
    const lapack::Qr qr = lapack::thin_qr(A);
    std::optional<Svd> svd = one_sided_jacobi(qr.R, jacobi);
    if (svd && !options.values_only) svd->U = lapack::product(qr.Q, svd->U);
    return svd;
}

std::optional<Svd> run_jacobi_of_any_shape(const Input& A, const DecomposeOptions& options) {
    if (A.rows() >= A.cols()) return run_jacobi(A, options);
    std::optional<Svd> svd = run_jacobi(A.transpose(), options);
    if (svd) std::swap(svd->U, svd->V);
    return svd;
}

std::optional<Svd> run_bdc(const Input& A, const DecomposeOptions& options) {
    const int exponent = scale_exponent(A);
    const bool is_moderate = std::abs(exponent) <= kModerateExponent;
    const SvdWatch watch{options.stop, options.progress};
    std::optional<Svd> svd =
        divide_and_conquer(is_moderate ? MatrixXd(A) : scaled_down(A, exponent), factors_of(options), watch);
    if (svd && !is_moderate)
        svd->sigma = svd->sigma.unaryExpr([=](double x) { return std::ldexp(x, exponent); }).eval();
    if (svd || options.stop.stop_requested()) return svd;
    return run_jacobi_of_any_shape(A, options);
}

std::optional<Svd> run_method(const Input& A, SvdMethod method, const DecomposeOptions& options) {
    switch (method) {
        case SvdMethod::ClosedForm:
            return run_closed_form(A, options.values_only);
        case SvdMethod::Exact:
            return refined_svd(A, factors_of(options));
        case SvdMethod::Bdc:
            return run_bdc(A, options);
        default:
            return run_jacobi_of_any_shape(A, options);
    }
}

Result<Svd> decompose_checked(const Input& A, const DecomposeOptions& options) {
    std::optional<Svd> svd = run_method(A, method_for(A, options.method), options);
    if (options.stop.stop_requested()) return fail("The decomposition was cancelled.");
    if (!svd) return fail("The iteration for the " + size_text(A) + " matrix did not converge.");
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
        case SvdMethod::Exact:
            return "exact";
    }
    return "";
}

SvdMethod method_for(const Input& A, SvdMethod asked) {
    return asked == SvdMethod::Auto ? automatic(A) : asked;
}

Result<Svd> decompose(const Input& A, const DecomposeOptions& options) {
    if (auto checked = check_size(A, options.method); !checked) return tl::unexpected(checked.error());
    if (auto checked = check_finite(A); !checked) return tl::unexpected(checked.error());
    if (options.stop.stop_requested()) return fail("The decomposition was cancelled.");
    if (options.progress) options.progress(0);
    try {
        Result<Svd> result = A.size() == 0 ? without_entries(A, options) : decompose_checked(A, options);
        if (options.progress && result) options.progress(1);
        return result;
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory to decompose a " + size_text(A) + " matrix.");
    }
}

}  // namespace svdscope
