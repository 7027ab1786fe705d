#pragma once
// Event logs: every visit of every customer, as process mining tools read them.
//
// XES is IEEE 1849-2016: a trace for each customer in each design, two events for each visit,
// `start` and `complete`. CSV has a line for each visit. Every journey begins on the same Monday at
// nine, as journeys do wherever Friction names a day.

#include <memory>
#include <span>
#include <string>

#include "friction/journey.h"
#include "friction/report/csv.h"
#include "friction/scenario.h"

namespace friction::report {

/// Grows by what is added, and shrinks to nothing when it is taken.
class EventLog {
public:
    virtual ~EventLog() = default;
    /// A journey of this alternative.
    virtual void add(std::size_t alternative, const JourneyRecord& journey) = 0;
    /// The text since the last time.
    [[nodiscard]] virtual std::string take() = 0;
    /// What stands behind all journeys.
    [[nodiscard]] virtual std::string end() = 0;
};

/// `scenarios` must outlive it.
[[nodiscard]] std::unique_ptr<EventLog> csv_log(std::span<const Scenario> scenarios, CsvForm form);
[[nodiscard]] std::unique_ptr<EventLog> xes_log(std::span<const Scenario> scenarios);

}  // namespace friction::report
