#include "labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace friction::report {
namespace {

constexpr Shape number_ = Shape::number, share_ = Shape::share, money_ = Shape::money;
constexpr Book customer = Book::customer, company = Book::company;

constexpr std::array all_lines = std::to_array<LedgerLine>({
    {Column::became_problem, "Became a problem", "", share_, customer, true},
    {Column::resolved, "Solved", "", share_, customer, true},
    {Column::problems, "Had a problem or none solved", "", share_, customer, false},
    {Column::contacts, "Contacts", "", number_, customer, true},
    {Column::next_actions, "Next actions of the customer", "", number_, customer, true},
    {Column::handoffs, "Felt handoffs", "", number_, customer, true},
    {Column::switches, "Channel switches", "", number_, customer, false},
    {Column::retellings, "Retellings", "", number_, customer, true},
    {Column::chasers, "Chasers to answer", "", number_, customer, true},
    {Column::false_closures, "False closures", "", number_, customer, true},
    {Column::broken_promises, "Broken promises", "", number_, customer, true},
    {Column::refusals, "Refusals", "", number_, customer, true},
    {Column::fields, "Form fields typed", "", number_, customer, false},
    {Column::documents, "Documents to fetch", "", number_, customer, false},
    {Column::money, "Out of pocket", "money", money_, customer, true},
    {Column::active, "Own minutes", "min", number_, customer, false},
    {Column::on_hold, "On hold", "min", number_, customer, true},
    {Column::in_person_wait, "In line", "min", number_, customer, true},
    {Column::days, "Pending", "days", number_, customer, false},
    {Column::days_calm, "Pending and calm", "days", number_, customer, false},
    {Column::days_open, "Pending and open", "days", number_, customer, false},
    {Column::days_customer_owned, "The customer's move", "days", number_, customer, true},
    {Column::elapsed, "From beginning to end", "days", number_, customer, true},
    {Column::cut, "Cut at the largest number of visits", "", share_, customer, true},
    {Column::ces, "Ease, CES 1 to 7", "", number_, customer, true},
    {Column::easy, "Call it easy (5 to 7)", "", share_, customer, false},
    {Column::hard, "Call it hard (1 to 3)", "", share_, customer, false},
    {Column::disloyal, "More disloyal, index", "", share_, customer, false},
    {Column::negative_word, "Speak ill of it, index", "", share_, customer, false},
    {Column::repurchase, "Buy again, index", "", share_, customer, false},
    {Column::spend_more, "Spend more, index", "", share_, customer, false},
    {Column::stay, "Stay, index", "", share_, customer, true},
    {Column::cost, "Cost", "money", money_, company, true},
    {Column::staff_minutes, "Staff minutes", "", number_, company, true},
    {Column::believed_resolved, "Believed solved", "", share_, company, true},
    {Column::resolved, "Truly solved", "", share_, company, true},
    {Column::silent_losses, "Lost in silence", "", share_, company, true},
    {Column::problems, "Problems it causes", "", share_, company, true},
    {Column::complaints_made, "Complaints made", "", share_, company, false},
    {Column::complaints_seen, "Complaints it sees", "", share_, company, true},
    {Column::value_at_risk, "Value at risk", "money", money_, company, true},
});

constexpr std::array<std::string_view, component_count> reasons = {
    "own minutes",     "on hold",          "in line",        "calm days",       "open days",
    "repeat contacts", "channel switches", "felt handoffs",  "retelling",       "forms",
    "documents",       "chasers",          "false closures", "broken promises", "money"};

}  // namespace

std::span<const LedgerLine> ledger_lines() { return all_lines; }

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
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> derived = {
        {{"Effort per solution", "effort_per_resolved"},
         {"Half stay within", "effort.p50"},
         {"9 in 10 stay within", "effort.p90"},
         {"19 in 20 stay within", "effort.p95"}}};
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
