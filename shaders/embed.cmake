# Writes OUTPUT, a C++ file that holds each of FILES as a raw string under its file name.
set(text "// Generated from shaders/ at build time.\n#include \"shaders/embedded_shaders.hpp\"\n\nnamespace svdscope {\nstd::string_view embedded_shader(std::string_view name) {\n")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    file(READ ${file} source)
    string(APPEND text "    if (name == \"${name}\") return R\"glsl(${source})glsl\";\n")
endforeach()
string(APPEND text "    return {};\n}\n}  // namespace svdscope\n")
file(WRITE ${OUTPUT} "${text}")
