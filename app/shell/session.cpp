// Autosave and restore.
#include "app/shell/session.hpp"

#include <nlohmann/json.hpp>

#include "app/export/atomic_file.hpp"
#include "app/shell/documents.hpp"
#include "app/shell/screen.hpp"

namespace svdscope {
namespace {

namespace fs = std::filesystem;

constexpr double kSaveAfter = 2;  // seconds of work that a crash may cost

fs::path broken_name(const fs::path& file) {
    return file.parent_path() / (file.stem().string() + ".broken" + file.extension().string());
}

void put_aside(Screen& screen, const fs::path& file, const std::string& why) {
    std::error_code error;
    fs::rename(file, broken_name(file), error);
    screen.say("The saved " + file.stem().string() + " could not be used and is now " +
               broken_name(file).string() + ": " + why);
}

Result<void> save_if_changed(const fs::path& file, const std::string& text, std::string& saved) {
    if (text == saved) return {};
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    Result<void> written = write_atomically(file, text);
    if (written) saved = text;
    return written;
}

Result<void> take_session(Screen& screen, const fs::path& file) {
    const Result<nlohmann::json> session = read_json(file);
    if (!session) return tl::unexpected(session.error());
    return screen.desk.restore(*session);
}

Result<void> take_settings(Screen& screen, const fs::path& file) {
    const Result<nlohmann::json> json = read_json(file);
    if (!json) return tl::unexpected(json.error());
    const Result<Settings> settings = settings_from_json(*json);
    if (!settings) return tl::unexpected(settings.error());
    screen.settings = *settings;
    return {};
}

bool is_there(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error);
}

}  // namespace

SessionStore::SessionStore(fs::path state_folder, fs::path config_folder)
    : session_file_(std::move(state_folder) / "session.json"),
      settings_file_(std::move(config_folder) / "settings.json") {}

bool SessionStore::restore(Screen& screen) {
    restore_settings(screen);
    if (!is_there(session_file_)) return false;
    const Result<void> taken = take_session(screen, session_file_);
    if (!taken) put_aside(screen, session_file_, taken.error().message);
    return taken.has_value();
}

void SessionStore::restore_settings(Screen& screen) {
    if (!is_there(settings_file_)) return;
    const Result<void> taken = take_settings(screen, settings_file_);
    if (!taken) put_aside(screen, settings_file_, taken.error().message);
}

void SessionStore::touched(double now) {
    if (!due_) due_ = now + kSaveAfter;
}

void SessionStore::save_when_due(Screen& screen, double now) {
    if (!due_ || now < *due_) return;
    due_.reset();
    const Result<void> saved = save(screen);
    if (!saved && !failed_) screen.say("Your work is not being saved: " + saved.error().message);
    failed_ = !saved;
}

Result<void> SessionStore::save(const Screen& screen) {
    const Result<void> settings =
        save_if_changed(settings_file_, to_json(screen.settings).dump(2) + "\n", saved_settings_);
    const Result<void> session =
        save_if_changed(session_file_, screen.desk.session().dump(2) + "\n", saved_session_);
    return session ? settings : session;
}

}  // namespace svdscope
