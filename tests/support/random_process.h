#pragma once
// Random valid scenarios as text: every kind of step, channel and rule of path mode, with loops and
// marks of the file.

#include <cstdint>
#include <string>

namespace friction::testing_support {

struct RandomProcessOptions {
    bool with_patience =
        false;  ///< patience, and conditions on effort, elapsed time and counts of the ledger
    bool with_notes = true;  ///< facts, and notes seen in a share of the journeys
};

/// The same text for the same number. Every step can be reached and can reach an outcome.
[[nodiscard]] std::string random_process(std::uint64_t number,
                                         const RandomProcessOptions& options = {});

}  // namespace friction::testing_support
