#include "support/random_edits.h"

#include "friction/contract.h"
#include "friction/io/scenario_reader.h"

namespace friction::test {

using namespace io;

namespace {

constexpr std::string_view pool = R"(
friction: 1
title: Moves of every kind
start: a
steps: {a: {next: done}}
outcomes: {done: resolved}
redesigns:
  pool:
    title: "All of them: many, and #1"
    summary: A sentence.
    costs: {one_off: 100, per_case: $a}
    changes:
      - insert: {step: n, between: [x, y], luck_of: wait, title: "Told, by mail: #1", wait: 1 h, owner: company, status: visible, promised: 13 days, marks: [apology, gift], next: {solved: 95%, answer: rest}}
      - insert: {step: hold, before: call}
      - insert: {step: hold, after: wait, by: customer, time: lognormal mean 4 min cv 0.6, channel: phone, needs: [one, two], title: A step with a long title that goes on and on}
      - remove: write
      - remove: [ask, answer_ask]
      - remove: {steps: wait, then: gone}
      - reassign: {step: answer, to: special}
      - reassign: {step: write, to: office, channel: phone, time: 2 min}
      - reroute: {from: call, to: solved}
      - reroute: {from: read, instead_of: ask, share: 12.5%, to: {call: $a, gone: rest}}
      - set: {step: call, time: none, channel: none, needs: [], contact: none}
      - set: {step: wait, after: {time: 2 days, next: {call: 40%, gone: rest}}, next: [{when: visits(call) >= 3, share: 50%, next: gone}, {else: {solved: 50%, wait: rest}}]}
      - set: {team: robot, automated: yes, tone: empathic, sees_notes_of: {office: 50%, special: 100%}}
      - set: {parameter: a, value: 70%, range: 20% .. 95%}
      - set: {parameter: a, value: 80%}
      - set: {effort: weights, day_open: 3, retelling: {value: 8, range: 4 .. 12, source: "a study, 2020"}}
      - share_notes: [office, special]
      - single_owner: {team: special, of: [office]}
      - automate: {step: read, to: robot, time: 1 min}
      - prefill: {step: write, fields: 2}
      - show_status: all
      - show_status: [wait]
      - notify: {wait: wait, channel: message, needless: 30%, asks: {by: office, channel: phone, time: 4 min}}
      - prevent: {step: write, share: 97%, to: solved}
)";

const std::vector<std::string> titles = {
    "",       "Plain", "With: colon", "It's \"quoted\", # and not a comment",
    "- dash", "null",  "10%",         "\xC3\x84rger, [bracket] {brace}"};

std::vector<Move> moves_of_every_kind() {
    const ReadScenario read = read_scenario({"pool", std::string(pool)});
    FRICTION_EXPECTS(read.diagnostics.empty());
    return find(read.file.draft.redesigns, "pool")->changes;
}

}  // namespace

RandomEdits::RandomEdits(unsigned seed) : random_(seed), moves_(moves_of_every_kind()) {}

ScenarioEdit RandomEdits::next(const Draft& draft) {
    if (draft.redesigns.empty()) return add();
    const auto& [name, redesign] = draft.redesigns[below(draft.redesigns.size())];
    const std::size_t count = redesign.changes.size();
    switch (below(count > 0 ? 13 : 9)) {
        case 0:
            return add();
        case 1:
            return RemoveRedesign{name, true};
        case 2:
            return RenameRedesign{name, "renamed_" + std::to_string(below(1'000'000))};
        case 3:
            return SetRedesignTitle{name, titles[below(titles.size())]};
        case 4:
            return SetRedesignCosts{name, costs()};
        case 5:
            return SetIncludes{name, includes(draft)};
        case 6:
            return set_parameter(draft);
        case 7:
            return SetMoves{name, some_moves(redesign.changes)};
        case 8:
        case 9:
            return InsertMove{name, below(count + 1), move()};
        case 10:
            return ReplaceMove{name, below(count), move()};
        case 11:
            return RemoveMove{name, below(count)};
        default:
            return ReorderMove{name, below(count), below(count)};
    }
}

/// Inside the range where there is one.
ScenarioEdit RandomEdits::set_parameter(const Draft& draft) {
    if (draft.parameters.empty()) return add();
    const auto& [name, parameter] = draft.parameters[below(draft.parameters.size())];
    Quantity value = parameter.value;
    const double part = static_cast<double>(below(1001)) / 1000;
    if (parameter.range)
        value.value = parameter.range->low.value +
                      part * (parameter.range->high.value - parameter.range->low.value);
    else
        value.value *= part;
    return SetParameter{name, value};
}

ScenarioEdit RandomEdits::add() {
    Redesign content;
    content.title = titles[below(titles.size())];
    if (below(2) == 0)
        content.summary =
            "A long summary that goes on, for more than one line of a file, because there is so "
            "much to be said about it: this.";
    content.costs = costs();
    for (std::size_t i = below(4); i > 0; --i) content.changes.push_back(move());
    return AddRedesign{"added_" + std::to_string(below(1'000'000)), content};
}

CostsDraft RandomEdits::costs() {
    CostsDraft costs;
    if (below(2) == 0) costs.one_off = {{static_cast<double>(below(900)), Dimension::number}, {}};
    if (below(2) == 0) costs.per_case = {{}, "a"};
    return costs;
}

std::vector<std::string> RandomEdits::includes(const Draft& draft) {
    std::vector<std::string> names;
    for (const auto& [name, redesign] : draft.redesigns)
        if (below(2) == 0) names.push_back(name);
    return names;
}

std::vector<Move> RandomEdits::some_moves(const std::vector<Move>& now) {
    std::vector<Move> made;
    for (const Move& kept : now) {
        if (below(3) == 0) made.push_back(move());
        if (below(3) != 0) made.push_back(kept);
    }
    if (below(3) == 0) made.push_back(move());
    return made;
}

}  // namespace friction::test
