#pragma once

#include <vector>

#include "wide/wide.h"

namespace friction::wide {

/// Of this build and this processor: the baseline at least.
inline std::vector<InstructionSet> instruction_sets() {
    std::vector<InstructionSet> sets;
    for (const auto set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512})
        if (loops(set) != nullptr) sets.push_back(set);
    return sets;
}

}  // namespace friction::wide
