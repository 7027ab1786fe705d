#pragma once
// Private: the state of some hundred journeys on their way, one array per thing to know.
//
// A block of 4,096 customers is simulated in lots that fit the cache. Columns that end up in
// Samples are written in place.

#include <cstdint>
#include <span>
#include <vector>

#include "friction/metric.h"
#include "plan_data.h"

namespace friction {

inline constexpr std::size_t lot_size = 1'024;

/// From one column to the next. Not a power of two: the same journey in neighbouring columns must
/// not fall on the same set of the cache (measured: half the speed).
inline constexpr std::size_t column_stride = lot_size + 8;

/// Bits of Lot::flags.
enum LotFlag : std::uint32_t {
    touched_flag = 1,    ///< some step has touched the customer
    contacted_flag = 2,  ///< the first contact of the journey is made
    belief_flag = 4,     ///< the last step that set a mark set `solved`
};

/// Lot::outcome of a journey that was cut.
inline constexpr std::int32_t cut_outcome = -1;

/// Where the teams, outcomes and steps of one plan have their columns in the layout of a run.
struct ColumnMap {
    std::vector<ColumnId> team, outcome;
    std::vector<ColumnId> visits;  ///< by step, 0: not asked for; empty: none is
};
[[nodiscard]] ColumnMap map_columns(const PlanData& plan, const ColumnLayout& layout);

/// What a journey remembers, but for its ledger: one line of the cache.
struct JourneyState {
    std::uint64_t customer = 0;
    std::int64_t elapsed_us = 0;
    std::uint64_t told = 0, told_listener =
                                0;  ///< facts: in this journey; to the team in the present contact
    std::uint32_t segment = 0;      ///< in this plan
    std::uint32_t flags = 0;        ///< no bytes: a store to one may alias everything
    std::int32_t met = -1, listener = -1;  ///< team met last; team heard in the present contact
    std::int32_t closed_by = -1;           ///< step that set `solved` since the last ask
    std::int32_t outcome = cut_outcome;
    Channel contact_channel = Channel::none;  ///< none: no contact under way
    ContactBy contact_by = ContactBy::none;
    Channel own_channel = Channel::none;  ///< of the customer's own last doing
};
static_assert(sizeof(JourneyState) <= 64);

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
    std::vector<double> columns;  ///< [column][journey]
    std::vector<JourneyState> journeys;
    std::vector<double> patience_em;    ///< infinity: never gives up; empty: nobody does
    std::vector<std::uint64_t> heard;   ///< [team][journey]: told or sent to it
    std::vector<std::uint16_t> visits;  ///< [slot][journey]
};

}  // namespace friction
