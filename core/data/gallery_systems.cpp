// The table of named systems.
#include "core/data/gallery_systems.hpp"

#include <array>

namespace svdscope {
namespace {

constexpr std::array kSystems{
    GallerySystem{"turn",
                  "A turn",
                  {0.8, -0.6, 0.6, 0.8},
                  {0.2, 1.4},
                  "κ = 1: noise comes out as it went in, whatever its direction."},
    GallerySystem{"gentle",
                  "Gentle",
                  {2, 1, 1, 2},
                  {3, 3},
                  "κ = 3: the lines cross at a wide angle, and the error grows threefold at most."},
    GallerySystem{"nearly-parallel",
                  "Nearly parallel",
                  {1, 1, 1, 1.4},
                  {2, 2.4},
                  "The lines cross at a small angle, so their bands share a long diamond."},
    GallerySystem{"weak-direction",
                  "A weak direction",
                  {1, 0, 0, 0.0001},
                  {1, 0.0001},
                  "x = (1, 1). Noise of one ten-thousandth on the second equation doubles y."},
    GallerySystem{"hilbert",
                  "Hilbert",
                  {1, 0.5, 0.5, 1.0 / 3},
                  {1.5, 5.0 / 6},
                  "Fitting a line by moments on [0, 1]: small as it is, its κ is 19."},
    GallerySystem{"large-and-small",
                  "Small, and harmless",
                  {0.001, 0, 0, 0.001},
                  {0.001, 0.001},
                  "det A is a millionth and κ is 1: a small determinant is no danger."},
    GallerySystem{"singular",
                  "Singular",
                  {1, 2, 2, 4},
                  {3, 6},
                  "The lines are one: every point of it solves both equations."},
    GallerySystem{"contradictory",
                  "Contradictory",
                  {1, 2, 2, 4},
                  {3, 4},
                  "Parallel lines never meet: the shortest x of least squares is offered instead."},
    GallerySystem{"ten-digits",
                  "Ten digits lost",
                  {1, 1, 1, 1.0000000004},
                  {2, 2.0000000004},
                  "κ is 1e10: of sixteen digits in b, six are left in x."}};

}  // namespace

std::span<const GallerySystem> gallery_systems() { return kSystems; }

}  // namespace svdscope
