#pragma once
// Private: the five moves and the short forms, one function per move.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "friction/redesign.h"
#include "friction/result.h"
#include "friction/scenario_draft.h"
#include "working_draft.h"

namespace friction {

/// Who performs a step, when it is no team.
inline constexpr std::string_view the_customer = "customer";

/// Work of a team that the customer is not part of.
[[nodiscard]] inline bool is_without_customer(const StepDraft& step) {
    return !step.by.empty() && step.by != the_customer && !is_live(step.channel);
}

// Makes the move in place and remembers in `origin` what it wrote; or says why not and leaves the
// draft as it was.
[[nodiscard]] Problems make(WorkingDraft& draft, const Insert& move, const std::string& place);
[[nodiscard]] Problems make(WorkingDraft& draft, const Remove& move, const std::string& place);
[[nodiscard]] Problems make(WorkingDraft& draft, const Reassign& move, const std::string& place);
[[nodiscard]] Problems make(WorkingDraft& draft, const Reroute& move, const std::string& place);
[[nodiscard]] Problems make(WorkingDraft& draft, const Set& move, const std::string& place);

// What a short form stands for in this draft, to be made in this order.
[[nodiscard]] Result<std::vector<Move>> expand(const WorkingDraft& draft, const ShareNotes& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const WorkingDraft& draft, const SingleOwner& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const WorkingDraft& draft, const Automate& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const WorkingDraft& draft, const Prefill& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const WorkingDraft& draft, const ShowStatus& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const WorkingDraft& draft, const Notify& move,
                                               const std::string& place);
[[nodiscard]] Result<std::vector<Move>> expand(const WorkingDraft& draft, const Prevent& move,
                                               const std::string& place);

// What a move stands for in this draft; one of the five stands for itself.
[[nodiscard]] Result<std::vector<Move>> expand_move(const WorkingDraft& draft, const Move& move,
                                                    const std::string& place);
// Moves of the five, one after another: all of them, or none when one is refused.
[[nodiscard]] Problems make_all(WorkingDraft& draft, const std::vector<Move>& moves,
                                const std::string& place);
// One of the five, or a short form by its expansion, in place; a refused one changes nothing.
[[nodiscard]] Problems make_move(Draft& draft, const Move& move, const std::string& place);

// A performer and what the ways of `to` make of one way, in friction's own words for messages.
[[nodiscard]] Problems part_has_no_cases(const Next& to, std::string_view move,
                                         const std::string& place);

// A key written by a move and its new value as text: ("steps.x.promised", "5 days"). Two redesigns
// that write one key differently are in conflict.
using Written = std::pair<std::string, std::string>;
[[nodiscard]] std::vector<Written> written_keys(const Move& move);

// Steps given to another performer, each with the place of the move: refused where a needed fact is
// out of reach. Judged on the finished draft, since a later move may put the facts in place. Adds
// to `work` what it looks at, and breaks off when that is more than `work_max` or when it has found
// more problems than are told.
using Reassigned = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Problems check_reassigned(const Draft& draft, const Reassigned& reassigned,
                                        std::size_t& work, std::size_t work_max);

}  // namespace friction
