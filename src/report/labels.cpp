#include "labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace friction::report {
namespace {

constexpr Shape a_number = Shape::number, a_share = Shape::share, an_amount = Shape::money;
constexpr Book customer = Book::customer, company = Book::company;

constexpr std::array all_lines = std::to_array<LedgerLine>({
    {Column::became_problem, "Became a problem", "", a_share, customer, true},
    {Column::resolved, "Solved", "", a_share, customer, true},
    {Column::problems, "Had a problem or none solved", "", a_share, customer, false},
    {Column::contacts, "Contacts", "", a_number, customer, true},
    {Column::next_actions, "Next actions of the customer", "", a_number, customer, true},
    {Column::handoffs, "Felt handoffs", "", a_number, customer, true},
    {Column::switches, "Channel switches", "", a_number, customer, false},
    {Column::retellings, "Retellings", "", a_number, customer, true},
    {Column::chasers, "Chasers to answer", "", a_number, customer, true},
    {Column::false_closures, "False closures", "", a_number, customer, true},
    {Column::broken_promises, "Broken promises", "", a_number, customer, true},
    {Column::refusals, "Refusals", "", a_number, customer, true},
    {Column::fields, "Form fields typed", "", a_number, customer, false},
    {Column::documents, "Documents to fetch", "", a_number, customer, false},
    {Column::money, "Out of pocket", "money", an_amount, customer, true},
    {Column::active, "Own minutes", "min", a_number, customer, false},
    {Column::on_hold, "On hold", "min", a_number, customer, true},
    {Column::in_person_wait, "In line", "min", a_number, customer, true},
    {Column::days, "Pending", "days", a_number, customer, false},
    {Column::days_calm, "Pending and calm", "days", a_number, customer, false},
    {Column::days_open, "Pending and open", "days", a_number, customer, false},
    {Column::days_customer_owned, "The customer's move", "days", a_number, customer, true},
    {Column::elapsed, "From beginning to end", "days", a_number, customer, true},
    {Column::cut, "Cut at the largest number of visits", "", a_share, customer, true},
    {Column::ces, "Ease, CES 1 to 7", "", a_number, customer, true},
    {Column::easy, "Call it easy (5 to 7)", "", a_share, customer, false},
    {Column::hard, "Call it hard (1 to 3)", "", a_share, customer, false},
    {Column::disloyal, "More disloyal, index", "", a_share, customer, false},
    {Column::negative_word, "Speak ill of it, index", "", a_share, customer, false},
    {Column::repurchase, "Buy again, index", "", a_share, customer, false},
    {Column::spend_more, "Spend more, index", "", a_share, customer, false},
    {Column::stay, "Stay, index", "", a_share, customer, true},
    {Column::cost, "Cost", "money", an_amount, company, true},
    {Column::staff_minutes, "Staff minutes", "", a_number, company, true},
    {Column::believed_resolved, "Believed solved", "", a_share, company, true},
    {Column::resolved, "Truly solved", "", a_share, company, true},
    {Column::silent_losses, "Lost in silence", "", a_share, company, true},
    {Column::problems, "Problems it causes", "", a_share, company, true},
    {Column::complaints_made, "Complaints made", "", a_share, company, false},
    {Column::complaints_seen, "Complaints it sees", "", a_share, company, true},
    {Column::value_at_risk, "Value at risk", "money", an_amount, company, true},
});

constexpr std::array<std::string_view, component_count> reasons = {
    "own minutes",     "on hold",          "in line",        "calm days",       "open days",
    "repeat contacts", "channel switches", "felt handoffs",  "retelling",       "forms",
    "documents",       "chasers",          "false closures", "broken promises", "money"};

}  // namespace

std::span<const LedgerLine> ledger_lines() { return all_lines; }

std::string mark_label(std::string_view name) { return "Mark \"" + std::string(name) + '"'; }

std::string metric_of_label(std::string_view label) {
    const auto small = [](std::string_view text) {
        std::string letters(text);
        for (char& c : letters)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return letters;
    };
    const std::string asked = small(label), without_unit = asked.substr(0, asked.rfind(','));
    const auto is_asked = [&](std::string_view text) {
        return small(text) == asked || small(text) == without_unit;
    };
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> derived = {
        {{"Effort per solution", "effort_per_resolved"},
         {"Half stay within", "effort.p50"},
         {"9 in 10 stay within", "effort.p90"},
         {"19 in 20 stay within", "effort.p95"},
         {"99 in 100 stay within", "effort.p99"},
         {"Worst 5% on average", "effort.worst5"}}};
    for (const auto& [text, metric] : derived)
        if (is_asked(text)) return std::string(metric);
    for (const LedgerLine& line : all_lines)
        if (is_asked(line.label)) return ColumnLayout().name(column_id(line.column));
    return {};
}

TimeUnit time_unit(double largest_days) {
    constexpr double hours = 24, minutes = 24 * 60, seconds = 24 * 3600;
    constexpr double rounding = 1e-11;  // of a length that is 0: less than a microsecond
    const double length = std::abs(largest_days);
    if (length >= 1 || length <= rounding || !std::isfinite(length)) return {};
    if (length * hours >= 1) return {"h", hours};
    return length * minutes >= 1 ? TimeUnit{"min", minutes} : TimeUnit{"s", seconds};
}

TimeUnit time_unit(std::span<const Estimate> lengths) {
    double largest = 0;
    for (const Estimate& length : lengths) largest = std::max(largest, std::abs(length.value));
    return time_unit(largest);
}

Estimate in_unit(Estimate days, const TimeUnit& unit) {
    days.value *= unit.per_day;
    days.low *= unit.per_day;
    days.high *= unit.per_day;
    days.standard_error *= unit.per_day;
    return days;
}

std::string label_with_unit(std::string_view label, std::string_view unit,
                            std::string_view currency) {
    const std::string_view shown = unit == "money" ? currency : unit;
    return std::string(label) + (shown.empty() ? "" : ", " + std::string(shown));
}

std::string_view component_words(Component component) {
    return reasons[static_cast<std::size_t>(component)];
}

}  // namespace friction::report
