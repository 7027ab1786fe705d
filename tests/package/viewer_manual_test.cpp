// The page of friction-viewer, and that its help has the same rows.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../../viewer/arguments.h"
#include "roff_rules.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(ViewerManual, HasTheOptionsOfItsHelpAndKeepsTheRulesOfRoff) {
    const report::ManualPage page = viewer::manual_page();
    EXPECT_THAT(against_roff(manual_text(page)), IsEmpty());
    EXPECT_EQ(page.name, "friction-viewer");
    EXPECT_THAT(manual_text(page), HasSubstr(".B \\-\\-size WxH\nof the picture, 1920x1080"));
    for (const auto& [typed, says] : page.rows)
        EXPECT_THAT(viewer::help_text(), HasSubstr("\n  " + typed));
}

}  // namespace
}  // namespace friction::tests
