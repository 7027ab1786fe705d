// Results from outside: they parse, they have the same bytes everywhere, and what is known survives
// an interrupt.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
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
TEST(Interrupt, PrintsWhatIsKnownMarkedAsPartial) {
    const Ran ran = friction_as({.arguments = {"run", scenario("toll-invoice.yaml"), "--journeys",
                                               "1000000000", "--progress"},
                                 .interrupt_after = " left"});
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    EXPECT_EQ(ran.signal, 0);
    EXPECT_THAT(ran.out, HasSubstr("nterrupted"));
}

TEST(Interrupt, WhileReadingStandardInputEndsToo) {
    const Ran ran = friction_as(
        {.arguments = {"run", "-"}, .input = "friction: 1\n", .interrupt_when_fed = true});
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    EXPECT_THAT(ran.out, IsEmpty());
}

TEST(Progress, IsNotShownUnlessSomebodyWatches) {
    const Ran ran = friction_with({"run", scenario("toll-invoice.yaml"), "--journeys", "3000000"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.err, IsEmpty());
}

}  // namespace
}  // namespace friction::tests
