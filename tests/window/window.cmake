# The journeys: each file *_test.py drives the real program with a real mouse on an X server of its own.
file(GLOB window_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_test.py)
if(SVDSCOPE_APP)
    foreach(file IN LISTS window_tests)
        get_filename_component(name ${file} NAME_WE)
        add_test(NAME window.${name} COMMAND ${Python3_EXECUTABLE} -B ${file})
        set_tests_properties(window.${name} PROPERTIES
            LABELS window TIMEOUT 300 ENVIRONMENT "SVDSCOPE=$<TARGET_FILE:svdscope>")
    endforeach()
endif()
