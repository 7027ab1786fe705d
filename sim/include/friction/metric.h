#pragma once
// Everything Friction measures: the closed list of metrics.
//
// A metric that is a number per journey has a column in every Samples block and moments in every
// Tally; the names are those of expectations, JSON, CSV headers, reports and the viewer. Ratios of
// means (effort_per_resolved, avoidable) have no column; summary.h derives them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "friction/quantity.h"
#include "friction/scenario.h"

namespace friction {

enum class Better { less, more, neither };
enum class MetricKind {
    real,
    count,
    share
};  ///< share: each journey is 0 or 1, or a chance between
enum class MetricArgument { none, component, step, outcome, team, mark };

struct MetricRow {
    std::string_view name;
    std::string_view unit;  ///< "EM", "min", "days", "per journey", "share", "money", "1..7"
    Better better;
    MetricKind kind;
    MetricArgument argument;
    std::string_view help;    ///< one line
    bool is_binary = false;   ///< each journey is exactly 0 or 1: exact intervals for shares
    bool needs_pair = false;  ///< only of a redesign, against the baseline
    bool is_ratio = false;    ///< no column; a ratio of two means
    Dimension dimension = Dimension::number;  ///< what a literal beside it must be
    double unit_in_base =
        1;  ///< one unit of the column in base units of the dimension (a minute: 60 s)
};
[[nodiscard]] std::span<const MetricRow> metric_table();
[[nodiscard]] const MetricRow* find_metric(std::string_view name);
/// visits and reached mean nothing without one; effort and staff_minutes alone are the totals.
[[nodiscard]] bool needs_argument(const MetricRow& row);

/// Metrics of the language that are not built yet (wanted, count, caught, ...): refused by name,
/// with that reason.
[[nodiscard]] std::span<const std::string_view> metrics_not_yet();

/// The fixed columns, in the order of metric_table() rows without argument; engine and metric.cpp
/// share this enumeration.
enum class Column : std::uint16_t {
    effort,
    effort_active,
    effort_held,
    effort_in_line,
    effort_day_calm,
    effort_day_open,
    effort_contact,
    effort_switch,
    effort_handoff,
    effort_retelling,
    effort_form,
    effort_document,
    effort_chaser,
    effort_false_closure,
    effort_broken_promise,
    effort_money,  ///< in the order of Component
    effort_process,
    effort_failure,  ///< by cause, effort(process), effort(failure); need is the rest
    active,
    on_hold,
    in_person_wait,  ///< minutes
    days_calm,
    days_open,
    days_customer_owned,  ///< days; `days` is days_calm + days_open
    days,
    next_actions,
    contacts,
    handoffs,
    switches,
    retellings,
    chasers,
    false_closures,
    broken_promises,
    refusals,
    fields,
    documents,
    money,
    resolved,
    believed_resolved,
    silent_losses,
    cut,
    elapsed,  ///< days
    became_problem,
    problems,
    complaints_made,
    complaints_seen,
    ces,
    easy,
    hard,
    disloyal,
    negative_word,
    repurchase,
    spend_more,
    stay,
    cost,
    staff_minutes,
    value_at_risk,
    better_off,
    same,
    worse_off,
    effort_saved,  ///< paired; 0 in the baseline
    net_gain,      ///< paired; money a year: customers.per_year times what a journey gains
    fixed_count
};
inline constexpr std::size_t fixed_column_count = static_cast<std::size_t>(Column::fixed_count);

using ColumnId = std::uint16_t;
[[nodiscard]] constexpr ColumnId column_id(Column column) { return static_cast<ColumnId>(column); }

/// Which column holds what, for all alternatives of one run: the fixed ones, then
/// staff_minutes(team), reached(outcome), count(mark) and the visits(step) asked for, each by name,
/// so that alternatives with other steps share one layout.
class ColumnLayout {
public:
    ColumnLayout() = default;
    ColumnLayout(std::span<const Scenario> alternatives,
                 const std::vector<std::string>& steps_with_visits);

    [[nodiscard]] std::size_t size() const;
    /// nothing when no such column (unknown, a ratio, or visits not asked for)
    [[nodiscard]] std::optional<ColumnId> find(std::string_view metric,
                                               std::string_view argument = {}) const;
    [[nodiscard]] const MetricRow& row(ColumnId column) const;
    [[nodiscard]] std::string argument(ColumnId column) const;
    /// "effort", "staff_minutes(office)"
    [[nodiscard]] std::string name(ColumnId column) const;

    [[nodiscard]] ColumnId team_column(std::size_t position) const;     ///< position in teams()
    [[nodiscard]] ColumnId outcome_column(std::size_t position) const;  ///< position in outcomes()
    [[nodiscard]] ColumnId mark_column(std::size_t position) const;     ///< position in marks()
    [[nodiscard]] ColumnId visit_column(std::size_t position) const;  ///< position in visit_steps()
    [[nodiscard]] const std::vector<std::string>& teams() const { return teams_; }
    [[nodiscard]] const std::vector<std::string>& outcomes() const { return outcomes_; }
    [[nodiscard]] const std::vector<std::string>& marks() const { return marks_; }
    [[nodiscard]] const std::vector<std::string>& visit_steps() const { return visit_steps_; }

private:
    std::vector<std::string> teams_, outcomes_, marks_, visit_steps_;
};

}  // namespace friction
