// The table of named matrices of space.
#include "core/data/gallery_space.hpp"

#include <algorithm>
#include <array>

#include "core/base/random.hpp"

namespace svdscope {
namespace {

// As a matrix is written: row by row.
constexpr Mat3 rows(Vec3 first, Vec3 second, Vec3 third = {}) {
    return transpose({{{first, second, third}}});
}

constexpr double kHalf = 0.5;
constexpr double kThird = 1.0 / 3;
constexpr double kRoot = 0.8660254037844386;  // sqrt(3) / 2

constexpr std::array kGallery{
    SpaceMatrix{"identity", "Identity", Shape3::ThreeByThree, rows({1, 0, 0}, {0, 1, 0}, {0, 0, 1}),
                "Nothing moves: all three stretches are equal, so any three axes will do."},
    SpaceMatrix{"stretch", "Stretch and squeeze", Shape3::ThreeByThree,
                rows({2, 0, 0}, {0, 1, 0}, {0, 0, 0.5}),
                "The axes lie on the grid already: neither factor has to turn."},
    SpaceMatrix{"turn-z", "Turn about the vertical", Shape3::ThreeByThree,
                rows({kHalf, -kRoot, 0}, {kRoot, kHalf, 0}, {0, 0, 1}),
                "The ball stays a ball: only the marks on it show that it was turned by 60 degrees."},
    SpaceMatrix{"turn-diagonal", "Turn about the diagonal", Shape3::ThreeByThree,
                rows({0, 0, 1}, {1, 0, 0}, {0, 1, 0}),
                "The three axes change places in a circle: a turn of 120 degrees about (1, 1, 1)."},
    SpaceMatrix{"half-turn", "Half turn", Shape3::ThreeByThree, rows({0, 1, 0}, {1, 0, 0}, {0, 0, -1}),
                "A swap of x and y that also reverses z is no mirror but a half turn."},
    SpaceMatrix{"mirror", "Mirror", Shape3::ThreeByThree, rows({1, 0, 0}, {0, 1, 0}, {0, 0, -1}),
                "Up and down change places, and no turning of the solid can do that."},
    SpaceMatrix{"point-mirror", "Mirror in the centre", Shape3::ThreeByThree,
                rows({-1, 0, 0}, {0, -1, 0}, {0, 0, -1}),
                "Every point goes to its opposite: in space that is a mirror and a half turn."},
    SpaceMatrix{"shear", "Shear", Shape3::ThreeByThree, rows({1, 0, 1.5}, {0, 1, 0}, {0, 0, 1}),
                "A leaning stack of cards: stretches of 2, 1 and one half between two turns."},
    SpaceMatrix{"projection-plane", "Shadow on the floor", Shape3::ThreeByThree,
                rows({1, 0, 0}, {0, 1, 0}, {0, 0, 0}),
                "The ball becomes a flat disk, and the vertical is the direction that is lost."},
    SpaceMatrix{
        "projection-slanted", "Shadow on a slanted plane", Shape3::ThreeByThree,
        rows({2 * kThird, -kThird, -kThird}, {-kThird, 2 * kThird, -kThird}, {-kThird, -kThird, 2 * kThird}),
        "The diagonal (1, 1, 1) is lost, and what is perpendicular to it stays as it is."},
    SpaceMatrix{"projection-line", "Projection onto a line", Shape3::ThreeByThree,
                rows({kThird, kThird, kThird}, {kThird, kThird, kThird}, {kThird, kThird, kThird}),
                "Everything falls onto the diagonal: one direction is left, and a whole plane is lost."},
    SpaceMatrix{"nearly-singular", "Nearly flat", Shape3::ThreeByThree,
                rows({1, 2, 3}, {4, 5, 6}, {7, 8, 9.01}),
                "It looks like a flat disk but is not: undoing it magnifies errors 10,000 times."},
    SpaceMatrix{"tie-of-two", "Two equal stretches", Shape3::ThreeByThree,
                rows({1.5, 0.5, 0.5}, {0.5, 1.5, 0.5}, {0.5, 0.5, 1.5}),
                "A cigar along the diagonal: across it any two perpendicular axes will do."},
    SpaceMatrix{"tie-of-three", "Three equal stretches", Shape3::ThreeByThree,
                rows({2 * kThird, -kThird, 2 * kThird}, {2 * kThird, 2 * kThird, -kThird},
                     {-kThird, 2 * kThird, 2 * kThird}),
                "Crooked entries, and still a rotation: the ball stays a ball, and no axis is special."},
    SpaceMatrix{"nearly-equal", "Nearly equal stretches", Shape3::ThreeByThree,
                rows({1, 0.01, 0}, {0.01, 1, 0.01}, {0, 0.01, 1}),
                "Nearly a ball: change an entry a little and the axes swing far."},
    SpaceMatrix{"symmetric", "Symmetric, one axis reversed", Shape3::ThreeByThree,
                rows({1, 7, 3}, {7, 4, 5}, {3, 5, 6}),
                "Eigenvalues 13.9, 1.84 and -4.74: the singular values are these without their signs."},
    SpaceMatrix{"hilbert", "Hilbert's matrix", Shape3::ThreeByThree,
                rows({1, kHalf, kThird}, {kHalf, kThird, 0.25}, {kThird, 0.25, 0.2}),
                "Harmless fractions, and yet kappa is 524: the three columns point nearly the same way."},
    SpaceMatrix{"zero", "Zero", Shape3::ThreeByThree, rows({0, 0, 0}, {0, 0, 0}, {0, 0, 0}),
                "Everything falls into one point: the rank is 0 and no axis is special."},
    SpaceMatrix{"space-to-plane", "Space to plane, 5 and 3", Shape3::TwoByThree, rows({3, 2, 2}, {2, 3, -2}),
                "Along (2, -2, -1) nothing is left: the ball lands as a filled ellipse."},
    SpaceMatrix{"drawing", "A cube on paper", Shape3::TwoByThree, rows({1, 0, 0.5}, {0, 1, 0.5}),
                "How one draws a cube: the third edge goes slanting, and the depth is lost."},
    SpaceMatrix{"space-to-line", "Space to a line", Shape3::TwoByThree, rows({1, 2, 2}, {2, 4, 4}),
                "The rows are parallel, so the ball lands on one segment and a plane is lost."},
    SpaceMatrix{"plane-to-space", "Plane into space, root 3 and 1", Shape3::ThreeByTwo,
                rows({1, 0, 0}, {0, 1, 0}, {1, 1, 0}),
                "The disk stands tilted in space: no point outside its plane is ever reached."},
    SpaceMatrix{"plane-to-line", "Plane to a line in space", Shape3::ThreeByTwo,
                rows({1, 1, 0}, {0, 0, 0}, {1, 1, 0}),
                "Both columns are the same, so one direction of the plane is lost: sigma is 2 and 0."},
    SpaceMatrix{"nearly-parallel", "Nearly parallel columns", Shape3::ThreeByTwo,
                rows({1, 1, 0}, {0.001, 0, 0}, {0, 0.001, 0}),
                "The columns differ by a thousandth: u1 is steady, but a breath of change turns u2."},
    SpaceMatrix{"golden", "Golden ratio", Shape3::TwoByTwo, rows({1, 1, 0}, {0, 1, 0}),
                "The plane seen from space: half axes of 1.618 and 0.618."},
    SpaceMatrix{"mirror-plane", "Mirror of the plane", Shape3::TwoByTwo, rows({0, 1, 0}, {1, 0, 0}),
                "In the plane a mirror, but in space the sheet is simply turned over."},
};

}  // namespace

std::span<const SpaceMatrix> space_gallery() { return kGallery; }

const SpaceMatrix* find_in_space_gallery(std::string_view id) {
    const auto found = std::ranges::find(kGallery, id, &SpaceMatrix::id);
    return found == kGallery.end() ? nullptr : &*found;
}

Mat3 random_space_matrix(Shape3 shape, std::uint64_t seed) {
    Random random(seed);
    Mat3 A = diagonal(0, 0, 0);
    for (int row = 0; row < rows_of(shape); ++row) {
        for (int col = 0; col < cols_of(shape); ++col) {
            A(row, col) = static_cast<double>(random.integer(-20, 20)) / 10;
        }
    }
    return A;
}

}  // namespace svdscope
