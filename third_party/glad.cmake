# svdscope_glad: the loader of OpenGL 3.3 core, generated at build time.
enable_language(C)
find_program(SVDSCOPE_GLAD glad)
if(NOT SVDSCOPE_GLAD)
    message(FATAL_ERROR "glad is missing. third_party/install installs what svdscope needs.")
endif()

# --reproducible takes the specification that glad brings along: without it glad goes to the network for a newer one.
set(glad_dir ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
    OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h ${glad_dir}/include/KHR/khrplatform.h
    COMMAND ${SVDSCOPE_GLAD} --reproducible --quiet --api gl:core=3.3 --out-path ${glad_dir} c
    COMMENT "Generating the OpenGL loader"
    VERBATIM)
add_library(svdscope_glad STATIC ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h)
target_include_directories(svdscope_glad SYSTEM PUBLIC ${glad_dir}/include)
