// Centres, scales, decomposes, and turns singular values into variances.
#include "core/analysis/pca.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Entries this close to the largest are ties but for rounding: the first of them decides the sign.
constexpr double kTie = 1e-8;
constexpr const char* kTooLarge = "The entries are so large that their differences overflow.";

std::string size_text(const Eigen::Ref<const MatrixXd>& X) {
    return std::to_string(X.rows()) + " x " + std::to_string(X.cols());
}

std::string column_text(Index column, const PcaOptions& options) {
    const auto position = static_cast<std::size_t>(column);
    if (position < options.column_names.size()) return "\"" + options.column_names[position] + "\"";
    return "Column " + std::to_string(column + 1);
}

Result<void> check_input(const Eigen::Ref<const MatrixXd>& X, const PcaOptions& options) {
    if (X.size() == 0) return fail("The table has no entries: it is " + size_text(X) + ".");
    for (Index i = 0; i < X.rows(); ++i) {
        for (Index j = 0; j < X.cols(); ++j) {
            if (std::isfinite(X(i, j))) continue;
            return fail("The entry in row " + std::to_string(i + 1) + ", column " + std::to_string(j + 1) +
                        " is not a finite number.");
        }
    }
    if (options.components < 0 || options.components > std::min(X.rows(), X.cols())) {
        return fail(std::to_string(options.components) + " components were asked for, and a " + size_text(X) +
                    " table has " + std::to_string(std::min(X.rows(), X.cols())) + ".");
    }
    if (options.standardise && !options.center)
        return fail("Columns can be standardised only when they are centred.");
    return {};
}

// The mean without overflow: the values are scaled by a power of two first.
double mean_of(const Eigen::Ref<const VectorXd>& column) {
    const double largest = column.cwiseAbs().maxCoeff();
    if (largest == 0) return 0;
    const int exponent = std::ilogb(largest);
    const double sum = column.unaryExpr([=](double x) { return std::scalbn(x, -exponent); }).sum();
    return std::scalbn(sum / static_cast<double>(column.size()), exponent);
}

// Far from the origin the mean is rounded, by 1e-10 at 1e6: the mean of what is left corrects it. In a
// constant column what is left is a few units in the last place, so its mean is exact and zero remains.
void center(MatrixXd& Y, VectorXd& mean) {
    for (Index j = 0; j < Y.cols(); ++j) {
        Y.col(j).array() -= mean(j);
        const double rest = mean_of(Y.col(j));
        Y.col(j).array() -= rest;
        mean(j) += rest;
    }
}

bool is_constant(const Eigen::Ref<const VectorXd>& column) { return column.maxCoeff() == column.minCoeff(); }

Result<void> standardise(MatrixXd& Y, Pca& pca, const Eigen::Ref<const MatrixXd>& X,
                         const PcaOptions& options) {
    for (Index j = 0; j < Y.cols(); ++j) {
        if (is_constant(X.col(j)))
            return fail(column_text(j, options) + " is constant: it has no spread to divide by.");
        pca.scale(j) = Y.col(j).stableNorm() / std::sqrt(static_cast<double>(Y.rows() - 1));
        if (!std::isfinite(pca.scale(j))) return fail(kTooLarge);
        Y.col(j) /= pca.scale(j);
    }
    pca.standardised = true;
    return {};
}

bool points_backwards(const Eigen::Ref<const VectorXd>& component) {
    const double largest = component.cwiseAbs().maxCoeff();
    for (const double entry : component) {
        if (std::abs(entry) >= (1 - kTie) * largest) return entry < 0;
    }
    return false;
}

void fix_signs(Svd& svd) {
    for (Index i = 0; i < svd.V.cols(); ++i) {
        if (!points_backwards(svd.V.col(i))) continue;
        svd.V.col(i) *= -1;
        if (svd.U.size() > 0) svd.U.col(i) *= -1;
    }
}

// In quotients to the first, so that the squares neither overflow nor vanish.
VectorXd shares_of(const VectorXd& sigma) {
    if (sigma(0) == 0) return VectorXd::Zero(sigma.size());
    const VectorXd squares = (sigma / sigma(0)).cwiseAbs2();
    return squares / squares.sum();
}

void fill_in(Pca& pca, const Svd& svd, Index rows, Index keep) {
    pca.singular_values = svd.sigma.head(keep);
    pca.components = svd.V.leftCols(keep);
    if (svd.U.size() > 0) pca.scores = svd.U.leftCols(keep) * pca.singular_values.asDiagonal();
    pca.explained_shares = shares_of(svd.sigma).head(keep);
    const Index divisor = pca.centred ? rows - 1 : rows;
    pca.standard_deviations = divisor == 0
                                  ? VectorXd::Zero(keep).eval()
                                  : (pca.singular_values / std::sqrt(static_cast<double>(divisor))).eval();
    pca.variances = pca.standard_deviations.cwiseAbs2();
}

}  // namespace

Pca pca_of_factors(Svd svd, VectorXd mean, Index rows, bool centred, int components) {
    Pca pca;
    pca.centred = centred;
    pca.scale = VectorXd::Ones(svd.V.rows());
    pca.mean = std::move(mean);
    fix_signs(svd);
    fill_in(pca, svd, rows, components == 0 ? svd.sigma.size() : components);
    return pca;
}

Result<Pca> principal_components(const Eigen::Ref<const MatrixXd>& X, const PcaOptions& options) {
    if (auto checked = check_input(X, options); !checked) return tl::unexpected(checked.error());
    Pca pca;
    pca.centred = options.center;
    pca.scale = VectorXd::Ones(X.cols());
    pca.mean.resize(X.cols());
    for (Index j = 0; j < X.cols(); ++j) pca.mean(j) = mean_of(X.col(j));
    MatrixXd Y = X;
    if (options.center) center(Y, pca.mean);
    if (!Y.allFinite()) return fail(kTooLarge);
    if (options.standardise) {
        if (auto done = standardise(Y, pca, X, options); !done) return tl::unexpected(done.error());
    }
    Result<Svd> svd = decompose(Y);
    if (!svd) return tl::unexpected(svd.error());
    fix_signs(*svd);
    const Index keep = options.components == 0 ? svd->sigma.size() : options.components;
    fill_in(pca, *svd, X.rows(), keep);
    return pca;
}

}  // namespace svdscope
