// Procrustes in each subspace.
#include "core/svd/answer_alignment.hpp"

#include <algorithm>
#include <cmath>

#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// How near to a unit vector a column of a turn must be to be called a sign.
constexpr double kStraight = 0.1;

/// The matrix with orthonormal columns (or rows) nearest to W.
MatrixXd nearest_turn(const MatrixXd& W) {
    if (W.size() == 0) return W;
    const Result<Svd> svd = decompose(W);
    return svd ? MatrixXd(svd->U * svd->V.transpose()) : MatrixXd(MatrixXd::Identity(W.rows(), W.cols()));
}

void add(std::vector<int>& columns, Index column) {
    const int i = static_cast<int>(column);
    if (std::ranges::find(columns, i) == columns.end()) columns.push_back(i);
}

void note_turn(Alignment& alignment, const MatrixXd& turn, Index first) {
    for (Index j = 0; j < turn.cols(); ++j) {
        const double own = j < turn.rows() ? turn(j, j) : 0;
        if (std::abs(own) < 1 - kStraight) {
            add(alignment.other_axes, first + j);
        } else if (own < 0) {
            add(alignment.other_signs, first + j);
        }
    }
}

}  // namespace

Alignment align_answer(const Examined& examined, const Candidate& candidate, double tie) {
    const Index p = candidate.U.cols(), q = candidate.V.cols();
    const Index pairs = std::min({p, q, static_cast<Index>(examined.rank)});
    Alignment alignment;
    alignment.U = MatrixXd(candidate.U.rows(), p);
    alignment.V = MatrixXd(candidate.V.rows(), q);
    alignment.sigma = examined.sigma.head(std::min({p, q, examined.sigma.size()}));
    for (Index begin = 0, end = 0; begin < pairs; begin = end) {
        for (end = begin + 1; end < examined.rank; ++end) {
            if (examined.sigma(end - 1) - examined.sigma(end) > tie) break;
        }
        const Index size = end - begin, given = std::min(end, pairs) - begin;
        const auto U = examined.U.middleCols(begin, size), V = examined.V.middleCols(begin, size);
        const MatrixXd turn = nearest_turn(U.transpose() * candidate.U.middleCols(begin, given) +
                                           V.transpose() * candidate.V.middleCols(begin, given));
        alignment.U.middleCols(begin, given) = U * turn;
        alignment.V.middleCols(begin, given) = V * turn;
        note_turn(alignment, turn, begin);
    }
    const auto rest = [&](const MatrixXd& all, const MatrixXd& own, MatrixXd& result) {
        if (own.cols() <= pairs) return;
        const Index left = all.cols() - pairs, given = own.cols() - pairs;
        const MatrixXd turn = nearest_turn(all.rightCols(left).transpose() * own.rightCols(given));
        result.rightCols(given) = all.rightCols(left) * turn;
        note_turn(alignment, turn, pairs);
    };
    rest(examined.U, candidate.U, alignment.U);
    rest(examined.V, candidate.V, alignment.V);
    std::ranges::sort(alignment.other_signs);
    std::ranges::sort(alignment.other_axes);
    return alignment;
}

}  // namespace svdscope
