// One decomposition a channel, and products of single precision.
#include "core/analysis/layers.hpp"

#include <algorithm>
#include <cmath>

#include "core/svd/decompose.hpp"
#include "core/svd/truncated.hpp"

namespace svdscope {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Of a preview: what a bar of the chart can show, and how much is spent on a spectrum that does not fall.
constexpr double kPreviewAccuracy = 1e-3;
constexpr int kPreviewColumns = 3;

Layers::Channel channel_of(const MatrixXd& A, Svd svd) {
    Layers::Channel channel;
    channel.original = A.cast<float>();
    channel.left = (svd.U * svd.sigma.asDiagonal()).cast<float>();
    channel.right = svd.V.cast<float>();
    channel.frobenius = A.stableNorm();
    channel.svd = std::move(svd);
    return channel;
}

// |A_k - C|^2 = |C|^2 + sum over i <= k of sigma_i^2 - 2 sigma_i u_i^T C v_i.
std::vector<double> distances_to(const MatrixXd& clean, const Svd& svd) {
    const Eigen::VectorXd overlap =
        (svd.U.transpose() * clean).cwiseProduct(svd.V.transpose()).rowwise().sum();
    double square = clean.squaredNorm();
    std::vector<double> distances{std::sqrt(square)};
    for (Index i = 0; i < svd.sigma.size(); ++i) {
        square += svd.sigma(i) * (svd.sigma(i) - 2 * overlap(i));
        distances.push_back(std::sqrt(std::max(square, 0.0)));
    }
    return distances;
}

double peak_of(const SourceData& data) {
    if (data.is_picture) return 1;
    double low = data.channels.front().minCoeff(), high = data.channels.front().maxCoeff();
    for (const auto& channel : data.channels) {
        low = std::min(low, channel.minCoeff());
        high = std::max(high, channel.maxCoeff());
    }
    return high > low ? high - low : 1;
}

// The progress of one channel as a part of that of all.
std::function<void(double)> part_of(const Watch& watch, std::size_t channel, std::size_t count) {
    if (!watch.progress) return {};
    return [&watch, channel, count](double p) {
        watch.progress((static_cast<double>(channel) + p) / static_cast<double>(count));
    };
}

template <class Factorize>
Result<Layers> layers_by(std::shared_ptr<const SourceData> source, const Watch& watch, Factorize factorize) {
    Layers layers;
    const auto& matrices = source->channels;
    for (std::size_t c = 0; c < matrices.size(); ++c) {
        Result<Svd> svd = factorize(matrices[c], part_of(watch, c, matrices.size()));
        if (!svd) return tl::unexpected(svd.error());
        layers.channels.push_back(channel_of(matrices[c], *std::move(svd)));
    }
    layers.peak = peak_of(*source);
    layers.source = std::move(source);
    return layers;
}

}  // namespace

Result<Layers> all_layers(std::shared_ptr<const SourceData> source, const Watch& watch) {
    Result<Layers> layers = layers_by(std::move(source), watch, [&](const MatrixXd& A, auto progress) {
        return decompose(A, {.stop = watch.stop, .progress = std::move(progress)});
    });
    if (layers && layers->source->clean)
        layers->to_clean = distances_to(*layers->source->clean, layers->channels.front().svd);
    return layers;
}

Result<Layers> first_layers(std::shared_ptr<const SourceData> source, int k, const Watch& watch) {
    Result<Layers> layers = layers_by(std::move(source), watch, [&](const MatrixXd& A, auto progress) {
        return truncated_svd(A, k,
                             {.accuracy = kPreviewAccuracy,
                              .most_columns = kPreviewColumns * k,
                              .stop = watch.stop,
                              .progress = std::move(progress)});
    });
    if (layers) layers->complete = false;
    return layers;
}

RowMajorXf sum_of_layers(const Layers::Channel& channel, Index k, bool complete) {
    const Index rest = channel.left.cols() - k;
    RowMajorXf sum(channel.original.rows(), channel.original.cols());
    if (complete && rest < k) {
        sum = channel.original;
        sum.noalias() -= channel.left.rightCols(rest) * channel.right.rightCols(rest).transpose();
    } else {
        sum.noalias() = channel.left.leftCols(k) * channel.right.leftCols(k).transpose();
    }
    return sum;
}

}  // namespace svdscope
