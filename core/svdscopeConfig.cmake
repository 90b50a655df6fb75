# What find_package(svdscope) reads: the target svdscope::core and what it needs.
include(CMakeFindDependencyMacro)
find_dependency(Eigen3 3.4 NO_MODULE)
find_dependency(tl-expected)
include(${CMAKE_CURRENT_LIST_DIR}/svdscopeTargets.cmake)
