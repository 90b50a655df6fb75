// EGL on Mesa's surfaceless platform: works over ssh, in containers and in CI.
#include "app/shell/headless_context.hpp"

#include <array>
#include <string>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

namespace svdscope {

struct HeadlessContext::Handles {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    ~Handles() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        // The display belongs to the process: ending it unloads the driver under every other context, and a
        // leak checker that looks after that finds the driver's memory without knowing whose it was.
    }
};

namespace {

tl::unexpected<Error> cannot(const std::string& what) {
    return fail("cannot draw without a display: " + what +
                "; install the software renderer (on Debian: apt install libegl1 libgl1-mesa-dri)");
}

EGLDisplay open_display() {
    const auto get_display =
        reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (get_display == nullptr) return EGL_NO_DISPLAY;
    return get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

EGLContext make_context(EGLDisplay display) {
    constexpr std::array<EGLint, 7> attributes{EGL_CONTEXT_MAJOR_VERSION,
                                               3,
                                               EGL_CONTEXT_MINOR_VERSION,
                                               3,
                                               EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                               EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                               EGL_NONE};
    // Without a config: there will never be a surface.
    return eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes.data());
}

}  // namespace

HeadlessContext::HeadlessContext(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext::~HeadlessContext() = default;

Result<HeadlessContext> HeadlessContext::make() {
    auto handles = std::make_unique<Handles>();
    const EGLDisplay display = open_display();
    if (display == EGL_NO_DISPLAY) return cannot("EGL has no surfaceless platform here");
    if (eglInitialize(display, nullptr, nullptr) != EGL_TRUE) return cannot("EGL does not start");
    handles->display = display;
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return cannot("EGL offers no desktop OpenGL");
    handles->context = make_context(display);
    if (handles->context == EGL_NO_CONTEXT) return cannot("the driver has no OpenGL 3.3");
    if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, handles->context) != EGL_TRUE) {
        return cannot("the driver needs a window surface");
    }
    if (gladLoadGL(eglGetProcAddress) == 0) return cannot("OpenGL 3.3 has no functions");
    return HeadlessContext(std::move(handles));
}

}  // namespace svdscope
