#include "friction/examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace friction {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

JourneyBrief solved(double effort_em) { return {.effort_em = effort_em, .resolved = true}; }
JourneyBrief unsolved(double effort_em) { return {.effort_em = effort_em}; }

constexpr double same_within_em = 1;

// Efforts 10, 20, 30, 40, 99: the middle one is 30, and only 30 is within 1.5 of it.
TEST(Examples, TypicalOfOneDesignIsNearTheMedianEffort) {
    const std::vector<JourneyBrief> before{solved(99), solved(10), solved(30), solved(20),
                                           solved(40)};

    EXPECT_THAT(examples(Example::typical, before, {}, same_within_em), ElementsAre(2));
}

// Differences -10, -10.4, -50, 0, -10.2: the middle one is -10.2; three are within 0.51 of it. The
// median effort is 30, so customer 4 (effort 31) comes before 1 (25) and 0 (60).
TEST(Examples, TypicalOfTwoDesignsIsNearTheMedianDifference) {
    const std::vector<JourneyBrief> before{solved(60), solved(25), solved(90), solved(30),
                                           solved(31)};
    const std::vector<JourneyBrief> after{solved(50), solved(14.6), solved(40), solved(30),
                                          solved(20.8)};

    EXPECT_THAT(examples(Example::typical, before, after, same_within_em), ElementsAre(4, 1, 0));
}

// All differ by 40. 60 is the median effort, but who has it gave up, as one of three did.
TEST(Examples, TypicalEndsAsMostDo) {
    const JourneyBrief gave_up{.effort_em = 60, .gave_up = true};
    const std::vector<JourneyBrief> before{solved(50), gave_up, solved(70)};
    const std::vector<JourneyBrief> after{solved(10), solved(20), solved(30)};

    EXPECT_THAT(examples(Example::typical, before, after, same_within_em), ElementsAre(0, 2, 1));
}

// One in twenty, at least one; among equals the first.
TEST(Examples, WorstAreTheFivePercentWithTheMostEffort) {
    std::vector<JourneyBrief> before(40, solved(1));
    before[7] = before[30] = solved(9);

    EXPECT_THAT(examples(Example::worst, before, {}, same_within_em), ElementsAre(7, 30));
    EXPECT_THAT(examples(Example::worst, std::vector{solved(3)}, {}, same_within_em),
                ElementsAre(0));
}

// Losing the solution outweighs effort; gaining it is never worse; 0.9 EM more is the same.
TEST(Examples, WorseOffIsTheTruthFirstThenEffort) {
    const std::vector<JourneyBrief> before{solved(10), solved(10), unsolved(10), solved(10),
                                           solved(10)};
    const std::vector<JourneyBrief> after{solved(12), unsolved(2), solved(99), solved(10.9),
                                          solved(15)};

    EXPECT_THAT(examples(Example::worse_off, before, after, same_within_em), ElementsAre(1, 4, 0));
}

TEST(Examples, GaveUpAndBecameAProblemComeInOrderOfNumber) {
    std::vector<JourneyBrief> before(4, solved(5));
    before[1].gave_up = before[3].gave_up = true;
    before[2].became_problem = true;

    EXPECT_THAT(examples(Example::gave_up, before, {}, same_within_em), ElementsAre(1, 3));
    EXPECT_THAT(examples(Example::became_problem, before, {}, same_within_em), ElementsAre(2));
}

TEST(Examples, NobodyIsNobody) {
    for (const Example kind : {Example::typical, Example::worst, Example::gave_up,
                               Example::worse_off, Example::became_problem})
        EXPECT_THAT(examples(kind, {}, {}, same_within_em), IsEmpty());
    EXPECT_THAT(examples(Example::worse_off, std::vector{solved(3)}, {}, same_within_em),
                IsEmpty());
}

}  // namespace
}  // namespace friction
