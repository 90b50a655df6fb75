// The window of the desktop: GLFW with OpenGL 3.3, and what a person did in it since the last look.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/shell/keys.hpp"
#include "core/base/result.hpp"

struct GLFWwindow;

namespace svdscope {

/// Filled by callbacks while events are polled; the loop empties it.
struct WindowEvents {
    std::vector<KeyPress> keys;
    std::vector<int>
        went_down;  ///< GLFW codes of keys pressed since, also those already released; no letters
    std::vector<std::filesystem::path> dropped;
    bool any = false;  ///< something happened that the picture may depend on
};

class Window {
  public:
    /// Fails with one sentence that says what to do: no display, no OpenGL 3.3, no GLX.
    static Result<std::unique_ptr<Window>> open(int width, int height);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GLFWwindow* handle() const { return handle_; }
    WindowEvents take_events();

    struct Size {
        int width = 0;
        int height = 0;
        bool operator==(const Size&) const = default;
    };
    Size size() const;              ///< in the units of mouse positions
    Size framebuffer_size() const;  ///< in pixels
    /// Pixels per design pixel that the monitor asks for, in the units of size().
    float content_scale() const;
    bool minimised() const;
    bool closing() const;

    void set_full_screen(bool on);
    bool full_screen() const { return full_screen_; }

  private:
    explicit Window(GLFWwindow* handle);
    void install_callbacks();

    GLFWwindow* handle_ = nullptr;
    WindowEvents events_;
    bool full_screen_ = false;
    int windowed_x_ = 0, windowed_y_ = 0;
    Size windowed_size_;
};

}  // namespace svdscope
