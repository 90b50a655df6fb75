// Opens the window, explains why it cannot, and collects events.
#include "app/shell/window.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

// glad first: GLFW must not bring its own OpenGL header.
#include <glad/gl.h>

#include <GLFW/glfw3.h>

namespace svdscope {
namespace {

constexpr const char* kWithout = "; `svdscope shot --lab transform -o out.png` draws without one";

std::string last_glfw_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

tl::unexpected<Error> no_display() {
    const char* display = std::getenv("DISPLAY");
    const std::string where =
        display == nullptr || *display == '\0' ? "DISPLAY is not set" : std::string("DISPLAY is ") + display;
    return fail("cannot open a window: there is no display (" + where + ")" + kWithout);
}

void set_hints() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    // The id of the .desktop file: taskbars find the icon by it.
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "svdscope");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "svdscope");
}

GLFWwindow* create(int width, int height) {
    return glfwCreateWindow(width, height, "svdscope", nullptr, nullptr);
}

/// What OpenGL there is when 3.3 is refused; nothing when there is none at all.
std::optional<std::string> version_found() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    GLFWwindow* probe = glfwCreateWindow(64, 64, "svdscope", nullptr, nullptr);
    if (probe == nullptr) return std::nullopt;
    glfwMakeContextCurrent(probe);
    using GetString = const unsigned char* (*)(unsigned);
    const auto get_string = reinterpret_cast<GetString>(glfwGetProcAddress("glGetString"));
    const unsigned char* text = get_string == nullptr ? nullptr : get_string(GL_VERSION);
    std::optional<std::string> version;
    if (text != nullptr) version = reinterpret_cast<const char*>(text);
    glfwDestroyWindow(probe);
    return version;
}

tl::unexpected<Error> no_opengl() {
    const std::string reason = last_glfw_error();
    const std::optional<std::string> found = version_found();
    const std::string what =
        found ? "the driver offers only " + *found : "OpenGL does not work here (" + reason + ")";
    return fail("cannot open a window: OpenGL 3.3 is needed, but " + what +
                "; try LIBGL_ALWAYS_SOFTWARE=1 svdscope, or install a driver (on Debian: apt install "
                "libgl1-mesa-dri)");
}

Window* self(GLFWwindow* handle) { return static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

std::string_view key_name(int key, int scancode) {
    const char* name = key == GLFW_KEY_UNKNOWN ? nullptr : glfwGetKeyName(key, scancode);
    return name == nullptr ? std::string_view() : std::string_view(name);
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(int width, int height) {
    if (glfwInit() != GLFW_TRUE) return no_display();
    set_hints();
    GLFWwindow* handle = create(width, height);
    if (handle == nullptr) {
        tl::unexpected<Error> error = no_opengl();
        glfwTerminate();
        return error;
    }
    glfwMakeContextCurrent(handle);
    if (gladLoadGL(glfwGetProcAddress) == 0) {
        glfwTerminate();
        return fail(
            "cannot open a window: the OpenGL driver has no functions; reinstall the graphics driver");
    }
    glfwSwapInterval(1);
    return std::unique_ptr<Window>(new Window(handle));
}

Window::Window(GLFWwindow* handle) : handle_(handle) {
    glfwSetWindowUserPointer(handle_, this);
    install_callbacks();
}

Window::~Window() {
    glfwDestroyWindow(handle_);
    glfwTerminate();
}

/// Before ImGui installs its own, which call these first. Keys come from here because their modifiers are
/// exact here.
void Window::install_callbacks() {
    glfwSetKeyCallback(handle_, [](GLFWwindow* window, int key, int scancode, int action, int mods) {
        self(window)->events_.any = true;
        if (action == GLFW_RELEASE) return;
        // Letters arrive as text. As keys they would only make those behind them late: an Enter shown again
        // after a long text would close the next field.
        const bool letter = key < GLFW_KEY_ESCAPE && (mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) == 0;
        if (action == GLFW_PRESS && !letter) self(window)->events_.went_down.push_back(key);
        self(window)->events_.keys.push_back({layout_key(key, key_name(key, scancode)), key_mods(mods)});
    });
    glfwSetCharCallback(handle_, [](GLFWwindow* window, unsigned code_point) {
        self(window)->events_.any = true;
        // Where "?" stands depends on the layout, so it is taken as the letter it prints.
        if (code_point == '?') self(window)->events_.keys.push_back({'?'});
    });
    glfwSetDropCallback(handle_, [](GLFWwindow* window, int count, const char** paths) {
        self(window)->events_.any = true;
        for (int i = 0; i < count; ++i) self(window)->events_.dropped.emplace_back(paths[i]);
    });
    glfwSetCursorPosCallback(handle_, [](GLFWwindow* w, double, double) { self(w)->events_.any = true; });
    glfwSetCursorEnterCallback(handle_, [](GLFWwindow* w, int) { self(w)->events_.any = true; });
    glfwSetMouseButtonCallback(handle_, [](GLFWwindow* w, int, int, int) { self(w)->events_.any = true; });
    glfwSetScrollCallback(handle_, [](GLFWwindow* w, double, double) { self(w)->events_.any = true; });
    glfwSetWindowFocusCallback(handle_, [](GLFWwindow* w, int) { self(w)->events_.any = true; });
    glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* w) { self(w)->events_.any = true; });
    glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* w, int, int) { self(w)->events_.any = true; });
    glfwSetWindowIconifyCallback(handle_, [](GLFWwindow* w, int) { self(w)->events_.any = true; });
    glfwSetWindowContentScaleCallback(handle_,
                                      [](GLFWwindow* w, float, float) { self(w)->events_.any = true; });
}

WindowEvents Window::take_events() { return std::exchange(events_, {}); }

Window::Size Window::size() const {
    Size size;
    glfwGetWindowSize(handle_, &size.width, &size.height);
    return size;
}

Window::Size Window::framebuffer_size() const {
    Size size;
    glfwGetFramebufferSize(handle_, &size.width, &size.height);
    return size;
}

float Window::content_scale() const {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(handle_, &x, &y);
    const int pixels = framebuffer_size().width;
    // Where a unit of the window is several pixels (macOS, Wayland), part of the scale is in the framebuffer
    // already.
    const float per_unit = pixels > 0 ? static_cast<float>(size().width) / static_cast<float>(pixels) : 1;
    return std::clamp(x * per_unit, 0.5F, 4.0F);
}

bool Window::minimised() const { return glfwGetWindowAttrib(handle_, GLFW_ICONIFIED) == GLFW_TRUE; }

bool Window::closing() const { return glfwWindowShouldClose(handle_) == GLFW_TRUE; }

void Window::set_full_screen(bool on) {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (on == full_screen_ || monitor == nullptr) return;
    full_screen_ = on;
    if (on) {
        windowed_size_ = size();
        glfwGetWindowPos(handle_, &windowed_x_, &windowed_y_);
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        glfwSetWindowMonitor(handle_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    } else {
        glfwSetWindowMonitor(handle_, nullptr, windowed_x_, windowed_y_, windowed_size_.width,
                             windowed_size_.height, 0);
    }
}

}  // namespace svdscope
