// The picture beside the calculation: a plane of the input and a plane of the output, as far as they are
// known.
#pragma once
#include <array>

#include "app/labs/byhand_given.hpp"
#include "app/labs/byhand_lab.hpp"
#include "app/plot/canvas2d.hpp"
#include "app/ui/theme.hpp"

namespace svdscope::byhand_plane {

/// What the steps shown so far have found, and what the last of them speaks of.
struct Found {
    Lit lit = Lit::Nothing;
    int index = -1;
    bool sigma = false;
    std::array<bool, 3> u{}, v{};
};
Found found_by(const Transcript& transcript, int shown);

/// One side of A. A side of three dimensions is seen as the plane of two of its singular directions.
struct Side {
    bool output = false;
    int dimensions = 2;
    std::array<int, 2> axes{0, 1};  ///< the directions that span the plane where there are three dimensions
};
Side side_of(const byhand::Picture& picture, const Found& found, bool output);

struct Scene {
    const Theme& theme;
    const byhand::Picture& picture;
    Found found;
    float scale = 1;
    std::optional<Given> given{};  ///< an answer to be drawn beside the true one
};

/// Which of the two sides a step speaks of, where there is room for one only.
bool speaks_of_output(Lit lit);
void draw_side(Painter& painter, Box box, const Scene& scene, bool output);

}  // namespace svdscope::byhand_plane
