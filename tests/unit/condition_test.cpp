#include "friction/condition.h"

#include <gmock/gmock.h>

namespace friction {
namespace {

using ::testing::HasSubstr;

Condition read(std::string_view text) {
    const Parsed<Condition> parsed = parse_condition(text);
    if (const auto* problem = std::get_if<TextProblem>(&parsed)) {
        ADD_FAILURE() << text << ": " << problem->found;
        return {};
    }
    return std::get<Condition>(parsed);
}

TextProblem refusal(std::string_view text) {
    const Parsed<Condition> parsed = parse_condition(text);
    if (const auto* problem = std::get_if<TextProblem>(&parsed)) return *problem;
    ADD_FAILURE() << text << " was understood";
    return {};
}

TEST(ParseCondition, ReadsEveryThingWithItsUnit) {
    const Condition condition = read(
        "visits(call) >= 3 and effort > 60 EM and elapsed <= 2 days and segment is not leisure");

    ASSERT_EQ(condition.questions.size(), 4U);
    EXPECT_FALSE(condition.any);
    EXPECT_EQ(
        condition.questions[0],
        (Question{Thing::visits, "call", Relation::at_least, {{3, Dimension::number}, {}}, {}}));
    EXPECT_EQ(condition.questions[1],
              (Question{Thing::effort, {}, Relation::more, {{60, Dimension::effort}, {}}, {}}));
    EXPECT_EQ(
        condition.questions[2],
        (Question{
            Thing::elapsed, {}, Relation::at_most, {{172'800, Dimension::duration}, {}}, {}}));
    EXPECT_EQ(condition.questions[3].relation, Relation::is_not);
    EXPECT_EQ(condition.questions[3].name, "leisure");
}

TEST(ParseCondition, ReadsWhatIsCounted) {
    const Condition condition = read("count(appeal) >= 2 and contacts > 3");
    ASSERT_EQ(condition.questions.size(), 2U);
    EXPECT_EQ(
        condition.questions[0],
        (Question{
            Thing::count, {}, Relation::at_least, {{2, Dimension::number}, {}}, {}, "appeal"}));
    EXPECT_EQ(condition.questions[1],
              (Question{Thing::contacts, {}, Relation::more, {{3, Dimension::number}, {}}, {}}));
}

TEST(ParseCondition, NeedsNoBlanksAroundComparisonSigns) {
    EXPECT_EQ(read("effort>60 EM"), read("effort  >  60 EM"));
    EXPECT_EQ(read("visits(a)<2 or visits(b)>=2"), read("visits(a) < 2 or visits(b) >= 2"));
}

TEST(ParseCondition, TakesParametersAsValues) {
    EXPECT_EQ(read("effort > $limit").questions[0].value.parameter, "limit");
}

TEST(ParseCondition, WritesWhatItReads) {
    for (const std::string_view text :
         {"visits(call) >= 3", "effort > 60 EM or elapsed < 2 days", "segment is not leisure",
          "visits(a) <= $limit and segment is business", "count(appeal) >= 2 or count(gift) < $n",
          "contacts >= 2 and handoffs > 1 and retellings < 3 and chasers <= 4 and refusals >= 1"})
        EXPECT_EQ(to_text(read(text)), text);
}

// The offset is where the offending word begins, counted by hand.
TEST(ParseCondition, SaysWhereTheMistakeIs) {
    EXPECT_EQ(refusal("visits(call) >= 3 and or effort > 60 EM").offset, 22U);
    EXPECT_EQ(refusal("effort > 60 min").offset, 9U);
    EXPECT_EQ(refusal("effort is 60 EM").offset, 7U);
    EXPECT_EQ(refusal("effort > 60 EM and visits(a) > 1 or visits(b) > 1").offset, 33U);
    EXPECT_EQ(refusal("").offset, 0U);
    EXPECT_EQ(refusal("effort >").offset, 8U);
}

TEST(ParseCondition, SuggestsWhatWasMeant) {
    EXPECT_THAT(refusal("contact >= 2").hint, HasSubstr("\"contacts\""));
    EXPECT_THAT(refusal("count >= 2").expected, HasSubstr("count(mark)"));
    EXPECT_THAT(refusal("efort > 60 EM").hint, HasSubstr("\"effort\""));
    EXPECT_THAT(refusal("effort == 60 EM").hint, HasSubstr(">="));
    EXPECT_THAT(refusal("segment = business").expected, HasSubstr("is, is not"));
}

TEST(ParseCondition, RefusesWhatNobodyCountsYet) {
    for (const std::string_view text : {"waited > 5 min", "amount > authority", "memory is good"})
        EXPECT_THAT(refusal(text).found, HasSubstr("not supported yet")) << text;
}

TEST(ParseCondition, RefusesHalfAThing) {
    for (const std::string_view text :
         {"visits > 3", "visits() > 3", "visits(A) > 3", "visits(a > 3", "effort(x) > 3 EM",
          "count > 1", "count() > 1", "count(Appeal) > 1", "contacts(a) > 1", "contacts > 2 EM",
          "refusals is 2", "segment is", "segment is 3", "segment > a", "visits(a) >= three", "and",
          "effort"})
        EXPECT_FALSE(refusal(text).found.empty()) << text;
}

}  // namespace
}  // namespace friction
