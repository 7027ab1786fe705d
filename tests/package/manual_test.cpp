// The manual: that each command has its page, and that roff shows what the tables say.

#include "manual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "command.h"
#include "roff_rules.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

report::ManualPage page_named(const std::string& name) {
    const std::vector<report::ManualPage> pages = cli::manual_pages();
    const auto found = std::ranges::find(pages, name, &report::ManualPage::name);
    return found == pages.end() ? report::ManualPage{} : *found;
}

TEST(Manual, HasAPageForTheProgramAndOneForEachCommand) {
    std::vector<std::string> names;
    for (const report::ManualPage& page : cli::manual_pages()) names.push_back(page.name);
    std::vector<std::string> expected{"friction"};
    for (const cli::Command& command : cli::commands())
        expected.push_back("friction-" + std::string(command.name));
    EXPECT_EQ(names, expected);
    const std::string overview = manual_text(page_named("friction"));
    EXPECT_THAT(overview, HasSubstr("\n.TP\n.B compare\nthe redesigns against the baseline, for "
                                    "the same customers\n"));
    EXPECT_THAT(overview, HasSubstr("\n.BR friction\\-compare (1),\n"));
}

TEST(Manual, OfACommandHasWhatItsHelpHas) {
    const std::string text = manual_text(page_named("friction-check"));
    EXPECT_THAT(text, HasSubstr(".TH FRICTION\\-CHECK 1 \"\" \"friction 0.1.0\" "));
    EXPECT_THAT(text, HasSubstr(".SH NAME\nfriction\\-check \\- whether files are right and their "
                                "expectations hold\n"));
    EXPECT_THAT(text, HasSubstr(".SH SYNOPSIS\n.B friction check PATH... [OPTIONS]\n"));
    EXPECT_THAT(text, HasSubstr(".TP\n.B \\-o, \\-\\-output FILE\nwrite to FILE"));
    EXPECT_THAT(text, HasSubstr(".TP\n.B 3\nundecided\n"));
    EXPECT_THAT(text, HasSubstr("\nfriction check parcel.yaml \\-\\-json \\-o verdicts.json\n"));
    EXPECT_THAT(manual_text(page_named("friction-run")), Not(HasSubstr("undecided")));
}

TEST(Manual, KeepsTheRulesOfRoff) {
    for (const report::ManualPage& page : cli::manual_pages())
        EXPECT_THAT(against_roff(manual_text(page)), IsEmpty()) << page.name;
}

// By hand: roff drops a line that begins with a dot or an apostrophe, shows "-" as a hyphen that no
// shell takes, and reads a backslash as the beginning of one of its own words.
TEST(Manual, WritesOutTheSignsThatRoffWouldChange) {
    const report::ManualPage page{.name = "a-b",
                                  .does = "it's",
                                  .usage = "a-b",
                                  .explains = ".hidden \\n ~/x ^ `y`\nand on",
                                  .list = "OPTIONS",
                                  .rows = {{"--set", "'quoted'"}},
                                  .examples = "  .begin --x\n",
                                  .see_also = {"c-d"}};
    const std::string text = manual_text(page);
    EXPECT_THAT(text, HasSubstr("\n\\&.hidden \\en \\(ti/x \\(ha \\(gay\\(ga and on\n"));
    EXPECT_THAT(text, HasSubstr("\n.B \\-\\-set\n\\(aqquoted\\(aq\n"));
    EXPECT_THAT(text, HasSubstr("\n.nf\n\\&.begin \\-\\-x\n.fi\n"));
    EXPECT_THAT(text, HasSubstr("a\\-b \\- it\\(aqs\n"));
    EXPECT_THAT(against_roff(text), IsEmpty());
}

// The rules find what they are for.
TEST(Manual, RulesOfRoffNoticeWhatBreaksThem) {
    for (const char* broken :
         {"plain --option\n", ".nosuch request\n", "'quoted\n", "caf\xc3\xa9\n", "\n", "a\\qb\n"})
        EXPECT_THAT(against_roff(broken), Not(IsEmpty())) << broken;
}

}  // namespace
}  // namespace friction::tests
