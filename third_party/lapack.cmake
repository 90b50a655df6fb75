# svdscope_lapack: BLAS and LAPACK where the system has them, OpenBLAS before any other; the core does without where not.
# The installed package takes the same one, so the name of what was found goes into svdscopeConfig.cmake.
set(SVDSCOPE_LAPACK_VENDOR "")
foreach(vendor IN ITEMS OpenBLAS All)
    set(BLA_VENDOR ${vendor})
    find_package(LAPACK QUIET)
    if(LAPACK_FOUND)
        set(SVDSCOPE_LAPACK_VENDOR ${vendor})
        break()
    endif()
endforeach()
unset(BLA_VENDOR)
