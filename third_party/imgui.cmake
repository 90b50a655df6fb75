# svdscope_imgui: Dear ImGui with its FreeType, GLFW and OpenGL 3 parts, from the system or built from a pinned release.
# Debian's libimgui.a has no CMake config and needs libstb at link time; its pkg-config file says so.
pkg_check_modules(IMGUI QUIET IMPORTED_TARGET imgui)

if(TARGET PkgConfig::IMGUI)
    add_library(svdscope_imgui INTERFACE)
    # The archive holds the FreeType rasteriser too, which its pkg-config file forgets.
    target_link_libraries(svdscope_imgui INTERFACE PkgConfig::IMGUI Freetype::Freetype)
else()
    svdscope_source(imgui https://github.com/ocornut/imgui.git d6cb3c923d28dcebb2d8d9605ccc7229ccef19eb imgui_source)
    set(imgui_parts imgui imgui_demo imgui_draw imgui_tables imgui_widgets misc/cpp/imgui_stdlib
        misc/freetype/imgui_freetype backends/imgui_impl_glfw backends/imgui_impl_opengl3)
    list(TRANSFORM imgui_parts REPLACE "(.+)" "${imgui_source}/\\1.cpp")
    add_library(svdscope_imgui STATIC ${imgui_parts})
    target_compile_options(svdscope_imgui PRIVATE -w)
    # The headers of misc/ lie beside imgui.h in Debian's package, and so our includes expect them.
    target_include_directories(svdscope_imgui SYSTEM PUBLIC
        ${imgui_source} ${imgui_source}/misc/cpp ${imgui_source}/misc/freetype)
    target_link_libraries(svdscope_imgui PUBLIC Freetype::Freetype glfw ${CMAKE_DL_LIBS})
endif()
