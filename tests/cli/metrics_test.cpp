// friction metrics, and the way to it from a metric that does not exist.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/metric.h"
#include "program.h"

namespace friction::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(MetricsCommand, ListsEveryMetricOnce) {
    const std::string all = friction_with({"metrics"}).out;
    for (const MetricRow& row : metric_table()) {
        std::size_t lines = 0;
        for (const char* end : {" ", "(", ","}) {
            const std::string line = "\n  " + std::string(row.name) + end;
            for (std::size_t at = all.find(line); at != std::string::npos;
                 at = all.find(line, at + 1))
                ++lines;
        }
        EXPECT_EQ(lines, 1U) << row.name;
    }
    EXPECT_THAT(all, AllOf(HasSubstr("effort, effort(COMPONENT)"), HasSubstr("visits(STEP)"),
                           HasSubstr("Against the baseline")));
}

TEST(MetricsCommand, TellsOfOne) {
    const Ran ran = friction_with({"metrics", "worse_off"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, AllOf(HasSubstr("Customers worse off than in the baseline"),
                               HasSubstr("Less is better"), HasSubstr("REDESIGN.worse_off < 20%")));
    EXPECT_THAT(friction_with({"metrics", "efort"}).err, HasSubstr("did you mean \"effort\"?"));
    EXPECT_EQ(friction_with({"metrics", "happiness"}).exit_code, 2);
}

TEST(MetricsCommand, TellsOfOnePartAndOfWhatATableCallsIt) {
    EXPECT_THAT(friction_with({"metrics", "effort(held)"}).out,
                HasSubstr("baseline.effort(held) < 60 EM"));
    EXPECT_THAT(friction_with({"metrics", "effort.p90"}).out,
                HasSubstr("baseline.effort.p90 < 60 EM"));
    EXPECT_EQ(friction_with({"metrics", "Felt handoffs"}).out,
              friction_with({"metrics", "handoffs"}).out);
    EXPECT_THAT(friction_with({"metrics", "effort(hed)"}).err, HasSubstr("did you mean \"held\"?"));
    EXPECT_THAT(friction_with({"metrics", "contacts(x)"}).err, HasSubstr("nothing in brackets"));
    EXPECT_THAT(friction_with({"metrics", "resolved.p90"}).err, HasSubstr("no quantiles"));
}

TEST(MetricsCommand, IsWhereAnUnknownMetricLeadsTo) {
    const std::string toll = read_whole(scenario("toll-invoice.yaml"));
    const Folder folder;
    const std::string file = folder.file("a.yaml", toll + "  - baseline.happiness > 5\n");
    EXPECT_THAT(friction_with({"check", file}).err,
                HasSubstr("no metric \"happiness\"\n     expected: the name of a metric, as in "
                          "`baseline.effort`\n     `friction metrics` lists them all"));
    EXPECT_THAT(friction_with({"sweep", scenario("toll-invoice.yaml"), "--over", "pushed",
                               "--metric", "happiness"})
                    .err,
                HasSubstr("`friction metrics` lists them all"));
}

}  // namespace
}  // namespace friction::tests
