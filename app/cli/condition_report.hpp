// What `svdscope condition` prints: for people in aligned columns, for programs as JSON.
#pragma once
#include <optional>
#include <string>

#include <Eigen/Core>
#include <nlohmann/json.hpp>

#include "core/analysis/amplification.hpp"
#include "core/base/result.hpp"

namespace svdscope {

struct ConditionReport {
    Eigen::Index rows = 0, cols = 0;
    Eigen::VectorXd sigma;
    int rank = 0;
    double tolerance = 0;  ///< singular values up to this count as zero
    double kappa = 1;
    double effective_kappa = 1;
    WorstPair worst;

    struct Solution {
        Eigen::VectorXd b;
        LeastSquares answer;
        double worst_amplification = 0;  ///< over all noise, for this b
    };
    std::optional<Solution> solution;

    struct Noise {
        double radius = 0;                      ///< its length
        double worst_error = 0;                 ///< radius / sigma_n; infinite when A is singular
        std::optional<Eigen::VectorXd> vector;  ///< absent: only the radius is known
        Eigen::VectorXd error;                  ///< what the vector does to x
        std::optional<double> amplification;    ///< by the vector; absent: nothing to compare with
    };
    std::optional<Noise> noise;
};

/// `rhs` and `noise` are empty or hold numbers: a right-hand side; one number as the length of the noise, or
/// as many as A has rows. Fails with one sentence that names the option.
Result<ConditionReport> make_condition_report(const Eigen::MatrixXd& A, const Eigen::VectorXd& rhs,
                                              const Eigen::VectorXd& noise);

nlohmann::json to_json(const ConditionReport& report);
/// Vectors are cut after 20 entries, with a note of how many are left out.
std::string to_text(const ConditionReport& report);

}  // namespace svdscope
