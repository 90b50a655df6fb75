// Hard matrices by formula: sums, products and quotients of integers only, and random integers.
#include "tests/support/exact_families.hpp"

#include <cmath>
#include <utility>

#include "core/base/random.hpp"

namespace svdscope::test {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd hilbert(Index m, Index n) {
    return MatrixXd::NullaryExpr(m, n, [](Index i, Index j) { return 1.0 / static_cast<double>(i + j + 1); });
}

MatrixXd pascal(Index n) {
    MatrixXd A = MatrixXd::Ones(n, n);
    for (Index i = 1; i < n; ++i) {
        for (Index j = 1; j < n; ++j) A(i, j) = A(i - 1, j) + A(i, j - 1);
    }
    return A;
}

MatrixXd vandermonde(Index n) {
    MatrixXd A = MatrixXd::Ones(n, n);
    for (Index i = 0; i < n; ++i) {
        const double x = static_cast<double>(i + 1) / static_cast<double>(n);
        for (Index j = 1; j < n; ++j) A(i, j) = A(i, j - 1) * x;
    }
    return A;
}

MatrixXd cauchy(Index n) {
    return MatrixXd::NullaryExpr(n, n, [](Index i, Index j) {
        return 1 / (static_cast<double>(i) / 3 + static_cast<double>(j) + 0.5);
    });
}

MatrixXd laeuchli(Index n, double e) {
    MatrixXd A = MatrixXd::Zero(n + 1, n);
    A.row(0).setOnes();
    for (Index j = 0; j < n; ++j) A(j + 1, j) = e;
    return A;
}

// Rows fall off by `sine`, and stand so close together that the last value cannot be seen in the diagonal.
MatrixXd kahan(Index n, double sine, double cosine) {
    MatrixXd A = MatrixXd::Zero(n, n);
    double scale = 1;
    for (Index i = 0; i < n; ++i) {
        A(i, i) = scale;
        for (Index j = i + 1; j < n; ++j) A(i, j) = -cosine * scale;
        scale *= sine;
    }
    return A;
}

MatrixXd frank(Index n) {
    return MatrixXd::NullaryExpr(
        n, n, [n](Index i, Index j) { return j + 1 < i ? 0.0 : static_cast<double>(n - std::max(i, j)); });
}

MatrixXd minij(Index n) {
    return MatrixXd::NullaryExpr(n, n,
                                 [](Index i, Index j) { return static_cast<double>(std::min(i, j) + 1); });
}

MatrixXd random_entries(std::uint64_t seed, Index m, Index n) {
    Random random(seed);
    return MatrixXd::NullaryExpr(
        m, n, [&] { return std::ldexp(std::floor(2048 * random.uniform(-1, 1)), -10) + 0x1p-12; });
}

// D(left) B D(right), D(k) = diag(1, 2^-k, 4^-k, ...).
MatrixXd graded(Index n, int left, int right) {
    MatrixXd A = random_entries(7, n, n);
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < n; ++j)
            A(i, j) = std::ldexp(A(i, j), -static_cast<int>(i) * left - static_cast<int>(j) * right);
    }
    return A;
}

MatrixXd bidiagonal(Index n) {
    Random random(5);
    MatrixXd A = MatrixXd::Zero(n, n);
    for (Index i = 0; i < n; ++i) {
        A(i, i) = std::ldexp(1.25, -static_cast<int>(random.uniform(0, 80)));
        if (i + 1 < n) A(i, i + 1) = std::ldexp(1.5, -static_cast<int>(random.uniform(0, 80)));
    }
    return A;
}

MatrixXd golub_reinsch() {
    return MatrixXd{{22, 10, 2, 3, 7}, {14, 7, 10, 0, 8}, {-1, 13, -1, -11, 3}, {-3, -2, 13, -2, 4},
                    {9, 8, 1, -2, 4},  {9, 1, -7, 5, -1}, {2, -6, 6, 5, 1},     {4, 5, 0, -2, 2}};
}

}  // namespace

std::vector<NamedMatrix> exact_families() {
    std::vector<NamedMatrix> list{{"hilbert_5", hilbert(5, 5)},
                                  {"hilbert_12", hilbert(12, 12)},
                                  {"hilbert_20", hilbert(20, 20)},
                                  {"hilbert_30", hilbert(30, 30)},
                                  {"hilbert_40x12", hilbert(40, 12)},
                                  {"hilbert_9x25", hilbert(9, 25)},
                                  {"pascal_10", pascal(10)},
                                  {"pascal_16", pascal(16)},
                                  {"pascal_20", pascal(20)},
                                  {"vandermonde_10", vandermonde(10)},
                                  {"vandermonde_16", vandermonde(16)},
                                  {"vandermonde_20", vandermonde(20)},
                                  {"cauchy_12", cauchy(12)},
                                  {"cauchy_16", cauchy(16)},
                                  {"cauchy_24", cauchy(24)},
                                  {"laeuchli_5", laeuchli(5, 1e-8)},
                                  {"laeuchli_9", laeuchli(9, 1e-12)},
                                  {"kahan_30", kahan(30, 0.8, 0.6)},
                                  {"kahan_60", kahan(60, 0.8, 0.6)},
                                  {"frank_16", frank(16)},
                                  {"minij_30", minij(30)},
                                  {"graded_right", graded(20, 0, 4)},
                                  {"graded_left", graded(20, 4, 0)},
                                  {"graded_both", graded(16, 3, 2)},
                                  {"bidiagonal", bidiagonal(24)},
                                  {"golub_reinsch", golub_reinsch()}};
    for (const Index n : {1, 2, 3, 8, 16, 33, 64}) {
        list.push_back({"random_" + std::to_string(n), random_entries(static_cast<std::uint64_t>(n), n, n)});
    }
    return list;
}

}  // namespace svdscope::test
