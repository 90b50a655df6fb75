// Opening and saving files in the window: states, and matrices as states.
#pragma once
#include <filesystem>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.hpp"

namespace svdscope {

struct Screen;

/// Parses a JSON file of at most 4 MiB and 32 levels; the sentence of a failure names the file.
Result<nlohmann::json> read_json(const std::filesystem::path& path);

/// The state that a file holds: a state itself (.json), or a 2x2 matrix for the transform lab (.csv .tsv .txt
/// .npy).
Result<nlohmann::json> read_state(const std::filesystem::path& path);

/// Opens a file in its lab, or says in the toast why not.
void open_file(Screen& screen, const std::filesystem::path& path);
/// Saves the lab in front, and says so.
void save_file(Screen& screen, const std::filesystem::path& path);

/// What Ctrl+O, Ctrl+S and Ctrl+Shift+S do.
void ask_to_open(Screen& screen);
void save_or_ask(Screen& screen);
void ask_to_save(Screen& screen);
/// Opens or saves what was chosen in the file browser in this frame, if anything.
void finish_browsing(Screen& screen);

}  // namespace svdscope
