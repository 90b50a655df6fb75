// Power iteration with deflation: one direction after the other, each by multiplying again and again.
#pragma once
#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/svd/svd.hpp"

namespace svdscope::by_hand {

struct PowerOptions {
    int most_steps = 1000;                   ///< for each triplet
    std::uint64_t seed = 1;                  ///< of the directions that the triplets begin with
    std::optional<Eigen::VectorXd> start{};  ///< n, not 0: the direction that the first triplet begins with
};

/// One direction on the way. The first is where the iteration began.
struct PowerIterate {
    Eigen::VectorXd v;  ///< n, of length 1
    double rayleigh =
        0;  ///< v^T A^T A v = |A v|^2, never more than sigma^2, and closer to it than v to its limit
    double change = 0;  ///< |v - the one before|; 0 for the first
    double angle = 0;   ///< to the last direction, radians from 0 to pi/2
    /// tan(angle) / tan(angle before), which tends to (sigma_{i+1} / sigma_i)^2. 0 for the first, and where
    /// an angle is too small (below 1e-7) or too wide to tell.
    double ratio = 0;
};

enum class PowerEnd {
    Settled,  ///< the direction came to rest
    Moving,   ///< it was still moving at the last step that was allowed
    Tied,     ///< sigma_{i+1} is within 1e-9 of sigma_i: the direction found depends on the start
    Lost,     ///< the start lies where A makes everything 0: multiplying leads nowhere, sigma is 0
    Nothing,  ///< what deflation left was rounding: sigma is 0 and any direction would do
};

struct PowerTriplet {
    Eigen::MatrixXd deflated;  ///< m x n, what it worked on: A minus sigma_j u_j v_j^T for all j before
    std::vector<PowerIterate> iterates;  ///< none for PowerEnd::Nothing
    double sigma = 0;
    Eigen::VectorXd u;  ///< m
    Eigen::VectorXd v;  ///< n
    PowerEnd end = PowerEnd::Settled;
    /// (sigma_{i+1} / sigma_i)^2, the ratio that is to be expected; 0 where either is 0 or i is the last.
    double expected_ratio = 0;
};

/// A is m x n, k = min(m, n). All but `svd` is of A / 2^exponent (see Input).
struct PowerSteps {
    int exponent = 0;
    std::vector<PowerTriplet> triplets;  ///< k, in the order in which they were found
    bool settled = true;                 ///< every triplet ended as Settled or Nothing
    Svd svd;                             ///< in decreasing order
};

/// Shapes: A m x n, 1 <= m, n <= 20. Result: see PowerSteps. Units: sigma in those of A. Unique: for a given
/// start. Fails with one sentence: no entries; an entry that is not finite; a side longer than 20; a start of
/// another length, or 0, or not finite; most_steps < 1; sigma_1 beyond the largest double. Error: where every
/// triplet settled and sigma_{i+1} <= 0.9 sigma_i and kappa <= 1000: sigma to 35 max(m, n) eps sigma_1, A - U
/// diag(sigma) V^T too (test PowerSteps.AgreesWithDecomposeWhereItMay). Of a tied or a moving triplet sigma
/// lies between its neighbours and the direction says nothing (test PowerSteps.ATieIsSaidToBeOne). Source:
/// von Mises and Pollaczek-Geiringer 1929; deflation by Hotelling 1933.
Result<PowerSteps> power_steps(const Eigen::Ref<const Eigen::MatrixXd>& A, const PowerOptions& options = {});

/// One sentence about how triplet i (from 0) ended.
std::string how_it_ended(const PowerSteps& steps, std::size_t i);

}  // namespace svdscope::by_hand
