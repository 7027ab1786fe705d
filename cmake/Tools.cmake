# Targets that look at the source and build nothing: format, format-check, tidy.
find_program(FRICTION_CLANG_FORMAT NAMES clang-format-19 clang-format)
find_program(FRICTION_RUN_CLANG_TIDY NAMES run-clang-tidy-19)
mark_as_advanced(FRICTION_CLANG_FORMAT FRICTION_RUN_CLANG_TIDY)

# Found when the target runs, not when CMake runs: a new file must not be missed.
set(friction_sources
    "find . -path ./out -prune -o -path ./build -prune -o '(' -name '*.h' -o -name '*.cpp' ')' -print")

if(FRICTION_CLANG_FORMAT)
    add_custom_target(format
        COMMAND sh -c "${friction_sources} | xargs '${FRICTION_CLANG_FORMAT}' -i"
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
    add_custom_target(format-check
        COMMAND sh -c "${friction_sources} | xargs '${FRICTION_CLANG_FORMAT}' --dry-run -Werror"
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
endif()
if(FRICTION_RUN_CLANG_TIDY)
    add_custom_target(tidy
        COMMAND "${FRICTION_RUN_CLANG_TIDY}" -quiet -p "${PROJECT_BINARY_DIR}" -extra-arg=-Wno-unused-command-line-argument
            -extra-arg=-Wno-unknown-warning-option "^${PROJECT_SOURCE_DIR}/(sim|src|viewer)/.*"
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
endif()
