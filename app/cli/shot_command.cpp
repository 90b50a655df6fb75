// `svdscope shot`: a picture of a lab, with no display needed.
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/scene_options.hpp"
#include "app/export/png.hpp"
#include "app/shell/headless_renderer.hpp"
#include "app/shell/svg_picture.hpp"

namespace svdscope {
namespace {

struct ShotOptions {
    SceneOptions scene;
    double time = -1;
};

Result<void> save_shot(HeadlessRenderer& renderer, Screen& screen, const std::filesystem::path& output) {
    const Result<Pixels> picture = renderer.render(screen);
    if (!picture) return tl::unexpected(picture.error());
    if (output.extension() == ".svg") return save_svg(output, screen, renderer.gui());
    return save_png(output, *picture);
}

int shoot(const ShotOptions& options) {
    Screen screen(lab_table());
    if (const Result<void> set = set_scene(screen, options.scene); !set)
        return report(set.error(), kBadInput);
    Lab& lab = screen.desk.current();
    lab.finish();
    if (options.time >= 0) lab.set_time(options.time);
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({options.scene.width, options.scene.height});
    if (!renderer) return report(renderer.error(), kMachineCannot);
    const Result<void> saved = save_shot(*renderer, screen, options.scene.output);
    return saved ? kDone : report(saved.error(), kBadInput);
}

}  // namespace

void add_shot(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<ShotOptions>();
    CLI::App* command = app.add_subcommand("shot", "save a picture of a lab");
    add_scene_options(*command, options->scene);
    command->add_option("--time", options->time, "position on the timeline, from 0 to the number of stages")
        ->type_name("T")
        ->check(CLI::NonNegativeNumber);
    command
        ->add_option("-o,--output", options->scene.output, ".png: the whole window; .svg: the canvas alone")
        ->required()
        ->type_name("OUT")
        ->check(check_png_or_svg);
    command->footer(
        "Example: svdscope shot --lab transform --time 1.5 --size 1920x1080 -o turning.png\n"
        "Needs no display. The same arguments give the same picture.");
    command->callback([options, &outcome] { outcome = {true, shoot(*options)}; });
}

}  // namespace svdscope
