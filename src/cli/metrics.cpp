// friction metrics: everything that is measured, or one figure of it.

#include "friction/metric.h"

#include <algorithm>
#include <array>

#include "asked_metric.h"
#include "console.h"
#include "friction/effort.h"
#include "friction/report/report.h"
#include "friction/report/wording.h"
#include "friction/suggest.h"
#include "results.h"

namespace friction::cli {
namespace {

/// A part of the catalogue; a metric stands in the first that it fits into.
struct Group {
    std::string_view title, caption;
    bool (*holds)(const MetricRow& row);
};

constexpr std::array<Group, 6> groups{
    {{"Against the baseline", "of a redesign only",
      [](const MetricRow& row) { return row.needs_pair; }},
     {"Effort", "EM: effort minutes", [](const MetricRow& row) { return row.unit == "EM"; }},
     {"Time", "", [](const MetricRow& row) { return row.dimension == Dimension::duration; }},
     {"Counts", "per journey", [](const MetricRow& row) { return row.kind == MetricKind::count; }},
     {"Shares of journeys", "between 0% and 100%",
      [](const MetricRow& row) { return row.kind == MetricKind::share; }},
     {"Money and scores", "", [](const MetricRow&) { return true; }}}};

std::string_view argument_words(MetricArgument argument) {
    switch (argument) {
        case MetricArgument::component:
            return "COMPONENT";
        case MetricArgument::step:
            return "STEP";
        case MetricArgument::outcome:
            return "OUTCOME";
        case MetricArgument::team:
            return "TEAM";
        case MetricArgument::mark:
            return "MARK";
        case MetricArgument::none:
            break;
    }
    return "";
}

/// "effort, effort(COMPONENT)", "visits(STEP)"
std::string form_of(const MetricRow& row) {
    std::string name(row.name);
    if (row.argument == MetricArgument::none) return name;
    const std::string of = name + "(" + std::string(argument_words(row.argument)) + ")";
    return needs_argument(row) ? of : name + ", " + of;
}

report::Report all_metrics() {
    report::Report report;
    report.title = "Metrics: what is measured of every journey";
    // What compares comes last; it is only asked first, because it has units like the others.
    for (std::size_t i = 1; i <= groups.size(); ++i) {
        const Group& group = groups[i % groups.size()];
        report::Section section;
        section.title = std::string(group.title);
        section.caption = std::string(group.caption);
        section.table.columns = {{"metric", false}, {"what it is", false}};
        for (const MetricRow& row : metric_table())
            if (std::ranges::find_if(groups, [&](const Group& g) { return g.holds(row); })->title ==
                group.title)
                section.table.rows.push_back({{form_of(row), std::string(row.help)}, 0});
        report.sections.push_back(std::move(section));
    }
    report.headline.emplace_back(
        "The same words stand in expectations (baseline.effort < 60 EM), in --metric and in JSON. "
        "friction metrics NAME tells more about one.");
    return report;
}

std::string_view better_words(Better better) {
    switch (better) {
        case Better::less:
            return "Less is better.";
        case Better::more:
            return "More is better.";
        case Better::neither:
            break;
    }
    return "Neither more nor less is better.";
}

std::string example_of(const MetricRow& row, const AskedMetric& asked) {
    std::string name(row.name);
    if (!asked.argument.empty())
        name += "(" + asked.argument + ")";
    else if (needs_argument(row))
        name += row.argument == MetricArgument::step   ? "(ask)"
                : row.argument == MetricArgument::mark ? "(appeal)"
                                                       : "(done)";
    std::string limit = "5";
    if (row.kind == MetricKind::share) limit = "20%";
    if (row.dimension == Dimension::effort) limit = "60 EM";
    if (row.dimension == Dimension::duration) limit = row.unit == "min" ? "10 min" : "3 days";
    if (!asked.statistic.empty()) name += "." + asked.statistic;
    return (row.needs_pair ? "REDESIGN." : "baseline.") + name +
           (row.better == Better::more ? " > " : " < ") + limit;
}

std::string unit_words(const MetricRow& row) {
    if (row.kind == MetricKind::share) return "a share between 0% and 100%";
    if (row.unit == "money") return "money, in the currency of the file";
    if (row.unit == "1..7") return "from 1 to 7";
    return row.kind == MetricKind::count ? "per journey" : "in " + std::string(row.unit);
}

report::Report described(const MetricRow& row, const AskedMetric& asked) {
    report::Report report;
    report.title = form_of(row);
    report.headline.emplace_back(report::sentence_case(std::string(row.help)) + "; " +
                                 unit_words(row) + ". " + std::string(better_words(row.better)));
    report::Section section;
    section.title = "Written in an expectation";
    section.sentences.emplace_back("- " + example_of(row, asked));
    if (row.needs_pair)
        section.sentences.emplace_back("Of a redesign only: it compares with the baseline.");
    if (row.is_ratio)
        section.sentences.emplace_back("A ratio of two means: it has no spread between journeys.");
    report.sections.push_back(std::move(section));
    return report;
}

/// What is in brackets or behind the point and cannot be; names of a file are not looked up.
std::string wrong_part(const MetricRow& row, const AskedMetric& asked) {
    const std::string name(row.name);
    if (!asked.argument.empty() && row.argument == MetricArgument::none)
        return name + " has nothing in brackets";
    const bool is_part =
        ColumnLayout().find("effort", asked.argument).has_value() || asked.argument.empty();
    if (row.argument == MetricArgument::component && !is_part) {
        const std::string hint = did_you_mean(asked.argument, component_names);
        return "there is no \"" + name + "(" + asked.argument + ")\"; " +
               (hint.empty()
                    ? "expected a component of effort: active, held, in_line, day_calm, ..."
                    : hint);
    }
    constexpr std::array<std::string_view, 5> statistics = {"mean", "p50", "p90", "p95", "p99"};
    if (!asked.statistic.empty() && std::ranges::count(statistics, asked.statistic) == 0)
        return "there is no statistic \"" + asked.statistic +
               "\"; expected mean, p50, p90, p95 or p99";
    if (!asked.statistic.empty() && asked.statistic != "mean" &&
        (row.kind == MetricKind::share || row.is_ratio))
        return name + " has no quantiles: it is " +
               (row.is_ratio ? "a ratio of two means" : "a share of journeys");
    return {};
}

}  // namespace

ExitCode metrics_command(const Arguments& arguments, Console& console) {
    if (arguments.words.empty())
        return console.deliver(arguments, written(all_metrics(), arguments, console),
                               ExitCode::well);
    const AskedMetric asked = asked_metric(arguments.words.front());
    const std::string& name = asked.name;
    if (const MetricRow* row = find_metric(name)) {
        if (std::string wrong = wrong_part(*row, asked); !wrong.empty())
            return console.refuse(wrong);
        return console.deliver(arguments, written(described(*row, asked), arguments, console),
                               ExitCode::well);
    }
    std::vector<std::string_view> names;
    for (const MetricRow& row : metric_table()) names.push_back(row.name);
    for (const std::string_view later : metrics_not_yet())
        if (later == name) return console.refuse("the metric \"" + name + "\" is not built yet");
    const std::string hint = did_you_mean(name, names);
    return console.refuse("there is no metric \"" + name + "\"; " +
                          (hint.empty() ? "friction metrics lists all" : hint));
}

}  // namespace friction::cli
