// Results from outside: they parse, they have the same bytes everywhere, and what is known survives
// an interrupt.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "program.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::vector<std::vector<std::string>>& commands_with_results() {
    static const std::vector<std::vector<std::string>> commands{
        {"compare", scenario("toll-invoice.yaml"), "--journeys", "20000"},
        {"compare", scenario("toll-invoice-fixed.yaml")},
        {"run", scenario("toll-invoice.yaml"), "--redesign", "status_visible", "--journeys",
         "10000"},
        {"solve", scenario("toll-invoice.yaml")},
        {"trace", scenario("toll-invoice.yaml"), "--customer", "17", "--redesign",
         "employee_sends_request"},
        {"trace", scenario("toll-invoice.yaml"), "--find", "gave_up"},
        {"check", scenario("toll-invoice-fixed.yaml")},
    };
    return commands;
}

std::vector<std::string> with(std::vector<std::string> arguments,
                              const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

TEST(Results, ArePrintedWithoutColourAndWithinTheWidthWhenPiped) {
    for (const auto& command : commands_with_results()) {
        const Ran ran = friction_with(command);
        EXPECT_EQ(ran.exit_code, 0) << testing::PrintToString(command) << ran.err;
        EXPECT_THAT(ran.err, IsEmpty()) << testing::PrintToString(command);
        EXPECT_THAT(ran.out, Not(IsEmpty()));
        EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
    }
}

// Only the desk's price changes, so what it costs more is what everything costs more, and as
// surely: from an interval of each price it was known four times worse.
TEST(Results, KnowWhatATeamOfANewPriceCostsMoreFromPairs) {
    const Folder folder;
    const std::string file = folder.file("price.yaml", R"(friction: 1
title: A dearer desk
source: made up
currency: EUR
teams: {desk: {title: Desk, cost: 30 per hour}, back: {title: Back, cost: 10 per hour}}
start: ask
steps:
  ask: {by: desk, time: exponential mean 6 min, next: do}
  do: {by: back, time: 1 min, next: done}
outcomes: {done: resolved}
redesigns:
  dearer: {title: Dearer, changes: [{set: {team: desk, cost: 60 per hour}}]}
)");
    const Ran ran = friction_with({"compare", file, "--details", "--journeys", "4096"});
    const auto changed_by = [&](const std::string& row) {
        const std::size_t at = ran.out.find(row);
        EXPECT_NE(at, std::string::npos) << ran.out;
        const std::string line = ran.out.substr(at, ran.out.find('\n', at) - at);
        const std::size_t plus = line.find('+');
        return plus == std::string::npos ? line : line.substr(plus, line.find_last_of(' ') - plus);
    };
    EXPECT_THAT(changed_by("  Cost, EUR  "), HasSubstr(" to +"));
    const std::string whole = changed_by("  Cost, EUR  "), desk = changed_by("    Desk  ");
    EXPECT_EQ(desk.substr(0, desk.find("  ")), whole.substr(0, whole.find("  ")));
    EXPECT_EQ(desk.substr(0, desk.rfind("  ")), whole.substr(0, whole.rfind("  ")));
}

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0, columns = 0;
    bool in_code = false;  // colour codes and the second and later bytes of a letter take no column
    for (const char c : text) {
        if (c == '\x1b') in_code = true;
        if (c == '\n')
            columns = 0;
        else if (!in_code && c != '\r' && (static_cast<unsigned char>(c) & 0xc0u) != 0x80u)
            longest = std::max(longest, ++columns);
        if (c == 'm') in_code = false;
    }
    return longest;
}

TEST(Results, FitTheTerminalAndAreColouredThereUnlessRefused) {
    const std::vector<std::string> command{"compare", scenario("toll-invoice.yaml"), "--journeys",
                                           "4096"};
    for (const unsigned short columns :
         {static_cast<unsigned short>(80), static_cast<unsigned short>(120)}) {
        const Ran ran = friction_as({.arguments = command,
                                     .environment = {{"TERM", "xterm"}, {"NO_COLOR", ""}},
                                     .terminal_columns = columns});
        EXPECT_EQ(ran.exit_code, 0);
        EXPECT_THAT(ran.out, HasSubstr("\x1b["));
        EXPECT_LE(longest_line(ran.out), columns);
    }
    const Ran plain = friction_as({.arguments = command,
                                   .environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}},
                                   .terminal_columns = 80});
    EXPECT_THAT(plain.out, Not(HasSubstr("\x1b")));
}

TEST(Results, AreJsonWhenAskedFor) {
    for (const auto& command : commands_with_results()) {
        const Ran ran = friction_with(with(command, {"--json"}));
        EXPECT_EQ(ran.exit_code, 0) << testing::PrintToString(command) << ran.err;
        const nlohmann::json json = nlohmann::json::parse(ran.out, nullptr, false);
        EXPECT_FALSE(json.is_discarded()) << testing::PrintToString(command);
        EXPECT_TRUE(json.contains("schema")) << testing::PrintToString(command);
        EXPECT_THAT(ran.out, Not(HasSubstr("nan")));
        EXPECT_THAT(ran.out, Not(HasSubstr("inf")));
    }
}

// Whatever part of the file a command looks at; another value of a parameter is another scenario.
TEST(Results, NameOneFileByOneHash) {
    const std::string story = scenario("toll-invoice.yaml");
    const auto hash_of = [](const std::vector<std::string>& command) {
        const Ran ran = friction_with(with(command, {"--json"}));
        const nlohmann::json json = nlohmann::json::parse(ran.out, nullptr, false);
        return json.is_object() ? json["scenario"]["hash"].get<std::string>() : ran.err;
    };
    const std::string hash = hash_of({"solve", story});
    EXPECT_EQ(hash.size(), 16U);
    EXPECT_EQ(hash_of({"run", story, "--journeys", "4096"}), hash);
    EXPECT_EQ(hash_of({"run", story, "--redesign", "status_visible", "--journeys", "4096"}), hash);
    EXPECT_EQ(hash_of({"compare", story, "status_visible", "--journeys", "4096"}), hash);
    EXPECT_EQ(hash_of({"trace", story, "--customer", "17"}), hash);
    EXPECT_EQ(hash_of({"check", story}), hash);
    EXPECT_NE(hash_of({"solve", story, "--set", "calls=80%"}), hash);
    EXPECT_THAT(friction_with({"trace", story, "--customer", "17"}).out,
                HasSubstr("seed 1, scenario " + hash));
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find(end, from) - from);
}

// run waits for one mean, compare for every difference, so each stops at its own number; with the
// number that either names both look at the same journeys.
TEST(Results, SayHowRunAndCompareShowTheSameBaseline) {
    const std::string story = scenario("toll-invoice.yaml");
    const std::vector<std::string> run{"run", story}, compare{"compare", story, "status_visible"};
    const auto shown = [&](std::vector<std::string> command) {
        const Ran ran =
            friction_as({.arguments = std::move(command), .environment = {{"COLUMNS", "1000"}}});
        return ran.out;
    };
    const std::string alone = shown(run), beside = shown(compare);
    EXPECT_THAT(alone, HasSubstr("friction compare stops when every redesign's difference"));
    EXPECT_THAT(beside, HasSubstr("friction run stops when the mean effort of its one design"));
    const std::string number = between(beside, "With --journeys ", " both show the same.");
    EXPECT_NE(between(alone, "With --journeys ", " both show the same."), number);

    const std::string effort = between(beside, " of ", " EM per journey");
    EXPECT_THAT(alone, Not(HasSubstr("costs the customer " + effort + " EM")));
    const std::string asked_for = shown(with(run, {"--journeys", number}));
    EXPECT_THAT(asked_for, HasSubstr("costs the customer " + effort + " EM"));
    EXPECT_THAT(asked_for, Not(HasSubstr("both show the same")));
    const Folder folder;
    const std::string lonely = folder.file("a.yaml",
                                           "friction: 1\ntitle: A\nstart: pay\nsteps:\n"
                                           "  pay: {by: customer, time: 1 min, next: done}\n"
                                           "outcomes: {done: resolved}\n");
    EXPECT_THAT(shown({"run", lonely}), Not(HasSubstr("both show the same"))) << "no redesigns";
}

TEST(Results, HaveTheSameBytesOnAnyNumberOfThreadsInAnyLocaleAndTimeZone) {
    const std::vector<std::string> compare{"compare", scenario("toll-invoice.yaml"), "--journeys",
                                           "30000", "--json"};
    const std::string reference = friction_with(with(compare, {"--threads", "1"})).out;
    ASSERT_THAT(reference, Not(IsEmpty()));
    for (const char* threads : {"2", "7"})
        EXPECT_EQ(friction_with(with(compare, {"--threads", threads})).out, reference) << threads;
    for (const auto& [name, value] : std::map<std::string, std::string>{{"LC_ALL", "de_DE.UTF-8"},
                                                                        {"LC_ALL", "C"},
                                                                        {"TZ", "Asia/Kathmandu"},
                                                                        {"LANG", "tr_TR.UTF-8"}})
        EXPECT_EQ(friction_as({.arguments = compare, .environment = {{name, value}}}).out,
                  reference)
            << name << value;
}

// A folder is searched for scenarios: none of them may become the report on them.
TEST(Output, NeverReplacesAScenarioOfTheFolderThatIsChecked) {
    const Folder folder;
    const std::string text = read_whole(scenario("toll-invoice-fixed.yaml"));
    const std::string kept = folder.file("kept.yaml", text);
    folder.file("other.yaml", text);
    const Ran ran = friction_with({"check", folder.path(), "-o", kept});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("kept.yaml"));
    EXPECT_EQ(read_whole(kept), text);
    EXPECT_EQ(friction_with({"check", folder.path(), "-o", folder.at("report.txt")}).exit_code, 0);
}

// Two pages of one file differ visibly when a value was tried, and trying does not make it known.
TEST(Results, SayWhatWasSet) {
    const std::vector<std::string> run{"run", scenario("toll-invoice.yaml"), "--journeys", "100"};
    const std::string as_written = friction_with(run).out;
    const std::string tried = friction_with(with(run, {"--set", "pushed=90%"})).out;
    EXPECT_THAT(as_written, Not(HasSubstr("pushed =")));
    EXPECT_THAT(tried, HasSubstr("with pushed = 90%"));
    EXPECT_THAT(as_written, HasSubstr("40 of 46 numbers are guesses"));
    EXPECT_THAT(tried, HasSubstr("40 of 46 numbers are guesses"));
    const auto result =
        nlohmann::json::parse(friction_with(with(run, {"--set", "pushed=90%", "--json"})).out);
    EXPECT_EQ(result["scenario"]["set"]["pushed"], "90%");
}

TEST(Results, DependOnTheSeed) {
    const std::vector<std::string> run{"run", scenario("toll-invoice.yaml"), "--journeys", "5000",
                                       "--json"};
    EXPECT_NE(friction_with(with(run, {"--seed", "2"})).out,
              friction_with(with(run, {"--seed", "3"})).out);
    EXPECT_EQ(friction_with(with(run, {"--seed", "3"})).out,
              friction_with(with(run, {"--seed", "3"})).out);
}

// A billion journeys take minutes; the interrupt comes as soon as the first line of progress is
// there.
/// What JSON says of one alternative, without its primary difference, whose level depends on how
/// many there are.
nlohmann::json said_of(const std::string& redesign, const std::vector<std::string>& named) {
    std::vector<std::string> command{"compare", scenario("toll-invoice.yaml"), "--json"};
    command.insert(command.end(), named.begin(), named.end());
    nlohmann::json all = nlohmann::json::parse(friction_with(command).out);
    for (nlohmann::json& one : all.at("alternatives")) {
        if (one.at("name") != redesign) continue;
        one.at("against_baseline").at("differences").erase("effort");
        return {{"journeys", all.at("journeys")}, {"alternative", one}};
    }
    return {};
}

// Alone this redesign is precise after 4,096 journeys, and solved more by 0.5 ± 0.3 points of one
// page and 0.55 ± 0.13 of the other.
TEST(Results, OfARedesignDoNotDependOnWhichOthersAreNamed) {
    const nlohmann::json with_all = said_of("status_visible", {});
    ASSERT_FALSE(with_all.empty());
    EXPECT_EQ(said_of("status_visible", {"status_visible"}), with_all);
    EXPECT_EQ(said_of("status_visible", {"status_visible", "pushed_and_sent"}), with_all);
}

// The worst of one design need not be the worst of the other, and one design alone leaves no doubt.
TEST(Trace, SaysInWhichDesignItsCustomerIsTheWorst) {
    const std::string file = scenario("toll-invoice.yaml");
    const std::vector<std::string> worst{"trace", file, "--find", "worst"};
    const std::vector<std::string> beside{"trace", file,         "--find",
                                          "worst", "--redesign", "employee_sends_request"};
    EXPECT_THAT(friction_with(beside).out, HasSubstr("the most effort in the baseline of the"));
    EXPECT_THAT(friction_with(worst).out, HasSubstr("the most effort of the first"));
    EXPECT_THAT(friction_with({"trace", file, "--redesign", "employee_sends_request"}).out,
                HasSubstr("a typical one of the first"));
}

TEST(Interrupt, PrintsWhatIsKnownMarkedAsPartial) {
    const Ran ran = friction_as({.arguments = {"run", scenario("toll-invoice.yaml"), "--journeys",
                                               "1000000000", "--progress"},
                                 .interrupt_after = " left"});
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    EXPECT_EQ(ran.signal, 0);
    EXPECT_THAT(ran.out, HasSubstr("nterrupted"));
}

// 65,535 visits of a thousand steps each: one block takes minutes, and so does one journey. Who
// does not end within ten seconds of the interrupt is killed, which is code 137.
TEST(Interrupt, EndsWithinASlowBlock) {
    const Folder folder;
    const auto code_of = [](const std::string& arguments) {
        const std::string command = "timeout --preserve-status -s INT -k 10 0.7 " + program_path() +
                                    " " + arguments + " > /dev/null 2> /dev/null";
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    };
    std::string slow = "friction: 1\ntitle: Slow\nstart: s0\nsteps:\n";
    for (int i = 0; i < 1000; ++i)
        slow.append("  s")
            .append(std::to_string(i))
            .append(": {by: customer, time: exponential mean 1 min, next: s")
            .append(std::to_string(i + 1))
            .append("}\n");
    slow +=
        "  s1000: {next: [{when: elapsed > 100000 weeks, next: done}, {else: s0}]}\n"
        "outcomes: {done: resolved}\nrun: {max_visits: 65535}\n";
    EXPECT_EQ(code_of("run " + folder.file("slow.yaml", slow)), 130);
}

TEST(Interrupt, WhileReadingStandardInputEndsToo) {
    const Ran ran = friction_as(
        {.arguments = {"run", "-"}, .input = "friction: 1\n", .interrupt_when_fed = true});
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_EQ(ran.err, "friction: interrupted before anything was known\n");
}

TEST(Interrupt, WhileNobodyReadsTheNamedPipeSaysSo) {
    const Folder folder;
    const std::string pipe = folder.at("pipe");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const Ran ran = friction_as({.arguments = {"schema", "-o", pipe}, .interrupt_when_fed = true});
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    EXPECT_EQ(ran.err, "friction: interrupted before anybody read " + pipe + "\n");
}

// 99,001 steps are read, checked, solved, simulated and laid out for many seconds: at
// whatever it is when the interrupt comes, the program ends with one sentence and no results.
TEST(Interrupt, EndsAnyWorkOnALargeFile) {
    const Folder folder;
    std::string large = "friction: 1\ntitle: Large\nstart: s0\nsteps:\n";
    for (int i = 0; i < 99'000; ++i)
        large.append("  s")
            .append(std::to_string(i))
            .append(": {by: customer, time: exponential mean 1 min, next: s")
            .append(std::to_string(i + 1))
            .append("}\n");
    large +=
        "  s99000: {by: customer, time: 1 min, next: done}\noutcomes: {done: resolved}\n"
        "redesigns: {quick: {changes: [{set: {step: s7, time: 2 min}}]}}\n";
    const std::string file = folder.file("large.yaml", large);
    using Pair = std::pair<const char*, const char*>;
    for (const auto& [work, seconds] :
         {Pair("check", "0.3"), Pair("solve", "0.3"), Pair("export --to svg --redesign quick", "1"),
          Pair("export --to dot", "2.5"), Pair("compare", "0.6"), Pair("compare", "1.5")}) {
        const std::string command = std::string("timeout --preserve-status -s INT -k 10 ") +
                                    seconds + " " + program_path() + " " + work + " " + file +
                                    " > " + folder.at("out") + " 2> " + folder.at("err");
        const int status = std::system(command.c_str());
        EXPECT_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 130) << command;
        EXPECT_EQ(read_whole(folder.at("err")), "friction: interrupted before anything was known\n")
            << command;
        EXPECT_THAT(read_whole(folder.at("out")), IsEmpty()) << command;
    }
}

TEST(Progress, IsNotShownUnlessSomebodyWatches) {
    const Ran ran = friction_with({"run", scenario("toll-invoice.yaml"), "--journeys", "3000000"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.err, IsEmpty());
}

// The question hides the way out from the graph, and nine in ten stay at every visit: of ten
// thousand journeys 0.9^10 = 35% are cut at ten visits.
TEST(Results, OfARunThatCutTooManyJourneysEndWithCodeTwo) {
    const Folder folder;
    const std::string file = folder.file("cut.yaml", R"(friction: 1
title: Round and round
start: ask
steps:
  ask: {by: customer, time: 1 min, next: wait}
  wait:
    wait: 1 day
    owner: company
    next: [{when: elapsed > 1000 days, next: done}, {else: {ask: 90%, done: rest}}]
outcomes: {done: resolved}
run: {max_visits: 10}
redesigns: {quick: {changes: [{reroute: {from: ask, to: done}}]}}
expect: [baseline.days < 5 days]
)");
    for (const char* command : {"run", "compare"}) {
        const Ran ran = friction_with({command, file, "--journeys", "10000"});
        EXPECT_EQ(ran.exit_code, 2) << command << ran.err;
        EXPECT_THAT(ran.out, Not(IsEmpty())) << command;
        EXPECT_THAT(ran.err, HasSubstr("cut.yaml:5:8: error F097")) << command;
        EXPECT_THAT(ran.err, HasSubstr("the loop of \"ask\", \"wait\"")) << command;
    }
    const Ran check = friction_with({"check", file});
    EXPECT_EQ(check.exit_code, 2);
    EXPECT_THAT(check.err, HasSubstr("cut.yaml:5:8: error F097"));
}

// Shorter calls: fewer give up, and those who go on call again.
TEST(Results, ThatKeepCustomersFromGivingUpSaySo) {
    const Folder folder;
    const std::string file = folder.file("patient.yaml", R"(friction: 1
title: Patient
start: ask
customers: {patience: uniform 10 EM .. 60 EM}
teams: {desk: {title: Desk}}
steps:
  ask: {by: desk, channel: phone, time: 10 min, next: {done: 30%, later: rest}}
  later: {wait: 1 day, owner: customer, next: ask}
outcomes: {done: resolved, left: gave_up}
redesigns:
  quick: {changes: [{set: {step: ask, time: 1 min}}]}
  ready: {changes: [{reroute: {from: ask, to: done}}]}
)");
    const char* sentence = "customers who gave up before and now go on";
    const auto compare = [&](const char* redesign) {
        return friction_as(
            {.arguments = {"compare", file, redesign}, .environment = {{"COLUMNS", "300"}}});
    };
    EXPECT_THAT(compare("quick").out, HasSubstr(sentence));
    EXPECT_THAT(compare("ready").out, Not(HasSubstr(sentence))) << "nobody has to call again";
}

}  // namespace
}  // namespace friction::tests
