// Slips of writing that make a file no YAML are told where they are, not where they were noticed,
// with a way to mend them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Slip {
    std::string of, written;
    std::string at;  ///< the message points at the first of these letters behind what was written
    std::string found, hint;
};

const std::vector<Slip>& slips() {
    static const std::vector<Slip> all{
        {"    by: customer\n    channel: web", "     by: customer\n    channel: web",
         "by: customer", "indented by 5 blanks", "try 4 blanks"},
        {"    by: customer\n    channel: web", "   by: customer\n    channel: web", "by: customer",
         "indented by 3 blanks", "try 4 blanks"},
        {"  ask_office:\n", "   ask_office:\n", "ask_office", "indented by 3 blanks",
         "try 2 blanks"},
        {"  ask_office:\n", " ask_office:\n", "ask_office", "indented by 1 blank", "try 2 blanks"},
        {"      - set: {step: wait_for_reply", "       - set: {step: wait_for_reply", "- set",
         "indented by 7 blanks", "try 6 blanks"},
        {"    title: Look in account", "    title Look in account", "title",
         "no colon behind \"title\"", "put a colon"},
        {"    title: Look in account", "    title:Look in account", ":Look",
         "no blank behind the colon", "put a blank"},
        {"\nsteps:\n", "\nsteps\n", "steps", "no colon behind \"steps\"", "put a colon"},
        {"friction: 1\n", "friction 1\n", "friction", "no colon behind \"friction\"",
         "put a colon"},
        {"  left_it: gave_up\n", "  left_it gave_up\n", "left_it", "no colon behind \"left_it\"",
         "put a colon"},
        {"- set: {step: ask_employee", "- set {step: ask_employee", "set",
         "no colon behind \"set\"", "put a colon"},
        {"    channel: web\n", "\tchannel: web\n", "\t", "a tab", "replace the tab"},
        {"ask_employee: rest}", "ask_employee: rest", "", "the brace `{` is not closed",
         "add the `}`"},
        {"needs: [rental, toll_charge]", "needs: [rental, toll_charge", "[rental",
         "the bracket `[` is not closed", "add the `]`"},
        {"needs: [rental, toll_charge]", "needs: [rental, toll_charge}", "[rental",
         "closed by a brace", "close it with `]`"},
        {"title: Ask office", "title: \"Ask office", "\"Ask", "a quoted text is not closed",
         "close the quote"},
        {"title: Wait on hold", "title: 'Wait on hold", "'Wait", "a quoted text is not closed",
         "close the quote"},
        {"title: Ask office", "title: \"Ask\" the office agent", "the office",
         "text follows behind the closing quote", "all of it in quotes"},
        {"title: Wait for reply", "title: 'Wait for the agent's answer'", "s answer",
         "text follows behind the closing quote", "written twice"},
        {"      - reroute: {from: ask_employee", "      -reroute: {from: ask_employee", "-reroute",
         "no blank behind the dash", "put a blank"},
        {"in_account, ask_employee", "in_account ask_employee", ": rest", "out of place",
         "is a comma missing"},
        {"ask_employee: rest}", "ask_employee: rest}}", "}\n", "has no opening one", "take it out"},
    };
    return all;
}

/// "4:11" of a byte of the text.
std::string place_of(const std::string& text, std::size_t at) {
    std::size_t line = 1, begin = 0;
    for (std::size_t end = 0; (end = text.find('\n', begin)) < at; begin = end + 1) ++line;
    return std::to_string(line) + ":" + std::to_string(at - begin + 1);
}

TEST(Slips, AreToldWhereTheyAre) {
    const std::string right = read_whole(scenario("toll-invoice.yaml"));
    const Folder folder;
    for (const Slip& slip : slips()) {
        std::string text = right;
        const std::size_t begin = text.find(slip.of);
        ASSERT_NE(begin, std::string::npos) << slip.of;
        text.replace(begin, slip.of.size(), slip.written);
        // An open brace is the one before what was written.
        const std::size_t at = slip.at.empty() ? text.rfind('{', begin) : text.find(slip.at, begin);
        const std::string file = folder.file("a.yaml", text);
        const Ran ran = friction_with({"check", file});
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.err, StartsWith(file + ":" + place_of(text, at) + ": error "))
            << slip.written;
        EXPECT_THAT(ran.err, HasSubstr(slip.found)) << slip.written;
        EXPECT_THAT(ran.err, HasSubstr(slip.hint)) << slip.written;
    }
}

// A misspelt segment was answered by "comparing one segment with another is not supported".
TEST(Slips, InNamesComeBeforeWhatIsNotSupported) {
    const std::string text =
        "friction: 1\ntitle: T\nsource: guess\nstart: a\n"
        "customers: {per_year: 0, segments: {young: {share: 40%}, older: {share: rest}}}\n"
        "steps:\n  a: {by: customer, time: 1 min, next: done}\noutcomes: {done: resolved}\n"
        "redesigns:\n  quick: {title: Q, changes: [set: {step: a, time: 2 min}]}\n"
        "expect:\n  - quick.effort for yong < baseline.effort for young\n";
    const Folder folder;
    const Ran nobody = friction_with({"check", folder.file("a.yaml", text)});
    EXPECT_THAT(nobody.err, HasSubstr("expected: more than 0, at most "));
    std::string some = text;
    some.replace(some.find("per_year: 0"), 11, "per_year: 9");
    const Ran misspelt = friction_with({"check", folder.file("b.yaml", some)});
    EXPECT_THAT(misspelt.err, HasSubstr("error F082: there is no segment \"yong\""));
    EXPECT_THAT(misspelt.err, Not(HasSubstr("F080")));
    some.replace(some.find("for yong"), 8, "for older");
    const Ran another = friction_with({"check", folder.file("c.yaml", some)});
    EXPECT_THAT(another.err, HasSubstr("error F080: comparing one segment with another"));
}

TEST(Slips, AKeyOfAThousandLettersIsToldAsThat) {
    const Folder folder;
    const Ran ran = friction_with(
        {"check", folder.file("a.yaml", "friction: 1\n" + std::string(2000, 'k') + ": 1\n")});
    EXPECT_THAT(ran.err, HasSubstr(":2:1: error F002: more than a thousand letters"));
}

}  // namespace
}  // namespace friction::tests
