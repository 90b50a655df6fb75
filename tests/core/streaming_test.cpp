// Values and vectors from passes over rows: against known spectra and the direct decomposition, at every
// condition, block size and magnitude; what is refused; progress and cancelling.
#include "core/svd/streaming.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include <Eigen/SVD>

#include "core/analysis/pca.hpp"
#include "core/analysis/streaming_pca.hpp"
#include "core/base/random.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/svd/inner_svd.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

// Distinct Walsh functions of a power of two of rows: orthogonal columns of signs.
MatrixXd signs(Index rows, Index cols) {
    MatrixXd Q(rows, cols);
    for (Index j = 0; j < cols; ++j) {
        const Index which = (j * 40503 + 77) % rows;
        for (Index i = 0; i < rows; ++i)
            Q(i, j) = std::popcount(static_cast<std::uint64_t>(i & which)) % 2 == 0 ? 1 : -1;
    }
    return Q;
}

MatrixXd orthonormal_signs(Index rows, Index cols) {
    return signs(rows, cols) / std::sqrt(static_cast<double>(rows));
}

VectorXd falling(Index n, double condition) {
    VectorXd sigma(n);
    for (Index i = 0; i < n; ++i)
        sigma(i) =
            std::pow(condition, -static_cast<double>(i) / static_cast<double>(std::max<Index>(n - 1, 1)));
    return sigma;
}

double loss(const MatrixXd& V) { return (V.transpose() * V - MatrixXd::Identity(V.cols(), V.cols())).norm(); }

double worst_relative(const VectorXd& found, const VectorXd& truth) {
    return (found.cwiseQuotient(truth).array() - 1).abs().maxCoeff();
}

StreamingSvd streamed(const MatrixXd& A, const StreamingOptions& options = {}) {
    MatrixRows rows(A);
    return streaming_svd(rows, options).value();
}

// Gives no more than some rows at once.
class Portions final : public RowSource {
  public:
    Portions(const MatrixXd& A, std::uint64_t seed) : A_(A), rows_(A_), random_(seed) {}
    Index cols() const override { return rows_.cols(); }
    Result<void> rewind() override { return rows_.rewind(); }
    Result<Index> read(Eigen::Ref<MatrixXd> block) override {
        return rows_.read(block.leftCols(random_.integer(1, block.cols())));
    }
    double part() const override { return rows_.part(); }

  private:
    MatrixXd A_;
    MatrixRows rows_;
    Random random_;
};

// In long double: the truth for the entries as they are stored.
VectorXd exact_values(const MatrixXd& B) {
    using Wide = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;
    const Wide wide = B.cast<long double>();
    return Eigen::JacobiSVD<Wide>(wide).singularValues().cast<double>();
}

TEST(StreamingSvd, EveryValueUpToAConditionOfAMillion) {
    Random random(5);
    double worst = 0;
    for (const Index n : {1, 2, 3, 5, 17, 64}) {
        for (const double condition : {1.0, 10.0, 100.0, 180.0, 400.0, 900.0, 3e3, 1e4, 1e5, 1e6}) {
            // So few bits that the product with signs is exact: the values are 64 times those of B.
            const MatrixXd B =
                matrix_with_spectrum(falling(n, condition), random.bits()).unaryExpr([](double x) {
                    return std::round(x * 0x1p40) * 0x1p-40;
                });
            const StreamingSvd svd = streamed(signs(4096, n) * B);
            worst = std::max(worst, worst_relative(svd.sigma, 64 * exact_values(B)));
            EXPECT_LE(worst, 1e-11) << n << " " << condition;
            EXPECT_LE(loss(svd.V), 35 * static_cast<double>(n) * kEps);
            EXPECT_EQ(svd.rows, 4096);
            EXPECT_NEAR(svd.condition / (svd.sigma(0) / svd.sigma(n - 1)), 1, 1e-9);
        }
    }
    RecordProperty("worst", std::to_string(worst * 1e15) + "e-15");
}

// Turned at the full condition: the direct method is as good as anything can be.
TEST(StreamingSvd, AsGoodAsADirectMethod) {
    for (const double condition : {1e2, 1e4, 1e5, 1e6}) {
        const MatrixXd turn = matrix_with_spectrum(VectorXd::Ones(40), 6);
        const MatrixXd A = orthonormal_signs(1024, 40) * falling(40, condition).asDiagonal() * turn;
        const Svd direct = inner_svd(A).value();
        const StreamingSvd svd = streamed(A);
        EXPECT_LE(worst_relative(svd.sigma, direct.sigma), 20 * kEps * condition + 1e-11) << condition;
        EXPECT_EQ(svd.passes, condition <= 1e2 ? 1 : 2) << condition;
        for (Index i = 0; i < 40; ++i) EXPECT_NEAR(std::abs(svd.V.col(i).dot(direct.V.col(i))), 1, 1e-9);
    }
}

TEST(StreamingSvd, NothingIsLostBeyond) {
    for (const double condition : {1e8, 1e11, 1e15, 1e30}) {
        const MatrixXd turn = matrix_with_spectrum(VectorXd::Ones(30), 7);
        const VectorXd sigma = falling(30, condition);
        const MatrixXd A = orthonormal_signs(1024, 30) * sigma.asDiagonal() * turn;
        const StreamingSvd svd = streamed(A);
        EXPECT_LE((svd.sigma - sigma).cwiseAbs().maxCoeff(), 35 * 30 * kEps) << condition;
        EXPECT_LE(loss(svd.V), 35 * 30 * kEps) << condition;
        EXPECT_LE((A - A * svd.V * svd.V.transpose()).norm(), 35 * 30 * kEps) << condition;
    }
}

TEST(StreamingSvd, RanksShapesAndZeros) {
    MatrixXd A = MatrixXd::Zero(700, 6);
    EXPECT_EQ(streamed(A).sigma, VectorXd::Zero(6));
    EXPECT_TRUE(std::isinf(streamed(A).condition));
    A.col(2).setConstant(3);
    EXPECT_NEAR(streamed(A).sigma(0), 3 * std::sqrt(700.0), 1e-12);
    EXPECT_LE(streamed(A).sigma.tail(5).maxCoeff(), 1e-12);
    EXPECT_LE(streamed(A, {.center = true}).sigma.maxCoeff(), 1e-12);
    MatrixXd known(8, 5);
    known << 22, 10, 2, 3, 7, 14, 7, 10, 0, 8, -1, 13, -1, -11, 3, -3, -2, 13, -2, 4, 9, 8, 1, -2, 4, 9, 1,
        -7, 5, -1, 2, -6, 6, 5, 1, 4, 5, 0, -2, 2;
    const VectorXd sigma = streamed(known).sigma;
    EXPECT_NEAR(sigma(0), std::sqrt(1248.0), 1e-13);
    EXPECT_NEAR(sigma(1), 20, 1e-13);
    EXPECT_NEAR(sigma(2), std::sqrt(384.0), 1e-13);
    EXPECT_LE(sigma.tail(2).maxCoeff(), 1e-13);
    const StreamingSvd wide = streamed(known.transpose());
    ASSERT_EQ(wide.sigma.size(), 5);
    EXPECT_EQ(wide.V.cols(), 5);
    EXPECT_NEAR(wide.sigma(1), 20, 1e-13);
}

TEST(StreamingSvd, SameBitsForEveryBlockSize) {
    const MatrixXd A = orthonormal_signs(1024, 20) * falling(20, 1e5).asDiagonal();
    const StreamingSvd whole = streamed(A, {.center = true});
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        Portions rows(A, seed);
        const StreamingSvd svd = streaming_svd(rows, {.center = true}).value();
        EXPECT_EQ(svd.sigma, whole.sigma);
        EXPECT_EQ(svd.V, whole.V);
        EXPECT_EQ(svd.mean, whole.mean);
    }
}

TEST(StreamingSvd, EveryMagnitude) {
    const MatrixXd A = orthonormal_signs(512, 8) * falling(8, 1e4).asDiagonal();
    const VectorXd sigma = streamed(A).sigma;
    for (const int exponent : {-1000, -300, 290, 1000}) {
        const StreamingSvd svd = streamed(A * std::ldexp(1, exponent));
        EXPECT_LE(worst_relative(svd.sigma, sigma * std::ldexp(1, exponent)), 1e-13) << exponent;
    }
}

TEST(StreamingSvd, CentredEqualsPca) {
    Random random(9);
    for (const double offset : {0.0, 1.0, 1e6}) {
        MatrixXd A = MatrixXd::NullaryExpr(900, 12, [&] { return random.normal() + offset; });
        A.topRows(300).array() += 50;  // the first rows do not tell the mean
        const Pca pca = principal_components(A).value();
        const StreamingSvd svd = streamed(A, {.center = true});
        EXPECT_LE((svd.mean - pca.mean).norm(), 4 * kEps * (offset + 50) * 12) << offset;
        EXPECT_LE(worst_relative(svd.sigma, pca.singular_values), 1e-11) << offset;
        for (Index i = 0; i < 12; ++i)
            EXPECT_NEAR(std::abs(svd.V.col(i).dot(pca.components.col(i))), 1, 1e-10) << offset;
    }
}

TEST(StreamingPca, EqualsPca) {
    Random random(12);
    const MatrixXd A = MatrixXd::NullaryExpr(800, 6, [&] { return random.normal() + 7; });
    for (const bool center : {true, false}) {
        const Pca truth = principal_components(A, {.center = center}).value();
        MatrixRows rows(A);
        const Pca pca = streaming_pca(rows, {.center = center}).value();
        EXPECT_EQ(pca.centred, center);
        EXPECT_LE((pca.components - truth.components).norm(), 1e-11);
        EXPECT_LE((pca.variances - truth.variances).norm(), 1e-12 * truth.variances(0));
        EXPECT_LE((pca.explained_shares - truth.explained_shares).norm(), 1e-12);
        EXPECT_EQ(pca.scores.size(), 0);
    }
}

TEST(StreamingSvd, AFirstBlockFarFromTheRest) {
    Random random(10);
    MatrixXd A = MatrixXd::NullaryExpr(2000, 5, [&] { return random.normal(); });
    A.topRows(256).array() -= 1e7;
    const VectorXd direct = principal_components(A)->singular_values;
    EXPECT_LE(worst_relative(streamed(A, {.center = true}).sigma, direct), 1e-9);
}

TEST(StreamingScores, AreTheProductWithTheVectors) {
    Random random(11);
    const MatrixXd A = MatrixXd::NullaryExpr(700, 9, [&] { return random.normal() + 3; });
    const StreamingSvd svd = streamed(A, {.center = true});
    MatrixXd scores(700, 4);
    Portions rows(A, 4);
    const auto done = streaming_scores(
        rows, svd.V.leftCols(4), svd.mean,
        [&](Index first, const MatrixXd& part) { scores.middleRows(first, part.rows()) = part; });
    ASSERT_TRUE(done);
    EXPECT_LE((scores - (A.rowwise() - svd.mean.transpose()) * svd.V.leftCols(4)).norm(), 1e-12);
    EXPECT_LE((scores.colwise().norm().transpose() - svd.sigma.head(4)).norm(), 1e-12);
    EXPECT_FALSE(streaming_scores(rows, svd.V.topRows(3), svd.mean, [](Index, const MatrixXd&) {}));
}

std::string refusal(const MatrixXd& A, const StreamingOptions& options = {}) {
    MatrixRows rows(A);
    const auto svd = streaming_svd(rows, options);
    return svd ? "accepted" : svd.error().message;
}

TEST(StreamingSvd, RefusesInOneSentence) {
    MatrixXd A = MatrixXd::Ones(600, 4);
    A(470, 2) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(refusal(A), "The entry in row 471, column 3 is not a finite number.");
    A(300, 0) = std::numeric_limits<double>::infinity();
    EXPECT_EQ(refusal(A), "The entry in row 301, column 1 is not a finite number.");
    EXPECT_EQ(refusal(MatrixXd(0, 3)), "The matrix has no rows.");
    EXPECT_EQ(refusal(MatrixXd(3, 0)), "The matrix has no columns.");
    EXPECT_EQ(refusal(MatrixXd(0, 10'001)),
              "The matrix has 10001 columns; up to 10000 can be decomposed block by block.");
    EXPECT_EQ(refusal(MatrixXd::Constant(600, 4, std::numeric_limits<double>::max())),
              "The entries are so large that the first singular value is beyond the largest number.");
}

TEST(StreamingSvd, TellsProgressAndCanBeCancelled) {
    const MatrixXd A = orthonormal_signs(1024, 8) * falling(8, 1e6).asDiagonal();
    std::vector<double> told;
    streamed(A, {.progress = [&](double p) { told.push_back(p); }});
    EXPECT_EQ(told.front(), 0);
    EXPECT_EQ(told.back(), 1);
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    for (std::size_t step = 0; step + 1 < told.size(); ++step) {
        std::stop_source source;
        std::size_t calls = 0;
        const StreamingOptions options{.stop = source.get_token(), .progress = [&](double) {
                                           if (calls++ == step) source.request_stop();
                                       }};
        EXPECT_EQ(refusal(A, options), "The decomposition was cancelled.") << step;
        EXPECT_EQ(calls, step + 1);
    }
}

}  // namespace
}  // namespace svdscope
