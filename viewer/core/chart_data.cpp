#include "friction/viewer/chart_data.h"

#include <algorithm>
#include <array>

#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"
#include "friction/viewer/words.h"
#include "looked_at.h"

namespace friction::viewer {
namespace {

using drawing::IntervalRow;
using report::LedgerRow;
using report::Shape;

std::optional<IntervalRow::Interval> in_shares(const LedgerRow& row) {
    const double before = std::abs(row.before.value);
    const Estimate& d = row.difference;
    if (before <= 0 || !d.low_bounded || !d.high_bounded) return std::nullopt;
    return IntervalRow::Interval{d.low / before, d.value / before, d.high / before};
}

drawing::Tone tone_of(const LedgerRow& row) {
    if (row.change_text.weight == report::Weight::better) return drawing::Tone::better;
    if (row.change_text.weight == report::Weight::worse) return drawing::Tone::worse;
    return drawing::Tone::neither;
}

/// In the place of a mark that no share can be given for: "\u00b10.005", short, where both sides
/// are alike.
std::string interval_in_words(const LedgerRow& row) {
    const std::string change = report::change_with_doubt(row.difference, row.shape);
    const std::size_t at = change.find("\u00b1");
    return with_minus(at == std::string::npos ? row.interval_text.text : change.substr(at));
}

IntervalRow interval_row(const LedgerRow& row, bool is_main) {
    IntervalRow out;
    out.name = out.label = row.label;
    out.before = with_minus(row.before_text.text);
    out.after = with_minus(row.after_text.text);
    out.difference = with_minus(row.change_text.text);
    out.interval = in_shares(row);
    const std::string interval = with_minus(row.interval_text.text);
    if (!out.interval) out.instead = interval_in_words(row);
    out.tone = tone_of(row);
    out.is_main = is_main;
    out.is_part = row.indent > 0;
    out.readout = row.label + ": " + out.difference + ", " + report::level(row.difference.level) +
                  " interval " + interval + ", " +
                  report::counted(row.difference.journeys, "journey", "journeys");
    return out;
}

std::string family_figure(double em) { return em_text(em) + " EM"; }

}  // namespace

std::optional<drawing::IntervalTable> interval_table(const Session& session, DesignId design,
                                                     report::Book book, bool details) {
    const std::optional<LookedAt> at = looked_at(session, design);
    const ComparedRedesign* redesign = at ? at->results->compared(design) : nullptr;
    if (redesign == nullptr) return std::nullopt;
    drawing::IntervalTable table;
    const bool is_company = book == report::Book::company;
    table.title = is_company ? "The company's ledger" : "The customer's ledger";
    for (const LedgerRow& row : report::ledger_rows(
             at->results->scenarios(), at->results->comparison, *redesign, book, details))
        table.rows.push_back(interval_row(row, table.rows.empty()));
    return table;
}

std::optional<drawing::LedgerBar> ledger_bar(const Session& session, DesignId design) {
    const std::optional<LookedAt> at = looked_at(session, design);
    if (!at) return std::nullopt;
    drawing::LedgerBar bar;
    bar.title = "The customer's";
    const Estimate effort = at->estimate_of(Column::effort);
    bar.total = em_text(effort) + " EM " + doubt_text(effort);
    bar.full_em = std::max(effort.value, at->baseline_effort());
    std::array<double, 5> families{};
    for (std::size_t c = 0; c < component_count; ++c) {
        const auto column = static_cast<ColumnId>(column_id(Column::effort_active) + c);
        const Estimate em = estimate(at->tally(), at->alternative, column);
        if (em.value <= 0) continue;
        const auto component = static_cast<Component>(c);
        bar.pieces.push_back(
            {component, em.value,
             report::sentence_case(std::string(report::component_words(component))) + ": " +
                 with_minus(report::with_doubt(em)) + " EM per journey"});
        families[drawing::component_colour(component).family] += em.value;
    }
    for (std::size_t f = 0; f < families.size(); ++f)
        if (families[f] > 0)
            bar.families.push_back(
                {f, std::string(drawing::family_name(f)), family_figure(families[f])});
    return bar;
}

std::vector<Figure> company_figures(const Session& session, DesignId design) {
    const std::optional<LookedAt> at = looked_at(session, design);
    if (!at) return {};
    const Scenario& scenario = at->scenario();
    const std::string& currency = scenario.currency;
    std::vector<Figure> figures;
    const auto add = [&](std::string label, const Estimate& e, Shape shape, bool is_money) {
        const std::string unit = is_money && !currency.empty() ? " " + currency : "";
        figures.push_back({std::move(label), with_minus(report::value(e, shape, 2)) + unit,
                           with_minus(report::with_doubt(e, shape)) + unit});
    };
    const Estimate cost = at->estimate_of(Column::cost);
    add("Cost", cost, Shape::money, true);
    add("Staff minutes", at->estimate_of(Column::staff_minutes), Shape::number, false);
    add("Contacts", at->estimate_of(Column::contacts), Shape::number, false);
    add("Solved", at->estimate_of(Column::resolved), Shape::share, false);
    if (scenario.customers_per_year) {
        Estimate year = cost;
        for (double* part : {&year.value, &year.low, &year.high, &year.standard_error})
            *part *= *scenario.customers_per_year;
        add("A year", year, Shape::money, true);
    }
    add("Value at risk", at->estimate_of(Column::value_at_risk), Shape::money, true);
    return figures;
}

std::optional<drawing::WinStrip> win_strip(const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    const ComparedRedesign* redesign = results != nullptr ? results->compared(design) : nullptr;
    if (redesign == nullptr) return std::nullopt;
    drawing::WinStrip strip;
    strip.title = {"Who is better off", "the truth first, then effort; under the same luck"};
    for (const WhoWins& who : redesign->who) {
        const std::string name = who.segment.empty() ? "Everyone" : who.segment;
        const auto share = [](const Estimate& e) { return report::with_doubt(e, Shape::share); };
        strip.rows.push_back({.segment = name,
                              .better = who.better.value,
                              .same = who.same.value,
                              .worse = who.worse.value,
                              .figure = report::percent(who.better.value, 1),
                              .worse_figure = report::percent(who.worse.value, 1),
                              .readout = name + ": " + share(who.better) + " better, " +
                                         share(who.same) + " same, " + share(who.worse) +
                                         " worse, " +
                                         report::counted(who.customers, "customer", "customers")});
    }
    const Bounds& any = redesign->better_any_luck;
    strip.any_luck = "any luck: " + report::percent(any.low, 0) + " to " +
                     report::percent(any.high, 0) + " with less effort";
    return strip;
}

std::optional<drawing::FlameChart> flame(const Session& session, DesignId design) {
    const std::optional<LookedAt> at = looked_at(session, design);
    if (!at) return std::nullopt;
    const double before = at->baseline_effort();
    const double after = at->estimate_of(Column::effort).value;
    drawing::FlameChart chart;
    const std::string change = em_text(std::abs(after - before));
    chart.title = {"Where the " + change + " EM went",
                   "width: effort before or after, whichever is larger"};
    chart.all = "All steps";
    chart.total = em_text(before) + " to " + em_text(after) + " EM, " +
                  (after <= before ? "saves " : "costs ") + change +
                  (after <= before ? "" : " more");
    chart.legend = "saved, unchanged, added (EM per journey)";
    for (const FlameRow& row : flame_rows(*at)) {
        drawing::FlameStep step{
            .name = row.name,
            .label = row.title,
            .figure = with_minus(report::signed_number(row.after() - row.before(), 1)),
            .before = row.before(),
            .after = row.after(),
            .components = {},
            .readout = row.title + ": " + em_text(row.before()) + " to " + em_text(row.after()) +
                       " EM per journey"};
        for (std::size_t c = 0; c < component_count; ++c) {
            if (row.first[c] <= 0 && row.second[c] <= 0) continue;
            const auto component = static_cast<Component>(c);
            const std::string words(report::component_words(component));
            step.components.push_back({std::string(component_names[c]), words, row.first[c],
                                       row.second[c],
                                       row.title + ", " + words + ": " + em_text(row.first[c]) +
                                           " to " + em_text(row.second[c]) + " EM"});
        }
        chart.steps.push_back(std::move(step));
    }
    return chart;
}

std::optional<drawing::AllCustomers> all_customers(const Session& session, std::size_t groups) {
    const std::optional<LookedAt> at = looked_at(session, session.compared);
    if (!at || at->alternative == 0 || groups == 0) return std::nullopt;
    const LogHistogram& difference = at->tally().alternatives[at->alternative].effort_difference;
    if (difference.count() == 0) return std::nullopt;
    drawing::AllCustomers chart;
    chart.title =
        report::counted(at->results->journeys(), "customer", "customers") + ", by effort saved";
    chart.saved = drawing::saved_in_order(difference, groups);
    if (const Followed* followed = session.follow.journeys.get()) {
        const double change = followed->second.effort_em - followed->first.effort_em;
        const std::uint64_t more_saved = difference.count_at_most_upper(change);
        chart.pointer = static_cast<double>(more_saved) / static_cast<double>(difference.count());
    }
    return chart;
}

}  // namespace friction::viewer
