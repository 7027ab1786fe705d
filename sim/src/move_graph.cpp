// The moves that change where a journey goes: insert, remove, reroute.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <unordered_set>
#include <utility>

#include "draft_graph.h"
#include "friction/problem_limit.h"
#include "move_primitives.h"
#include "move_problems.h"

namespace friction {
namespace {

using refusal::problem;

Problem unknown_target(const WorkingDraft& draft, std::string_view name, const std::string& place) {
    std::vector<std::string_view> names = draft.step_names();
    for (const auto& [outcome, kind] : draft.rest().outcomes) names.push_back(outcome);
    return refusal::unknown("step or outcome", name, place, names);
}

// All different targets of a next, in written order.
std::vector<std::string> targets_of(const Next& next) {
    std::vector<std::string> targets;
    std::unordered_set<std::string_view> seen;
    for (const Case& written : next.cases)
        for (const Way& way : written.ways)
            if (seen.insert(way.target).second) targets.push_back(way.target);
    return targets;
}

bool leads_to(const Next& next, const std::string& name) {
    return std::ranges::any_of(next.cases, [&](const Case& written) {
        return std::ranges::find(written.ways, name, &Way::target) != written.ways.end();
    });
}

Problem no_handoff(const std::string& from, const StepDraft& step, const std::string& to,
                   const std::string& place) {
    const std::vector<std::string> targets = targets_of(step.next);
    std::string hint = did_you_mean(to, targets);
    if (step.after && leads_to(step.after->next, to))
        hint = std::string("only its time-out leads there; `set: {step: ")
                   .append(from)
                   .append(", after: ...}` changes that");
    else if (hint.empty() && !targets.empty())
        hint = std::string("it leads to ").append(short_list(targets));
    return problem(refusal::no_such_handoff, place,
                   std::string("the `next` of step ")
                       .append(in_quotes(from))
                       .append(" does not lead to ")
                       .append(in_quotes(to)),
                   "a step or outcome it leads to", std::move(hint));
}

// --- insert
// -----------------------------------------------------------------------------------------------

Problems check(const WorkingDraft& draft, const Insert& move, const std::string& place) {
    Problems problems;
    const bool given_next = std::find(move.content.keys.begin(), move.content.keys.end(), "next") !=
                            move.content.keys.end();
    const int places = (move.before.empty() ? 0 : 1) + (move.after.empty() ? 0 : 1) +
                       (move.between.empty() ? 0 : 1);
    if (move.step.empty())
        problems.push_back(
            problem(refusal::incomplete, place, "the inserted step has no name", "`step: NAME`"));
    if (draft.is_target(move.step))
        problems.push_back(problem(
            refusal::name_taken, place,
            std::string("there is already a step or outcome ").append(in_quotes(move.step)),
            "a name of its own",
            std::string("to change it, write `set: {step: ").append(move.step).append(", ...}`")));
    if (places > 1)
        problems.push_back(problem(refusal::incomplete, place,
                                   std::string("step ")
                                       .append(in_quotes(move.step))
                                       .append(" is inserted in several places"),
                                   "one of `before`, `after`, `between`"));
    if (places == 0 && !given_next)
        problems.push_back(problem(refusal::incomplete, place,
                                   std::string("step ")
                                       .append(in_quotes(move.step))
                                       .append(" is inserted without a place and leads nowhere"),
                                   "`before`, `after` or `between`, or its `next`"));
    if (!move.before.empty() && !draft.is_target(move.before))
        problems.push_back(unknown_target(draft, move.before, place));
    if (!move.after.empty() && draft.step(move.after) == nullptr)
        problems.push_back(refusal::unknown_step(draft, move.after, place));
    if (!move.between.empty() && move.between.size() != 2) {
        problems.push_back(problem(refusal::incomplete, place,
                                   std::string("`between` names ")
                                       .append(std::to_string(move.between.size()))
                                       .append(" steps"),
                                   "two: where it comes from and where it went",
                                   "between: [a, b]"));
    } else if (!move.between.empty()) {
        const StepDraft* from = draft.step(move.between[0]);
        if (from == nullptr)
            problems.push_back(refusal::unknown_step(draft, move.between[0], place));
        else if (!leads_to(from->next, move.between[1]))
            problems.push_back(no_handoff(move.between[0], *from, move.between[1], place));
    }
    return problems;
}

// The step as the move describes it; its `next` comes from the place when it is not given.
Problems describe_step(const WorkingDraft& draft, const Insert& move, const std::string& place,
                       StepDraft& step) {
    Problems problems;
    for (const std::string& key : move.content.keys)
        if (key != "luck_of" && !copy_field(step, move.content.values, key))
            problems.push_back(problem(refusal::unknown_key, place,
                                       std::string("a step has no key ").append(in_quotes(key)),
                                       "a key of a step"));
    // Luck is that of the step it was first drawn for, which may itself have been inserted in
    // another's luck.
    step.luck_of = move.content.values.luck_of;
    const StepDraft* older = draft.step(step.luck_of);
    if (older != nullptr && !older->luck_of.empty()) step.luck_of = older->luck_of;
    return problems;
}

// --- remove
// -----------------------------------------------------------------------------------------------

Problem asks_still(const std::string& asked, std::string_view step, std::string_view key,
                   const std::string& place) {
    return problem(refusal::still_asked_about, place,
                   std::string("step ")
                       .append(in_quotes(asked))
                       .append(" goes, and ")
                       .append(place_of(step, key))
                       .append(" still asks how often it was visited"),
                   "no condition that stays names a removed step",
                   step.empty() ? std::string("keep the step")
                                : std::string("first write `set: {step: ")
                                      .append(step)
                                      .append(", ")
                                      .append(key)
                                      .append(": ...}` without the question"));
}

Problem no_single_way_out(const std::string& region, bool one,
                          const std::vector<std::string>& ways_out, const std::string& place) {
    std::string found = region;
    found.append(one ? " leads to " : " lead to ");
    found.append(ways_out.empty() ? std::string("nothing that stays") : short_list(ways_out));
    return problem(refusal::no_single_way_out, place, std::move(found), "one way out, or `then`",
                   "say where journeys go instead: `remove: {steps: [...], then: ...}`");
}

// --- reroute
// ----------------------------------------------------------------------------------------------

// A part of a way is given to `to`: what share it takes, of what, and with which numbers.
struct Portion {
    const ParameterIndex& parameters;
    const Next& to;
    std::optional<Value> share;  // absent: all of it
    double share_resolved = 1;

    // The lines for T: those of `to` with their shares of `whole` (resolved), which was written as
    // `way`. `alone`: the way is the only one, so that its rest is 100%.
    void append(std::vector<Way>& ways, const Way& way, double whole, bool alone) const {
        const std::vector<Way>& lines = to.cases[0].ways;
        const bool plain = lines.size() == 1 && lines[0].is_rest;
        if (!share && plain) {
            ways.push_back(way);
            ways.back().target = lines[0].target;
        } else if (!share && alone && way.is_rest) {
            ways.insert(ways.end(), lines.begin(), lines.end());
        } else if (share && plain && alone) {
            // Nothing to multiply with: a parameter stays a parameter, so that it can still be
            // varied.
            ways.push_back({.target = lines[0].target, .share = *share, .is_rest = false});
        } else {
            const std::vector<double> shares = resolve_shares(lines, parameters);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                Way made{.target = lines[i].target, .share = Way{}.share, .is_rest = false};
                if (!share && way.is_rest && lines[i].is_rest)
                    made.is_rest = true;
                else
                    made.share = product(whole * share_resolved, shares[i]);
                ways.push_back(std::move(made));
            }
        }
    }

    // What the way keeps. A rest shrinks by itself.
    void append_kept(std::vector<Way>& ways, const Way& way, double whole) const {
        if (!share) return;
        Way kept = way;
        if (!kept.is_rest) kept.share = product(whole, 1 - share_resolved);
        ways.push_back(std::move(kept));
    }
};

// One way (or one after the other, when several lead there) of a case gives a part of itself.
std::vector<Way> part_of_way(const std::vector<Way>& ways, const std::string& instead_of,
                             const Portion& portion) {
    const std::vector<double> shares = resolve_shares(ways, portion.parameters);
    std::vector<Way> made;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (ways[i].target != instead_of) {
            made.push_back(ways[i]);
            continue;
        }
        portion.append(made, ways[i], shares[i], ways.size() == 1 && ways[i].is_rest);
        portion.append_kept(made, ways[i], shares[i]);
    }
    return made;
}

// All ways of a case give the same part of themselves; what they give goes first.
std::vector<Way> part_of_all(const std::vector<Way>& ways, const Portion& portion) {
    const std::vector<double> shares = resolve_shares(ways, portion.parameters);
    std::vector<Way> made;
    const bool alone = ways.size() == 1 && ways[0].is_rest;
    portion.append(made, Way{}, 1, alone);
    for (std::size_t i = 0; i < ways.size(); ++i) portion.append_kept(made, ways[i], shares[i]);
    return made;
}

Problems check_parameters(const WorkingDraft& draft, const Reroute& move, const StepDraft& from,
                          const std::string& place) {
    std::vector<std::string> unknown;
    if (move.share && !resolve(*move.share, draft.parameters()))
        unknown.push_back(move.share->parameter);
    for (const Next* next : {&from.next, &move.to})
        for (const Case& written : next->cases)
            (void)resolve_shares(written.ways, draft.parameters(), &unknown);
    Problems problems;
    for (const std::string& name : unknown)
        problems.push_back(
            refusal::unknown("parameter", name, place, refusal::names_of(draft.rest().parameters)));
    return problems;
}

}  // namespace

Problems part_has_no_cases(const Next& to, std::string_view move, const std::string& place) {
    if (to.cases.size() == 1 && !to.cases[0].when && !to.cases[0].share) return {};
    return {problem(refusal::conditions_in_a_part, place,
                    std::string("`to` has conditions, and `")
                        .append(move)
                        .append("` gives it only a part of a way"),
                    "a step, an outcome, or a share map",
                    "insert a choice with these cases and lead the part to it")};
}

Problems make(WorkingDraft& draft, const Insert& move, const std::string& place) {
    StepDraft step;
    Problems problems = check(draft, move, place);
    const Problems unknown_keys = describe_step(draft, move, place, step);
    problems.insert(problems.end(), unknown_keys.begin(), unknown_keys.end());
    if (!problems.empty()) return problems;

    WorkingDraft::Side side = WorkingDraft::Side::before;
    std::string on = move.before, beside = move.before;
    if (!move.before.empty()) {
        draft.lead_all({move.before}, move.step, place);
    } else if (!move.after.empty()) {
        Next& next = draft.edit_step(move.after).next;
        if (step.next.empty()) step.next = std::move(next);
        next = to(move.step);
        draft.has_new_ways(move.after);
        draft.remember(place_of(move.after, "next"), place);
        side = WorkingDraft::Side::behind;
        beside = move.after;
    } else if (!move.between.empty()) {
        lead_to(draft.edit_step(move.between[0]).next, {move.between[1]}, move.step);
        draft.has_new_ways(move.between[0]);
        draft.remember(place_of(move.between[0], "next"), place);
        side = WorkingDraft::Side::behind;
        beside = move.between[0];
        on = move.between[1];
    }
    if (step.next.empty() && !on.empty()) step.next = to(on);
    draft.insert_step(move.step, std::move(step), side, beside);
    draft.remember("steps." + move.step, place);
    return {};
}

Problems make(WorkingDraft& draft, const Remove& move, const std::string& place) {
    Problems problems;
    const std::set<std::string> region(move.steps.begin(), move.steps.end());
    if (region.empty())
        problems.push_back(problem(refusal::incomplete, place, "`remove` names no step",
                                   "the steps that go", "remove: [a, b]"));
    std::vector<std::string> ways_out;
    std::unordered_set<std::string> known_ways_out;
    for (const std::string& name : region) {
        const StepDraft* step = draft.step(name);
        if (step == nullptr) {
            problems.push_back(refusal::unknown_step(draft, name, place));
            if (problems.size() > problems_told) return problems;
            continue;
        }
        const auto look = [&](const Next& next) {
            for (const std::string& target : targets_of(next))
                if (!region.contains(target) && known_ways_out.insert(target).second)
                    ways_out.push_back(target);
        };
        look(step->next);
        if (step->after) look(step->after->next);
        draft.for_each_mention(name,
                               [&](std::string_view by, std::string_view key, const Next& next) {
                                   if (!region.contains(std::string(by)) &&
                                       std::ranges::count(asked_about(next), name) > 0)
                                       problems.push_back(asks_still(name, by, key, place));
                               });
    }
    const std::string then = !move.then.empty()     ? move.then
                             : ways_out.size() == 1 ? ways_out[0]
                                                    : std::string{};
    if (region.contains(move.then))
        problems.push_back(problem(refusal::no_single_way_out, place,
                                   std::string("`then` names ")
                                       .append(in_quotes(move.then))
                                       .append(", which is removed itself"),
                                   "a step or outcome that stays"));
    else if (problems.empty() && then.empty())
        problems.push_back(
            no_single_way_out(short_list(region), region.size() == 1, ways_out, place));
    if (!problems.empty()) return problems;

    for (const std::string& name : region) {
        draft.erase_step(name);
        draft.forget("steps." + name);
    }
    draft.lead_all({region.begin(), region.end()}, then, place);
    return {};
}

Problems make(WorkingDraft& draft, const Reroute& move, const std::string& place) {
    const StepDraft* from = draft.step(move.from);
    if (from == nullptr) return {refusal::unknown_step(draft, move.from, place)};
    if (move.to.empty())
        return {
            problem(refusal::incomplete, place, "`reroute` does not say where to", "`to: NAME`")};
    if (!move.instead_of.empty() && !leads_to(from->next, move.instead_of))
        return {no_handoff(move.from, *from, move.instead_of, place)};

    const bool whole_share =
        !move.share || (!move.share->is_parameter() && move.share->literal.value >= 1);
    Next next = move.to;
    if (!move.instead_of.empty() || !whole_share) {
        Problems problems = part_has_no_cases(move.to, Reroute::name, place);
        const Problems unknown = check_parameters(draft, move, *from, place);
        problems.insert(problems.end(), unknown.begin(), unknown.end());
        if (!problems.empty()) return problems;
        Portion portion{
            .parameters = draft.parameters(), .to = move.to, .share = {}, .share_resolved = 1};
        if (!whole_share) {
            portion.share = move.share;
            portion.share_resolved = *resolve(*move.share, draft.parameters());
            if (is_nobody(*move.share)) return {refusal::moves_nobody(Reroute::name, place)};
        }
        next = from->next;
        for (Case& written : next.cases) {
            written.ways = move.instead_of.empty()
                               ? part_of_all(written.ways, portion)
                               : part_of_way(written.ways, move.instead_of, portion);
            add_up(written.ways);
        }
    }
    draft.edit_step(move.from).next = std::move(next);
    draft.has_new_ways(move.from);
    draft.remember(place_of(move.from, "next"), place);
    return {};
}

}  // namespace friction
