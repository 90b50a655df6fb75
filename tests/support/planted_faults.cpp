// Plants faults into right answers.
#include "tests/support/planted_faults.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "core/svd/decompose.hpp"

namespace svdscope::test {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::array kFaults{
    Finding::Right,       Finding::SignsNotPaired, Finding::PairingLost,      Finding::VForVt,
    Finding::VtForV,      Finding::UTransposed,    Finding::NotUnit,          Finding::NotOrthogonal,
    Finding::NotSorted,   Finding::NegativeSigma,  Finding::EigenvaluesGiven, Finding::Exchanged,
    Finding::ThinAndFull, Finding::TooCoarse,      Finding::WrongSigma,
};

// Sigma below this part of sigma_1 cannot show a fault of its pair with two decimals.
constexpr double kVisible = 0.05;

int integer(Random& random, int low, int high) { return static_cast<int>(random.integer(low, high)); }
bool chance(Random& random, double share) { return random.uniform() < share; }

MatrixXd normal(Random& random, Index m, Index n) {
    return MatrixXd::NullaryExpr(m, n, [&] { return random.normal(); });
}

/// Orthogonal, from the SVD of a random matrix.
MatrixXd turn(Random& random, Index n) {
    const Svd svd = *decompose(normal(random, n, n));
    return svd.U * svd.V.transpose();
}

MatrixXd random_matrix(Random& random, bool tied) {
    const int most = chance(random, 0.05) ? 20 : 6;
    const Index m = integer(random, 2, most), n = integer(random, 2, most), k = std::min(m, n);
    if (tied) {
        VectorXd sigma = VectorXd::NullaryExpr(k, [&] { return random.uniform(1, 4); });
        sigma(1) = sigma(0) = 4.5;
        MatrixXd S = MatrixXd::Zero(m, n);
        S.diagonal() = sigma;
        return turn(random, m) * S * turn(random, n);
    }
    const int kind = integer(random, 0, 3);
    if (kind == 0) return normal(random, m, n);
    if (kind == 1) return std::pow(10.0, random.uniform(-3, 3)) * normal(random, m, n);
    if (kind == 2 && k > 1) {
        const Index rank = integer(random, 1, static_cast<int>(k) - 1);
        return normal(random, m, rank) * normal(random, rank, n);
    }
    return MatrixXd::NullaryExpr(m, n, [&] { return static_cast<double>(integer(random, -5, 5)); });
}

/// What is planted: the numbers before they are written.
struct Draft {
    MatrixXd A, U, V;
    VectorXd sigma;
    int digits = 17;  ///< of U and V after the point
    int sigma_digits = 17;
    bool sigma_matrix = false;
    Index sigma_rows = 0, sigma_cols = 0;
    bool full = false;
    bool keep_zeros = false;  ///< else zeros at the end are left out, as numpy does
};

std::string number(double value, int digits, bool keep_zeros) {
    std::array<char, 400> text{};
    const double shown = std::abs(value) < 0.5 * std::pow(10.0, -digits) ? 0.0 : value;
    const auto end = digits >= 17 ? std::to_chars(text.data(), text.data() + text.size(), shown).ptr
                                  : std::to_chars(text.data(), text.data() + text.size(), shown,
                                                  std::chars_format::fixed, digits)
                                        .ptr;
    std::string result(text.data(), end);
    while (!keep_zeros && digits > 3 && digits < 17 && result.ends_with('0')) result.pop_back();
    return result;
}

std::string written(Random& random, const MatrixXd& M, int digits, bool keep_zeros) {
    struct Form {
        const char *open, *entries, *rows, *close;
    };
    constexpr std::array kForms{
        Form{"[[", ", ", "], [", "]]"}, Form{"array([[", ", ", "],\n       [", "]])"},
        Form{"[[", " ", "]\n [", "]]"}, Form{"[", " ", "; ", "]"},
        Form{"", "\t", "\n", ""},       Form{"\\begin{pmatrix} ", " & ", " \\\\ ", " \\end{pmatrix}"},
    };
    const Form& form = kForms[static_cast<std::size_t>(integer(random, 0, 5))];
    std::string text = form.open;
    for (Index i = 0; i < M.rows(); ++i) {
        for (Index j = 0; j < M.cols(); ++j) {
            text += (j > 0 ? form.entries : i > 0 ? form.rows : "") + number(M(i, j), digits, keep_zeros);
        }
    }
    return text + form.close;
}

Draft right_draft(Random& random, Finding fault) {
    Draft draft;
    draft.A = random_matrix(random, fault == Finding::PairingLost);
    DecomposeOptions options;
    options.full = draft.full = chance(random, 0.3);
    const Svd svd = *decompose(draft.A, options);
    draft.U = svd.U;
    draft.V = svd.V;
    draft.sigma = svd.sigma;
    draft.digits = chance(random, 0.2) ? 17 : integer(random, 2, 10);
    // As many significant digits of sigma as there are of U and V.
    const int size = static_cast<int>(std::floor(std::log10(std::max(1e-300, svd.sigma(0)))));
    draft.sigma_digits = draft.digits == 17 ? 17 : std::clamp(draft.digits - size, 0, 16);
    if (draft.sigma_digits == 0) draft.sigma_digits = 1;
    draft.sigma_matrix = chance(random, 0.4);
    draft.sigma_rows = draft.U.cols();
    draft.sigma_cols = draft.V.cols();
    for (Index i = 0; i < draft.sigma.size(); ++i) {
        if (!chance(random, 0.5)) continue;
        draft.U.col(i) *= -1;
        draft.V.col(i) *= -1;
    }
    return draft;
}

/// Pairs whose faults show.
int visible_pair(Random& random, const Draft& draft) {
    int count = 0;
    while (count < draft.sigma.size() && draft.sigma(count) > kVisible * draft.sigma(0)) ++count;
    return integer(random, 0, count - 1);
}

/// Whether columns of M are no columns of Q, up to signs and order.
bool differs(const MatrixXd& M, const MatrixXd& Q) {
    if (M.rows() != Q.rows() || M.cols() != Q.cols()) return true;
    return (Q.transpose() * M).cwiseAbs().colwise().maxCoeff().minCoeff() < 0.9;
}

void turn_columns(MatrixXd& M, Index i, Index j, double angle) {
    const VectorXd first = M.col(i), second = M.col(j);
    M.col(i) = std::cos(angle) * first + std::sin(angle) * second;
    M.col(j) = std::cos(angle) * second - std::sin(angle) * first;
}

bool plant_order(Random& random, Draft& draft) {
    const Index i = visible_pair(random, draft), j = visible_pair(random, draft);
    if (std::abs(draft.sigma(i) - draft.sigma(j)) <= kVisible * draft.sigma(0)) return false;
    draft.U.col(i).swap(draft.U.col(j));
    draft.V.col(i).swap(draft.V.col(j));
    if (chance(random, 0.7)) std::swap(draft.sigma(i), draft.sigma(j));
    return true;
}

bool plant_forms(Random& random, Draft& draft) {
    const Index m = draft.A.rows(), n = draft.A.cols(), k = std::min(m, n);
    if (m == n) return false;
    draft.sigma_matrix = true;
    const bool full = draft.full;
    draft.sigma_rows = full ? k : m;
    draft.sigma_cols = full ? k : n;
    if (chance(random, 0.3) && !full) {
        // A list cannot tell thin from full but where the longer factor is the thin one.
        draft.sigma_rows = m;
        draft.sigma_cols = n;
    }
    return true;
}

bool plant_rounding(Random& random, Draft& draft) {
    const MatrixXd U = draft.U, V = draft.V;
    const auto round = [](double x, double unit) { return std::round(x / unit) * unit; };
    const double unit = chance(random, 0.5) ? 0.1 : 0.01;
    for (double& x : draft.U.reshaped()) x = round(x, unit);
    for (double& x : draft.V.reshaped()) x = round(x, unit);
    // Zeros at the end say that more digits were meant.
    draft.keep_zeros = true;
    draft.digits = unit == 0.1 ? 1 : integer(random, 5, 9);
    draft.sigma_digits = std::max(draft.sigma_digits, 2);
    const double moved = std::max((draft.U - U).cwiseAbs().maxCoeff(), (draft.V - V).cwiseAbs().maxCoeff());
    return moved > 0.3 * unit;
}

bool plant_sigma(Random& random, Draft& draft) {
    const int i = visible_pair(random, draft);
    const double factor = chance(random, 0.5) ? random.uniform(0.4, 0.8) : random.uniform(1.25, 2);
    const VectorXd right = draft.sigma;
    draft.sigma(i) *= factor;
    std::ranges::sort(draft.sigma, std::greater<>());
    // What an exchange of order or roots would explain is another fault.
    return draft.sigma(i) == right(i) * factor &&
           (draft.sigma.cwiseAbs2() - right).cwiseAbs().maxCoeff() > 0.1 * right(0) &&
           (draft.sigma.cwiseSqrt() - right).cwiseAbs().maxCoeff() > 0.1 * right(0);
}

/// False: this draft cannot have the fault; another is drawn.
bool put_fault(Random& random, Draft& draft, Finding fault) {
    const int i = visible_pair(random, draft);
    const Index k = draft.sigma.size();
    MatrixXd& one = chance(random, 0.5) ? draft.U : draft.V;
    switch (fault) {
        case Finding::SignsNotPaired:
            one.col(i) *= -1;
            return true;
        case Finding::PairingLost:
            turn_columns(one, 0, 1, random.uniform(0.3, 1.2));
            return true;
        case Finding::VForVt:
        case Finding::VtForV:
            return differs(draft.V.transpose(), draft.V);
        case Finding::UTransposed:
            return differs(draft.U.transpose(), draft.U);
        case Finding::NotUnit:
            one.col(i) *= chance(random, 0.5) ? random.uniform(0.3, 0.8) : random.uniform(1.25, 3);
            return true;
        case Finding::NotOrthogonal: {
            const int j = integer(random, 0, static_cast<int>(k) - 1);
            if (j == i || k < 2) return false;
            const double angle = random.uniform(0.2, 0.8);
            one.col(i) = std::cos(angle) * one.col(i) + std::sin(angle) * one.col(j);
            one.col(i).normalize();
            return true;
        }
        case Finding::NotSorted:
            return plant_order(random, draft);
        case Finding::NegativeSigma:
            draft.sigma(i) *= -1;
            if (chance(random, 0.5)) one.col(i) *= -1;
            return true;
        case Finding::EigenvaluesGiven: {
            const VectorXd right = draft.sigma;
            draft.sigma = right.cwiseAbs2();
            const bool same = (draft.sigma - right).cwiseAbs().maxCoeff() < 0.1 * right(0);
            draft.sigma_digits = 17;
            return !same;
        }
        case Finding::Exchanged:
            return draft.A.rows() != draft.A.cols() ||
                   (draft.A - draft.A.transpose()).norm() > 0.2 * draft.A.norm();
        case Finding::ThinAndFull:
            return plant_forms(random, draft);
        case Finding::TooCoarse:
            return plant_rounding(random, draft);
        case Finding::WrongSigma:
            return plant_sigma(random, draft);
        default:
            return true;
    }
}

/// Free turns: among the columns beyond the rank.
void turn_lost(Random& random, Draft& draft) {
    const double nothing = 1e-10 * draft.sigma(0);
    const Index rank = (draft.sigma.array() > nothing).count();
    for (MatrixXd* M : {&draft.U, &draft.V}) {
        if (M->cols() - rank >= 2) turn_columns(*M, rank, rank + 1, random.uniform(0, 6));
    }
}

AnswerText text_of(Random& random, const Draft& draft, Finding fault) {
    AnswerText text;
    const bool exchanged = fault == Finding::Exchanged;
    const MatrixXd& U = exchanged ? draft.V : draft.U;
    const MatrixXd& V = exchanged ? draft.U : draft.V;
    text.v_is_transposed = fault == Finding::VForVt || (fault != Finding::VtForV && chance(random, 0.5));
    const bool written_transposed =
        fault == Finding::VtForV || (text.v_is_transposed && fault != Finding::VForVt);
    text.U = written(random, fault == Finding::UTransposed ? MatrixXd(U.transpose()) : U, draft.digits,
                     draft.keep_zeros);
    text.V =
        written(random, written_transposed ? MatrixXd(V.transpose()) : V, draft.digits, draft.keep_zeros);
    MatrixXd sigma = draft.sigma;
    if (draft.sigma_matrix) {
        sigma = MatrixXd::Zero(exchanged ? draft.sigma_cols : draft.sigma_rows,
                               exchanged ? draft.sigma_rows : draft.sigma_cols);
        sigma.diagonal().head(draft.sigma.size()) = draft.sigma;
    } else if (chance(random, 0.5)) {
        sigma = draft.sigma.transpose();
    }
    text.sigma = written(random, sigma, draft.sigma_digits, draft.keep_zeros);
    return text;
}

}  // namespace

std::span<const Finding> plantable() { return kFaults; }

Planted plant(Random& random, Finding fault) {
    for (;;) {
        Draft draft = right_draft(random, fault);
        if (!(draft.sigma(0) > 0)) continue;
        if (fault == Finding::Right) turn_lost(random, draft);
        if (!put_fault(random, draft, fault)) continue;
        return {draft.A, text_of(random, draft, fault), fault};
    }
}

}  // namespace svdscope::test
