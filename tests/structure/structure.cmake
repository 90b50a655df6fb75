# The structure tests: each file *_test.py is one test. They read the tree and build nothing.
file(GLOB structure_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_test.py)
foreach(file IN LISTS structure_tests)
    get_filename_component(name ${file} NAME_WE)
    add_test(NAME structure.${name} COMMAND ${Python3_EXECUTABLE} -B ${file})
    set_tests_properties(structure.${name} PROPERTIES LABELS structure TIMEOUT 120)
endforeach()
