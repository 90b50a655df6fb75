# The benches are built with the tests, so that they cannot rot, and run by tests/bench/run, never by ctest.
function(svdscope_bench name)
    add_executable(bench_${name} ${CMAKE_CURRENT_LIST_DIR}/${name}.cpp)
    target_link_libraries(bench_${name} PRIVATE ${ARGN} svdscope_flags)
endfunction()

svdscope_bench(svd_2x2 svdscope_core)
svdscope_bench(pca svdscope_core)
svdscope_bench(spectrum_cost svdscope_core)
if(SVDSCOPE_APP)
    svdscope_bench(frame_cost svdscope_shell)
    svdscope_bench(point_cost svdscope_shell)
    svdscope_bench(minimal_window svdscope_imgui svdscope_glad glfw)
endif()
