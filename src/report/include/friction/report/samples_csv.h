#pragma once
// Journeys by row: a line for each customer in each design, a column for each metric.

#include <memory>
#include <span>
#include <string>

#include "friction/report/csv.h"
#include "friction/samples.h"
#include "friction/scenario.h"

namespace friction::report {

class CsvTable;

/// Grows by what is added, and shrinks to nothing when it is taken: its memory does not grow with
/// the number of journeys.
class SamplesCsv {
public:
    /// Begins with the names of the columns, units in brackets. Both must outlive it.
    SamplesCsv(std::span<const Scenario> scenarios, const ColumnLayout& layout, CsvForm form);
    ~SamplesCsv();
    SamplesCsv(const SamplesCsv&) = delete;
    SamplesCsv& operator=(const SamplesCsv&) = delete;

    void add(const SampleBlock& block);
    /// The text since the last time.
    [[nodiscard]] std::string take();

private:
    std::span<const Scenario> scenarios_;
    const ColumnLayout& layout_;
    std::unique_ptr<CsvTable> table_;
};

}  // namespace friction::report
