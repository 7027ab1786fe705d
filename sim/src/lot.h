#pragma once
// Private: the state of some hundred journeys on their way, one array per thing to know.
//
// A block of 4,096 customers is simulated in lots that fit the cache. Columns that end up in
// Samples are written in place.

#include <cstdint>
#include <span>
#include <vector>

#include "friction/metric.h"
#include "friction/tally.h"
#include "journey_word.h"
#include "plan_data.h"

namespace friction {

inline constexpr std::size_t lot_size = 1'024;

/// From one column to the next. Not a power of two: the same journey in neighbouring columns must
/// not fall on the same set of the cache (measured: half the speed).
inline constexpr std::size_t column_stride = lot_size + 8;

/// Lot::outcome of a journey that was cut.
inline constexpr std::int32_t cut_outcome = -1;

/// Where the teams, outcomes and steps of one plan have their columns in the layout of a run.
struct ColumnMap {
    std::vector<ColumnId> team, outcome;
    std::vector<ColumnId> visits;  ///< by step, 0: not asked for; empty: none is
    std::vector<ColumnId> marks;   ///< by mark of the plan
};
[[nodiscard]] ColumnMap map_columns(const PlanData& plan, const ColumnLayout& layout);

struct Lot {
    Lot(const PlanData& plan, std::size_t column_count);

    /// Starts these customers anew; their segments are those of this plan.
    void begin(const PlanData& plan, std::span<const std::uint64_t> customers,
               std::span<const std::uint32_t> segments, std::span<const double> patience_em);

    [[nodiscard]] double* column(Column c) {
        return columns.data() + static_cast<std::size_t>(c) * column_stride;
    }
    [[nodiscard]] double* column(ColumnId c) {
        return columns.data() + std::size_t{c} * column_stride;
    }
    [[nodiscard]] double* component(std::size_t c) {
        return columns.data() +
               (static_cast<std::size_t>(Column::effort_active) + c) * column_stride;
    }
    [[nodiscard]] std::span<const double> values(ColumnId c) const {
        return {columns.data() + std::size_t{c} * column_stride, size};
    }

    std::size_t size = 0;
    std::vector<double> columns;       ///< [column][journey]
    std::vector<std::uint64_t> state;  ///< by the fields of journey_word.h
    std::vector<std::uint64_t> customer;
    std::vector<std::int64_t> elapsed_us;
    std::vector<std::int32_t> outcome;   ///< or cut_outcome
    std::vector<std::uint32_t> segment;  ///< in this plan
    /// Customer mod section_count: of customers as they come, so that sections differ as much as
    /// samples do.
    std::vector<std::uint8_t> section;
    bool sections_in_order = false;       ///< section[j] is j mod section_count
    std::vector<std::int32_t> closed_by;  ///< step that set `solved` since the last ask, or -1
    // of plans with facts, else empty
    std::vector<std::int32_t> listener;        ///< team heard in the present contact, or -1
    std::vector<std::uint64_t> told;           ///< facts, in this journey
    std::vector<std::uint64_t> told_listener;  ///< facts, to the listener in the present contact
    std::vector<double> patience_em;           ///< infinity: never gives up; empty: nobody does
    std::vector<std::uint64_t> heard;          ///< [team][journey]: told or sent to it
    std::vector<std::uint16_t> visits;         ///< [slot][journey]

private:
    std::vector<ColumnId> adds_up_;  ///< columns that are summed up on the way and begin at 0
};

}  // namespace friction
