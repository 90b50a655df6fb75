// Which matrix is U, which is V, and whether they stand as they should.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/svd/mend.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

struct ReadSigma {
    VectorXd list;
    bool is_matrix = false;
    Index rows = 0, cols = 0;  ///< of the matrix
};

/// Nothing: a matrix that is not diagonal.
std::optional<ReadSigma> read_sigma(const AnswerPart& part, Index most) {
    const MatrixXd& S = part.values;
    ReadSigma sigma;
    if (S.rows() == 1 || S.cols() == 1) {
        sigma.list = S.reshaped();
        // Sigma of a single row or column is a list that ends in zeros.
        while (sigma.list.size() > most && sigma.list(sigma.list.size() - 1) == 0) {
            sigma.list.conservativeResize(sigma.list.size() - 1);
        }
        return sigma;
    }
    sigma.is_matrix = true;
    sigma.rows = S.rows();
    sigma.cols = S.cols();
    sigma.list = S.diagonal();
    MatrixXd rest = S;
    rest.diagonal().setZero();
    const double allowed = std::max(2 * part.rounding, 1e-9 * S.cwiseAbs().maxCoeff());
    if (rest.cwiseAbs().maxCoeff() > allowed) return std::nullopt;
    return sigma;
}

/// Whether U Sigma V^T can be multiplied: both thin, or both full.
bool is_one_form(const ReadSigma& sigma, Index m, Index n, Index p, Index q, bool exchanged) {
    if (sigma.is_matrix) {
        return exchanged ? sigma.rows == q && sigma.cols == p : sigma.rows == p && sigma.cols == q;
    }
    const Index count = sigma.list.size();
    return (p == count && q == count) || (p == m && q == n);
}

}  // namespace

std::vector<Candidate> readings(const Examined& examined, const AnswerPart& U, const AnswerPart& sigma_part,
                                const AnswerPart& V_as_said) {
    const Index m = examined.A.rows(), n = examined.A.cols(), k = std::min(m, n);
    std::vector<Candidate> found;
    const auto sigma = read_sigma(sigma_part, k);
    if (!sigma) return found;
    for (int way = 0; way < 8; ++way) {
        Candidate candidate;
        candidate.transposed_V = (way & 1) != 0;
        candidate.transposed_U = (way & 2) != 0;
        candidate.exchanged = (way & 4) != 0;
        const MatrixXd first = candidate.transposed_U ? MatrixXd(U.values.transpose()) : U.values;
        const MatrixXd second =
            candidate.transposed_V ? MatrixXd(V_as_said.values.transpose()) : V_as_said.values;
        candidate.U = candidate.exchanged ? second : first;
        candidate.V = candidate.exchanged ? first : second;
        candidate.rounding_U = candidate.exchanged ? V_as_said.rounding : U.rounding;
        candidate.rounding_V = candidate.exchanged ? U.rounding : V_as_said.rounding;
        candidate.rounding_sigma = examined.scale * sigma_part.rounding;
        const Index p = candidate.U.cols(), q = candidate.V.cols();
        if (candidate.U.rows() != m || candidate.V.rows() != n || p > m || q > n) continue;
        if (sigma->list.size() > k) continue;
        candidate.sigma = examined.scale * sigma->list.head(std::min({sigma->list.size(), p, q}));
        if (candidate.transposed_V) candidate.repairs.push_back(Finding::VForVt);
        if (candidate.transposed_U) candidate.repairs.push_back(Finding::UTransposed);
        if (candidate.exchanged) candidate.repairs.push_back(Finding::Exchanged);
        if (!is_one_form(*sigma, m, n, p, q, candidate.exchanged)) {
            candidate.repairs.push_back(Finding::ThinAndFull);
        }
        found.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(found, {}, [](const Candidate& one) { return one.repairs.size(); });
    return found;
}

}  // namespace svdscope
