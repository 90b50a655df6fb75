# How each dependency is found: the system's package first; a pinned release only where a system has none.
include(${CMAKE_CURRENT_LIST_DIR}/fetch.cmake)

svdscope_find(Eigen3::Eigen Eigen3 VERSION 3.4 OPTIONS NO_MODULE
    GIT https://gitlab.com/libeigen/eigen.git 3147391d946bb4b6c68edd901f2add6ac1f31f8c
    SETTINGS BUILD_TESTING=OFF EIGEN_BUILD_DOC=OFF EIGEN_BUILD_PKGCONFIG=OFF)
svdscope_find(tl::expected tl-expected)
svdscope_find(FastFloat::fast_float FastFloat)
include(${CMAKE_CURRENT_LIST_DIR}/lapack.cmake)

if(SVDSCOPE_APP)
    include(${CMAKE_CURRENT_LIST_DIR}/app_dependencies.cmake)
endif()
if(SVDSCOPE_TESTS)
    svdscope_find(GTest::gtest_main GTest)
    find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()
