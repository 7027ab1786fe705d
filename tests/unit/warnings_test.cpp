// Warnings as a person reads them: place, code, and once for a file.

#include "friction/warnings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "friction/io/scenario_check.h"

namespace friction {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// "LINE:COLUMN CODE" of everything said about a file, all of it warnings.
std::vector<std::string> warned(const std::string& text) {
    const io::CheckedFile checked = io::check_file({"a.yaml", text});
    EXPECT_TRUE(checked.alternatives) << io::to_text(checked.diagnostics);
    std::vector<std::string> said;
    for (const io::Diagnostic& one : checked.diagnostics) {
        EXPECT_EQ(one.problem.severity, Severity::warning) << io::to_text(one);
        EXPECT_NE(one.problem.hint, "") << io::to_text(one);
        const auto is_listed = [&](const WarningHelp& row) { return row.code == one.problem.code; };
        EXPECT_TRUE(std::ranges::any_of(warning_table(), is_listed)) << io::to_text(one);
        said.push_back(std::to_string(one.position.line) + ":" +
                       std::to_string(one.position.column) + " " + one.problem.code);
    }
    return said;
}

std::string said_of(const std::string& text) {
    return io::to_text(io::check_file({"a.yaml", text}).diagnostics);
}

const std::string head =
    "friction: 1\ntitle: A\nstart: ask\noutcomes: {done: resolved, lost: unresolved}\n";

TEST(Warnings, NameParametersAndFactsThatNothingUses) {
    const std::string text = head +
                             "parameters:\n"
                             "  used: 3 min\n"
                             "  idle: 5%\n"
                             "facts:\n"
                             "  number: {tell: 20 s}\n"
                             "  colour: {tell: 20 s}\n"
                             "teams: {desk: {cost: 30 per hour}}\n"
                             "steps:\n"
                             "  ask: {by: desk, channel: phone, time: $used, needs: number, "
                             "next: done}\n";
    EXPECT_THAT(warned(text), ElementsAre("7:9 F100", "10:11 F101"));
    EXPECT_THAT(said_of(text), HasSubstr("a.yaml:7:9: warning F100: nothing uses parameter "
                                         "\"idle\"\n     write `$idle` where its number belongs"));
    EXPECT_THAT(said_of(text), HasSubstr("no step needs fact \"colour\""));
}

// Set by a step of the file, by a step that a move inserts, by a key that a move sets: all count.
TEST(Warnings, NameMarksThatNoStepSets) {
    const std::string text =
        head +
        "marks:\n"
        "  first: set in the file\n"
        "  idle: never set\n"
        "  second: set by a move\n"
        "  third: set by another\n"
        "steps:\n"
        "  ask: {by: customer, time: 1 min, marks: first,\n"
        "    next: [{when: count(idle) > 2, next: lost}, {else: done}]}\n"
        "redesigns:\n"
        "  more: {changes: [{insert: {step: told, before: ask, marks: second}},\n"
        "    {set: {step: ask, marks: [third]}}]}\n";
    EXPECT_THAT(warned(text), ElementsAre("7:9 F107"));
    EXPECT_THAT(said_of(text), HasSubstr("no step sets mark \"idle\""));
}

// One parameter in every place where the language takes one.
TEST(Warnings, FindUsesInEveryPlace) {
    EXPECT_THAT(
        warned(
            "friction: 1\n"
            "title: A\n"
            "outcomes: {done: resolved, lost: gave_up}\n"
            "parameters:\n"
            "  p1: 60%\n  p2: 3 min\n  p3: 2\n  p4: 1 day\n  p5: 2\n  p6: 10%\n  p7: 1.1\n"
            "  p8: 20 s\n  p9: 30 per hour\n  p10: 50%\n  p11: 40%\n  p12: 40 EM\n  p13: 9000\n"
            "  p14: 30 EM\n  p15: 5%\n  p16: 7\n  p17: 1 EM\n  p18: 4 min\n  p19: 5 min\n"
            "  p20: 30%\n  p21: 1\n  p22: 20%\n  p23: 4 min\n  p24: 10%\n  p25: 8\n  p26: 1 min\n"
            "  p27: 50%\n  p28: 5 days\n  p29: 1\n"
            "customers:\n"
            "  per_year: $p13\n"
            "  segments:\n"
            "    few: {share: $p11, patience: exponential mean $p14}\n"
            "    many: {share: rest}\n"
            "teams:\n"
            "  desk: {cost: $p9, tone: $p7, sees_notes_of: {bot: $p10}}\n"
            "  bot: {automated: yes}\n"
            "facts:\n"
            "  number: {tell: $p8}\n"
            "  colour: {tell: 10 s}\n"
            "  size: {tell: 10 s}\n"
            "start: {ask: $p1, form: rest}\n"
            "steps:\n"
            "  ask:\n"
            "    by: desk\n    channel: phone\n    time: exponential mean $p2\n"
            "    needs: number\n    next: [{when: visits(ask) >= $p3, next: lost}, "
            "{when: effort > $p12, share: $p15, next: lost}, {else: hold}]\n"
            "  hold:\n"
            "    wait: $p28\n    owner: company\n    after: {time: $p4, next: {lost: $p6, "
            "done: rest}}\n    next: done\n"
            "  form: {by: customer, channel: web, time: 2 min, fields: $p5, to: desk, "
            "next: done}\n"
            "run: {max_visits: $p16, same_within: $p17}\n"
            "redesigns:\n"
            "  other:\n"
            "    costs: {per_case: $p21}\n"
            "    changes:\n"
            "      - set: {step: form, time: $p18, needs: colour}\n"
            "      - insert: {step: more, before: form, by: customer, channel: web, time: $p19, "
            "needs: size, to: desk}\n"
            "      - reroute: {from: form, instead_of: done, share: $p20, to: ask}\n"
            "      - prevent: {step: more, share: $p22, to: done}\n"
            "      - notify: {wait: hold, channel: message, needless: $p24, asks: {by: desk, "
            "channel: phone, time: $p23}}\n"
            "      - prefill: {step: form, fields: $p29}\n"
            "      - automate: {step: ask, to: bot, time: $p26}\n"
            "      - set: {team: desk, sees_notes_of: {desk: $p27}}\n"
            "      - set: {segment: few, yearly_value: $p25}\n"),
        IsEmpty());
}

TEST(Warnings, NameStepsThatReportsCannotTellApart) {
    const std::string text = head +
                             "steps:\n"
                             "  ask: {by: customer, time: 1 min, next: ask_again}\n"
                             "  ask_again: {by: customer, time: 1 min, next: last}\n"
                             "  last: {by: customer, title: Ask again, time: 1 min, next: done}\n";
    EXPECT_THAT(warned(text), ElementsAre("8:9 F102"));
    EXPECT_THAT(said_of(text),
                HasSubstr("steps \"ask_again\" and \"last\" are both called \"Ask again\""));
}

// `lost` is reached from `last`; from `ask` nobody goes there.
TEST(Warnings, NameARestThatIsNeverTaken) {
    const std::string text =
        head +
        "parameters: {all: 100%}\n"
        "teams: {desk: {}}\n"
        "customers:\n"
        "  segments:\n"
        "    few: {share: 100%}\n"
        "    none_left: {share: rest}\n"
        "steps:\n"
        "  ask: {by: customer, time: 1 min, next: {last: 100%, lost: rest}}\n"
        "  last:\n"
        "    by: desk\n"
        "    channel: phone\n"
        "    time: 1 min\n"
        "    next:\n"
        "      - {when: visits(last) >= 2, next: {done: 60%, ask: 40%, lost: rest}}\n"
        "      - else: {done: $all, lost: rest}\n"
        "redesigns:\n"
        "  other:\n"
        "    changes:\n"
        "      - reroute: {from: ask, to: {done: 100%, last: rest}}\n"
        "      - set: {step: last, next: {done: 100%, ask: rest}}\n"
        "  another:\n"
        "    includes: other\n";
    EXPECT_THAT(warned(text),
                ElementsAre("10:24 F103", "12:42 F103", "18:9 F103", "23:34 F103", "24:33 F103"));
    EXPECT_THAT(said_of(text),
                HasSubstr("the others take 100%, so `rest` leads nobody to \"lost\""));
}

// 25 g^2 with g = 3 cv + cv^3: 144,400 for a cv of 4, 26.5 million for 10, 88,500 for 3.7. A
// Weibull of shape 0.05 has g = 60! / 40!^1.5.
TEST(Warnings, NameLengthsWhoseMeanAFewLongOnesDecide) {
    const std::string text =
        head +
        "parameters: {spread: 4}\n"
        "teams: {desk: {}, help: {}, bot: {automated: yes}}\n"
        "steps:\n"
        "  ask: {by: customer, time: lognormal mean 4 min cv $spread, next: hold}\n"
        "  hold: {wait: lognormal mean 4 min cv 10, owner: company, next: sent}\n"
        "  sent: {by: desk, time: weibull mean 5 min shape 0.05, next: work}\n"
        "  work: {by: desk, time: weibull mean 5 min shape 0.29, next: fine}\n"
        "  fine: {by: desk, time: weibull mean 5 min shape 0.3, next: also}\n"
        "  also: {by: desk, time: lognormal mean 4 min cv 3.7, next: ends}\n"
        "  ends: {wait: lognormal mean 4 min cv 50, owner: company, after: {time: 1 h, next: "
        "done}, next: done}\n"
        "redesigns:\n"
        "  other:\n"
        "    changes:\n"
        "      - set: {step: also, time: lognormal mean 4 min cv 5}\n"
        "      - set: {step: ends, wait: lognormal mean 3 min cv 50}\n"
        "      - insert: {step: more, before: also, by: desk, time: lognormal mean 1 min cv 6}\n"
        "      - reassign: {step: work, to: help, time: lognormal mean 1 min cv 7}\n"
        "      - automate: {step: fine, to: bot, time: lognormal mean 1 min cv 8}\n"
        "      - notify: {wait: hold, channel: message, needless: 10%, asks: {by: desk, channel: "
        "phone, time: lognormal mean 1 min cv 9}}\n";
    EXPECT_THAT(warned(text),
                ElementsAre("8:29 F104", "9:16 F104", "10:26 F104", "11:26 F104", "18:33 F104",
                            "20:60 F104", "21:48 F104", "22:47 F104", "23:102 F104"));
    const std::string said = said_of(text);
    EXPECT_THAT(said, HasSubstr("8:29: warning F104: \"lognormal mean 4 min cv $spread\": few long "
                                "ones decide its mean, and intervals of fewer than 144,000 "
                                "journeys hold the truth less often than they say"));
    EXPECT_THAT(said, HasSubstr("9:16: warning F104: \"lognormal mean 4 min cv 10\": a few very "
                                "long ones decide its mean, which takes 26.5 million journeys to "
                                "know; a run by itself makes at most 16.8 million journeys"));
    EXPECT_THAT(said, HasSubstr("which takes more than a million million journeys to know"));
    EXPECT_THAT(said, HasSubstr("a cv (sd over mean) up to 3.7 is no matter"));
    EXPECT_THAT(said, HasSubstr("a shape of 0.3 or more is no matter"));
}

// 25 g^2 with g = 2 cv = 2 / sqrt(shape): 96,100 for a cv of 31 and 102,400 for 32; 90,910 for a
// shape of 0.0011 and 111,112 for 0.0009.
TEST(Warnings, KnowHowMuchSpreadAGammaMayHave) {
    const std::string text = head +
                             "steps:\n"
                             "  ask: {by: customer, time: gamma mean 4 min cv 31, next: more}\n"
                             "  more: {by: customer, time: gamma mean 4 min cv 32, next: also}\n"
                             "  also: {by: customer, time: gamma mean 4 min shape 0.0011, next: "
                             "last}\n"
                             "  last: {by: customer, time: gamma mean 4 min shape 0.0009, next: "
                             "{done: 90%, lost: rest}}\n";
    EXPECT_THAT(warned(text), ElementsAre("7:30 F104", "9:30 F104"));
    EXPECT_THAT(said_of(text), HasSubstr("a cv (sd over mean) up to 31, or a shape of 0.0011 or "
                                         "more, is no matter"));
    EXPECT_THAT(said_of(text), testing::Not(HasSubstr("3.7")));
}

// A lognormal or gamma with a mean of 0, or a cv of more than 100, is refused (F041).
TEST(Warnings, AdviseNoFamilyThatWouldBeRefused) {
    const auto told = [](const std::string& mean, const std::string& sd) {
        const auto with = [&](const std::string& family) {
            return head + "steps:\n  ask: {by: customer, time: " + family + " mean " + mean +
                   " sd " + sd + ", next: {done: 90%, lost: rest}}\n";
        };
        EXPECT_THAT(warned(with("normal")), ElementsAre("6:29 F105"));
        const bool is_advised =
            said_of(with("normal")).find("with this mean and sd") != std::string::npos;
        for (const std::string family : {"lognormal", "gamma"})
            EXPECT_EQ(is_advised, said_of(with(family)).find("F041") == std::string::npos)
                << family << ' ' << mean << ' ' << sd;
        return said_of(with("normal"));
    };
    const std::string other = "write the mean that is meant, above 0";
    EXPECT_THAT(told("0 s", "3 s"), HasSubstr(other));
    EXPECT_THAT(told("1 s", "101 s"), HasSubstr(other));
    EXPECT_THAT(told("1 s", "100 s"), HasSubstr("an sd of at most 0.42 of the mean"));
}

// Half a normal of mean 0 has the mean sd sqrt(2 / pi): 798 min for an sd of 1,000 min and 1.8 min
// more with a mean of 5. With an sd of 0.42 of the mean the cut moves it by 0.96%, with 0.43
// by 1.1%.
TEST(Warnings, NameNormalsWhoseCutMovesTheirMean) {
    const std::string text =
        head +
        "customers: {segments: {all: {share: 100%, patience: normal mean 90 EM sd 90 EM}}}\n"
        "teams: {desk: {}}\n"
        "steps:\n"
        "  ask: {by: customer, time: normal mean 5 min sd 1000 min, next: more}\n"
        "  more: {by: desk, time: normal mean 5 min sd 2.15 min, next: fine}\n"
        "  fine: {by: desk, time: normal mean 5 min sd 2.1 min, next: {done: 90%, left: rest}}\n";
    std::string with_giving_up = text;
    with_giving_up.replace(with_giving_up.find("lost: unresolved"), 16, "left: gave_up");
    EXPECT_THAT(warned(with_giving_up), ElementsAre("5:53 F105", "8:29 F105", "9:26 F105"));
    EXPECT_THAT(said_of(with_giving_up),
                HasSubstr("\"normal mean 5 min sd 1000 min\" is cut at 0, which makes its mean "
                          "13.3 h instead of 5 min"));
    EXPECT_THAT(said_of(with_giving_up), HasSubstr("makes its mean 116 EM instead of 90 EM"));
}

}  // namespace
}  // namespace friction
