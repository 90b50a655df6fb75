# Runs as a script: builds tests/package/ against the installed core and runs it, or compiles it with the core as a subdirectory.
# As a subdirectory only the stranger's own file is compiled: the core itself would take a minute and is built already.
function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${work})
set(configure ${CMAKE_COMMAND} -S ${source}/tests/package -B ${work}/build -G ${generator}
    -D CMAKE_CXX_COMPILER=${compiler} -D CMAKE_BUILD_TYPE=Release)
if(sanitize)
    list(APPEND configure -DCMAKE_CXX_FLAGS=-fsanitize=${sanitize})
endif()

if(way STREQUAL "installed")
    run(${CMAKE_COMMAND} --install ${build} --prefix ${work}/prefix --component svdscope_core)
    run(${configure} -D CMAKE_PREFIX_PATH=${work}/prefix)
    run(${CMAKE_COMMAND} --build ${work}/build --target program)
    run(${work}/build/program)
else()
    run(${configure} -D SVDSCOPE_SOURCE=${source})
    run(${CMAKE_COMMAND} --build ${work}/build --target program_objects)
endif()
file(REMOVE_RECURSE ${work})
