// Rules that choose how many layers to keep: by size, by shape of the spectrum, by what noise can do.
#pragma once
#include <span>

namespace svdscope {

// `sigma` is decreasing, finite and none negative. The rule by energy is rank_for_energy in energy.hpp, the
// rank itself is in rank.hpp.

/// How many values are above `tolerance` times the first.
int rank_by_tolerance(std::span<const double> sigma, double tolerance);

/// The elbow of the scree plot: the values before the point (i, sigma_i) that lies farthest below the
/// straight line from the first point to the last. n when no point lies below it, as in a flat spectrum. A
/// rule of thumb: it looks at the shape alone. Source: the largest distance from the chord (Satopaa and
/// others, Kneedle, 2011).
int elbow_rank(std::span<const double> sigma);

/// Singular values of pure noise lie between these two when the matrix is large.
struct NoiseEdges {
    double lower = 0;
    double upper = 0;
};
/// Entries independent, of mean 0 and standard deviation `noise`: noise (sqrt(n) -+ sqrt(m)), m <= n.
/// Source: Marchenko and Pastur 1967.
NoiseEdges noise_edges(int rows, int cols, double noise);

/// The median of the Marchenko-Pastur law of eigenvalues with ratio beta in (0, 1], by integrating its
/// density. Error: 1e-10 (test RankRules.MedianOfMarchenkoPastur).
double marchenko_pastur_median(double beta);

/// The noise that a spectrum shows when most of its values are noise: median(sigma) / sqrt(n median of
/// Marchenko-Pastur), n the longer side. 0 for an empty spectrum. Needs all min(m, n) values.
double estimated_noise(std::span<const double> sigma, int rows, int cols);

/// The threshold that loses least in mean square when a matrix of low rank carries white noise of known
/// standard deviation: lambda(beta) sqrt(n) noise, n the longer side, beta the ratio of the sides.
/// Source: Gavish and Donoho, The optimal hard threshold for singular values is 4/sqrt(3), IEEE Trans. Inf.
/// Theory 60 (2014).
double optimal_threshold(int rows, int cols, double noise);
/// lambda(beta) of that paper; 4 / sqrt(3) for square matrices.
double gavish_donoho_lambda(double beta);
/// omega(beta) = lambda(beta) / sqrt(median of Marchenko-Pastur): with unknown noise the threshold is omega
/// median(sigma), the same as optimal_threshold with estimated_noise. 2.858 for square matrices.
double gavish_donoho_omega(double beta);

}  // namespace svdscope
