# The OpenGL 3.3 core loader, generated at build time by Debian's glad. --reproducible keeps it off the network.
find_program(SVDSCOPE_GLAD glad REQUIRED)
set(glad_dir ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
    OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
    COMMAND ${SVDSCOPE_GLAD} --reproducible --quiet --api gl:core=3.3 --out-path ${glad_dir} c
    COMMENT "Generating the OpenGL loader"
    VERBATIM)
enable_language(C)
add_library(svdscope_glad STATIC ${glad_dir}/src/gl.c)
target_include_directories(svdscope_glad SYSTEM PUBLIC ${glad_dir}/include)
