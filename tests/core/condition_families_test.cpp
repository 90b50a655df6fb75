// Families of systems: their kappa, the errors of three routes against the bound, forward and backward apart.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/analysis/solve_routes.hpp"
#include "core/data/families.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/labs/condition.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope::condition {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr std::array kFamilies{Family::Hilbert, Family::Vandermonde, Family::Random, Family::NearlyDependent};

Families families_of(Family family, double log_kappa = 8, int size = 8, int seed = 1) {
    Params params;
    params.topic = Topic::Families;
    params.family = family;
    params.family_log_kappa = log_kappa;
    params.size = size;
    params.seed = seed;
    return analyze(params)->families.value();
}

double kappa_in_double(const Eigen::MatrixXd& A) {
    const Eigen::VectorXd sigma = decompose(A).value().sigma;
    return sigma(0) / sigma(sigma.size() - 1);
}

TEST(Families, KappaIsAsAsked) {
    for (const int n : {2, 3, 9, 20}) {
        for (const double log_kappa : {0.0, 0.2, 3.0, 8.0, 12.0}) {
            const double kappa = std::pow(10, log_kappa);
            const double allowed = 20 * n * kEps * kappa;
            EXPECT_NEAR(kappa_in_double(graded_matrix(n, log_kappa, 5)) / kappa, 1, allowed + 1e-13);
            EXPECT_NEAR(kappa_in_double(nearly_dependent_matrix(n, log_kappa, 5)) / kappa, 1,
                        allowed + 1e-13);
        }
    }
    const Eigen::MatrixXd near = nearly_dependent_matrix(7, 6, 3);
    for (const auto& column : near.colwise()) EXPECT_NEAR(column.norm(), 1, 1e-14);
    const Eigen::VectorXd sigma = decompose(near).value().sigma;
    for (int i = 1; i < 6; ++i) EXPECT_NEAR(sigma(i), 1, 1e-13);
    EXPECT_NE(graded_matrix(4, 3, 1), graded_matrix(4, 3, 2));
}

TEST(Families, VandermondeByHand) {
    const Eigen::MatrixXd V = vandermonde_matrix(3);
    EXPECT_EQ(V, (Eigen::Matrix3d{{1, 0, 0}, {1, 0.5, 0.25}, {1, 1, 1}}));
}

// Hilbert's kappa as in the literature, and as that of the rounded matrix: both agree while eps kappa is
// small.
TEST(SolveRoutes, LeastSigmaBeyondDouble) {
    const auto by_both = [](const Eigen::MatrixXd& A) {
        const Svd svd = decompose(A).value();
        return least_sigma_in_twice_the_precision(A, svd) / svd.sigma(0);
    };
    EXPECT_NEAR(1 / by_both(hilbert_matrix(8)) / 1.525757556e10, 1, 1e-5);
    EXPECT_NEAR(1 / by_both(hilbert_matrix(10)) / 1.602502817e13, 1, 2e-2);
    EXPECT_NEAR(1 / by_both(nearly_dependent_matrix(12, 8, 1)) / 1e8, 1, 1e-6);
    EXPECT_NEAR(1 / by_both(graded_matrix(20, 9, 1)) / 1e9, 1, 1e-5);
    // A matrix of integers with determinant 1: sigma_2 = 1 / sigma_1, far below what double resolves.
    const Eigen::Matrix2d integers{{134217729, 134217728}, {134217728, 134217727}};  // det = -1
    const double sigma_1 = decompose(integers).value().sigma(0);
    EXPECT_NEAR(by_both(integers) * sigma_1 * sigma_1, 1, 1e-9);
    EXPECT_EQ(by_both(Eigen::Matrix2d{{1, 2}, {2, 4}}), 0);
}

TEST(SolveRoutes, BackwardErrorsAreSmall) {
    for (const Family family : kFamilies) {
        for (const FamilyPoint& point : families_of(family, 14).sizes) {
            EXPECT_LE(point.svd.backward, 10 * point.n * kEps) << point.n;
            EXPECT_LE(point.qr.backward, 10 * point.n * kEps) << point.n;
            EXPECT_LE(point.lu.backward, 10 * point.n * kEps) << point.n;
            EXPECT_FALSE(point.lu_failed);
        }
    }
}

TEST(SolveRoutes, AZeroPivotIsNamed) {
    const Eigen::Matrix2d A{{1, 2}, {2, 4}};
    const Svd svd = decompose(A).value();
    const RouteSolutions solutions = solve_by_routes(A, svd, Eigen::Vector2d(1, 3));
    EXPECT_TRUE(solutions.lu_failed);
    EXPECT_TRUE(std::isinf(forward_error(solutions.lu, Eigen::Vector2d(1, 1))));
    EXPECT_TRUE(std::isinf(backward_error(A, svd.sigma(0), solutions.lu, Eigen::Vector2d(1, 3))));
    EXPECT_TRUE(solutions.svd.allFinite());
    const Eigen::Matrix2d B{{0, 1}, {1, 0}};
    EXPECT_FALSE(solve_by_routes(B, decompose(B).value(), Eigen::Vector2d(1, 3)).lu_failed);
}

TEST(SolveRoutes, ErrorsByHand) {
    const Eigen::Matrix2d A{{2, 0}, {0, 1}};
    const Eigen::Vector2d b(2, 1);
    EXPECT_EQ(forward_error(Eigen::Vector2d(1, 2), Eigen::Vector2d(0, 2)), 0.5);
    EXPECT_DOUBLE_EQ(backward_error(A, 2, Eigen::Vector2d(1, 2), b), 1 / (2 * std::sqrt(5) + std::sqrt(5)));
    EXPECT_EQ(backward_error(A, 2, Eigen::Vector2d(1, 1), b), 0);
    // 1 + 1e-20 - 1: twice the precision sees what double does not.
    EXPECT_EQ(exact_image(Eigen::RowVector3d(1, 1e-10, -1), Eigen::Vector3d(1, 1e-10, 1))(0), 1e-10 * 1e-10);
}

TEST(ConditionFamilies, ForwardErrorsStayBelowTheBound) {
    for (const Family family : kFamilies) {
        for (const double log_kappa : {2.0, 8.0, 13.0}) {
            const Families families = families_of(family, log_kappa);
            ASSERT_EQ(families.sizes.size(), 19U);
            for (const FamilyPoint& point : families.sizes) {
                for (const RouteErrors& route : {point.lu, point.qr, point.svd}) {
                    ASSERT_FALSE(std::isnan(route.forward));
                    EXPECT_LE(route.forward, 5 * point.bound) << point.n;
                }
                EXPECT_DOUBLE_EQ(point.bound, point.n * kEps * point.kappa);
            }
        }
    }
}

TEST(ConditionFamilies, KappaGrowsBeyondDouble) {
    const Families hilbert = families_of(Family::Hilbert);
    EXPECT_NEAR(hilbert.sizes[0].kappa, 19.2814700679, 1e-9);
    EXPECT_NEAR(hilbert.at.kappa / 1.525757556e10, 1, 1e-5);
    EXPECT_GT(hilbert.sizes.back().kappa, 1e16);
    // The answer loses all digits and still solves a system next door.
    EXPECT_GT(hilbert.sizes.back().qr.forward, 0.1);
    EXPECT_LT(hilbert.sizes.back().qr.backward, 1e-14);
    for (const FamilyPoint& point : families_of(Family::Random, 15).sizes)
        EXPECT_NEAR(std::log10(point.kappa), 15, 0.7);
}

TEST(ConditionFamilies, TheSizeInHand) {
    const Families families = families_of(Family::Hilbert, 8, 5);
    EXPECT_EQ(families.at.n, 5);
    EXPECT_EQ(families.at.kappa, families.sizes[3].kappa);
    ASSERT_EQ(families.matrix.size(), 25U);
    EXPECT_EQ(families.matrix[7], 0.25);
    ASSERT_EQ(families.sigma.size(), 5U);
    // Row by row, of a matrix that is not symmetric.
    EXPECT_EQ(families_of(Family::Vandermonde, 8, 3).matrix[5], 0.25);
}

TEST(ConditionSwing, TheExercise) {
    Params params;
    params.topic = Topic::Swing;
    const Swing swing = analyze(params)->swing.value();
    constexpr double kDegree = 3.14159265358979 / 180;
    EXPECT_NEAR(swing.matrix[2] - swing.matrix[0] - swing.matrix[1], 0.0005, 1e-15);
    EXPECT_EQ(swing.matrix[8], swing.matrix[6] + swing.matrix[7]);
    double least = 90;
    double most = 0;
    for (std::size_t entry = 0; entry < 15; ++entry) {
        EXPECT_LT(swing.right[0][entry], 0.03 * kDegree);
        EXPECT_LT(swing.left[0][entry], 0.03 * kDegree);
        EXPECT_LT(swing.right[1][entry], 0.03 * kDegree);
        // v3 is the null direction of the nearly dependent columns: that it is there is no matter of one
        // entry.
        EXPECT_LT(swing.right[2][entry], 0.03 * kDegree);
        least = std::min(least, swing.left[2][entry] / kDegree);
        most = std::max(most, swing.left[2][entry] / kDegree);
        EXPECT_GT(swing.solution[entry], 0.2);
    }
    EXPECT_NEAR(least, 25, 0.1);
    EXPECT_NEAR(most, 82, 0.1);
    // Truncation changes nothing about the first vector.
    EXPECT_LT(swing.right_after_truncation[0], 0.03 * kDegree);
    EXPECT_NEAR(swing.right_after_truncation[0],
                *std::max_element(swing.right[0].begin(), swing.right[0].end()), 1e-12);
    EXPECT_EQ(swing.right_after_truncation[2], 0);
    EXPECT_NEAR(swing.kappa, swing.sigma[0] / swing.sigma[2], 1e-6);
    EXPECT_GT(swing.kappa, 1e4);
}

TEST(ConditionSwing, WithoutGapOrChange) {
    Params params;
    params.topic = Topic::Swing;
    params.swing_gap = 0;
    const Swing dependent = analyze(params)->swing.value();
    EXPECT_TRUE(std::isinf(dependent.kappa));
    for (const double angle : dependent.left[2]) EXPECT_FALSE(std::isnan(angle));
    for (const double change : dependent.solution) EXPECT_FALSE(std::isnan(change));
    params.swing_gap = 0.5;
    params.swing_noise = 0;
    const Swing still = analyze(params)->swing.value();
    for (const auto& angles : still.left) {
        for (const double angle : angles) EXPECT_LT(angle, 1e-14);
    }
    for (const double change : still.solution) EXPECT_EQ(change, 0);
}

}  // namespace
}  // namespace svdscope::condition
