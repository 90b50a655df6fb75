// The polar form of any shape: what it holds, known answers, the nearest matrix without stretch.
#include "core/analysis/polar.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <tuple>

#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

double loss(const MatrixXd& Q) {
    const MatrixXd G = Q.rows() >= Q.cols() ? MatrixXd(Q.transpose() * Q) : MatrixXd(Q * Q.transpose());
    return (G - MatrixXd::Identity(G.rows(), G.cols())).norm();
}

TEST(Polar, ReproducesOverShapesAndRanks) {
    Random random(61);
    for (const auto& [rows, cols, rank] : {std::tuple{1, 1, 1},
                                           {4, 4, 4},
                                           {4, 4, 2},
                                           {9, 4, 4},
                                           {9, 4, 1},
                                           {4, 9, 4},
                                           {4, 9, 2},
                                           {1, 5, 1},
                                           {5, 1, 1},
                                           {25, 25, 25},
                                           {3, 3, 0}}) {
        SCOPED_TRACE(testing::Message() << rows << " x " << cols << " rank " << rank);
        const MatrixXd left = MatrixXd::NullaryExpr(rows, rank, [&] { return random.normal(); });
        const MatrixXd A = left * MatrixXd::NullaryExpr(rank, cols, [&] { return random.normal(); });
        const Svd svd = decompose(A).value();
        const Polar form = polar(A).value();
        const double allowed = 70 * std::max(rows, cols) * kEps;
        ASSERT_EQ(form.Q.rows(), rows);
        ASSERT_EQ(form.H.rows(), cols);
        EXPECT_LE((form.Q * form.H - A).norm(), allowed * svd.sigma(0));
        EXPECT_LE(loss(form.Q), allowed);
        EXPECT_EQ(form.H, form.H.transpose());
        // H is the one positive semidefinite root of A^T A.
        EXPECT_LE((form.H * form.H - A.transpose() * A).norm(), 2 * allowed * svd.sigma(0) * svd.sigma(0));
        for (int i = 0; i < 50; ++i) {
            const Eigen::VectorXd x =
                Eigen::VectorXd::NullaryExpr(cols, [&](auto) { return random.normal(); });
            EXPECT_GE(x.dot(form.H * x), -allowed * svd.sigma(0) * x.squaredNorm());
        }
    }
}

TEST(Polar, QIsTheNearestWithoutStretch) {
    Random random(62);
    const MatrixXd A = MatrixXd::NullaryExpr(6, 3, [&] { return random.normal(); });
    const Polar form = polar(A).value();
    const double nearest = (A - form.Q).norm();
    for (int i = 0; i < 500; ++i) {
        const double size = std::pow(10, random.uniform(-6, 0));
        const MatrixXd moved = form.Q + size * MatrixXd::NullaryExpr(6, 3, [&] { return random.normal(); });
        const MatrixXd other = polar(moved)->Q;
        EXPECT_GE((A - other).norm(), nearest - 100 * kEps);
    }
}

TEST(Polar, KnownAnswers) {
    const Polar shear = polar(MatrixXd{{1, 1}, {0, 1}}).value();
    const MatrixXd turn = MatrixXd{{2, 1}, {-1, 2}} / std::sqrt(5.0);  // by atan(1 / 2)
    EXPECT_LE((shear.Q - turn).norm(), 8 * kEps);
    EXPECT_LE((shear.H - MatrixXd{{2, 1}, {1, 3}} / std::sqrt(5.0)).norm(), 8 * kEps);
    const Polar mirror = polar(MatrixXd{{1, 2}, {2, 1}}).value();
    EXPECT_LE((mirror.Q - MatrixXd{{0, 1}, {1, 0}}).norm(), 8 * kEps) << "det < 0: no turn but a mirror";
    EXPECT_LE((mirror.H - MatrixXd{{2, 1}, {1, 2}}).norm(), 16 * kEps);
    const Polar wide = polar(MatrixXd{{0, 3, 0}}).value();
    EXPECT_LE((wide.Q - MatrixXd{{0, 1, 0}}).norm(), kEps);
    EXPECT_EQ(wide.H.trace(), 3);
    EXPECT_EQ(polar(MatrixXd::Zero(3, 2))->H, MatrixXd::Zero(2, 2));
}

TEST(Polar, ExtremesAndRefusals) {
    const MatrixXd huge = MatrixXd{{1, 1}, {1, -1}} * 1e308;
    EXPECT_TRUE(polar(huge)->H.allFinite());
    EXPECT_NEAR(polar(huge)->H(0, 0) / 1e308, std::sqrt(2.0), 8 * kEps);
    const MatrixXd tiny = MatrixXd{{3, 0}, {0, -4}} * 0x1p-1074;
    EXPECT_EQ(polar(tiny)->H, tiny.cwiseAbs());
    EXPECT_EQ(polar(MatrixXd(2, 0)).error().message, "The matrix has no entries: it is 2 x 0.");
    EXPECT_EQ(polar(MatrixXd{{1, NAN}}).error().message,
              "The entry in row 1, column 2 is not a finite number.");
}

}  // namespace
}  // namespace svdscope
