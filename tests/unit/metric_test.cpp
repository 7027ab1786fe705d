#include "friction/metric.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace friction {
namespace {

using testing::ElementsAre;

// The metrics of the language (docs/scenario-format.md, "Expectations"), as a writer of scenarios
// knows them.
const std::vector<std::string> names_of_the_language = {"effort",
                                                        "effort_per_resolved",
                                                        "wanted",
                                                        "active",
                                                        "on_hold",
                                                        "in_person_wait",
                                                        "days",
                                                        "days_calm",
                                                        "days_open",
                                                        "days_customer_owned",
                                                        "next_actions",
                                                        "avoidable",
                                                        "contacts",
                                                        "handoffs",
                                                        "switches",
                                                        "retellings",
                                                        "chasers",
                                                        "false_closures",
                                                        "broken_promises",
                                                        "refusals",
                                                        "fields",
                                                        "documents",
                                                        "money",
                                                        "visits",
                                                        "count",
                                                        "resolved",
                                                        "believed_resolved",
                                                        "silent_losses",
                                                        "cut",
                                                        "reached",
                                                        "elapsed",
                                                        "became_problem",
                                                        "problems",
                                                        "complaints_made",
                                                        "complaints_seen",
                                                        "ces",
                                                        "easy",
                                                        "hard",
                                                        "disloyal",
                                                        "negative_word",
                                                        "repurchase",
                                                        "spend_more",
                                                        "stay",
                                                        "cost",
                                                        "staff_minutes",
                                                        "value_at_risk",
                                                        "abuse_loss",
                                                        "net_gain",
                                                        "kept_per_1000",
                                                        "break_even_abuse",
                                                        "better_off",
                                                        "same",
                                                        "worse_off",
                                                        "effort_saved",
                                                        "caught",
                                                        "missed",
                                                        "false_alarms",
                                                        "answered_within",
                                                        "abandoned",
                                                        "utilisation"};

Scenario with(std::vector<std::string> teams, std::vector<std::string> outcomes) {
    Scenario scenario;
    for (std::string& name : teams) {
        Team team;
        team.name = std::move(name);
        scenario.teams.push_back(team);
    }
    for (std::string& name : outcomes)
        scenario.outcomes.push_back({std::move(name), OutcomeKind::resolved});
    return scenario;
}

ColumnLayout two_designs() {
    const std::vector<Scenario> alternatives = {with({"lot", "office"}, {"received", "left"}),
                                                with({"robot", "office"}, {"received", "lost"})};
    return {alternatives, {"ask", "call", "ask"}};
}

TEST(Metric, EveryNameOfTheLanguageIsBuiltOrRefusedByName) {
    std::multiset<std::string> known;
    for (const MetricRow& row : metric_table()) known.emplace(row.name);
    for (const std::string_view name : metrics_not_yet()) known.emplace(name);
    EXPECT_EQ(known, std::multiset<std::string>(names_of_the_language.begin(),
                                                names_of_the_language.end()));
}

TEST(Metric, EveryRowHasAUnitThatFitsItsDimensionAndAWordOfHelp) {
    for (const MetricRow& row : metric_table()) {
        SCOPED_TRACE(row.name);
        EXPECT_FALSE(row.help.empty());
        EXPECT_EQ(row.unit == "EM", row.dimension == Dimension::effort);
        EXPECT_EQ(row.unit == "share", row.dimension == Dimension::share);
        EXPECT_EQ(row.unit == "share", row.kind == MetricKind::share);
        EXPECT_EQ(row.unit == "min" || row.unit == "days", row.dimension == Dimension::duration);
        EXPECT_EQ(row.unit_in_base, row.unit == "min" ? 60 : row.unit == "days" ? 86'400 : 1);
        EXPECT_TRUE(!row.is_binary || row.kind == MetricKind::share);
    }
}

TEST(Metric, TheColumnsOfTheEnumerationHaveTheirNames) {
    const ColumnLayout layout = two_designs();
    const auto name = [&](Column column) { return layout.name(column_id(column)); };
    EXPECT_EQ(name(Column::effort), "effort");
    EXPECT_EQ(name(Column::effort_active), "effort(active)");
    EXPECT_EQ(name(Column::effort_switch), "effort(switch)");
    EXPECT_EQ(name(Column::effort_money), "effort(money)");
    EXPECT_EQ(name(Column::effort_process), "effort(process)");
    EXPECT_EQ(name(Column::effort_failure), "effort(failure)");
    EXPECT_EQ(name(Column::active), "active");
    EXPECT_EQ(name(Column::on_hold), "on_hold");
    EXPECT_EQ(name(Column::in_person_wait), "in_person_wait");
    EXPECT_EQ(name(Column::days_calm), "days_calm");
    EXPECT_EQ(name(Column::days_open), "days_open");
    EXPECT_EQ(name(Column::days_customer_owned), "days_customer_owned");
    EXPECT_EQ(name(Column::days), "days");
    EXPECT_EQ(name(Column::next_actions), "next_actions");
    EXPECT_EQ(name(Column::contacts), "contacts");
    EXPECT_EQ(name(Column::money), "money");
    EXPECT_EQ(name(Column::resolved), "resolved");
    EXPECT_EQ(name(Column::cut), "cut");
    EXPECT_EQ(name(Column::elapsed), "elapsed");
    EXPECT_EQ(name(Column::became_problem), "became_problem");
    EXPECT_EQ(name(Column::complaints_seen), "complaints_seen");
    EXPECT_EQ(name(Column::ces), "ces");
    EXPECT_EQ(name(Column::stay), "stay");
    EXPECT_EQ(name(Column::cost), "cost");
    EXPECT_EQ(name(Column::staff_minutes), "staff_minutes");
    EXPECT_EQ(name(Column::value_at_risk), "value_at_risk");
    EXPECT_EQ(name(Column::better_off), "better_off");
    EXPECT_EQ(name(Column::same), "same");
    EXPECT_EQ(name(Column::worse_off), "worse_off");
    EXPECT_EQ(name(Column::effort_saved), "effort_saved");
    EXPECT_EQ(name(Column::net_gain), "net_gain");
}

TEST(Metric, EveryColumnIsFoundByItsName) {
    const ColumnLayout layout = two_designs();
    for (std::size_t i = 0; i < layout.size(); ++i) {
        const auto column = static_cast<ColumnId>(i);
        SCOPED_TRACE(layout.name(column));
        EXPECT_EQ(layout.find(layout.row(column).name, layout.argument(column)), column);
    }
}

// The teams of both designs, each once, in the order in which they are first met.
TEST(Metric, DesignsWithOtherTeamsShareOneLayout) {
    const ColumnLayout layout = two_designs();
    EXPECT_THAT(layout.teams(), ElementsAre("lot", "office", "robot"));
    EXPECT_THAT(layout.outcomes(), ElementsAre("received", "left", "lost"));
    EXPECT_THAT(layout.visit_steps(), ElementsAre("ask", "call"));
    EXPECT_EQ(layout.size(), fixed_column_count + 3 + 3 + 2);
    EXPECT_EQ(layout.name(layout.team_column(2)), "staff_minutes(robot)");
    EXPECT_EQ(layout.name(layout.outcome_column(1)), "reached(left)");
    EXPECT_EQ(layout.name(layout.visit_column(1)), "visits(call)");
}

TEST(Metric, WhatHasNoColumnIsNotFound) {
    const ColumnLayout layout = two_designs();
    EXPECT_EQ(layout.find("effort_per_resolved"), std::nullopt);
    EXPECT_EQ(layout.find("avoidable"), std::nullopt);
    EXPECT_EQ(layout.find("visits"), std::nullopt);
    EXPECT_EQ(layout.find("visits", "wait"), std::nullopt);
    EXPECT_EQ(layout.find("reached"), std::nullopt);
    EXPECT_EQ(layout.find("cost", "office"), std::nullopt);
    EXPECT_EQ(layout.find("effort", "office"), std::nullopt);
    EXPECT_EQ(layout.find("wanted"), std::nullopt);
    EXPECT_EQ(find_metric("efort"), nullptr);
}

}  // namespace
}  // namespace friction
