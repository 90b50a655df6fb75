// QR steps with an implicit shift on a bidiagonal matrix B, which is kept whole so that the bulge can be
// seen.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/svd/by_hand/golub_kahan_steps.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();

// U0 (U B V^T) V0^T = A at every moment.
struct Work {
    MatrixXd B, U, V;
    double size = 0;  ///< the largest |entry| at the beginning

    void turn_columns(QrStep& step, const Rotation& turn) {
        rotate_columns(B, turn);
        rotate_columns(V, turn);
        step.right.push_back(turn);
    }
    void turn_rows(QrStep& step, const Rotation& turn) {
        rotate_rows(B, turn);
        rotate_columns(U, turn);
        step.left.push_back(turn);
    }
};

void record(GolubKahanSteps& steps, QrStep step, const MatrixXd& B) {
    step.after = {B.diagonal(), B.diagonal(1)};
    steps.qr.push_back(std::move(step));
}

// An entry above the diagonal that is rounding beside its neighbours becomes 0, and so does a diagonal entry
// that is rounding beside the whole: neither moves sigma by more than eps of the largest entry.
void deflate(GolubKahanSteps& steps, Work& work) {
    MatrixXd& B = work.B;
    QrStep step;
    step.kind = QrKind::Deflation;
    step.last = B.cols() - 1;
    for (Index i = 0; i < B.cols(); ++i) {
        if (B(i, i) == 0 || std::abs(B(i, i)) > kEps * work.size) continue;
        B(i, i) = 0;
        step.zeroed.push_back(i);
    }
    for (Index i = 0; i + 1 < B.cols(); ++i) {
        const double beside = std::abs(B(i, i)) + std::abs(B(i + 1, i + 1));
        if (B(i, i + 1) == 0 || std::abs(B(i, i + 1)) > kEps * std::max(beside, work.size * kEps)) continue;
        B(i, i + 1) = 0;
        step.cleared.push_back(i);
    }
    if (!step.cleared.empty() || !step.zeroed.empty()) record(steps, std::move(step), B);
}

// The last block in which no entry above the diagonal is 0; first = last when all are.
std::pair<Index, Index> last_block(const MatrixXd& B) {
    Index last = B.cols() - 1;
    while (last > 0 && B(last - 1, last) == 0) --last;
    Index first = last;
    while (first > 0 && B(first - 1, first) != 0) --first;
    return {first, last};
}

// diagonal(i) = 0, i < last: row i has one entry left, f right of the diagonal. A turn of the rows i and k
// moves it one column further, until it leaves the matrix; the row is then 0 and the matrix falls apart.
void chase_along_row(GolubKahanSteps& steps, Work& work, Index i, Index last) {
    QrStep step;
    step.kind = QrKind::ZeroChase;
    step.first = i, step.last = last;
    for (Index k = i + 1; k <= last; ++k) {
        work.turn_rows(step, rotation_to_first(k, i, work.B(k, k), work.B(i, k)));
        work.B(i, k) = 0;
    }
    record(steps, std::move(step), work.B);
}

// diagonal(last) = 0: its column has one entry left, which turns of columns move up and out.
void chase_up_column(GolubKahanSteps& steps, Work& work, Index first, Index last) {
    QrStep step;
    step.kind = QrKind::ZeroChase;
    step.first = first, step.last = last;
    for (Index k = last; k-- > first;) {
        work.turn_columns(step, rotation_to_first(k, last, work.B(k, k), work.B(k, last)));
        work.B(k, last) = 0;
    }
    record(steps, std::move(step), work.B);
}

// Wilkinson's shift: of the last 2 x 2 of T = B^T B, [a b; b c], the eigenvalue nearer to c,
// c - b^2 / (delta + sign(delta) sqrt(delta^2 + b^2)), delta = (a - c) / 2.
double wilkinson_shift(const MatrixXd& B, Index first, Index last) {
    const double d = B(last - 1, last - 1), e = B(last - 1, last), f = B(last, last);
    const double before = last - 1 > first ? B(last - 2, last - 1) : 0;
    const double a = d * d + before * before, b = d * e, c = e * e + f * f;
    const double delta = (a - c) / 2;
    const double root = std::copysign(std::hypot(delta, b), delta);
    return delta + root == 0 ? c : c - b * b / (delta + root);
}

// A QR step on T - shift I would begin with the rotation that makes its first column (t_11 - shift, t_12)
// point along the first axis. T is never formed: that one rotation is applied to the columns of B, and what
// it pushes out of the bidiagonal, the bulge, is chased down the diagonal by rotations from either side. By
// the implicit Q theorem the outcome is that of the QR step. Near the end above(last - 1) falls with its
// cube.
void shifted_step(GolubKahanSteps& steps, Work& work, Index first, Index last) {
    MatrixXd& B = work.B;
    QrStep step;
    step.first = first, step.last = last;
    step.shift = wilkinson_shift(B, first, last);
    double x = B(first, first) * B(first, first) - step.shift;
    double y = B(first, first) * B(first, first + 1);
    for (Index k = first; k < last; ++k) {
        work.turn_columns(step, rotation_to_first(k, k + 1, x, y));
        if (k > first) B(k - 1, k + 1) = 0;  // the bulge above is gone; a new one is below the diagonal
        work.turn_rows(step, rotation_to_first(k, k + 1, B(k, k), B(k + 1, k)));
        B(k + 1, k) = 0;
        x = B(k, k + 1);
        y = k + 2 <= last ? B(k, k + 2) : 0;
    }
    record(steps, std::move(step), B);
}

void one_step(GolubKahanSteps& steps, Work& work, Index first, Index last) {
    if (work.B(last, last) == 0) return chase_up_column(steps, work, first, last);
    for (Index i = first; i < last; ++i) {
        if (work.B(i, i) == 0) return chase_along_row(steps, work, i, last);
    }
    shifted_step(steps, work, first, last);
}

}  // namespace

Svd diagonalise(GolubKahanSteps& steps) {
    const Index n = steps.start.diagonal.size();
    Work work{matrix_of(steps.start), MatrixXd::Identity(n, n), MatrixXd::Identity(n, n), 0};
    work.size = work.B.cwiseAbs().maxCoeff();
    const Index most = 60 * n;  // two or three steps for each value are usual
    for (Index count = 0; count < most && !steps.converged; ++count) {
        deflate(steps, work);
        const auto [first, last] = last_block(work.B);
        steps.converged = last == 0;
        if (!steps.converged) one_step(steps, work, first, last);
    }
    return {work.U, work.B.diagonal(), work.V};
}

}  // namespace svdscope::by_hand
