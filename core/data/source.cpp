// The table of what comes with the program.
#include "core/data/source.hpp"

#include <algorithm>
#include <array>

namespace svdscope {
namespace {

constexpr std::array kSources{
    SourceInfo{.id = "photo",
               .title = "Hills, sun and clouds",
               .look_for = "A tenth of the layers looks like the picture; the grass comes last.",
               .default_size = 512,
               .has_seed = true},
    SourceInfo{.id = "gradient",
               .title = "Gradient",
               .look_for = "Every row is the same, so one layer is everything.",
               .default_size = 64},
    SourceInfo{.id = "diagonal-gradient",
               .title = "Diagonal gradient",
               .look_for = "A sum of a row and a column has rank 2, however smooth it looks.",
               .default_size = 64},
    SourceInfo{.id = "checkerboard",
               .title = "Checkerboard",
               .look_for = "Full of edges and still of rank 2, at any size of its fields.",
               .default_size = 64,
               .has_cell = true},
    SourceInfo{.id = "edge",
               .title = "45 degree edge",
               .look_for = "One straight edge across the grid needs every layer there is.",
               .default_size = 64},
    SourceInfo{.id = "disk",
               .title = "Disk",
               .look_for = "A round edge is hard too, but symmetry saves most of the layers.",
               .default_size = 64},
    SourceInfo{.id = "rings",
               .title = "Rings",
               .look_for = "Rings in all directions: the values fall only when all widths are there.",
               .default_size = 128},
    SourceInfo{.id = "text",
               .title = "Text",
               .look_for = "Few shapes in rows and columns: legible long before it is exact.",
               .default_size = 128},
    SourceInfo{.id = "noise",
               .title = "Noise",
               .look_for = "No value stands out: noise cannot be compressed.",
               .default_size = 64,
               .has_seed = true},
    SourceInfo{.id = "waves",
               .title = "Noisy waves",
               .look_for = "The clean picture has rank 2: beyond it more rank brings back only noise."},
    SourceInfo{.id = "conjugation",
               .title = "Verbs and their forms",
               .look_for = "How frequent a verb is, and whether it is irregular: two layers say it all."},
    SourceInfo{.id = "noise-update",
               .title = "Update of pure noise",
               .look_for = "Rank 8 keeps a third of it: not every weight update is of low rank."},
    SourceInfo{.id = "structured-update",
               .title = "Update with structure",
               .look_for = "Here a few layers do hold nearly everything.",
               .default_size = 64,
               .has_rank = true,
               .has_seed = true},
    SourceInfo{.id = "power-law",
               .title = "Power law",
               .look_for = "sigma_i = i^-decay: a straight line when both axes are logarithmic.",
               .default_size = 64,
               .has_decay = true,
               .has_seed = true},
    SourceInfo{.id = "exponential",
               .title = "Exponential",
               .look_for = "Each ten values fall by the same factor: a straight line on a logarithmic axis.",
               .default_size = 64,
               .has_decay = true,
               .has_seed = true},
    SourceInfo{.id = "step",
               .title = "Step",
               .look_for = "Every rule agrees where the spectrum has a cliff.",
               .default_size = 64,
               .has_rank = true,
               .has_seed = true},
    SourceInfo{.id = "flat",
               .title = "Flat",
               .look_for = "All values are equal: no layer is better than another.",
               .default_size = 64,
               .has_seed = true},
    SourceInfo{.id = "hilbert",
               .title = "Hilbert",
               .look_for = "Of full rank on paper, and yet most of its values drown in rounding.",
               .default_size = 16},
};

}  // namespace

std::span<const SourceInfo> sources() { return kSources; }

const SourceInfo* find_source(std::string_view id) {
    const auto found = std::ranges::find(kSources, id, &SourceInfo::id);
    return found == kSources.end() ? nullptr : &*found;
}

}  // namespace svdscope
