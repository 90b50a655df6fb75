// Waits, takes events, draws.
#include "app/shell/window_loop.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

// glad first: GLFW must not bring its own OpenGL header.
#include <glad/gl.h>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

#include "app/export/atomic_file.hpp"
#include "app/shell/documents.hpp"
#include "app/shell/picture_file.hpp"
#include "app/ui/imgui_compat.hpp"

namespace svdscope {
namespace {

constexpr int kFramesAfterEvent = 3;
constexpr double kLongestStep = 1.0 / 20;  // an animation that was held up goes on, it does not jump
constexpr double kCaretBlink = 0.5;
constexpr double kTooltipDelay = 0.6;
constexpr double kIdleSeconds = 1;
constexpr double kDoubleClick = 0.3, kSlowestDoubleClick = 1.5;

double refresh_seconds() {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    return 1.0 / std::max(mode == nullptr ? 60 : mode->refreshRate, 60);
}

}  // namespace

Result<std::unique_ptr<WindowLoop>> WindowLoop::open(Screen& screen, SessionStore* session,
                                                     const LoopOptions& options) {
    Result<std::unique_ptr<Window>> window =
        Window::open(screen.settings.window_width, screen.settings.window_height);
    if (!window) return tl::unexpected(window.error());
    Result<std::unique_ptr<Gui>> gui = Gui::make();
    if (!gui) return tl::unexpected(gui.error());
    std::unique_ptr<WindowLoop> loop(
        new WindowLoop(screen, session, options, std::move(*window), std::move(*gui)));
    const float scale = loop->window_->content_scale() * screen.magnification();
    if (Result<void> scaled = loop->gui_->set_scale(scale); !scaled) return tl::unexpected(scaled.error());
    return loop;
}

WindowLoop::WindowLoop(Screen& screen, SessionStore* session, LoopOptions options,
                       std::unique_ptr<Window> window, std::unique_ptr<Gui> gui)
    : screen_(screen),
      session_(session),
      options_(std::move(options)),
      window_(std::move(window)),
      gui_(std::move(gui)) {
    ImGui_ImplGlfw_InitForOpenGL(window_->handle(), true);
    if (options_.inspect_file) inspection_.emplace(*options_.inspect_file);
    screen_.desk.set_wake([] { glfwPostEmptyEvent(); });
}

WindowLoop::~WindowLoop() {
    screen_.desk.set_wake({});
    ImGui_ImplGlfw_Shutdown();
}

double WindowLoop::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - options_.started).count();
}

Result<void> WindowLoop::run() {
    while (!window_->closing() && !screen_.wants_quit && (options_.frames == 0 || frame_ < options_.frames)) {
        wait();
        take_events();
        if (wants_frame()) draw();
        if (session_ != nullptr) session_->save_when_due(screen_, seconds());
    }
    if (session_ != nullptr) {
        if (Result<void> saved = session_->save(screen_); !saved) return saved;
    }
    return options_.stats_file ? finish_stats() : Result<void>();
}

bool WindowLoop::wants_frame() const {
    if (options_.frames > 0) return true;
    return !window_->minimised() && (frames_due_ > 0 || moving_);
}

/// The next moment at which the loop has something to do by itself.
std::optional<double> WindowLoop::next_wake() const {
    std::optional<double> next = session_ == nullptr ? std::nullopt : session_->due();
    const auto at = [&next](std::optional<double> moment) {
        if (moment && (!next || *moment < *next)) next = moment;
    };
    if (window_->minimised()) return next;
    at(screen_.toast.next_change(last_frame_at_));
    at(tooltip_at_);
    if (ImGui::GetIO().WantTextInput) at(last_frame_at_ + kCaretBlink);
    return next;
}

void WindowLoop::wait() {
    if (options_.frames > 0 && options_.frames > frame_) return glfwPollEvents();
    if (wants_frame()) return wait_for_next_refresh();
    const std::optional<double> wake = next_wake();
    if (!wake) return glfwWaitEvents();
    // glfwWaitEventsTimeout refuses 0.
    glfwWaitEventsTimeout(std::max(*wake - seconds(), 1e-4));
    note_idle_wakes();
}

/// Where swapping does not wait for the display (Xvfb, some drivers) a drag must not draw more frames than
/// can be seen.
void WindowLoop::wait_for_next_refresh() {
    glfwPollEvents();
    const double next = last_frame_at_ + 0.9 * refresh_seconds();
    for (double left = next - seconds(); left > 0; left = next - seconds()) glfwWaitEventsTimeout(left);
}

/// A wake that was asked for draws one frame, if it was for the picture.
void WindowLoop::note_idle_wakes() {
    const double now = seconds();
    const std::optional<double> toast = screen_.toast.next_change(last_frame_at_);
    const bool caret = ImGui::GetIO().WantTextInput && now >= last_frame_at_ + kCaretBlink;
    const bool tooltip = tooltip_at_ && now >= *tooltip_at_;
    if ((toast && now >= *toast) || caret || tooltip) frames_due_ = std::max(frames_due_, 1);
    if (tooltip) tooltip_at_.reset();
}

void WindowLoop::take_events() {
    WindowEvents events = window_->take_events();
    screen_.now = seconds();
    const bool text_open = !screen_.cells.editing.empty() || ImGui::GetIO().WantTextInput;
    for (const KeyPress press : events.keys) screen_.commands.press(screen_, press, text_open);
    for (const std::filesystem::path& file : events.dropped) open_file(screen_, file);
    taps_.insert(taps_.end(), events.went_down.begin(), events.went_down.end());
    const bool collected = screen_.desk.collect();
    if (events.any || collected) {
        frames_due_ = kFramesAfterEvent;
        tooltip_at_ = screen_.now + kTooltipDelay;
    }
    fulfil_wishes();
}

void WindowLoop::fulfil_wishes() {
    if (std::exchange(screen_.wants_paste, false)) {
        const char* text = glfwGetClipboardString(window_->handle());
        paste(screen_, text == nullptr ? "" : text);
    }
    window_->set_full_screen(screen_.wants_full_screen);
    if (!window_->full_screen()) screen_.wants_full_screen = false;
    if (window_->full_screen() || window_->minimised()) return;
    screen_.settings.window_width = window_->size().width;
    screen_.settings.window_height = window_->size().height;
}

void WindowLoop::draw() {
    const double now = seconds();
    const float scale = window_->content_scale() * screen_.magnification();
    if (Result<void> scaled = gui_->set_scale(scale); !scaled) screen_.say(scaled.error().message);
    screen_.now = now;
    screen_.toast.tidy(now);
    moving_ = screen_.desk.current().advance(std::min(now - last_frame_at_, kLongestStep));
    last_frame_at_ = now;

    const double ui_start = thread_cpu_ms();
    gui_->begin();
    // Clicks are counted when a frame takes them: where frames are slow, two quick ones are as far apart as
    // those.
    ImGui::GetIO().MouseDoubleClickTime =
        static_cast<float>(std::min(kDoubleClick + 2 * frame_seconds_, kSlowestDoubleClick));
    ImGui_ImplGlfw_NewFrame();
    const std::optional<int> tap = next_tap();
    if (tap) compat::hold_key(*tap, true);
    draw_frame(screen_, *gui_);
    if (tap && glfwGetKey(window_->handle(), *tap) == GLFW_RELEASE) compat::hold_key(*tap, false);
    stats_.ui_ms.push_back(thread_cpu_ms() - ui_start);

    const double render_start = seconds();
    const Result<void> drawn =
        output_.draw(*gui_, screen_.theme().background, window_->framebuffer_size(), screen_.settings.see_as);
    if (!drawn) {
        screen_.settings.see_as = Vision::None;
        screen_.say(drawn.error().message);
    }
    if (screen_.wants_picture) save_picture();
    glfwSwapBuffers(window_->handle());
    stats_.render_ms.push_back((seconds() - render_start) * 1e3);
    frame_seconds_ = seconds() - now;
    after_frame();
}

/// Macros and remote desktops tap keys faster than frames are drawn. Each tap is down for a frame of its own,
/// and up for the next.
std::optional<int> WindowLoop::next_tap() {
    if (taps_.empty() || std::exchange(tap_shown_, false)) return std::nullopt;
    const int key = taps_.front();
    taps_.pop_front();
    tap_shown_ = true;
    frames_due_ = kFramesAfterEvent;
    return key;
}

void WindowLoop::after_frame() {
    if (++frame_ == 1) stats_.first_frame_ms = seconds() * 1e3;
    --frames_due_;
    const bool asked = !screen_.clicked.empty();
    screen_.commands.run_clicked(screen_);
    finish_browsing(screen_);
    // A cell that has just opened goes on until its text has the keyboard, or the first letter typed would be
    // lost.
    const bool opening = !screen_.cells.editing.empty() && !ImGui::GetIO().WantTextInput;
    if (asked || opening) frames_due_ = kFramesAfterEvent;
    if (!ImGui::IsAnyItemHovered()) tooltip_at_.reset();
    if (session_ != nullptr) session_->touched(last_frame_at_);
    if (!inspection_) return;
    if (const Result<void> written = inspection_->update(screen_, frame_); !written)
        screen_.say(written.error().message);
}

void WindowLoop::save_picture() {
    const Window::Size pixels = window_->framebuffer_size();
    const float density =
        static_cast<float>(pixels.width) / static_cast<float>(std::max(window_->size().width, 1));
    const Box canvas = screen_.layout.lab.canvas;
    const auto pixel = [density](float units) { return static_cast<int>(std::round(units * density)); };
    const Pixels picture =
        crop(WindowOutput::read(pixels), pixel(canvas.x), pixel(canvas.y), pixel(canvas.w), pixel(canvas.h));
    screen_.wants_picture = false;
    screen_.say(save_numbered_picture(picture, screen_.desk.current_id()));
    frames_due_ = kFramesAfterEvent;
}

/// After the frames: how many frames a window draws when nobody touches it.
Result<void> WindowLoop::finish_stats() {
    FrameStats stats = stats_;
    options_.frames = 0;
    const double start = seconds();
    const long frames_before = frame_;
    while (seconds() < start + kIdleSeconds) {
        if (!wants_frame()) glfwWaitEventsTimeout(std::max(start + kIdleSeconds - seconds(), 1e-4));
        take_events();
        if (wants_frame()) draw();
    }
    stats.idle_frames_per_second = static_cast<double>(frame_ - frames_before) / kIdleSeconds;
    return write_atomically(*options_.stats_file, to_json(stats).dump(2) + "\n");
}

}  // namespace svdscope
