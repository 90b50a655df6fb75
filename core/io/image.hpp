// A picture as numbers: one matrix for grey, three for red, green and blue.
#pragma once
#include <Eigen/Core>
#include <cstdint>
#include <vector>

namespace svdscope {

/// One or three matrices of one size, from 0 (black) to 1 (white). The numbers are those of the file divided
/// by the largest a sample can be: no gamma is undone, because what is compressed is what is stored.
struct Image {
    std::vector<Eigen::MatrixXd> channels;

    Eigen::Index rows() const { return channels.empty() ? 0 : channels.front().rows(); }
    Eigen::Index cols() const { return channels.empty() ? 0 : channels.front().cols(); }
    bool is_grey() const { return channels.size() == 1; }
};

/// Weights of red, green and blue in grey: Rec. 601, as JPEG and most programs have them.
inline constexpr double kRedWeight = 0.299, kGreenWeight = 0.587, kBlueWeight = 0.114;

/// Shapes: as each channel. Result: the weighted sum, or the one channel. Units: 0 to 1. Needs one or three
/// channels. Source: ITU-R BT.601.
Eigen::MatrixXd grey_of(const Image& image);

/// Eight bits a sample, rows from top to bottom without padding, samples of a pixel side by side.
struct Raster {
    int width = 0;
    int height = 0;
    int channels = 1;  ///< 1: grey; 3: red, green, blue; 4: and opacity, which only PNG can keep
    std::vector<std::uint8_t> samples;
    bool operator==(const Raster&) const = default;
};

/// Values below 0 and above 1 are cut off, the rest is rounded to the nearest of 256 levels.
Raster to_raster(const Image& image);
/// The other way; gives exact multiples of 1/255.
Image to_image(const Raster& raster);

}  // namespace svdscope
