# Warnings everybody gets; presets turn them into errors.
option(FRICTION_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)

add_library(friction_warnings INTERFACE)
target_compile_options(friction_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wnon-virtual-dtor -Wold-style-cast -Wimplicit-fallthrough)
if(FRICTION_WARNINGS_AS_ERRORS)
    target_compile_options(friction_warnings INTERFACE -Werror)
endif()
