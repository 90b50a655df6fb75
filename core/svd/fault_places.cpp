// Diagnosis by parts, and places.
#include "core/svd/fault_places.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The digits that a student must hold for a part to be called right.
constexpr double kHeld = 0.5e-2;
// Beyond this nothing could be told apart any more.
constexpr double kMostMagnified = 0.05;

std::string by(Index m, Index n) { return std::to_string(m) + " x " + std::to_string(n); }

bool is_right(const Examined& examined, const Candidate& candidate) {
    return fits(examined, candidate, defects_of(examined, candidate), kHeld);
}

/// Dividing by a small sigma magnifies the rounding of a vector.
double magnified(double rounding, const Examined& examined, const VectorXd& sigma, Index count) {
    const double least = count == 0 ? 0 : sigma.head(count).minCoeff();
    const double factor = least > 0 ? examined.sigma(0) / least : 1;
    return std::min(kMostMagnified, std::max(rounding, kHeld) * factor);
}

/// sigma_i = |A v_i|, and u_i where the rank gives one.
Candidate from_V(const Examined& examined, Candidate candidate, bool with_U) {
    const Index count = std::min<Index>(candidate.sigma.size(), examined.rank);
    candidate.sigma.setZero();
    for (Index i = 0; i < count; ++i) {
        const VectorXd image = examined.A * candidate.V.col(i);
        candidate.sigma(i) = image.norm();
        if (with_U && image.norm() > 0) candidate.U.col(i) = image / image.norm();
    }
    if (with_U) candidate.rounding_U = magnified(candidate.rounding_V, examined, candidate.sigma, count);
    return candidate;
}

Candidate from_U(const Examined& examined, Candidate candidate) {
    const Index count = std::min<Index>(candidate.sigma.size(), examined.rank);
    candidate.sigma.setZero();
    for (Index i = 0; i < count; ++i) {
        const VectorXd image = examined.A.transpose() * candidate.U.col(i);
        candidate.sigma(i) = image.norm();
        if (image.norm() > 0) candidate.V.col(i) = image / image.norm();
    }
    candidate.rounding_V = magnified(candidate.rounding_U, examined, candidate.sigma, count);
    return candidate;
}

void add(std::vector<int>& columns, Index column) {
    const int i = static_cast<int>(column);
    if (std::ranges::find(columns, i) == columns.end()) columns.push_back(i);
}

std::vector<int> columns_of_other_length(const MatrixXd& gram, double tolerance) {
    std::vector<int> columns;
    for (Index i = 0; i < gram.cols(); ++i) {
        if (gram(i, i) > tolerance) add(columns, i);
    }
    return columns;
}

/// Of the columns that are not perpendicular, those that A^T A (or A A^T) turns most: the others are right.
std::vector<int> tilted_columns(const MatrixXd& gram, double tolerance, const MatrixXd& G,
                                const MatrixXd& M) {
    std::vector<int> columns;
    double most = 0;
    for (Index i = 0; i < gram.cols(); ++i) {
        for (Index j = 0; j < i; ++j) {
            if (gram(i, j) <= tolerance) continue;
            add(columns, i);
            add(columns, j);
        }
    }
    std::vector<double> turned;
    for (const int i : columns) {
        const VectorXd image = G * M.col(i);
        turned.push_back((image - image.dot(M.col(i)) * M.col(i)).norm());
        most = std::max(most, turned.back());
    }
    std::vector<int> result;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (turned[i] >= 0.2 * most) result.push_back(columns[i]);
    }
    std::ranges::sort(result);
    return result;
}

std::vector<int> together(std::vector<int> columns, const std::vector<int>& more) {
    for (const int column : more) add(columns, column);
    std::ranges::sort(columns);
    return columns;
}

bool is_pairing_lost(const Examined& examined, const Candidate& reading) {
    return is_right(examined, from_V(examined, reading, true)) &&
           is_right(examined, from_U(examined, reading));
}

std::vector<int> wrong_sigmas(const Examined& examined, const Candidate& reading, const Candidate& right) {
    std::vector<int> columns;
    for (Index i = 0; i < reading.sigma.size(); ++i) {
        const double allowed = reading.rounding_sigma + kHeld * examined.sigma(0);
        if (std::abs(reading.sigma(i) - right.sigma(i)) > allowed) add(columns, i);
    }
    return columns;
}

/// Lights entries in the table as it stands: columns of V are rows of V^T.
class Places {
  public:
    explicit Places(Verdict& verdict) : verdict_(verdict) {}

    void columns(Part part, const std::vector<int>& columns) {
        const NumberTable& table = part == Part::U ? verdict_.U : verdict_.V;
        const bool rows = part == Part::V && verdict_.v_is_transposed;
        for (const int column : columns) {
            if (column >= (rows ? table.rows : table.cols)) continue;
            const int length = rows ? table.cols : table.rows;
            for (int i = 0; i < length; ++i) {
                verdict_.places.push_back(rows ? Place{part, column, i} : Place{part, i, column});
            }
        }
    }

    void all(Part part) {
        const NumberTable& table = part == Part::U ? verdict_.U : verdict_.V;
        for (int i = 0; i < table.rows; ++i) {
            for (int j = 0; j < table.cols; ++j) verdict_.places.push_back({part, i, j});
        }
    }

    void sigmas(const std::vector<int>& indices) {
        const NumberTable& table = verdict_.Sigma;
        for (const int i : indices) {
            const bool row = table.rows == 1, column = table.cols == 1;
            const Place place{Part::Sigma, row ? 0 : i, row ? i : column ? 0 : i};
            if (place.row < table.rows && place.col < table.cols) verdict_.places.push_back(place);
        }
    }

  private:
    Verdict& verdict_;
};

/// Columns of the finding in the part where a length is not 1; without the part's own check all of them.
std::vector<int> not_unit(const NumberTable& table, bool rows) {
    std::vector<int> columns;
    const int count = rows ? table.rows : table.cols, length = rows ? table.cols : table.rows;
    for (int i = 0; i < count; ++i) {
        double sum = 0;
        for (int j = 0; j < length; ++j) {
            const double entry = rows ? table.at(i, j) : table.at(j, i);
            sum += entry * entry;
        }
        if (std::abs(std::sqrt(sum) - 1) > 0.02) columns.push_back(i);
    }
    return columns;
}

}  // namespace

void judge_shapes(Verdict& verdict, const Examined& examined) {
    const Index m = examined.A.rows(), n = examined.A.cols(), k = std::min(m, n);
    verdict.finding = Finding::WrongShape;
    verdict.sentence =
        "For a matrix " + by(m, n) + " the thin form has U " + by(m, k) + ", " + std::to_string(k) +
        " singular values and V " + by(n, k) + ", but here U is " + by(verdict.U.rows, verdict.U.cols) +
        ", sigma " + by(verdict.Sigma.rows, verdict.Sigma.cols) + " and " +
        (verdict.v_is_transposed ? "V^T " : "V ") + by(verdict.V.rows, verdict.V.cols) +
        (verdict.Sigma.rows > 1 && verdict.Sigma.cols > 1 ? ", and Sigma must be diagonal." : ".");
}

void judge_wrong(Verdict& verdict, const Examined& examined, const Candidate& reading) {
    const Candidate own_sigma = from_V(examined, reading, false);
    verdict.finding = Finding::WrongSigma;
    verdict.columns = wrong_sigmas(examined, reading, own_sigma);
    if (is_right(examined, own_sigma)) return;
    verdict.columns.clear();
    verdict.finding = Finding::PairingLost;
    if (is_pairing_lost(examined, reading)) return;
    const Defects defects = defects_of(examined, reading);
    const double of_U = column_tolerance(std::max(reading.rounding_U, kHeld), examined.A.rows());
    const double of_V = column_tolerance(std::max(reading.rounding_V, kHeld), examined.A.cols());
    verdict.finding = Finding::NotUnit;
    verdict.columns = together(columns_of_other_length(defects.gram_U, of_U),
                               columns_of_other_length(defects.gram_V, of_V));
    if (!verdict.columns.empty()) return;
    verdict.finding = Finding::NotOrthogonal;
    const std::vector<int> in_U =
        tilted_columns(defects.gram_U, of_U, examined.A * examined.A.transpose(), reading.U);
    const std::vector<int> in_V =
        tilted_columns(defects.gram_V, of_V, examined.A.transpose() * examined.A, reading.V);
    Places(verdict).columns(Part::U, in_U);
    Places(verdict).columns(Part::V, in_V);
    verdict.columns = together(in_U, in_V);
    if (!verdict.columns.empty()) return;
    verdict.finding = Finding::Wrong;
    for (Index i = 0; i < reading.sigma.size(); ++i) {
        if (std::max(defects.right(i), defects.left(i)) > 4 * kHeld * examined.A.norm()) {
            add(verdict.columns, i);
        }
    }
}

void put_places(Verdict& verdict) {
    Places places(verdict);
    const std::vector<int> columns = verdict.columns;
    switch (verdict.finding) {
        case Finding::SignsNotPaired:
        case Finding::PairingLost:
            places.columns(Part::U, columns);
            break;
        case Finding::VForVt:
        case Finding::VtForV:
            places.all(Part::V);
            break;
        case Finding::UTransposed:
            places.all(Part::U);
            break;
        case Finding::Exchanged:
            places.all(Part::U);
            places.all(Part::V);
            break;
        case Finding::NotUnit:
            places.columns(Part::U, not_unit(verdict.U, false));
            places.columns(Part::V, not_unit(verdict.V, verdict.v_is_transposed));
            break;
        case Finding::NotSorted:
        case Finding::NegativeSigma:
        case Finding::EigenvaluesGiven:
        case Finding::WrongSigma:
            places.sigmas(columns);
            break;
        case Finding::Wrong:
            places.columns(Part::U, columns);
            places.columns(Part::V, columns);
            break;
        default:
            break;
    }
}

}  // namespace svdscope
