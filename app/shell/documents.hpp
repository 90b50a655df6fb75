// Opening and saving files in the window: states, and tables of numbers for the lab that has a use for them.
#pragma once
#include <filesystem>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.hpp"

namespace svdscope {

class Desk;
struct Screen;

/// Parses a JSON file of at most 32 MiB and 32 levels; the sentence of a failure names the file.
Result<nlohmann::json> read_json(const std::filesystem::path& path);

/// Opens what a file holds: a state (.json) in its lab, numbers (.csv .tsv .txt .npy) in the lab in front or,
/// where that has no use for them, in the first lab that has. On an error nothing changes.
Result<void> open_document(Desk& desk, const std::filesystem::path& path);
/// The same in the window, which says in the toast what happened.
void open_file(Screen& screen, const std::filesystem::path& path);
/// Numbers from the clipboard, as from a file.
void paste(Screen& screen, const std::string& text);
/// Saves the lab in front, and says so.
void save_file(Screen& screen, const std::filesystem::path& path);

/// What Ctrl+O, Ctrl+S and Ctrl+Shift+S do.
void ask_to_open(Screen& screen);
void save_or_ask(Screen& screen);
void ask_to_save(Screen& screen);
/// Opens or saves what was chosen in the file browser in this frame, if anything.
void finish_browsing(Screen& screen);

}  // namespace svdscope
