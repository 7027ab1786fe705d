#include "friction/viewer/compare_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "friction/viewer/status_line.h"
#include "support.h"

namespace friction::viewer {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

Desk compared_desk() {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    desk.give(ShowView{View::compare});
    desk.give(ChooseDesign{desk.design(0)});
    run_at_once(desk);
    return desk;
}

TEST(CompareView, IsNothingBeforeThereIsAnAnswer) {
    const Desk desk = small_desk();
    EXPECT_EQ(compared_design(desk.session), desk.design(0));
    EXPECT_THAT(sure_lines(desk.session, desk.design(0)), IsEmpty());
    EXPECT_THAT(changed_spots(desk.session, desk.design(0)), IsEmpty());
    EXPECT_EQ(customer_between(desk.session, baseline_id, 0, 100), std::nullopt);
    EXPECT_EQ(design_head(desk.session, desk.design(0)).effort, "");
}

TEST(CompareView, NamesBothDesigns) {
    const Desk desk = compared_desk();
    const DesignHead before = design_head(desk.session, baseline_id);
    EXPECT_EQ(before.title, "Baseline");
    EXPECT_EQ(before.note, "as it is today");
    EXPECT_THAT(before.effort, EndsWith(" EM"));
    EXPECT_EQ(design_head(desk.session, desk.design(0)).title,
              desk.session.document->designs[0].title);
}

// The first of the file was compared, whichever was the best.
TEST(CompareView, ComparesTheLeastEffortWhereNothingIsChosen) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    EXPECT_EQ(compared_design(desk.session), desk.design(0)) << "nothing is known yet";
    run_at_once(desk);
    ASSERT_EQ(desk.session.document->designs[3].name, "mailed_with_charge");
    EXPECT_EQ(compared_design(desk.session), desk.design(3));
}

TEST(CompareView, DoesNotCallMoreVarianceAReasonToBelieve) {
    Desk desk = compared_desk();
    Results results = *desk.session.run.results;
    results.comparison.redesigns[0].pairing_gain = 0.5;
    desk.session.run.results = std::make_shared<const Results>(results);
    const std::vector<SureLine> lines = sure_lines(desk.session, desk.design(0));
    ASSERT_FALSE(lines.empty());
    EXPECT_FALSE(lines.back().holds);
    EXPECT_THAT(lines.back().text, HasSubstr("2.00 times more variance"));
}

// Blue is for the better alone: a redesign that costs more was written in blue too.
TEST(CompareView, TellsABetterRedesignFromAWorseOne) {
    const Desk desk = compared_desk();
    EXPECT_EQ(design_head(desk.session, baseline_id).tone, drawing::Tone::neither);
    EXPECT_EQ(design_head(desk.session, desk.design(0)).tone, drawing::Tone::better);

    Desk small;
    small.open("slower.yaml", small_file() +
                                  "  slower:\n    title: Slower\n    changes:\n"
                                  "      - set: {step: look, time: 30 min}\n");
    run_at_once(small);
    EXPECT_EQ(design_head(small.session, small.design(2)).tone, drawing::Tone::worse);
}

TEST(CompareView, SaysHowSureItIs) {
    const Desk desk = compared_desk();
    const std::vector<SureLine> lines = sure_lines(desk.session, desk.design(0));
    ASSERT_GE(lines.size(), 3U);
    EXPECT_TRUE(lines[0].holds);
    EXPECT_THAT(lines[0].text, HasSubstr("Precise to 1% of the baseline"));
    EXPECT_TRUE(lines[1].holds);
    EXPECT_THAT(lines[1].text, HasSubstr("corrected for 6 redesigns"));
}

// "Agrees" stood there where the command line said that there are too few journeys to tell.
TEST(CompareView, SaysWhenTheExactAnswerCannotBeCompared) {
    Desk desk = compared_desk();
    const Results& results = *desk.session.run.results;
    TwinCheck twin{.results = results.revision, .agreements = {}, .notes = {}};
    twin.agreements.resize(results.ids.size());
    using Verdict = ComparedValue::Verdict;
    const auto said = [&](Verdict baseline, Verdict redesign) {
        twin.agreements[0] = Agreement{.values = {{"effort", 1, {}, 0, baseline}}, .is_twin = true};
        twin.agreements[1] = Agreement{.values = {{"effort", 1, {}, 0, redesign}}, .is_twin = true};
        desk.session.run.twin = std::make_shared<const TwinCheck>(twin);
        const std::vector<SureLine> lines = sure_lines(desk.session, desk.design(0));
        return lines.size() < 3 ? SureLine{} : lines[2];
    };
    EXPECT_EQ(said(Verdict::agrees, Verdict::agrees).text,
              "The exact twin agrees with the simulation.");
    EXPECT_TRUE(said(Verdict::agrees, Verdict::agrees).holds);
    const SureLine few = said(Verdict::agrees, Verdict::too_few_journeys);
    EXPECT_EQ(few.text, "Too few journeys to compare with the exact twin.");
    EXPECT_FALSE(few.holds);
    EXPECT_THAT(status_line(desk.session).parts,
                testing::Contains("too few journeys to compare with the exact twin"));
    EXPECT_FALSE(said(Verdict::differs, Verdict::too_few_journeys).holds);
    EXPECT_EQ(status_line(desk.session).mark, StatusMark::problem);
}

// What the command line warns of, the viewer did not show.
TEST(CompareView, TellsWhatTheSampleMayNotShow) {
    Desk desk;
    std::string text = small_file();
    const std::string time = "time: 6 min";
    text.replace(text.find(time), time.size(), "time: lognormal mean 6 min sd 1 h");
    desk.open("heavy.yaml", text);
    run_at_once(desk);
    const std::vector<SureLine> lines = caution_lines(desk.session, desk.design(0));
    ASSERT_FALSE(lines.empty());
    EXPECT_FALSE(lines.front().holds);
    EXPECT_THAT(lines.back().text, HasSubstr("A few very long ones decide how long Ask takes"));
    EXPECT_THAT(caution_lines(compared_desk().session, DesignId{1}), IsEmpty());
}

// An answer that is still being refined was called precise.
TEST(CompareView, IsNotPreciseWhileItIsRefined) {
    Desk desk = compared_desk();
    Results results = *desk.session.run.results;
    results.look = Look::refining;
    desk.session.run.results = std::make_shared<const Results>(results);
    const std::vector<SureLine> lines = sure_lines(desk.session, desk.design(0));
    ASSERT_FALSE(lines.empty());
    EXPECT_FALSE(lines[0].holds);
    EXPECT_THAT(lines[0].text, HasSubstr("journeys so far"));
}

TEST(CompareView, ListsTheLargestChangesFirst) {
    const Desk desk = compared_desk();
    const std::vector<ChangedSpot> spots = changed_spots(desk.session, desk.design(0));
    ASSERT_GT(spots.size(), 2U);
    EXPECT_EQ(spots.front().step, "send_request");
    EXPECT_EQ(std::abs(spots.front().change), 1);
    EXPECT_EQ(spots.front().tone, drawing::Tone::better);
    for (std::size_t i = 1; i < spots.size(); ++i)
        EXPECT_LE(std::abs(spots[i].change), std::abs(spots[i - 1].change));
}

TEST(CompareView, FindsACustomerForABar) {
    const Desk desk = compared_desk();
    const auto customer = customer_between(desk.session, baseline_id, 60, 80);
    ASSERT_TRUE(customer.has_value());
    const auto& journey = desk.session.run.customers->journeys[0].at(*customer);
    EXPECT_GE(journey.effort_em, 60);
    EXPECT_LT(journey.effort_em, 80);
    EXPECT_EQ(customer_between(desk.session, desk.design(0), -5, -1), std::nullopt);
}

}  // namespace
}  // namespace friction::viewer
