// Pictures of our own making, each with another kind of spectrum. Values from 0 to 1, size x size.
#pragma once
#include <Eigen/Core>
#include <cstdint>

#include "core/io/image.hpp"

namespace svdscope {

// Shapes: size x size, size >= 2. Units: 0 black, 1 white. Fails: never. The same bits for the same
// arguments, but for the last one of `rings`, which calls the cosine of the system.

/// From black at the left to white at the right. Rank 1.
Eigen::MatrixXd gradient_image(int size);
/// The mean of a horizontal and a vertical gradient. Rank 2.
Eigen::MatrixXd diagonal_gradient_image(int size);
/// Fields of cell x cell pixels, the first one black. Rank 2 when there are two fields in each direction.
Eigen::MatrixXd checkerboard_image(int size, int cell);
/// White on and above the diagonal: full rank.
Eigen::MatrixXd edge_image(int size);
/// A white disk about the centre whose radius is 5/16 of the size, without grey at its edge. Rank 12 of 64.
Eigen::MatrixXd disk_image(int size);
/// Circular waves about the centre, eight from side to side.
Eigen::MatrixXd rings_image(int size);
/// Lines of capital letters, white on black.
Eigen::MatrixXd text_image(int size);
/// Independent and uniform.
Eigen::MatrixXd noise_image(int size, std::uint64_t seed);
/// A landscape in colour: sky, sun, clouds, three ranges of hills in the haze, a meadow.
Image photo_image(int size, std::uint64_t seed);

}  // namespace svdscope
