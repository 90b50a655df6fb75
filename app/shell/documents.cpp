// Reads and writes states.
#include "app/shell/documents.hpp"

#include <nlohmann/json.hpp>

#include "app/export/atomic_file.hpp"
#include "app/lab/document.hpp"
#include "app/lab/read_file.hpp"
#include "app/lab/state_text.hpp"
#include "app/shell/screen.hpp"
#include "app/shell/table_file.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 64U << 20;

Document document_of(std::string bytes) {
    Document document;
    Result<Table> table = table_from_bytes(bytes);
    if (table)
        document.table = std::make_shared<const Table>(std::move(*table));
    else
        document.no_table = table.error().message;
    document.bytes = std::move(bytes);
    return document;
}

}  // namespace

Result<nlohmann::json> read_json(const fs::path& path) {
    const Result<std::string> text = read_bytes(path, kMostStateBytes);
    if (!text) return tl::unexpected(text.error());
    Result<nlohmann::json> parsed = parse_state_text(*text);
    if (!parsed) return fail(path.string() + " " + parsed.error().message);
    return parsed;
}

Result<void> open_document(Desk& desk, const fs::path& path) {
    const auto named = [&](Result<void> done) -> Result<void> {
        return done ? done : fail(path.string() + ": " + done.error().message);
    };
    if (path.extension() == ".json") {
        const Result<nlohmann::json> state = read_json(path);
        return state ? named(desk.load(*state)) : tl::unexpected(state.error());
    }
    Result<std::string> bytes = read_bytes(path, kMostBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    Document document = document_of(std::move(*bytes));
    std::error_code error;  // a state must find its file from any folder
    const fs::path whole = fs::absolute(path, error);
    document.path = error ? path.string() : whole.string();
    return named(desk.open(std::move(document)));
}

void open_file(Screen& screen, const fs::path& path) {
    if (const Result<void> opened = open_document(screen.desk, path); !opened)
        return screen.say(opened.error().message);
    screen.state_file = path.extension() == ".json" ? std::optional(path) : std::nullopt;
    screen.say("Opened " + path.filename().string() + ".");
}

void paste(Screen& screen, const std::string& text) {
    const Result<void> taken = screen.desk.open(document_of(text));
    screen.say(taken ? "Pasted." : "Cannot paste this: " + taken.error().message);
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
