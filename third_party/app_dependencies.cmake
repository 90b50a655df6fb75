# What the window and the command line need. Included by dependencies.cmake.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(PNG REQUIRED)
find_package(GIF REQUIRED)
find_package(Freetype REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(glfw3 3.3 REQUIRED)
find_package(OpenGL REQUIRED COMPONENTS OpenGL EGL)
# Debian's libimgui.a has no CMake config and needs libstb at link time; its pkg-config file says so.
pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
include(${CMAKE_CURRENT_LIST_DIR}/glad.cmake)
