// What strangers wrote into titles, names and comments never reaches a terminal or another program
// as it is.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "friction/printable.h"
#include "program.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;

// U+202E turns the direction of writing, U+2066 isolates, U+200F marks, U+FEFF and U+200B are not
// seen, U+2028 separates lines.
constexpr const char* evil =
    "\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8f\xef\xbb\xbf\xe2\x80\x8b\xe2\x80\xa8";

std::string hostile_file(const std::string& duration) {
    const std::string e = evil;
    return "friction: 1\n"
           "title: Parcel " +
           e +
           "\n"
           "source: told " +
           e +
           " by somebody\n"
           "parameters:\n"
           "  found: {value: 40%, range: 20% .. 70%, label: Found " +
           e +
           "}\n"
           "teams:\n"
           "  support: {title: Support " +
           e +
           "}\n"
           "customers:\n"
           "  segments: {some: {share: 50%, title: Some " +
           e +
           "}, others: {share: rest}}\n"
           "start: ask\n"
           "steps:\n"
           "  ask:  # comment " +
           e +
           "\n"
           "    title: \"Ask \\u202e \\uFEFF\"\n"
           "    by: support\n"
           "    channel: phone\n"
           "    time: " +
           duration + " # " + e +
           "\n"
           "    next: {done: $found, gone: rest}\n"
           "outcomes: {done: resolved, gone: gave_up}\n"
           "redesigns:\n"
           "  other:\n"
           "    title: Other " +
           e +
           "\n"
           "    changes:\n"
           "      - set: {step: ask, title: Anew " +
           e +
           ", time: 2 min}\n"
           "expect:\n"
           "  - other.effort < baseline.effort\n";
}

std::size_t unprintable_in(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const Character next = first_character(text);
        if (!next.is_text || (is_unprintable(next.point) && next.point != '\n')) ++count;
        text.remove_prefix(next.bytes);
    }
    return count;
}

TEST(HostileText, ReachesNobodyAsItIs) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", hostile_file("4 min"));
    const std::vector<std::vector<std::string>> commands{
        {"run", file},
        {"run", file, "--details", "--redesign", "other"},
        {"run", file, "--json"},
        {"compare", file, "--details"},
        {"compare", file, "--json"},
        {"solve", file, "--details"},
        {"check", file},
        {"check", file, "--json"},
        {"trace", file, "--redesign", "other"},
        {"trace", file, "--redesign", "other", "--json"},
        {"sweep", file, "--over", "found", "--journeys", "64"},
        {"export", file, "--to", "svg", "--redesign", "other"},
        {"export", file, "--to", "dot"},
        {"export", file, "--to", "mermaid"},
        {"report", file},
        {"report", file, "--to", "markdown"},
        {"moves", "--expand", file, "other"},
    };
    for (const std::vector<std::string>& command : commands) {
        const Ran ran = friction_with(command);
        EXPECT_EQ(ran.exit_code, 0) << command[0] << ran.err;
        EXPECT_EQ(unprintable_in(ran.out), 0U) << command[0] << "\n" << ran.out;
        EXPECT_EQ(unprintable_in(ran.err), 0U) << command[0] << "\n" << ran.err;
    }
}

TEST(HostileText, IsNotLostInJson) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", hostile_file("4 min"));
    const nlohmann::json told = nlohmann::json::parse(friction_with({"solve", file, "--json"}).out);
    EXPECT_EQ(told["scenario"]["title"], std::string("Parcel ") + evil);
}

TEST(HostileText, IsVisibleInPictures) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", hostile_file("4 min"));
    EXPECT_THAT(friction_with({"export", file, "--to", "svg"}).out, HasSubstr("Ask \\u202e"));
    EXPECT_THAT(friction_with({"export", file, "--to", "dot"}).out, HasSubstr("Ask \\\\u202e"));
    EXPECT_THAT(friction_with({"export", file, "--to", "mermaid"}).out, HasSubstr("Ask #92;u202e"));
}

TEST(HostileText, IsWrittenOutInMessages) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", hostile_file(std::string("4 m") + evil + "in"));
    const Ran ran = friction_with({"run", file});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(unprintable_in(ran.err), 0U) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("4 m\\u202e\\u2066\\u200f\\ufeff\\u200b\\u2028in"));
}

}  // namespace
}  // namespace friction::tests
