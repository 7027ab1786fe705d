#pragma once
// What it takes to get the same numbers again: version, seed, journeys, and a hash that names the
// scenario.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "friction/scenario.h"

namespace friction::report {

[[nodiscard]] std::string_view version();

/// Everything of a scenario that a simulated number depends on, as text: lines sorted by name where
/// the order of the file means nothing, numbers in the fewest digits that read back to the same
/// value. Titles, comments, layout, sources and the seed are left out: they name, they do not
/// decide.
[[nodiscard]] std::string canonical_text(const Scenario& scenario);

/// name_hash() of the canonical texts of all alternatives, in their order.
[[nodiscard]] std::uint64_t scenario_hash(std::span<const Scenario> alternatives);
/// "9f3c0a51d2e47b86": 16 digits.
[[nodiscard]] std::string hash_text(std::uint64_t hash);

/// A weight or threshold of the effort model that the file changed.
struct ChangedWeight {
    std::string name, unit;
    double value = 0, by_default = 0;
};
[[nodiscard]] std::vector<ChangedWeight> changed_weights(const EffortModel& model);

struct Evidence {
    std::size_t numbers = 0, guesses = 0, unsourced = 0;
};
/// Over all alternatives, each place counted once.
[[nodiscard]] Evidence evidence(std::span<const Scenario> alternatives);

}  // namespace friction::report
