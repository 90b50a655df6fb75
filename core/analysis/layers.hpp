// A picture or a table taken apart into its layers, ready to be put together again at any rank.
#pragma once
#include <Eigen/Core>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/base/result.hpp"
#include "core/data/source_data.hpp"
#include "core/svd/svd.hpp"

namespace svdscope {

/// In single precision and row by row, as the screen takes it: one rank-k picture of 512 x 512 is a product
/// of some milliseconds.
using RowMajorXf = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct Layers {
    struct Channel {
        Svd svd;                ///< of the first layers when not complete
        RowMajorXf original;    ///< A
        Eigen::MatrixXf left;   ///< U diag(sigma)
        Eigen::MatrixXf right;  ///< V
        double frobenius = 0;   ///< |A|_F
    };
    std::shared_ptr<const SourceData> source;
    std::vector<Channel> channels;
    /// |A_k - clean|_F for k = 0..n; empty when there is no clean original or the layers are not complete.
    std::vector<double> to_clean;
    double peak = 1;       ///< of PSNR: 1 for pictures, the range of the entries (1 if that is 0) for tables
    bool complete = true;  ///< false: only the first layers, approximately
};

/// Progress and cancelling of one long computation.
struct Watch {
    std::stop_token stop{};
    std::function<void(double)> progress{};  ///< from 0 to 1, in the calling thread
};

/// All layers, by `decompose`. Fails as that does; `source` has one or three channels.
Result<Layers> all_layers(std::shared_ptr<const SourceData> source, const Watch& watch = {});
/// About the first k, by `truncated_svd`: a preview in a fraction of the time.
Result<Layers> first_layers(std::shared_ptr<const SourceData> source, int k, const Watch& watch = {});

/// The sum of the first k layers. Where more than half of all are wanted, the others are taken away from A
/// instead. Error: 1e-5 of the largest entry (test Layers.PicturesAreTheProducts).
RowMajorXf sum_of_layers(const Layers::Channel& channel, Eigen::Index k, bool complete);

}  // namespace svdscope
