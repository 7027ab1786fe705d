#include "friction/drawing/blueprint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "blueprint_samples.h"
#include "friction/drawing/blueprint_page.h"
#include "friction/drawing/labels.h"
#include "support/large_process.h"

namespace friction::drawing {
namespace {

using namespace testing_support;
using support::Builder;
using support::minutes;
using ::testing::Contains;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(Blueprint, ShowsStepsLanesAndOutcomesWithTheirFigures) {
    const Drawn all = drawn({baseline()});
    const Picture picture = draw_blueprint(all.model, all.layout, large(), light_theme());
    const std::vector<std::string> texts = texts_of(picture);
    for (const char* text : {"Customer", "Sales", "Billing", "Write it", "Look", "Call", "done",
                             "left", "line of visibility", "Effort by step"})
        EXPECT_THAT(texts, Contains(text));
    EXPECT_THAT(texts, Contains(em_text(all.result.effort[0].effort_em.value)));
    EXPECT_THAT(spots_of(picture, "step"), Contains("look"));
    EXPECT_THAT(spots_of(picture, "lane"), Contains("customer"));
    EXPECT_THAT(spots_of(picture, "outcome"), Contains("left"));
    EXPECT_THAT(spots_of(picture, "handoff"), Contains("look/call"));
}

// Rounded twice, 98.504% became 98.5% and then 98%, while the card said 99%; 8.52% became "9.0%".
TEST(Blueprint, RoundsSharesOnce) {
    Drawn all = drawn({baseline()});
    for (BlueprintOutcome& outcome : all.model.outcomes) outcome.share = 0.98504;
    for (BlueprintHandoff& handoff : all.model.handoffs) handoff.share = 0.0852;
    const auto texts = texts_of(draw_blueprint(all.model, all.layout, large(), light_theme()));
    EXPECT_THAT(texts, Contains("99%"));
    EXPECT_THAT(texts, Contains("8.5%"));
}

TEST(Blueprint, FindsWhatARedesignChanged) {
    const Drawn all = drawn({baseline(), redesign()});
    const BlueprintStep* write = all.model.find("write_it");
    ASSERT_NE(write, nullptr);
    EXPECT_EQ(write->change, Change::reassigned);
    EXPECT_FALSE(write->is_ghost);
    EXPECT_EQ(all.model.find("look")->change, Change::rerouted);
    EXPECT_TRUE(all.model.find("call")->is_ghost);
    std::size_t ghosts = 0, changed = 0;
    for (const BlueprintStep& step : all.model.steps) ghosts += step.is_ghost ? 1U : 0U;
    for (const BlueprintHandoff& handoff : all.model.handoffs)
        changed += handoff.is_changed ? 1U : 0U;
    EXPECT_EQ(ghosts, 2U);   // of the step that is gone, and of the one that is elsewhere now
    EXPECT_EQ(changed, 1U);  // from look to the outcome
}

TEST(Blueprint, IsGreyWithoutAResult) {
    const Scenario scenario = baseline();
    const Scenario* one = &scenario;
    const Layout layout = *make_layout(layout_graph({&one, 1}));
    const BlueprintModel model = build_blueprint_model({.design = one}, layout);
    const Picture picture = draw_blueprint(model, layout, large(), light_theme());
    for (const Shape& shape : picture.shapes)
        if (const auto* box = std::get_if<Rectangle>(&shape)) {
            for (const Colour heat : light_theme().heat) EXPECT_NE(box->fill, heat);
        }
    EXPECT_THAT(texts_of(picture), Contains("Write it"));
}

// Two designs above each other have flat lanes. A box 3.3f high keeps nine tenths of that, for two
// lines of words; an outcome is not cut off by the edge that its rail is near to.
TEST(Blueprint, KeepsMarksWholeInFlatLanes) {
    const Drawn all = drawn({baseline()});
    BlueprintView view = large();
    view.squeeze = 0.62F;
    view.show_strip = false;
    const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
    bool any_box = false, any_outcome = false;
    for (const Spot& spot : picture.spots) {
        if (spot.kind == "step" && all.model.find(spot.name)->kind == MarkKind::work) {
            any_box = true;
            EXPECT_NEAR(spot.box.height(), 0.9F * 3.3F * view.f, 1.01F) << spot.name;
        }
        if (spot.kind == "outcome") {
            any_outcome = true;
            EXPECT_GE(spot.box.min.y, map_area(view).min.y) << spot.name;
        }
    }
    EXPECT_TRUE(any_box && any_outcome);
}

// Two lines did not hold every name that boxes have the room for.
TEST(Blueprint, WritesLongNamesOnAsManyLinesAsBoxesHold) {
    Drawn all = drawn({baseline()});
    for (const char* title : {"Call the membership desk", "Wait for confirmation letter"}) {
        for (BlueprintStep& step : all.model.steps) step.title = title;
        const auto texts = texts_of(draw_blueprint(all.model, all.layout, large(), light_theme()));
        for (const std::string& text : texts) EXPECT_THAT(text, Not(EndsWith("\u2026")));
    }
}

// Rails are nearer to each other than discs in flat lanes: an arrow pointed at the outcome above.
TEST(Blueprint, EndsEveryRailAtItsOwnDisc) {
    Scenario scenario = baseline();
    scenario.outcomes.push_back({"lost", OutcomeKind::unresolved});
    for (Step& step : scenario.steps)
        for (Branch& branch : step.next)
            if (branch.handoffs.size() > 1 && branch.handoffs.back().target.is_outcome()) {
                branch.handoffs.push_back({{{}, OutcomeId{2}}, branch.handoffs.back().share / 2});
                branch.handoffs[branch.handoffs.size() - 2].share /= 2;
            }
    const Drawn all = drawn({scenario});
    for (const float squeeze : {1.0F, 0.62F, 0.4F}) {
        BlueprintView view = large();
        view.squeeze = squeeze;
        const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
        std::size_t seen = 0;
        for (const Spot& spot : picture.spots) {
            if (spot.kind != "outcome") continue;
            const float y = spot.box.centre().y;
            const bool is_met = std::ranges::any_of(picture.shapes, [&](const Shape& shape) {
                const auto* head = std::get_if<Area>(&shape);
                return head != nullptr && head->points.size() == 3 &&
                       std::abs(head->points[0].y - y) < 0.36F * view.f &&
                       spot.box.min.x - head->points[0].x < view.f &&
                       head->points[0].x <= spot.box.min.x + 1;
            });
            EXPECT_TRUE(is_met) << spot.name << " at " << squeeze;
            ++seen;
        }
        EXPECT_EQ(seen, all.model.outcomes.size());
    }
}

// However flat the lanes: the ring of a felt handoff and the disc of its meeting share one line.
TEST(Blueprint, KeepsTheRingOfAFeltHandoffOnItsLine) {
    Drawn all = drawn({baseline()});
    for (BlueprintHandoff& handoff : all.model.handoffs) handoff.is_felt = false;
    BlueprintHandoff& felt = all.model.handoffs.front();
    ASSERT_EQ(felt.name, "write_it/look");
    felt.is_felt = true;
    ASSERT_NE(felt.meets, Channel::none);
    for (const float squeeze : {1.0F, 0.62F, 0.4F}) {
        BlueprintView view = large();
        view.squeeze = squeeze;
        const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
        const float x = to_picture(view, all.layout.route(felt.ends)->points.back()).x;
        int rings = 0;
        for (const Shape& shape : picture.shapes)
            if (const auto* disc = std::get_if<Disc>(&shape);
                disc != nullptr && disc->line == light_theme().warm) {
                ++rings;
                EXPECT_NEAR(disc->centre.x, x, 1) << squeeze;
            }
        EXPECT_EQ(rings, 1) << squeeze;
    }
}

// A small process fills its canvas up to half as large again, and stands in the middle of it.
TEST(Blueprint, FitsASmallProcessIntoTheMiddle) {
    const Drawn all = drawn({baseline()});
    for (const Point size : {Point{1000, 800}, Point{2600, 900}, Point{1500, 2200}}) {
        BlueprintView view{.width = size.x, .height = size.y, .f = 14};
        view = fitted_view(all.layout, view);
        EXPECT_GT(view.zoom, 1);
        EXPECT_LE(view.zoom, 1.5F);
        const Box map = map_area(view);
        const Point begin = to_picture(view, {0, 0});
        const Point end = to_picture(view, {all.layout.rail_end, all.layout.height});
        const float names = (all.layout.width - all.layout.rail_end) * view.f;
        EXPECT_NEAR(begin.x - map.min.x, map.max.x - end.x - names, 1);
        EXPECT_NEAR(begin.y - map.min.y, map.max.y - end.y, 1);
        EXPECT_GE(begin.x, map.min.x - 1);
        EXPECT_GE(begin.y, map.min.y - 1);
    }
}

// The names of the hottest steps stand over the map, but not over where journeys end.
TEST(Blueprint, KeepsFlagsOffOutcomes) {
    Drawn all = drawn({support::large_process(3, 300)});
    std::ranges::max_element(all.model.steps, {}, [&](const BlueprintStep& step) {
        return all.layout.steps[step.step].x;
    })->effort_em = 1'000;
    BlueprintView view{.width = 700, .height = 400, .f = 14};
    view = fitted_view(all.layout, view);
    const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
    int flags = 0;
    for (const Spot& outcome : picture.spots) {
        if (outcome.kind != "outcome") continue;
        for (const Shape& shape : picture.shapes) {
            const auto* flag = std::get_if<Rectangle>(&shape);
            if (flag == nullptr || flag->fill != light_theme().ink ||
                std::abs(flag->box.height() - 1.35F * view.f) > 0.01F)
                continue;
            ++flags;
            EXPECT_FALSE(flag->box.touches(outcome.box)) << outcome.name;
        }
    }
    EXPECT_GT(flags, 0);
}

Box box_of(const Text& text) {
    const float half = text_width(text.text, text.size, text.weight) / 2;
    return {{text.at.x - half, text.at.y - cap_height * text.size}, {text.at.x + half, text.at.y}};
}

// Sixty bars on the width of twelve figures: they ran into each other, and of the first, 11.0, only
// "1.0" could be read.
TEST(Blueprint, WritesFiguresOfTheStripOnlyWhereTheyFit) {
    Builder builder;
    builder.outcome("done");
    constexpr int count = 60;
    for (int i = 0; i < count; ++i)
        builder.step(
            support::customer("s" + std::to_string(i), minutes(i % 7 == 0 ? 11 : 5 + i % 3)));
    for (int i = 0; i < count; ++i)
        builder.lead("s" + std::to_string(i),
                     i + 1 < count ? "s" + std::to_string(i + 1) : std::string("done"));
    const Drawn all = drawn({builder.build()});
    BlueprintView view = large();
    view.zoom = 0.06F;
    const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
    const float left = map_area(view).min.x, bottom = map_area(view).min.y;
    std::vector<Box> bars, figures;
    for (const Shape& shape : picture.shapes) {
        if (const auto* bar = std::get_if<Rectangle>(&shape);
            bar != nullptr && bar->box.max.y < bottom && bar->box.width() < view.f)
            bars.push_back(bar->box);
        if (const auto* text = std::get_if<Text>(&shape);
            text != nullptr && text->at.y < bottom && text->anchor == Anchor::middle)
            figures.push_back(box_of(*text));
    }
    ASSERT_GT(bars.size(), 30U);
    ASSERT_GT(figures.size(), 3U);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        EXPECT_GE(figures[i].min.x, left);
        for (const Box& bar : bars) EXPECT_FALSE(figures[i].touches(bar)) << i;
        for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(figures[i].touches(figures[k])) << i;
    }
}

TEST(Blueprint, DrawsOnlyWhatIsInView) {
    const Drawn all = drawn({support::large_process(3, 300)});
    BlueprintView view = large();
    const Picture near = draw_blueprint(all.model, all.layout, view, light_theme());
    EXPECT_LT(near.shapes.size(), 1'500U);
    EXPECT_THAT(spots_of(near, "overview"), Not(IsEmpty()));
    view = fitted_view(all.layout, view);
    const Picture far = draw_blueprint(all.model, all.layout, view, light_theme());
    EXPECT_THAT(spots_of(far, "step"), Contains("step_299"));
    EXPECT_THAT(spots_of(far, "overview"), IsEmpty());
}

TEST(Blueprint, SumsUpWhatAPlateStandsFor) {
    Drawn all = drawn({support::large_process(3, 300)});
    const Scenario* one = &all.scenarios.front();
    const LayoutGraph graph = layout_graph({&one, 1});
    const std::vector<std::string> keep = {"step_40"};
    const Layout folded = *make_layout(fold_chains(graph, cold_steps(graph, all.model, keep)));
    EXPECT_LT(folded.steps.size(), graph.steps.size());
    const BlueprintModel model = build_blueprint_model(
        {.design = one, .result = &all.result, .flows = &all.flows.front()}, folded);
    double before = 0, after = 0;
    std::size_t steps = 0;
    for (const BlueprintStep& step : all.model.steps) before += step.effort_em;
    for (const BlueprintStep& step : model.steps) {
        after += step.effort_em;
        steps += std::max<std::size_t>(1, step.folded);
    }
    EXPECT_NEAR(before, after, 1e-9);
    EXPECT_EQ(steps, 300U);
    ASSERT_NE(model.find("step_40"), nullptr);
    EXPECT_EQ(model.find("step_40")->folded, 0U);
}

TEST(Blueprint, GoesToAStepAndBackToThePointer) {
    const Drawn all = drawn({support::large_process(3, 300)});
    const BlueprintView view = showing(all.layout, large(), "step_200");
    const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
    EXPECT_THAT(spots_of(picture, "step"), Contains("step_200"));
    const Point at{700, 300};
    const Point before = to_layout(view, at);
    const Point after = to_layout(zoomed(all.layout, view, 0.9F, at), at);
    EXPECT_NEAR(before.x, after.x, 0.01F);
    EXPECT_NEAR(to_picture(view, before).x, at.x, 0.01F);
}

TEST(Blueprint, MarksSelectionFocusAndProblems) {
    const Drawn all = drawn({baseline()});
    BlueprintView view = large();
    const std::size_t plain =
        draw_blueprint(all.model, all.layout, view, light_theme()).shapes.size();
    view.selected = "look";
    view.focus = "call";
    EXPECT_GT(draw_blueprint(all.model, all.layout, view, light_theme()).shapes.size(), plain + 1);
    view.problems = {{"look", "", "1"}, {"call", "nowhere", "2"}, {"no_such_step", "", "3"}};
    const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
    EXPECT_THAT(spots_of(picture, "problem"), ::testing::ElementsAre("0", "1"));
    EXPECT_THAT(spots_of(picture, "handle"), IsEmpty());  // nobody draws moves here
    view.show_handles = true;
    EXPECT_THAT(spots_of(draw_blueprint(all.model, all.layout, view, light_theme()), "handle"),
                ::testing::ElementsAre("look"));
}

// The ring of the selection goes round the corner on which the badge sits.
TEST(Blueprint, PutsBadgesOverTheRingOfTheSelection) {
    const Drawn all = drawn({baseline(), redesign()});
    BlueprintView view = large();
    const Picture plain = draw_blueprint(all.model, all.layout, view, light_theme());
    view.selected = "look";
    const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
    const auto [before, ring] = std::ranges::mismatch(plain.shapes, picture.shapes);
    ASSERT_NE(ring, picture.shapes.end());
    ASSERT_TRUE(std::holds_alternative<Rectangle>(*ring));
    EXPECT_EQ(std::get<Rectangle>(*ring).line, light_theme().ink);
    const auto is_badge = [](const Shape& shape) {
        const auto* disc = std::get_if<Disc>(&shape);
        return disc != nullptr && disc->fill == light_theme().blue;
    };
    EXPECT_TRUE(std::none_of(picture.shapes.begin(), ring, is_badge));
    EXPECT_TRUE(std::any_of(ring, picture.shapes.end(), is_badge));
}

TEST(Blueprint, IsTheSamePictureEveryTime) {
    const Drawn a = drawn({baseline(), redesign()}), b = drawn({baseline(), redesign()});
    EXPECT_EQ(draw_blueprint(a.model, a.layout, large(), dark_theme()),
              draw_blueprint(b.model, b.layout, large(), dark_theme()));
}

TEST(Blueprint, OnAPageOfItsOwnSizeHasAWholeLegend) {
    const Drawn all = drawn({support::large_process(1, 2)});
    const Picture page = draw_blueprint_page(
        all.model, all.layout, {.title = "A title", .design = "Baseline"}, light_theme());
    std::size_t found = 0;
    for (const Shape& shape : page.shapes)
        if (const auto* text = std::get_if<Text>(&shape); text && text->text == "felt handoff") {
            ++found;
            EXPECT_LT(text_box(*text).max.x, page.width);
        }
    EXPECT_EQ(found, 1U);
}

TEST(Blueprint, FitsAPageOfAnySize) {
    const Drawn all = drawn({support::large_process(5, 120)});
    for (const auto& [width, height] :
         {std::pair{0.0F, 0.0F}, std::pair{640.0F, 400.0F}, std::pair{64.0F, 64.0F}}) {
        const Picture page = draw_blueprint_page(all.model, all.layout,
                                                 {.title = "A title",
                                                  .design = "Baseline",
                                                  .provenance = "seed 1",
                                                  .width = width,
                                                  .height = height},
                                                 light_theme());
        EXPECT_GT(page.width, 0);
        EXPECT_GT(page.height, 0);
        EXPECT_TRUE(width == 0 || page.width == width);
    }
}

}  // namespace
}  // namespace friction::drawing
