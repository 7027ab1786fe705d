// What is on a screen can be read: nothing a person needs is cut without a way to see the rest.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "offscreen.h"
#include "panels/edit_text.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Session& toll() {
    static const Session session = [] {
        Desk desk;
        desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        run_at_once(desk);
        return desk.session;
    }();
    return session;
}

// The first one of these words: where it stands, as the picture says it.
std::string place_of(const std::string& svg, const std::string& words) {
    const std::size_t at = svg.find(">" + words + "</text>");
    if (at == std::string::npos) return {};
    const std::size_t begin = svg.rfind("<text", at);
    const std::size_t y = svg.find(" y=\"", begin);
    return svg.substr(begin, svg.find('"', y + 4) - begin);
}

Session seen(View view, std::size_t design) {
    Session session = update(toll(), ChooseDesign{toll().document->designs.at(design).id}).session;
    return update(std::move(session), ShowView{view}).session;
}

std::string svg_of(const Session& session, int width = 1600, int height = 900) {
    return picture_of(session, width, height, PictureFormat::svg);
}

// At the width of these letters ten of them fit: what goes on is indented, words stay whole where
// they can, and a word that is longer than a line is broken, not cut.
TEST(WrappedSource, LeavesNothingOut) {
    const float em = 14;
    const float ten = drawing::text_width("aaaaaaaaaa", em, drawing::Weight::regular) + 0.1F;
    EXPECT_THAT(wrapped_source("aaaa aaaa aaa", ten, em), ElementsAre("aaaa aaaa", "  aaa"));
    EXPECT_THAT(wrapped_source("aaaaaaaaaaaaa", ten, em), ElementsAre("aaaaaaaaaa", "  aaa"));
    EXPECT_THAT(wrapped_source("  aa", ten, em), ElementsAre("  aa"));
    EXPECT_THAT(wrapped_source("", ten, em), ElementsAre(""));
    // One letter of two bytes a line, where not even one fits.
    EXPECT_THAT(wrapped_source("\u00e4\u00f6", 1, em), ElementsAre("\u00e4", "  \u00f6"));
}

TEST(EditIsLegible, TellsAllOfEachMoveAndOfTheFile) {
    const std::string sent = svg_of(seen(View::edit, 0));
    EXPECT_THAT(sent, HasSubstr(">and What it is needed for<")) << "of the first move's card";
    EXPECT_THAT(sent, HasSubstr("toll_charge, purpose]}")) << "the end of the line in the file";
    EXPECT_THAT(sent, Not(HasSubstr("drag from a step"))) << "nobody drags in a picture";
    const std::string pushed = svg_of(seen(View::edit, 2));
    EXPECT_THAT(pushed, HasSubstr(">$push_cost<")) << "the cost of the redesign";
    EXPECT_THAT(pushed, HasSubstr("Wait until the account has it\u201d.<"))
        << "the sentence of the new step";
}

// The designs are checked, no journey has been made.
Desk waiting() {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    desk.give(ChooseDesign{desk.design(0)});
    desk.give(ModelMade{toll().run.model});
    return desk;
}

TEST(BeforeTheFirstAnswer, CompareHasMapsTitlesAndBlanksInTheirPlaces) {
    Desk desk = waiting();
    desk.give(ShowView{View::compare});
    ASSERT_EQ(desk.session.run.stage, Stage::loading);
    const std::string before = svg_of(desk.session);
    for (const char* words :
         {"as it is today", "4 moves", "The first customers are on their way.",
          "Figures come after 4,096 journeys through every design.", "The customer's ledger",
          "The company's ledger", "Who is better off", "Where the effort goes"})
        EXPECT_THAT(before, HasSubstr(words));
    const std::string after = svg_of(seen(View::compare, 0));
    for (const char* words :
         {"Ask office", "Call billing", "Employee sends the request", "4 moves"}) {
        EXPECT_NE(place_of(before, words), "") << words;
        EXPECT_EQ(place_of(before, words), place_of(after, words)) << words << " jumps";
    }
}

TEST(BeforeTheFirstAnswer, CompareCountsTheJourneysThatAreDone) {
    Desk desk = waiting();
    desk.session.run.journeys_done = 1'024;
    desk.give(ShowView{View::compare});
    EXPECT_THAT(svg_of(desk.session), HasSubstr("through every design; 1,024<"));
}

TEST(BeforeTheFirstAnswer, StationsHaveWhatIsKnownWithoutIt) {
    Desk desk = waiting();
    desk.give(ShowView{View::present});
    const auto station = [&](int number) {
        desk.give(ShowStation{number});
        return svg_of(desk.session);
    };
    EXPECT_THAT(station(1), HasSubstr(">get what they came for<"));
    EXPECT_THAT(station(2), HasSubstr(">Ask office<"));
    const std::string change = station(3);
    EXPECT_THAT(change, HasSubstr("takes 4 moves."));
    EXPECT_THAT(change, HasSubstr(">Ask office<"));
    EXPECT_THAT(station(4), HasSubstr(">are better off<"));
    EXPECT_THAT(station(5), HasSubstr("One customer, step by step"));
    for (int number = 1; number <= 5; ++number)
        EXPECT_THAT(station(number), HasSubstr(">Getting the toll invoice after renting a car<"));
}

// 51f high: lanes are flatter, and boxes wide enough for their titles.
TEST(SmallWindows, HaveTheTitlesOfSteps) {
    for (const View view : {View::blueprint, View::compare})
        for (const char* step : {"Ask office", "Call billing", "Send request"})
            EXPECT_NE(place_of(svg_of(seen(view, 3), 1280, 720), step), "")
                << step << " in view " << static_cast<int>(view);
}

TEST(DesignsSideBySide, ArePicturedOnOneHeight) {
    const auto height_of = [](const std::string& svg, const std::string& words) {
        const std::string place = place_of(svg, words);
        return place.substr(std::min(place.size(), place.find(" y=")));
    };
    const Session above = seen(View::compare, 0);
    const Session beside = update(above, PlaceDesigns{true}).session;
    const std::string first = svg_of(above), second = svg_of(beside, 2560, 1440);
    EXPECT_NE(height_of(first, "as it is today"), height_of(first, "4 moves"));
    EXPECT_EQ(height_of(second, "as it is today"), height_of(second, "4 moves"));
    EXPECT_NE(place_of(second, "as it is today"), place_of(second, "4 moves"));
}

// "99.2%" is wider than "73%": the name of the outcome went on behind the inspector of 30f.
TEST(OutcomeNames, EndWhereTheMapDoes) {
    const std::string svg = svg_of(seen(View::compare, 5));
    ASSERT_THAT(svg, HasSubstr(">99.2%</text>"));
    const std::string name = ">invoice received</text>";
    int seen_names = 0;
    for (std::size_t at = svg.find(name); at != std::string::npos; at = svg.find(name, at + 1)) {
        const std::size_t begin = svg.rfind("<text", at);
        const auto number = [&](const std::string& key) {
            return std::stof(svg.substr(svg.find(key, begin) + key.size()));
        };
        EXPECT_LE(number(" x=\"") + number(" textLength=\""), 1600 - 30.45F * 14);
        ++seen_names;
    }
    EXPECT_EQ(seen_names, 2);
}

}  // namespace
}  // namespace friction::viewer
