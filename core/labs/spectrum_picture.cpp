// The spectrum lab's pictures, vectors and the check of its identities.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/base/check.hpp"
#include "core/base/random.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope::spectrum {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

RowMajorXf part_of(const Layers& layers, std::size_t channel, Part part, int k) {
    const Layers::Channel& c = layers.channels[channel];
    switch (part) {
        case Part::Original:
            return c.original;
        case Part::Clean:
            return layers.source->clean->cast<float>();
        case Part::Approximation:
            return sum_of_layers(c, k, layers.complete);
        case Part::Residual:
            return c.original - sum_of_layers(c, k, layers.complete);
        case Part::Layer:
            return c.left.col(k - 1) * c.right.col(k - 1).transpose();
    }
    return {};
}

double norm_2_from(const MatrixXd& R, VectorXd v) {
    constexpr int kSteps = 30;
    double norm = 0;
    for (int i = 0; i < kSteps; ++i) {
        const double length = v.norm();
        if (length == 0) return 0;
        const VectorXd image = R * (v / length);
        norm = std::max(norm, image.norm());
        v = R.transpose() * image;
    }
    return norm;
}

// The direction that the theory names, and then one with a little of every other, where a larger norm would
// show.
double measured_norm_2(const MatrixXd& R, const Svd& svd, int k) {
    Random random(1);
    VectorXd start = VectorXd::NullaryExpr(R.cols(), [&] { return 1e-3 * random.normal(); });
    double named = 0;
    if (k < svd.sigma.size()) {
        named = (R * svd.V.col(k)).norm();
        start += svd.V.col(k);
    }
    return std::max(named, norm_2_from(R, start));
}

std::span<const double> column(const MatrixXd& M, int i) {
    return {M.col(i).data(), static_cast<std::size_t>(M.rows())};
}

const Svd& svd_of(const Layers& layers, int channel) {
    return layers.channels.at(static_cast<std::size_t>(channel)).svd;
}

}  // namespace

Picture picture_of(const Layers& layers, Part part, int k) {
    const std::size_t channels = layers.channels.size();
    const RowMajorXf& first = layers.channels.front().original;
    if (part == Part::Clean && !layers.source->clean) return {};
    SVDSCOPE_CHECK_LE(part == Part::Layer ? 1 : 0, k);
    SVDSCOPE_CHECK_LE(k, layers.channels.front().left.cols());
    Picture picture{static_cast<int>(first.cols()), static_cast<int>(first.rows()),
                    static_cast<int>(channels),
                    std::vector<float>(static_cast<std::size_t>(first.size()) * channels)};
    for (std::size_t c = 0; c < channels; ++c) {
        const RowMajorXf values = part_of(layers, c, part, k);
        for (std::size_t i = 0; i < static_cast<std::size_t>(values.size()); ++i)
            picture.values[i * channels + c] = values.data()[i];
    }
    return picture;
}

float largest_of(const Picture& picture) {
    float largest = 0;
    for (const float value : picture.values) largest = std::max(largest, std::abs(value));
    return largest;
}

std::vector<std::uint8_t> to_rgba(const Picture& picture, float low, float high) {
    const float scale = high > low ? 255 / (high - low) : 0;
    const auto level = [=](float value) {
        return static_cast<std::uint8_t>(std::clamp((value - low) * scale, 0.0F, 255.0F) + 0.5F);
    };
    const auto channels = static_cast<std::size_t>(picture.channels);
    const std::size_t pixels = picture.values.size() / channels;
    std::vector<std::uint8_t> bytes(pixels * 4, 255);
    for (std::size_t i = 0; i < pixels; ++i) {
        for (std::size_t c = 0; c < 3; ++c)
            bytes[i * 4 + c] = level(picture.values[i * channels + (channels == 3 ? c : 0)]);
    }
    return bytes;
}

std::span<const double> left_vector(const Layers& layers, int channel, int i) {
    return column(svd_of(layers, channel).U, i);
}

std::span<const double> right_vector(const Layers& layers, int channel, int i) {
    return column(svd_of(layers, channel).V, i);
}

const std::vector<std::string>& row_labels(const Layers& layers) { return layers.source->row_labels; }
const std::vector<std::string>& col_labels(const Layers& layers) { return layers.source->col_labels; }

double entry_of(const Layers& layers, int channel, int row, int col) {
    return layers.source->channels.at(static_cast<std::size_t>(channel))(row, col);
}

Identity check_identity(const Layers& layers, int k) {
    SVDSCOPE_CHECK_EQ(layers.complete, true);
    Identity result;
    double sigma_1 = 0;
    for (std::size_t c = 0; c < layers.channels.size(); ++c) {
        const Svd& svd = layers.channels[c].svd;
        const MatrixXd R = layers.source->channels[c] - low_rank(svd, k);
        const std::span<const double> sigma(svd.sigma.data(), static_cast<std::size_t>(svd.sigma.size()));
        result.measured_2 = std::max(result.measured_2, measured_norm_2(R, svd, k));
        result.predicted_2 = std::max(result.predicted_2, low_rank_error_2(sigma, k));
        result.measured_frobenius = std::hypot(result.measured_frobenius, R.stableNorm());
        result.predicted_frobenius =
            std::hypot(result.predicted_frobenius, low_rank_error_frobenius(sigma, k));
        sigma_1 = std::max(sigma_1, sigma.front());
    }
    result.allowed = 100 * std::numeric_limits<double>::epsilon() * sigma_1 *
                     std::sqrt(static_cast<double>(layers.channels.size()));
    result.holds = std::abs(result.measured_2 - result.predicted_2) <= result.allowed &&
                   std::abs(result.measured_frobenius - result.predicted_frobenius) <= result.allowed;
    return result;
}

}  // namespace svdscope::spectrum
