# The program, the library with its headers, and the two ways to find it: CMake package and pkg-config.
include(CMakePackageConfigHelpers)

install(TARGETS inact RUNTIME)
install(TARGETS libinact EXPORT inact-targets LIBRARY)
foreach(module ${modules})
  install(TARGETS inact-${module} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endforeach()
install(DIRECTORY ${CMAKE_SOURCE_DIR}/lib/inact DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.h)

set_target_properties(libinact PROPERTIES EXPORT_NAME inact)
install(EXPORT inact-targets NAMESPACE inact:: FILE inact-config.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/inact)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/inact-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/inact-config-version.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/inact)

file(RELATIVE_PATH prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_SOURCE_DIR}/cmake/inact.pc.in ${CMAKE_BINARY_DIR}/inact.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/inact.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
