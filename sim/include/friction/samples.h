#pragma once
// Journeys one by one, as numbers: what a Tally adds up.
//
// They are simulated again, which gives the same ones: a run keeps no journey, so that its memory
// does not grow with their number.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "friction/ids.h"
#include "friction/plan.h"
#include "friction/run.h"
#include "friction/tally.h"

namespace friction {

struct Lot;

/// Some hundred customers one after the other, each in every alternative.
class SampleBlock {
public:
    [[nodiscard]] std::size_t size() const { return positions_.size(); }
    [[nodiscard]] std::uint64_t customer(std::size_t i) const { return first_customer_ + i; }
    /// Of the alternative's scenario.
    [[nodiscard]] SegmentId segment(std::size_t alternative, std::size_t i) const;
    /// None when the journey was cut.
    [[nodiscard]] OutcomeId outcome(std::size_t alternative, std::size_t i) const;
    /// Of any column of the layout, in the unit of its row.
    [[nodiscard]] double value(std::size_t alternative, ColumnId column, std::size_t i) const;

private:
    friend class BlockRunner;
    std::uint64_t first_customer_ = 0;
    std::vector<std::uint32_t> positions_;        ///< of each customer in the lots
    std::vector<const Lot*> lots_;                ///< by alternative
    std::vector<const std::vector<bool>*> live_;  ///< by alternative; what is not live is 0
};

/// Answers whether to go on.
using TakeSamples = std::function<bool(const SampleBlock&)>;

/// Customers 0 to `options.journeys` - 1, in order, on one thread; fewer when `take` or
/// `options.cancel` says so. Only seed, replication and visits of the other options matter.
void for_each_sample(std::span<const Plan> alternatives, const ColumnLayout& layout,
                     const RunOptions& options, const TakeSamples& take);

}  // namespace friction
