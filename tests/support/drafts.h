#pragma once
// Drafts written by hand, for tests that must not depend on a reader.

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "friction/scenario_draft.h"

namespace drafts {

using friction::Case;
using friction::Channel;
using friction::Dimension;
using friction::DistributionText;
using friction::Draft;
using friction::Next;
using friction::StepDraft;
using friction::Value;
using friction::Way;

inline Value share(double percent) { return {{percent / 100, Dimension::share}, {}}; }
inline Value parameter(std::string name) { return {{}, std::move(name)}; }
inline Value number(double value) { return {{value, Dimension::number}, {}}; }
inline Value days(double value) { return {{value * 86'400, Dimension::duration}, {}}; }

/// A constant of so many minutes.
inline DistributionText minutes(double value) {
    return {.family = "constant",
            .arguments = {{.label = "value", .value = {{value * 60, Dimension::duration}, {}}}}};
}

inline Way way(std::string target, double percent) {
    return {.target = std::move(target), .share = share(percent), .is_rest = false};
}
inline Way way(std::string target, Value value) {
    return {.target = std::move(target), .share = std::move(value), .is_rest = false};
}
inline Way rest(std::string target) {
    return {.target = std::move(target), .share = Way{}.share, .is_rest = true};
}

/// One `else`.
inline Next to(std::vector<Way> ways) {
    return {.cases = {Case{.when = {}, .share = {}, .ways = std::move(ways)}}};
}
inline Next to(std::string target) { return to(std::vector<Way>{rest(std::move(target))}); }

/// `when: visits(step) >= times`.
inline Case when_visited(std::string step, double times, std::vector<Way> ways) {
    Case made;
    made.when.emplace();
    auto& [questions, any] = *made.when;
    questions.emplace_back();
    questions.back().step = std::move(step);
    questions.back().value = number(times);
    made.ways = std::move(ways);
    return made;
}

inline StepDraft choice(Next next) {
    StepDraft step;
    step.next = std::move(next);
    return step;
}
inline StepDraft work(std::string by, double minutes_long, Channel channel, Next next) {
    StepDraft step = choice(std::move(next));
    step.by = std::move(by);
    step.time = minutes(minutes_long);
    step.channel = channel;
    return step;
}
inline StepDraft pending(double minutes_long, friction::Owner owner, Next next) {
    StepDraft step = choice(std::move(next));
    step.wait = minutes(minutes_long);
    step.owner = owner;
    return step;
}

/// The step of this name, which must exist.
inline StepDraft& step(Draft& draft, const std::string& name) {
    StepDraft* found = friction::find(draft.steps, name);
    FRICTION_EXPECTS(found != nullptr);
    return *found;
}
inline const StepDraft& step(const Draft& draft, const std::string& name) {
    const StepDraft* found = friction::find(draft.steps, name);
    FRICTION_EXPECTS(found != nullptr);
    return *found;
}

/// A customer writes to the office, which asks a specialist; the customer waits, and may call.
///
///     start -> write -> read -> { ask 40%, answer rest }
///     ask -> answer_ask -> answer -> { solved $useful, wait rest }
///     wait -> call (after 5 days: call) -> { solved 50%, wait rest }, from the third call on gone
inline Draft office() {
    using friction::Owner;
    Draft draft;
    draft.title = "A question to the office";
    draft.parameters = {
        {"useful", {.value = {0.6, Dimension::share}, .range = {}, .label = {}, .source = {}}},
        {"pace", {.value = {3600, Dimension::duration}, .range = {}, .label = {}, .source = {}}}};
    draft.teams = {{"office", {}}, {"special", {}}, {"robot", {}}};
    friction::find(draft.teams, "robot")->automated = true;
    draft.facts = {{"case", {}}, {"story", {}}};
    draft.start = to("write");
    StepDraft write = work("customer", 5, Channel::email, to("read"));
    write.to = "office";
    write.needs = {"case", "story"};
    StepDraft ask = work("office", 2, Channel::none, to("answer_ask"));
    ask.to = "special";
    ask.needs = {"case"};
    StepDraft answer =
        work("office", 4, Channel::email, to({way("solved", parameter("useful")), rest("wait")}));
    StepDraft wait = pending(2880, Owner::company, to("call"));
    wait.after = friction::TimeOut{.time = days(5), .next = to("call")};
    StepDraft call = work("office", 6, Channel::phone, {});
    call.needs = {"case", "story"};
    call.next.cases = {when_visited("call", 3, {rest("gone")}),
                       to({way("solved", 50), rest("wait")}).cases[0]};
    draft.steps = {{"write", write},
                   {"read", work("office", 3, Channel::none, to({way("ask", 40), rest("answer")}))},
                   {"ask", ask},
                   {"answer_ask", work("special", 10, Channel::none, to("answer"))},
                   {"answer", answer},
                   {"wait", wait},
                   {"call", call}};
    draft.outcomes = {{"solved", friction::OutcomeKind::resolved},
                      {"gone", friction::OutcomeKind::gave_up}};
    return draft;
}

/// All that can be compared of two drafts: everything but `origin`.
inline bool same_scenario(const Draft& a, const Draft& b) {
    return a.parameters == b.parameters && a.customers == b.customers && a.teams == b.teams &&
           a.facts == b.facts && a.start == b.start && a.steps == b.steps &&
           a.outcomes == b.outcomes && a.effort == b.effort;
}

}  // namespace drafts
