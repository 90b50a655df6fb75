// Measures, and mends numbers: lengths, roots, order, signs.
#include "core/svd/mend.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Of numbers that are not rounded: a student's own arithmetic in double, with room.
constexpr double kExact = 1e-11;

using Order = std::vector<Index>;

Order sorted_by(const VectorXd& keys) {
    Order order(static_cast<std::size_t>(keys.size()));
    std::iota(order.begin(), order.end(), Index{0});
    std::ranges::stable_sort(order, [&](Index i, Index j) { return keys(i) > keys(j); });
    return order;
}

MatrixXd with_order(const MatrixXd& M, const Order& order) {
    MatrixXd result = M;
    for (std::size_t i = 0; i < order.size(); ++i) result.col(static_cast<Index>(i)) = M.col(order[i]);
    return result;
}

/// Unlike identity, these are the columns that move.
std::vector<int> moved(const Order& order) {
    std::vector<int> columns;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i] != static_cast<Index>(i)) columns.push_back(static_cast<int>(i));
    }
    return columns;
}

void note(Candidate& candidate, Finding repair, std::vector<int> columns) {
    const bool first = candidate.repairs.empty() || repair < *std::ranges::min_element(candidate.repairs);
    candidate.repairs.push_back(repair);
    if (first) candidate.columns = std::move(columns);
}

void make_unit(MatrixXd& M, double rounding, std::vector<int>& columns) {
    for (Index i = 0; i < M.cols(); ++i) {
        const double length = M.col(i).norm();
        if (length == 0 || std::abs(length - 1) <= column_tolerance(rounding, M.rows())) continue;
        M.col(i) /= length;
        if (std::ranges::find(columns, static_cast<int>(i)) == columns.end()) {
            columns.push_back(static_cast<int>(i));
        }
    }
    std::ranges::sort(columns);
}

/// Both sides of a pair, whose sigma stays or becomes positive.
void mend_signs(const Examined& examined, Candidate& candidate) {
    std::vector<int> negative, unpaired;
    for (Index i = 0; i < candidate.sigma.size(); ++i) {
        const bool below = candidate.sigma(i) < -candidate.rounding_sigma;
        if (below) {
            candidate.sigma(i) *= -1;
            negative.push_back(static_cast<int>(i));
        }
        const double stretch = candidate.U.col(i).dot(examined.A * candidate.V.col(i));
        const double nothing = kExact * examined.sigma(0) + candidate.rounding_sigma;
        if (stretch < -nothing) {
            candidate.U.col(i) *= -1;
            if (!below) unpaired.push_back(static_cast<int>(i));
        }
    }
    if (!unpaired.empty()) note(candidate, Finding::SignsNotPaired, unpaired);
    if (!negative.empty()) note(candidate, Finding::NegativeSigma, negative);
}

/// 0: as it is; 1: pairs by their sigma; 2: pairs by how far A stretches v; 3: U and V each by itself.
bool put_in_order(const Examined& examined, Candidate& candidate, int how) {
    if (how == 0) return true;
    const Index count = candidate.sigma.size();
    const VectorXd stretch = (examined.A * candidate.V.leftCols(count)).colwise().norm();
    const VectorXd stretch_back = (examined.A.transpose() * candidate.U.leftCols(count)).colwise().norm();
    const Order by_sigma = sorted_by(candidate.sigma.cwiseAbs());
    const Order of_V = how == 1 ? by_sigma : sorted_by(stretch);
    const Order of_U = how == 1 ? by_sigma : how == 2 ? of_V : sorted_by(stretch_back);
    std::vector<int> columns = moved(of_V);
    for (const int column : moved(of_U)) {
        if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    }
    if (how == 2 && columns.empty() && moved(by_sigma).empty()) return false;
    if (columns.empty()) columns = moved(by_sigma);
    if (columns.empty()) return false;
    candidate.V = with_order(candidate.V, of_V);
    candidate.U = with_order(candidate.U, of_U);
    const VectorXd sigma = candidate.sigma;
    for (Index i = 0; i < count; ++i) candidate.sigma(i) = sigma(by_sigma[static_cast<std::size_t>(i)]);
    std::ranges::sort(columns);
    note(candidate, Finding::NotSorted, std::move(columns));
    return true;
}

/// lambda as given -> sigma in units of A.
bool take_roots(const Examined& examined, Candidate& candidate) {
    const double least = -candidate.rounding_sigma;
    if (candidate.sigma.size() == 0 || candidate.sigma.minCoeff() < least) return false;
    const double largest = candidate.sigma.maxCoeff();
    const VectorXd lambda = candidate.sigma.cwiseMax(0) / examined.scale;
    candidate.sigma = examined.scale * lambda.cwiseSqrt();
    if (largest > 0) {
        const double sigma = candidate.sigma.maxCoeff();
        candidate.rounding_sigma *= 0.5 * sigma / largest;
    }
    std::vector<int> columns(static_cast<std::size_t>(candidate.sigma.size()));
    std::iota(columns.begin(), columns.end(), 0);
    note(candidate, Finding::EigenvaluesGiven, std::move(columns));
    return true;
}

}  // namespace

double column_tolerance(double rounding, Index length) {
    // Errors of rounding are independent: a sum of `length` of them grows with its root only, times entries
    // whose squares sum to 1.
    return kExact + 4 * rounding + static_cast<double>(length) * rounding * rounding;
}

Defects defects_of(const Examined& examined, const Candidate& candidate) {
    const Index count = candidate.sigma.size();
    const auto U = candidate.U.leftCols(count), V = candidate.V.leftCols(count);
    const MatrixXd AV = examined.A * V, AtU = examined.A.transpose() * U;
    const auto S = candidate.sigma.asDiagonal();
    Defects defects;
    const auto gram = [](const MatrixXd& M) {
        return MatrixXd((M.transpose() * M - MatrixXd::Identity(M.cols(), M.cols())).cwiseAbs());
    };
    defects.gram_U = gram(candidate.U);
    defects.gram_V = gram(candidate.V);
    defects.right = (AV - U * S).colwise().norm();
    defects.left = (AtU - V * S).colwise().norm();
    defects.residual = (examined.A - U * S * V.transpose()).norm();
    for (Index i = 0; i < count; ++i) {
        const double next = i + 1 < count ? candidate.sigma(i + 1) : 0;
        defects.order = std::max(defects.order, next - candidate.sigma(i));
    }
    return defects;
}

bool fits(const Examined& examined, const Candidate& candidate, const Defects& defects, double held) {
    const double sigma_1 = examined.sigma(0);
    const double of_U = std::max(candidate.rounding_U, held);
    const double of_V = std::max(candidate.rounding_V, held);
    const double of_sigma = std::max(candidate.rounding_sigma, held * sigma_1);
    const double m = static_cast<double>(examined.A.rows()), n = static_cast<double>(examined.A.cols());
    if (defects.order > kExact * sigma_1 + 2 * of_sigma) return false;
    if (defects.gram_U.maxCoeff() > column_tolerance(of_U, examined.A.rows())) return false;
    if (defects.gram_V.maxCoeff() > column_tolerance(of_V, examined.A.cols())) return false;
    const double size = examined.A.norm();
    double whole = kExact * size;
    for (Index i = 0; i < candidate.sigma.size(); ++i) {
        const double sigma = std::abs(candidate.sigma(i));
        const double base = kExact * sigma_1 + of_sigma;
        const double right = base + 1.5 * of_V * size + of_U * sigma * std::sqrt(m);
        const double left = base + 1.5 * of_U * size + of_V * sigma * std::sqrt(n);
        if (defects.right(i) > right || defects.left(i) > left) return false;
        whole += of_sigma + sigma * (of_U * std::sqrt(m) + of_V * std::sqrt(n));
    }
    return defects.residual <= whole;
}

int digits_held(const Examined& examined, const Candidate& candidate, int written) {
    const Defects defects = defects_of(examined, candidate);
    if (fits(examined, candidate, defects, 0)) return kExactDigits;
    for (int digits = std::min(written, 10) - 1; digits >= 2; --digits) {
        if (fits(examined, candidate, defects, 0.5 * std::pow(10.0, -digits))) return digits;
    }
    return -1;
}

std::vector<Candidate> mendings(const Examined& examined, const Candidate& reading) {
    std::vector<Candidate> result;
    for (int way = 0; way < 16; ++way) {
        Candidate candidate = reading;
        if ((way & 1) != 0) {
            std::vector<int> columns;
            make_unit(candidate.U, candidate.rounding_U, columns);
            make_unit(candidate.V, candidate.rounding_V, columns);
            if (columns.empty()) continue;
            note(candidate, Finding::NotUnit, std::move(columns));
        }
        if ((way & 2) != 0 && !take_roots(examined, candidate)) continue;
        if (!put_in_order(examined, candidate, way >> 2)) continue;
        result.push_back(candidate);
        mend_signs(examined, candidate);
        if (candidate.repairs.size() > result.back().repairs.size()) result.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(result, {}, [](const Candidate& one) { return one.repairs.size(); });
    return result;
}

}  // namespace svdscope
