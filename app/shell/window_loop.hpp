// The event loop: a frame only when something happened or moves, silence otherwise.
#pragma once
#include <chrono>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/shell/frame_stats.hpp"
#include "app/shell/inspection.hpp"
#include "app/shell/screen.hpp"
#include "app/shell/session.hpp"
#include "app/shell/window.hpp"
#include "app/shell/window_output.hpp"

namespace svdscope {

struct LoopOptions {
    std::chrono::steady_clock::time_point
        started;  ///< the start of the program: first_frame_ms counts from here
    std::optional<std::filesystem::path> inspect_file;
    int frames = 0;  ///< draw this many frames, then stop; 0: until the window is closed
    std::optional<std::filesystem::path> stats_file;
};

class WindowLoop {
  public:
    /// Opens the window. `session`, if any, is saved while the loop runs. Everything passed must outlive the
    /// loop.
    static Result<std::unique_ptr<WindowLoop>> open(Screen& screen, SessionStore* session,
                                                    const LoopOptions& options);
    ~WindowLoop();
    WindowLoop(const WindowLoop&) = delete;
    WindowLoop& operator=(const WindowLoop&) = delete;

    /// Until the window is closed, or the frames are drawn.
    Result<void> run();

  private:
    WindowLoop(Screen& screen, SessionStore* session, LoopOptions options, std::unique_ptr<Window> window,
               std::unique_ptr<Gui> gui);
    double seconds() const;  ///< since the program started
    bool wants_frame() const;
    std::optional<double> next_wake() const;
    void wait();
    void wait_for_next_refresh();
    void take_events();
    void fulfil_wishes();
    void draw();
    std::optional<int> next_tap();
    void after_frame();
    void save_picture();
    void note_idle_wakes();
    Result<void> finish_stats();

    Screen& screen_;
    SessionStore* session_;
    LoopOptions options_;
    std::unique_ptr<Window> window_;
    std::unique_ptr<Gui> gui_;
    WindowOutput output_;
    std::optional<InspectionFile> inspection_;
    FrameStats stats_;

    int frames_due_ = 3;   ///< ImGui needs up to three frames after an event until everything stands still
    bool moving_ = false;  ///< an animation wants the next frame
    std::optional<double> tooltip_at_;  ///< one more frame when the mouse has rested on something
    long frame_ = 0;
    std::deque<int> taps_;    ///< keys that went down and were not yet shown to ImGui
    bool tap_shown_ = false;  ///< the last frame showed one: this one shows it up again
    double last_frame_at_ = 0;
    double frame_seconds_ = 0;  ///< what the last frame took
};

}  // namespace svdscope
