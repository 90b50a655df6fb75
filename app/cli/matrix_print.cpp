// Matrices as JSON arrays and as aligned columns.
#include "app/cli/matrix_print.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace svdscope {

nlohmann::json json_vector(const Eigen::VectorXd& v) {
    return json_numbers({v.data(), static_cast<std::size_t>(v.size())});
}

nlohmann::json json_matrix(const Eigen::MatrixXd& M) {
    nlohmann::json rows = nlohmann::json::array();
    for (Eigen::Index i = 0; i < M.rows(); ++i) rows.push_back(json_vector(M.row(i)));
    return rows;
}

std::string matrix_text(const Eigen::MatrixXd& M) {
    constexpr Eigen::Index kMostColumns = 12;
    const Eigen::Index columns = std::min(M.cols(), kMostColumns);
    std::vector<std::vector<std::string>> rows;
    for (Eigen::Index i = 0; i < M.rows(); ++i) {
        auto& row = rows.emplace_back();
        for (Eigen::Index j = 0; j < columns; ++j) row.push_back(short_number(M(i, j)));
    }
    std::string text = aligned_text(rows);
    if (M.cols() > columns)
        text += fmt::format("  ... and {} more columns (--json prints all)\n", M.cols() - columns);
    return text;
}

}  // namespace svdscope
