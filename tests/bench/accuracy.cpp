// How far singular values of hard matrices are off, ours beside LAPACK's and Eigen's: units of 2^-53 of the
// value itself, the worst of each matrix. The truth has 32 digits (tests/core/fixtures/exact_spectra.txt).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "core/svd/decompose.hpp"
#include "core/svd/lapack.hpp"
#include "svd_peers.hpp"
#include "tests/support/exact_families.hpp"
#include "tests/support/lapack_ratios.hpp"
#include "tests/support/true_spectra.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

VectorXd by(SvdMethod method, const MatrixXd& A) {
    return decompose(A, {.method = method, .values_only = true, .stop = {}, .progress = {}})->sigma;
}

void print_units(double units) {
    if (std::isinf(units)) {
        std::printf(" not 0 |");
    } else if (units < 1000) {
        std::printf(" %.3g |", units);
    } else {
        std::printf(" %.0e |", units);
    }
}

void row(const test::NamedMatrix& family, const std::vector<test::TrueValue>& truth) {
    const MatrixXd& A = family.matrix;
    const double last = truth.back().nearest;
    std::printf("| %s | %.0e |", family.name.c_str(), last > 0 ? truth.front().nearest / last : HUGE_VAL);
    for (const SvdMethod method : {SvdMethod::Exact, SvdMethod::Auto, SvdMethod::Jacobi})
        print_units(test::worst_units(by(method, A), truth));
    const auto lapack = lapack::gesdd(A, Factors::Thin);
    print_units(lapack ? test::worst_units(lapack->sigma, truth) : HUGE_VAL);
    VectorXd sigma(std::min(A.rows(), A.cols()));
    bench::eigen_jacobi(A.data(), A.rows(), A.cols(), sigma.data());
    print_units(test::worst_units(sigma, truth));
    bench::eigen_bdc(A.data(), A.rows(), A.cols(), sigma.data());
    print_units(test::worst_units(sigma, truth));
    std::printf("\n");
}

}  // namespace
}  // namespace svdscope

int main() {
    using namespace svdscope;
    std::printf(
        "| matrix | condition | exact | auto | Jacobi | dgesdd | Eigen Jacobi | Eigen BDC "
        "|\n|---|---|---|---|---|---|---|---|\n");
    const auto truth = test::true_spectra();
    for (const test::NamedMatrix& family : test::exact_families()) row(family, truth.at(family.name));
}
