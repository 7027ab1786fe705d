#pragma once
// Private: the five moves and the short forms, one function per move.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "friction/redesign.h"
#include "friction/result.h"
#include "friction/scenario_draft.h"

namespace friction {

// Makes the move in place and remembers in `origin` what it wrote; or says why not and leaves the
// draft as it was.
[[nodiscard]] Problems make(Draft& draft, const Insert& move, const std::string& place);
[[nodiscard]] Problems make(Draft& draft, const Remove& move, const std::string& place);
[[nodiscard]] Problems make(Draft& draft, const Reassign& move, const std::string& place);
[[nodiscard]] Problems make(Draft& draft, const Reroute& move, const std::string& place);
[[nodiscard]] Problems make(Draft& draft, const Set& move, const std::string& place);

// What a short form stands for in this draft, to be made in this order.
[[nodiscard]] Result<std::vector<Move>> expand(const Draft& draft, const ShareNotes& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const Draft& draft, const SingleOwner& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const Draft& draft, const Automate& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const Draft& draft, const Prefill& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const Draft& draft, const ShowStatus& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const Draft& draft, const Notify& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const Draft& draft, const Prevent& move,
                                               const std::string& place);

// One of the five, or a short form by its expansion, in place.
[[nodiscard]] Problems make_move(Draft& draft, const Move& move, const std::string& place);

// Everything written at or below `part` comes from `place`: "steps.x", "redesigns.r.changes.2".
void remember(Draft& draft, const std::string& part, const std::string& place);
// Nothing at or below `part` is left.
void forget(Draft& draft, const std::string& part);
// Whether a move of another redesign than the one at `place` wrote this part last.
[[nodiscard]] bool written_by_another(const Draft& draft, const std::string& part,
                                      const std::string& place);

// A performer and what the ways of `to` make of one way, in friction's own words for messages.
[[nodiscard]] Problems part_has_no_cases(const Next& to, std::string_view move,
                                         const std::string& place);

// A key written by a move and its new value as text: ("steps.x.promised", "5 days"). Two redesigns
// that write one key differently are in conflict.
using Written = std::pair<std::string, std::string>;
[[nodiscard]] std::vector<Written> written_keys(const Move& move);

// Steps given to another performer, each with the place of the move: refused where a needed fact is
// out of reach. Judged on the finished draft, since a later move may put the facts in place.
using Reassigned = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Problems check_reassigned(const Draft& draft, const Reassigned& reassigned);

}  // namespace friction
