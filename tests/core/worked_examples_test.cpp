// The worked examples of the texts: what every one of them says in numbers holds for this library.
//
// The comments name the entries of the collection they come from (000 to 004 are its texts). Signs of pairs
// u_i, v_i are free, so vectors are compared up to them.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include "core/analysis/amplification.hpp"
#include "core/analysis/condition.hpp"
#include "core/analysis/energy.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/analysis/norms.hpp"
#include "core/analysis/pca.hpp"
#include "core/analysis/pseudoinverse.hpp"
#include "core/analysis/rank.hpp"
#include "core/svd/by_hand/gram_steps.hpp"
#include "core/svd/by_hand/jacobi_steps.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kHalf = std::numbers::sqrt2 / 2;

std::span<const double> values_of(const VectorXd& sigma) {
    return {sigma.data(), static_cast<std::size_t>(sigma.size())};
}

int rank_of_matrix(const MatrixXd& A) {
    const VectorXd sigma = decompose(A)->sigma;
    return rank_of(values_of(sigma), rank_tolerance(sigma(0), static_cast<std::size_t>(A.rows()),
                                                    static_cast<std::size_t>(A.cols())));
}

double kappa_of(const MatrixXd& A) {
    const VectorXd sigma = decompose(A)->sigma;
    return condition_number(values_of(sigma), rank_tolerance(sigma(0), static_cast<std::size_t>(A.rows()),
                                                             static_cast<std::size_t>(A.cols())));
}

void expect_sigma(const MatrixXd& A, const std::vector<double>& expected, double tolerance) {
    const VectorXd sigma = decompose(A)->sigma;
    ASSERT_EQ(sigma.size(), static_cast<Index>(expected.size()));
    for (Index i = 0; i < sigma.size(); ++i)
        EXPECT_NEAR(sigma(i), expected[static_cast<std::size_t>(i)], tolerance) << i;
}

void expect_same_line(const VectorXd& v, const VectorXd& expected, double tolerance) {
    EXPECT_LE(std::min((v - expected).norm(), (v + expected).norm()), tolerance) << v.transpose();
}

// 000.A.gram, 000.A.svd, 000.A.kappa, 001.lowrank_update, 003.drill4
TEST(WorkedExamples, TwoOneOneTwo) {
    const MatrixXd A{{2, 1}, {1, 2}};
    const auto gram = by_hand::gram_steps(A).value();
    EXPECT_EQ(gram.gram, (MatrixXd{{5, 4}, {4, 5}}));
    EXPECT_NEAR(gram.eigenvalues(0), 9, 1e-12);
    EXPECT_NEAR(gram.eigenvalues(1), 1, 1e-12);
    expect_sigma(A, {3, 1}, 1e-12);
    const Svd svd = decompose(A).value();
    expect_same_line(svd.V.col(0), VectorXd{{kHalf, kHalf}}, 1e-12);
    expect_same_line(svd.V.col(1), VectorXd{{kHalf, -kHalf}}, 1e-12);
    EXPECT_LE((svd.U - svd.V).norm(), 1e-12) << "positive definite: U = V";
    EXPECT_LE((svd.U * svd.sigma.asDiagonal() * svd.V.transpose() - A).norm(), 1e-14);
    EXPECT_NEAR(kappa_of(A), 3, 1e-12);
    EXPECT_LE((low_rank(svd, 1) - MatrixXd::Constant(2, 2, 1.5)).norm(), 1e-14);
    EXPECT_LE((A - low_rank(svd, 1) - MatrixXd{{.5, -.5}, {-.5, .5}}).norm(), 1e-14);
    EXPECT_NEAR(low_rank_error_2(values_of(svd.sigma), 1), 1, 1e-14);
    EXPECT_NEAR(norm_frobenius(values_of(svd.sigma)), 3.1622776601683795, 1e-12);
}

// 000.B.golden, 000.B.charpoly, 004.inverse
TEST(WorkedExamples, GoldenRatio) {
    const double phi = std::numbers::phi;
    for (const MatrixXd& A : {MatrixXd{{1, 1}, {1, 0}}, MatrixXd{{1, 1}, {0, 1}}})
        expect_sigma(A, {phi, 1 / phi}, 1e-15);
    expect_same_line(decompose(MatrixXd{{1, 1}, {1, 0}})->V.col(0), VectorXd{{0.850651, 0.525731}}, 1e-6);
    expect_sigma(MatrixXd{{1, 0}, {0, 0}, {1, 1}}, {phi, 1 / phi}, 1e-15);
    expect_sigma(MatrixXd{{1, 1}, {1, 0}, {0, 0}}, {phi, 1 / phi}, 1e-15);
    const MatrixXd M{{1, 1}, {1, 2}};
    expect_sigma(M, {2.618034, 0.381966}, 1e-6);
    EXPECT_NEAR(kappa_of(M), std::pow(phi, 4), 1e-12);
    EXPECT_LE((pseudoinverse(M)->matrix - MatrixXd{{2, -1}, {-1, 1}}).norm(), 1e-13);
}

// 000.ex1, 001.practice1, 003.drill1
TEST(WorkedExamples, ThreeOneOneThreeAndTheOrderOfTheAxes) {
    const MatrixXd A{{3, 1}, {1, 3}};
    const auto gram = by_hand::gram_steps(A).value();
    EXPECT_EQ(gram.gram, (MatrixXd{{10, 6}, {6, 10}}));
    EXPECT_NEAR(gram.eigenvalues(0), 16, 1e-12);
    EXPECT_NEAR(gram.eigenvalues(1), 4, 1e-12);
    expect_sigma(A, {4, 2}, 1e-12);
    EXPECT_NEAR(kappa_of(A), 2, 1e-12);
    const Svd swapped = decompose(MatrixXd{{1, 0}, {0, 2}}).value();
    EXPECT_EQ(swapped.sigma, (VectorXd{{2, 1}}));
    expect_same_line(swapped.V.col(0), VectorXd{{0, 1}}, 0);
    expect_same_line(swapped.U.col(1), VectorXd{{1, 0}}, 0);
}

// 001.directions, 001.gram, 001.svd, 001.rank_one_approx, 001.quiz1, 001.quiz4, 002.pinv
TEST(WorkedExamples, CommonAndContrast) {
    const MatrixXd A{{1, 0}, {0, 1}, {1, 1}};
    const VectorXd common{{kHalf, kHalf}}, contrast{{kHalf, -kHalf}};
    EXPECT_LE((A * common - VectorXd{{0.7071, 0.7071, 1.4142}}).norm(), 1e-4);
    EXPECT_LE((A * contrast - VectorXd{{0.7071, -0.7071, 0}}).norm(), 1e-4);
    const auto gram = by_hand::gram_steps(A).value();
    EXPECT_EQ(gram.gram, (MatrixXd{{2, 1}, {1, 2}}));
    EXPECT_LE((gram.gram * common - VectorXd{{2.1213, 2.1213}}).norm(), 1e-4);
    EXPECT_LE((gram.gram * contrast - contrast).norm(), 1e-15);
    expect_sigma(A, {std::sqrt(3.0), 1}, 1e-12);
    const Svd svd = decompose(A).value();
    EXPECT_LE((svd.U * svd.sigma.asDiagonal() * svd.V.transpose() - A).cwiseAbs().maxCoeff(), 1e-15);
    expect_same_line(svd.V.col(0), common, 1e-12);
    expect_same_line(svd.V.col(1), contrast, 1e-12);
    expect_same_line(svd.U.col(0), VectorXd{{1, 1, 2}} / std::sqrt(6.0), 1e-12);
    expect_same_line(svd.U.col(1), VectorXd{{kHalf, -kHalf, 0}}, 1e-12);
    EXPECT_EQ(rank_of_matrix(A), 2);
    EXPECT_LE((low_rank(svd, 1) - MatrixXd{{.5, .5}, {.5, .5}, {1, 1}}).norm(), 1e-12);
    EXPECT_NEAR(low_rank_error_frobenius(values_of(svd.sigma), 1), 1, 1e-12);
    EXPECT_NEAR(low_rank_error_2(values_of(svd.sigma), 1), 1, 1e-12);
    EXPECT_NEAR(cumulative_energy(values_of(svd.sigma))[0], 0.75, 1e-12);
    const MatrixXd inverse = MatrixXd{{2, -1, 1}, {-1, 2, 1}} / 3;
    EXPECT_LE((pseudoinverse(A)->matrix - inverse).norm(), 1e-9);
    const MinimumNorm fit = minimum_norm_solution(A, VectorXd{{1, 2, 4}}).value();
    EXPECT_LE((fit.x - VectorXd{{1.3333333333333333, 2.3333333333333335}}).norm(), 1e-9);
    EXPECT_NEAR(fit.residual.norm(), 0.5773502691896257, 1e-9);
}

// 001.rank1, 001.quiz3
TEST(WorkedExamples, ASecondColumnThatAddsNothing) {
    const MatrixXd B{{1, 1}, {0, 0}, {1, 1}};
    expect_sigma(B, {2, 0}, 1e-15);
    EXPECT_EQ(rank_of_matrix(B), 1);
    EXPECT_TRUE(std::isinf(kappa_of(B)));
    const VectorXd sigma = decompose(B)->sigma;
    EXPECT_EQ(effective_condition_number(values_of(sigma), 1), 1);
}

// 004.svd_2x3
TEST(WorkedExamples, TheWideOneAndWhatItProjectsAway) {
    const MatrixXd A{{3, 2, 2}, {2, 3, -2}};
    expect_sigma(A, {5, 3}, 1e-14);
    const Svd svd = decompose(A, {.full = true, .stop = {}, .progress = {}}).value();
    ASSERT_EQ(svd.V.cols(), 3);
    expect_same_line(svd.V.col(0), VectorXd{{kHalf, kHalf, 0}}, 1e-14);
    expect_same_line(svd.V.col(1), VectorXd{{1, -1, 4}} / std::sqrt(18.0), 1e-14);
    expect_same_line(svd.V.col(2), VectorXd{{2, -2, -1}} / 3, 1e-14);
    EXPECT_LE((A * svd.V.col(2)).norm(), 1e-14) << "the null direction";
    expect_same_line(svd.U.col(0), VectorXd{{kHalf, kHalf}}, 1e-14);
    expect_same_line(svd.U.col(1), VectorXd{{kHalf, -kHalf}}, 1e-14);
    const VectorXd eigenvalues = by_hand::gram_steps(A)->eigenvalues;
    EXPECT_LE((eigenvalues - VectorXd{{25, 9, 0}}).norm(), 1e-13);
    EXPECT_LE((pseudoinverse(A)->matrix - MatrixXd{{7, 2}, {2, 7}, {10, -10}} / 45).norm(), 1e-15);
}

// 001.kappa_solve, 001.gram_kappa, 001.quiz8, 001.quiz9
TEST(WorkedExamples, ALittleNoiseBecomesALot) {
    const MatrixXd A{{1, 0}, {0, 1e-4}};
    EXPECT_NEAR(kappa_of(A), 1e4, 0.01);
    EXPECT_NEAR(kappa_of(A.transpose() * A), 1e8, 1e-3 * 1e8);
    const VectorXd b = A * VectorXd::Ones(2);
    const MinimumNorm clean = minimum_norm_solution(A, b).value();
    const MinimumNorm noisy = minimum_norm_solution(A, b + VectorXd{{0, 1e-4}}).value();
    EXPECT_LE((clean.x - VectorXd{{1, 1}}).norm(), 1e-12);
    EXPECT_LE((noisy.x - VectorXd{{1, 2}}).norm(), 1e-12);
    const double error = (noisy.x - clean.x).norm();
    EXPECT_NEAR(error / clean.x.norm(), 0.70711, 1e-5);
    EXPECT_NEAR(1e-4 / b.norm(), 1e-4, 1e-9);
    EXPECT_NEAR(amplification(error, clean.x.norm(), 1e-4, b.norm()).value(), 7071.07, 0.01);
    const std::vector<double> whitened{20, 4, 0.0002};
    EXPECT_NEAR(condition_number(whitened, 0), 1e5, 1e-9);
    EXPECT_NEAR(1 / whitened[2], 5000, 1e-9);
}

// 001.gram_loses_digits
TEST(WorkedExamples, LaeuchliDirectlyAndByGram) {
    const MatrixXd A{{1, 1}, {1e-8, 0}, {0, 1e-8}};
    EXPECT_NEAR(decompose(A)->sigma(1), 1e-8, 1e-15);
    EXPECT_NEAR(by_hand::jacobi_steps(A)->svd.sigma(1), 1e-8, 1e-15);
    EXPECT_EQ(by_hand::gram_steps(A)->svd.sigma(1), 0);
}

// 001.energy, 001.quiz6
TEST(WorkedExamples, EnergyUsesSquares) {
    const std::vector<double> sigma{12.4, 8.7, 3.1, 0.9, 0.3};
    const std::vector<double> squared{0.6408, 0.9562, 0.9962, 0.9996, 1};
    const std::vector<double> unsquared{0.4882, 0.8307, 0.9528, 0.9882, 1};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_NEAR(cumulative_energy(sigma)[i], squared[i], 5e-5);
        EXPECT_NEAR(cumulative_energy(sigma, EnergyKind::Unsquared)[i], unsquared[i], 5e-5);
    }
    EXPECT_EQ(rank_for_energy(sigma, 0.95), 2);
    EXPECT_EQ(rank_for_energy(sigma, 0.95, EnergyKind::Unsquared), 3) << "the trap";
}

// 000.pca_toy
TEST(WorkedExamples, FourPointsAlreadyCentred) {
    const MatrixXd X{{0.2, 0.1}, {0.1, 0.3}, {-0.4, -0.2}, {0.1, -0.2}};
    const Pca pca = principal_components(X).value();
    EXPECT_LE(pca.mean.norm(), 1e-15);
    EXPECT_LE((pca.singular_values - VectorXd{{0.558394, 0.296979}}).norm(), 1e-6);
    expect_same_line(pca.components.col(0), VectorXd{{0.767752, 0.640747}}, 1e-6);
    expect_same_line(pca.components.col(1), VectorXd{{0.640747, -0.767752}}, 1e-6);
    EXPECT_LE((pca.explained_shares - VectorXd{{0.779508, 0.220492}}).norm(), 1e-6);
    EXPECT_LE((pca.variances - VectorXd{{0.103934, 0.029399}}).norm(), 1e-6);
}

// 001.pca, 001.practice3
TEST(WorkedExamples, CentringAndWhatAnOffsetDoesWithoutIt) {
    const MatrixXd X{{1, 1}, {2, 2.1}, {3, 2.8}, {4, 4.2}};
    const Pca pca = principal_components(X).value();
    const VectorXd pc1 = pca.components.col(0);
    EXPECT_LE((pca.mean - VectorXd{{2.5, 2.525}}).norm(), 1e-14);
    EXPECT_LE((pc1 - VectorXd{{0.6937, 0.7203}}).norm(), 1e-4);
    EXPECT_NEAR(std::atan2(pc1(1), pc1(0)) * 180 / std::numbers::pi, 46.0773, 5e-5);
    EXPECT_NEAR(pca.explained_shares(0), 0.9961, 5e-5);
    EXPECT_LE((pca.singular_values - VectorXd{{3.216736, 0.200267}}).norm(), 1e-6);
    EXPECT_LE((pca.variances - VectorXd{{3.4491, 0.0134}}).norm(), 1e-4);
    const auto degrees_off = [&](const Eigen::RowVectorXd& offset) {
        const VectorXd v = decompose(X.rowwise() + offset)->V.col(0);
        return std::acos(std::abs(v.dot(pc1))) * 180 / std::numbers::pi;
    };
    EXPECT_NEAR(degrees_off(Eigen::RowVector2d{100, 100}), 1.0701, 1e-3);
    EXPECT_NEAR(degrees_off(Eigen::RowVector2d{100, -100}), 89.6378, 1e-3);
    const MatrixXd far = X.rowwise() + Eigen::RowVector2d{100, 100};
    expect_sigma(far, {289.966974, 0.209051}, 1e-3);
    expect_same_line(decompose(far)->V.col(0), VectorXd{{0.707019, 0.707195}}, 1e-5);
    EXPECT_LE((principal_components(far)->components.col(0) - pc1).norm(), 1e-12);
}

struct Retrieval {
    VectorXd scores;
    double energy = 0;
};

// Cosines of the query with every ticket, both folded into the first k right vectors.
Retrieval retrieve(const MatrixXd& tickets, const VectorXd& query, Index k) {
    const Svd svd = decompose(tickets).value();
    const MatrixXd V = svd.V.leftCols(k);
    const VectorXd q = V.transpose() * query;
    Retrieval result{VectorXd(tickets.rows()),
                     cumulative_energy(values_of(svd.sigma))[static_cast<std::size_t>(k) - 1]};
    for (Index i = 0; i < tickets.rows(); ++i) {
        const VectorXd d = V.transpose() * tickets.row(i).transpose();
        result.scores(i) = d.dot(q) / (d.norm() * q.norm());
    }
    return result;
}

// 001.retrieval_k2, 001.practice2_k1
TEST(WorkedExamples, FourTickets) {
    const MatrixXd tickets{{3, 0, 1}, {0, 3, 1}, {2, 1, .5}, {1, 2, 1.5}};
    const VectorXd query{{2.5, 0.5, 1}};
    expect_sigma(tickets, {4.7011, 3.1677, 0.6044}, 5e-5);
    EXPECT_NEAR(kappa_of(tickets), 7.7786, 5e-5);
    const Retrieval whole = retrieve(tickets, query, 3), two = retrieve(tickets, query, 2);
    const Retrieval one = retrieve(tickets, query, 1);
    EXPECT_LE((whole.scores - VectorXd{{0.981495, 0.288675, 0.956183, 0.678064}}).norm(), 2e-6);
    EXPECT_LE((two.scores - VectorXd{{0.981537, 0.290517, 0.978256, 0.681397}}).norm(), 2e-6);
    EXPECT_NEAR((two.scores - whole.scores).cwiseAbs().maxCoeff(), 0.0221, 5e-5);
    EXPECT_NEAR(two.energy, 0.9888, 5e-5);
    EXPECT_LE((one.scores - VectorXd::Ones(4)).norm(), 1e-14) << "all tie";
    EXPECT_NEAR((one.scores - whole.scores).cwiseAbs().maxCoeff(), 0.7113, 5e-5);
    EXPECT_NEAR(one.energy, 0.68, 5e-5);
}

// 004.symmetric, 004.eig, 004.LR, 004.length
TEST(WorkedExamples, SymmetricMatricesAndProducts) {
    const MatrixXd S{{1, 7, 3}, {7, 4, 5}, {3, 5, 6}};
    expect_sigma(S, {13.89907, 4.7369, 1.83783}, 1e-4);
    const Svd svd = decompose(S).value();
    EXPECT_NEAR(svd.U.col(1).dot(svd.V.col(1)), -1, 1e-12) << "an eigenvalue below 0: u = -v";
    EXPECT_NEAR(svd.U.col(0).dot(svd.V.col(0)), 1, 1e-12);
    const Svd definite = decompose(MatrixXd{{4, 2}, {2, 3}}).value();
    EXPECT_NEAR(definite.sigma(0), (7 + std::sqrt(17.0)) / 2, 1e-14);
    EXPECT_NEAR(definite.sigma(1), (7 - std::sqrt(17.0)) / 2, 1e-14);
    expect_same_line(definite.V.col(0), VectorXd{{0.788205, 0.615412}}, 1e-6);
    expect_same_line(definite.V.col(1), VectorXd{{0.615412, -0.788205}}, 1e-6);
    const MatrixXd L{{2, 1}, {.5, 1.5}}, R{{1, 0, -1}, {0, 1, 2}};
    EXPECT_EQ(L * R, (MatrixXd{{2, 1, 0}, {.5, 1.5, 2.5}}));
    expect_sigma(L, {2.558336, 0.977198}, 1e-6);
    EXPECT_LE((pseudoinverse(L)->matrix - MatrixXd{{.6, -.4}, {-.2, .8}}).norm(), 1e-14);
    expect_sigma(MatrixXd{{4}, {3}}, {5}, 1e-15);
}

// 002.storage, 003.compression_20x15, 003.lora_64, 003.lora_4096
TEST(WorkedExamples, Storage) {
    EXPECT_EQ(storage_of_rank(1000, 1000, 50), 100050);
    EXPECT_NEAR(1e6 / 100050, 9.995, 1e-3);
    EXPECT_EQ(storage_of_rank(20, 15, 3), 108);
    EXPECT_NEAR(300.0 / 108, 2.7778, 1e-3);
    EXPECT_NEAR(break_even_rank(20, 15), 8.333, 1e-3);
    EXPECT_EQ(storage_of_rank(64, 64, 8) - 8, 1024) << "two factors without sigma";
    EXPECT_EQ(storage_of_rank(4096, 4096, 8) - 8, 65536);
}

// Rows are terms, columns documents: counts / length of the document, times ln(8 / (df + 1)) + 1.
MatrixXd corpus() {
    const std::vector<std::string> documents{"machine learning algorithms data science",
                                             "deep learning neural networks artificial intelligence",
                                             "natural language processing text analysis",
                                             "computer vision image recognition deep learning",
                                             "statistics probability bayesian inference",
                                             "regression classification supervised learning",
                                             "clustering dimensionality reduction unsupervised",
                                             "neural networks backpropagation gradient descent"};
    std::map<std::string, VectorXd> rows;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        std::istringstream words(documents[d]);
        std::vector<std::string> list;
        for (std::string word; words >> word;) list.push_back(word);
        for (const std::string& word : list) {
            VectorXd& row = rows.try_emplace(word, VectorXd::Zero(8)).first->second;
            row(static_cast<Index>(d)) += 1 / static_cast<double>(list.size());
        }
    }
    MatrixXd A(static_cast<Index>(rows.size()), 8);
    Index i = 0;
    for (const auto& [word, row] : rows) {
        const double documents_with_it = static_cast<double>((row.array() > 0).count());
        A.row(i++) = row.transpose() * (std::log(8 / (documents_with_it + 1)) + 1);
    }
    return A;
}

// 002.lsa
TEST(WorkedExamples, TheCorpusWhoseFirstTwoTopicsAreArbitrary) {
    const MatrixXd A = corpus();
    ASSERT_EQ(A.rows(), 33);
    expect_sigma(A, {1.193147, 1.193147, 1.154062, 1.067183, 1.063162, 0.978372, 0.896979, 0.691844}, 1e-5);
    const Svd svd = decompose(A).value();
    EXPECT_NEAR(svd.sigma(0), svd.sigma(1), 1e-14) << "a tie";
    EXPECT_NEAR(cumulative_energy(values_of(svd.sigma))[2], 0.481, 1e-3);
    EXPECT_LE(svd.V.row(2).head(3).norm(), 1e-12) << "the third document maps to 0";
}

// The 8 x 5 integer matrix of Golub and Reinsch 1970.
TEST(WorkedExamples, GolubAndReinsch) {
    const MatrixXd A{{22, 10, 2, 3, 7}, {14, 7, 10, 0, 8}, {-1, 13, -1, -11, 3}, {-3, -2, 13, -2, 4},
                     {9, 8, 1, -2, 4},  {9, 1, -7, 5, -1}, {2, -6, 6, 5, 1},     {4, 5, 0, -2, 2}};
    expect_sigma(A, {std::sqrt(1248.0), 20, std::sqrt(384.0), 0, 0}, 1e-13);
    EXPECT_EQ(rank_of_matrix(A), 3);
    EXPECT_NEAR(norm_frobenius(A), std::sqrt(1248.0 + 400 + 384), 1e-13);
    const VectorXd sigma = decompose(A)->sigma;
    EXPECT_NEAR(effective_condition_number(values_of(sigma), 3), std::sqrt(1248.0 / 384), 1e-14);
    EXPECT_NEAR(stable_rank(values_of(sigma)), 2032.0 / 1248, 1e-14);
    EXPECT_NEAR(low_rank_error_frobenius(values_of(sigma), 1), 28, 1e-13);
    const MatrixXd P = pseudoinverse(A)->matrix;
    EXPECT_LE((A * P * A - A).norm(), 1e-12);
    EXPECT_NEAR(P.norm(), std::sqrt(1 / 1248.0 + 1 / 400.0 + 1 / 384.0), 1e-15);
}

}  // namespace
}  // namespace svdscope
