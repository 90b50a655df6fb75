// Names and saves pictures of the canvas.
#include "app/shell/picture_file.hpp"

#include "app/export/png.hpp"
#include "app/shell/folders.hpp"

namespace svdscope {

std::filesystem::path free_picture_name(const std::filesystem::path& folder, std::string_view lab) {
    const std::string stem = "svdscope_" + std::string(lab) + "_";
    std::error_code error;
    int number = 1;
    while (std::filesystem::exists(folder / (stem + std::to_string(number) + ".png"), error)) ++number;
    return folder / (stem + std::to_string(number) + ".png");
}

std::string save_numbered_picture(const Pixels& picture, std::string_view lab) {
    const std::filesystem::path path = free_picture_name(pictures_folder(), lab);
    const Result<void> saved = save_png(path, picture);
    return saved ? "Saved to " + path.string() + "." : saved.error().message;
}

}  // namespace svdscope
