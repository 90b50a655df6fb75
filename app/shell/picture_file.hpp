// Pictures and texts that a person saves with one key: a name that is free, in the pictures folder.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "app/lab/lab.hpp"
#include "app/plot/pixels.hpp"

namespace svdscope {

/// folder/svdscope_<lab>_<n>.png, or with another ending, with the first n from 1 that is free.
std::filesystem::path free_picture_name(const std::filesystem::path& folder, std::string_view lab,
                                        std::string_view ending = ".png");

/// Saves and returns the sentence to show: where it is, or why it could not be saved.
std::string save_numbered_picture(const Pixels& picture, std::string_view lab);
std::string save_numbered_text(const LabFile& file, std::string_view lab);

}  // namespace svdscope
