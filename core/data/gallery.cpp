// The table of named matrices.
#include "core/data/gallery.hpp"

#include <algorithm>
#include <array>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

constexpr std::array kGallery{
    GalleryMatrix{"identity",
                  "Identity",
                  {1, 0, 0, 1},
                  "Nothing moves, and because both stretches are equal, any pair of axes will do."},
    GalleryMatrix{"stretch",
                  "Stretch and squeeze",
                  {2, 0, 0, 0.5},
                  "The axes lie on the grid already: neither factor has to turn."},
    GalleryMatrix{"shear",
                  "Shear",
                  {1, 1.5, 0, 1},
                  "A shear is a turn, a stretch by 2 and by one half, and another turn."},
    GalleryMatrix{"quarter-turn",
                  "Quarter turn",
                  {0, -1, 1, 0},
                  "The circle stays a circle: only the marks on it show that it was turned."},
    GalleryMatrix{
        "mirror", "Mirror", {0, 1, 1, 0}, "The F comes out as in a mirror, and no turning can do that."},
    GalleryMatrix{"symmetric",
                  "Symmetric, 3 and 1",
                  {2, 1, 1, 2},
                  "U and V are the same turn: each axis is only stretched, by 3 and by 1."},
    GalleryMatrix{"symmetric-wide",
                  "Symmetric, 4 and 2",
                  {3, 1, 1, 3},
                  "The same axes as its neighbour, but the ellipse is rounder: kappa is 2."},
    GalleryMatrix{"golden",
                  "Golden ratio",
                  {1, 1, 0, 1},
                  "The half axes are the golden ratio 1.618 and its inverse 0.618."},
    GalleryMatrix{"golden-mirrored",
                  "Golden ratio, mirrored",
                  {1, 1, 1, 0},
                  "The same ellipse as the golden shear, but the sheet has been turned over."},
    GalleryMatrix{"indefinite",
                  "Symmetric, one axis reversed",
                  {1, 2, 2, 1},
                  "Symmetric, and yet u2 points against v2, because one eigenvalue is negative."},
    GalleryMatrix{"swapped-order",
                  "The longer axis second",
                  {1, 0, 0, 2},
                  "The first singular value is the largest, so v1 is the vertical axis."},
    GalleryMatrix{"nearly-equal",
                  "Nearly equal stretches",
                  {1, 0.01, 0.01, 1},
                  "Nearly a circle: change an entry a little and the axes swing far."},
    GalleryMatrix{"singular",
                  "Singular",
                  {1, 2, 2, 4},
                  "The whole plane falls onto one line, and one direction is lost."},
    GalleryMatrix{"zero",
                  "Zero",
                  {0, 0, 0, 0},
                  "Everything falls into one point: the rank is 0 and no axis is special."},
    GalleryMatrix{"defective",
                  "Only one eigenvector",
                  {2, 1, 0, 2},
                  "There is only one eigenvector, but still two perpendicular singular axes."},
    GalleryMatrix{"ill-conditioned",
                  "Very thin ellipse",
                  {1, 0, 0, 1e-4},
                  "The ellipse looks like a line but is not: undoing it magnifies errors 10,000 times."},
};

}  // namespace

std::span<const GalleryMatrix> gallery() { return kGallery; }

const GalleryMatrix* find_in_gallery(std::string_view id) {
    const auto found = std::ranges::find(kGallery, id, &GalleryMatrix::id);
    return found == kGallery.end() ? nullptr : &*found;
}

Mat2 random_gallery_matrix(std::uint64_t seed) {
    Random random(seed);
    const auto entry = [&] { return static_cast<double>(random.integer(-200, 200)) / 100; };
    const double a = entry();
    const double b = entry();
    const double c = entry();
    return {a, b, c, entry()};
}

}  // namespace svdscope
