// The route of the libraries: mirrors make A bidiagonal, then QR steps with a shift make it diagonal.
#pragma once
#include <Eigen/Core>
#include <vector>

#include "core/base/result.hpp"
#include "core/svd/by_hand/common.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::by_hand {

/// One Householder mirror I - 2 w w^T.
struct Mirror {
    bool from_left = true;   ///< multiplies rows together (clears a column), else columns (clears a row)
    Eigen::Index index = 0;  ///< of the column or row that it clears
    Eigen::VectorXd w;       ///< m or n, of length 1; 0 where there was nothing to clear: then no mirror
    Eigen::MatrixXd after;   ///< m x n, with exact zeros where it cleared
};

/// An upper bidiagonal matrix.
struct Bidiagonal {
    Eigen::VectorXd diagonal;  ///< n
    Eigen::VectorXd above;     ///< n - 1: above(i) stands right of diagonal(i)
};

/// What one step did to the bidiagonal.
enum class QrKind {
    Deflation,  ///< entries that were rounding (see `cleared` and `zeroed`) became 0
    ZeroChase,  ///< diagonal(first) or diagonal(last) was 0: its neighbour above is chased out of the matrix
    Shifted,    ///< an implicit QR step on the rows first..last
};

struct QrStep {
    QrKind kind = QrKind::Shifted;
    Eigen::Index first = 0;  ///< the block in hand, both ends included; Deflation: all of the matrix
    Eigen::Index last = 0;
    double shift = 0;  ///< Shifted: the eigenvalue of the last 2 x 2 of B^T B that is nearer to its corner
    std::vector<Rotation> right{};  ///< of columns, in order; Shifted: right and left take turns, right first
    std::vector<Rotation> left{};   ///< of rows
    std::vector<Eigen::Index> cleared{};  ///< Deflation: of `above`, at most eps times their neighbours
    std::vector<Eigen::Index> zeroed{};   ///< Deflation: of `diagonal`, at most eps times the largest entry
    Bidiagonal after{};
};

/// All but `svd` is of A / 2^exponent (see Input).
struct GolubKahanSteps {
    int exponent = 0;
    bool transposed = false;  ///< m < n: all of this is about A^T, and U and V are exchanged in the end
    std::vector<Mirror> mirrors;
    Bidiagonal start;    ///< after the mirrors: A = U0 B V0^T
    Eigen::MatrixXd U0;  ///< m x n, orthonormal columns
    Eigen::MatrixXd V0;  ///< n x n
    std::vector<QrStep> qr;
    bool converged = false;
    Svd svd;
};

/// Shapes: A m x n, 1 <= m, n <= 20. Result: see GolubKahanSteps. Units: sigma in those of A. Unique: as
/// `decompose`. Fails with one sentence: no entries; an entry that is not finite; a side longer than 20;
/// sigma_1 beyond the largest double. Error: sigma, A - U diag(sigma) V^T to 35 max(m, n) eps sigma_1; U and
/// V orthonormal to 35 max(m, n) eps (test GolubKahanSteps.AgreesWithDecompose). Source: Golub and Kahan
/// 1965; Golub and Reinsch, Numer. Math. 14 (1970); Golub and Van Loan, Matrix Computations, 4th edition,
/// algorithms 5.4.2 and 8.6.2.
Result<GolubKahanSteps> golub_kahan_steps(const Eigen::Ref<const Eigen::MatrixXd>& A);

/// The n x n matrix with these entries.
Eigen::MatrixXd matrix_of(const Bidiagonal& B);

/// Inside the route. Fills mirrors, start, U0 and V0 from M, m x n with m >= n.
void bidiagonalise(GolubKahanSteps& steps, Eigen::MatrixXd M);
/// Fills qr and converged; the result is diagonal but for rounding, of any sign and order, U and V n x n.
Svd diagonalise(GolubKahanSteps& steps);

}  // namespace svdscope::by_hand
