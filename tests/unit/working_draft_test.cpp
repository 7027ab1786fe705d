// A draft in the middle of a redesign: found by name, charged by what is touched, taken back whole.

#include "working_draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "move_primitives.h"
#include "support/moves.h"

namespace drafts {
namespace {

using friction::Prevent;
using friction::Problems;
using friction::SingleOwner;
using friction::WorkingDraft;
using testing::ElementsAre;
using testing::HasSubstr;

/// step_0 -> step_1 -> ... -> done
Draft chain(std::size_t step_count) {
    Draft draft;
    draft.title = "A chain";
    draft.teams = {{"office", {}}, {"other", {}}};
    draft.start = to("step_0");
    draft.outcomes = {{"done", friction::OutcomeKind::resolved}};
    for (std::size_t i = 0; i < step_count; ++i) {
        const std::string next = i + 1 < step_count ? "step_" + std::to_string(i + 1) : "done";
        draft.steps.emplace_back("step_" + std::to_string(i),
                                 work("office", 1, Channel::phone, to(next)));
    }
    return draft;
}

Prevent prevent(std::string name) {
    return {.step = std::move(name), .share = share(1), .to = to("done")};
}

void make(WorkingDraft& draft, const Move& move) {
    const auto expansion = friction::expand_move(draft, move, here);
    ASSERT_TRUE(expansion.ok()) << expansion.problems()[0].found;
    const Problems problems = friction::make_all(draft, expansion.value(), here);
    ASSERT_TRUE(problems.empty()) << problems[0].found;
}

// 1,000 moves on 10,000 steps: looking once at every step for each of them would be 10,000,000.
TEST(WorkingDraft, AMoveLooksAtNoMoreThanItTouches) {
    WorkingDraft draft(chain(10'000));
    for (int i = 0; i < 1'000; ++i) {
        const std::string name = "step_" + std::to_string(5 * i + 1);
        make(draft, prevent("step_0"));
        make(draft, set_step(name, work("other", 2, Channel::phone, {}), {"by", "time"}));
        make(draft, reroute(name, to("done")));
        make(draft, take_out({"step_" + std::to_string(5 * i + 3)}));
    }
    EXPECT_LT(draft.work(), 100'000u);
}

TEST(WorkingDraft, NamesMadeByShortFormsCountOnAndFillTheGapsOfRemovedOnes) {
    WorkingDraft draft(chain(1));
    for (int i = 0; i < 4; ++i) make(draft, prevent("step_0"));
    make(draft, take_out({"prevent_step_0_2"}, "step_0"));
    make(draft, prevent("step_0"));
    make(draft, prevent("step_0"));
    EXPECT_THAT(names(std::move(draft).take()),
                ElementsAre("prevent_step_0", "prevent_step_0_3", "prevent_step_0_4",
                            "prevent_step_0_2", "prevent_step_0_5", "step_0"));
}

// The last of the four is refused: no handoff leads from `answer` to `gone`.
TEST(WorkingDraft, OfSeveralMovesAllAreMadeOrNone) {
    const Draft before = office();
    WorkingDraft draft(before);
    StepDraft visible;
    visible.status = friction::Status::visible;
    const std::vector<Move> moves = {
        set_step("wait", visible, {"status"}), leading(insert_before("note", "wait"), to("wait")),
        insert_before("note_2", "wait"), reroute("answer", "gone", to("solved"))};

    const Problems problems = friction::make_all(draft, moves, here);

    ASSERT_EQ(problems.size(), 1u);
    EXPECT_THAT(problems[0].found, HasSubstr("does not lead to \"gone\""));
    make(draft, insert_before("note_3", "wait"));  // those that led to `wait` are still known
    make(draft, take_out({"note_3"}));
    const Draft after = std::move(draft).take();
    EXPECT_TRUE(same_scenario(after, before));
    EXPECT_EQ(after.origin.count("steps.wait.status"), 0u);
    EXPECT_EQ(after.origin.count("steps.note"), 0u);
}

// Each of the moves looks at 20,000 steps: together at more than the 200,000,000 of one file.
TEST(ApplyRedesign, RefusesAFileThatAsksForTooMuchWork) {
    Draft draft = chain(20'000);
    draft.redesigns.emplace_back("r", friction::Redesign{});
    for (int i = 0; i < 12'000; ++i) {
        StepDraft here_again;
        here_again.by = "other";
        draft.redesigns[0].second.changes.push_back(set_step("step_0", here_again, {"by"}));
        draft.redesigns[0].second.changes.push_back(SingleOwner{.team = "office", .of = {"other"}});
    }

    const auto refused = friction::apply_redesign(draft, "r");

    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems()[0].code, "F079");
    EXPECT_EQ(refused.problems()[0].place, "redesigns.r");
}

TEST(ApplyRedesign, StopsAtTwoHundredProblems) {
    Draft draft = chain(1);
    draft.redesigns.emplace_back("r", friction::Redesign{});
    for (int i = 0; i < 1'000; ++i)
        draft.redesigns[0].second.changes.push_back(take_out({"none_" + std::to_string(i)}));

    const auto refused = friction::apply_redesign(draft, "r");

    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().size(), 201u);
    EXPECT_EQ(refused.problems().back().code, "F014");
}

// 1,000 steps in each of 1,001 redesigns.
TEST(ApplyRedesign, RefusesMoreThanAMillionStepsInAllRedesigns) {
    Draft draft = chain(1'000);
    for (int i = 0; i < 1'000; ++i)
        draft.redesigns.emplace_back("r" + std::to_string(i), friction::Redesign{});
    EXPECT_TRUE(friction::apply_redesign(draft, "r0").ok());
    draft.redesigns.emplace_back("one_more", friction::Redesign{});
    ASSERT_FALSE(friction::apply_redesign(draft, "r0").ok());
    EXPECT_EQ(friction::apply_redesign(draft, "r0").problems()[0].code, "F079");
}

}  // namespace
}  // namespace drafts
