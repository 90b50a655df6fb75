// Power iteration by hand: the answer where there are gaps, the speed, and ties that are said to be ties.
#include "core/svd/by_hand/power_steps.hpp"

#include <cmath>
#include <limits>

#include "core/data/synthetic_matrices.hpp"
#include "tests/support/by_hand.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

VectorXd falling(Index n, double factor) {
    return VectorXd::NullaryExpr(n, [=](Index i) { return std::pow(factor, static_cast<double>(i)); });
}

TEST(PowerSteps, AgreesWithDecomposeWhereItMay) {
    for (const double factor : {0.9, 0.7, 0.4}) {
        for (Index n = 1; n <= 20 && std::pow(factor, n - 1) > 1e-3; ++n) {
            SCOPED_TRACE(testing::Message() << n << " values, each " << factor << " of the one before");
            const MatrixXd square = matrix_with_spectrum(falling(n, factor), static_cast<std::uint64_t>(n));
            const PowerSteps steps = power_steps(square).value();
            EXPECT_TRUE(steps.settled);
            test::expect_svd_of(square, steps.svd);
            if (n < 3) continue;
            for (const MatrixXd& A : {MatrixXd(square.leftCols(2)), MatrixXd(square.topRows(2))})
                test::expect_svd_of(A, power_steps(A).value().svd);
        }
    }
}

TEST(PowerSteps, EveryIterateLeadsToTheNext) {
    for (const auto& [name, A] : test::by_hand_matrices()) {
        SCOPED_TRACE(name);
        const PowerSteps steps = power_steps(A).value();
        ASSERT_EQ(steps.triplets.size(), static_cast<std::size_t>(std::min(A.rows(), A.cols())));
        for (std::size_t i = 0; i < steps.triplets.size(); ++i) {
            const PowerTriplet& t = steps.triplets[i];
            ASSERT_EQ(t.iterates.empty(), t.end == PowerEnd::Nothing);
            EXPECT_NEAR(t.v.norm(), 1, 8 * kEps);
            EXPECT_NEAR(t.u.norm(), 1, 8 * kEps);
            const MatrixXd G = t.deflated.transpose() * t.deflated;
            for (std::size_t k = 0; k < t.iterates.size(); ++k) {
                const PowerIterate& it = t.iterates[k];
                const double unit = G.norm();
                EXPECT_NEAR(it.v.dot(G * it.v), it.rayleigh, 100 * kEps * unit);
                if (k == 0) continue;
                const PowerIterate& before = t.iterates[k - 1];
                EXPECT_LE((G * before.v - (G * before.v).norm() * it.v).norm(), 200 * kEps * unit);
                EXPECT_GE(it.rayleigh, before.rayleigh - 100 * kEps * unit) << "never falls";
                EXPECT_LE(it.rayleigh, t.sigma * t.sigma + 100 * kEps * unit);
                EXPECT_NEAR(it.change, (it.v - before.v).norm(), 4 * kEps);
            }
            if (i + 1 == steps.triplets.size()) continue;
            const MatrixXd rest = t.deflated - t.sigma * t.u * t.v.transpose();
            EXPECT_LE((steps.triplets[i + 1].deflated - rest).norm(), 20 * kEps * t.deflated.norm());
        }
        ASSERT_TRUE(steps.svd.U.allFinite() && steps.svd.V.allFinite() && steps.svd.sigma.allFinite());
    }
}

TEST(PowerSteps, TheRatioIsTheSquareOfTheQuotient) {
    const PowerSteps steps = power_steps(matrix_with_spectrum(falling(5, 0.8), 2)).value();
    for (std::size_t i = 0; i < 4; ++i) {
        const PowerTriplet& t = steps.triplets[i];
        EXPECT_NEAR(t.expected_ratio, 0.64, 1e-12);
        double last = 0;
        for (const PowerIterate& it : t.iterates) {
            if (it.angle < 1e-5 && it.ratio > 0) last = it.ratio;
        }
        EXPECT_NEAR(last, 0.64, 1e-3) << i;
    }
    EXPECT_EQ(steps.triplets.back().expected_ratio, 0);
}

TEST(PowerSteps, TheRayleighQuotientIsTwiceAsFast) {
    const PowerSteps steps = power_steps(matrix_with_spectrum(falling(4, 0.8), 7)).value();
    const PowerTriplet& t = steps.triplets[0];
    int looked_at = 0;
    for (const PowerIterate& it : t.iterates) {
        if (it.angle > 1e-2 || it.angle < 1e-6) continue;
        ++looked_at;
        EXPECT_LE(1 - it.rayleigh, 1.1 * it.angle * it.angle)
            << "sigma_1 is 1: an error of the angle squared";
    }
    EXPECT_GT(looked_at, 10);
}

TEST(PowerSteps, ATieIsSaidToBeOne) {
    const std::string tied =
        "The direction of sigma_1 does not settle by itself, because a neighbour is equal to it: where it "
        "ends "
        "depends on the start.";
    for (const double gap : {0.0, 1e-14, 1e-12, 1e-10}) {
        VectorXd sigma(4);
        sigma << 2, 2 * (1 - gap), 1, 0.5;
        const MatrixXd A = matrix_with_spectrum(sigma, 11);
        const PowerSteps one = power_steps(A, {.seed = 1}).value();
        const PowerSteps other = power_steps(A, {.seed = 2}).value();
        EXPECT_FALSE(one.settled);
        EXPECT_EQ(one.triplets[0].end, PowerEnd::Tied) << gap;
        EXPECT_EQ(one.triplets[1].end, PowerEnd::Tied);
        EXPECT_EQ(one.triplets[2].end, PowerEnd::Settled);
        EXPECT_EQ(how_it_ended(one, 0), tied);
        EXPECT_LE(std::abs(one.triplets[0].v.dot(other.triplets[0].v)), 0.999)
            << "another start, another end";
        EXPECT_NEAR(one.svd.sigma(0), 2, 2e-9);
        EXPECT_NEAR(one.svd.sigma(1), 2, 2e-9);
    }
}

TEST(PowerSteps, ANearTieMovesOn) {
    VectorXd sigma(3);
    sigma << 1, 1 - 1e-5, 0.3;
    const PowerSteps steps = power_steps(matrix_with_spectrum(sigma, 1), {.most_steps = 50}).value();
    EXPECT_FALSE(steps.settled);
    EXPECT_EQ(steps.triplets[0].end, PowerEnd::Moving);
    EXPECT_EQ(how_it_ended(steps, 0), "The direction of sigma_1 was still moving after 50 steps.");
    EXPECT_EQ(steps.triplets[0].iterates.size(), 51U);
    EXPECT_GE(steps.triplets[0].sigma, 1 - 1e-5 - 1e-12);
    EXPECT_LE(steps.triplets[0].sigma, 1 + 1e-12);
}

TEST(PowerSteps, NothingIsLeftOfWhatHasNoRank) {
    const PowerSteps steps = power_steps(test::golub_reinsch()).value();
    const double expected[] = {std::sqrt(1248.0), 20, std::sqrt(384.0), 0, 0};
    for (Index i = 0; i < 5; ++i) EXPECT_NEAR(steps.svd.sigma(i), expected[i], 1e-12);
    EXPECT_EQ(steps.triplets[3].end, PowerEnd::Nothing);
    EXPECT_EQ(how_it_ended(steps, 4), "Nothing but rounding is left for sigma_5, so it is 0.");
    EXPECT_TRUE(steps.settled);
    EXPECT_EQ(power_steps(MatrixXd::Zero(2, 3))->triplets[0].end, PowerEnd::Nothing);
}

// In exact arithmetic a start at right angles to v_1 never finds it; here the first product is already v_2.
TEST(PowerSteps, AStartAtRightAnglesFindsTheSecond) {
    const MatrixXd A{{3, 0}, {0, 1}};
    const PowerSteps steps = power_steps(A, {.start = VectorXd{{0, 5}}}).value();
    EXPECT_EQ(steps.triplets[0].sigma, 1);
    EXPECT_NEAR(steps.triplets[1].sigma, 3, 4 * kEps);
    EXPECT_NEAR(steps.svd.sigma(0), 3, 4 * kEps) << "put in order in the end";
    const PowerSteps blind = power_steps(MatrixXd{{3, 0}, {0, 0}}, {.start = VectorXd{{0, 1}}}).value();
    EXPECT_EQ(blind.triplets[0].sigma, 0);
    EXPECT_EQ(how_it_ended(blind, 0),
              "The start of sigma_1 lies where A makes everything 0, so multiplying leads nowhere.");
    EXPECT_NEAR(blind.svd.sigma(0), 3, 4 * kEps);
    EXPECT_LE(test::loss_of_orthogonality(blind.svd.V), 8 * kEps);
}

TEST(PowerSteps, RefusesInOneSentence) {
    const auto refusal = [](const PowerOptions& options) {
        return power_steps(MatrixXd::Ones(3, 2), options).error().message;
    };
    EXPECT_EQ(refusal({.most_steps = 0}), "Power iteration needs at least one step.");
    EXPECT_EQ(refusal({.start = VectorXd::Ones(3)}),
              "The start has 3 numbers, and the matrix has 2 columns.");
    EXPECT_EQ(refusal({.start = VectorXd{{1, NAN}}}), "The start has an entry that is not a finite number.");
    EXPECT_EQ(refusal({.start = VectorXd::Zero(2)}),
              "The start must not be zero, because it has no direction.");
    EXPECT_EQ(power_steps(MatrixXd::Ones(21, 21)).error().message,
              "By hand every step is kept, so no side may be longer than 20, and the matrix is 21 x 21.");
}

}  // namespace
}  // namespace svdscope::by_hand
