// Every derivative that the exact solver tells, against solving the file again with that number
// moved.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "friction/contract.h"
#include "friction/io/scenario_reader.h"
#include "friction/move.h"
#include "friction/sensitivity.h"
#include "support/random_process.h"
#include "support/scenario_texts.h"

namespace friction {
namespace {

Draft read(const std::string& yaml) {
    io::ReadScenario read = io::read_scenario({"test.yaml", yaml});
    FRICTION_EXPECTS(read.diagnostics.empty());
    return std::move(read.file.draft);
}

Draft design(const Draft& draft, const std::string& redesign) {
    return redesign.empty() ? draft : apply_redesign(draft, redesign).value().draft;
}

Slope solved(const Draft& draft) {
    const auto built = build_scenario(draft);
    FRICTION_EXPECTS(built.ok());
    const ExactAnswer a = solve_exactly(finite_twin(built.value())).value().overall;
    return {a.effort_mean, a.mean(Column::resolved)};
}

std::vector<std::string> words_of(const std::string& place) {
    std::vector<std::string> words;
    std::istringstream text(place);
    for (std::string word; std::getline(text, word, '.');) words.push_back(word);
    return words;
}

void move_way(Case& one, const std::string& target, double factor) {
    const bool has_rest =
        std::any_of(one.ways.begin(), one.ways.end(), [](const Way& w) { return w.is_rest; });
    const auto moved = std::find_if(one.ways.begin(), one.ways.end(),
                                    [&](const Way& w) { return w.target == target; });
    const double before = moved->share.literal.value, after = before * factor;
    for (Way& way : one.ways)
        if (!has_rest) way.share.literal.value *= (1 - after) / (1 - before);
    moved->share.literal.value = after;
}

/// "steps.x.next.target", "start.0.target", "steps.x.after.next.1.share".
void move_share(Draft& draft, const std::vector<std::string>& words, double factor) {
    Next* next = &draft.start;
    std::size_t at = 1;
    if (words[0] == "steps") {
        StepDraft& step = *find(draft.steps, words[1]);
        next = words[2] == "after" ? &step.after->next : &step.next;
        at = words[2] == "after" ? 4 : 3;
    }
    Case* one = &next->cases[0];
    if (next->cases.size() > 1) one = &next->cases[std::stoul(words[at++])];
    if (words[at] == "share" && one->share)
        one->share->literal.value *= factor;
    else
        move_way(*one, words[at], factor);
}

void move_length(const Draft& draft, DistributionText& text, double factor) {
    for (Argument& a : text.arguments) {
        if (a.label == "cv" || a.label == "shape" || a.label == "alpha" || a.label == "beta")
            continue;
        if (a.value.is_parameter())
            a.value = {find(draft.parameters, a.value.parameter)->value, {}};
        a.value.literal.value *= factor;
    }
}

void move_weight(Draft& draft, const Lever& lever, double factor) {
    const Quantity moved{lever.value.value * factor, lever.value.dimension};
    if (lever.name == "value_of_time") {
        draft.effort.value_of_time = NumberDraft{moved, {}, {}};
        return;
    }
    Named<NumberDraft>& list =
        lever.place.starts_with("effort.tone") ? draft.effort.tone : draft.effort.weights;
    if (NumberDraft* written = find(list, lever.name))
        written->value = moved;
    else
        list.emplace_back(lever.name, NumberDraft{moved, {}, {}});
}

/// The draft with the number of the lever `factor` times what it was.
Draft moved(Draft draft, const Lever& lever, double factor) {
    const std::vector<std::string> words = words_of(lever.place);
    switch (lever.kind) {
        case LeverKind::parameter:
            find(draft.parameters, lever.name)->value.value *= factor;
            break;
        case LeverKind::share:
            move_share(draft, words, factor);
            break;
        case LeverKind::length: {
            StepDraft& step = *find(draft.steps, words[1]);
            move_length(draft, step.wait ? *step.wait : *step.time, factor);
            break;
        }
        case LeverKind::time_out:
            find(draft.steps, words[1])->after->time.literal.value *= factor;
            break;
        case LeverKind::promise:
            find(draft.steps, words[1])->promised->literal.value *= factor;
            break;
        case LeverKind::telling:
            find(draft.facts, lever.name)->tell.literal.value *= factor;
            break;
        case LeverKind::notes:
            find(find(draft.teams, words[1])->sees_notes_of, words[3])->literal.value *= factor;
            break;
        case LeverKind::segment:
            find(draft.customers.segments, words[2])->share.share.literal.value *= factor;
            break;
        case LeverKind::weight:
            move_weight(draft, lever, factor);
            break;
    }
    return draft;
}

/// d answer / d log value. The four points leave an error of h^4 and the rounding of both answers.
template <class Solve>
Slope difference(Solve&& solve) {
    constexpr double h = 2e-3;
    const Slope near = solve(1 + h) - solve(1 - h), far = solve(1 + 2 * h) - solve(1 - 2 * h);
    return (1 / (12 * h)) * (8 * near - far);
}

void expect_near(const Slope& actual, const Slope& expected, const Slope& answer,
                 const std::string& what) {
    EXPECT_NEAR(actual.effort, expected.effort,
                1e-8 * std::abs(answer.effort) + 1e-7 * std::abs(expected.effort))
        << what;
    EXPECT_NEAR(actual.resolved, expected.resolved, 1e-8 + 1e-7 * std::abs(expected.resolved))
        << what;
}

/// Every lever of one design, and every parameter that is none. Returns how many levers it has, and
/// adds those where the answer jumps to `jumps`.
std::size_t check(const Draft& draft, const std::string& redesign, std::string& jumps) {
    const Draft own = design(draft, redesign);
    const Scenario scenario = finite_twin(build_scenario(own).value());
    const Sensitivity s = sensitivity(own, scenario).value();
    const Slope answer = solved(own);
    EXPECT_NEAR(s.answer.effort, answer.effort, 1e-12 * answer.effort);
    EXPECT_NEAR(s.answer.resolved, answer.resolved, 1e-12);
    std::vector<std::string> known = s.at_the_edge;
    for (const Lever& lever : s.levers) {
        if (lever.one_sided) {
            known.push_back(lever.name);
            jumps += redesign + ":" + lever.name + ' ';
            continue;
        }
        const Slope expected = difference([&](double factor) {
            return lever.kind == LeverKind::parameter
                       ? solved(design(moved(draft, lever, factor), redesign))
                       : solved(moved(own, lever, factor));
        });
        expect_near(lever.value.value * lever.slope, expected, answer,
                    redesign + ": " + lever.place);
        if (lever.kind == LeverKind::parameter) known.push_back(lever.name);
    }
    for (const auto& [name, parameter] : draft.parameters) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        Lever none;
        none.name = name;
        const Slope change = difference(
            [&](double factor) { return solved(design(moved(draft, none, factor), redesign)); });
        expect_near({}, change, answer, redesign + ": no lever " + name);
    }
    return s.levers.size();
}

TEST(Sensitivity, TellsWhatTheTollInvoiceDoesWhenItIsSolvedAgain) {
    const Draft draft =
        io::read_scenario(test::source_file(FRICTION_SOURCE_DIR, "scenarios/toll-invoice.yaml"))
            .file.draft;
    std::string jumps;
    EXPECT_GT(check(draft, "", jumps), 25u);
    EXPECT_EQ(jumps, "");
    for (const auto& [name, redesign] : draft.redesigns) EXPECT_GT(check(draft, name, jumps), 10u);
    // Four redesigns promise an answer within the very time after which travellers call.
    std::string expected;
    for (const char* name :
         {"employee_sends_request", "office_sends_request", "status_visible", "pushed_and_sent"})
        expected += std::string(name) + ":waits_for_it " + name + ":wait_for_reply ";
    EXPECT_EQ(jumps, expected);
}

TEST(Sensitivity, TellsWhatRandomProcessesDoWhenTheyAreSolvedAgain) {
    std::size_t levers = 0;
    std::string jumps;
    for (std::uint64_t number = 1; number <= 60; ++number) {
        SCOPED_TRACE(number);
        levers += check(read(testing_support::random_process(number)), "", jumps);
    }
    EXPECT_GT(levers, 800u);
    EXPECT_EQ(jumps, "");
}

}  // namespace
}  // namespace friction
