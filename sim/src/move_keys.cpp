// The moves that write keys: reassign and set.

#include <algorithm>
#include <type_traits>
#include <utility>

#include "friction/contract.h"
#include "friction/effort.h"
#include "move_primitives.h"
#include "move_problems.h"

namespace friction {
namespace {

using refusal::problem;

template <Described Part>
std::vector<std::string_view> keys_of() {
    std::vector<std::string_view> keys;
    Part described;
    Part::fields(described, [&](const Field& field, const auto&) { keys.push_back(field.key); });
    return keys;
}

template <Described Part>
bool has_field(const Part& described, std::string_view key) {
    bool found = false;
    Part::fields(described,
                 [&](const Field& field, const auto&) { found = found || field.key == key; });
    return found;
}

// Whether there is a member with this key, and it is the same in both.
template <Described Part>
bool same_field(const Part& a, const Part& b, std::string_view key) {
    bool same = false;
    Part::fields(a, [&]<class Member>(const Field& field, const Member& member) {
        if (field.key != key) return;
        Part::fields(b, [&]<class Other>(const Field& other_field, const Other& other) {
            if constexpr (std::is_same_v<Member, Other>)
                if (other_field.key == key) same = member == other;
        });
    });
    return same;
}

template <Described Part>
bool all_same(const Part& thing, const Patch<Part>& patch) {
    return std::ranges::all_of(
        patch.keys, [&](const std::string& key) { return same_field(thing, patch.values, key); });
}

// Problems for the keys of a patch that the thing does not have.
template <Described Part>
Problems check_keys(const Patch<Part>& patch, std::string_view what, const std::string& place) {
    Problems problems;
    for (const std::string& key : patch.keys)
        if (!has_field(patch.values, key))
            problems.push_back(
                problem(refusal::unknown_key, place,
                        std::string(what).append(" has no key ").append(in_quotes(key)), {},
                        did_you_mean(key, keys_of<Part>())));
    return problems;
}

template <Described Part>
void write_keys(Part& thing, const Patch<Part>& patch) {
    for (const std::string& key : patch.keys)
        FRICTION_EXPECTS(copy_field(thing, patch.values, key));
}

Problem values_not_new(const std::string& what, const std::string& place) {
    return problem(
        refusal::nothing_changes, place,
        std::string("nothing changes: ").append(what).append(" has these values already"),
        "a value that is new", "take the move away, or change its value");
}

// Two redesigns may ask for the same thing; taken together, the second one changes nothing and is
// no mistake.
bool asked_for_by_another(const WorkingDraft& draft, const std::string& part,
                          const std::vector<std::string>& keys, const std::string& place) {
    return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
        std::string key_part = part;
        key_part.append(".").append(key);
        return draft.written_by_another(key_part, place);
    });
}

void remember_keys(WorkingDraft& draft, const std::string& part,
                   const std::vector<std::string>& keys, const std::string& place) {
    for (const std::string& key : keys) {
        std::string key_part = part;
        draft.remember(key_part.append(".").append(key), place);
    }
}

// Compares and writes key by key: a step may lead to thousands of others, and a move that changes
// its time need not copy them. `edit` gives the thing, to be changed.
template <Described Part, class Edit>
Problems set_keys(WorkingDraft& draft, const Part& thing, Edit&& edit, const Patch<Part>& patch,
                  const std::string& part, const std::string& place) {
    if (patch.keys.empty())
        return {
            problem(refusal::incomplete, place, "`set` names no key", "a key and its new value")};
    Problems problems = check_keys(patch, part, place);
    if (!problems.empty()) return problems;
    if (all_same(thing, patch) && !asked_for_by_another(draft, part, patch.keys, place))
        return {values_not_new(part, place)};
    write_keys<Part>(edit(), patch);
    remember_keys(draft, part, patch.keys, place);
    return {};
}

template <Described Part>
Problems set_in(WorkingDraft& draft, const Named<Part>& list, Part* thing, std::string_view kind,
                const Set& move, std::string part, const std::string& place) {
    if (thing == nullptr)
        return {refusal::unknown(kind, move.target, place, refusal::names_of(list))};
    const auto& patch = std::get<Patch<Part>>(move.patch);
    return set_keys(
        draft, *thing, [&]() -> Part& { return *thing; }, patch, part.append(move.target), place);
}

bool is_in(const std::vector<std::string>& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

Problems set_step(WorkingDraft& draft, const Set& move, const std::string& place) {
    const StepDraft* step = draft.step(move.target);
    if (step == nullptr) return {refusal::unknown_step(draft, move.target, place)};
    const auto& patch = std::get<Patch<StepDraft>>(move.patch);
    Problems problems = set_keys(
        draft, *step, [&]() -> StepDraft& { return draft.edit_step(move.target); }, patch,
        std::string("steps.").append(move.target), place);
    if (problems.empty() && (is_in(patch.keys, "next") || is_in(patch.keys, "after")))
        draft.has_new_ways(move.target);
    return problems;
}

Problems set_customers(WorkingDraft& draft, const Patch<CustomersDraft>& patch,
                       const std::string& place) {
    Problems problems = set_keys(
        draft, draft.rest().customers, [&]() -> CustomersDraft& { return draft.edit_customers(); },
        patch, "customers", place);
    if (problems.empty() && is_in(patch.keys, "segments")) draft.has_new_segments();
    return problems;
}

Problems set_parameter(WorkingDraft& draft, const Set& move, const std::string& place) {
    const auto& patch = std::get<Patch<ParameterDraft>>(move.patch);
    ParameterDraft* parameter = draft.edit_parameter(move.target);
    const bool has_value = is_in(patch.keys, "value");
    const Dimension given = patch.values.value.dimension;
    if (parameter != nullptr && has_value && given != parameter->value.dimension)
        return {problem(refusal::unknown_key, place,
                        std::string("parameter ")
                            .append(in_quotes(move.target))
                            .append(" is ")
                            .append(describe(parameter->value.dimension))
                            .append(", and ")
                            .append(to_text(patch.values.value))
                            .append(" is ")
                            .append(describe(given)),
                        std::string(describe(parameter->value.dimension)))};
    const std::string part = "parameters." + move.target;
    if (parameter != nullptr && draft.rest().tried.contains(move.target) &&
        all_same(*parameter, patch)) {
        remember_keys(draft, part, patch.keys, place);
        return {};
    }
    return set_in(draft, draft.rest().parameters, parameter, "parameter", move, "parameters.",
                  place);
}

// The names under effort.weights or effort.tone.
std::vector<std::string_view> effort_numbers(std::string_view section) {
    if (section == "tone") return {"empathic", "neutral", "robotic"};
    std::vector<std::string_view> names;
    for (const WeightRow& row : weight_table()) names.push_back(row.name);
    return names;
}

Problems set_effort_numbers(WorkingDraft& draft, const Set& move, const std::string& place) {
    FRICTION_EXPECTS(move.target == "weights" || move.target == "tone");
    EffortDraft& effort = draft.edit_effort();
    Named<NumberDraft>& numbers = move.target == "tone" ? effort.tone : effort.weights;
    std::string part("effort.");
    part.append(move.target);
    const auto& given = std::get<Named<NumberDraft>>(move.patch);
    if (given.empty())
        return {
            problem(refusal::incomplete, place, "`set` names no key", "a key and its new value")};
    Named<NumberDraft> changed = numbers;
    std::vector<std::string> keys;
    Problems problems;
    const std::vector<std::string_view> known_names = effort_numbers(move.target);
    for (const auto& [name, number] : given) {
        if (std::find(known_names.begin(), known_names.end(), name) == known_names.end())
            problems.push_back(
                problem(refusal::unknown_key, place,
                        std::string(part).append(" has no key ").append(in_quotes(name)), {},
                        did_you_mean(name, known_names)));
        keys.push_back(name);
        if (NumberDraft* known = find(changed, name))
            *known = number;
        else
            changed.emplace_back(name, number);
    }
    if (!problems.empty()) return problems;
    if (changed == numbers && !asked_for_by_another(draft, part, keys, place))
        return {values_not_new(part, place)};
    numbers = std::move(changed);
    remember_keys(draft, part, keys, place);
    return {};
}

bool is_given(const Reassign& move, std::string_view key) { return is_in(move.given.keys, key); }

// Takes a key away unless the move gives it a new value.
template <class Member>
void take_away(WorkingDraft& draft, const Reassign& move, std::string_view key, Member& member,
               const std::string& place) {
    if (is_given(move, key) || member == Member{}) return;
    member = Member{};
    std::string part("steps.");
    draft.remember(part.append(move.step).append(".").append(key), place);
}

Problems check(const WorkingDraft& draft, const Reassign& move, const std::string& place) {
    Problems problems;
    const StepDraft* step = draft.step(move.step);
    if (step == nullptr) problems.push_back(refusal::unknown_step(draft, move.step, place));
    if (move.to != the_customer && draft.team(move.to) == nullptr) {
        std::vector<std::string_view> performers = refusal::names_of(draft.rest().teams);
        performers.push_back(the_customer);
        problems.push_back(refusal::unknown("team", move.to, place, performers));
    }
    if (step == nullptr) return problems;
    if (step->by.empty())
        problems.push_back(problem(refusal::no_work_to_reassign, place,
                                   std::string("step ")
                                       .append(in_quotes(move.step))
                                       .append(step->wait ? " is a wait, which nobody performs"
                                                          : " is a choice, which nobody performs"),
                                   "a step with `by`"));
    std::string by_part("steps.");
    by_part.append(move.step).append(".by");
    if (step->by == move.to && !draft.written_by_another(by_part, place))
        problems.push_back(problem(refusal::no_work_to_reassign, place,
                                   std::string("step ")
                                       .append(in_quotes(move.step))
                                       .append(" is already done by ")
                                       .append(in_quotes(move.to)),
                                   "another performer",
                                   std::string("to change its keys, write `set: {step: ")
                                       .append(move.step)
                                       .append(", ...}`")));
    const Problems unknown_keys = check_keys(move.given, "a step", place);
    problems.insert(problems.end(), unknown_keys.begin(), unknown_keys.end());
    return problems;
}

}  // namespace

Problems make(WorkingDraft& draft, const Reassign& move, const std::string& place) {
    Problems problems = check(draft, move, place);
    if (!problems.empty()) return problems;
    StepDraft& step = draft.edit_step(move.step);
    const bool from_customer = step.by == the_customer;
    const bool to_customer = move.to == the_customer;
    if (from_customer && !to_customer) {
        // The customer is no longer there: nobody is on a channel, types or fetches anything.
        take_away(draft, move, "channel", step.channel, place);
        take_away(draft, move, "contact", step.contact, place);
        take_away(draft, move, "fields", step.fields_typed, place);
        take_away(draft, move, "prefilled", step.prefilled, place);
        take_away(draft, move, "documents", step.documents, place);
    } else if (!from_customer && to_customer && step.to.empty()) {
        take_away(draft, move, "needs", step.needs, place);
    }
    step.by = move.to;
    std::string part("steps.");
    part.append(move.step);
    draft.remember(part + ".by", place);
    write_keys(step, move.given);
    remember_keys(draft, part, move.given.keys, place);
    return {};
}

Problems make(WorkingDraft& draft, const Set& move, const std::string& place) {
    return std::visit(
        [&]<class P>(const P& patch) -> Problems {
            const Draft& rest = draft.rest();
            if constexpr (std::is_same_v<P, Patch<StepDraft>>) {
                return set_step(draft, move, place);
            } else if constexpr (std::is_same_v<P, Patch<TeamDraft>>) {
                return set_in(draft, rest.teams, draft.edit_team(move.target), "team", move,
                              "teams.", place);
            } else if constexpr (std::is_same_v<P, Patch<FactDraft>>) {
                return set_in(draft, rest.facts, draft.edit_fact(move.target), "fact", move,
                              "facts.", place);
            } else if constexpr (std::is_same_v<P, Patch<ParameterDraft>>) {
                return set_parameter(draft, move, place);
            } else if constexpr (std::is_same_v<P, Patch<SegmentDraft>>) {
                return set_in(draft, rest.customers.segments, draft.edit_segment(move.target),
                              "segment", move, "customers.segments.", place);
            } else if constexpr (std::is_same_v<P, Patch<CustomersDraft>>) {
                return set_customers(draft, patch, place);
            } else if constexpr (std::is_same_v<P, Patch<EffortDraft>>) {
                return set_keys(
                    draft, rest.effort, [&]() -> EffortDraft& { return draft.edit_effort(); },
                    patch, "effort", place);
            } else {
                return set_effort_numbers(draft, move, place);
            }
        },
        move.patch);
}

}  // namespace friction
