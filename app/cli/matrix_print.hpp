// Matrices as the subcommands print them, for people and for programs.
#pragma once
#include <string>

#include <Eigen/Core>
#include <nlohmann/json.hpp>

#include "app/cli/number_print.hpp"

namespace svdscope {

nlohmann::json json_vector(const Eigen::VectorXd& v);
/// Row by row.
nlohmann::json json_matrix(const Eigen::MatrixXd& M);

/// Wide matrices are cut, with a note of how many columns are left out.
std::string matrix_text(const Eigen::MatrixXd& M);

}  // namespace svdscope
