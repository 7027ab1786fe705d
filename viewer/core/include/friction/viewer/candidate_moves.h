#pragma once
// Moves worth trying at a step: what the inspector offers, with what each would save.

#include <string>
#include <vector>

#include "friction/redesign.h"
#include "friction/scenario_draft.h"

namespace friction::viewer {

struct Candidate {
    Move move;
    std::string title;           ///< "Reassign to Office agent"
    bool is_suggestible = true;  ///< neither gives work to the customer nor leaves the work undone
};

/// In the order of the list of moves; at most a dozen. Whether each can be made is found out by
/// making it.
[[nodiscard]] std::vector<Candidate> candidate_moves(const Draft& draft, const std::string& step);

}  // namespace friction::viewer
