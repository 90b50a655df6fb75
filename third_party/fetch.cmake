# Finds a dependency as a system package, or builds a release of it that is pinned by commit.
include(FetchContent)

# svdscope_source(<name> <url> <commit> <variable>): the sources of one commit, unpacked and not yet part of the build.
# -D FETCHCONTENT_SOURCE_DIR_<NAME>=folder takes a local copy instead and touches no network.
function(svdscope_source name url commit variable)
    message(STATUS "${name}: no system package, taking ${url} at ${commit}")
    # A folder that does not exist keeps FetchContent from adding the project: we want to say ourselves how it is added.
    FetchContent_Declare(${name} GIT_REPOSITORY ${url} GIT_TAG ${commit} SOURCE_SUBDIR not-added-here)
    FetchContent_MakeAvailable(${name})
    set(${variable} ${${name}_SOURCE_DIR} PARENT_SCOPE)
endfunction()

# svdscope_without_warnings(<target>): the target's headers count as the system's, so that our warnings are about our code.
function(svdscope_without_warnings target)
    get_target_property(real ${target} ALIASED_TARGET)
    if(NOT real)
        set(real ${target})
    endif()
    get_target_property(folders ${real} INTERFACE_INCLUDE_DIRECTORIES)
    set_property(TARGET ${real} APPEND PROPERTY INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${folders})
endfunction()

# svdscope_find(<target> <package> [VERSION v] [OPTIONS ...] [GIT <url> <commit> [SETTINGS NAME=VALUE...]]):
# makes <target> from the system's <package>; else from a CMake project at a pinned commit; else stops with what to install.
function(svdscope_find target package)
    cmake_parse_arguments(arg "" "VERSION" "OPTIONS;GIT;SETTINGS" ${ARGN})
    find_package(${package} ${arg_VERSION} QUIET ${arg_OPTIONS})
    if(TARGET ${target})
        set(${package}_FOUND TRUE PARENT_SCOPE) # installing asks for it; a fetched one does not count as found
        return()
    endif()
    if(NOT arg_GIT)
        message(FATAL_ERROR "${package} is missing. third_party/install installs what svdscope needs.")
    endif()
    string(TOLOWER ${package} name)
    svdscope_source(${name} ${arg_GIT} source)
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW) # so that the settings below win over the project's own defaults
    foreach(setting IN LISTS arg_SETTINGS)
        string(REPLACE "=" ";" setting ${setting})
        set(${setting})
    endforeach()
    add_subdirectory(${source} ${CMAKE_BINARY_DIR}/third_party/${name} EXCLUDE_FROM_ALL)
    svdscope_without_warnings(${target})
endfunction()
