# What the window and the command line need. Included by dependencies.cmake.
find_package(Threads REQUIRED)
# EGL by pkg-config: CMake's FindOpenGL asks for libOpenGL besides, which nothing here links.
find_package(PkgConfig REQUIRED)
pkg_check_modules(EGL REQUIRED IMPORTED_TARGET egl)
svdscope_find(PNG::PNG PNG)
svdscope_find(JPEG::JPEG JPEG)
svdscope_find(GIF::GIF GIF)
svdscope_find(Freetype::Freetype Freetype)
svdscope_find(fmt::fmt fmt
    GIT https://github.com/fmtlib/fmt.git e69e5f977d458f2650bb346dadf2ad30c5320281)
svdscope_find(nlohmann_json::nlohmann_json nlohmann_json
    GIT https://github.com/nlohmann/json.git 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03
    SETTINGS JSON_BuildTests=OFF JSON_Install=OFF)
svdscope_find(CLI11::CLI11 CLI11
    GIT https://github.com/CLIUtils/CLI11.git 6c7b07a878ad834957b98d0f9ce1dbe0cb204fc9
    SETTINGS CLI11_BUILD_TESTS=OFF CLI11_BUILD_EXAMPLES=OFF CLI11_BUILD_DOCS=OFF)
svdscope_find(glfw glfw3 VERSION 3.3
    GIT https://github.com/glfw/glfw.git 7b6aead9fb88b3623e3b3725ebb42670cbe4c579
    SETTINGS GLFW_BUILD_TESTS=OFF GLFW_BUILD_EXAMPLES=OFF GLFW_BUILD_DOCS=OFF GLFW_INSTALL=OFF)
include(${CMAKE_CURRENT_LIST_DIR}/imgui.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/glad.cmake)
