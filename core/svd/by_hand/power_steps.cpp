// Multiply by A and by A^T, scale to length 1, again; subtract what was found; begin anew.
#include "core/svd/by_hand/power_steps.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <utility>

#include "core/base/random.hpp"
#include "core/svd/by_hand/common.hpp"

namespace svdscope::by_hand {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kTie = 1e-9;  // relative gap: what a million steps would not resolve

VectorXd random_direction(Random& random, Index size) {
    VectorXd v(size);
    for (double& x : v) x = random.normal();
    return v.normalized();
}

// Of two unit vectors up to their sign. An arc cosine would lose every angle below 1e-8.
double angle_between(const VectorXd& v, const VectorXd& w) {
    const double sign = v.dot(w) < 0 ? -1 : 1;
    return 2 * std::atan2((v - sign * w).norm(), (v + sign * w).norm());
}

// v = sum c_i v_i in the directions of A. One step makes it sum sigma_i^2 c_i v_i, scaled: all parts shrink
// beside the first, the second by (sigma_2 / sigma_1)^2. That ratio is the whole speed of the method, and
// where it is 1 there is no speed. A^T A is never formed: its product with v is A^T (A v).
void iterate(PowerTriplet& triplet, VectorXd v, int most_steps) {
    const MatrixXd& A = triplet.deflated;
    const double at_rest = 2 * static_cast<double>(std::max(A.rows(), A.cols())) * kEps;
    triplet.end = PowerEnd::Moving;
    triplet.iterates.push_back({v, (A * v).squaredNorm(), 0, 0, 0});
    for (int step = 0; step < most_steps; ++step) {
        const VectorXd w = A.transpose() * (A * v);
        if (w.norm() == 0) {
            triplet.end = PowerEnd::Lost;
            break;
        }
        const VectorXd next = w / w.norm();
        const double change = (next - v).norm();
        v = next;
        triplet.iterates.push_back({v, (A * v).squaredNorm(), change, 0, 0});
        if (change > at_rest) continue;
        triplet.end = PowerEnd::Settled;
        break;
    }
    triplet.v = v;
    const VectorXd image = A * v;
    triplet.sigma = image.norm();
    triplet.u = triplet.sigma > 0 ? VectorXd(image / triplet.sigma) : VectorXd::Zero(A.rows());
}

void look_back(PowerTriplet& triplet) {
    constexpr double kSmallest = 1e-7, kWidest = std::numbers::pi / 2 - kSmallest;
    const auto tells = [](double angle) { return angle > kSmallest && angle < kWidest; };
    double before = 0;
    for (PowerIterate& it : triplet.iterates) {
        it.angle = angle_between(it.v, triplet.v);
        if (tells(before) && tells(it.angle)) it.ratio = std::tan(it.angle) / std::tan(before);
        before = it.angle;
    }
}

// A tie is seen only when the next value has been found.
void compare_neighbours(std::vector<PowerTriplet>& triplets) {
    for (std::size_t i = 0; i + 1 < triplets.size(); ++i) {
        PowerTriplet& here = triplets[i];
        PowerTriplet& next = triplets[i + 1];
        if (here.sigma == 0 || next.sigma == 0) continue;
        const double quotient = next.sigma / here.sigma;
        here.expected_ratio = quotient * quotient;
        if (quotient >= 1 - kTie) here.end = next.end = PowerEnd::Tied;
    }
}

// Triplets with sigma = 0 come last and get the directions that are missing.
Svd assemble(std::vector<PowerTriplet>& triplets, Index rows, Index cols) {
    const auto k = static_cast<Index>(triplets.size());
    Svd svd{MatrixXd::Zero(rows, k), VectorXd::Zero(k), MatrixXd::Zero(cols, k)};
    Index at = 0;
    for (const PowerTriplet& triplet : triplets) {
        if (triplet.sigma == 0) continue;
        svd.U.col(at) = triplet.u, svd.sigma(at) = triplet.sigma, svd.V.col(at) = triplet.v;
        ++at;
    }
    complete_columns(svd.U, at);
    complete_columns(svd.V, at);
    for (PowerTriplet& triplet : triplets) {
        if (triplet.sigma != 0) continue;
        triplet.u = svd.U.col(at);
        if (triplet.v.size() == 0) triplet.v = svd.V.col(at);
        ++at;
    }
    return in_order(svd);
}

Svd find_triplets(PowerSteps& steps, const MatrixXd& A, const PowerOptions& options) {
    const auto k = static_cast<std::size_t>(std::min(A.rows(), A.cols()));
    const double rounding = 4 * static_cast<double>(std::max(A.rows(), A.cols())) * kEps * A.norm();
    Random random(options.seed);
    MatrixXd rest = A;
    while (steps.triplets.size() < k) {
        PowerTriplet triplet;
        triplet.deflated = rest;
        triplet.end = PowerEnd::Nothing;
        if (rest.norm() > rounding) {
            const VectorXd drawn = random_direction(random, A.cols());
            const bool given = steps.triplets.empty() && options.start;
            iterate(triplet, given ? options.start->stableNormalized() : drawn, options.most_steps);
            look_back(triplet);
            rest -= triplet.sigma * triplet.u * triplet.v.transpose();
        }
        steps.triplets.push_back(std::move(triplet));
    }
    compare_neighbours(steps.triplets);
    steps.settled = std::ranges::all_of(steps.triplets, [](const PowerTriplet& t) {
        return t.end == PowerEnd::Settled || t.end == PowerEnd::Nothing;
    });
    return assemble(steps.triplets, A.rows(), A.cols());
}

Result<void> check_options(const PowerOptions& options, Index cols) {
    if (options.most_steps < 1) return fail("Power iteration needs at least one step.");
    if (!options.start) return {};
    if (options.start->size() != cols) {
        return fail("The start has " + std::to_string(options.start->size()) +
                    " numbers, and the matrix has " + std::to_string(cols) + " columns.");
    }
    if (!options.start->allFinite()) return fail("The start has an entry that is not a finite number.");
    if (options.start->isZero(0)) return fail("The start must not be zero, because it has no direction.");
    return {};
}

}  // namespace

Result<PowerSteps> power_steps(const Eigen::Ref<const MatrixXd>& A, const PowerOptions& options) {
    const auto input = accept(A);
    if (!input) return tl::unexpected(input.error());
    if (auto checked = check_options(options, A.cols()); !checked) return tl::unexpected(checked.error());
    PowerSteps steps;
    steps.exponent = input->exponent;
    auto svd = of_original(find_triplets(steps, input->A, options), input->exponent);
    if (!svd) return tl::unexpected(svd.error());
    steps.svd = *std::move(svd);
    return steps;
}

std::string how_it_ended(const PowerSteps& steps, std::size_t i) {
    const PowerTriplet& triplet = steps.triplets.at(i);
    const std::string here = "sigma_" + std::to_string(i + 1);
    const std::size_t count = triplet.iterates.size();
    const std::string taken = std::to_string(count == 0 ? 0 : count - 1) + " steps";
    switch (triplet.end) {
        case PowerEnd::Settled:
            return "The direction of " + here + " came to rest after " + taken + ".";
        case PowerEnd::Moving:
            return "The direction of " + here + " was still moving after " + taken + ".";
        case PowerEnd::Tied:
            return "The direction of " + here +
                   " does not settle by itself, because a neighbour is equal to it: where it ends depends on "
                   "the start.";
        case PowerEnd::Lost:
            return "The start of " + here + " lies where A makes everything 0, so multiplying leads nowhere.";
        case PowerEnd::Nothing:
            return "Nothing but rounding is left for " + here + ", so it is 0.";
    }
    return "";
}

}  // namespace svdscope::by_hand
