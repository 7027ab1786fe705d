// The moves that write keys: reassign and set.

#include <algorithm>
#include <type_traits>
#include <utility>

#include "friction/effort.h"
#include "move_primitives.h"
#include "move_problems.h"

namespace friction {
namespace {

using refusal::problem;
using refusal::quoted;

constexpr std::string_view the_customer = "customer";

template <class Described>
std::vector<std::string_view> keys_of() {
    std::vector<std::string_view> keys;
    Described described;
    Described::fields(described,
                      [&](const Field& field, const auto&) { keys.push_back(field.key); });
    return keys;
}

// Copies the keys of a patch; problems for those the thing does not have.
template <class Described>
Problems write_keys(Described& thing, const Patch<Described>& patch, std::string_view what,
                    const std::string& place) {
    Problems problems;
    for (const std::string& key : patch.keys)
        if (!copy_field(thing, patch.values, key))
            problems.push_back(problem(refusal::unknown_key, place,
                                       std::string(what).append(" has no key ").append(quoted(key)),
                                       {}, did_you_mean(key, keys_of<Described>())));
    return problems;
}

Problem nothing_changes(const std::string& what, const std::string& place) {
    return problem(
        refusal::nothing_changes, place,
        std::string("nothing changes: ").append(what).append(" has these values already"),
        "a value that is new", "take the move away, or change its value");
}

// Two redesigns may ask for the same thing; taken together, the second one changes nothing and is
// no mistake.
bool asked_for_by_another(const Draft& draft, const std::string& part,
                          const std::vector<std::string>& keys, const std::string& place) {
    return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
        std::string key_part = part;
        key_part.append(".").append(key);
        return written_by_another(draft, key_part, place);
    });
}

template <class Described>
Problems set_keys(Draft& draft, Described& thing, const Patch<Described>& patch,
                  const std::string& part, const std::string& place) {
    if (patch.keys.empty())
        return {
            problem(refusal::incomplete, place, "`set` names no key", "a key and its new value")};
    Described changed = thing;
    Problems problems = write_keys(changed, patch, part, place);
    if (!problems.empty()) return problems;
    if (changed == thing && !asked_for_by_another(draft, part, patch.keys, place))
        return {nothing_changes(part, place)};
    thing = std::move(changed);
    for (const std::string& key : patch.keys) {
        std::string key_part = part;
        remember(draft, key_part.append(".").append(key), place);
    }
    return {};
}

template <class Described>
Problems set_in(Draft& draft, Named<Described>& list, std::string_view kind, const Set& move,
                std::string part, const std::string& place) {
    Described* thing = find(list, move.target);
    if (thing == nullptr)
        return {refusal::unknown(kind, move.target, place, refusal::names_of(list))};
    const auto& patch = std::get<Patch<Described>>(move.patch);
    return set_keys(draft, *thing, patch, part.append(move.target), place);
}

Problems set_parameter(Draft& draft, const Set& move, const std::string& place) {
    const auto& patch = std::get<Patch<ParameterDraft>>(move.patch);
    const ParameterDraft* parameter = find(draft.parameters, move.target);
    const bool has_value =
        std::find(patch.keys.begin(), patch.keys.end(), "value") != patch.keys.end();
    const Dimension given = patch.values.value.dimension;
    if (parameter != nullptr && has_value && given != parameter->value.dimension)
        return {problem(refusal::unknown_key, place,
                        std::string("parameter ")
                            .append(quoted(move.target))
                            .append(" is ")
                            .append(describe(parameter->value.dimension))
                            .append(", and ")
                            .append(to_text(patch.values.value))
                            .append(" is ")
                            .append(describe(given)),
                        std::string(describe(parameter->value.dimension)))};
    return set_in(draft, draft.parameters, "parameter", move, "parameters.", place);
}

// The names under effort.weights or effort.tone.
std::vector<std::string_view> effort_numbers(std::string_view section) {
    if (section == "tone") return {"empathic", "neutral", "robotic"};
    std::vector<std::string_view> names;
    for (const WeightRow& row : weight_table()) names.push_back(row.name);
    return names;
}

Problems set_effort_numbers(Draft& draft, const Set& move, const std::string& place) {
    FRICTION_EXPECTS(move.target == "weights" || move.target == "tone");
    Named<NumberDraft>& numbers = move.target == "tone" ? draft.effort.tone : draft.effort.weights;
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
                        std::string(part).append(" has no key ").append(quoted(name)), {},
                        did_you_mean(name, known_names)));
        keys.push_back(name);
        if (NumberDraft* known = find(changed, name))
            *known = number;
        else
            changed.emplace_back(name, number);
    }
    if (!problems.empty()) return problems;
    if (changed == numbers && !asked_for_by_another(draft, part, keys, place))
        return {nothing_changes(part, place)};
    numbers = std::move(changed);
    for (const std::string& key : keys) {
        std::string key_part = part;
        remember(draft, key_part.append(".").append(key), place);
    }
    return {};
}

bool is_given(const Reassign& move, std::string_view key) {
    return std::find(move.given.keys.begin(), move.given.keys.end(), key) != move.given.keys.end();
}

// Takes a key away unless the move gives it a new value.
template <class Member>
void take_away(Draft& draft, const Reassign& move, std::string_view key, Member& member,
               const std::string& place) {
    if (is_given(move, key) || member == Member{}) return;
    member = Member{};
    std::string part("steps.");
    remember(draft, part.append(move.step).append(".").append(key), place);
}

Problems check(const Draft& draft, const Reassign& move, const std::string& place) {
    Problems problems;
    const StepDraft* step = find(draft.steps, move.step);
    if (step == nullptr) problems.push_back(refusal::unknown_step(draft, move.step, place));
    if (move.to != the_customer && find(draft.teams, move.to) == nullptr) {
        std::vector<std::string_view> performers = refusal::names_of(draft.teams);
        performers.push_back(the_customer);
        problems.push_back(refusal::unknown("team", move.to, place, performers));
    }
    if (step == nullptr) return problems;
    if (step->by.empty())
        problems.push_back(problem(refusal::no_work_to_reassign, place,
                                   std::string("step ")
                                       .append(quoted(move.step))
                                       .append(step->wait ? " is a wait, which nobody performs"
                                                          : " is a choice, which nobody performs"),
                                   "a step with `by`"));
    std::string by_part("steps.");
    by_part.append(move.step).append(".by");
    if (step->by == move.to && !written_by_another(draft, by_part, place))
        problems.push_back(problem(refusal::no_work_to_reassign, place,
                                   std::string("step ")
                                       .append(quoted(move.step))
                                       .append(" is already done by ")
                                       .append(quoted(move.to)),
                                   "another performer",
                                   std::string("to change its keys, write `set: {step: ")
                                       .append(move.step)
                                       .append(", ...}`")));
    StepDraft changed = *step;
    const Problems unknown_keys = write_keys(changed, move.given, "a step", place);
    problems.insert(problems.end(), unknown_keys.begin(), unknown_keys.end());
    return problems;
}

}  // namespace

Problems make(Draft& draft, const Reassign& move, const std::string& place) {
    Problems problems = check(draft, move, place);
    if (!problems.empty()) return problems;
    StepDraft& step = *find(draft.steps, move.step);
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
    remember(draft, part + ".by", place);
    const Problems none = write_keys(step, move.given, "a step", place);
    FRICTION_EXPECTS(none.empty());
    for (const std::string& key : move.given.keys) {
        std::string key_part = part;
        remember(draft, key_part.append(".").append(key), place);
    }
    return {};
}

Problems make(Draft& draft, const Set& move, const std::string& place) {
    return std::visit(
        [&]<class P>(const P& patch) -> Problems {
            if constexpr (std::is_same_v<P, Patch<StepDraft>>) {
                if (find(draft.steps, move.target) == nullptr)
                    return {refusal::unknown_step(draft, move.target, place)};
                return set_in(draft, draft.steps, "step", move, "steps.", place);
            } else if constexpr (std::is_same_v<P, Patch<TeamDraft>>) {
                return set_in(draft, draft.teams, "team", move, "teams.", place);
            } else if constexpr (std::is_same_v<P, Patch<FactDraft>>) {
                return set_in(draft, draft.facts, "fact", move, "facts.", place);
            } else if constexpr (std::is_same_v<P, Patch<ParameterDraft>>) {
                return set_parameter(draft, move, place);
            } else if constexpr (std::is_same_v<P, Patch<SegmentDraft>>) {
                return set_in(draft, draft.customers.segments, "segment", move,
                              "customers.segments.", place);
            } else if constexpr (std::is_same_v<P, Patch<CustomersDraft>>) {
                return set_keys(draft, draft.customers, patch, "customers", place);
            } else if constexpr (std::is_same_v<P, Patch<EffortDraft>>) {
                return set_keys(draft, draft.effort, patch, "effort", place);
            } else {
                return set_effort_numbers(draft, move, place);
            }
        },
        move.patch);
}

}  // namespace friction
