#include "friction/samples.h"

#include <algorithm>

#include "block.h"
#include "friction/contract.h"
#include "lot.h"

namespace friction {

SegmentId SampleBlock::segment(std::size_t alternative, std::size_t i) const {
    return SegmentId(lots_[alternative]->segment[positions_[i]]);
}

OutcomeId SampleBlock::outcome(std::size_t alternative, std::size_t i) const {
    const std::int32_t outcome = lots_[alternative]->outcome[positions_[i]];
    return outcome == cut_outcome ? OutcomeId() : OutcomeId(static_cast<std::size_t>(outcome));
}

double SampleBlock::value(std::size_t alternative, ColumnId column, std::size_t i) const {
    return (*live_[alternative])[column] ? lots_[alternative]->values(column)[positions_[i]] : 0;
}

bool BlockRunner::sample(std::uint64_t first_customer, std::size_t customers, SampleBlock& block) {
    order_by_segment(first_customer, customers);
    block.first_customer_ = first_customer;
    block.positions_.resize(customers);
    for (std::size_t j = 0; j < customers; ++j)
        block.positions_[customers_[j] - first_customer] = static_cast<std::uint32_t>(j);
    block.lots_.clear();
    block.live_.clear();
    for (std::size_t a = 0; a < plans_.size(); ++a) {
        if (!simulate_ordered(a, customers)) return false;
        engines_[a]->clear_sums();
        block.lots_.push_back(&engines_[a]->lot());
        block.live_.push_back(&is_live_[a]);
    }
    return true;
}

void for_each_sample(std::span<const Plan> alternatives, const ColumnLayout& layout,
                     const RunOptions& options, const TakeSamples& take) {
    FRICTION_EXPECTS(!alternatives.empty());
    BlockRunner runner(alternatives, layout, options);
    SampleBlock block;
    for (std::uint64_t done = 0; done < options.journeys; done += block.size()) {
        const auto customers =
            static_cast<std::size_t>(std::min<std::uint64_t>(lot_size, options.journeys - done));
        if (!runner.sample(done, customers, block) || !take(block)) return;
    }
}

}  // namespace friction
