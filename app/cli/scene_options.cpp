// Parses what to draw.
#include "app/cli/scene_options.hpp"

#include <charconv>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "app/shell/documents.hpp"

namespace svdscope {
namespace {

/// "1280x800": two whole numbers from 1 to 16384. False when it is not.
bool parse_size(const std::string& text, int& width, int& height) {
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != 'x') return false;
    const auto second = std::from_chars(first.ptr + 1, end, height);
    if (second.ec != std::errc() || second.ptr != end) return false;
    return width >= 1 && height >= 1 && width <= 16384 && height <= 16384;
}

std::vector<std::string> vision_names() {
    std::vector<std::string> names;
    for (const Vision vision : kVisions) names.emplace_back(vision_name(vision));
    return names;
}

}  // namespace

void add_look_options(CLI::App& command, LookOptions& options) {
    command.add_option("--size", options.size, "width and height in pixels; " + options.size + " without it")
        ->type_name("WxH")
        ->check([&options](const std::string& text) {
            return parse_size(text, options.width, options.height)
                       ? std::string()
                       : "expected WxH, as in 1280x800, not " + text;
        });
    command.add_option("--scale", options.scale_percent, "size of text and lines, 50 to 400 per cent")
        ->type_name("PERCENT")
        ->check(CLI::Range(50, 400));
    command.add_option("--theme", options.theme, "dark (without it) or light")
        ->type_name("NAME")
        ->check(CLI::IsMember({"dark", "light"}));
    command.parse_complete_callback([&options] { parse_size(options.size, options.width, options.height); });
}

void add_scene_options(CLI::App& command, SceneOptions& options) {
    command.add_option("--lab", options.lab, "which lab (svdscope labs lists them); transform without it")
        ->type_name("ID");
    command.add_option("--state", options.state, "a saved state, or a 2x2 matrix for the transform lab")
        ->type_name("FILE");
    add_look_options(command, options);
    command
        .add_option("--see-as", options.see_as,
                    "through another eye: " + CLI::detail::join(vision_names(), ", "))
        ->type_name("NAME")
        ->check(CLI::IsMember(vision_names()));
}

std::string check_png_or_svg(const std::string& name) {
    const std::string ending = std::filesystem::path(name).extension().string();
    return ending == ".png" || ending == ".svg" ? "" : "the name must end in .png or .svg";
}

Result<void> set_scene(Screen& screen, const SceneOptions& options) {
    screen.settings.dark = options.theme == "dark";
    screen.settings.scale_percent = options.scale_percent;
    screen.settings.see_as = vision_from_name(options.see_as).value_or(Vision::None);
    if (!screen.desk.choose(options.lab)) {
        return fail("there is no lab \"" + options.lab + "\": `svdscope labs` lists them");
    }
    if (options.state.empty()) return {};
    return open_document(screen.desk, options.state);
}

}  // namespace svdscope
