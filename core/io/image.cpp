// Greys and eight-bit samples.
#include "core/io/image.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/check.hpp"

namespace svdscope {
namespace {

std::uint8_t level(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
}

std::size_t at(const Raster& raster, Eigen::Index row, Eigen::Index col, std::size_t channel) {
    return static_cast<std::size_t>(row * raster.width + col) * static_cast<std::size_t>(raster.channels) +
           channel;
}

}  // namespace

Eigen::MatrixXd grey_of(const Image& image) {
    if (image.is_grey()) return image.channels.front();
    SVDSCOPE_CHECK_EQ(image.channels.size(), 3U);
    return kRedWeight * image.channels[0] + kGreenWeight * image.channels[1] +
           kBlueWeight * image.channels[2];
}

Raster to_raster(const Image& image) {
    Raster raster{static_cast<int>(image.cols()),
                  static_cast<int>(image.rows()),
                  static_cast<int>(image.channels.size()),
                  {}};
    raster.samples.resize(static_cast<std::size_t>(image.rows() * image.cols()) * image.channels.size());
    for (std::size_t c = 0; c < image.channels.size(); ++c) {
        for (Eigen::Index j = 0; j < image.cols(); ++j) {
            for (Eigen::Index i = 0; i < image.rows(); ++i) {
                raster.samples[at(raster, i, j, c)] = level(image.channels[c](i, j));
            }
        }
    }
    return raster;
}

Image to_image(const Raster& raster) {
    Image image;
    for (std::size_t c = 0; c < static_cast<std::size_t>(raster.channels); ++c) {
        Eigen::MatrixXd channel(raster.height, raster.width);
        for (Eigen::Index j = 0; j < channel.cols(); ++j) {
            for (Eigen::Index i = 0; i < channel.rows(); ++i) {
                channel(i, j) = raster.samples[at(raster, i, j, c)] / 255.0;
            }
        }
        image.channels.push_back(std::move(channel));
    }
    return image;
}

}  // namespace svdscope
