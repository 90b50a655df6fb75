// Where the adapter lab's matrices come from: recipes with a seed, or a file.
#include <algorithm>
#include <cstdint>
#include <string>

#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank_update.hpp"
#include "core/base/random.hpp"
#include "core/data/source_data.hpp"
#include "core/data/synthetic_matrices.hpp"
#include "core/labs/adapter_parts.hpp"
#include "core/svd/decompose.hpp"

namespace svdscope::adapter {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr int kSize = 64, kLayerRows = 64, kLayerCols = 96, kStructureRank = 8;
constexpr double kNoise = 0.001;

// A spectrum that falls like 1 / i, and noise of standard deviation 0.001 on every entry. The first rows and
// columns of such a matrix fall alike.
MatrixXd decaying(int rows, int cols, double sigma_1, int seed) {
    const auto bits = static_cast<std::uint64_t>(seed);
    const MatrixXd square = matrix_with_spectrum(sigma_1 * power_law_spectrum(std::max(rows, cols), 1), bits);
    Random random(bits + 1'000'003);  // other numbers than those of the directions
    const MatrixXd noise = MatrixXd::NullaryExpr(rows, cols, [&] { return kNoise * random.normal(); });
    return square.topLeftCorner(rows, cols) + noise;
}

std::string by(Index rows, Index cols) { return std::to_string(rows) + " by " + std::to_string(cols); }

Result<MatrixXd> of_file(const spectrum::FileSource& file) {
    if (file.data == nullptr)
        return fail(file.problem.empty() ? "The file has not been read." : file.problem);
    const SourceData& data = *file.data;
    if (data.is_picture || data.channels.size() != 1)
        return fail(file.path + " is a picture; this lab takes a matrix from a .npy or .csv file");
    const MatrixXd& W = data.channels.front();
    if (W.size() == 0) return fail(file.path + " holds no numbers");
    if (W.rows() > kMostSide || W.cols() > kMostSide)
        return fail(file.path + " is " + by(W.rows(), W.cols()) + "; this lab takes up to " +
                    by(kMostSide, kMostSide) + ", the spectrum lab takes larger ones");
    return W;
}

MatrixXd make(Source source, int seed) {
    switch (source) {
        case Source::Noise:
            return make_source({.id = "noise-update"})->channels.front();
        case Source::Structured:
            return structured_update(kSize, kStructureRank, static_cast<std::uint64_t>(seed));
        case Source::Decaying:
            return decaying(kSize, kSize, 0.5, seed);
        case Source::Layer:
            return decaying(kLayerRows, kLayerCols, 4, seed);
        case Source::Pair:
            break;
    }
    return MatrixXd{{2, 1}, {1, 2}};
}

Result<MatrixXd> load(const Params& params) {
    if (params.file) return of_file(*params.file);
    return make(params.source, params.seed);
}

}  // namespace

Result<void> admit(const Params& params) {
    if (const auto loaded = load(params); !loaded) return tl::unexpected(loaded.error());
    return {};
}

Result<UpdatePtr> take_apart(const Params& params, const Watch& watch) {
    Result<MatrixXd> W = load(params);
    if (!W) return tl::unexpected(W.error());
    DecomposeOptions options;
    options.stop = watch.stop;
    Result<Svd> svd = decompose(*W, options);
    if (!svd) return tl::unexpected(svd.error());
    return std::make_shared<const Update>(Update{*std::move(W), *std::move(svd)});
}

}  // namespace svdscope::adapter
