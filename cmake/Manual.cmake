# Pages of the manual and completion for shells, made by the programs' own tables when everything is built.
find_program(FRICTION_GZIP gzip REQUIRED)
mark_as_advanced(FRICTION_GZIP)
set(friction_manual "${PROJECT_BINARY_DIR}/manual")

set(makers make_manual)
set(viewer_page)
if(TARGET make_viewer_manual)
    list(APPEND makers make_viewer_manual)
    set(viewer_page COMMAND make_viewer_manual "${friction_manual}/man1/friction-viewer.1")
endif()
# Emptied first: the page of a command that is gone must not be installed. Without name and date (-n) the compressed
# pages have the same bytes whenever they are made.
add_custom_command(
    OUTPUT "${friction_manual}/made"
    COMMAND ${CMAKE_COMMAND} -E rm -rf "${friction_manual}"
    COMMAND make_manual "${friction_manual}"
    ${viewer_page}
    COMMAND sh -c "'${FRICTION_GZIP}' -9n '${friction_manual}'/man1/*.1"
    COMMAND ${CMAKE_COMMAND} -E touch "${friction_manual}/made"
    DEPENDS ${makers}
    COMMENT "Writing the manual"
    VERBATIM)
add_custom_target(friction_manual ALL DEPENDS "${friction_manual}/made")
