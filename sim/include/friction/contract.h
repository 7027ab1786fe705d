#pragma once
// What the caller has promised.
//
// A broken promise is our own mistake, never the user's: it stops the program in every build type.
// Bad input is not handled here; see result.h.

namespace friction {

/// Says on standard error which promise was broken where, and aborts.
[[noreturn]] void contract_broken(const char* condition, const char* file, int line);

}  // namespace friction

#define FRICTION_EXPECTS(condition)     \
    ((condition) ? static_cast<void>(0) \
                 : ::friction::contract_broken(#condition, __FILE__, __LINE__))
