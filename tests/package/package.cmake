# A stranger's project uses the core: once installed, once as a subdirectory.
foreach(way IN ITEMS installed subdirectory)
    if(way STREQUAL "installed" AND NOT Eigen3_FOUND)
        continue()
    endif()
    add_test(NAME package.${way} COMMAND ${CMAKE_COMMAND}
        -D way=${way} -D source=${PROJECT_SOURCE_DIR} -D build=${PROJECT_BINARY_DIR}
        -D work=${CMAKE_CURRENT_BINARY_DIR}/package_${way} -D generator=${CMAKE_GENERATOR}
        -D compiler=${CMAKE_CXX_COMPILER} -D sanitize=${SVDSCOPE_SANITIZE}
        -P ${CMAKE_CURRENT_LIST_DIR}/package_test.cmake)
    set_tests_properties(package.${way} PROPERTIES TIMEOUT 120)
endforeach()
