// The exact method against singular values with 32 digits, and its factors.
#include "core/svd/refined.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>

#include "core/svd/decompose.hpp"
#include "core/svd/one_sided_jacobi.hpp"
#include "tests/support/exact_families.hpp"
#include "tests/support/true_spectra.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using test::NamedMatrix;

constexpr double kUnit = 0x1p-53;
// For make_exact_spectra.py, which asks mpmath.
void write_families(const std::string& folder) {
    for (const NamedMatrix& family : test::exact_families()) {
        std::ofstream file(folder + "/" + family.name + ".txt");
        file << std::hexfloat;
        for (Index i = 0; i < family.matrix.rows(); ++i) {
            for (Index j = 0; j < family.matrix.cols(); ++j) file << family.matrix(i, j) << ' ';
            file << '\n';
        }
    }
}

// The largest entry of Q^T Q - I, in units of 2^-53.
double units_from_orthonormal(const MatrixXd& Q) {
    const auto wide = Q.cast<long double>().eval();
    const auto off =
        (wide.transpose() * wide - Eigen::MatrixX<long double>::Identity(Q.cols(), Q.cols())).eval();
    return static_cast<double>(off.cwiseAbs().maxCoeff()) / kUnit;
}

TEST(ExactSpectra, EveryValueOfEveryFamilyToTheLastPlace) {
    if (const char* folder = std::getenv("SVDSCOPE_WRITE_FAMILIES")) write_families(folder);
    const auto truth = test::true_spectra();
    for (const NamedMatrix& family : test::exact_families()) {
        SCOPED_TRACE(family.name);
        ASSERT_TRUE(truth.contains(family.name));
        const auto& values = truth.at(family.name);
        for (const CpuLevel level : {CpuLevel::Baseline, CpuLevel::Avx2, CpuLevel::Avx512}) {
            const ColumnKernels* kernels = column_kernels(level);
            if (kernels == nullptr) continue;
            const auto svd = refined_svd(family.matrix, Factors::Thin, *kernels);
            ASSERT_TRUE(svd);
            ASSERT_EQ(static_cast<std::size_t>(svd->sigma.size()), values.size());
            EXPECT_LE(test::worst_units(svd->sigma, values), 1.05);
            EXPECT_LE(units_from_orthonormal(svd->U), 4);
            EXPECT_LE(units_from_orthonormal(svd->V), 4);
        }
    }
}

TEST(ExactSpectra, OthersAreFarFromIt) {
    const auto truth = test::true_spectra();
    for (const NamedMatrix& family : test::exact_families()) {
        if (family.name != "hilbert_20") continue;
        EXPECT_GE(test::worst_units(one_sided_jacobi(family.matrix)->sigma, truth.at(family.name)), 1e6);
    }
}

TEST(RefinedSvd, FactorsGiveTheMatrixBack) {
    for (const NamedMatrix& family : test::exact_families()) {
        SCOPED_TRACE(family.name);
        const MatrixXd& A = family.matrix;
        const Svd svd = refined_svd(A, Factors::Thin).value();
        const MatrixXd back = svd.U * svd.sigma.asDiagonal() * svd.V.transpose();
        EXPECT_LE((back - A).norm(), 3 * static_cast<double>(svd.sigma.size()) * kUnit * svd.sigma(0));
    }
}

TEST(RefinedSvd, ExactlySingularGivesExactZeros) {
    const MatrixXd counts{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    const Svd svd = decompose(counts, {.method = SvdMethod::Exact, .stop = {}, .progress = {}}).value();
    EXPECT_EQ(svd.sigma(2), 0);
    EXPECT_LE(units_from_orthonormal(svd.U), 4);
    const Svd zero = refined_svd(MatrixXd::Zero(3, 2), Factors::Full).value();
    EXPECT_EQ(zero.sigma, Eigen::VectorXd::Zero(2));
    EXPECT_EQ(zero.U.cols(), 3);
    EXPECT_LE(units_from_orthonormal(zero.U), 4);
}

TEST(RefinedSvd, FullFactorsAndValuesAlone) {
    const MatrixXd A = test::exact_families().front().matrix.leftCols(2);
    const Svd full = refined_svd(A, Factors::Full).value();
    EXPECT_EQ(full.U.cols(), A.rows());
    EXPECT_LE(units_from_orthonormal(full.U), 4);
    const Svd values = refined_svd(A, Factors::ValuesOnly).value();
    EXPECT_EQ(values.U.size() + values.V.size(), 0);
    EXPECT_EQ(values.sigma, full.sigma);
}

TEST(RefinedSvd, HugeAndTinyEntriesOnlyScale) {
    const MatrixXd A = test::exact_families()[6].matrix;
    const Eigen::VectorXd sigma = refined_svd(A, Factors::ValuesOnly)->sigma;
    for (const int exponent : {900, -900}) {
        const double factor = std::ldexp(1.0, exponent);
        EXPECT_EQ(refined_svd(A * factor, Factors::ValuesOnly)->sigma, (sigma * factor).eval());
    }
}

TEST(RefinedSvd, RefusesWhatIsTooLarge) {
    const auto svd =
        decompose(MatrixXd::Ones(65, 70), {.method = SvdMethod::Exact, .stop = {}, .progress = {}});
    ASSERT_FALSE(svd);
    EXPECT_EQ(svd.error().message,
              "The exact method is for matrices with a side of at most 64, and this one is 65 x 70.");
}

}  // namespace
}  // namespace svdscope
