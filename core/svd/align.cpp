// The signed SVD nearest to the remembered axes: every order, sign and free rotation is weighed, and the best
// one with two proper rotations is taken.
#include "core/svd/align.hpp"

#include <Eigen/Core>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/analysis/rank.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector3d;
using Small = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor, 3, 3>;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kHeld = 16 * kEps;     // of sigma_1: axes that diagonalise A so well are kept
constexpr double kRounded = 32 * kEps;  // what products of axes may be off a rotation
constexpr double kTied = 64 * kEps;     // of sigma_1: within it axes may turn, and A is still reproduced
constexpr double kOrder = 2 * kTied;    // of sigma_1: what three tied values may be out of order
constexpr double kBetter = 1e-9;    // a change of order has to gain so much, so that rounding decides nothing
constexpr double kRotation = 1e-6;  // what a saved state may be off a rotation

// A scaled by 2^-exponent and its SVD, everything embedded in 3x3; sigma is 0 beyond count.
struct Factored {
    int m = 3, n = 3, count = 3;
    int exponent = 0;
    Matrix3d A = Matrix3d::Zero();
    Matrix3d U = Matrix3d::Identity();
    Matrix3d V = Matrix3d::Identity();
    Vector3d sigma = Vector3d::Zero();
};

// What the chosen form should be near to.
struct Goal {
    Matrix3d U, V;
    double weight_u = 1;   // 0: U counts for nothing
    bool ordered = false;  // sorted, and no negative value but the last one of a square matrix
};

// Neighbouring positions of sigma whose axes may turn within their span: together, or where sigma is null
// those of U and V on their own.
struct Cluster {
    int first = 0, size = 1;
    bool null = false;
};

// Where the axes of each position go: the slot of the previous axis that it continues.
struct Order {
    std::array<int, 3> slot;
    int sign;
};
constexpr std::array<Order, 6> kOrders{
    {{{0, 1, 2}, 1}, {{1, 0, 2}, -1}, {{0, 2, 1}, -1}, {{2, 1, 0}, -1}, {{1, 2, 0}, 1}, {{2, 0, 1}, 1}}};

Matrix3d eigen_of(const Mat3& m) {
    Matrix3d copy;
    for (int i = 0; i < 3; ++i) copy.col(i) << m.columns[i].x, m.columns[i].y, m.columns[i].z;
    return copy;
}

Mat3 light(const Matrix3d& m) {
    Mat3 copy;
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) copy(i, j) = m(i, j) + 0.0;  // never -0
    }
    return copy;
}

Vec3 scaled_back(const Vector3d& s, int exponent) {
    return {std::ldexp(s(0), exponent), std::ldexp(s(1), exponent), std::ldexp(s(2), exponent)};
}

Result<Factored> factored(const Mat3& A, Shape3 shape) {
    Factored f;
    f.m = rows_of(shape);
    f.n = cols_of(shape);
    f.count = count_of(shape);
    f.A.topLeftCorner(f.m, f.n) = eigen_of(A).topLeftCorner(f.m, f.n);
    const double size = f.A.cwiseAbs().maxCoeff();
    if (size > 0 && std::isfinite(size)) f.exponent = std::ilogb(size);
    f.A = f.A.unaryExpr([&](double a) { return std::ldexp(a, -f.exponent); });
    DecomposeOptions options;
    options.full = true;
    const auto svd = decompose(f.A.topLeftCorner(f.m, f.n), options);
    if (!svd) return tl::unexpected(svd.error());
    f.U.topLeftCorner(f.m, f.m) = svd->U;
    f.V.topLeftCorner(f.n, f.n) = svd->V;
    f.sigma.head(f.count) = svd->sigma;
    if (!std::isfinite(std::ldexp(f.sigma(0), f.exponent))) {
        return fail("The entries are so large that the first singular value is beyond the largest number.");
    }
    return f;
}

double null_tolerance(const Factored& f) {
    return rank_tolerance(f.sigma(0), static_cast<std::size_t>(f.m), static_cast<std::size_t>(f.n));
}

std::vector<Cluster> clusters_of(const Factored& f) {
    const int positions = std::max(f.m, f.n);
    const double tied = kTied * f.sigma(0);
    int regular = 0;
    while (regular < f.count && f.sigma(regular) > tied) ++regular;
    // A last value of its own that is small but counts for the rank keeps its sign with both axes.
    const bool lone = regular == positions - 1 && regular == f.count - 1;
    if (lone && f.sigma(regular) > null_tolerance(f)) ++regular;
    std::vector<Cluster> clusters;
    for (int i = 0; i < regular; ++i) {
        if (i > 0 && f.sigma(i - 1) - f.sigma(i) <= tied) {
            ++clusters.back().size;
        } else {
            clusters.push_back({i, 1, false});
        }
    }
    if (regular < positions) clusters.push_back({regular, positions - regular, true});
    return clusters;
}

// An orthogonal R and how near it comes: trace(R^T M).
struct Fit {
    double score = 0;
    bool proper = true;
    Small R{0, 0};
};

// The nearest orthogonal matrix to M of either determinant: from M = X S Y^T it is X Y^T, and for the other
// determinant the direction that matters least is reversed.
std::array<Fit, 2> nearest_orthogonal(const Small& M) {
    const auto size = M.rows();
    Small X = Small::Identity(size, size);
    Small Y = X;
    Eigen::VectorXd s = M.diagonal();
    if (size > 1) {
        const auto svd = decompose(Eigen::MatrixXd(M));
        if (svd) {
            X = svd->U;
            Y = svd->V;
            s = svd->sigma;
        }
    } else if (s(0) < 0) {
        X(0, 0) = -1;
        s(0) = -s(0);
    }
    const Small nearest = X * Y.transpose();
    const double score = s.sum();
    const bool proper = nearest.determinant() > 0;
    X.col(size - 1) *= -1;
    const double least = s(size - 1);
    return {Fit{score, proper, nearest}, Fit{score - 2 * least, !proper, Small(X * Y.transpose())}};
}

// A way to write one cluster: its columns of U times R_u and of V times R_v.
struct Choice {
    double score = -std::numeric_limits<double>::infinity();
    Small R_u{0, 0}, R_v{0, 0};
};
// The best for each pair of determinants.
using Choices = std::array<Choice, 4>;
std::size_t index_of(bool proper_u, bool proper_v) { return (proper_u ? 0u : 2u) + (proper_v ? 0u : 1u); }

void offer(Choices& choices, double score, bool proper_u, bool proper_v, const Small& R_u, const Small& R_v) {
    Choice& best = choices[index_of(proper_u, proper_v)];
    if (score > best.score) best = {score, R_u, R_v};
}

// How many columns of a cluster lie on a side of this dimension; the rest is the normal of a plane.
int columns_within(const Cluster& cluster, int dimension) {
    return std::clamp(dimension - cluster.first, 0, cluster.size);
}

Small overlap(const Matrix3d& X, const Matrix3d& goal, const Cluster& cluster, const Order& order, int size) {
    Small M(size, size);
    for (int i = 0; i < size; ++i) {
        for (int j = 0; j < size; ++j) {
            const int slot = order.slot[static_cast<std::size_t>(cluster.first + j)];
            M(i, j) = X.col(cluster.first + i).dot(goal.col(slot));
        }
    }
    return M;
}

// A sigma U_c V_c^T stays what it is under U_c R D, V_c R and s = D sigma, for any orthogonal R and signs D.
Choices joint_choices(const Factored& f, const Cluster& cluster, const Order& order, const Goal& goal) {
    const int size = cluster.size;
    const Small by_v = overlap(f.V, goal.V, cluster, order, size);
    const Small by_u = goal.weight_u * overlap(f.U, goal.U, cluster, order, size);
    const bool last_is_free = f.m == f.n && cluster.first + size == f.count;
    Choices choices;
    for (int pattern = 0; pattern < (1 << size); ++pattern) {
        if (goal.ordered && pattern != 0 && !(last_is_free && pattern == 1 << (size - 1))) continue;
        Small D = Small::Identity(size, size);
        bool even = true;
        for (int i = 0; i < size; ++i) {
            if (((pattern >> i) & 1) == 0) continue;
            D(i, i) = -1;
            even = !even;
        }
        for (const Fit& fit : nearest_orthogonal(by_v + by_u * D)) {
            offer(choices, fit.score, fit.proper == even, fit.proper, fit.R * D, fit.R);
        }
    }
    return choices;
}

Choices separate_choices(const Factored& f, const Cluster& cluster, const Order& order, const Goal& goal) {
    const auto fits = [&](const Matrix3d& X, const Matrix3d& to, int dimension) {
        const int size = columns_within(cluster, dimension);
        if (size == 0) return std::vector<Fit>{Fit{}};
        const auto both = nearest_orthogonal(overlap(X, to, cluster, order, size));
        return std::vector<Fit>(both.begin(), both.end());
    };
    Choices choices;
    for (const Fit& u : fits(f.U, goal.U, f.m)) {
        for (const Fit& v : fits(f.V, goal.V, f.n)) {
            offer(choices, goal.weight_u * u.score + v.score, u.proper, v.proper, u.R, v.R);
        }
    }
    return choices;
}

// A choice for every cluster so far, by the determinants that they make together.
struct Form {
    double score = -std::numeric_limits<double>::infinity();
    std::array<Choice, 3> parts;
};
using Forms = std::array<Form, 4>;

Forms extended(const Forms& forms, const Choices& choices, std::size_t part) {
    Forms longer;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        for (std::size_t j = 0; j < choices.size(); ++j) {
            const double score = forms[i].score + choices[j].score;
            Form& best = longer[i ^ j];
            if (!(score > best.score)) continue;
            best = forms[i];
            best.score = score;
            best.parts[part] = choices[j];
        }
    }
    return longer;
}

Form best_form(const Factored& f, const std::vector<Cluster>& clusters, const Order& order,
               const Goal& goal) {
    Forms forms;
    forms[0].score = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const Cluster& cluster = clusters[i];
        forms = extended(
            forms,
            cluster.null ? separate_choices(f, cluster, order, goal) : joint_choices(f, cluster, order, goal),
            i);
    }
    const bool keep_u = f.U.determinant() * order.sign > 0;
    const bool keep_v = f.V.determinant() * order.sign > 0;
    return forms[index_of(keep_u, keep_v)];
}

Matrix3d placed(const Matrix3d& X, const std::vector<Cluster>& clusters, const Order& order, const Form& form,
                Small Choice::*part) {
    Matrix3d result = Matrix3d::Identity();
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const Small& R = form.parts[i].*part;
        for (int j = 0; j < R.cols(); ++j) {
            const int slot = order.slot[static_cast<std::size_t>(clusters[i].first + j)];
            result.col(slot) = X.middleCols(clusters[i].first, R.rows()) * R.col(j);
        }
    }
    return result;
}

// One step of Newton's iteration to the nearest orthogonal matrix: what is off by rounding is then off by
// eps.
Matrix3d tidied(const Matrix3d& X) { return 0.5 * X * (3 * Matrix3d::Identity() - X.transpose() * X); }

// The lengths along given axes. Where they agree with the singular values to rounding they are these, and a
// sign that is only rounding is none.
Vector3d lengths_along(const Factored& f, const Matrix3d& U, const Matrix3d& V) {
    Vector3d s = Vector3d::Zero();
    std::array<int, 3> slots{0, 1, 2};
    for (int i = 0; i < f.count; ++i) s(i) = U.col(i).dot(f.A * V.col(i));
    std::stable_sort(slots.begin(), slots.begin() + f.count,
                     [&](int i, int j) { return std::abs(s(i)) > std::abs(s(j)); });
    for (int i = 0; i < f.count; ++i) {
        double& length = s(slots[static_cast<std::size_t>(i)]);
        if (std::abs(std::abs(length) - f.sigma(i)) <= kHeld * f.sigma(0)) {
            length = std::copysign(f.sigma(i), length);
        }
        if (std::abs(length) <= null_tolerance(f)) length = std::abs(length);
    }
    return s;
}

TrackedSvd3 tracked(const Factored& f, const Matrix3d& U, const Matrix3d& V) {
    TrackedSvd3 svd;
    svd.axes.U = light(U);
    svd.axes.V = light(V);
    svd.s = scaled_back(lengths_along(f, U, V), f.exponent);
    svd.sigma = scaled_back(f.sigma, f.exponent);
    return svd;
}

TrackedSvd3 nearest_form(const Factored& f, const Goal& goal) {
    const auto clusters = clusters_of(f);
    const std::size_t orders = goal.ordered ? 1 : f.count == 3 ? 6 : 2;
    Form best;
    Order best_order = kOrders[0];
    for (std::size_t i = 0; i < orders; ++i) {
        const Form form = best_form(f, clusters, kOrders[i], goal);
        if (!(form.score > best.score + kBetter)) continue;
        best = form;
        best_order = kOrders[i];
    }
    return tracked(f, tidied(placed(f.U, clusters, best_order, best, &Choice::R_u)),
                   tidied(placed(f.V, clusters, best_order, best, &Choice::R_v)));
}

bool is_rotation(const Matrix3d& R, int dimension, double tolerance) {
    if (!R.allFinite() || !((R.transpose() * R - Matrix3d::Identity()).norm() <= tolerance)) return false;
    const Vector3d z = Vector3d::UnitZ();
    return R.determinant() > 0 && (dimension == 3 || (R.col(2) - z).norm() <= tolerance);
}

bool still_hold(const Factored& f, const Matrix3d& U, const Matrix3d& V) {
    if (!is_rotation(U, f.m, kRounded) || !is_rotation(V, f.n, kRounded)) return false;
    if (f.m == 2 && U.col(2) != Vector3d::UnitZ()) return false;
    if (f.n == 2 && V.col(2) != Vector3d::UnitZ()) return false;
    Matrix3d off = U.transpose() * f.A * V;
    off.diagonal().setZero();
    return off.cwiseAbs().maxCoeff() <= kHeld * f.sigma(0);
}

Result<TrackedSvd3> followed(const Mat3& A, Shape3 shape, const Axes3& previous, bool ordered) {
    const auto f = factored(A, shape);
    if (!f) return tl::unexpected(f.error());
    const Goal goal{eigen_of(previous.U), eigen_of(previous.V), 1, ordered};
    TrackedSvd3 svd;
    const bool held = still_hold(*f, goal.U, goal.V);
    if (held) svd = tracked(*f, goal.U, goal.V);
    if (!held || (ordered && !is_sorted(svd, shape))) svd = nearest_form(*f, goal);
    svd.axes.about_u = previous.about_u;
    svd.axes.about_v = previous.about_v;
    return svd;
}

}  // namespace

Result<TrackedSvd3> track_3d(const Mat3& A, Shape3 shape, const Axes3& previous) {
    return followed(A, shape, previous, false);
}

Result<TrackedSvd3> sorted_3d(const Mat3& A, Shape3 shape, const Axes3& previous) {
    return followed(A, shape, previous, true);
}

Result<TrackedSvd3> canonical_3d(const Mat3& A, Shape3 shape) {
    const auto f = factored(A, shape);
    if (!f) return tl::unexpected(f.error());
    return nearest_form(*f, {Matrix3d::Identity(), Matrix3d::Identity(), 0, true});
}

bool are_axes_for(const Axes3& axes, Shape3 shape) {
    return is_finite(axes.about_u) && is_finite(axes.about_v) &&
           is_rotation(eigen_of(axes.U), rows_of(shape), kRotation) &&
           is_rotation(eigen_of(axes.V), cols_of(shape), kRotation);
}

bool is_sorted(const TrackedSvd3& svd, Shape3 shape) {
    const int last = count_of(shape) - 1;
    for (int i = 0; i <= last; ++i) {
        if (svd.s[i] < 0 && !(i == last && is_square(shape))) return false;
        if (i > 0 && std::abs(svd.s[i]) - std::abs(svd.s[i - 1]) > kOrder * svd.sigma.x) return false;
    }
    return true;
}

}  // namespace svdscope
