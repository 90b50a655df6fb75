// Names and saves pictures of the canvas and texts of a lab.
#include "app/shell/picture_file.hpp"

#include "app/export/atomic_file.hpp"
#include "app/export/png.hpp"
#include "app/shell/folders.hpp"

namespace svdscope {

std::filesystem::path free_picture_name(const std::filesystem::path& folder, std::string_view lab,
                                        std::string_view ending) {
    const std::string stem = "svdscope_" + std::string(lab) + "_";
    const auto name = [&](int number) {
        return folder / (stem + std::to_string(number) + std::string(ending));
    };
    std::error_code error;
    int number = 1;
    while (std::filesystem::exists(name(number), error)) ++number;
    return name(number);
}

std::string save_numbered_picture(const Pixels& picture, std::string_view lab) {
    const std::filesystem::path path = free_picture_name(pictures_folder(), lab);
    const Result<void> saved = save_png(path, picture);
    return saved ? "Saved to " + path.string() + "." : saved.error().message;
}

std::string save_numbered_text(const LabFile& file, std::string_view lab) {
    const std::filesystem::path path = free_picture_name(pictures_folder(), lab, file.ending);
    const Result<void> saved = write_atomically(path, file.bytes);
    return saved ? "Saved to " + path.string() + "." : saved.error().message;
}

}  // namespace svdscope
