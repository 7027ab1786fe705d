#pragma once
// What differs between two drafts, in the words of moves: who does a step, where it leads, what is
// new and what is gone.
//
// Looks at what was written, not at what it does to customers; friction/comparison.h measures that.

#include <string>
#include <string_view>
#include <vector>

#include "friction/scenario_draft.h"

namespace friction {

/// One thing that differs. Texts are those of the scenario file (friction/flow_text.h).
struct Difference {
    enum class Kind { added, removed, changed };

    Kind kind = Kind::changed;
    std::string_view what;  ///< "step", "team", "redesign", ..., empty for the file as a whole
    std::string name;       ///< of that thing; empty for the file, customers, effort, run
    std::string key;        ///< that differs; empty when the whole thing was added or removed
    std::string before;     ///< "none" when it was not stated; empty when added
    std::string after;
    /// The move of a redesign that would make this change: "insert", "remove", "reassign",
    /// "reroute", "set"; empty when none can.
    std::string_view move;

    friend bool operator==(const Difference&, const Difference&) = default;
};

/// In the order of the language: parameters, customers, ..., redesigns, expectations; in each the
/// order of `after`, then what is gone. Empty when both say the same.
[[nodiscard]] std::vector<Difference> differences(const Draft& before, const Draft& after);

/// "send_request: customer -> lot", "redesign pushed: new", "wait: promised none -> 5 days".
[[nodiscard]] std::string to_text(const Difference& difference);

}  // namespace friction
