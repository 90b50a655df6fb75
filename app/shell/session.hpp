// What is kept between runs: the labs as they were left, and the settings. Saved while working, restored at
// start.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.hpp"

namespace svdscope {

struct Screen;

class SessionStore {
  public:
    /// Files in these folders; the folders are made when something is saved.
    SessionStore(std::filesystem::path state_folder, std::filesystem::path config_folder);

    /// True when a session was there and is on the screen now. A broken file is renamed to
    /// session.broken.json, the screen says so, and everything else starts from its defaults.
    bool restore(Screen& screen);
    /// Settings only: when labs are asked for on the command line.
    void restore_settings(Screen& screen);

    /// A frame was drawn at `now` (seconds): something may have changed.
    void touched(double now);
    /// When the next save is due; nothing while there is nothing to save.
    std::optional<double> due() const { return due_; }
    /// Saves when due. A failure is said once, not every two seconds.
    void save_when_due(Screen& screen, double now);
    /// Writes what differs from the files now: at the end of a run as well.
    Result<void> save(const Screen& screen);

    const std::filesystem::path& session_file() const { return session_file_; }
    const std::filesystem::path& settings_file() const { return settings_file_; }

  private:
    std::filesystem::path session_file_, settings_file_;
    std::string saved_session_, saved_settings_;  ///< what stands in the files
    std::optional<double> due_;
    bool failed_ = false;
};

}  // namespace svdscope
