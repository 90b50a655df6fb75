// Small matrices that the routes by hand are tried on, and what an SVD of one has to hold.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::test {

struct NamedMatrix {
    std::string name;
    Eigen::MatrixXd A;
};

inline Eigen::MatrixXd gaussian(Random& random, Eigen::Index rows, Eigen::Index cols) {
    Eigen::MatrixXd A(rows, cols);
    for (double& x : A.reshaped()) x = random.normal();
    return A;
}

/// The 8 x 5 matrix of Golub and Reinsch 1970: sigma = sqrt(1248), 20, sqrt(384), 0, 0.
inline Eigen::MatrixXd golub_reinsch() {
    return Eigen::MatrixXd{{22, 10, 2, 3, 7}, {14, 7, 10, 0, 8}, {-1, 13, -1, -11, 3}, {-3, -2, 13, -2, 4},
                           {9, 8, 1, -2, 4},  {9, 1, -7, 5, -1}, {2, -6, 6, 5, 1},     {4, 5, 0, -2, 2}};
}

/// Zero, one row, one column, ties, exact and rounded rank deficiency, zeros on a bidiagonal's diagonal,
/// huge, tiny and mixed sizes, and Gaussian matrices of many shapes.
inline std::vector<NamedMatrix> by_hand_matrices() {
    using Eigen::MatrixXd;
    Random random(71);
    std::vector<NamedMatrix> list{
        {"1 x 1", MatrixXd{{-3}}},
        {"zero", MatrixXd::Zero(4, 3)},
        {"zero wide", MatrixXd::Zero(2, 5)},
        {"identity", MatrixXd::Identity(6, 6)},
        {"tall identity", MatrixXd::Identity(7, 3)},
        {"one entry", 2 * MatrixXd::Identity(5, 1) * MatrixXd::Identity(1, 5)},
        {"all ones", MatrixXd::Ones(9, 6)},
        {"golub and reinsch", golub_reinsch()},
        {"its transpose", golub_reinsch().transpose()},
        {"wide worked example", MatrixXd{{3, 2, 2}, {2, 3, -2}}},
        {"swap", MatrixXd{{0, 1}, {1, 0}}},
        {"order", MatrixXd{{1, 0}, {0, 2}}},
        {"zero inside of a bidiagonal", MatrixXd{{1, 2, 0, 0}, {0, 0, 3, 0}, {0, 0, 4, 5}, {0, 0, 0, 6}}},
        {"zero at its end", MatrixXd{{1, 2, 0}, {0, 3, 4}, {0, 0, 0}}},
        {"nilpotent", MatrixXd{{0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {0, 0, 0, 0}}},
        {"mixed sizes", MatrixXd{{1e150, 1}, {1, 1e-150}}},
    };
    for (const double size : {1e300, 1e-300, 5e-324}) {
        list.push_back({"ones of " + std::to_string(std::ilogb(size)), MatrixXd::Constant(5, 4, size)});
        if (size > 1e-320) list.push_back({"gaussian at the edge", size * gaussian(random, 6, 4)});
    }
    for (const auto& [rows, cols] : {std::pair{1, 7},
                                     {7, 1},
                                     {2, 2},
                                     {3, 2},
                                     {2, 3},
                                     {5, 5},
                                     {12, 7},
                                     {7, 12},
                                     {20, 20},
                                     {20, 3},
                                     {3, 20}})
        list.push_back({std::to_string(rows) + " x " + std::to_string(cols), gaussian(random, rows, cols)});
    list.push_back({"rank 3 of 8", gaussian(random, 9, 3) * gaussian(random, 3, 8)});
    return list;
}

inline double loss_of_orthogonality(const Eigen::MatrixXd& Q) {
    return (Q.transpose() * Q - Eigen::MatrixXd::Identity(Q.cols(), Q.cols())).norm();
}

/// By Jacobi whatever the size: Eigen 3.4's divide and conquer has been seen to lose all digits of bidiagonal
/// matrices with zeros on the diagonal.
inline Svd reference_svd(const Eigen::MatrixXd& A) {
    DecomposeOptions options;
    options.method = SvdMethod::Jacobi;
    return decompose(A, options).value();
}

/// LAPACK's ratios with the factor `times`, and singular values as `decompose` has them.
inline void expect_svd_of(const Eigen::MatrixXd& A, const Svd& svd, double times = 35) {
    constexpr double kEps = std::numeric_limits<double>::epsilon();
    const Svd truth = reference_svd(A);
    const double unit = truth.sigma(0) > 0 ? truth.sigma(0) : 1;
    const double rounding = std::numeric_limits<double>::denorm_min() / unit;  // of a subnormal sigma itself
    const double allowed = times * static_cast<double>(std::max(A.rows(), A.cols())) * kEps + rounding;
    ASSERT_EQ(svd.sigma.size(), truth.sigma.size());
    ASSERT_TRUE(svd.U.allFinite() && svd.sigma.allFinite() && svd.V.allFinite());
    for (Eigen::Index i = 0; i < svd.sigma.size(); ++i) {
        EXPECT_NEAR(svd.sigma(i) / unit, truth.sigma(i) / unit, allowed) << i;
        EXPECT_GE(svd.sigma(std::max<Eigen::Index>(i - 1, 0)), svd.sigma(i));
    }
    EXPECT_GE(svd.sigma(svd.sigma.size() - 1), 0);
    const Eigen::MatrixXd product = svd.U * (svd.sigma / unit).asDiagonal() * svd.V.transpose();
    EXPECT_LE((product - A / unit).norm(), allowed);
    EXPECT_LE(loss_of_orthogonality(svd.U), allowed);
    EXPECT_LE(loss_of_orthogonality(svd.V), allowed);
}

}  // namespace svdscope::test
