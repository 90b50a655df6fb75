// Reads the matrix that a subcommand works on.
#include "app/cli/source_matrix.hpp"

#include <CLI/CLI.hpp>

#include "app/cli/image_option.hpp"
#include "app/shell/matrix_file.hpp"
#include "core/data/gallery.hpp"
#include "core/data/source_data.hpp"
#include "core/io/matrix_text.hpp"
#include "core/labs/spectrum.hpp"

namespace svdscope {
namespace {

std::string gallery_names() {
    std::string names;
    for (const GalleryMatrix& entry : gallery()) names += (names.empty() ? "" : ", ") + std::string(entry.id);
    return names;
}

Result<Eigen::MatrixXd> from_gallery(const std::string& name) {
    const GalleryMatrix* entry = find_in_gallery(name);
    if (entry == nullptr) return fail("the gallery has no \"" + name + "\"; it has " + gallery_names());
    const Mat2& m = entry->matrix;
    return Eigen::MatrixXd{{m.a, m.b}, {m.c, m.d}};
}

Result<Eigen::MatrixXd> from_text(const std::string& text) {
    Result<Eigen::MatrixXd> matrix = parse_matrix(text);
    if (!matrix) return fail("--matrix: " + matrix.error().message);
    return matrix;
}

Result<Eigen::MatrixXd> from_image(const std::string& name) {
    spectrum::Params params;
    params.recipe = {.id = name};
    const Result<spectrum::DataPtr> data = spectrum::load(params);
    if (!data) return fail("--image: " + data.error().message);
    return (*data)->channels.front();
}

}  // namespace

void add_source_options(CLI::App& command, SourceOptions& options) {
    const std::string group = "Source (one of these)";
    command
        .add_option("SOURCE", options.file,
                    "a .csv, .tsv, .txt, .npy, .png or .jpg file; - for standard input")
        ->group(group);
    command.add_option("--matrix", options.matrix, R"(as in "2 1; 1 2"; entries may be 1/3, sqrt(2), -pi/4)")
        ->type_name("TEXT")
        ->group(group);
    command.add_option("--gallery", options.gallery, gallery_names())->type_name("NAME")->group(group);
    add_image_option(command, options.image, group);
}

void require_one_source(const SourceOptions& options) {
    const int given = int{!options.file.empty()} + int{!options.matrix.empty()} +
                      int{!options.gallery.empty()} + int{!options.image.empty()};
    if (given != 1) {
        throw CLI::ValidationError("give exactly one source: a file, --matrix, --gallery or --image");
    }
}

Result<Eigen::MatrixXd> read_source(const SourceOptions& options) {
    if (!options.matrix.empty()) return from_text(options.matrix);
    if (!options.gallery.empty()) return from_gallery(options.gallery);
    if (!options.image.empty()) return from_image(options.image);
    return read_matrix(options.file);
}

Result<std::shared_ptr<const SourceData>> read_source_data(const SourceOptions& options) {
    Result<Eigen::MatrixXd> A = read_source(options);
    if (!A) return tl::unexpected(A.error());
    return std::make_shared<const SourceData>(SourceData{.channels = {*std::move(A)}});
}

}  // namespace svdscope
