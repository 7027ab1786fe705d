#pragma once
// Private: why a move is refused. The codes are stable; their meanings are listed here once.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/redesign.h"
#include "friction/result.h"
#include "friction/scenario_draft.h"
#include "friction/suggest.h"
#include "text_tools.h"
#include "working_draft.h"

namespace friction::refusal {

inline constexpr std::string_view unknown_name = "F060";     ///< a move names what does not exist
inline constexpr std::string_view name_taken = "F061";       ///< the step to insert exists already
inline constexpr std::string_view no_such_handoff = "F062";  ///< the step does not lead there
inline constexpr std::string_view no_single_way_out =
    "F063";  ///< removed steps lead to none or several
inline constexpr std::string_view still_asked_about =
    "F064";  ///< a condition that stays names a step that goes
inline constexpr std::string_view no_work_to_reassign =
    "F065";  ///< a wait or choice, or already done by them
inline constexpr std::string_view fact_out_of_reach =
    "F066";  ///< the new performer cannot know a needed fact
inline constexpr std::string_view unknown_key =
    "F067";  ///< the key, or this kind of value, is unknown there
inline constexpr std::string_view nothing_changes = "F068";
inline constexpr std::string_view nothing_leads_to_it =
    "F069";  ///< an inserted step without a place
inline constexpr std::string_view incomplete =
    "F070";  ///< what a move needs is missing or said twice
inline constexpr std::string_view includes_in_a_circle = "F071";
inline constexpr std::string_view includes_disagree =
    "F072";  ///< two set one key to different values
inline constexpr std::string_view conditions_in_a_part =
    "F073";  ///< a part of a way cannot lead to cases
inline constexpr std::string_view automated_or_not = "F074";  ///< a person is needed, or a system
inline constexpr std::string_view more_than_there_are = "F075";  ///< fields to prefill
inline constexpr std::string_view not_pending = "F076";   ///< nothing to look up at this step
inline constexpr std::string_view no_such_luck = "F077";  ///< `luck_of` names no step
inline constexpr std::string_view cost_of_no_year =
    "F078";  ///< a warning: money a year, of how many journeys is not said

inline constexpr std::string_view too_much = "F079";  ///< more work than a file may ask for

inline Problem problem(std::string_view code, const std::string& place, std::string found,
                       std::string expected = {}, std::string hint = {}) {
    return {.code = std::string(code),
            .place = place,
            .found = std::move(found),
            .expected = std::move(expected),
            .hint = std::move(hint)};
}

template <class T>
std::vector<std::string_view> names_of(const Named<T>& list) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : list) names.push_back(name);
    return names;
}

/// Every redesign is a design of its own, with all steps: a file of a megabyte could ask for
/// gigabytes of them.
std::optional<Problem> too_many_designs(const Draft& draft);

/// A share of 0% moves no customer.
Problem moves_nobody(std::string_view move, const std::string& place);

/// There is no `kind` of this name: what there is, and what comes near.
Problem unknown(std::string_view kind, std::string_view name, const std::string& place,
                const std::vector<std::string_view>& candidates);
Problem unknown_step(const WorkingDraft& draft, std::string_view name, const std::string& place);
Problem unknown_team(const WorkingDraft& draft, std::string_view name, const std::string& place);

std::string includes_place(const std::string& redesign);
/// Redesigns of which each includes the next; the last is the first again.
Problem circle_of_includes(const std::vector<std::string>& names);
/// The same, more of them than are followed.
Problem row_of_includes(const std::vector<std::string>& names);

}  // namespace friction::refusal
