#pragma once
// What is no mistake in a file, and hardly meant: it is told, and the file is used all the same.
//
// Here what can be seen in the file as written; what takes its graph is in friction/structure.h.
// build_scenario() returns both, of a baseline.

#include <span>
#include <string_view>

#include "friction/result.h"
#include "friction/scenario_draft.h"

namespace friction {

/// One row per code, for the documentation.
struct WarningHelp {
    std::string_view code;
    std::string_view meaning;
    std::string_view mend;  ///< what is done about it
};
[[nodiscard]] std::span<const WarningHelp> warning_table();

/// Parameters and facts that nothing uses, titles that two steps share, ways never taken, costs
/// that count nowhere, lengths whose mean a few journeys decide or is not the one written. Looks at
/// the redesigns too, so it is asked once for a file. At most problems_told.
[[nodiscard]] Problems draft_warnings(const Draft& draft);

}  // namespace friction
