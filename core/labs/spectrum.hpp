// The spectrum lab's mathematics: singular values, energy, ranks by every rule, and pictures of any rank.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/rank_rules.hpp"
#include "core/base/result.hpp"
#include "core/data/source.hpp"

namespace svdscope {
struct SourceData;
struct Layers;
struct Watch;
}  // namespace svdscope

namespace svdscope::spectrum {

using DataPtr = std::shared_ptr<const SourceData>;
using LayersPtr = std::shared_ptr<const Layers>;

/// A file of one's own. What a state keeps is path, size and hash; the content is read by the app.
struct FileSource {
    std::string path{};
    std::int64_t size = 0;  ///< bytes
    std::string hash{};     ///< content_hash of the bytes
    DataPtr data{};         ///< nullptr: it could not be read
    std::string problem{};  ///< then: the sentence that says why
    /// Quick: equal hashes mean equal data.
    bool operator==(const FileSource& other) const {
        return path == other.path && size == other.size && hash == other.hash &&
               (data == nullptr) == (other.data == nullptr) && problem == other.problem;
    }
};

enum class Channels { Grey, Color };

/// Who chooses the cut-off k.
enum class Rule { Manual, Energy, Tolerance, Elbow, OptimalThreshold, NoiseEdge };

struct Cutoff {
    Rule rule = Rule::Manual;
    int k = 10;               ///< of Manual; cut to what there is
    double energy = 0.9;      ///< share of the squares, 0 to 1
    double tolerance = 0.01;  ///< of sigma_1
    double noise = 0;         ///< standard deviation of an entry; 0: estimated from the spectrum
    bool operator==(const Cutoff&) const = default;
};

struct Params {
    SourceRecipe recipe{.size = 256};    ///< what is looked at when there is no file
    std::optional<FileSource> file{};    ///< one's own instead
    Channels channels = Channels::Grey;  ///< Color: three decompositions of a picture that has colours
    Cutoff cutoff{};
    bool operator==(const Params&) const = default;
};

/// True when both need the same factorisation: they differ in the cut-off at most. Then `analyze(layers,
/// cutoff)` answers in the same frame.
bool same_layers(const Params& a, const Params& b);

/// What each rule says, and the numbers that it says it by.
struct Ranks {
    int numerical = 0;             ///< the rank: values above rank_tolerance
    double rank_tolerance = 0;     ///< max(m, n) eps sigma_1
    double stable = 0;             ///< |A|_F^2 / |A|_2^2
    double entropy = 0;            ///< exp of the entropy of the values' shares
    int energy = 0;                ///< by the energy target
    int energy_unsquared = 0;      ///< the trap: by the same target of unsquared sums
    int tolerance = 0;             ///< by the relative tolerance
    int elbow = 0;                 ///< by the shape
    int optimal = 0;               ///< by Gavish and Donoho's threshold
    double optimal_threshold = 0;  ///< that threshold, never below rank_tolerance
    int noise_edge = 0;            ///< values above the Marchenko-Pastur edge
    NoiseEdges edges;              ///< where singular values of pure noise would lie
    double noise = 0;              ///< the standard deviation used for both
    bool noise_is_estimated = true;
};

/// The numbers at one cut-off. For colours, errors and storage are those of all channels together.
struct AtCutoff {
    int k = 0;
    double error_2 = 0;                      ///< sigma_{k+1}, the largest of all channels
    double error_frobenius = 0;              ///< sqrt of the sum of the squares left out
    double relative_error = 0;               ///< error_frobenius / |A|_F; 0 for the zero matrix
    double energy = 1;                       ///< share of the squares that is kept
    double psnr = 0;                         ///< decibels; infinity without error
    std::int64_t storage = 0;                ///< numbers: channels k (m + n + 1)
    std::optional<double> error_to_clean{};  ///< |A_k - clean|_F where there is a clean original
};

struct Analysis {
    LayersPtr layers;  ///< shared: copying an Analysis copies no picture
    int rows = 0, cols = 0, channels = 1;
    bool is_picture = false;
    bool complete = true;  ///< false: a preview; of `sigma` only the first `known` are values of the matrix
    int known = 0;
    double peak = 1;  ///< of PSNR: 1 for pictures, the range of the entries for tables

    /// n = min(rows, cols) values. Of colours: the root of the mean square over the channels, so that sums of
    /// squares are those of the whole. In a preview the values beyond `known` are equal and make up the rest
    /// of the energy, so that errors and shares at the known cut-offs are right already.
    std::vector<double> sigma;
    std::vector<std::vector<double>> sigma_of_channel;           ///< in a preview only the known ones
    std::vector<double> energy, cumulative;                      ///< squared, n values
    std::vector<double> energy_unsquared, cumulative_unsquared;  ///< the trap
    std::vector<double> error_frobenius;                         ///< for k = 0..n
    std::vector<double> psnr;                                    ///< for k = 0..n
    std::vector<double> error_to_clean;                          ///< for k = 0..n, or empty
    std::int64_t storage_full = 0;                               ///< numbers of the original
    double break_even = 0;                                       ///< below this k storage is saved
    Ranks ranks;
    AtCutoff at;
};

// The four steps of an answer. `load` and `factorize` are slow and belong on a worker; `analyze(layers,
// cutoff)` costs some microseconds a thousand values and belongs in the frame. When Params change, keep the
// layers if same_layers says so.

/// The data with the channels that are looked at. Fails with one sentence: a recipe that cannot be made, a
/// file that could not be read.
Result<DataPtr> load(const Params& params);
/// About the first k layers: a fraction of the time of `factorize`, for the picture meanwhile.
Result<LayersPtr> preview(const DataPtr& data, int k, const Watch& watch);
Result<LayersPtr> factorize(const DataPtr& data, const Watch& watch);
Analysis analyze(const LayersPtr& layers, const Cutoff& cutoff);
/// All of it, for shot, movie and tests. Pure: the same params give the same numbers.
Result<Analysis> analyze(const Params& params);

/// What `cutoff` means for these ranks: the k of its rule, at most n.
int chosen_k(const Cutoff& cutoff, const Ranks& ranks, int most);

/// A picture in memory, row by row from the top, channels of a pixel side by side.
struct Picture {
    int width = 0, height = 0, channels = 1;
    std::vector<float> values;
};
enum class Part {
    Original,
    Clean,          ///< empty when there is none
    Approximation,  ///< the sum of the first k layers
    Residual,       ///< original - approximation
    Layer,          ///< the k-th layer alone, k from 1
};
/// In the units of the data. Needs 0 <= k <= known layers (Layer: 1 <= k). 512 x 512 at k = 50: under 5 ms
/// (tests/bench/run prints it); at any k the work is that of half the layers at most.
Picture picture_of(const Layers& layers, Part part, int k);
/// The largest absolute value, for a map that is symmetric about 0.
float largest_of(const Picture& picture);
/// Eight bits: `low` becomes black, `high` white; four bytes a pixel, opaque.
std::vector<std::uint8_t> to_rgba(const Picture& picture, float low, float high);

/// u_i or v_i of a channel, i from 0: what to read by rows or by columns. Lives as long as the layers.
std::span<const double> left_vector(const Layers& layers, int channel, int i);
std::span<const double> right_vector(const Layers& layers, int channel, int i);
/// Labels of the table, or nothing.
const std::vector<std::string>& row_labels(const Layers& layers);
const std::vector<std::string>& col_labels(const Layers& layers);
/// The entry itself, in double precision.
double entry_of(const Layers& layers, int channel, int row, int col);

/// Eckart and Young's identities measured: norms of the matrix A - A_k against what the spectrum says.
struct Identity {
    double measured_2 = 0, predicted_2 = 0;
    double measured_frobenius = 0, predicted_frobenius = 0;
    double allowed = 0;  ///< 100 eps sigma_1, times the root of the number of channels
    bool holds = false;
};
/// One product in double precision. The 2-norm is measured by 30 steps of power iteration on the residual,
/// from v_{k+1} with a little of every direction, so that a larger one would show. Needs complete layers, 0
/// <= k <= n.
Identity check_identity(const Layers& layers, int k);

}  // namespace svdscope::spectrum
