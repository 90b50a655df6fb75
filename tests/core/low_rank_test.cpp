// Best approximations: Eckart and Young against the matrices themselves, the noisy waves, storage.
#include "core/analysis/low_rank.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "core/base/random.hpp"
#include "core/data/shipped.hpp"
#include "core/io/npy.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;

std::span<const double> values_of(const Svd& svd) {
    return {svd.sigma.data(), static_cast<std::size_t>(svd.sigma.size())};
}

MatrixXd shipped(const char* name) { return parse_npy(shipped_file(name)).value(); }

double norm_2(const MatrixXd& A) { return decompose(A)->sigma(0); }

TEST(LowRank, EckartYoungHolds) {
    Random random(41);
    for (const auto& [rows, cols] : {std::pair{30, 20}, std::pair{15, 40}, std::pair{33, 33}}) {
        const MatrixXd A = MatrixXd::NullaryExpr(rows, cols, [&] { return random.normal(); });
        const Svd svd = decompose(A).value();
        const double allowed = 100 * std::numeric_limits<double>::epsilon() * svd.sigma(0);
        for (int k = 0; k <= svd.sigma.size(); ++k) {
            const MatrixXd rest = A - low_rank(svd, k);
            EXPECT_NEAR(norm_2(rest), low_rank_error_2(values_of(svd), k), allowed);
            EXPECT_NEAR(rest.norm(), low_rank_error_frobenius(values_of(svd), k), allowed);
        }
    }
}

TEST(LowRank, NoOtherMatrixOfThatRankIsNearer) {
    Random random(42);
    const MatrixXd A = MatrixXd::NullaryExpr(12, 9, [&] { return random.normal(); });
    const Svd svd = decompose(A).value();
    const double best = low_rank_error_frobenius(values_of(svd), 3);
    for (int i = 0; i < 200; ++i) {
        Svd other = svd;
        other.U += 0.1 * random.uniform() * MatrixXd::NullaryExpr(12, 9, [&] { return random.normal(); });
        EXPECT_GE((A - low_rank(other, 3)).norm(), best);
    }
}

TEST(LowRank, WorkedExamples) {
    MatrixXd tall(3, 2);
    tall << 1, 0, 0, 1, 1, 1;
    MatrixXd one(3, 2);
    one << .5, .5, .5, .5, 1, 1;
    EXPECT_LE((low_rank(decompose(tall).value(), 1) - one).norm(), 1e-15);
    MatrixXd square(2, 2);
    square << 2, 1, 1, 2;
    EXPECT_LE((low_rank(decompose(square).value(), 1) - MatrixXd::Constant(2, 2, 1.5)).norm(), 1e-15);
    EXPECT_EQ(low_rank(decompose(square).value(), 0), MatrixXd::Zero(2, 2));
}

TEST(LowRank, MoreRankIsWorseOfNoisyWaves) {
    const MatrixXd noisy = shipped("waves_noisy_100x100.npy"), clean = shipped("waves_clean_100x100.npy");
    const Svd svd = decompose(noisy).value();
    for (const auto& [k, to_clean] :
         {std::pair{2, 1.81}, std::pair{5, 3.78}, std::pair{20, 7.27}, std::pair{50, 9.48}})
        EXPECT_NEAR((low_rank(svd, k) - clean).norm(), to_clean, 0.005) << k;
    for (const auto& [k, error] : {std::pair{1, 70.8478}, std::pair{2, 9.8692}, std::pair{5, 9.2935},
                                   std::pair{10, 8.439}, std::pair{20, 6.9131}})
        EXPECT_NEAR(low_rank_error_frobenius(values_of(svd), k), error, 5e-5) << k;
}

TEST(LowRank, StorageRows) {
    EXPECT_EQ(storage_of_rank(1000, 1000, 50), 100050);
    EXPECT_EQ(storage_of_rank(1000000, 768, 64), 64049216);
    EXPECT_EQ(storage_of_rank(100, 100, 20), 4020);
    EXPECT_NEAR(break_even_rank(1000, 1000), 499.75, 0.005);
    EXPECT_NEAR(break_even_rank(100, 100), 49.7512, 5e-5);
    EXPECT_NEAR(100 * 34.0 * 128 / (64 * 64), 106, 0.5);  // two factors without sigma, as LoRA counts
}

TEST(LowRank, PsnrAndExtremes) {
    EXPECT_NEAR(psnr(0.1 * 10, 100, 1), 20, 1e-12);  // every entry off by a tenth
    EXPECT_NEAR(psnr(1, 1, 255), 48.1308, 1e-4);
    EXPECT_TRUE(std::isinf(psnr(0, 100, 1)));
    EXPECT_NEAR(low_rank_error_frobenius(std::array{3e300, 4e300}, 0) / 5e300, 1, 1e-15);
    EXPECT_EQ(low_rank_error_frobenius(std::array{1.0, 0.0}, 1), 0);
    EXPECT_EQ(low_rank_error_2(std::array{2.0, 1.0}, 2), 0);
}

}  // namespace
}  // namespace svdscope
