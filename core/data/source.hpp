// Pictures and matrices that come with the program, as recipes: a name, a size, a seed.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace svdscope {

/// What a recipe's numbers mean for a source; the others are ignored there.
struct SourceInfo {
    std::string_view id;        ///< for `--image NAME` and states, permanent
    std::string_view title;     ///< for a menu
    std::string_view look_for;  ///< one sentence for a student
    int default_size = 0;       ///< 0: the size is given
    bool has_cell = false;
    bool has_rank = false;
    bool has_decay = false;
    bool has_seed = false;
};

struct SourceRecipe {
    std::string id = "photo";
    int size = 0;      ///< rows and columns; 0: the source's own default
    int cell = 8;      ///< side of a field of the checkerboard, in pixels
    int rank = 8;      ///< where a step or a structured update ends
    double decay = 1;  ///< how quickly a spectrum falls
    int seed = 1;      ///< of everything random
    bool operator==(const SourceRecipe&) const = default;
};

inline constexpr int kLeastSourceSize = 2;
inline constexpr int kMostSourceSize = 2048;

/// In the order of a menu.
std::span<const SourceInfo> sources();
/// The source of that id, or nullptr.
const SourceInfo* find_source(std::string_view id);

}  // namespace svdscope
