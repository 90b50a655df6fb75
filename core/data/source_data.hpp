// What is looked at: one matrix or three, with labels and a clean original where there are some.
#pragma once
#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/data/source.hpp"

namespace svdscope {

struct SourceData {
    std::vector<Eigen::MatrixXd> channels;   ///< one, or red, green and blue; all of one size
    std::optional<Eigen::MatrixXd> clean{};  ///< without the noise, where that is known
    std::vector<std::string> row_labels{};   ///< as many as rows, or none
    std::vector<std::string> col_labels{};   ///< as many as columns, or none
    bool is_picture = false;                 ///< values from 0 (black) to 1 (white)
};

/// Fails with one sentence: a name that is not in `sources()`, a number out of its range (size from 2 to
/// 2048, cell and rank from 1, decay from 0 to 20, seed from 0), no memory. The same recipe gives the same
/// data.
Result<SourceData> make_source(const SourceRecipe& recipe);

}  // namespace svdscope
