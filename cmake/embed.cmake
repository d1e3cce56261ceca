# embed_files(RESULT NAMESPACE ns FILES file...): a source that holds the files' bytes, found by
# `std::string_view ns::file(path)` and listed by `ns::files()`. Paths count from the source folder; a generated file has its
# name alone.
function(embed_files result)
  cmake_parse_arguments(arg "" "NAMESPACE" "FILES" ${ARGN})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMESPACE=${arg_NAMESPACE} "-DFILES=${arg_FILES}"
            -DROOT=${CMAKE_SOURCE_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/embed_write.cmake
    DEPENDS ${arg_FILES} ${CMAKE_SOURCE_DIR}/cmake/embed_write.cmake VERBATIM)
  set(${result} ${output} PARENT_SCOPE)
endfunction()
