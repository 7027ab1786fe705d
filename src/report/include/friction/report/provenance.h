#pragma once
// What it takes to get the same numbers again: version, seed, journeys, and a hash that names the
// scenario.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "friction/scenario.h"

namespace friction::report {

[[nodiscard]] std::string_view version();

/// Everything of a scenario that a simulated number depends on, as text: lines sorted by name where
/// the order of the file means nothing, numbers in the fewest digits that read back to the same
/// value. Titles, comments, layout, sources and the seed are left out: they name, they do not
/// decide.
[[nodiscard]] std::string canonical_text(const Scenario& scenario);

/// name_hash() of the canonical texts of all alternatives, in their order: the baseline, then the
/// redesigns as the file has them.
[[nodiscard]] std::uint64_t scenario_hash(const std::vector<std::string>& canonical_texts);
[[nodiscard]] std::uint64_t scenario_hash(std::span<const Scenario> alternatives);
/// "9f3c0a51d2e47b86": 16 digits.
[[nodiscard]] std::string hash_text(std::uint64_t hash);

/// A weight or threshold of the effort model that the file changed.
struct ChangedWeight {
    std::string name, unit;
    double value = 0, by_default = 0;
};
[[nodiscard]] std::vector<ChangedWeight> changed_weights(const EffortModel& model);

/// What a file says around a number; only who has read the file knows.
struct Written {
    std::string place;  ///< "parameters.reply_time.value"
    std::string label;  ///< "Mean time to an answer"
    std::string range;  ///< "0.5 days .. 6 days"
    std::size_t line = 0;
};

/// The file that the alternatives come from.
struct Origin {
    /// Of the whole file, also where only a part of its alternatives is looked at. None: of the
    /// alternatives at hand.
    std::optional<std::uint64_t> hash = {};
    std::string currency = {};
    /// Parameters that were given another value for this run, and the value as typed.
    std::vector<std::pair<std::string, std::string>> set = {};
    std::vector<Written> written = {};  ///< about its numbers, where there is something to say
};

/// A number that nobody measured.
struct Guess {
    std::string place;  ///< "parameters.reply_time.value"
    std::string name;   ///< "reply_time"; of what is no parameter, its place
    std::string value;  ///< as written: "2 days"
    Written written;
};
/// Over all alternatives, each place once, in the order of the file.
[[nodiscard]] std::vector<Guess> guesses(std::span<const Scenario> alternatives,
                                         const Origin& origin = {});

/// What several numbers rest on.
struct Source {
    std::string text;  ///< as written; empty where none is given
    std::vector<std::string>
        names;  ///< of the numbers: "reply_time"; of what is no parameter, its place
};
/// Over all alternatives, each number once; both in the order of the file.
[[nodiscard]] std::vector<Source> sources(std::span<const Scenario> alternatives);

/// "friction 0.1.0, seed 1, 16,384 journeys, scenario 9f3c0a51d2e47b86, usual weights"; without
/// seed or journeys where they have no part in the result.
[[nodiscard]] std::string provenance_line(std::span<const Scenario> alternatives,
                                          const Origin& origin, std::optional<std::uint64_t> seed,
                                          std::optional<std::uint64_t> journeys);

struct Evidence {
    std::size_t numbers = 0, guesses = 0, unsourced = 0;
};
/// Over all alternatives, each place counted once.
[[nodiscard]] Evidence evidence(std::span<const Scenario> alternatives);

}  // namespace friction::report
