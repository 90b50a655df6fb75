# How each dependency is found: the system's package first; a pinned release only where a system has none.
include(${CMAKE_CURRENT_LIST_DIR}/fetch.cmake)

find_package(Eigen3 3.4 QUIET NO_MODULE)
if(NOT TARGET Eigen3::Eigen)
    svdscope_fetch(eigen https://gitlab.com/libeigen/eigen.git 3147391d946bb4b6c68edd901f2add6ac1f31f8c)
endif()
find_package(tl-expected REQUIRED)
find_package(FastFloat REQUIRED)

if(SVDSCOPE_APP)
    include(${CMAKE_CURRENT_LIST_DIR}/app_dependencies.cmake)
endif()
if(SVDSCOPE_TESTS)
    find_package(GTest REQUIRED)
endif()
