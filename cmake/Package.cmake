# Debian packages, made by `cpack --preset deb`: `friction`, both programs; `libfriction-dev`, for find_package(friction).
# scripts/package builds and packs.
set(FRICTION_PACKAGE_CONTACT "Friction maintainers <maintainers@friction.example>" CACHE STRING
    "Who answers for the packages: name and address")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "${FRICTION_PACKAGE_CONTACT}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own, as the first line of its description
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL programs programs_debian development development_debian)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME friction)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_DESCRIPTION "customer journey friction simulator
Simulates customers through a service process written down in one text file,
and keeps two ledgers: what each journey costs the customer, in effort
minutes (waiting, repeating oneself, being sent elsewhere, calling again),
and what it costs the company. The same customers, with the same luck, walk
through redesigns of the process, so that one sees who is better off, by how
much, and how sure that is.
")
if(TARGET friction-viewer)
    set(CPACK_DEBIAN_PROGRAMS_PACKAGE_DEPENDS fonts-dejavu-core)
    set(CPACK_DEBIAN_PROGRAMS_PACKAGE_RECOMMENDS fonts-inter)
    string(APPEND CPACK_DEBIAN_PROGRAMS_DESCRIPTION "
The viewer shows the process as a service blueprint and two designs side by
side, and takes pictures of them without a display.
")
endif()

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libfriction-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS libyaml-cpp-dev)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "customer journey friction simulator (development files)
Static libraries and headers of Friction, which simulates customers through
service processes, for programs in C++20 that say find_package(friction) to
CMake.
")

# What a package has in place of LICENSE and CHANGELOG.md. SOURCE_DATE_EPOCH, when it is set, is the date.
set(debian_files "${PROJECT_BINARY_DIR}/debian")
string(TIMESTAMP package_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(cmake/package/changelog.in "${debian_files}/changelog.Debian" @ONLY)
configure_file(CHANGELOG.md "${debian_files}/changelog" COPYONLY)
add_custom_command(
    OUTPUT "${debian_files}/changelog.gz" "${debian_files}/changelog.Debian.gz"
    COMMAND "${FRICTION_GZIP}" -9nfk "${debian_files}/changelog" "${debian_files}/changelog.Debian"
    DEPENDS "${debian_files}/changelog" "${debian_files}/changelog.Debian"
    COMMENT "Compressing the changelogs of the packages"
    VERBATIM)
add_custom_target(friction_changelogs ALL DEPENDS "${debian_files}/changelog.gz")
foreach(pair "programs_debian:friction" "development_debian:libfriction-dev")
    string(REPLACE ":" ";" pair "${pair}")
    list(GET pair 0 component)
    list(GET pair 1 package)
    install(FILES cmake/package/copyright "${debian_files}/changelog.gz" "${debian_files}/changelog.Debian.gz"
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()
install(FILES "${friction_manual}/zsh/_friction" DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
    COMPONENT programs_debian EXCLUDE_FROM_ALL)

include(CPack)
cpack_add_component(programs GROUP programs)
cpack_add_component(programs_debian GROUP programs)
cpack_add_component(development GROUP development)
cpack_add_component(development_debian GROUP development)
