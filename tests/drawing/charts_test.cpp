// Lengths and places against numbers derived by hand, and what must hold at any size.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "chart_samples.h"
#include "friction/drawing/labels.h"

namespace friction::drawing {
namespace {

using testing_support::NamedChart;

std::vector<Box> filled(const Picture& picture, Colour colour) {
    std::vector<Box> boxes;
    for (const Shape& shape : picture.shapes)
        if (const auto* r = std::get_if<Rectangle>(&shape); r != nullptr && r->fill == colour)
            boxes.push_back(r->box);
    return boxes;
}

const Text* text_of(const Picture& picture, std::string_view words) {
    for (const Shape& shape : picture.shapes)
        if (const auto* text = std::get_if<Text>(&shape); text != nullptr && text->text == words)
            return text;
    return nullptr;
}

std::vector<Text> text_shapes(const Picture& picture) {
    std::vector<Text> texts;
    for (const Shape& shape : picture.shapes)
        if (const auto* text = std::get_if<Text>(&shape)) texts.push_back(*text);
    return texts;
}

bool is_finite(const Box& box) {
    return std::isfinite(box.min.x) && std::isfinite(box.min.y) && std::isfinite(box.max.x) &&
           std::isfinite(box.max.y);
}

TEST(EveryChart, HasLabelsThatNeitherLieOverOneAnotherNorRunOut) {
    for (const NamedChart& chart : testing_support::sample_charts())
        for (const Theme* theme : {&light_theme(), &dark_theme()})
            for (const float f : {10.5F, 14.0F, 28.0F, 42.0F})
                for (const float scale : {0.15F, 0.45F, 0.7F, 1.0F, 1.8F}) {
                    const Size size{chart.size.width * f / 14 * scale,
                                    chart.size.height * f / 14 * scale};
                    const Picture picture = chart.draw(size, f, *theme);
                    const std::vector<Text> texts = text_shapes(picture);
                    for (std::size_t i = 0; i < texts.size(); ++i) {
                        const Box box = text_box(texts[i]);
                        EXPECT_GE(texts[i].size, 0.77F * f) << chart.name;
                        EXPECT_GE(box.min.x, -0.5F) << chart.name << ' ' << texts[i].text;
                        EXPECT_LE(box.max.x, picture.width + 0.5F)
                            << chart.name << ' ' << texts[i].text;
                        for (std::size_t k = 0; k < i; ++k)
                            EXPECT_FALSE(box.grown(-0.05F).touches(text_box(texts[k])))
                                << chart.name << " at " << scale << " and f = " << f << ": "
                                << texts[i].text << " over " << texts[k].text;
                    }
                }
}

TEST(EveryChart, StandsAnySizeAndFindsNothingOutside) {
    for (const NamedChart& chart : testing_support::sample_charts())
        for (const Size size :
             {Size{0, 0}, Size{1, 1}, Size{40, 8}, Size{8, 400}, Size{3'000, 900}}) {
            const Picture picture = chart.draw(size, 14, light_theme());
            for (const Spot& spot : picture.spots) EXPECT_TRUE(is_finite(spot.box)) << chart.name;
            for (const Shape& shape : picture.shapes)
                if (const auto* r = std::get_if<Rectangle>(&shape)) {
                    EXPECT_TRUE(is_finite(r->box)) << chart.name;
                }
        }
}

// Without title 100 px at f = 10: 11.5 px each for numbers and legend leave the axis at 77; no
// words above, so the highest bar, half of all, is 77 px and the quarter 38.5, rounded to 38 or 39.
TEST(Histogram, HasBarsAsHighAsTheirShares) {
    HistogramChart chart{.bins = {.width = 5, .bins = {{2, 1}, {1, 0}, {1, 0}}, .total = 4}};
    const Picture picture = draw_histogram(chart, {300, 100}, 10, light_theme());
    const auto bars = filled(picture, light_theme().base);
    ASSERT_EQ(bars.size(), 3U);
    EXPECT_EQ(bars[0], (Box{{0, 0}, {99, 77}}));
    EXPECT_EQ(bars[1].min.x, 100);
    EXPECT_NEAR(bars[1].height(), 38.5, 0.51);
    const auto parts = filled(picture, light_theme().ink2);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_NEAR(parts[0].height(), 38.5, 0.51);
    EXPECT_EQ(parts[0].max.y, 77);
    ASSERT_NE(picture.spot_at({150, 40}), nullptr);
    EXPECT_EQ(picture.spot_at({150, 40})->name, "1");
}

TEST(Histogram, MarksTheThresholdAndTheMeanWhereTheyAre) {
    HistogramChart chart = testing_support::sample_histogram();
    chart.title = {};
    const Picture picture = draw_histogram(chart, {340, 200}, 10, light_theme());
    // 170 EM on 340 px: 30 EM lie at 60 px, the words 0.4f further.
    const Text* label = text_of(picture, "30 EM: a need becomes a problem");
    ASSERT_NE(label, nullptr);
    EXPECT_FLOAT_EQ(label->at.x, 64);
    EXPECT_NE(text_of(picture, "mean 70.4"), nullptr);
    EXPECT_NE(text_of(picture, "EM, above 170: 0.6%"), nullptr);
}

TEST(HistogramPair, HasOneScaleForBothSides) {
    HistogramPairChart chart;
    chart.before.bins = {.width = 5, .bins = {{30, 0}, {70, 0}}, .total = 100};
    chart.after.bins = {.width = 5, .bins = {{35, 0}, {65, 0}}, .total = 100};
    const Picture picture = draw_histogram_pair(chart, {300, 200}, 10, light_theme());
    const auto up = filled(picture, light_theme().base), down = filled(picture, light_theme().blue);
    ASSERT_EQ(up.size(), 2U);
    ASSERT_EQ(down.size(), 2U);
    EXPECT_NEAR(down[1].height() / up[1].height(), 65.0 / 70.0, 0.02);
    EXPECT_NEAR(down[0].height() / up[0].height(), 35.0 / 30.0, 0.03);
    EXPECT_LE(up[0].max.y, down[0].min.y);
    EXPECT_EQ(picture.spot_at(down[1].centre())->name, "after/1");
}

// Where bars went to one side only, the name and the figure of the other had no room.
TEST(HistogramPair, NamesBothSidesHoweverLowTheirBarsAre) {
    for (const bool is_before_low : {false, true}) {
        HistogramPairChart chart;
        HistogramSide &low = is_before_low ? chart.before : chart.after,
                      &high = is_before_low ? chart.after : chart.before;
        for (int i = 0; i < 50; ++i) low.bins.bins.push_back({2, 0});
        high.bins.bins = {{100, 0}};
        for (HistogramSide* side : {&low, &high}) side->bins.width = 5, side->bins.total = 100;
        chart.before.name = "baseline", chart.before.figure = "70.4";
        chart.after.name = "redesign", chart.after.figure = "24.4";
        const Picture picture = draw_histogram_pair(chart, {300, 100}, 10, light_theme());
        for (const char* words : {"baseline", "70.4", "redesign", "24.4"})
            EXPECT_NE(text_of(picture, words), nullptr) << words;
    }
}

TEST(CumulativePair, IsBlueWhereTheRedesignIsLeft) {
    CumulativeChart chart{
        .before = {{{50, 1}}, "before", {}}, .after = {{{10, 1}}, "after", {}}, .end = 100};
    const auto between = [&](const Theme& theme, Colour colour) {
        return filled(draw_cumulative_pair(chart, {426, 100}, 10, theme), colour.with_alpha(0.16));
    };
    // 400 px for 100 EM: between 10 and 50 EM, all the height.
    const auto blue = between(light_theme(), light_theme().blue);
    ASSERT_EQ(blue.size(), 1U);
    EXPECT_NEAR(blue[0].width(), 160, 1.5);
    EXPECT_TRUE(between(light_theme(), light_theme().warm).empty());
    std::swap(chart.before, chart.after);
    EXPECT_EQ(between(dark_theme(), dark_theme().warm).size(), 1U);
}

TEST(IntervalTable, SaysWhatCannotBeBoundedAndKeepsCapsApart) {
    IntervalTable table{.title = "Ledger"};
    table.rows = {{.name = "a",
                   .label = "A",
                   .before = "1",
                   .after = "2",
                   .difference = "+1",
                   .instead = "cannot be bounded"},
                  {.name = "b",
                   .label = "B",
                   .before = "1",
                   .after = "1",
                   .difference = "0",
                   .interval = IntervalRow::Interval{-1e-6, 0, 1e-6}}};
    const Picture picture = draw_interval_table(table, 420, 14, light_theme());
    EXPECT_NE(text_of(picture, "cannot be bounded"), nullptr);
    // The bar between the caps is the widest thing in ink2: 0.9f = 12.6 px.
    float widest = 0;
    for (const Box& box : filled(picture, light_theme().ink2))
        widest = std::max(widest, box.width());
    EXPECT_NEAR(widest, 12.6, 0.01);
    EXPECT_FLOAT_EQ(picture.height, (1.7F + 2 * 1.6F) * 14);
}

TEST(LedgerBar, NeverPutsMinutesBesideLetDownWhileSomethingCanStandBetween) {
    const Theme& theme = light_theme();
    LedgerBar chart{.pieces = {{Component::active, 10, ""},
                               {Component::chaser, 10, ""},
                               {Component::contact, 20, ""}}};
    const Picture picture = draw_ledger_bar(chart, {400, 50}, 10, theme);
    const auto minutes = filled(picture, theme.family[0]),
               let_down = filled(picture, theme.family[4]), back = filled(picture, theme.family[2]);
    ASSERT_EQ(minutes.size(), 1U);
    EXPECT_EQ(let_down[0].min.x, 0);
    EXPECT_NEAR(back[0].min.x, 100, 0.5);
    EXPECT_NEAR(minutes[0].min.x, 300, 0.5);
    EXPECT_NEAR(back[0].width(), 200 - 1.5, 0.01);
    EXPECT_EQ(picture.spot_at({310, 5})->name, "active");
}

// Seven tenths of 90 px, less 6.5 px at each side, are too narrow for "Coming back" at 10 px, but
// not for its two words.
TEST(LedgerBar, StandsNamesInsideWholeOrNotAtAll) {
    const Theme& theme = light_theme();
    LedgerBar chart{.pieces = {{Component::contact, 7, ""},
                               {Component::active, 2, ""},
                               {Component::chaser, 1, ""}},
                    .families = {{2, "Coming back", "7.0"},
                                 {0, "Minutes of their own", "2.0"},
                                 {4, "Let down", "1.0"}},
                    .labels_inside = true};
    const Picture picture = draw_ledger_bar(chart, {90, 60}, 10, theme);
    EXPECT_EQ(filled(picture, theme.family[2]).size(), 1U) << "one colour for all of a family";
    for (const Text& text : text_shapes(picture)) {
        EXPECT_EQ(text.text.find("\u2026"), std::string::npos) << text.text;
        EXPECT_NE(text.text, "Let down");
        EXPECT_NE(text.text, "1.0");
    }
    // What is too small for words inside has them below.
    ASSERT_NE(text_of(picture, "Let down 1.0"), nullptr);
    EXPECT_GT(text_box(*text_of(picture, "Let down 1.0")).min.y,
              filled(picture, theme.family[2])[0].max.y);
    EXPECT_EQ(text_of(picture, "Coming back 7.0"), nullptr);
    const Picture wide = draw_ledger_bar(chart, {300, 60}, 10, theme);
    EXPECT_EQ(text_of(wide, "2.0"), nullptr) << "no figure without its name, which takes 3 lines";
    EXPECT_NE(text_of(wide, "Minutes of their own 2.0"), nullptr);
    EXPECT_NE(text_of(picture, "Coming"), nullptr);
    EXPECT_NE(text_of(picture, "back"), nullptr);
    EXPECT_NE(text_of(picture, "7.0"), nullptr);
}

// Days before what let the customer down, as their colours lie: the words stood the other way round
// where both were too small for words inside.
TEST(LedgerBar, NamesSmallPiecesInTheirOrder) {
    const LedgerBar chart{
        .pieces = {{Component::active, 66, ""},
                   {Component::day_open, 4, ""},
                   {Component::chaser, 3, ""}},
        .families = {{0, "Minutes", "66.0"}, {1, "Days", "4.2"}, {4, "Let down", "3.0"}},
        .labels_inside = true};
    const Picture picture = draw_ledger_bar(chart, {300, 60}, 10, light_theme());
    std::vector<std::string> small;
    std::vector<float> left;
    for (const Text& text : text_shapes(picture))
        if (text.text == "Days 4.2" || text.text == "Let down 3.0") {
            small.push_back(text.text);
            left.push_back(text_box(text).min.x);
        }
    ASSERT_EQ(small.size(), 2U);
    EXPECT_EQ(left[0] < left[1], small[0] == "Days 4.2");
    EXPECT_GT(std::abs(left[0] - left[1]), 10);
}

TEST(IntervalTable, LetsItsTitleGoOnOverWideFigures) {
    IntervalTable table{.title = "The company's ledger",
                        .before = "before",
                        .after = "after",
                        .difference = "difference"};
    table.rows = {{.name = "a",
                   .label = "A",
                   .before = "0.6631234%",
                   .after = "0.312%",
                   .difference = "-0.351 pts",
                   .interval = IntervalRow::Interval{-0.1, 0, 0.1}}};
    // The narrowest table with all columns leaves 7f for labels; the title needs more.
    float width = 300;
    while (text_of(draw_interval_table(table, width, 14, light_theme()), "before") == nullptr)
        ++width;
    EXPECT_NE(text_of(draw_interval_table(table, width, 14, light_theme()), "The company's ledger"),
              nullptr);
}

TEST(Flame, IsAsWideAsTheLargerOfBothDesigns) {
    FlameChart chart{
        .steps = {{"gone", "Gone", "", 30, 0, {}, ""}, {"new", "New", "", 0, 10, {}, ""}}};
    const Picture picture = draw_flame(chart, {400, 90}, 10, light_theme());
    // 30 and 10 of 40: 300 and 100 px.
    EXPECT_EQ(picture.spot_at({299, 30})->name, "gone");
    EXPECT_EQ(picture.spot_at({301, 30})->name, "new");
    // -100% and +33% of the baseline's 30 EM: the outermost classes.
    EXPECT_FALSE(filled(picture, light_theme().difference[0]).empty());
    EXPECT_FALSE(filled(picture, light_theme().difference[6]).empty());
    chart.zoomed = "new";
    EXPECT_EQ(draw_flame(chart, {400, 90}, 10, light_theme()).spot_at({5, 30})->name, "new");
}

TEST(Waterfall, HangsEachMoveWhereTheLastOneEnded) {
    const Picture picture =
        draw_waterfall(testing_support::sample_waterfall(), {800, 200}, 14, light_theme());
    const auto saves = filled(picture, light_theme().blue);
    ASSERT_EQ(saves.size(), 3U);
    EXPECT_NEAR(saves[0].min.x, saves[1].max.x, 1);  // 67.1
    const auto before = filled(picture, light_theme().base);
    ASSERT_EQ(before.size(), 1U);
    EXPECT_NEAR(saves[1].width() / before[0].width(), 39.9 / 70.4, 0.005);
    EXPECT_NEAR(saves[0].max.x, before[0].max.x, 1);
}

TEST(WinStrip, HatchesTheWorseAndHidesNobody) {
    const Picture picture = draw_win_strip(testing_support::sample_wins(), 420, 14, light_theme());
    std::vector<Box> worse;
    for (const Shape& shape : picture.shapes)
        if (const auto* r = std::get_if<Rectangle>(&shape); r != nullptr && r->hatch.is_visible())
            worse.push_back(r->box);
    ASSERT_EQ(worse.size(), 5U);     // four rows and the legend
    EXPECT_GE(worse[2].width(), 2);  // 0.1% of 340 px
    EXPECT_EQ(picture.spot_at(worse[1].centre())->name, "1/worse");
    EXPECT_NE(text_of(picture, "90.4%"), nullptr);
    EXPECT_NE(text_of(picture, "any luck: 80 to 99%"), nullptr);
}

// Six in a hundred better, all others worse: the hatched bar had no figure at all.
TEST(WinStrip, HasAFigureWhereAlmostAllAreWorse) {
    WinStrip wins = testing_support::sample_wins();
    wins.rows.resize(1);
    wins.rows[0].better = 0.06;
    wins.rows[0].same = 0;
    wins.rows[0].worse = 0.94;
    wins.rows[0].figure = "6.0%";
    const Picture picture = draw_win_strip(wins, 420, 14, light_theme());
    EXPECT_NE(text_of(picture, "6.0% better"), nullptr);
}

// "3.9%" on the part of those who are the same was taken for their share.
TEST(WinStrip, NamesFiguresThatStandInAnotherPart) {
    WinStrip wins = testing_support::sample_wins();
    wins.rows.resize(1);
    wins.rows[0] = {.segment = "Everyone",
                    .better = 0.039,
                    .same = 0.4,
                    .worse = 0.561,
                    .figure = "3.9%",
                    .worse_figure = "56.1%"};
    const Picture picture = draw_win_strip(wins, 420, 14, light_theme());
    EXPECT_EQ(text_of(picture, "3.9%"), nullptr);
    EXPECT_NE(text_of(picture, "3.9% better"), nullptr);
    const Text* worse = text_of(picture, "56.1%");
    ASSERT_NE(worse, nullptr);
    const Spot* under = picture.spot_at(text_box(*worse).centre());
    ASSERT_NE(under, nullptr);
    EXPECT_EQ(under->name, "0/worse");
}

TEST(AllCustomers, ArePutUpWhenTheySaveAndDownWhenTheyDoNot) {
    const AllCustomers chart{.saved = {30, 10, -10}, .pointer = 0.5};
    const Picture picture = draw_all_customers(chart, {300, 47.5}, 10, light_theme());
    // 7.5 px for the pointer leave 40 px for 40 EM.
    const auto saved = filled(picture, light_theme().blue),
               lost = filled(picture, light_theme().warm);
    ASSERT_EQ(saved.size(), 2U);
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_NEAR(saved[0].height(), 30, 0.01);
    EXPECT_NEAR(lost[0].height(), 10, 0.01);
    EXPECT_EQ(picture.spot_at({150, 20})->name, "1");
}

TEST(WhoseMove, HatchesWhatIsStillToCome) {
    const Picture picture = draw_whose_move(testing_support::sample_moves(140, 1'040, 14),
                                            {1'040, 150}, 14, light_theme());
    const auto hatched =
        std::count_if(picture.shapes.begin(), picture.shapes.end(), [](const Shape& shape) {
            const auto* r = std::get_if<Rectangle>(&shape);
            return r != nullptr && r->hatch.is_visible();
        });
    EXPECT_EQ(hatched, 1);  // Billing's move in the baseline
    EXPECT_NE(text_of(picture, "Invoice received"), nullptr);
    EXPECT_NE(text_of(picture, "11 minutes"), nullptr);
}

TEST(Climb, StandsWhereTheEffortIsNow) {
    const ClimbChart chart = testing_support::sample_climb(140, 1'040, 14);
    const Picture picture = draw_climb(chart, {1'040, 410}, 14, light_theme());
    EXPECT_NE(text_of(picture, "85.4 EM"), nullptr);
    EXPECT_NE(text_of(picture, "09:16, at the desk"), nullptr);
    // 85.4 EM of an axis that ends 8% above the 113 of patience, between 8.4 px from the foot and
    // 19.6 px from the top.
    const float y = 401.6F + (19.6F - 401.6F) * 85.4F / (113 * 1.08F);
    const float now = chart.axis.at(chart.now_s);
    bool found = false;
    for (const Shape& shape : picture.shapes)
        if (const auto* disc = std::get_if<Disc>(&shape))
            found = found ||
                    (std::abs(disc->centre.x - now) < 0.1F && std::abs(disc->centre.y - y) < 0.1F);
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace friction::drawing
