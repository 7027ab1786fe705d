// The two ledgers and the hot spots of one alternative.

#include <algorithm>
#include <span>

#include "cost_rows.h"
#include "costs.h"
#include "labels.h"
#include "view.h"

namespace friction::report {
namespace {

struct RunTable {
    Table table{{{"", false}, {"mean"}, {"95% interval", false}}, {}};

    void add(const std::string& label, const Estimate& e, Shape shape, int indent = 0) {
        const int decimals = shape == Shape::money
                                 ? std::min(2, common_decimals(std::span(&e, 1), shape))
                                 : common_decimals(std::span(&e, 1), shape);
        table.rows.push_back(
            {{label, value(e, shape, decimals), range(e, shape, decimals)}, indent});
    }
};

void add_effort(RunTable& ledger, const View& view, bool details) {
    ledger.add("Effort, EM", view.of(0, Column::effort), Shape::number);
    if (const auto ratio = effort_per_resolved(view.tally, 0))
        ledger.add("Effort per solution, EM", *ratio, Shape::number);
    if (const auto share = avoidable_share(view.tally, 0))
        ledger.add("Avoidable: process and failure", *share, Shape::share);
    const LogHistogram& effort = view.tally.alternatives[0].effort;
    if (effort.count() == 0) return;
    ledger.add("Half stay within, EM", quantile_interval(effort, 0.5), Shape::number);
    ledger.add("9 in 10 stay within, EM", quantile_interval(effort, 0.9), Shape::number);
    ledger.add("19 in 20 stay within, EM", quantile_interval(effort, 0.95), Shape::number);
    if (details)
        ledger.add("99 in 100 stay within, EM", quantile_interval(effort, 0.99), Shape::number);
    ledger.add("Worst 5% on average, EM", tail_mean_interval(effort), Shape::number);
}

void add_teams(RunTable& ledger, const View& view) {
    const ColumnLayout& layout = view.tally.layout;
    for (std::size_t t = 0; t < layout.teams().size(); ++t) {
        const TeamId team = view.baseline().team(layout.teams()[t]);
        const Estimate minutes = estimate(view.tally, 0, layout.team_column(t));
        if (team.exists() && minutes.value != 0)
            ledger.add(title_of(view.baseline().teams[team.index].title, layout.teams()[t]),
                       minutes, Shape::number, 1);
    }
}

void add_marks(RunTable& ledger, const View& view) {
    const ColumnLayout& layout = view.tally.layout;
    for (std::size_t m = 0; m < layout.marks().size(); ++m)
        ledger.add(mark_label(layout.marks()[m]), estimate(view.tally, 0, layout.mark_column(m)),
                   Shape::number);
}

}  // namespace

std::vector<Section> run_ledger_sections(const View& view, bool details) {
    std::vector<Section> sections;
    for (const Book book : {Book::customer, Book::company}) {
        RunTable ledger;
        if (book == Book::customer) add_effort(ledger, view, details);
        for (const LedgerLine& line : ledger_lines()) {
            if (line.book != book || (!line.is_core && !details)) continue;
            if (line.column == Column::cost && !gives_costs(view.baseline())) continue;
            if (line.column == Column::value_at_risk && !gives_yearly_value(view.baseline()))
                continue;
            if (line.column == mark_line && details) add_marks(ledger, view);
            Estimate e = view.of(0, line.column);
            if (e.value == 0 && !details) continue;
            std::string_view unit = line.unit;
            if (unit == "days") {
                const TimeUnit fitting = time_unit(e.value);
                unit = fitting.name;
                e = in_unit(e, fitting);
            }
            ledger.add(label_with_unit(line.label, unit, view.currency()), e, line.shape);
            if (line.column == Column::cost)
                for (const CostRow& part : cost_rows(view, 0))
                    ledger.add(part.label, part.before, Shape::money, 1);
            if (line.column == Column::staff_minutes) add_teams(ledger, view);
        }
        sections.push_back(
            {.title = book == Book::customer ? "The customer's ledger" : "The company's ledger",
             .caption = "per journey",
             .depth = 0,
             .table = std::move(ledger.table),
             .sentences = {},
             .topic = book == Book::customer ? Topic::customer_ledger : Topic::other});
        if (book == Book::company)
            sections.back().sentences =
                gives_costs(view.baseline()) ? unpaid_work(view) : std::vector{no_costs()};
    }
    return sections;
}

}  // namespace friction::report
