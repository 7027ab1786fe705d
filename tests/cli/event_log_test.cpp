// Every visit of every journey, as process mining tools read it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "program.h"
#include "support/csv_cells.h"

namespace friction::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testing_support::Table;
using testing_support::table_of;

std::string log_of(const Folder& folder, const std::string& name,
                   const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{
        "run", scenario("toll-invoice-fixed.yaml"), "--journeys", "300", "--log", folder.at(name)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = friction_with(arguments);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    return read_whole(folder.at(name));
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST(EventLog, HasALineForEachVisit) {
    const Folder folder;
    const Table table = table_of(log_of(folder, "log.csv"), ',');
    EXPECT_THAT(table.at(0), ElementsAre("case", "design", "customer", "segment", "step", "title",
                                         "mover", "channel", "begins", "ends", "after [days]",
                                         "length [min]", "effort [EM]", "cost [money]", "outcome"));
    const auto& first = table.at(1);
    EXPECT_EQ(first[0], "baseline/0");
    EXPECT_EQ(first[4], "look_in_account");
    EXPECT_EQ(first[5], "Look in account");
    EXPECT_EQ(first[6], "customer");
    EXPECT_EQ(first[7], "web");
    EXPECT_EQ(first[8], "2024-01-01T09:00:00.000Z");
    EXPECT_EQ(first[10], "0");
    // Visits of one customer follow each other without a gap, and their effort adds up to what the
    // story of that customer says.
    double effort = 0;
    for (std::size_t i = 1; i < table.size() && table[i][0] == "baseline/0"; ++i) {
        effort += std::stod(table[i][12]);
        if (i > 1) {
            EXPECT_EQ(table[i][8], table[i - 1][9]);
        }
    }
    const Ran story =
        friction_with({"trace", scenario("toll-invoice-fixed.yaml"), "--customer", "0"});
    const bool is_short = std::abs(effort - 62) < 1e-9, is_long = std::abs(effort - 100.5) < 1e-9;
    EXPECT_TRUE(is_short || is_long) << effort;
    EXPECT_THAT(story.out, HasSubstr(is_short ? "62.0 EM" : "100.5 EM"));
}

// A matter closed falsely is felt at the next step: the log has it there.
TEST(EventLog, HasAllEffortOfEachJourney) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", R"(friction: 1
title: Closed too early
teams: {desk: {cost: 30 per hour}}
start: call
steps:
  call: {by: desk, channel: phone, time: exponential mean 6 min, marks: solved, next: {ok: 50%, w: rest}}
  w: {wait: exponential mean 1 days, owner: company, next: call}
outcomes: {ok: resolved}
)");
    const Ran ran = friction_with({"run", file, "--journeys", "400", "--samples",
                                   folder.at("rows.csv"), "--log", folder.at("log.csv")});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Table rows = table_of(read_whole(folder.at("rows.csv")), ',');
    const Table log = table_of(read_whole(folder.at("log.csv")), ',');
    ASSERT_EQ(rows.at(0).at(4), "effort [EM]");
    std::size_t at = 1;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        double effort = 0;
        for (; at < log.size() && log[at][2] == rows[row][0]; ++at) {
            effort += std::stod(log[at][12]);
        }
        ASSERT_NEAR(effort, std::stod(rows[row][4]), 1e-9) << rows[row][0];
    }
    EXPECT_EQ(at, log.size());
}

// The clock counts whole microseconds and lengths do not: customer 151 of the toll invoice has an
// end that rounds to another millisecond than the begin behind it.
TEST(EventLog, HasVisitsThatFollowEachOther) {
    const Folder folder;
    const Ran ran = friction_with({"run", scenario("toll-invoice.yaml"), "--journeys", "200",
                                   "--seed", "1", "--log", folder.at("log.csv")});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Table log = table_of(read_whole(folder.at("log.csv")), ',');
    ASSERT_GT(log.size(), 800U);
    for (std::size_t i = 1; i < log.size(); ++i) {
        EXPECT_LE(log[i][8], log[i][9]);
        if (log[i - 1][2] == log[i][2]) {
            EXPECT_EQ(log[i][8], log[i - 1][9]) << log[i][0] << " " << log[i][4];
        }
    }
}

TEST(EventLog, AsXesHasTwoEventsForEachVisit) {
    const Folder folder;
    const Table table = table_of(log_of(folder, "log.csv"), ',');
    const std::string xes = log_of(folder, "log.xes");
    EXPECT_THAT(xes, StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version="));
    EXPECT_TRUE(xes.ends_with("</log>\n"));
    EXPECT_EQ(log_of(folder, "LOG.XES"), xes);
    EXPECT_EQ(count_of(xes, "<trace>"), 300U);
    EXPECT_EQ(count_of(xes, "</trace>"), 300U);
    const std::size_t visits = table.size() - 1;
    EXPECT_EQ(count_of(xes, "value=\"start\""), visits);
    EXPECT_EQ(count_of(xes, "value=\"complete\""), visits);
    EXPECT_EQ(count_of(xes, "<event>"), count_of(xes, "</event>"));
    EXPECT_THAT(xes,
                HasSubstr("<date key=\"time:timestamp\" value=\"2024-01-01T09:00:00.000Z\"/>"));
}

TEST(EventLog, OfSeveralDesignsHasACaseForEach) {
    const Folder folder;
    const Ran ran = friction_with({"compare", scenario("toll-invoice-fixed.yaml"), "--journeys",
                                   "5", "--log", folder.at("log.xes")});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::string xes = read_whole(folder.at("log.xes"));
    EXPECT_EQ(count_of(xes, "<trace>"), 10U);
    EXPECT_THAT(xes, HasSubstr("value=\"baseline/4\""));
}

TEST(EventLog, TakesNoMarkFromNames) {
    const Folder folder;
    const std::string file = folder.file("a.yaml",
                                         "friction: 1\ntitle: \"A <b> & \\\"c\\\"\"\nstart: ask\n"
                                         "steps:\n  ask: {title: \"=1+1 <i>\", by: customer, "
                                         "time: 1 min, next: done}\noutcomes: {done: resolved}\n");
    const auto log = [&](const std::string& name) {
        const Ran ran = friction_with({"run", file, "--journeys", "1", "--log", folder.at(name)});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return read_whole(folder.at(name));
    };
    EXPECT_THAT(log("log.csv"), HasSubstr(",'=1+1 <i>,"));
    const std::string xes = log("log.xes");
    EXPECT_THAT(xes, HasSubstr("value=\"A &lt;b&gt; &amp; &quot;c&quot;\""));
    EXPECT_THAT(xes, HasSubstr("value=\"=1+1 &lt;i&gt;\""));
    EXPECT_THAT(xes, Not(HasSubstr("<i>")));
}

// A million days after the first Monday: year 4,762; three of them: beyond what a date can say.
TEST(EventLog, BeyondTheYearsOfDatesOnlyTimesAreLeft) {
    const Folder folder;
    const std::string file = folder.file(
        "a.yaml",
        "friction: 1\ntitle: Long\nstart: a\nsteps:\n"
        "  a: {wait: 1000000 days, owner: company, next: b}\n"
        "  b: {wait: 1000000 days, owner: company, next: c}\n"
        "  c: {wait: 1000000 days, owner: company, next: d}\n"
        "  d: {wait: 1 days, owner: company, next: done}\noutcomes: {done: resolved}\n");
    const Ran ran = friction_with({"run", file, "--journeys", "1", "--log", folder.at("l.csv")});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Table table = table_of(read_whole(folder.at("l.csv")), ',');
    ASSERT_EQ(table.size(), 5U);
    EXPECT_THAT(table[2][8], StartsWith("4761-"));
    EXPECT_THAT(table[4][8], IsEmpty());
    EXPECT_EQ(table[4][10], "3000000");
}

TEST(EventLog, IsXesOrCsv) {
    const Ran ran =
        friction_with({"run", scenario("toll-invoice-fixed.yaml"), "--log", "/nowhere/log.json"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err,
                HasSubstr("--log writes what the name of its file ends with, .xes or .csv"));
}

}  // namespace
}  // namespace friction::tests
