// Principal components: equal to numpy's on many clouds, the worked examples, what is degenerate, what is
// refused.
#include "core/analysis/pca.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"
#include "tests/support/clouds.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using test::NumpyCloud;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kAgree = 1e-12;

MatrixXd matrix_of(const std::vector<std::vector<double>>& rows) {
    MatrixXd A(static_cast<Index>(rows.size()), static_cast<Index>(rows[0].size()));
    for (Index i = 0; i < A.rows(); ++i) {
        for (Index j = 0; j < A.cols(); ++j)
            A(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    }
    return A;
}

VectorXd vector_of(const std::vector<double>& values) {
    return Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size()));
}

std::string refusal(const MatrixXd& X, const PcaOptions& options = {}) {
    const auto pca = principal_components(X, options);
    return pca ? "accepted" : pca.error().message;
}

// A component is determined up to its sign where its sigma is not zero, or where all others are known.
bool is_determined(const NumpyCloud& cloud, std::size_t i) {
    return cloud.sigma[i] > 1e-9 * cloud.sigma[0] || i + 1 == cloud.cols();
}

void expect_components(const NumpyCloud& cloud, const MatrixXd& components) {
    for (std::size_t i = 0; i < cloud.sigma.size(); ++i) {
        if (!is_determined(cloud, i)) continue;
        const VectorXd expected = vector_of(cloud.components[i]);
        const VectorXd found = components.col(static_cast<Index>(i));
        EXPECT_LE((found * (found.dot(expected) < 0 ? -1 : 1) - expected).norm(), kAgree)
            << cloud.name << " component " << i + 1;
    }
}

TEST(Pca, EqualsNumpyOnTheClouds) {
    const std::vector<NumpyCloud> clouds = test::numpy_clouds();
    ASSERT_EQ(clouds.size(), 118U);
    for (const NumpyCloud& cloud : clouds) {
        const MatrixXd X = matrix_of(cloud.rows);
        const auto pca = principal_components(X);
        ASSERT_TRUE(pca) << cloud.name << ": " << pca.error().message;
        const double sigma_1 = cloud.sigma[0];
        EXPECT_LE((pca->mean - vector_of(cloud.mean)).norm(), kAgree * X.norm()) << cloud.name;
        EXPECT_LE((pca->singular_values - vector_of(cloud.sigma)).norm(), kAgree * sigma_1) << cloud.name;
        EXPECT_LE((pca->variances - vector_of(cloud.variances)).norm(), kAgree * cloud.variances[0])
            << cloud.name;
        EXPECT_LE((pca->explained_shares - vector_of(cloud.shares)).norm(), kAgree) << cloud.name;
        expect_components(cloud, pca->components);
    }
}

TEST(Pca, StandardisedEqualsNumpyOnTheClouds) {
    for (const NumpyCloud& cloud : test::numpy_clouds()) {
        const auto pca = principal_components(matrix_of(cloud.rows), {.standardise = true});
        ASSERT_TRUE(pca) << cloud.name << ": " << pca.error().message;
        EXPECT_LE((pca->scale.array() / vector_of(cloud.deviations).array() - 1).abs().maxCoeff(), kAgree)
            << cloud.name;
        EXPECT_LE((pca->singular_values - vector_of(cloud.standardised_sigma)).norm(),
                  kAgree * cloud.standardised_sigma[0])
            << cloud.name;
    }
}

TEST(Pca, IdentitiesHoldOnTheClouds) {
    for (const NumpyCloud& cloud : test::numpy_clouds()) {
        const MatrixXd X = matrix_of(cloud.rows);
        const Pca pca = principal_components(X).value();
        const double sigma_1 = cloud.sigma[0];
        const MatrixXd back = (pca.scores * pca.components.transpose()).rowwise() + pca.mean.transpose();
        EXPECT_LE((back - X).norm(), 4 * kEps * X.norm() + kAgree * sigma_1) << cloud.name;
        EXPECT_LE(pca.scores.colwise().sum().norm(), kAgree * sigma_1) << cloud.name;
        const Index k = pca.components.cols();
        EXPECT_LE((pca.components.transpose() * pca.components - MatrixXd::Identity(k, k)).norm(), kAgree);
        EXPECT_NEAR(pca.explained_shares.sum(), 1, 8 * kEps) << cloud.name;
        for (const auto& component : pca.components.colwise())
            EXPECT_GE(component.maxCoeff(), (1 - 1e-8) * component.cwiseAbs().maxCoeff()) << cloud.name;
    }
}

TEST(Pca, WorkedExampleOfFourPoints) {
    const Pca pca = principal_components(MatrixXd{{1, 1}, {2, 2.1}, {3, 2.8}, {4, 4.2}}).value();
    EXPECT_NEAR(pca.mean(0), 2.5, kEps);
    EXPECT_NEAR(pca.mean(1), 2.525, 2 * kEps);
    EXPECT_NEAR(pca.components(0, 0), 0.6937, 5e-5);
    EXPECT_NEAR(pca.components(1, 0), 0.7203, 5e-5);
    EXPECT_NEAR(std::atan2(pca.components(1, 0), pca.components(0, 0)) * 180 / 3.14159265358979, 46.0773,
                5e-5);
    EXPECT_NEAR(pca.explained_shares(0), 0.9961, 5e-5);
    EXPECT_NEAR(pca.singular_values(0), 3.216736, 1e-6);
    EXPECT_NEAR(pca.singular_values(1), 0.200267, 1e-6);
    EXPECT_NEAR(pca.variances(0), 3.4491, 5e-5);
    EXPECT_NEAR(pca.variances(1), 0.0134, 5e-5);
}

TEST(Pca, WorkedExampleOfCentredToys) {
    const MatrixXd X{{0.2, 0.1}, {0.1, 0.3}, {-0.4, -0.2}, {0.1, -0.2}};
    const Pca pca = principal_components(X).value();
    EXPECT_LE(pca.mean.norm(), kEps);
    EXPECT_LE((pca.components - MatrixXd{{0.767752, -0.640747}, {0.640747, 0.767752}}).norm(), 2e-6);
    EXPECT_LE((pca.singular_values - Eigen::Vector2d(0.558394, 0.296979)).norm(), 1e-6);
    EXPECT_LE((pca.explained_shares - Eigen::Vector2d(0.779508, 0.220492)).norm(), 1e-6);
    EXPECT_LE((pca.variances - Eigen::Vector2d(0.103934, 0.029399)).norm(), 1e-6);
    EXPECT_LE((pca.scores - X * pca.components).norm(), 1e-15);
}

TEST(Pca, UncentredGivesSecondMoments) {
    const MatrixXd X{{3, 4}, {3, 4}};
    const Pca pca = principal_components(X, {.center = false}).value();
    EXPECT_FALSE(pca.centred);
    EXPECT_EQ(pca.mean, Eigen::Vector2d(3, 4)) << "told, though not subtracted";
    EXPECT_NEAR(pca.variances(0), 25, 1e-14) << "the mean square of the distance from the origin";
    EXPECT_LE((pca.components.col(0) - Eigen::Vector2d(0.6, 0.8)).norm(), 2 * kEps);
    EXPECT_NEAR(principal_components(X.topRows(1), {.center = false})->variances(0), 25, 1e-14);
}

TEST(Pca, UncentredSwingsToTheMeanUnlessTheOffsetHidesIt) {
    Random random(5);
    MatrixXd X(200, 2);
    for (Index i = 0; i < X.rows(); ++i) {
        const double t = random.normal();
        X.row(i) << t + 0.1 * random.normal(), t + 0.1 * random.normal();
    }
    const auto angle_to_pc1 = [&](double dx, double dy) {
        const MatrixXd moved = X.rowwise() + Eigen::RowVector2d(dx, dy);
        const VectorXd centred = principal_components(moved)->components.col(0);
        const VectorXd uncentred = principal_components(moved, {.center = false})->components.col(0);
        return std::acos(std::min(1.0, std::abs(centred.dot(uncentred))));
    };
    EXPECT_LT(angle_to_pc1(100, 100), 0.02);
    EXPECT_GT(angle_to_pc1(100, -100), 1.5);
}

TEST(Pca, ComponentsAreTheFirstOnesAndSharesAreOfTheWhole) {
    const NumpyCloud cloud = test::numpy_clouds().back();
    const MatrixXd X = matrix_of(cloud.rows);
    const Pca all = principal_components(X).value();
    const Pca two = principal_components(X, {.components = 2}).value();
    EXPECT_EQ(two.components, all.components.leftCols(2));
    EXPECT_EQ(two.scores, all.scores.leftCols(2));
    EXPECT_EQ(two.variances, all.variances.head(2));
    EXPECT_EQ(two.explained_shares, all.explained_shares.head(2));
    EXPECT_LT(two.explained_shares.sum(), 0.999);
}

TEST(Pca, ASingleRowHasNoVariance) {
    const Pca pca = principal_components(MatrixXd{{3, -1, 2}}).value();
    EXPECT_EQ(pca.mean, Eigen::Vector3d(3, -1, 2));
    EXPECT_EQ(pca.variances, VectorXd::Zero(1));
    EXPECT_EQ(pca.standard_deviations, VectorXd::Zero(1));
    EXPECT_EQ(pca.explained_shares, VectorXd::Zero(1));
    EXPECT_EQ(pca.scores, MatrixXd::Zero(1, 1));
    EXPECT_NEAR(pca.components.norm(), 1, kEps);
}

TEST(Pca, EqualRowsHaveNoVarianceAtAnyOffset) {
    for (const double value : {0.1, 1e6 + 0.1, -1e300, 5e-324, 1.7976931348623157e308}) {
        for (Index rows = 2; rows < 300; ++rows) {
            const auto pca = principal_components(MatrixXd::Constant(rows, 2, value));
            ASSERT_TRUE(pca) << rows << " rows of " << value << ": " << pca.error().message;
            EXPECT_EQ(pca->mean, Eigen::Vector2d::Constant(value));
            EXPECT_EQ(pca->variances, VectorXd::Zero(2)) << value;
            EXPECT_EQ(pca->scores, MatrixXd::Zero(rows, 2)) << value;
        }
    }
}

TEST(Pca, TheMeanOfManyRowsFarAwayIsRightToARounding) {
    Random random(8);
    MatrixXd X(100000, 2);
    long double sum[2] = {0, 0};
    for (Index i = 0; i < X.rows(); ++i) {
        for (Index j = 0; j < 2; ++j) sum[j] += X(i, j) = 1e6 + random.normal();
    }
    const VectorXd mean = principal_components(X)->mean;
    for (Index j = 0; j < 2; ++j)
        EXPECT_NEAR(mean(j), static_cast<double>(sum[j] / static_cast<long double>(X.rows())), 1e6 * kEps);
}

TEST(Pca, CollinearPointsHaveOneDirectionAlsoFarAway) {
    MatrixXd X(9, 2);
    for (Index i = 0; i < 9; ++i)
        X.row(i) << 1e6 + 0.75 * static_cast<double>(i), static_cast<double>(i) - 1e6;
    const Pca pca = principal_components(X).value();
    EXPECT_LE((pca.components.col(0) - Eigen::Vector2d(0.6, 0.8)).norm(), 4 * kEps);
    EXPECT_LE(pca.singular_values(1), 4 * kEps * pca.singular_values(0));
}

TEST(Pca, AConstantColumnIsOrthogonalToTheRest) {
    const MatrixXd X{{1, 0.1, 2}, {2, 0.1, 4}, {4, 0.1, 1}};
    const Pca pca = principal_components(X).value();
    EXPECT_EQ(pca.mean(1), 0.1);
    EXPECT_LE(pca.components.row(1).head(2).norm(), kEps);
    EXPECT_EQ(refusal(X, {.standardise = true}), "Column 2 is constant: it has no spread to divide by.");
    EXPECT_EQ(refusal(X, {.standardise = true, .column_names = {"a", "b", "c"}}),
              "\"b\" is constant: it has no spread to divide by.");
    EXPECT_EQ(refusal(X.topRows(1), {.standardise = true}),
              "Column 1 is constant: it has no spread to divide by.");
}

TEST(Pca, TiedVariancesSpanTheSamePlane) {
    const MatrixXd X{{1, 1, 0}, {-1, 1, 0}, {-1, -1, 0}, {1, -1, 0}};
    const Pca pca = principal_components(X).value();
    EXPECT_NEAR(pca.singular_values(0), 2, 4 * kEps);
    EXPECT_NEAR(pca.singular_values(1), 2, 4 * kEps);
    const MatrixXd plane = pca.components.leftCols(2) * pca.components.leftCols(2).transpose();
    EXPECT_LE((plane - MatrixXd{{1, 0, 0}, {0, 1, 0}, {0, 0, 0}}).norm(), 8 * kEps);
}

TEST(Pca, TheFirstOfTiedEntriesDecidesTheSign) {
    // Both entries are sqrt(1/2): rounding alone must not choose the sign.
    for (const double bend : {-1e-15, 0.0, 1e-15}) {
        const Pca pca = principal_components(MatrixXd{{-1, 1 + bend}, {1, -1 - bend}, {0, 0}}).value();
        EXPECT_GT(pca.components(0, 0), 0) << bend;
        EXPECT_LT(pca.components(1, 0), 0) << bend;
    }
}

TEST(Pca, StandardisingForgetsUnits) {
    const NumpyCloud cloud = test::numpy_clouds()[40];
    const MatrixXd X = matrix_of(cloud.rows);
    const Pca in_metres = principal_components(X, {.standardise = true}).value();
    const MatrixXd scaled = X * Eigen::Vector2d(1024, 1).asDiagonal();
    const Pca in_kilometres = principal_components(scaled, {.standardise = true}).value();
    EXPECT_EQ(in_metres.components, in_kilometres.components);
    EXPECT_EQ(in_metres.scores, in_kilometres.scores);
    EXPECT_NEAR(in_metres.variances.sum(), 2, 8 * kEps) << "each column has variance 1";
}

TEST(Pca, TinyAndHugeEntriesKeepTheirDirections) {
    const MatrixXd X{{1, 1}, {2, 2.1}, {3, 2.8}, {4, 4.2}};
    const MatrixXd expected = principal_components(X)->components;
    for (const double scale : {0x1p-900, 0x1p900}) {
        const Pca pca = principal_components(X * scale).value();
        EXPECT_EQ(pca.components, expected) << scale;
        EXPECT_NEAR(pca.explained_shares(0), 0.9961, 5e-5) << scale;
        EXPECT_EQ(std::isinf(pca.variances(0)), scale > 1);
    }
}

TEST(Pca, RefusesWithOneSentence) {
    EXPECT_EQ(refusal(MatrixXd(0, 3)), "The table has no entries: it is 0 x 3.");
    EXPECT_EQ(refusal(MatrixXd(3, 0)), "The table has no entries: it is 3 x 0.");
    MatrixXd X{{1, 2}, {3, 4}, {5, 7}};
    EXPECT_EQ(refusal(X, {.components = 3}), "3 components were asked for, and a 3 x 2 table has 2.");
    EXPECT_EQ(refusal(X, {.components = -1}), "-1 components were asked for, and a 3 x 2 table has 2.");
    EXPECT_EQ(refusal(X, {.center = false, .standardise = true}),
              "Columns can be standardised only when they are centred.");
    EXPECT_EQ(refusal(MatrixXd{{1.7e308}, {-1.7e308}, {1.7e308}}),
              "The entries are so large that their differences overflow.");
    X(2, 1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(refusal(X), "The entry in row 3, column 2 is not a finite number.");
}

}  // namespace
}  // namespace svdscope
