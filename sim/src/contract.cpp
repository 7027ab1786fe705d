#include "friction/contract.h"

#include <cstdio>
#include <cstdlib>

namespace friction {

void contract_broken(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "friction: internal error: %s does not hold (%s:%d)\n", condition, file,
                 line);
    std::abort();
}

}  // namespace friction
