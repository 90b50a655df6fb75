// Reads and writes states.
#include "app/shell/documents.hpp"

#include <nlohmann/json.hpp>

#include "app/export/atomic_file.hpp"
#include "app/lab/state_text.hpp"
#include "app/shell/input_file.hpp"
#include "app/shell/matrix_file.hpp"
#include "app/shell/screen.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

/// The transform lab with this matrix, everything else as it is by default.
Result<nlohmann::json> state_of_matrix(const fs::path& path) {
    const Result<Eigen::MatrixXd> A = read_matrix(path);
    if (!A) return tl::unexpected(A.error());
    if (A->rows() != 2 || A->cols() != 2) {
        return fail(path.string() + " holds a matrix of " + std::to_string(A->rows()) + " x " +
                    std::to_string(A->cols()) +
                    "; the transform lab shows 2 x 2 (svdscope svd takes any size)");
    }
    const nlohmann::json rows = {{(*A)(0, 0), (*A)(0, 1)}, {(*A)(1, 0), (*A)(1, 1)}};
    return nlohmann::json{
        {"format", "svdscope-state"}, {"version", 1}, {"lab", "transform"}, {"params", {{"matrix", rows}}}};
}

}  // namespace

Result<nlohmann::json> read_json(const fs::path& path) {
    const Result<std::string> text = read_bytes(path, kMostStateBytes);
    if (!text) return tl::unexpected(text.error());
    Result<nlohmann::json> parsed = parse_state_text(*text);
    if (!parsed) return fail(path.string() + " " + parsed.error().message);
    return parsed;
}

Result<nlohmann::json> read_state(const fs::path& path) {
    return path.extension() == ".json" ? read_json(path) : state_of_matrix(path);
}

void open_file(Screen& screen, const fs::path& path) {
    const Result<nlohmann::json> state = read_state(path);
    if (!state) return screen.say(state.error().message);
    const Result<void> loaded = screen.desk.load(*state);
    if (!loaded) return screen.say(path.filename().string() + ": " + loaded.error().message);
    screen.state_file = path.extension() == ".json" ? std::optional(path) : std::nullopt;
    screen.say("Opened " + path.filename().string() + ".");
}

void save_file(Screen& screen, const fs::path& path) {
    const Result<void> saved = write_atomically(path, screen.desk.current().state().dump(2) + "\n");
    if (!saved) return screen.say(saved.error().message);
    screen.state_file = path;
    screen.say("Saved to " + path.string() + ".");
}

void ask_to_open(Screen& screen) { screen.files.open(FileBrowser::Purpose::Open, ""); }

void save_or_ask(Screen& screen) {
    if (!screen.state_file) return ask_to_save(screen);
    save_file(screen, *screen.state_file);
}

void ask_to_save(Screen& screen) {
    const std::string name = std::string(screen.desk.current_id()) + ".json";
    screen.files.open(FileBrowser::Purpose::Save, screen.state_file ? screen.state_file->string() : name);
}

void finish_browsing(Screen& screen) {
    const std::optional<FileBrowser::Choice> choice = screen.files.take_choice();
    if (!choice) return;
    choice->purpose == FileBrowser::Purpose::Open ? open_file(screen, choice->path)
                                                  : save_file(screen, choice->path);
}

}  // namespace svdscope
