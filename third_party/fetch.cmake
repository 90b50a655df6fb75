# svdscope_fetch(name url commit): a dependency built from its own repository at one exact commit.
include(FetchContent)
function(svdscope_fetch name url commit)
    message(STATUS "${name}: no system package, taking ${commit}")
    FetchContent_Declare(${name} GIT_REPOSITORY ${url} GIT_TAG ${commit})
    FetchContent_MakeAvailable(${name})
endfunction()
