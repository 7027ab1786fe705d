#include "friction/io/drawings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scenarios.h"

namespace friction::io {
namespace {

using testing::HasSubstr;
using testing::Not;

/// One step whose title, and a team whose title, try to leave the quotes they stand in.
drawing::BlueprintModel hostile_model() {
    support::Builder builder;
    const TeamId team = builder.team("team");
    builder.also().teams[team.index].title = "end\"]; subgraph x[\"y";
    Step step = support::team("end", team, support::minutes(1));
    step.title = "a\"]; click s0 call(); \\N \n%%{init: 1}%% <script>`";
    builder.step(step);
    const Scenario scenario = support::in_a_row(builder);
    const Scenario* one = &scenario;
    const drawing::Layout layout = *drawing::make_layout(drawing::layout_graph({&one, 1}));
    return drawing::build_blueprint_model({.design = one}, layout);
}

TEST(Dot, QuotesWhatNamesBring) {
    const std::string dot = to_dot(hostile_model(), "a title \"with\" \\ marks");
    EXPECT_THAT(dot, HasSubstr("label=\"a title \\\"with\\\" \\\\ marks\""));
    EXPECT_THAT(dot, HasSubstr(R"(label="a\"]; click s0 call(); \\N  %%{init: 1}%% <script>`")"));
    EXPECT_THAT(dot, HasSubstr(R"(label="end\"]; subgraph x[\"y")"));
    EXPECT_THAT(dot, HasSubstr("s0 -> o0"));
}

/// With this share of the way to the end, and of the end.
drawing::BlueprintModel model_with_shares(double to_end, double of_all) {
    drawing::BlueprintModel model = hostile_model();
    model.handoffs[0].share = to_end;
    model.outcomes[0].share = of_all;
    return model;
}

// By hand: 8.46% is 8.5%, not 8.5% rounded again to 9%; 3 in 10,000 are few, and not 0%.
TEST(Drawings, RoundSharesOnceAndNeverToNobody) {
    EXPECT_THAT(to_dot(model_with_shares(0.0846, 0.0003), ""), HasSubstr("label=\"8.5%\""));
    EXPECT_THAT(to_mermaid(model_with_shares(0.0846, 0.0003), ""), HasSubstr("8.5%"));
    EXPECT_THAT(to_dot(model_with_shares(0.0003, 0.9944), ""), HasSubstr("label=\"<0.1%\""));
    EXPECT_THAT(to_mermaid(model_with_shares(0.0003, 0.9944), ""), HasSubstr("#60;0.1%"));
    EXPECT_THAT(to_dot(model_with_shares(0.3, 0.98996), ""), HasSubstr(" 99%\""));
    EXPECT_THAT(to_mermaid(model_with_shares(0.3, 0.0949), ""), HasSubstr(" 9.5%\""));
}

TEST(Mermaid, QuotesWhatNamesBring) {
    const std::string mermaid = to_mermaid(hostile_model(), "title\nflowchart TD");
    EXPECT_THAT(mermaid, Not(HasSubstr("\nflowchart TD")));
    EXPECT_THAT(mermaid, Not(HasSubstr("<script>")));
    EXPECT_THAT(mermaid, Not(HasSubstr("%%{")));
    EXPECT_THAT(mermaid, HasSubstr("s0[\"a#34;#93;#59; click s0 call#40;#41;#59; #92;N "));
    EXPECT_THAT(mermaid, HasSubstr("s0 --> o0"));
}

// What a redesign changed is blue in both, and a baseline has nothing blue.
TEST(Drawings, MarkWhatARedesignChanged) {
    drawing::BlueprintModel model = hostile_model();
    const std::string blue = "#1a63b0";
    EXPECT_THAT(to_mermaid(model, ""), Not(HasSubstr(blue)));
    EXPECT_THAT(to_dot(model, ""), Not(HasSubstr(blue)));
    model.steps[0].change = drawing::Change::added;
    EXPECT_THAT(
        to_mermaid(model, ""),
        HasSubstr("classDef changed stroke:#1a63b0,stroke-width:3px\n  class s0 changed\n"));
    EXPECT_THAT(to_mermaid(model, ""), Not(HasSubstr("linkStyle")));
    model.handoffs[0].is_changed = true;
    EXPECT_THAT(to_mermaid(model, ""), HasSubstr("linkStyle 0 stroke:#1a63b0"));
    EXPECT_THAT(to_dot(model, ""), HasSubstr("s0 -> o0 [penwidth="));
    EXPECT_THAT(to_dot(model, ""), HasSubstr("color=\"#1a63b0\", penwidth=2.5"));
}

}  // namespace
}  // namespace friction::io
