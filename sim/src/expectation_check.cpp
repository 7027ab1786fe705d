// Whether an expectation speaks of what a scenario has.

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "friction/contract.h"
#include "friction/expectation.h"
#include "friction/metric.h"
#include "friction/suggest.h"
#include "leaving.h"
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
            check_alternative(expectation.alternative, 0, false);
            if (expectation.alternative == baseline().alternative)
                add("F086", {baseline().alternative}, "the baseline is compared with itself",
                    "the name of a redesign");
            return std::move(problems_);
        }
        for (const Side* side : {&expectation.left, &expectation.right})
            if (!side->is_value) check_side(*side);
        check_segments(expectation.left, expectation.right);
        check_dimensions(expectation.left, expectation.right);
        if (problems_.empty() && expectation.kind == ExpectationKind::relation)
            check_can_differ(expectation);
        return std::move(problems_);
    }

private:
    [[nodiscard]] const Scenario& baseline() const { return scenarios_.front(); }

    /// What in the line is wrong; nothing: all of it.
    struct Where {
        std::string word{};
        std::size_t offset = 0;  ///< of the side that it stands in
    };
    void add(std::string code, const Where& where, std::string found, std::string expected,
             std::string hint = {}) {
        problems_.push_back({.code = std::move(code),
                             .place = place_,
                             .found = std::move(found),
                             .expected = std::move(expected),
                             .hint = std::move(hint),
                             .word = where.word,
                             .word_offset = where.offset});
    }

    void check_alternative(const std::string& name, std::size_t offset, bool may_be_baseline) {
        if (std::find(alternatives_.begin(), alternatives_.end(), name) != alternatives_.end())
            return;
        std::vector<std::string_view> candidates(alternatives_.begin(), alternatives_.end());
        if (!may_be_baseline) std::erase(candidates, baseline().alternative);
        const std::string hint = did_you_mean(name, candidates);
        std::erase(candidates, baseline().alternative);
        add("F081", {name, offset},
            "there is no " + std::string(may_be_baseline ? "alternative " : "redesign ") +
                quoted(name),
            (may_be_baseline ? quoted(baseline().alternative) + " or the name of a redesign"
                             : std::string("the name of a redesign")) +
                (candidates.empty() ? ", of which the file has none"
                                    : ": " + short_list(candidates)),
            hint);
    }

    void check_side(const Side& side) {
        const MetricRow& row = *find_metric(side.metric);
        check_alternative(side.alternative, side.offset, !row.needs_pair);
        if (row.needs_pair && side.alternative == baseline().alternative)
            add("F086", {side.alternative, side.offset},
                "\"" + side.metric + "\" compares with the baseline, which is no redesign",
                "the name of a redesign");
        if (row.name == "net_gain" && !baseline().customers_per_year)
            add("F085", {side.metric, side.offset},
                "net_gain is money a year, and the file does not say how many journeys a year",
                "`customers: {per_year: ...}`");
        if (!side.argument.empty()) check_argument(side, row);
        const std::vector<std::string_view> segments = names_of(baseline().segments);
        if (!side.segment.empty() && !contains(segments, side.segment))
            add("F082", {side.segment, side.offset}, "there is no segment " + quoted(side.segment),
                "the name of a segment", did_you_mean(side.segment, segments));
        for (const Segment& segment : baseline().segments)
            if (segment.name == side.segment && segment.share <= share_of_nobody)
                add("F087", {side.segment, side.offset},
                    "nobody belongs to segment " + quoted(side.segment),
                    "a segment with a share above 0%",
                    "give customers.segments." + side.segment + " a share, or take the line away");
    }

    /// A misspelt name has been told about already.
    void check_segments(const Side& left, const Side& right) {
        if (left.is_value || right.is_value || left.segment == right.segment) return;
        if (!problems_.empty()) return;
        add("F080", {},
            "comparing one segment with another, or with everybody, is not supported yet",
            "the same customers on both sides",
            "compare each with a number, on lines of their own");
    }

    /// What a side can be; metrics that compare with the baseline may be below 0.
    struct Range {
        double low = -std::numeric_limits<double>::infinity();
        double high = std::numeric_limits<double>::infinity();
    };
    [[nodiscard]] static Range range_of(const Side& side) {
        if (side.is_value) return {side.value.value, side.value.value};
        const MetricRow& row = *find_metric(side.metric);
        if (row.kind == MetricKind::share) return {side.points, side.factor * 1.0 + side.points};
        // What a redesign saves, and the cost of one that earns money, may be below 0.
        if (row.needs_pair || row.name == "cost") return {};
        return {side.points, std::numeric_limits<double>::infinity()};
    }

    [[nodiscard]] static bool are_the_same(const Side& a, const Side& b) {
        return !a.is_value && !b.is_value && a.factor == b.factor &&
               a.alternative == b.alternative && a.metric == b.metric && a.argument == b.argument &&
               a.segment == b.segment && a.statistic == b.statistic && a.points == b.points;
    }

    void check_can_differ(const Expectation& expectation) {
        if (are_the_same(expectation.left, expectation.right)) {
            add("F088", {}, "both sides are the same", "two things that can differ",
                "compare a redesign with the baseline, or with a number");
            return;
        }
        if (expectation.left.is_value == expectation.right.is_value) return;
        const Range left = range_of(expectation.left), right = range_of(expectation.right);
        const Relation relation = expectation.relation;
        const bool or_equal = relation == Relation::at_least || relation == Relation::at_most;
        const bool wants_more = relation == Relation::at_least || relation == Relation::more;
        // The side that is to be the larger one, and the other.
        const Range& large = wants_more ? left : right;
        const Range& small = wants_more ? right : left;
        const Side& metric = expectation.left.is_value ? expectation.right : expectation.left;
        const Range between = range_of(metric);
        const std::string limits =
            quoted(metric.metric) + (between.high < std::numeric_limits<double>::infinity()
                                         ? " is a share between 0% and 100%"
                                         : " is never below 0");
        if (or_equal ? large.low >= small.high : large.low > small.high)
            add("F088", {}, "this cannot fail: " + limits, "a limit that can be missed",
                "take the line away, or set a limit that says something");
        if (or_equal ? large.high < small.low : large.high <= small.low)
            add("F088", {}, "this cannot hold: " + limits, "a limit that can be kept",
                "turn the comparison round, or set another limit");
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
            case MetricArgument::mark:
                return names_of(scenario.marks);
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
                                 : row.argument == MetricArgument::mark    ? "mark"
                                                                           : "team";
        const bool is_dropped =
            std::ranges::find(own->dropped, side.argument) != own->dropped.end();
        add("F083", {side.argument, side.offset},
            is_dropped
                ? "nothing leads to step " + quoted(side.argument) + " in " + side.alternative +
                      " any more"
                : "there is no " + kind + " " + quoted(side.argument) + " in " + side.alternative,
            (kind == "outcome" ? "the name of an " : "the name of a ") + kind,
            did_you_mean(side.argument, known));
    }

    void check_dimensions(const Side& left, const Side& right) {
        const auto dimension_of = [](const Side& side) {
            return side.is_value ? side.value.dimension : find_metric(side.metric)->dimension;
        };
        if (dimension_of(left) == dimension_of(right)) return;
        const auto said = [&](const Side& side) {
            if (side.is_value) return "\"" + to_text(side.value) + "\"";
            const MetricRow& metric = *find_metric(side.metric);
            return "\"" + side.metric + "\" (" +
                   (metric.unit == "money" ? "money" : std::string(describe(metric.dimension))) +
                   ")";
        };
        const Side& metric = left.is_value ? right : left;
        add("F084", {metric.metric, metric.offset},
            said(left) + " cannot be compared with " + said(right),
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
