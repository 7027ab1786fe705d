# FRICTION_SANITIZE is a comma separated list for -fsanitize=, set by the presets.
set(FRICTION_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined")

add_library(friction_sanitizers INTERFACE)
if(FRICTION_SANITIZE)
    target_compile_options(friction_sanitizers INTERFACE
        -fsanitize=${FRICTION_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ loses track of the standard library's own initialisations under instrumentation.
        target_compile_options(friction_sanitizers INTERFACE -Wno-maybe-uninitialized)
    endif()
    target_link_options(friction_sanitizers INTERFACE -fsanitize=${FRICTION_SANITIZE})
endif()
