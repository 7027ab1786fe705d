#include "friction/io/scenario_reader.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "friction/io/scenario_check.h"
#include "support/scenario_texts.h"

namespace friction::io {
namespace {

using test::one_step;
using test::source_file;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const SourceText& parcel_text() {
    static const SourceText text{"parcel.yaml", R"(friction: 1
title: A parcel that did not come
currency: EUR
source: guess

parameters:
  useful: {value: 60%, range: 20% .. 95%, label: Answered with a date}
  reply: 2 days

customers:
  patience: lognormal mean 90 EM cv 0.5

teams:
  shop: {cost: 28 per hour}
  carrier: {title: The carrier, cost: 30 per hour, sees_notes_of: {shop: 50%}}

facts:
  number: {tell: 20 s, known_to: [shop]}

start: write

steps:
  write:
    by: customer
    to: shop
    channel: email
    time: lognormal mean 4 min cv 0.5
    needs: number
    next: wait_for_reply

  wait_for_reply:
    wait: lognormal mean $reply cv 1
    owner: company
    after: {time: 5 days, next: call}
    next: {delivered: $useful, call: rest}

  call:
    by: carrier
    channel: phone
    time: triangular 3 .. 5 .. 9 min
    next:
      - {when: visits(call) >= 3, next: gave_up}
      - {when: effort > 60 EM, share: 50%, next: {gave_up: 20%, wait_for_reply: rest}}
      - else: {delivered: 50%, wait_for_reply: rest}

outcomes:
  delivered: resolved
  gave_up: gave_up

redesigns:
  shop_asks:
    title: The shop asks the carrier
    costs: {per_year: 1500}
    changes:
      - set: {step: wait_for_reply, promised: 3 days, status: visible}
      - reassign: {step: call, to: shop, time: 2 min}
      - reroute: {from: write, instead_of: wait_for_reply, to: call}
  told:
    changes:
      - insert:
          step: told
          between: [write, wait_for_reply]
          wait: 1 days
          owner: company
          next: {delivered: 10%, wait_for_reply: rest}
  both: {includes: [told], changes: [prevent: {step: call, share: 50%, to: delivered}]}

expect:
  - shop_asks.effort < baseline.effort
)"};
    return text;
}

const ReadScenario& parcel() {
    static const ReadScenario read = read_scenario(parcel_text());
    return read;
}

Diagnostics problems_of(const SourceText& text) { return read_scenario(text).diagnostics; }

/// The only problem of a text.
Diagnostic problem_of(const SourceText& text) {
    const Diagnostics found = problems_of(text);
    EXPECT_THAT(found, SizeIs(1)) << to_text(found);
    return found.empty() ? Diagnostic{} : found[0];
}

template <class MoveType>
const MoveType& move_of(const Draft& draft, std::string_view redesign, std::size_t position) {
    const Redesign* found = find(draft.redesigns, redesign);
    FRICTION_EXPECTS(found != nullptr && position < found->changes.size());
    return std::get<MoveType>(found->changes[position]);
}

TEST(ReadScenario, ReadsOurScenariosWithoutAProblem) {
    for (const char* file : {"scenarios/toll-invoice.yaml", "scenarios/toll-invoice-fixed.yaml"})
        EXPECT_THAT(to_text(problems_of(source_file(FRICTION_SOURCE_DIR, file))), IsEmpty());
}

TEST(ReadScenario, KeepsTheOrderOfTheFile) {
    EXPECT_THAT(to_text(parcel().diagnostics), IsEmpty());
    const Draft& draft = parcel().file.draft;
    EXPECT_EQ(draft.title, "A parcel that did not come");
    EXPECT_EQ(draft.start, to("write"));
    ASSERT_THAT(draft.steps, SizeIs(3));
    EXPECT_EQ(draft.steps[1].first, "wait_for_reply");
    ASSERT_THAT(draft.redesigns, SizeIs(3));
    EXPECT_EQ(draft.redesigns[2].first, "both");
    EXPECT_THAT(draft.expect, ElementsAre("shop_asks.effort < baseline.effort"));
}

TEST(ReadScenario, FillsAStepKeyByKey) {
    const StepDraft& step = parcel().file.draft.steps[1].second;
    ASSERT_TRUE(step.wait.has_value());
    EXPECT_EQ(step.wait->family, "lognormal");
    EXPECT_EQ(step.owner, Owner::company);
    ASSERT_TRUE(step.after.has_value());
    EXPECT_EQ(step.after->time.literal.value, 5 * 86'400);
    EXPECT_EQ(step.after->next, to("call"));
    ASSERT_THAT(step.next.cases, SizeIs(1));
    ASSERT_THAT(step.next.cases[0].ways, SizeIs(2));
    EXPECT_EQ(step.next.cases[0].ways[0].share.parameter, "useful");
    EXPECT_TRUE(step.next.cases[0].ways[1].is_rest);
}

TEST(ReadScenario, ReadsCasesInOrder) {
    const std::vector<Case>& cases = parcel().file.draft.steps[2].second.next.cases;
    ASSERT_THAT(cases, SizeIs(3));
    ASSERT_TRUE(cases[0].when.has_value());
    EXPECT_EQ(to_text(*cases[0].when), "visits(call) >= 3");
    EXPECT_FALSE(cases[0].share.has_value());
    ASSERT_TRUE(cases[1].share.has_value());
    EXPECT_EQ(cases[1].share->literal.value, 0.5);
    EXPECT_FALSE(cases[2].when.has_value());
    EXPECT_EQ(cases[2].ways[0].share.literal.value, 0.5);
}

TEST(ReadScenario, ReadsMovesInTheirOwnForms) {
    const Draft& draft = parcel().file.draft;
    EXPECT_THAT(std::get<Patch<StepDraft>>(move_of<Set>(draft, "shop_asks", 0).patch).keys,
                ElementsAre("promised", "status"));
    const Reassign& reassign = move_of<Reassign>(draft, "shop_asks", 1);
    EXPECT_EQ(reassign.to, "shop");
    EXPECT_THAT(reassign.given.keys, ElementsAre("time"));
    EXPECT_EQ(move_of<Reroute>(draft, "shop_asks", 2).instead_of, "wait_for_reply");
    const Insert& insert = move_of<Insert>(draft, "told", 0);
    EXPECT_THAT(insert.between, ElementsAre("write", "wait_for_reply"));
    EXPECT_THAT(insert.content.keys, ElementsAre("wait", "owner", "next"));
    EXPECT_THAT(draft.redesigns[2].second.includes, ElementsAre("told"));
}

TEST(ReadScenario, ReadsEveryMove) {
    const ReadScenario read = read_scenario(one_step(R"(redesigns:
  r:
    changes:
      - remove: [a, b]
      - remove: {steps: a, then: b}
      - share_notes: [a, b]
      - single_owner: {team: a, of: b}
      - automate: {step: ask, to: a, time: 2 s}
      - prefill: {step: ask, fields: 25}
      - show_status: all
      - show_status: [a]
      - notify: {wait: a, channel: message, needless: 30%, asks: {by: b, channel: phone, time: 3 min}}
      - prevent: {step: ask, share: 97%, to: {done: 50%, ask: rest}}
      - set: {effort: weights, retelling: {value: 8, range: 4 .. 12}}
      - set: {effort: all, threshold: 40 EM}
      - set: {customers: all, severity: 0.5}
      - insert: {step: b, before: ask, after: {time: 2 days, next: done}, wait: 1 days, owner: company, luck_of: ask}
)"));
    EXPECT_THAT(to_text(read.diagnostics), IsEmpty());
    const Draft& draft = read.file.draft;
    EXPECT_EQ(move_of<Remove>(draft, "r", 1).then, "b");
    EXPECT_THAT(move_of<ShowStatus>(draft, "r", 6).steps, IsEmpty());
    EXPECT_EQ(move_of<Notify>(draft, "r", 8).asks_channel, Channel::phone);
    EXPECT_THAT(move_of<Prevent>(draft, "r", 9).to.cases[0].ways, SizeIs(2));
    EXPECT_EQ(
        std::get<Named<NumberDraft>>(move_of<Set>(draft, "r", 10).patch)[0].second.value.value, 8);
    const Insert& insert = move_of<Insert>(draft, "r", 13);
    EXPECT_EQ(insert.after, "");
    EXPECT_EQ(insert.content.values.luck_of, "ask");
    EXPECT_TRUE(insert.content.values.after.has_value());
}

TEST(ReadScenario, KnowsTheNearestSourceOfEveryNumber) {
    const ReadScenario read =
        read_scenario(one_step("source: branch log\nfacts:\n  number: {tell: 20 s, source: guess}",
                               "time: uniform 2 .. 5 min"));
    ASSERT_THAT(read.diagnostics, IsEmpty());
    EXPECT_THAT(read.file.draft.assumptions,
                testing::UnorderedElementsAre(
                    Assumption{"steps.ask.time", "uniform 2 .. 5 min", "branch log"},
                    Assumption{"facts.number.tell", "20 s", "guess"}));
}

TEST(ReadScenario, TakesASingleItemForAList) {
    const ReadScenario read = read_scenario(one_step("facts: {number: {}}", "needs: number"));
    EXPECT_THAT(to_text(read.diagnostics), IsEmpty());
    EXPECT_THAT(read.file.draft.steps[0].second.needs, ElementsAre("number"));
}

TEST(ReadScenario, FindsAllProblemsAtOnceInTheOrderOfTheFile) {
    const Diagnostics found =
        problems_of(one_step("teams:\n  a: {cost: 3}", "tmie: 3 min\n    channel: telefone"));
    ASSERT_THAT(found, SizeIs(3)) << to_text(found);
    EXPECT_EQ(found[0].problem.code, "F020");
    EXPECT_EQ(found[0].problem.hint, "did you mean \"time\"?");
    EXPECT_EQ(found[0].position, (SourcePosition{8, 5}));
    EXPECT_EQ(found[1].problem.code, "F029");
    EXPECT_EQ(found[2].problem.code, "F026");
    EXPECT_EQ(found[2].position, (SourcePosition{13, 13}));
    EXPECT_EQ(found[2].excerpt, "  a: {cost: 3}");
}

// The comma splits the title: what follows is a key of its own, without a value.
TEST(ReadScenario, SaysWhatAStrayCommaDid) {
    const Diagnostic found = problem_of(one_step("teams: {a: {title: Sales, service}}"));
    EXPECT_EQ(found.problem.code, "F009");
    EXPECT_THAT(found.problem.found, HasSubstr("\"service\" is a key without a value"));
    EXPECT_EQ(found.position, (SourcePosition{10, 27}));
}

TEST(ReadScenario, PointsAtCharactersAndNotAtBytes) {
    const Diagnostic found =
        problem_of(one_step("teams: {a: {title: Büro für Größe, cots: 3 per hour}}"));
    EXPECT_EQ(found.position, (SourcePosition{10, 36}));
}

TEST(ReadScenario, PointsIntoTheTextOfAValue) {
    const Diagnostic found =
        problem_of(one_step("", "after: {time: 2 days, next: done}\n    promised: 2 dyas"));
    EXPECT_EQ(found.problem.code, "F026");
    EXPECT_EQ(found.position.line, 9U);
    EXPECT_GE(found.position.column, 15U);
}

TEST(ReadScenario, RefusesPartsOfTheLanguageThatAreNotBuiltYet) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"watch: {a: {when: contacts >= 2}}", ""},
        {"loyalty: {delight_effect: 0}", ""},
        {"base: other.yaml", ""},
        {"claims: {a: {says: x}}", ""},
        {"customers: {arrivals: 12 per hour}", ""},
        {"teams: {a: {staff: 3}}", ""},
        {"run: {horizon: 1 week}", ""},
        {"parameters: {a: {value: 5%, trend: {by: 6% per month}}}", ""},
        {"redesigns: {r: {changes: [empower: {team: a}]}}", ""},
        {"redesigns: {r: {changes: [set: {rule: a, notices: 50%}]}}", ""},
        {"", "wait: for office"},
        {"", "time: {4 min: 70%, lognormal mean 30 min cv 1: rest}"},
        {"", "unaware: yes"},
        {"", "after: {time: uniform 1 .. 2 days, next: done}"}};
    for (const auto& [top, in_step] : cases) {
        const Diagnostics found = problems_of(one_step(top, in_step));
        ASSERT_THAT(found, testing::Not(IsEmpty())) << top << in_step;
        EXPECT_EQ(found[0].problem.code, "F022") << to_text(found);
        EXPECT_THAT(found[0].problem.found, HasSubstr("not supported yet"));
    }
    SourceText block = one_step();
    block.bytes.replace(block.bytes.find("start: ask"), 10, "start: {all: [ask, ask], then: done}");
    EXPECT_EQ(problem_of(block).problem.code, "F022");
}

TEST(ReadScenario, ChecksNames) {
    SourceText reserved = one_step();
    reserved.bytes.replace(reserved.bytes.find("  ask:"), 6, "  rest:");
    EXPECT_EQ(problem_of(reserved).problem.code, "F024");
    EXPECT_EQ(problem_of(one_step("teams: {Office: {}}")).problem.code, "F024");
    EXPECT_EQ(problem_of(one_step("teams: {customer: {}}")).problem.code, "F024");

    SourceText twice = one_step();
    twice.bytes.replace(twice.bytes.find("done: resolved"), 14,
                        "done: resolved\n  ask: unresolved");
    EXPECT_EQ(problem_of(twice).problem.code, "F025");
}

TEST(ReadScenario, TakesKeysAwayWithNoneOnlyInSet) {
    const ReadScenario read = read_scenario(
        one_step("redesigns: {r: {changes: [set: {step: ask, promised: none, contact: none}]}}",
                 "promised: 2 days"));
    ASSERT_THAT(to_text(read.diagnostics), IsEmpty());
    const auto& patch = std::get<Patch<StepDraft>>(move_of<Set>(read.file.draft, "r", 0).patch);
    EXPECT_THAT(patch.keys, ElementsAre("promised", "contact"));
    EXPECT_FALSE(patch.values.promised.has_value());
    EXPECT_EQ(patch.values.contact, ContactBy::none);
    EXPECT_EQ(problem_of(one_step("redesigns: {r: {changes: [set: {step: ask, next: none}]}}"))
                  .problem.code,
              "F021");
    EXPECT_EQ(problem_of(one_step("", "promised: none")).problem.code, "F026");
}

TEST(ReadScenario, ReadsWindowsLinesAndAByteOrderMark) {
    SourceText text = one_step("", "time: 3 mni");
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : text.bytes) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    text.bytes = windows;
    const Diagnostic found = problem_of(text);
    EXPECT_EQ(found.position.line, 8U);
    EXPECT_EQ(found.excerpt, "    time: 3 mni");
}

TEST(Locate, FindsWhatAMoveWroteAtTheMove) {
    Draft alternative = parcel().file.draft;
    alternative.alternative = "shop_asks";
    alternative.origin["steps.write.next"] = "redesigns.shop_asks.changes.2";
    const Problem problem{"F040", "steps.write.next.call", "a problem", {}, {}, Severity::error};

    const Diagnostics found = locate(parcel().file, alternative, {problem});

    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(found[0].excerpt, HasSubstr("reroute: {from: write"));
    EXPECT_EQ(found[0].problem.found, "a problem, in redesign \"shop_asks\", move 3 (reroute)");
}

TEST(Locate, NamesTheRedesignOfAPartThatNoMoveWrote) {
    Draft alternative = parcel().file.draft;
    alternative.alternative = "told";
    const Diagnostics found =
        locate(parcel().file, alternative,
               {Problem{"F040", "steps.call", "a problem", {}, {}, Severity::error}});
    EXPECT_EQ(found[0].problem.found, "a problem, in redesign \"told\"");
    EXPECT_EQ(found[0].excerpt, "  call:");
}

// `next` of wait_for_reply is written in line 35, its value after six more blanks and letters than
// its key.
TEST(Locate, FindsTheNearestPartAroundAPlace) {
    const Positions& positions = parcel().file.positions;
    EXPECT_EQ(positions.find("steps.wait_for_reply.next"), (SourcePosition{35, 11}));
    EXPECT_EQ(positions.find("steps.wait_for_reply.next.delivered"), (SourcePosition{35, 23}));
    EXPECT_EQ(positions.find("steps.wait_for_reply"), (SourcePosition{31, 3}));
    EXPECT_EQ(positions.find("steps.wait_for_reply.tone.loud"), (SourcePosition{31, 3}));
    EXPECT_EQ(positions.find("nowhere"), (SourcePosition{1, 1}));
}

TEST(CheckFile, BuildsBaselineAndRedesigns) {
    const CheckedFile checked = check_file(parcel_text());
    ASSERT_TRUE(checked.alternatives.has_value()) << to_text(checked.diagnostics);
    EXPECT_THAT(*checked.alternatives, SizeIs(4));
    EXPECT_EQ((*checked.alternatives)[3].alternative, "both");
}

// Named baseline and redesigns are problems of their own: the redesign is told apart by its name.
TEST(CheckFile, NamesTheMoveThatBreaksARedesign) {
    SourceText text = parcel_text();
    const std::string_view reroute = "to: call}";
    text.bytes.replace(text.bytes.find(reroute), reroute.size(), "to: cal}");
    const CheckedFile checked = check_file(text);
    ASSERT_FALSE(checked.diagnostics.empty());
    EXPECT_FALSE(checked.alternatives.has_value());
    EXPECT_EQ(checked.diagnostics[0].position.line, 57U) << to_text(checked.diagnostics);
    EXPECT_THAT(to_text(checked.diagnostics), HasSubstr("cal"));
}

TEST(CheckFile, SaysNothingThatOnlyFollows) {
    // `tmie` leaves the step without the time that a live channel needs; that is not said on top.
    const CheckedFile checked = check_file(one_step("", "channel: phone\n    tmie: 3 min"));
    ASSERT_THAT(checked.diagnostics, SizeIs(1)) << to_text(checked.diagnostics);
    EXPECT_EQ(checked.diagnostics[0].problem.code, "F020");
    EXPECT_FALSE(checked.alternatives.has_value());
}

TEST(CheckFile, SaysWhatTheModelRefusesWithItsPosition) {
    SourceText text = one_step();
    text.bytes.replace(text.bytes.find("next: done"), 10, "next: {done: 60%, ask: 60%}");
    const CheckedFile checked = check_file(text);
    ASSERT_THAT(checked.diagnostics, SizeIs(1)) << to_text(checked.diagnostics);
    EXPECT_EQ(checked.diagnostics[0].position, (SourcePosition{7, 11}));
    EXPECT_THAT(checked.diagnostics[0].problem.found, HasSubstr("120%"));
}

// Long lines are counted from marks in between: each umlaut is two bytes and one character.
TEST(ScenarioReader, CountsCharactersInALongLineToo) {
    std::string umlauts;
    for (int i = 0; i < 3'000; ++i) umlauts += "\u00e4";
    const std::string before = "steps: {s0: {title: ", behind = ", ";
    const ReadScenario read = read_scenario(
        {"long.yaml", "friction: 1\ntitle: Long\nstart: s0\noutcomes: {done: resolved}\n" + before +
                          umlauts + behind + "nxt: done}}\n"});
    const auto unknown = std::ranges::find_if(read.diagnostics, [](const Diagnostic& diagnostic) {
        return diagnostic.problem.code == "F020";
    });
    ASSERT_NE(unknown, read.diagnostics.end());
    EXPECT_EQ(unknown->position, (SourcePosition{5, before.size() + 3'000 + behind.size() + 1}));
}

}  // namespace
}  // namespace friction::io
