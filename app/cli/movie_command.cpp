// `svdscope movie`: a lab's animation as a GIF or an MP4.
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/film.hpp"
#include "app/cli/scene_options.hpp"

namespace svdscope {
namespace {

struct MovieOptions {
    SceneOptions scene;
    int fps = 25;
};

int film(const MovieOptions& options) {
    Screen screen(lab_table());
    if (const Result<void> set = set_scene(screen, options.scene); !set)
        return report(set.error(), kBadInput);
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({options.scene.width, options.scene.height});
    if (!renderer) return report(renderer.error(), kMachineCannot);
    const MovieFormat format{options.scene.width, options.scene.height, options.fps};
    const Result<void> saved = save_film(*renderer, screen, format, options.scene.output);
    return saved ? kDone : report(saved.error(), kBadInput);
}

std::string check_output(const std::string& name) {
    const std::string ending = std::filesystem::path(name).extension().string();
    return ending == ".gif" || ending == ".mp4" ? "" : "the name must end in .gif or .mp4";
}

}  // namespace

void add_movie(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<MovieOptions>();
    CLI::App* command = app.add_subcommand("movie", "save a lab's animation");
    add_scene_options(*command, options->scene);
    command->add_option("--fps", options->fps, "pictures a second, 1 to 50; 25 without it")
        ->type_name("N")
        ->check(CLI::Range(1, 50));
    command->add_option("-o,--output", options->scene.output, "a .gif, or an .mp4 where ffmpeg is installed")
        ->required()
        ->type_name("OUT")
        ->check(check_output);
    command->footer(
        "Example: svdscope movie --lab transform --size 960x600 -o transform.gif\n"
        "Needs no display. The same arguments give the same film.");
    command->callback([options, &outcome] { outcome = {true, film(*options)}; });
}

}  // namespace svdscope
