// Tables of alternatives and of the two ledgers.

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "cost_rows.h"
#include "costs.h"
#include "labels.h"
#include "view.h"

namespace friction::report {
namespace {

constexpr double nine_in_ten = 0.9;

std::string interval_words(const View& view) {
    const double primary =
        view.redesigns.empty() ? 0.95 : view.redesigns.front().effort_difference.level;
    if (view.redesigns.size() < 2) return "± " + level(primary);
    return "± 95%; difference ± " + level(primary) + ", corrected for " +
           std::to_string(view.redesigns.size()) + " redesigns";
}

std::string money_header(const std::string& label, const View& view) {
    return label_with_unit(label, "money", view.currency());
}

// Digits with which "after" less "before" rounds to the difference beside them: each figure is
// rounded on its own, and one digit more may be needed.
int digits_that_add_up(const Estimate& before, const Estimate& after, const Estimate& difference,
                       Shape shape, const RowDigits& digits) {
    const double scale = shape == Shape::share ? 100 : 1;
    const auto rounded = [scale](double value, int decimals) {
        const double unit = std::pow(10.0, -decimals);
        return std::nearbyint(value * scale / unit) * unit;
    };
    const double change =
        rounded(after.value, digits.values) - rounded(before.value, digits.values);
    const double shown = rounded(difference.value, digits.change);
    const double half = 0.5 * std::pow(10.0, -std::min(digits.values, digits.change));
    return digits.values + (std::abs(change - shown) > half * (1 + 1e-9) ? 1 : 0);
}

struct LedgerTable {
    Table table{
        {{"", false}, {"before"}, {"after"}, {"difference"}, {"95% interval", false}, {"", false}},
        {}};
    std::vector<LedgerRow> numbers;  ///< of the same rows
    bool details = false;            ///< before and after with their intervals, too

    void add(const std::string& label, const Estimate& before, const Estimate& after,
             const Estimate& difference, Better better, Shape shape = Shape::number,
             int indent = 0) {
        const Weight weight = weight_of(difference, better);
        RowDigits digits = row_digits(before, after, difference, shape);
        if (!details && shape != Shape::money)
            digits.values = digits_that_add_up(before, after, difference, shape, digits);
        const LedgerRow& row = numbers.emplace_back(
            LedgerRow{.label = label,
                      .shape = shape,
                      .better = better,
                      .indent = indent,
                      .before = before,
                      .after = after,
                      .difference = difference,
                      .before_text = cell(before, shape, digits_of(before, shape, digits.values)),
                      .after_text = cell(after, shape, digits_of(after, shape, digits.values)),
                      .change_text = {change(difference, shape, digits.change), weight},
                      .interval_text = interval(difference, shape, digits.change)});
        table.rows.push_back({{label,
                               row.before_text,
                               row.after_text,
                               row.change_text,
                               row.interval_text,
                               {verdict_of(difference, better), weight}},
                              indent});
    }

private:
    /// Those of the row, but for a figure that they would round to 0.
    static int digits_of(const Estimate& e, Shape shape, int of_row) {
        const double scale = shape == Shape::share ? 100 : 1;
        const bool vanishes = e.value != 0 && std::abs(e.value) * scale * 2 < std::pow(10, -of_row);
        return vanishes && of_row < 0 ? std::max(of_row, decimals_of(e, shape)) : of_row;
    }
    [[nodiscard]] std::string cell(const Estimate& e, Shape shape, int decimals) const {
        if (details) return with_doubt(e, shape, decimals);
        // As many digits as it takes to see the difference may be more than are known.
        if (decimals > decimals_of(e, shape) && !has_no_spread(e))
            return shape == Shape::share ? percent(e.value, decimals) : number(e.value, decimals);
        return value(e, shape, decimals);
    }
};

bool is_nothing(const Estimate& a, const Estimate& b) { return a.value == 0 && b.value == 0; }

void add_spread(LedgerTable& ledger, const View& view, std::size_t alternative, double p,
                const std::string& label) {
    const LogHistogram& a = view.tally.alternatives[0].effort;
    const LogHistogram& b = view.tally.alternatives[alternative].effort;
    if (a.count() == 0 || b.count() == 0) return;
    ledger.add(label, quantile_interval(a, p), quantile_interval(b, p),
               effort_quantile_difference(view.tally, alternative, p), Better::less);
}

void add_worst(LedgerTable& ledger, const View& view, std::size_t alternative) {
    const LogHistogram& a = view.tally.alternatives[0].effort;
    const LogHistogram& b = view.tally.alternatives[alternative].effort;
    if (a.count() == 0 || b.count() == 0) return;
    ledger.add("Worst 5% on average, EM", tail_mean_interval(a), tail_mean_interval(b),
               effort_tail_difference(view.tally, alternative), Better::less);
}

void add_marks(LedgerTable& ledger, const View& view, std::size_t alternative,
               std::vector<std::string>& nothing) {
    const ColumnLayout& layout = view.tally.layout;
    for (std::size_t m = 0; m < layout.marks().size(); ++m) {
        const ColumnId column = layout.mark_column(m);
        const Estimate before = estimate(view.tally, 0, column);
        const Estimate after = estimate(view.tally, alternative, column);
        if (is_nothing(before, after))
            nothing.push_back(mark_label(layout.marks()[m]));
        else
            ledger.add(mark_label(layout.marks()[m]), before, after,
                       estimate_difference(view.tally, alternative, column), Better::neither);
    }
}

void add_lines(LedgerTable& ledger, const View& view, std::size_t alternative, Book book,
               bool details, std::vector<std::string>& nothing) {
    for (const LedgerLine& line : ledger_lines()) {
        if (line.book != book || (!line.is_core && !details)) continue;
        Estimate before = view.of(0, line.column), after = view.of(alternative, line.column);
        if (line.column == Column::cost && !gives_costs(view.scenarios)) continue;
        if (line.column == mark_line && details) add_marks(ledger, view, alternative, nothing);
        if (is_nothing(before, after)) {
            nothing.emplace_back(line.label);
            continue;
        }
        const Better better = view.tally.layout.row(column_id(line.column)).better;
        Estimate difference = view.difference(alternative, line.column);
        std::string_view unit = line.unit;
        if (unit == "days") {
            const TimeUnit fitting = time_unit(std::array{before, after});
            unit = fitting.name;
            for (Estimate* length : {&before, &after, &difference})
                *length = in_unit(*length, fitting);
        }
        ledger.add(label_with_unit(line.label, unit, view.currency()), before, after, difference,
                   better, line.shape);
        if (line.column == Column::cost)
            for (const CostRow& part : cost_rows(view, alternative))
                ledger.add(part.label, part.before, part.after, part.difference, Better::neither,
                           Shape::money, 1);
        if (line.column != Column::staff_minutes) continue;
        for (std::size_t t = 0; t < view.tally.layout.teams().size(); ++t) {
            const ColumnId column = view.tally.layout.team_column(t);
            const Estimate team_before = estimate(view.tally, 0, column);
            const Estimate team_after = estimate(view.tally, alternative, column);
            const std::string& name = view.tally.layout.teams()[t];
            const TeamId team = view.scenarios[alternative].team(name);
            const std::string title =
                team.exists() ? title_of(view.scenarios[alternative].teams[team.index].title, name)
                              : title_of("", name);
            if (!is_nothing(team_before, team_after))
                ledger.add(title, team_before, team_after,
                           estimate_difference(view.tally, alternative, column), Better::neither,
                           Shape::number, 1);
        }
    }
}

void say_nothing(Section& section, const std::vector<std::string>& nothing, bool details) {
    if (details && !nothing.empty())
        section.sentences.push_back({"None in either: " + list(nothing) + ".", Weight::faint});
}

LedgerTable customer_ledger(const View& view, const ComparedRedesign& r, bool details,
                            std::vector<std::string>& nothing) {
    LedgerTable ledger;
    ledger.details = details;
    const Estimate before = view.of(0, Column::effort),
                   after = view.of(r.alternative, Column::effort);
    ledger.add("Effort, EM", before, after, r.effort_difference, Better::less);
    const auto solved_before = effort_per_resolved(view.tally, 0);
    const auto solved_after = effort_per_resolved(view.tally, r.alternative);
    const auto solved_change = effort_per_resolved_difference(view.tally, r.alternative);
    if (solved_before && solved_after && solved_change)
        ledger.add("Effort per solution, EM", *solved_before, *solved_after, *solved_change,
                   Better::less);
    if (details) add_spread(ledger, view, r.alternative, 0.5, "Half stay within, EM");
    add_spread(ledger, view, r.alternative, nine_in_ten, "9 in 10 stay within, EM");
    if (details) add_spread(ledger, view, r.alternative, 0.95, "19 in 20 stay within, EM");
    if (details) add_spread(ledger, view, r.alternative, 0.99, "99 in 100 stay within, EM");
    add_worst(ledger, view, r.alternative);
    add_lines(ledger, view, r.alternative, Book::customer, details, nothing);
    return ledger;
}

LedgerTable company_ledger(const View& view, const ComparedRedesign& r, bool details,
                           std::vector<std::string>& nothing) {
    LedgerTable ledger;
    ledger.details = details;
    add_lines(ledger, view, r.alternative, Book::company, details, nothing);
    return ledger;
}

/// Whoever gave up before, and now goes on, makes more contacts: no worse a service.
bool keeps_customers_longer(const View& view, const ComparedRedesign& r) {
    if (!view.baseline().gives_up_as.exists()) return false;
    const auto grows = [&](Column column) {
        const Estimate difference = view.difference(r.alternative, column);
        return difference.value > 0 && is_beyond_chance(difference);
    };
    return grows(Column::resolved) && (grows(Column::contacts) || grows(Column::elapsed));
}

Section customer_section(const View& view, const ComparedRedesign& r, bool details) {
    Section section{.title = "The customer's ledger",
                    .caption = "per journey",
                    .depth = 1,
                    .table = {},
                    .sentences = {},
                    .topic = Topic::customer_ledger,
                    .alternative = r.alternative};
    std::vector<std::string> nothing;
    section.table = customer_ledger(view, r, details, nothing).table;
    if (view.redesigns.size() > 1)
        section.sentences.push_back({"Effort: " + level(r.effort_difference.level) +
                                         " interval, corrected for " +
                                         std::to_string(view.redesigns.size()) +
                                         " redesigns; the other lines 95%, one at a time.",
                                     Weight::faint});
    if (keeps_customers_longer(view, r))
        section.sentences.push_back(
            {"More problems are solved, with more contacts or days: some of those may come from "
             "customers who gave up before and now go on." +
             std::string(view.has_hints ? " `friction solve` compares without patience." : "")});
    if (!details && view.has_hints)
        section.sentences.push_back(
            {"Before and after with their intervals: --details.", Weight::faint});
    say_nothing(section, nothing, details);
    return section;
}

// "175,300 CAD less a year (173,900 to 176,700)"; an amount that may be either in words.
std::string a_year(const View& view, const Estimate& amount, const std::string& more,
                   const std::string& less) {
    if (is_no_change(amount)) return "neither " + more + " nor " + less + " a year";
    if (direction(amount) == Direction::unclear)
        return more + " or " + less + " a year is unclear: " + change(amount, Shape::money) + " " +
               view.currency() + " (" + interval(amount, Shape::money) + ")";
    const Estimate size = absolute(amount);
    return view.money_of(size) + " " + (amount.value > 0 ? more : less) + " a year (" +
           range(size, Shape::money) + ")";
}

// Of customers worth nothing the gain is the saving once more, and no value is kept.
bool gives_value(const View& view, const ComparedRedesign& r) {
    return gives_yearly_value(view.baseline()) || gives_yearly_value(view.scenarios[r.alternative]);
}

std::vector<Cell> company_sentences(const View& view, const ComparedRedesign& r) {
    std::vector<Cell> sentences;
    const Costs& costs = view.scenarios[r.alternative].costs;
    if (r.yearly_saving && gives_costs(view.scenarios))
        sentences.push_back(
            {"Serving costs " + a_year(view, *r.yearly_saving, "less", "more") + "."});
    if (costs.one_off > 0) {
        std::string text = money(costs.one_off, view.currency()) + " once: ";
        if (!r.yearly_saving)
            text += "when it is paid back cannot be told, for customers.per_year is not given";
        else if (r.never_pays_back)
            text += "never paid back by lower cost alone";
        else if (r.payback_years)
            text += "paid back after " + payback_words(view, r);
        else
            text += "whether lower cost pays it back is unclear";
        sentences.push_back({text + "."});
    }
    if (r.net_gain && gives_value(view, r) && !is_no_change(*r.net_gain))
        sentences.push_back({"With the value of the customers kept: " +
                             a_year(view, *r.net_gain, "gained", "lost") + "."});
    return sentences;
}

Section company_section(const View& view, const ComparedRedesign& r, bool details) {
    Section section{.title = "The company's ledger",
                    .caption = "per journey",
                    .depth = 1,
                    .table = {},
                    .sentences = {}};
    std::vector<std::string> nothing;
    section.table = company_ledger(view, r, details, nothing).table;
    section.sentences = company_sentences(view, r);
    if (!gives_costs(view.scenarios)) section.sentences.push_back(no_costs());
    say_nothing(section, nothing, details);
    return section;
}

// One figure of every alternative, all with the same digits.
void add_column(Table& table, const std::string& title,
                const std::vector<std::optional<Estimate>>& figures, Shape shape) {
    std::vector<Estimate> known;
    for (const auto& figure : figures)
        if (figure) known.push_back(*figure);
    int decimals = common_decimals(known, shape);
    if (shape == Shape::money && decimals > 0) decimals = 2;
    table.columns.push_back({title});
    for (std::size_t a = 0; a < figures.size(); ++a)
        table.rows[a].cells.push_back(
            {figures[a] ? with_doubt(*figures[a], shape, decimals) : "-"});
}

std::vector<std::optional<Estimate>> of_all(const View& view, Column column) {
    std::vector<std::optional<Estimate>> figures;
    for (std::size_t a = 0; a < view.scenarios.size(); ++a)
        figures.emplace_back(view.of(a, column));
    return figures;
}

// "Days on customer", or hours or minutes of it where days say too little.
void add_lengths(Table& table, const std::string& title,
                 std::vector<std::optional<Estimate>> lengths) {
    std::vector<Estimate> known;
    for (const auto& length : lengths)
        if (length) known.push_back(*length);
    const TimeUnit unit = time_unit(known);
    for (auto& length : lengths)
        if (length) length = in_unit(*length, unit);
    add_column(
        table,
        unit.per_day == 1 ? "Days " + title : sentence_case(title) + ", " + std::string(unit.name),
        lengths, Shape::number);
}

std::string payback_cell(const View& view, const ComparedRedesign& r) {
    if (view.scenarios[r.alternative].costs.one_off <= 0) return "-";
    if (r.never_pays_back) return "never";
    return r.payback_years ? payback_words(view, r) : "unclear";
}

}  // namespace

std::vector<LedgerRow> ledger_rows(std::span<const Scenario> scenarios,
                                   const Comparison& comparison, const ComparedRedesign& redesign,
                                   Book book, bool details) {
    const View view{scenarios, comparison.tally, comparison.redesigns};
    std::vector<std::string> nothing;
    return book == Book::customer ? customer_ledger(view, redesign, details, nothing).numbers
                                  : company_ledger(view, redesign, details, nothing).numbers;
}

Section alternatives_section(const View& view) {
    Section section{.title = "Alternatives",
                    .caption = "mean per journey; " + interval_words(view),
                    .depth = 0,
                    .table = {{{"", false}, {"Effort, EM"}, {"Difference, EM"}}, {}},
                    .sentences = {}};
    Table& table = section.table;
    std::vector<std::optional<Estimate>> per_resolved;
    std::vector<Estimate> efforts, changes;
    for (std::size_t a = 0; a < view.scenarios.size(); ++a)
        efforts.push_back(view.of(a, Column::effort));
    for (const ComparedRedesign& r : view.redesigns) changes.push_back(r.effort_difference);
    const int effort_digits = common_decimals(efforts), change_digits = common_decimals(changes);
    for (std::size_t a = 0; a < view.scenarios.size(); ++a) {
        const auto redesign =
            std::find_if(view.redesigns.begin(), view.redesigns.end(),
                         [&](const ComparedRedesign& r) { return r.alternative == a; });
        const bool known = redesign != view.redesigns.end();
        const bool mirage = known && redesign->is_mirage;
        const Cell difference =
            known
                ? Cell{change_with_doubt(redesign->effort_difference, Shape::number, change_digits),
                       weight_of(redesign->effort_difference, Better::less)}
                : Cell{};
        table.rows.push_back({{{title_of(view.scenarios[a]) + (mirage ? " (mirage)" : ""),
                                mirage ? Weight::alarm : Weight::strong},
                               with_doubt(efforts[a], Shape::number, effort_digits),
                               difference},
                              0});
        per_resolved.push_back(effort_per_resolved(view.tally, a));
    }
    add_column(table, "Solved", of_all(view, Column::resolved), Shape::share);
    add_column(table, "EM per solved", per_resolved, Shape::number);
    add_column(table, "Became a problem", of_all(view, Column::became_problem), Shape::share);
    add_column(table, "Contacts", of_all(view, Column::contacts), Shape::number);
    add_lengths(table, "on customer", of_all(view, Column::days_customer_owned));
    if (!gives_costs(view.scenarios)) {
        section.sentences.push_back(no_costs());
        return section;
    }
    add_column(table, money_header("Cost", view), of_all(view, Column::cost), Shape::money);
    section.sentences = unpaid_work(view);
    return section;
}

Section price_section(const View& view) {
    Section section{.title = "Price",
                    .caption = "against the baseline; ± 95%",
                    .depth = 0,
                    .table = {{{"", false}}, {}},
                    .sentences = {}};
    Table& table = section.table;
    std::vector<std::optional<Estimate>> saved, worse;
    bool is_known_a_year = false, is_bought = false;
    for (const ComparedRedesign& r : view.redesigns) {
        table.rows.push_back({{{title_of(r), Weight::strong}}, 0});
        saved.push_back(r.yearly_saving);
        is_known_a_year = is_known_a_year || r.yearly_saving.has_value();
        is_bought = is_bought || view.scenarios[r.alternative].costs.one_off > 0;
        worse.push_back(r.who.empty() ? std::nullopt : std::optional(r.who.front().worse));
    }
    const auto add_words = [&](const std::string& title, const auto& words) {
        table.columns.push_back({title});
        for (std::size_t i = 0; i < view.redesigns.size(); ++i)
            table.rows[i].cells.push_back({words(view.redesigns[i])});
    };
    if (is_known_a_year && gives_costs(view.scenarios))
        add_column(table, money_header("Saved a year", view), saved, Shape::money);
    if (is_bought) {
        add_words(money_header("Spent once", view), [&](const ComparedRedesign& r) {
            const double once = view.scenarios[r.alternative].costs.one_off;
            return once > 0 ? money(once, "") : std::string("-");
        });
        if (is_known_a_year)
            add_words("Paid back after",
                      [&](const ComparedRedesign& r) { return payback_cell(view, r); });
    }
    add_column(table, "Worse off", worse, Shape::share);
    return section;
}

std::vector<Section> ledger_sections(const View& view, const ComparedRedesign& redesign,
                                     bool details) {
    return {customer_section(view, redesign, details), company_section(view, redesign, details)};
}

}  // namespace friction::report
