# What `cmake --install` puts under a prefix. Component `programs`: the programs, their manual, scenarios to start
# from. Component `development`: libraries, headers, and what find_package(friction) reads.
include(CMakePackageConfigHelpers)
set(friction_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/friction")
set(friction_data_folder "${CMAKE_INSTALL_DATADIR}/friction")

foreach(library sim drawing io report)
    install(TARGETS friction_${library} EXPORT frictionTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
    get_target_property(folder friction_${library} SOURCE_DIR)
    install(DIRECTORY "${folder}/include/" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
        FILES_MATCHING PATTERN "*.h")
endforeach()
install(EXPORT frictionTargets NAMESPACE friction:: DESTINATION ${friction_package_folder} COMPONENT development)
configure_package_config_file(cmake/package/frictionConfig.cmake.in frictionConfig.cmake
    INSTALL_DESTINATION ${friction_package_folder})
# Before 1.0 a minor version may change any header.
write_basic_package_version_file(frictionConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/frictionConfig.cmake" "${PROJECT_BINARY_DIR}/frictionConfigVersion.cmake"
    DESTINATION ${friction_package_folder} COMPONENT development)
install(DIRECTORY docs/example DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs COMPONENT development)

install(TARGETS friction RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
if(TARGET friction-viewer)
    install(TARGETS friction-viewer RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
    install(FILES cmake/package/friction-viewer.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
        COMPONENT programs)
    install(FILES cmake/package/friction-viewer.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
        COMPONENT programs)
endif()
# Not with the documentation: systems made small leave that out.
install(DIRECTORY scenarios DESTINATION ${friction_data_folder} COMPONENT programs)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs PATTERN example EXCLUDE)
# A Debian package has what is in `plain` in its own form.
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT plain)

install(DIRECTORY "${friction_manual}/man1" DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT programs)
install(FILES "${friction_manual}/bash/friction" DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
    COMPONENT programs)
install(FILES "${friction_manual}/fish/friction.fish" DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
    COMPONENT programs)
# Where zsh looks for what is not part of the system; a Debian package belongs elsewhere.
install(FILES "${friction_manual}/zsh/_friction" DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions
    COMPONENT plain)

# From the documentation scenarios are reached under their name in the source.
file(RELATIVE_PATH to_scenarios "/${CMAKE_INSTALL_DOCDIR}" "/${friction_data_folder}/scenarios")
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/links")
file(CREATE_LINK "${to_scenarios}" "${PROJECT_BINARY_DIR}/links/scenarios" SYMBOLIC)
install(FILES "${PROJECT_BINARY_DIR}/links/scenarios" DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)
