#include "friction/report/samples_csv.h"

#include "csv_table.h"
#include "figures.h"
#include "friction/metric.h"

namespace friction::report {

SamplesCsv::SamplesCsv(std::span<const Scenario> scenarios, const ColumnLayout& layout,
                       CsvForm form)
    : scenarios_(scenarios), layout_(layout), table_(std::make_unique<CsvTable>(form)) {
    for (const char* name : {"customer", "design", "segment", "outcome"}) table_->words(name);
    for (std::size_t c = 0; c < layout.size(); ++c) {
        const auto column = static_cast<ColumnId>(c);
        const std::string unit = unit_of(layout.row(column), scenarios.front().currency);
        table_->words(layout.name(column) + (unit.empty() ? "" : " [" + unit + "]"));
    }
    table_->end_line();
}

SamplesCsv::~SamplesCsv() = default;

void SamplesCsv::add(const SampleBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i)
        for (std::size_t a = 0; a < scenarios_.size(); ++a) {
            const Scenario& scenario = scenarios_[a];
            const SegmentId segment = block.segment(a, i);
            const OutcomeId outcome = block.outcome(a, i);
            table_->count(block.customer(i))
                .words(scenario.alternative)
                .words(scenario.segments[segment.index].name)
                .words(outcome.exists() ? scenario.outcomes[outcome.index].name : "cut");
            for (std::size_t c = 0; c < layout_.size(); ++c) {
                const auto column = static_cast<ColumnId>(c);
                const bool is_known = a > 0 || !layout_.row(column).needs_pair;
                table_->number(is_known ? std::optional(block.value(a, column, i)) : std::nullopt);
            }
            table_->end_line();
        }
}

std::string SamplesCsv::take() { return table_->take(); }

}  // namespace friction::report
