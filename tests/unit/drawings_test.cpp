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

TEST(Mermaid, QuotesWhatNamesBring) {
    const std::string mermaid = to_mermaid(hostile_model(), "title\nflowchart TD");
    EXPECT_THAT(mermaid, Not(HasSubstr("\nflowchart TD")));
    EXPECT_THAT(mermaid, Not(HasSubstr("<script>")));
    EXPECT_THAT(mermaid, Not(HasSubstr("%%{")));
    EXPECT_THAT(mermaid, HasSubstr("s0[\"a#34;#93;#59; click s0 call#40;#41;#59; #92;N "));
    EXPECT_THAT(mermaid, HasSubstr("s0 --> o0"));
}

}  // namespace
}  // namespace friction::io
