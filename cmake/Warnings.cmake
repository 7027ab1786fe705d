# Warnings everybody gets; presets turn them into errors.
option(FRICTION_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)

add_library(friction_warnings INTERFACE)
target_compile_options(friction_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wnon-virtual-dtor -Wold-style-cast -Wimplicit-fallthrough)
# gcc 12 sees overlapping copies in `"text" + string` that are not there (bug 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(friction_warnings INTERFACE -Wno-restrict)
endif()
if(FRICTION_WARNINGS_AS_ERRORS)
    target_compile_options(friction_warnings INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # libstdc++ 12 calls a function of its own that it has deprecated, inside std::stable_sort.
    target_compile_options(friction_warnings INTERFACE -Wno-deprecated-declarations)
endif()
