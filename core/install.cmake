# Installing the core alone, so that `find_package(svdscope)` gives svdscope::core.
# Not where Eigen was fetched: a package must not depend on a folder of this build.
if(NOT PROJECT_IS_TOP_LEVEL OR NOT Eigen3_FOUND)
    return()
endif()
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/svdscope)

install(TARGETS svdscope_core EXPORT svdscopeTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT svdscope_core)
install(EXPORT svdscopeTargets NAMESPACE svdscope:: DESTINATION ${package_dir} COMPONENT svdscope_core)
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/svdscope/core
    COMPONENT svdscope_core FILES_MATCHING PATTERN *.hpp PATTERN image_file.hpp EXCLUDE PATTERN image_rows.hpp EXCLUDE PATTERN source_file.hpp EXCLUDE
    PATTERN spectrum_file.hpp EXCLUDE)

write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/svdscopeConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
configure_file(svdscopeConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/svdscopeConfig.cmake @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/svdscopeConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/svdscopeConfigVersion.cmake
    DESTINATION ${package_dir} COMPONENT svdscope_core)
