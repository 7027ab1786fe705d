// friction sweep, from outside.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.h"

namespace friction::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Serving by the office saves effort at any share of useful answers; the figures are those of the
// result, here only their form and their place matter.
TEST(SweepCommand, SaysWhereTheDecisionFlips) {
    const Ran ran = friction_with({"sweep", scenario("toll-invoice.yaml"), "--over",
                                   "reply_useful=20%..95%", "--redesign", "status_visible",
                                   "--redesign", "employee_sends_request", "--journeys", "2000"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("reply_useful is 60% in the file"));
    EXPECT_THAT(ran.out, HasSubstr("2,000 journeys at each of 33 values"));
    // How far it differs has no sign behind a word that says which way.
    EXPECT_THAT(ran.out, testing::ContainsRegex("than the baseline in the whole range, by [0-9]"));
}

TEST(SweepCommand, OverTwoParametersMakesASheet) {
    const Ran ran = friction_with({"sweep", scenario("toll-invoice-fixed.yaml"), "--over",
                                   "reply_useful=20%..95%", "--over", "in_account=0%..30%",
                                   "--journeys", "64", "--json"});
    ASSERT_EQ(ran.exit_code, 2) << "the fixed story has no parameters";
    EXPECT_THAT(ran.err, HasSubstr("reply_useful"));

    const Ran sheet =
        friction_with({"sweep", scenario("toll-invoice.yaml"), "--over", "reply_useful", "--over",
                       "in_account", "--redesign", "status_visible", "--journeys", "64", "--json"});
    ASSERT_EQ(sheet.exit_code, 0) << sheet.err;
    const nlohmann::json result = nlohmann::json::parse(sheet.out);
    EXPECT_EQ(result["axes"].size(), 2U);
    EXPECT_EQ(result["axes"][0]["values"].size(), 21U);
    EXPECT_EQ(result["axes"][1]["values"].size(), 13U);
    EXPECT_EQ(result["baseline"].size(), 273U);
    EXPECT_EQ(result["redesigns"][0]["differences"].size(), 273U);
    EXPECT_DOUBLE_EQ(result["axes"][0]["values"][0], 0.2);
    EXPECT_DOUBLE_EQ(result["axes"][1]["values"][12], 0.3);
}

TEST(SweepCommand, SaysWhichRedesignsDoNotFollow) {
    const Folder folder;
    const std::string file = folder.file("own.yaml", R"(friction: 1
title: Own values
source: a test
parameters: {again: {value: 50%, range: 0% .. 100%}}
start: fill
steps:
  fill: {by: customer, time: 10 min, next: {redo: $again, done: rest}}
  redo: {by: customer, time: 20 min, next: done}
outcomes: {done: resolved}
redesigns:
  never: {title: Never again, changes: [{set: {parameter: again, value: 0%}}]}
  quick: {title: Quick, changes: [{set: {step: redo, time: 5 min}}]}
)");
    const Ran ran = friction_with({"sweep", file, "--over", "again", "--journeys", "64"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(on_one_line(ran.out),
                HasSubstr("Never again gives again a value of its own and does not follow it: only "
                          "what it is compared with changes."));
    EXPECT_THAT(on_one_line(ran.out), Not(HasSubstr("Quick gives")));
}

// One journey in 100,000 goes there, and none of these: "len changes nothing" was all it said.
TEST(SweepCommand, NamesStepsThatNoJourneyCameTo) {
    const Folder folder;
    const std::string file = folder.file("unseen.yaml", R"(friction: 1
title: Unseen
source: a test
parameters: {len: {value: 100 days, range: 1 day .. 400 days}}
start: q
steps:
  q: {next: {paper: 0.001%, call: rest}}
  paper: {title: On paper, by: customer, time: $len, next: call}
  call: {by: customer, time: 5 min, next: found}
outcomes: {found: resolved}
redesigns:
  longer: {title: Longer, changes: [{set: {step: call, time: 6 min}}]}
)");
    const Ran ran = friction_with({"sweep", file, "--over", "len", "--journeys", "64"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(on_one_line(ran.out),
                HasSubstr("No journey came to paper at any value: what comes there is in no"));
    EXPECT_THAT(on_one_line(ran.out), HasSubstr("as far as journeys went"));
}

// Half of the problems end either way after two minutes, so a design that takes `new_time` is
// better exactly where that is below `old_time`: on the diagonal of the sheet.
constexpr const char* crossing = R"(friction: 1
title: Crossing
source: a test
parameters:
  old_time: {value: 3 min, range: 1 min .. 5 min}
  new_time: {value: 2 min, range: 1 min .. 5 min}
  other: {value: 10%, range: 0% .. 20%}
teams:
  desk: {title: Desk}
start: ask
steps:
  ask: {by: desk, channel: phone, time: $old_time, next: {done: $other, gone: rest}}
outcomes: {done: resolved, gone: gave_up}
redesigns:
  quick:
    changes:
      - set: {step: ask, time: $new_time}
)";

// `other` splits customers between two outcomes and takes no minute; `old_time` is the whole
// length.
TEST(SweepCommand, SaysThatAParameterChangesNothing) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", crossing);
    const auto said = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"sweep", file, "--journeys", "64"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return friction_with(arguments).out;
    };
    const std::string nothing = " changes nothing: Effort is the same at all its values, in every";
    EXPECT_THAT(said({"--over", "other"}), HasSubstr("\nother" + nothing));
    EXPECT_THAT(said({"--over", "new_time"}), Not(HasSubstr("changes nothing")))
        << "it changes a redesign";
    EXPECT_THAT(said({"--over", "old_time", "--over", "new_time"}),
                Not(HasSubstr("changes nothing")));
    const std::string both = said({"--over", "old_time", "--over", "other"});
    EXPECT_THAT(both, HasSubstr("\nother" + nothing));
    EXPECT_THAT(both, Not(HasSubstr("old_time changes nothing")));
    EXPECT_THAT(said({"--over", "other", "--metric", "resolved"}),
                Not(HasSubstr("changes nothing")));
}

TEST(SweepCommand, SaysThatItLeavesTheRangeOfTheFile) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", crossing);
    const std::string beyond = "0% .. 40% of other goes beyond its range in the file, 0% .. 20%";
    const std::vector<std::string> far{"sweep",         file,         "--over",
                                       "other=0%..40%", "--journeys", "64"};
    EXPECT_THAT(friction_with(far).out, HasSubstr(beyond + "."));
    std::vector<std::string> as_json = far;
    as_json.emplace_back("--json");
    EXPECT_EQ(friction_with(as_json).err, "friction: warning: " + beyond + "\n");
    EXPECT_THAT(friction_with({"sweep", file, "--over", "other=5%..20%", "--journeys", "64"}).out,
                Not(HasSubstr("goes beyond")));
}

// 1 to 5 min in 21 values are 0.2 min apart, in 13 a third of a minute. With old_time at 1 min the
// two are the same at new_time 1 min and the new one is worse beyond; at 3 min better up to 2.8 min
// and worse from 3.2 min; at 5 min better up to 4.8 min and the same at 5 min.
TEST(SweepCommand, SaysWhereTheDecisionFlipsOverTwoParameters) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", crossing);
    const Ran ran = friction_as({.arguments = {"sweep", file, "--over", "new_time", "--over",
                                               "old_time", "--journeys", "64"},
                                 .environment = {{"COLUMNS", "140"}}});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    std::string said = ran.out.substr(0, ran.out.find("\n\n", ran.out.find("Quick: ")));
    for (std::size_t at = 0; (at = said.find("\n  ")) != std::string::npos;)
        said.replace(at, 3, " ");
    EXPECT_THAT(said, HasSubstr("Quick: better than the baseline at "));
    EXPECT_THAT(said, HasSubstr("of 273 pairs of values, worse at "));
    EXPECT_THAT(said, HasSubstr("Along new_time, with old_time at 1 min: not to be told from it up "
                                "to 1 min, worse from 1.2 min on"));
    EXPECT_THAT(said,
                HasSubstr("with old_time at 3 min: better up to 2.8 min, worse from 3.2 min on"));
    EXPECT_THAT(said,
                HasSubstr("with old_time at 5 min: better up to 4.8 min, not to be told from it "
                          "from 5 min on"));
    EXPECT_THAT(ran.out, HasSubstr("new_time is 2 min, old_time is 3 min in the file."));
}

TEST(SweepCommand, SaysNothingTwiceOfWhatDoesNotMatter) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", crossing);
    const Ran ran = friction_with(
        {"sweep", file, "--over", "new_time=1 min..2 min", "--over", "other", "--journeys", "64"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    // 1 min less or 2 min less than 3 min, whoever has a problem: an EM a minute.
    EXPECT_THAT(ran.out, HasSubstr("Quick: better than the baseline at every pair of values, by "));
    const Ran same =
        friction_with({"sweep", file, "--over", "other=5%..10%", "--over", "old_time=3 min..4 min",
                       "--metric", "contacts", "--journeys", "64"});
    EXPECT_THAT(same.out, HasSubstr("Quick: not to be told from the baseline at any pair"));
}

// Six redesigns over 273 pairs of values: 16 million journeys / (7 * 273) are 8,372 each, cut to
// whole lots of 512.
TEST(SweepCommand, SaysHowManyJourneysItTakesByDefault) {
    const Ran ran = friction_as({.arguments = {"sweep", scenario("toll-invoice.yaml"), "--over",
                                               "pushed", "--over", "mailed", "--progress"},
                                 .interrupt_after = " left"});
    EXPECT_EQ(ran.exit_code, 130);
    EXPECT_THAT(ran.out, HasSubstr("8,192 journeys at each value"));
    EXPECT_THAT(friction_with({"sweep", "--help"}).out, HasSubstr("share 16 million journeys"));
}

// 5 + 20 p (1 - p) minutes against 10: better on both sides of 50%, and nowhere worse.
TEST(SweepCommand, CallsAStretchThatIsNotClearNoFlip) {
    const Folder folder;
    const Ran ran = friction_as({.arguments = {"sweep", folder.file("gap.yaml", R"(friction: 1
title: As good as before in the middle
source: a test
parameters:
  p: {value: 50%, range: 0% .. 100%}
teams:
  desk: {title: Desk}
start: door
steps:
  door: {next: {ask: 99%, fork: rest}}
  ask: {by: desk, channel: phone, time: 10 min, next: done}
  fork: {next: {other_fork: $p, quick: rest}}
  other_fork: {next: {quick: $p, slow: rest}}
  quick: {by: desk, channel: phone, time: 5 min, next: done}
  slow: {by: desk, channel: phone, time: 25 min, next: done}
outcomes: {done: resolved}
redesigns:
  forked:
    changes:
      - reroute: {from: door, to: fork}
)"),
                                               "--over", "p", "--journeys", "400"},
                                 .environment = {{"COLUMNS", "300"}}});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr(", not clear up to "));
    EXPECT_THAT(ran.out, HasSubstr(", better again from there on."));
}

TEST(SweepCommand, TakesEveryFigureThatCompareShows) {
    const auto swept = [](const std::string& metric) {
        const Ran ran = friction_with({"sweep", scenario("toll-invoice.yaml"), "--over",
                                       "reply_useful=40%..80%", "--redesign", "status_visible",
                                       "--journeys", "4096", "--metric", metric});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return ran.out;
    };
    EXPECT_THAT(swept("effort.p90"), HasSubstr("Effort, below which 90% of the journeys stay"));
    EXPECT_EQ(swept("9 in 10 stay within, EM"), swept("effort.p90"));
    EXPECT_EQ(swept("felt handoffs"), swept("handoffs"));
    EXPECT_EQ(swept("effort.mean"), swept("effort"));
    EXPECT_THAT(swept("effort_per_resolved"), HasSubstr("better than the baseline"));
    EXPECT_THAT(swept("effort"), HasSubstr("not corrected for how many"));
}

// With ten visits allowed, nobody is out of a loop that takes twenty.
TEST(SweepCommand, RefusesValuesAtWhichTooManyJourneysAreCut) {
    const Folder folder;
    const auto swept = [&](const std::string& before, const std::string& after) {
        const std::string file =
            folder.file("a.yaml", R"(friction: 1
title: Loop
source: a test
parameters:
  end: {value: 5 min, range: 1 min .. 20 min}
run: {max_visits: 10}
start: ask
steps:
  ask: {by: customer, time: )" + before +
                                      R"(, next: [{when: elapsed >= $end, next: done}, {else: ask}]}
outcomes: {done: resolved}
redesigns:
  other: {changes: [{set: {step: ask, time: )" +
                                      after + R"(}}]}
)");
        Ran ran = friction_with({"sweep", file, "--over", "end", "--journeys", "5000"});
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.out, IsEmpty());
        return ran;
    };
    const Ran ran = swept("1 min", "2 min");
    EXPECT_THAT(swept("60 min", "1 min").err,
                HasSubstr("with end at 630 s, in \"other\" 100% of journeys were cut"));
    EXPECT_THAT(ran.err, HasSubstr("with end at 630 s, 100% of journeys were cut"));
}

TEST(SweepCommand, RefusesWhatItCannotGoOver) {
    const std::string file = scenario("toll-invoice.yaml");
    const auto refused = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"sweep", file};
        all.insert(all.end(), more.begin(), more.end());
        const Ran ran = friction_with(all);
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.out, IsEmpty());
        return ran.err;
    };
    EXPECT_THAT(refused({}), HasSubstr("--over NAME=LOW..HIGH"));
    EXPECT_THAT(refused({"--over", "reply_usefull=20%..30%"}), HasSubstr("reply_useful"));
    EXPECT_THAT(refused({"--over", "reply_useful=20%"}), HasSubstr("LOW..HIGH"));
    EXPECT_THAT(refused({"--over", "reply_useful=2 days..3 days"}), HasSubstr("share"));
    EXPECT_THAT(refused({"--over", "reply_useful=90%..30%"}), HasSubstr("smaller"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--set", "reply_useful=30%"}),
                HasSubstr("one value and --over a range"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "efort"}), HasSubstr("effort"));
    EXPECT_THAT(
        refused({"--over", "reply_useful", "--metric", "net_gain"}),
        HasSubstr("a sweep compares whatever it measures; expected a metric of one design"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "contacts.p90"}),
                HasSubstr("kept of effort alone"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "effort.p33"}),
                HasSubstr("no statistic \"effort.p33\""));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "avoidable"}),
                HasSubstr("effort_per_resolved"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "visits(nowhere)"}),
                HasSubstr("nowhere"));
    const std::string both = refused({"--over", "pushed=1", "--over", "mailed=x..y"});
    EXPECT_THAT(both, HasSubstr("not \"pushed=1\""));
    EXPECT_THAT(both, HasSubstr("--over mailed=x..y"));
    EXPECT_THAT(refused({"--over", "reply_time=1", "days..6", "days"}),
                HasSubstr("a value with blanks stands in quotes"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "visits"}),
                HasSubstr("does not say of which step"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "effort(actve)"}),
                HasSubstr("there is no \"effort(actve)\""));
}

// Others would open a file of such a name as what it is not.
TEST(SweepCommand, DrawsIntoASvgAndNothingElseIntoFilesOfOtherForms) {
    const Folder folder;
    const auto into = [&](const std::string& name, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"sweep",      scenario("toll-invoice.yaml"),
                                           "--over",     "reply_useful",
                                           "--redesign", "status_visible",
                                           "--journeys", "64",
                                           "-o",         folder.at(name)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return friction_with(std::move(arguments));
    };
    const Ran drawn = into("sweep.svg", {});
    EXPECT_EQ(drawn.exit_code, 0) << drawn.err;
    const std::string svg = read_whole(folder.at("sweep.svg"));
    EXPECT_THAT(svg, testing::StartsWith("<svg"));
    EXPECT_THAT(svg, testing::AllOf(HasSubstr("Status in the account"), HasSubstr("Baseline"),
                                    HasSubstr("E-mail answered with the invoice (reply_useful), %"),
                                    HasSubstr("60% in the file")));
    EXPECT_EQ(into("sweep.json", {"--json"}).exit_code, 0);
    EXPECT_EQ(into("sweep.txt", {}).exit_code, 0);

    const auto refused = [&](const std::string& name, const std::vector<std::string>& more) {
        const Ran ran = into(name, more);
        EXPECT_EQ(ran.exit_code, 2) << name;
        return ran.err;
    };
    EXPECT_THAT(refused("a.png", {}),
                HasSubstr("is a name for PNG, but plain text would stand in it"));
    EXPECT_THAT(refused("a.html", {}), HasSubstr("is a name for HTML, but plain text"));
    EXPECT_THAT(refused("a.svg.gz", {}), HasSubstr("is a name for gzip, but plain text"));
    EXPECT_THAT(refused("a.svg", {"--json"}), HasSubstr("is a name for SVG, but JSON"));
}

}  // namespace
}  // namespace friction::tests
