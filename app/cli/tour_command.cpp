// `svdscope tour`: what app/run leaves on a machine without a display.
#include <filesystem>
#include <memory>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "app/cli/commands.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/film.hpp"
#include "app/export/png.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

constexpr MovieFormat kFormat{.width = 1280, .height = 800, .fps = 25, .frame_count = 1};

Result<void> save_still(HeadlessRenderer& renderer, Screen& screen, const fs::path& path) {
    const Result<Pixels> picture = renderer.render(screen);
    if (!picture) return tl::unexpected(picture.error());
    Result<void> saved = save_png(path, *picture);
    if (saved) fmt::print("{}\n", path.string());
    return saved;
}

Result<void> save_opening_film(HeadlessRenderer& renderer, Screen& screen, const fs::path& path) {
    Result<void> saved = save_film(renderer, screen, kFormat, path);
    if (saved) fmt::print("{}\n", path.string());
    return saved;
}

Result<void> save_all(HeadlessRenderer& renderer, const fs::path& folder) {
    Screen screen(lab_table());
    for (const LabEntry& entry : screen.desk.table()) {
        screen.desk.choose(entry.info->id);
        const fs::path still = folder / (std::string(entry.info->id) + ".png");
        if (Result<void> saved = save_still(renderer, screen, still); !saved) return saved;
    }
    const std::string_view opening = screen.desk.table().front().info->id;
    screen.desk.choose(opening);
    return save_opening_film(renderer, screen, folder / (std::string(opening) + ".gif"));
}

int tour(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return report({"cannot make the folder " + folder.string() + ": " + error.message()}, kBadInput);
    Result<HeadlessRenderer> renderer = HeadlessRenderer::make({kFormat.width, kFormat.height});
    if (!renderer) return report(renderer.error(), kMachineCannot);
    const Result<void> saved = save_all(*renderer, folder);
    return saved ? kDone : report(saved.error(), kBadInput);
}

}  // namespace

void add_tour(CLI::App& app, Outcome& outcome) {
    auto folder = std::make_shared<std::string>("out");
    CLI::App* command = app.add_subcommand("tour", "a still of every lab and the opening lab's film");
    command->group("");  // not in --help: app/run uses it
    command->add_option("-o,--output", *folder, "the folder")->capture_default_str();
    command->callback([folder, &outcome] { outcome = {true, tour(*folder)}; });
}

}  // namespace svdscope
