// `svdscope compress`: a picture by its first layers, and what that costs and saves.
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/image_option.hpp"
#include "app/cli/number_print.hpp"
#include "app/export/atomic_file.hpp"
#include "app/shell/read_image.hpp"
#include "core/analysis/layers.hpp"
#include "core/analysis/low_rank.hpp"
#include "core/io/image_file.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope {
namespace {

struct CompressOptions {
    std::string file;
    std::string image;
    int rank = 0;
    std::string output;
    bool json = false;
};

Result<spectrum::DataPtr> picture_of(const CompressOptions& options) {
    if (!options.image.empty()) {
        spectrum::Params params;
        params.recipe = {.id = options.image};
        params.channels = spectrum::Channels::Color;
        Result<spectrum::DataPtr> data = spectrum::load(params);
        if (!data) return fail("--image: " + data.error().message);
        if (!(*data)->is_picture) return fail("--image " + options.image + " is a table and no picture");
        return data;
    }
    Result<Image> image = read_image(options.file, ImageColor::AsStored);
    if (!image) return tl::unexpected(image.error());
    return std::make_shared<const SourceData>(
        SourceData{.channels = std::move(image->channels), .is_picture = true});
}

Result<spectrum::Analysis> analyzed(const CompressOptions& options) {
    const Result<spectrum::DataPtr> data = picture_of(options);
    if (!data) return tl::unexpected(data.error());
    const Eigen::MatrixXd& first = (*data)->channels.front();
    if (options.rank > std::min(first.rows(), first.cols())) {
        return fail(fmt::format("--rank {} is more than the {} layers of a picture of {} x {} pixels",
                                options.rank, std::min(first.rows(), first.cols()), first.cols(),
                                first.rows()));
    }
    const Result<spectrum::LayersPtr> layers = spectrum::factorize(*data, {});
    if (!layers) return tl::unexpected(layers.error());
    return spectrum::analyze(*layers, {.k = options.rank});
}

Result<void> write(const spectrum::Analysis& analysis, const std::filesystem::path& path) {
    Image image;
    for (const Layers::Channel& channel : analysis.layers->channels)
        image.channels.push_back(low_rank(channel.svd, analysis.at.k));
    const Raster raster = to_raster(image);
    const Result<std::string> bytes = path.extension() == ".png" ? encode_png(raster) : encode_jpeg(raster);
    if (!bytes) return tl::unexpected(bytes.error());
    return write_atomically(path, *bytes);
}

nlohmann::json json_of(const spectrum::Analysis& analysis) {
    const spectrum::AtCutoff& at = analysis.at;
    return {{"rows", analysis.rows},
            {"cols", analysis.cols},
            {"channels", analysis.channels},
            {"rank", at.k},
            {"error_2", at.error_2},
            {"error_frobenius", at.error_frobenius},
            {"relative_error", at.relative_error},
            {"energy", at.energy},
            {"psnr", json_number(at.psnr)},
            {"storage", at.storage},
            {"storage_full", analysis.storage_full},
            {"break_even_rank", analysis.break_even}};
}

std::string text_of(const spectrum::Analysis& analysis) {
    const spectrum::AtCutoff& at = analysis.at;
    std::string text = fmt::format("{} x {} pixels, {}, rank {}\n", analysis.cols, analysis.rows,
                                   analysis.channels == 3 ? "red, green and blue" : "grey", at.k);
    text += fmt::format("energy kept    {:.4f} %\n", 100 * at.energy);
    text += fmt::format("error          {:.4g} of |A|_F; 2-norm {:.4g}\n", at.relative_error, at.error_2);
    text += fmt::format("PSNR           {:.4g} dB\n", at.psnr);
    text += fmt::format("storage        {} of {} numbers, {:.4g} %; saved below rank {:.4g}\n", at.storage,
                        analysis.storage_full,
                        100 * static_cast<double>(at.storage) / static_cast<double>(analysis.storage_full),
                        analysis.break_even);
    return text;
}

int run(const CompressOptions& options) {
    const Result<spectrum::Analysis> analysis = analyzed(options);
    if (!analysis) return report(analysis.error(), kBadInput);
    if (const Result<void> written = write(*analysis, options.output); !written)
        return report(written.error(), kBadInput);
    fmt::print("{}", options.json ? json_of(*analysis).dump(2) + "\n" : text_of(*analysis));
    return kDone;
}

std::string check_output(const std::string& name) {
    const std::string ending = std::filesystem::path(name).extension().string();
    const bool known = ending == ".png" || ending == ".jpg" || ending == ".jpeg";
    return known ? "" : "the name must end in .png or .jpg";
}

}  // namespace

void add_compress(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<CompressOptions>();
    const std::string group = "Picture (one of these)";
    CLI::App* command =
        app.add_subcommand("compress", "save a picture of rank K, and print error and storage");
    command->add_option("IMAGE", options->file, "a .png or .jpg file; - for standard input")->group(group);
    add_image_option(*command, options->image, group);
    command->add_option("--rank", options->rank, "how many layers to keep, each channel by itself")
        ->required()
        ->check(CLI::PositiveNumber)
        ->type_name("K");
    command->add_option("-o,--output", options->output, "a .png or .jpg")
        ->required()
        ->type_name("OUT")
        ->check(check_output);
    command->add_flag("--json", options->json, "one JSON object; numbers keep every bit");
    command->footer(
        "Errors are those of the sum of K layers, before its samples are rounded to 8 bits.\n"
        "Example: svdscope compress --image photo --rank 20 -o photo_20.png");
    command->callback([options, &outcome] {
        if (options->file.empty() == options->image.empty())
            throw CLI::ValidationError("give exactly one picture: a file or --image");
        outcome = {true, run(*options)};
    });
}

}  // namespace svdscope
