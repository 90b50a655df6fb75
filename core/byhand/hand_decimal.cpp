// The numbers of a calculation by hand in decimals.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/analysis/rank.hpp"
#include "core/byhand/hand_numbers.hpp"
#include "core/byhand/number_formula.hpp"
#include "core/svd/decompose.hpp"
#include "core/svd/manual_2x2.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Below this part of the largest number an entry of a factor is rounding, and is written as 0.
constexpr double kNothing = 1e-12;
// Of the sum of the sizes of all terms: what rounding leaves where they cancel.
constexpr double kCancelled = 4 * std::numeric_limits<double>::epsilon();

Formula decimal(double value, double nothing = 0) {
    return formula::decimal(std::abs(value) <= nothing ? 0 : value, kHandDigits);
}

Formula formula_of(const MatrixXd& M, double nothing) {
    std::vector<Formula> parts;
    for (Index i = 0; i < M.rows(); ++i) {
        for (Index j = 0; j < M.cols(); ++j) parts.push_back(decimal(M(i, j), nothing));
    }
    return formula::matrix(std::move(parts), static_cast<int>(M.cols()));
}

double largest(const MatrixXd& M) { return M.size() == 0 ? 0 : M.cwiseAbs().maxCoeff(); }

/// M^T M, with 0 where its terms cancel.
MatrixXd gram_of(const MatrixXd& M) {
    const MatrixXd G = M.transpose() * M;
    const MatrixXd sizes = M.cwiseAbs().transpose() * M.cwiseAbs();
    return (G.cwiseAbs().array() <= kCancelled * sizes.array()).select(MatrixXd::Zero(G.rows(), G.cols()), G);
}

std::vector<double> values_of(const MatrixXd& M) {
    std::vector<double> values;
    for (Index i = 0; i < M.rows(); ++i) {
        for (Index j = 0; j < M.cols(); ++j) values.push_back(M(i, j));
    }
    return values;
}

/// Full factors: U is m x m, V is n x n.
Result<Svd> by_hand(const MatrixXd& A) {
    if (A.rows() != 2 || A.cols() != 2) {
        DecomposeOptions options;
        options.full = true;
        return decompose(A, options);
    }
    const ManualSvd2 manual = manual_svd_2x2({A(0, 0), A(0, 1), A(1, 0), A(1, 1)});
    Svd svd;
    svd.U = MatrixXd{{manual.U.a, manual.U.b}, {manual.U.c, manual.U.d}};
    svd.V = MatrixXd{{manual.V.a, manual.V.b}, {manual.V.c, manual.V.d}};
    svd.sigma = VectorXd{{manual.sigma[0], manual.sigma[1]}};
    return svd;
}

bool starts_negative(const VectorXd& x) {
    for (const double part : x) {
        if (std::abs(part) > 1e-9) return part < 0;
    }
    return false;
}

/// The seeds start positive, and pairs change their signs together.
void settle_signs(MatrixXd& seeds, MatrixXd& partners, Index rank) {
    for (Index i = 0; i < partners.cols(); ++i) {
        const bool paired = i < rank;
        if (i < seeds.cols() && starts_negative(seeds.col(i))) {
            seeds.col(i) *= -1;
            if (paired) partners.col(i) *= -1;
        }
        if (!paired && starts_negative(partners.col(i))) partners.col(i) *= -1;
    }
}

HandDirection hand_direction(const VectorXd& unit, bool completes) {
    HandDirection result;
    result.unit = formula_of(MatrixXd(unit), kNothing);
    result.entries = result.unit.parts;
    result.values.assign(unit.begin(), unit.end());
    result.completes = completes;
    result.is_unit = true;
    return result;
}

/// From the constant up, without the leading 1; of |G| with every sign positive they are the sizes of the
/// terms.
std::vector<double> polynomial_of(const MatrixXd& G, bool sizes) {
    const double minus = sizes ? 1 : -1;
    const auto minor = [&](Index i, Index j, Index k, Index l) {
        return G(i, k) * G(j, l) + minus * G(i, l) * G(j, k);
    };
    const double trace = G.trace();
    if (G.rows() == 1) return {minus * trace};
    if (G.rows() == 2) return {minor(0, 1, 0, 1), minus * trace};
    const double determinant =
        G(0, 0) * minor(1, 2, 1, 2) + minus * G(0, 1) * minor(1, 2, 0, 2) + G(0, 2) * minor(1, 2, 0, 1);
    return {minus * determinant, minor(0, 1, 0, 1) + minor(0, 2, 0, 2) + minor(1, 2, 1, 2), minus * trace};
}

void put_polynomial(HandNumbers& hand, const MatrixXd& G) {
    const std::vector<double> c = polynomial_of(G, false), sizes = polynomial_of(G.cwiseAbs(), true);
    std::vector<Formula> written;
    std::vector<int> signs;
    for (std::size_t i = 0; i < c.size(); ++i) {
        written.push_back(decimal(std::abs(c[i])));
        signs.push_back(std::abs(c[i]) <= kCancelled * sizes[i] ? 0 : c[i] < 0 ? -1 : 1);
    }
    hand.polynomial_values = c;
    hand.polynomial = polynomial_formula(written, signs, std::vector<bool>(c.size(), false));
    if (c.size() == 3) hand.roots_found = "The roots of this cubic are found numerically.";
    if (c.size() != 2) return;
    hand.trace = decimal(G.trace());
    const double spread = std::hypot(G(0, 0) - G(1, 1), 2 * G(0, 1));
    hand.discriminant = decimal(spread * spread);
}

void put_directions(HandNumbers& hand, const MatrixXd& map, const MatrixXd& seeds, const MatrixXd& partners) {
    const MatrixXd G = gram_of(map);
    for (Index i = 0; i < seeds.cols(); ++i) {
        HandDirection seed = hand_direction(seeds.col(i), false);
        const double lambda = hand.numbers.lambda[static_cast<std::size_t>(i)];
        const MatrixXd shift = lambda * MatrixXd::Identity(G.rows(), G.cols());
        seed.shifted = formula_of(G - shift, kCancelled * largest(G));
        hand.seeds.push_back(std::move(seed));
    }
    for (Index i = 0; i < partners.cols(); ++i) {
        const bool completes = i >= hand.numbers.rank;
        HandDirection partner = hand_direction(partners.col(i), completes);
        if (!completes) partner.raw = formula_of(map * seeds.col(i), kNothing * largest(map));
        hand.partners.push_back(std::move(partner));
    }
}

void put_scalars(TranscriptNumbers& numbers, const MatrixXd& A, const VectorXd& sigma) {
    numbers.rows = static_cast<int>(A.rows());
    numbers.cols = static_cast<int>(A.cols());
    numbers.wide = numbers.cols > numbers.rows;
    numbers.A = values_of(A);
    numbers.sigma.assign(sigma.begin(), sigma.end());
    const double tolerance = rank_tolerance(numbers.sigma[0], static_cast<std::size_t>(A.rows()),
                                            static_cast<std::size_t>(A.cols()));
    numbers.rank = rank_of(numbers.sigma, tolerance);
    for (std::size_t i = static_cast<std::size_t>(numbers.rank); i < numbers.sigma.size(); ++i) {
        numbers.sigma[i] = 0;
    }
    for (const double one : numbers.sigma) numbers.lambda.push_back(one * one);
}

}  // namespace

Result<HandNumbers> hand_numbers(const std::vector<double>& values, int rows, int cols,
                                 const std::string& because) {
    MatrixXd A(rows, cols);
    for (int i = 0; i < rows * cols; ++i) A(i / cols, i % cols) = values[static_cast<std::size_t>(i)];
    if (!(A.cwiseAbs().maxCoeff() <= kMostManual)) return fail("The squares of the entries are too large.");
    const Result<Svd> svd = by_hand(A);
    if (!svd) return tl::unexpected(svd.error());
    HandNumbers hand;
    put_scalars(hand.numbers, A, svd->sigma);
    const TranscriptNumbers& numbers = hand.numbers;
    const MatrixXd map = numbers.wide ? MatrixXd(A.transpose()) : A;
    MatrixXd seeds = numbers.wide ? svd->U : svd->V, partners = numbers.wide ? svd->V : svd->U;
    settle_signs(seeds, partners, numbers.rank);
    const MatrixXd G = gram_of(map);
    hand.numbers.gram = values_of(G);
    hand.basis = "Decimals with " + std::to_string(kHandDigits) + " significant digits. " + because;
    hand.A = formula_of(A, 0);
    hand.gram = formula_of(G, 0);
    for (const double lambda : numbers.lambda) hand.lambda.push_back(decimal(lambda));
    for (const double sigma : numbers.sigma) hand.sigma.push_back(decimal(sigma));
    put_polynomial(hand, G);
    put_directions(hand, map, seeds, partners);
    for (Index i = 0; i < numbers.rank; ++i) {
        const double sigma = numbers.sigma[static_cast<std::size_t>(i)];
        const MatrixXd layer = sigma * partners.col(i) * seeds.col(i).transpose();
        hand.layers.push_back(
            formula_of(numbers.wide ? MatrixXd(layer.transpose()) : layer, kNothing * largest(A)));
    }
    return hand;
}

}  // namespace svdscope
