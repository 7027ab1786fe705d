// Whether an expectation speaks of what a scenario has.

#include <algorithm>
#include <string>
#include <vector>

#include "friction/contract.h"
#include "friction/expectation.h"
#include "friction/metric.h"
#include "friction/suggest.h"
#include "text_tools.h"

namespace friction {

namespace {

template <class List>
std::vector<std::string_view> names_of(const List& list) {
    std::vector<std::string_view> names;
    for (const auto& each : list) names.emplace_back(each.name);
    return names;
}

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Looks one expectation over; every problem has the same place.
class Checker {
public:
    Checker(std::span<const Scenario> scenarios, const std::vector<std::string>& alternatives,
            const std::string& place)
        : scenarios_(scenarios), alternatives_(alternatives), place_(place) {}

    [[nodiscard]] Problems check(const Expectation& expectation) {
        if (expectation.kind == ExpectationKind::mirage ||
            expectation.kind == ExpectationKind::not_mirage) {
            check_alternative(expectation.alternative);
            if (expectation.alternative == baseline().alternative)
                add("F086", "the baseline is compared with itself", "the name of a redesign");
            return std::move(problems_);
        }
        for (const Side* side : {&expectation.left, &expectation.right})
            if (!side->is_value) check_side(*side);
        check_dimensions(expectation.left, expectation.right);
        return std::move(problems_);
    }

private:
    [[nodiscard]] const Scenario& baseline() const { return scenarios_.front(); }

    void add(std::string code, std::string found, std::string expected, std::string hint = {}) {
        problems_.push_back(
            {std::move(code), place_, std::move(found), std::move(expected), std::move(hint)});
    }

    void check_alternative(const std::string& name) {
        if (std::find(alternatives_.begin(), alternatives_.end(), name) != alternatives_.end())
            return;
        add("F081", "there is no alternative " + quoted(name),
            "\"" + baseline().alternative + "\" or the name of a redesign",
            did_you_mean(name, alternatives_));
    }

    void check_side(const Side& side) {
        check_alternative(side.alternative);
        const MetricRow& row = *find_metric(side.metric);
        if (row.needs_pair && side.alternative == baseline().alternative)
            add("F086", "\"" + side.metric + "\" compares with the baseline, which is no redesign",
                "the name of a redesign");
        if (row.name == "net_gain" && !baseline().customers_per_year)
            add("F085",
                "net_gain is money a year, and the file does not say how many journeys a year",
                "`customers: {per_year: ...}`");
        if (!side.argument.empty()) check_argument(side, row);
        const std::vector<std::string_view> segments = names_of(baseline().segments);
        if (!side.segment.empty() && !contains(segments, side.segment))
            add("F082", "there is no segment " + quoted(side.segment), "the name of a segment",
                did_you_mean(side.segment, segments));
    }

    [[nodiscard]] static std::vector<std::string_view> arguments_of(const Scenario& scenario,
                                                                    const MetricRow& row) {
        switch (row.argument) {
            case MetricArgument::step:
                return names_of(scenario.steps);
            case MetricArgument::outcome:
                return names_of(scenario.outcomes);
            case MetricArgument::team:
                return names_of(scenario.teams);
            case MetricArgument::none:
            case MetricArgument::component:
                break;
        }
        return {};
    }

    void check_argument(const Side& side, const MetricRow& row) {
        if (row.argument == MetricArgument::component) return;  // the parser knows them
        std::vector<std::string_view> known = arguments_of(baseline(), row);
        const auto own = std::find_if(scenarios_.begin(), scenarios_.end(), [&](const Scenario& s) {
            return s.alternative == side.alternative;
        });
        if (own == scenarios_.end()) return;
        // A step of the baseline that the redesign has lost is visited 0 times.
        for (const std::string_view name : arguments_of(*own, row)) known.push_back(name);
        if (contains(known, side.argument)) return;
        const std::string kind = row.argument == MetricArgument::step      ? "step"
                                 : row.argument == MetricArgument::outcome ? "outcome"
                                                                           : "team";
        add("F083", "there is no " + kind + " " + quoted(side.argument), "the name of a " + kind,
            did_you_mean(side.argument, known));
    }

    void check_dimensions(const Side& left, const Side& right) {
        const auto dimension_of = [](const Side& side) {
            return side.is_value ? side.value.dimension : find_metric(side.metric)->dimension;
        };
        if (dimension_of(left) == dimension_of(right)) return;
        const auto said = [&](const Side& side) {
            if (side.is_value) return "\"" + to_text(side.value) + "\"";
            return "\"" + side.metric + "\" (" + std::string(describe(dimension_of(side))) + ")";
        };
        const Side& metric = left.is_value ? right : left;
        add("F084", said(left) + " cannot be compared with " + said(right),
            std::string(describe(dimension_of(metric))));
    }

    std::span<const Scenario> scenarios_;
    const std::vector<std::string>& alternatives_;
    const std::string& place_;
    Problems problems_;
};

}  // namespace

Problems check_expectation(const Expectation& expectation, std::span<const Scenario> scenarios,
                           const std::vector<std::string>& alternatives, const std::string& place) {
    FRICTION_EXPECTS(!scenarios.empty());
    return Checker(scenarios, alternatives, place).check(expectation);
}

}  // namespace friction
