// From a recipe to its matrix.
#include "core/data/source_data.hpp"

#include <array>
#include <new>
#include <string_view>

#include "core/data/shipped.hpp"
#include "core/data/synthetic_images.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/io/npy.hpp"
#include "core/io/number.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr double kMostDecay = 20;  // beyond it every value but the first is below the rounding

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

// A table of ours: names of columns in the first line, a name before each row, neither quotes nor gaps.
SourceData labelled_table(std::string_view bytes) {
    const auto lines = split(bytes, '\n');
    SourceData data;
    const auto header = split(lines.front(), ',');
    data.col_labels.assign(header.begin() + 1, header.end());
    MatrixXd table(static_cast<Index>(lines.size()) - 1, static_cast<Index>(header.size()) - 1);
    for (Index i = 0; i < table.rows(); ++i) {
        const auto cells = split(lines[static_cast<std::size_t>(i) + 1], ',');
        data.row_labels.emplace_back(cells.front());
        for (Index j = 0; j < table.cols(); ++j)
            table(i, j) = parse_number(cells.at(static_cast<std::size_t>(j) + 1)).value();
    }
    data.channels = {std::move(table)};
    return data;
}

MatrixXd shipped_array(std::string_view name) { return parse_npy(shipped_file(name)).value(); }

SourceData picture(MatrixXd grey) { return {.channels = {std::move(grey)}, .is_picture = true}; }
SourceData matrix(MatrixXd A) { return {.channels = {std::move(A)}}; }

using Maker = SourceData (*)(const SourceRecipe&);
struct Entry {
    std::string_view id;
    Maker make;
};

std::uint64_t seed_of(const SourceRecipe& r) { return static_cast<std::uint64_t>(r.seed); }

constexpr std::array kMakers{
    Entry{"photo",
          [](const SourceRecipe& r) {
              return SourceData{.channels = photo_image(r.size, seed_of(r)).channels, .is_picture = true};
          }},
    Entry{"gradient", [](const SourceRecipe& r) { return picture(gradient_image(r.size)); }},
    Entry{"diagonal-gradient",
          [](const SourceRecipe& r) { return picture(diagonal_gradient_image(r.size)); }},
    Entry{"checkerboard", [](const SourceRecipe& r) { return picture(checkerboard_image(r.size, r.cell)); }},
    Entry{"edge", [](const SourceRecipe& r) { return picture(edge_image(r.size)); }},
    Entry{"disk", [](const SourceRecipe& r) { return picture(disk_image(r.size)); }},
    Entry{"rings", [](const SourceRecipe& r) { return picture(rings_image(r.size)); }},
    Entry{"text", [](const SourceRecipe& r) { return picture(text_image(r.size)); }},
    Entry{"noise", [](const SourceRecipe& r) { return picture(noise_image(r.size, seed_of(r))); }},
    Entry{"waves",
          [](const SourceRecipe&) {
              SourceData data = matrix(shipped_array("waves_noisy_100x100.npy"));
              data.clean = shipped_array("waves_clean_100x100.npy");
              return data;
          }},
    Entry{"conjugation",
          [](const SourceRecipe&) { return labelled_table(shipped_file("conjugation_counts_20x15.csv")); }},
    Entry{"noise-update",
          [](const SourceRecipe&) { return matrix(shipped_array("noise_update_64x64.npy")); }},
    Entry{"structured-update",
          [](const SourceRecipe& r) { return matrix(structured_update(r.size, r.rank, seed_of(r))); }},
    Entry{"power-law",
          [](const SourceRecipe& r) {
              return matrix(matrix_with_spectrum(power_law_spectrum(r.size, r.decay), seed_of(r)));
          }},
    Entry{"exponential",
          [](const SourceRecipe& r) {
              return matrix(matrix_with_spectrum(exponential_spectrum(r.size, r.decay), seed_of(r)));
          }},
    Entry{"step",
          [](const SourceRecipe& r) {
              return matrix(matrix_with_spectrum(step_spectrum(r.size, r.rank), seed_of(r)));
          }},
    Entry{"flat",
          [](const SourceRecipe& r) {
              return matrix(matrix_with_spectrum(Eigen::VectorXd::Ones(r.size), seed_of(r)));
          }},
    Entry{"hilbert", [](const SourceRecipe& r) { return matrix(hilbert_matrix(r.size)); }},
};

std::string names() {
    std::string text;
    for (const SourceInfo& info : sources()) text += (text.empty() ? "" : ", ") + std::string(info.id);
    return text;
}

Result<void> check(const SourceRecipe& recipe, const SourceInfo& info) {
    if (info.default_size > 0 && (recipe.size < kLeastSourceSize || recipe.size > kMostSourceSize))
        return fail("The size must be from 2 to 2048.");
    if (info.has_cell && recipe.cell < 1) return fail("A field needs at least one pixel.");
    if (info.has_rank && recipe.rank < 1) return fail("The rank must be at least 1.");
    if (info.has_decay && !(recipe.decay >= 0 && recipe.decay <= kMostDecay))
        return fail("The decay must be from 0 to 20.");
    if (info.has_seed && recipe.seed < 0) return fail("The seed must not be negative.");
    return {};
}

}  // namespace

Result<SourceData> make_source(const SourceRecipe& recipe) {
    const SourceInfo* info = find_source(recipe.id);
    if (info == nullptr)
        return fail("There is no source " + quoted(recipe.id) + "; there are " + names() + ".");
    SourceRecipe sized = recipe;
    if (sized.size == 0) sized.size = info->default_size;
    if (const Result<void> checked = check(sized, *info); !checked) return tl::unexpected(checked.error());
    try {
        for (const Entry& entry : kMakers) {
            if (entry.id == recipe.id) return entry.make(sized);
        }
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory for this size.");
    }
    return fail("The source " + quoted(recipe.id) + " has no maker.");
}

}  // namespace svdscope
