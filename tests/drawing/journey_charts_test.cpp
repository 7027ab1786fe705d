// The climb and whose move it was, at every moment and width: nothing cut, nothing crossed, nothing
// missing.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "chart_samples.h"
#include "friction/drawing/labels.h"

namespace friction::drawing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

template <class S>
std::vector<S> all_of(const Picture& picture) {
    std::vector<S> found;
    for (const Shape& shape : picture.shapes)
        if (const auto* s = std::get_if<S>(&shape)) found.push_back(*s);
    return found;
}

std::vector<Text> texts_that_begin(const Picture& picture, std::string_view words) {
    std::vector<Text> found;
    for (const Text& text : all_of<Text>(picture))
        if (text.text.starts_with(words)) found.push_back(text);
    return found;
}

/// Moments all along an axis, its ends too.
std::vector<double> moments(const TimeAxis& axis) {
    std::vector<double> at_s;
    for (int i = 0; i <= 40; ++i)
        at_s.push_back(
            axis.seconds(axis.first() + (axis.last() - axis.first()) * static_cast<float>(i) / 40));
    return at_s;
}

TEST(PlaceWhole, TakesTheFirstWordsThatFitAndNoPartOfThem) {
    Picture picture;
    Labels labels(picture, {{0, 0}, {400, 40}});
    const std::vector<std::string> words = {"the customer's move: remember", "the customer's move"};
    const Text text{.at = {0, 20}, .text = {}, .size = 10};
    const float shorter = text_width(words[1], 10, Weight::regular);

    EXPECT_TRUE(labels.place_whole(text, words, shorter + 1));
    EXPECT_FALSE(labels.place_whole({.at = {0, 39}, .text = {}, .size = 10}, words, shorter - 1));

    ASSERT_EQ(all_of<Text>(picture).size(), 1U);
    EXPECT_EQ(all_of<Text>(picture)[0].text, words[1]);
}

TEST(WhoseMove, LeavesWordsOutRatherThanCutThem) {
    for (float width = 300; width < 1'100; width += 20) {
        const Picture picture = draw_whose_move(testing_support::sample_moves(140, width, 14),
                                                {width, 150}, 14, light_theme());
        for (const Text& text : all_of<Text>(picture))
            EXPECT_THAT(text.text, Not(HasSubstr("\u2026"))) << width;
    }
    const auto longest = [](float width) {
        const Picture picture = draw_whose_move(testing_support::sample_moves(140, width, 14),
                                                {width, 150}, 14, light_theme());
        const auto labels = texts_that_begin(picture, "the customer's move");
        return labels.empty() ? std::string() : labels[0].text;
    };
    EXPECT_EQ(longest(1'040), "the customer's move: remember to write");
    EXPECT_EQ(longest(560), "the customer's move");
}

TEST(WhoseMove, WritesNoTimeAcrossTheLineOfNow) {
    WhoseMoveChart chart = testing_support::sample_moves(140, 1'040, 14);
    for (const double now_s : moments(chart.axis)) {
        chart.now_s = now_s;
        const Picture picture = draw_whose_move(chart, {1'056, 150}, 14, light_theme());
        const float now = chart.axis.at(now_s);
        for (const Text& text : all_of<Text>(picture)) {
            const Box box = text_box(text);
            const bool is_time = box.min.y > 0.7F * 14 + 1.725F * 4 * 14;  // below the lanes
            EXPECT_FALSE(is_time && box.min.x < now && now < box.max.x) << text.text;
        }
    }
}

// One disc per lane: where the customer is, or how it ended.
TEST(WhoseMove, ShowsWhereTheCustomerIsUntilTheEnd) {
    WhoseMoveChart chart = testing_support::sample_moves(140, 1'040, 14);
    const auto discs = [&](double now_s) {
        chart.now_s = now_s;
        std::vector<Colour> fills;
        for (const Disc& disc :
             all_of<Disc>(draw_whose_move(chart, {1'056, 150}, 14, light_theme())))
            if (disc.line_width > 0 && disc.radius > 7) fills.push_back(disc.fill);
        return fills;
    };
    const Theme& theme = light_theme();
    EXPECT_THAT(discs(600), ElementsAre(theme.warm, theme.blue));
    EXPECT_THAT(discs(5 * 86'400.0), ElementsAre(theme.warm, theme.ink));
    // The baseline of the sample is not resolved.
    EXPECT_THAT(discs(9 * 86'400.0), ElementsAre(theme.panel, theme.ink));
}

// Never on the line of now, nor over the edges of a lane that is too low for two lines of words.
TEST(WhoseMove, KeepsTheWordsOfAnEndingInItsLane) {
    WhoseMoveChart chart = testing_support::sample_moves(140, 1'040, 14);
    for (const double now_s : moments(chart.axis))
        for (const float height : {150.0F, 80.0F}) {
            chart.now_s = now_s;
            const Picture picture = draw_whose_move(chart, {1'056, height}, 14, light_theme());
            const float step = std::min(4.0F * 14, (height - 0.7F * 14 - 1.2F * 14) / 2);
            const float top = 0.7F * 14 + step, bottom = top + 0.725F * step;
            for (const std::string_view words : {"Invoice received", "Wednesday 20:24", "Wed"})
                for (const Text& text : texts_that_begin(picture, words)) {
                    const Box box = text_box(text);
                    const float now = chart.axis.at(now_s);
                    EXPECT_FALSE(box.min.x < now && now < box.max.x) << now_s;
                    if (words == "Wed") continue;  // a day below the lanes
                    EXPECT_GE(box.min.y, top) << height;
                    EXPECT_LE(box.max.y, bottom) << height;
                }
        }
}

TEST(Climb, NamesBothEffortsAtEveryMomentAndSize) {
    for (const Size size : {Size{1'056, 410}, Size{860, 250}, Size{560, 220}}) {
        ClimbChart chart = testing_support::sample_climb(140, size.width - 16, 14);
        for (const double now_s : moments(chart.axis)) {
            chart.now_s = now_s;
            const Picture picture = draw_climb(chart, size, 14, light_theme());
            EXPECT_EQ(texts_that_begin(picture, "85.4 EM").size(), 1U)
                << now_s << " " << size.width;
            EXPECT_EQ(texts_that_begin(picture, "10.5 EM").size(), 1U)
                << now_s << " " << size.width;
            EXPECT_EQ(texts_that_begin(picture, "patience ends at").size(), 1U)
                << now_s << " " << size.width;
        }
    }
}

TEST(Climb, WritesNothingAcrossTheLineOfNow) {
    ClimbChart chart = testing_support::sample_climb(140, 1'040, 14);
    for (const double now_s : moments(chart.axis)) {
        chart.now_s = now_s;
        const float now = chart.axis.at(now_s);
        for (const Text& text : all_of<Text>(draw_climb(chart, {1'056, 410}, 14, light_theme()))) {
            const Box box = text_box(text);
            EXPECT_FALSE(box.min.x < now && now < box.max.x) << text.text << " " << now_s;
        }
    }
}

TEST(Climb, WritesNothingAcrossTheThreshold) {
    ClimbChart chart = testing_support::sample_climb(140, 1'040, 14);
    for (const double limit : {10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0}) {
        chart.threshold->at = limit;
        const Picture picture = draw_climb(chart, {1'056, 410}, 14, light_theme());
        float y = -1;
        for (const Polyline& line : all_of<Polyline>(picture))
            if (line.line == light_theme().warm && line.points.front().x == chart.axis.first() &&
                line.points.back().x == chart.axis.last())
                y = line.points.front().y;
        ASSERT_GT(y, 0) << limit;
        for (const Text& text : all_of<Text>(picture)) {
            const Box box = text_box(text);
            // Numbers of the axis, and words on a badge.
            if (box.max.x <= chart.axis.first() || text.colour == light_theme().panel) continue;
            EXPECT_FALSE(box.min.y < y && y < box.max.y) << text.text << " " << limit;
        }
    }
}

// The foot is 8.4 px above the lower edge: 0.6 of 14 px.
TEST(Climb, LeavesTheAxisClearOfWordsAndBadges) {
    for (const float height : {160.0F, 190.0F, 220.0F, 260.0F, 320.0F}) {
        ClimbChart chart = testing_support::sample_climb(140, 1'040, 14);
        const float foot = height - 8.4F;
        for (const double now_s : moments(chart.axis)) {
            chart.now_s = now_s;
            const Picture picture = draw_climb(chart, {1'056, height}, 14, light_theme());
            for (const Text& text : all_of<Text>(picture)) {
                if (text_box(text).max.x <= chart.axis.first()) continue;  // numbers of the axis
                EXPECT_LE(text_box(text).max.y, foot) << text.text << " " << height;
            }
            for (const Rectangle& badge : all_of<Rectangle>(picture)) {
                if (badge.corner > 0) {
                    EXPECT_LE(badge.box.max.y, foot) << height;
                }
            }
        }
    }
}

// Where no other chart above names the days.
TEST(Climb, NamesItsTimesWhereItStandsAlone) {
    ClimbChart chart = testing_support::sample_climb(140, 1'040, 14);
    ASSERT_FALSE(chart.days.empty());
    const auto named = [&] {
        const Picture picture = draw_climb(chart, {1'056, 410}, 14, light_theme());
        std::size_t days = 0;
        for (const TimeTick& day : chart.days)
            for (const Text& text : all_of<Text>(picture)) {
                if (text.text != day.label) continue;
                ++days;
                EXPECT_LE(text_box(text).max.y, 410);
            }
        return days;
    };
    EXPECT_EQ(named(), 0U);
    chart.names_times = true;
    EXPECT_GT(named(), chart.days.size() / 2);
}

// 113 EM are 1.25 times the 90.3 of the climb: a line across, and the climb keeps 3/4 of the
// height. 200 EM are in words alone.
TEST(Climb, DrawsPatienceWhereItIsNear) {
    ClimbChart chart = testing_support::sample_climb(140, 1'040, 14);
    const auto across = [&](double patience_em) {
        chart.patience->at = patience_em;
        const auto lines = all_of<Polyline>(draw_climb(chart, {1'056, 410}, 14, light_theme()));
        return std::ranges::count_if(lines, [&](const Polyline& line) {
            return line.line == light_theme().ink3 && line.points.front().x == chart.axis.first() &&
                   line.points.back().x == chart.axis.last();
        });
    };
    EXPECT_EQ(across(113), 1);
    EXPECT_EQ(across(200), 0);
}

// 90.3 EM to come, and patience anywhere near it: the number is there and the line beside it.
TEST(Climb, WritesTheEndBesideTheLineOfPatience) {
    ClimbChart chart = testing_support::sample_climb(140, 1'040, 14);
    for (double patience_em = 80; patience_em < 115; patience_em += 0.5) {
        chart.patience->at = patience_em;
        const Picture picture = draw_climb(chart, {1'056, 410}, 14, light_theme());
        const auto ends = texts_that_begin(picture, "90.3");
        ASSERT_EQ(ends.size(), 1U) << patience_em;
        for (const Polyline& line : all_of<Polyline>(picture)) {
            const bool is_limit = line.line == light_theme().ink3 &&
                                  line.points.front().x == chart.axis.first() &&
                                  line.points.back().x == chart.axis.last();
            const float y = line.points.front().y;
            const Box box = text_box(ends[0]);
            EXPECT_FALSE(is_limit && box.min.y < y && y < box.max.y) << patience_em;
        }
    }
}

// Painters thin the corners of strokes: every joint is covered by a disc as wide as the line.
TEST(Climb, IsAsWideAtItsCornersAsBetweenThem) {
    for (const float f : {14.0F, 28.0F}) {
        const float width = f == 14 ? 3 : 6;  // 0.2f on whole pixels
        const ClimbChart chart = testing_support::sample_climb(10 * f, 74 * f, f);
        const Picture picture = draw_climb(chart, {76 * f, 30 * f}, f, light_theme());
        const auto discs = all_of<Disc>(picture);
        std::vector<Polyline> pieces;
        for (const Polyline& line : all_of<Polyline>(picture))
            if (line.line == light_theme().heat[5]) pieces.push_back(line);
        ASSERT_GE(pieces.size(), 8U);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            EXPECT_EQ(pieces[i].points.size(), 2U);
            EXPECT_EQ(pieces[i].line_width, width);
            if (i == 0) continue;
            const Point joint = pieces[i].points.front();
            EXPECT_EQ(pieces[i - 1].points.back(), joint);
            EXPECT_TRUE(std::ranges::any_of(discs, [&](const Disc& disc) {
                return disc.centre == joint && disc.radius == width / 2 &&
                       disc.fill == pieces[i].line;
            }));
        }
    }
}

}  // namespace
}  // namespace friction::drawing
