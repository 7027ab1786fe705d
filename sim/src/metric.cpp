#include "friction/metric.h"

#include <algorithm>
#include <array>

#include "friction/contract.h"
#include "friction/effort.h"
#include "friction/seconds.h"

namespace friction {

namespace {

constexpr MetricRow effort_row(std::string_view name, std::string_view help) {
    return {.name = name,
            .unit = "EM",
            .better = Better::less,
            .kind = MetricKind::real,
            .argument = MetricArgument::none,
            .help = help,
            .dimension = Dimension::effort};
}

constexpr MetricRow time_row(std::string_view name, std::string_view unit, std::string_view help) {
    return {.name = name,
            .unit = unit,
            .better = Better::less,
            .kind = MetricKind::real,
            .argument = MetricArgument::none,
            .help = help,
            .dimension = Dimension::duration,
            .unit_in_base = unit == "min" ? seconds_per_minute : seconds_per_day};
}

constexpr MetricRow count_row(std::string_view name, std::string_view help) {
    return {.name = name,
            .unit = "per journey",
            .better = Better::less,
            .kind = MetricKind::count,
            .argument = MetricArgument::none,
            .help = help};
}

constexpr MetricRow money_row(std::string_view name, std::string_view help) {
    return {.name = name,
            .unit = "money",
            .better = Better::less,
            .kind = MetricKind::real,
            .argument = MetricArgument::none,
            .help = help};
}

/// Each journey is a chance between 0 and 1.
constexpr MetricRow chance_row(std::string_view name, Better better, std::string_view help) {
    return {.name = name,
            .unit = "share",
            .better = better,
            .kind = MetricKind::share,
            .argument = MetricArgument::none,
            .help = help,
            .dimension = Dimension::share};
}

/// Each journey is exactly 0 or 1.
constexpr MetricRow yes_no_row(std::string_view name, Better better, std::string_view help) {
    MetricRow row = chance_row(name, better, help);
    row.is_binary = true;
    return row;
}

constexpr MetricRow of(MetricRow row, MetricArgument argument) {
    row.argument = argument;
    return row;
}

constexpr MetricRow ratio(MetricRow row) {
    row.is_ratio = true;
    return row;
}

constexpr MetricRow paired(MetricRow row) {
    row.needs_pair = true;
    return row;
}

constexpr MetricRow better(MetricRow row, Better direction) {
    row.better = direction;
    return row;
}

constexpr std::array table = {
    of(effort_row("effort", "what the journey costs the customer, in effort minutes"),
       MetricArgument::component),
    ratio(effort_row("effort_per_resolved", "all effort divided by problems solved")),
    ratio(chance_row("avoidable", Better::less,
                     "share of the effort that comes from the process or from failures")),
    time_row("active", "min", "minutes in which the customer works or talks"),
    time_row("on_hold", "min", "minutes on hold on the phone, in a chat or a video call"),
    time_row("in_person_wait", "min", "minutes waiting in person"),
    time_row("days_calm", "days", "days pending while the customer can know where it stands"),
    time_row("days_open", "days", "days pending in the dark, past a promise, or on the customer"),
    time_row("days_customer_owned", "days", "days in which the move is the customer's"),
    time_row("days", "days", "days pending, calm and open"),
    count_row("next_actions", "times something is asked of the customer"),
    count_row("contacts", "contacts the customer starts"),
    count_row("handoffs", "times the customer meets another team than the one met last"),
    count_row("switches", "changes of channel"),
    count_row("retellings", "times the customer tells a team what was told before"),
    count_row("chasers", "replies the company asks for"),
    count_row("false_closures", "times a case was closed and the customer had to come back"),
    count_row("broken_promises", "promises whose time passed"),
    count_row("refusals", "refusals"),
    count_row("fields", "form fields typed"),
    count_row("documents", "documents to fetch"),
    money_row("money", "money out of the customer's pocket"),
    yes_no_row("resolved", Better::more, "journeys that end with the problem solved"),
    yes_no_row("believed_resolved", Better::neither, "journeys the company believes are solved"),
    yes_no_row("silent_losses", Better::less,
               "journeys last marked `solved` that end `closed_unresolved` or `gave_up`"),
    yes_no_row("cut", Better::less, "journeys cut at the largest number of visits to a step"),
    time_row("elapsed", "days", "days from the beginning of the journey to its end"),
    yes_no_row("became_problem", Better::less, "journeys whose effort crossed the threshold"),
    yes_no_row("problems", Better::less, "journeys above the threshold or not resolved"),
    chance_row("complaints_made", Better::less, "customers with a problem who complain"),
    chance_row("complaints_seen", Better::neither,
               "complaints that reach the head office in writing"),
    better({.name = "ces",
            .unit = "1..7",
            .better = Better::more,
            .kind = MetricKind::real,
            .argument = MetricArgument::none,
            .help = "customer effort score 2.0, 7 is easiest"},
           Better::more),
    chance_row("easy", Better::more, "customers who answer 5, 6 or 7"),
    chance_row("hard", Better::less, "customers who answer 1, 2 or 3"),
    chance_row("disloyal", Better::less, "customers who become more disloyal (index)"),
    chance_row("negative_word", Better::less, "customers who speak ill of the company (index)"),
    chance_row("repurchase", Better::more, "customers who intend to buy again (index)"),
    chance_row("spend_more", Better::more, "customers who intend to spend more (index)"),
    chance_row("stay", Better::more, "customers who stay (index)"),
    money_row("cost", "what serving a journey costs the company"),
    of(time_row("staff_minutes", "min", "minutes of work of the teams"), MetricArgument::team),
    money_row("value_at_risk", "yearly value of the customer times the chance of leaving"),
    paired(yes_no_row("better_off", Better::more, "customers better off than in the baseline")),
    paired(yes_no_row("same", Better::neither, "customers as well off as in the baseline")),
    paired(yes_no_row("worse_off", Better::less, "customers worse off than in the baseline")),
    paired(better(effort_row("effort_saved", "effort saved against the baseline"), Better::more)),
    paired(better(money_row("net_gain",
                            "cost saved and value of customers kept against the baseline, a year"),
                  Better::more)),
    of(better(count_row("visits", "visits to a step"), Better::neither), MetricArgument::step),
    of(yes_no_row("reached", Better::neither, "journeys that end in an outcome"),
       MetricArgument::outcome),
    of(better(count_row("count", "times a mark of the file is set"), Better::neither),
       MetricArgument::mark),
};

constexpr std::array<std::string_view, 10> not_yet = {
    "wanted",           "caught",        "missed",          "false_alarms", "abuse_loss",
    "break_even_abuse", "kept_per_1000", "answered_within", "abandoned",    "utilisation"};

consteval std::size_t row_position(std::string_view name) {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].name == name) return i;
    throw "no such metric";
}

constexpr std::size_t first_component = column_id(Column::effort_active);
constexpr std::size_t first_cause = column_id(Column::effort_process);
constexpr std::array<std::string_view, 2> cause_names = {"process", "failure"};
static_assert(first_cause == first_component + component_count);

/// Rows of the fixed columns: effort and its parts, then one row after the other.
consteval std::array<std::uint8_t, fixed_column_count> fixed_rows() {
    std::array<std::uint8_t, fixed_column_count> rows{};
    std::size_t row = row_position("active");
    for (std::size_t column = first_cause + cause_names.size(); column < fixed_column_count;
         ++column)
        rows[column] = static_cast<std::uint8_t>(row++);
    return rows;
}
constexpr auto row_of_fixed = fixed_rows();
static_assert(table[row_of_fixed[column_id(Column::days)]].name == "days");
static_assert(table[row_of_fixed[column_id(Column::resolved)]].name == "resolved");
static_assert(table[row_of_fixed[column_id(Column::net_gain)]].name == "net_gain");

std::optional<std::size_t> position_in(const std::vector<std::string>& names,
                                       std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (!position_in(names, name)) names.push_back(name);
}

std::optional<ColumnId> find_effort_part(std::string_view part) {
    const auto component = std::find(component_names.begin(), component_names.end(), part);
    if (component != component_names.end())
        return static_cast<ColumnId>(first_component +
                                     static_cast<std::size_t>(component - component_names.begin()));
    const auto cause = std::find(cause_names.begin(), cause_names.end(), part);
    if (cause != cause_names.end())
        return static_cast<ColumnId>(first_cause +
                                     static_cast<std::size_t>(cause - cause_names.begin()));
    return std::nullopt;
}

std::optional<ColumnId> find_fixed(const MetricRow* row) {
    if (row->name == "effort") return column_id(Column::effort);
    const auto position = static_cast<std::size_t>(row - table.data());
    for (std::size_t column = first_cause + cause_names.size(); column < fixed_column_count;
         ++column)
        if (row_of_fixed[column] == position) return static_cast<ColumnId>(column);
    return std::nullopt;
}

}  // namespace

std::span<const MetricRow> metric_table() { return table; }

const MetricRow* find_metric(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const MetricRow& row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

std::span<const std::string_view> metrics_not_yet() { return not_yet; }

bool needs_argument(const MetricRow& row) {
    return row.argument == MetricArgument::step || row.argument == MetricArgument::outcome ||
           row.argument == MetricArgument::mark;
}

ColumnLayout::ColumnLayout(std::span<const Scenario> alternatives,
                           const std::vector<std::string>& steps_with_visits) {
    for (const Scenario& scenario : alternatives) {
        for (const Team& team : scenario.teams) add_once(teams_, team.name);
        for (const Outcome& outcome : scenario.outcomes) add_once(outcomes_, outcome.name);
        for (const OwnMark& mark : scenario.marks) add_once(marks_, mark.name);
    }
    for (const std::string& step : steps_with_visits) add_once(visit_steps_, step);
}

std::size_t ColumnLayout::size() const {
    return fixed_column_count + teams_.size() + outcomes_.size() + marks_.size() +
           visit_steps_.size();
}

std::optional<ColumnId> ColumnLayout::find(std::string_view metric,
                                           std::string_view argument) const {
    const MetricRow* row = find_metric(metric);
    if (row == nullptr) return std::nullopt;
    if (argument.empty()) return needs_argument(*row) ? std::nullopt : find_fixed(row);
    switch (row->argument) {
        case MetricArgument::none:
            break;
        case MetricArgument::component:
            return find_effort_part(argument);
        case MetricArgument::team:
            if (const auto at = position_in(teams_, argument)) return team_column(*at);
            break;
        case MetricArgument::outcome:
            if (const auto at = position_in(outcomes_, argument)) return outcome_column(*at);
            break;
        case MetricArgument::mark:
            if (const auto at = position_in(marks_, argument)) return mark_column(*at);
            break;
        case MetricArgument::step:
            if (const auto at = position_in(visit_steps_, argument)) return visit_column(*at);
            break;
    }
    return std::nullopt;
}

const MetricRow& ColumnLayout::row(ColumnId column) const {
    FRICTION_EXPECTS(column < size());
    if (column < fixed_column_count) return table[row_of_fixed[column]];
    std::size_t position = column - fixed_column_count;
    if (position < teams_.size()) return table[row_position("staff_minutes")];
    position -= teams_.size();
    if (position < outcomes_.size()) return table[row_position("reached")];
    position -= outcomes_.size();
    return table[position < marks_.size() ? row_position("count") : row_position("visits")];
}

std::string ColumnLayout::argument(ColumnId column) const {
    FRICTION_EXPECTS(column < size());
    if (column >= first_component && column < first_cause)
        return std::string(component_names[column - first_component]);
    if (column >= first_cause && column < first_cause + cause_names.size())
        return std::string(cause_names[column - first_cause]);
    if (column < fixed_column_count) return {};
    std::size_t position = column - fixed_column_count;
    if (position < teams_.size()) return teams_[position];
    position -= teams_.size();
    if (position < outcomes_.size()) return outcomes_[position];
    position -= outcomes_.size();
    return position < marks_.size() ? marks_[position] : visit_steps_[position - marks_.size()];
}

std::string ColumnLayout::name(ColumnId column) const {
    std::string text(row(column).name);
    if (const std::string inside = argument(column); !inside.empty()) text += '(' + inside + ')';
    return text;
}

ColumnId ColumnLayout::team_column(std::size_t position) const {
    FRICTION_EXPECTS(position < teams_.size());
    return static_cast<ColumnId>(fixed_column_count + position);
}

ColumnId ColumnLayout::outcome_column(std::size_t position) const {
    FRICTION_EXPECTS(position < outcomes_.size());
    return static_cast<ColumnId>(fixed_column_count + teams_.size() + position);
}

ColumnId ColumnLayout::mark_column(std::size_t position) const {
    FRICTION_EXPECTS(position < marks_.size());
    return static_cast<ColumnId>(fixed_column_count + teams_.size() + outcomes_.size() + position);
}

ColumnId ColumnLayout::visit_column(std::size_t position) const {
    FRICTION_EXPECTS(position < visit_steps_.size());
    return static_cast<ColumnId>(fixed_column_count + teams_.size() + outcomes_.size() +
                                 marks_.size() + position);
}

}  // namespace friction
