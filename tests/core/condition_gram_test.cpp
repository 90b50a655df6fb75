// What A^T A costs: Laeuchli's matrix, kappa squared, and the table of errors.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/gram_route.hpp"
#include "core/labs/condition.hpp"
#include "core/svd/closed_form_2x2.hpp"
#include "tests/support/matrices.hpp"

namespace svdscope::condition {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kFloatEps = std::numeric_limits<float>::epsilon();

Gram gram_of(double log_kappa, GramExample example = GramExample::Turned, int seed = 1) {
    Params params;
    params.topic = Topic::Gram;
    params.gram_log_kappa = log_kappa;
    params.gram_example = example;
    params.seed = seed;
    return analyze(params)->gram.value();
}

// facts/worked_examples.json 001.gram_loses_digits, tolerance 1e-10
TEST(GramRoute, LaeuchliDirectlyAndByGram) {
    const LeastSigma answers = least_sigma_by_routes(Eigen::MatrixXd{{1, 1}, {1e-8, 0}, {0, 1e-8}});
    EXPECT_NEAR(answers.direct_double / 1e-8, 1, 1e-10);
    EXPECT_EQ(answers.gram_double, 0);
    EXPECT_EQ(answers.gram_float, 0);
}

// facts/worked_examples.json 001.gram_kappa, tolerance 0.001
TEST(GramRoute, KappaIsSquared) {
    const Mat2 A{1, 0, 0, 1e-4};
    const ClosedForm2 gram = closed_form_2x2(transpose(A) * A);
    EXPECT_NEAR(gram.large / gram.small, 1e8, 0.001);
    Random random(2);
    for (int i = 0; i < 1000; ++i) {
        const Mat2 B = test::random_matrix(random);
        const ClosedForm2 direct = closed_form_2x2(B);
        const ClosedForm2 squared = closed_form_2x2(transpose(B) * B);
        const double kappa = std::abs(direct.large / direct.small);
        ASSERT_NEAR(squared.large / squared.small / (kappa * kappa), 1, 10 * kEps * kappa * kappa) << B;
    }
    for (const double log_kappa : {0.0, 2.0, 5.0}) {
        const GramExampleAt at = gram_of(log_kappa).example;
        EXPECT_NEAR(at.kappa / std::pow(10, log_kappa), 1, 10 * kEps * at.kappa);
        EXPECT_DOUBLE_EQ(at.kappa_gram, at.kappa * at.kappa);
    }
}

TEST(GramRoute, ErrorsGrowWithKappaAndItsSquare) {
    Random random(3);
    for (int i = 0; i < 3000; ++i) {
        const double kappa = std::pow(10, random.uniform(0, 15));
        const Mat2 A =
            rotation(random.uniform(-4, 4)) * diagonal(1, 1 / kappa) * rotation(random.uniform(-4, 4));
        const LeastSigma answers = least_sigma_by_routes(Eigen::Matrix2d{{A.a, A.b}, {A.c, A.d}});
        const double truth = std::abs(closed_form_2x2(A).small);
        ASSERT_LE(std::abs(answers.direct_double - truth), 8 * kEps) << A;
        ASSERT_LE(std::abs(answers.gram_double - truth), std::min(8 * kEps / truth, 3 * std::sqrt(kEps)))
            << A;
        ASSERT_LE(std::abs(answers.direct_float - truth), 8 * kFloatEps) << A;
        ASSERT_LE(std::abs(answers.gram_float - truth),
                  std::max(8 * kFloatEps, std::min(8 * kFloatEps / truth, 3 * std::sqrt(kFloatEps))))
            << A;
    }
}

// maths.md, section 6: one matrix of each kappa, measured with numpy. Such an error is a random multiple of
// eps kappa^2, so one matrix and a median over nine agree within a factor of 30; where nothing is left, the
// error is 1 (Gram says 0) or sqrt(eps) kappa (it says sqrt(eps)).
TEST(GramRoute, TheTableOfErrors) {
    const std::pair<double, double> table[] = {{4, 2.6e-10}, {6, 1.7e-5}, {8, 0.18}};
    for (int seed = 1; seed <= 5; ++seed) {
        const Gram gram = gram_of(6, GramExample::Turned, seed);
        for (const auto& [log_kappa, error] : table) {
            const GramPoint& point = gram.sweep[static_cast<std::size_t>(4 * log_kappa)];
            ASSERT_NEAR(std::log10(point.kappa), log_kappa, 1e-12);
            EXPECT_LT(point.gram_double, 30 * error) << log_kappa;
            EXPECT_GT(point.gram_double, error / 30) << log_kappa;
            EXPECT_LT(point.direct_double, 8 * kEps * point.kappa);
        }
        EXPECT_GE(gram.sweep[36].gram_double, 0.5) << "kappa 1e9: nothing is left";
        EXPECT_LT(gram.sweep[36].gram_double, 3 * std::sqrt(kEps) * 1e9);
    }
}

TEST(ConditionGram, TheSweep) {
    for (const GramExample example : {GramExample::Turned, GramExample::Laeuchli}) {
        const Gram gram = gram_of(6, example);
        ASSERT_EQ(gram.sweep.size(), 65U);
        EXPECT_EQ(gram.sweep.front().kappa, 1);
        EXPECT_DOUBLE_EQ(gram.sweep.back().kappa, 1e16);
        for (const GramPoint& point : gram.sweep) {
            EXPECT_LE(point.direct_double, 8 * kEps * point.kappa);
            for (const double error : {point.gram_double, point.direct_float, point.gram_float})
                EXPECT_FALSE(std::isnan(error));
            // Float has lost everything by Gram where double still has half of its digits directly.
            if (point.kappa > 1e5 && point.kappa < 1e7) {
                EXPECT_GT(point.gram_float, 0.5) << point.kappa;
                EXPECT_LT(point.direct_double, 1e-8);
            }
        }
    }
}

TEST(ConditionGram, TheExampleInHand) {
    const double log_kappa = std::log10(std::sqrt(2 + 1e-16) / 1e-8);
    const Gram gram = gram_of(log_kappa, GramExample::Laeuchli);
    EXPECT_EQ(gram.example.rows, 3);
    EXPECT_NEAR(gram.example.entries[2] / 1e-8, 1, 1e-13);
    EXPECT_EQ(gram.example.entries[3], 0);
    EXPECT_EQ(gram.example.entries[5], gram.example.entries[2]);
    EXPECT_EQ(gram.example.sigma_min, gram.example.entries[2]);
    EXPECT_NEAR(gram.example.direct_double / gram.example.sigma_min, 1, 1e-10);
    EXPECT_EQ(gram.example.gram_double, 0);
    EXPECT_EQ(gram.at.gram_double, 1);
    const Gram turned = gram_of(3.3);
    EXPECT_EQ(turned.example.rows, 2);
    EXPECT_EQ(turned.example.entries[4], 0);
    EXPECT_NEAR(turned.at.kappa, std::pow(10, 3.3), 1e-9);
    EXPECT_NE(gram_of(3.3, GramExample::Turned, 2).example.entries, turned.example.entries);
    // kappa 1 of Laeuchli's matrix is a limit, and one of Turned a rotation.
    EXPECT_NEAR(gram_of(0, GramExample::Laeuchli).example.kappa, 1, 1e-15);
    EXPECT_NEAR(gram_of(0).example.kappa, 1, 1e-15);
}

}  // namespace
}  // namespace svdscope::condition
