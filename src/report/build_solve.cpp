// Exact answers, without sampling.

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <locale>
#include <numeric>
#include <sstream>

#include "costs.h"
#include "figures.h"
#include "friction/contract.h"
#include "friction/exact.h"
#include "friction/report/build.h"
#include "friction/report/json.h"
#include "friction/report/wording.h"
#include "friction/seconds.h"
#include "json_parts.h"
#include "labels.h"
#include "levers.h"
#include "notes.h"
#include "titles.h"
#include "view.h"

namespace friction::report {
namespace {

constexpr std::size_t steps_shown = 8;

// "conditions on effort or time"; empty without any that the twin lacks.
std::string conditions_left_out(const Scenario& s) {
    const bool counts = any_ask(s, [](const Ask& ask) { return is_of_ledger(ask.thing); });
    const bool lengths = any_ask(
        s, [](const Ask& ask) { return is_without_end(ask.thing) && !is_of_ledger(ask.thing); });
    if (!lengths) return counts ? "conditions on counts" : "";
    return counts ? "conditions on effort, time or counts" : "conditions on effort or time";
}

// What the twin that was solved lacks: "without patience".
std::string what_was_left_out(const Scenario& s, bool is_twin) {
    if (!is_twin) return "";
    const bool patience =
        std::any_of(s.segments.begin(), s.segments.end(),
                    [](const Segment& segment) { return segment.patience.has_value(); });
    const std::string words = conditions_left_out(s);
    if (patience) return "without patience" + (words.empty() ? "" : " and " + words);
    return "without " + words;
}

// Title of an alternative with what its twin lacks: "Baseline, without patience".
std::string full_title(const Scenario& scenario, bool is_twin) {
    const std::string left_out = what_was_left_out(scenario, is_twin);
    return title_of(scenario) + (left_out.empty() ? "" : ", " + left_out);
}

// A column of lengths, in the unit and with the digits that fit the longest.
class Lengths {
public:
    void add(double days) { longest_ = std::max(longest_, days); }
    [[nodiscard]] std::string title(const std::string& label) const {
        return label + ", " + std::string(time_unit(longest_).name);
    }
    [[nodiscard]] std::string words(double days) const {
        const TimeUnit unit = time_unit(longest_);
        const double longest = longest_ * unit.per_day;
        Estimate e;
        e.value = e.low = e.high = days * unit.per_day;
        e.method = "exact";
        return with_doubt(e, Shape::number, std::max(decimals_for(longest, longest / 200), 0));
    }

private:
    double longest_ = 0;
};

double length_of(const ExactAnswer& x) { return x.elapsed_mean_s / seconds_per_day; }
double length_sd_of(const ExactAnswer& x) {
    return std::sqrt(x.elapsed_variance_s2) / seconds_per_day;
}

Section alternatives(std::span<const Scenario> scenarios, std::span<const Solved> solved) {
    Section section{.title = "Exact means per journey",
                    .caption = "sd: between journeys",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    Lengths lengths, own_lengths;
    for (const Solved& one : solved) {
        if (one.exact == nullptr) continue;
        lengths.add(length_of(one.exact->overall));
        lengths.add(length_sd_of(one.exact->overall));
        own_lengths.add(one.exact->overall.mean(Column::days_customer_owned));
    }
    section.table.columns = {{"", false},
                             {"Effort, EM"},
                             {"sd, EM"},
                             {lengths.title("Length")},
                             {lengths.title("sd of length")},
                             {"Solved"},
                             {"Contacts"},
                             {own_lengths.title("The customer's move")}};
    const bool with_costs = gives_costs(scenarios);
    if (with_costs)
        section.table.columns.push_back(
            {label_with_unit("Cost", "money", scenarios.front().currency)});
    for (std::size_t a = 0; a < scenarios.size(); ++a) {
        Row row{{{full_title(scenarios[a], solved[a].is_twin), Weight::strong}}, 0};
        if (solved[a].exact != nullptr) {
            const ExactAnswer& x = solved[a].exact->overall;
            row.cells.push_back(number(x.effort_mean));
            row.cells.push_back(number(std::sqrt(x.effort_variance), 1));
            row.cells.push_back(lengths.words(length_of(x)));
            row.cells.push_back(lengths.words(length_sd_of(x)));
            row.cells.push_back(percent(x.mean(Column::resolved), 2));
            row.cells.push_back(number(x.mean(Column::contacts), 3));
            row.cells.push_back(own_lengths.words(x.mean(Column::days_customer_owned)));
            if (with_costs) row.cells.push_back(money(x.mean(Column::cost), ""));
        } else {
            section.sentences.push_back(
                {"No exact answer for " + title_of(scenarios[a]) + ": " + solved[a].reason + "."});
        }
        section.table.rows.push_back(std::move(row));
    }
    if (!with_costs) section.sentences.push_back(no_costs());
    return section;
}

Section steps(const Scenario& scenario, const ExactAnswer& exact, bool details) {
    Section section{.title = title_of(scenario),
                    .caption = "per journey",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {{"", false}, {"Effort, EM"}, {"Visits"}};
    std::vector<std::size_t> order(scenario.steps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return exact.by_step(StepId{a}) > exact.by_step(StepId{b});
    });
    std::size_t left_out = 0;
    for (const std::size_t s : order) {
        const double effort = exact.by_step(StepId{s});
        if (effort == 0 && !details) continue;
        if (section.table.rows.size() == steps_shown && !details) {
            ++left_out;
            continue;
        }
        section.table.rows.push_back(
            {{step_title(scenario.steps[s]), number(effort, 3), number(exact.visits[s], 4)}, 0});
    }
    if (left_out > 0)
        section.sentences.push_back(
            {counted(left_out, "step", "steps") + " with less effort: --details.", Weight::faint});
    std::vector<std::string> ends;
    for (std::size_t o = 0; o < scenario.outcomes.size(); ++o)
        ends.push_back(title_of("", scenario.outcomes[o].name) + " " +
                       percent(exact.outcome_probability[o], 2));
    section.sentences.push_back({"Ends: " + list(ends) + "."});
    return section;
}

Json with_unit(double value, std::string_view unit) {
    return Json::object().set("value", value).set("unit", unit);
}

Section parts(std::span<const Scenario> scenarios, std::span<const Solved> solved) {
    Section section{.title = "Effort by component and cause",
                    .caption = "EM per journey",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {{"", false}};
    for (const Scenario& scenario : scenarios)
        section.table.columns.push_back({title_of(scenario)});
    const auto add = [&](std::string label, auto&& value_of) {
        Row row{{std::move(label)}, 0};
        bool something = false;
        for (const Solved& one : solved) {
            const double value = one.exact == nullptr ? 0 : value_of(one.exact->overall);
            something = something || value != 0;
            row.cells.emplace_back(one.exact == nullptr ? "-" : number(value, 3));
        }
        if (something) section.table.rows.push_back(std::move(row));
    };
    for (std::size_t c = 0; c < component_count; ++c)
        add(sentence_case(std::string(component_words(static_cast<Component>(c)))),
            [&](const ExactAnswer& x) { return x.by_component(static_cast<Component>(c)); });
    constexpr std::array<std::string_view, 3> causes = {
        "Because of the need", "Because of the process", "Because of failures"};
    for (std::size_t c = 0; c < causes.size(); ++c)
        add(std::string(causes[c]),
            [&](const ExactAnswer& x) { return x.by_cause(static_cast<Cause>(c)); });
    return section;
}

// States, what rounding can have done at most, and what the cut could.
Section errors(std::span<const Scenario> scenarios, std::span<const Solved> solved) {
    Section section{.title = "How exact",
                    .caption = "at most so much, as a share",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {
        {"", false}, {"States"}, {"Effort, off by"}, {"Length, off by"}, {"Journeys cut"}};
    const auto part = [](double error, double of) {
        if (error == 0 || of == 0) return std::string("0");
        // upwards, for it is a bound
        const double share = error / of;
        const double half_digit = 0.5 * std::pow(10, std::floor(std::log10(share)));
        std::ostringstream text;
        text.imbue(std::locale::classic());
        text << std::scientific << std::setprecision(0) << share + half_digit;
        return text.str();
    };
    for (std::size_t a = 0; a < scenarios.size(); ++a) {
        if (solved[a].exact == nullptr) continue;
        const ExactSummary& summary = *solved[a].exact;
        const ExactAnswer& x = summary.overall;
        section.table.rows.push_back(
            {{title_of(scenarios[a]), count(summary.states), part(x.effort_error, x.effort_mean),
              part(x.elapsed_error_s, x.elapsed_mean_s), part(summary.cut_bound, 1)},
             0});
    }
    return section;
}

void add_reasons(Report& report, const Scenario& scenario, const Solved& solved, bool details) {
    const std::string whose = full_title(scenario, solved.is_twin);
    report.sections.push_back(
        contributions_section(scenario, solved.exact->overall, whose, details));
    if (solved.sensitivity != nullptr)
        report.sections.push_back(levers_section(scenario, *solved.sensitivity, whose, details));
}

}  // namespace

Report build_solve_report(std::span<const Scenario> scenarios, std::span<const Solved> solved,
                          const BuildOptions& options) {
    FRICTION_EXPECTS(!scenarios.empty() && scenarios.size() == solved.size());
    Report report;
    report.title = scenarios.front().title;
    if (const Solved& baseline = solved.front(); baseline.exact != nullptr) {
        const ExactAnswer& x = baseline.exact->overall;
        report.headline.push_back(
            {full_title(scenarios.front(), baseline.is_twin) +
                 ": a journey costs the customer exactly " + number(x.effort_mean) + " EM, and " +
                 percent(x.mean(Column::resolved), 2) + " of the problems are solved.",
             Weight::strong});
    }
    report.sections.push_back(alternatives(scenarios, solved));
    for (std::size_t a = 0; a < scenarios.size(); ++a)
        if (solved[a].exact != nullptr && (options.details || a == 0))
            report.sections.push_back(
                steps(scenarios[a], solved[a].exact->overall, options.details));
    for (std::size_t a = 0; a < scenarios.size(); ++a)
        if (solved[a].exact != nullptr && (options.details || a == 0))
            add_reasons(report, scenarios[a], solved[a], options.details);
    if (options.details) {
        report.sections.push_back(parts(scenarios, solved));
        report.sections.push_back(errors(scenarios, solved));
    }
    if (std::any_of(solved.begin(), solved.end(),
                    [](const Solved& one) { return one.exact != nullptr && one.is_twin; }))
        report.notes.push_back(
            {"Patience and conditions on effort, elapsed time or counts like contacts cannot be "
             "solved exactly: these are the answers of the same process without them."});
    add_evidence(report, scenarios, options);
    report.provenance = provenance_lines(scenarios, options.origin);
    return report;
}

std::string solve_json(std::span<const Scenario> scenarios, std::span<const Solved> solved,
                       const Origin& origin) {
    FRICTION_EXPECTS(!scenarios.empty() && scenarios.size() == solved.size());
    Json alternatives = Json::array();
    for (std::size_t a = 0; a < scenarios.size(); ++a) {
        const Scenario& scenario = scenarios[a];
        Json one =
            Json::object().set("name", scenario.alternative).set("title", title_of(scenario));
        if (solved[a].exact == nullptr) {
            alternatives.push(std::move(one.set("exact", Json()).set("reason", solved[a].reason)));
            continue;
        }
        const ExactSummary& summary = *solved[a].exact;
        const ExactAnswer& x = summary.overall;
        const ColumnLayout layout(scenarios, {});
        Json figures =
            Json::object()
                .set("effort", with_unit(x.effort_mean, "EM"))
                .set("effort_variance", with_unit(x.effort_variance, "EM squared"))
                .set("elapsed", with_unit(x.elapsed_mean_s / seconds_per_day, "days"))
                .set("elapsed_variance",
                     with_unit(x.elapsed_variance_s2 / (seconds_per_day * seconds_per_day),
                               "days squared"));
        for (const Column column : exact_columns())
            if (column != Column::effort && column != Column::elapsed)
                figures.set(layout.name(column_id(column)),
                            with_unit(x.mean(column),
                                      unit_of(layout.row(column_id(column)), scenario.currency)));
        for (std::size_t o = 0; o < scenario.outcomes.size(); ++o)
            figures.set("reached(" + scenario.outcomes[o].name + ")",
                        with_unit(x.outcome_probability[o], "share"));
        for (std::size_t t = 0; t < scenario.teams.size(); ++t)
            figures.set("staff_minutes(" + scenario.teams[t].name + ")",
                        with_unit(x.staff_minutes[t], "min"));
        for (std::size_t s = 0; s < scenario.steps.size(); ++s)
            figures.set("visits(" + scenario.steps[s].name + ")",
                        with_unit(x.visits[s], "per journey"));
        for (std::size_t m = 0; m < scenario.marks.size(); ++m)
            figures.set("count(" + scenario.marks[m].name + ")",
                        with_unit(marks_set(scenario, x, MarkId{m}), "per journey"));
        one.set("exact", std::move(figures))
            .set("is_twin", solved[a].is_twin)
            .set("states", std::uint64_t{summary.states})
            .set("effort_error", x.effort_error)
            .set("elapsed_error", x.elapsed_error_s / seconds_per_day)
            .set("cut_bound", summary.cut_bound)
            .set("contributions", contributions_json(scenario, x));
        if (solved[a].sensitivity != nullptr)
            one.set("moves_it", levers_json(*solved[a].sensitivity));
        alternatives.push(std::move(one));
    }
    return head("solve", scenarios, scenarios.front().run.seed, origin)
        .set("alternatives", std::move(alternatives))
        .text();
}

}  // namespace friction::report
