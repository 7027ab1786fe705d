#include "wide/wide.h"

namespace friction::wide {

extern const Loops baseline_loops;
#if defined(FRICTION_WIDE_X86)
extern const Loops avx2_loops;
extern const Loops avx512_loops;
#endif

const Loops* loops(InstructionSet set) {
    if (set == InstructionSet::baseline) return &baseline_loops;
#if defined(FRICTION_WIDE_X86)
    __builtin_cpu_init();
    if (set == InstructionSet::avx2) {
        return __builtin_cpu_supports("avx2") ? &avx2_loops : nullptr;
    }
    const bool whole_set = __builtin_cpu_supports("avx512f") &&
                           __builtin_cpu_supports("avx512dq") &&
                           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
    return whole_set ? &avx512_loops : nullptr;
#else
    return nullptr;
#endif
}

const Loops& best_loops() {
    static const Loops& best = []() -> const Loops& {
        if (const Loops* found = loops(InstructionSet::avx512)) return *found;
        if (const Loops* found = loops(InstructionSet::avx2)) return *found;
        return baseline_loops;
    }();
    return best;
}

}  // namespace friction::wide
