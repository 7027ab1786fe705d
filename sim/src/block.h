#pragma once
// Private: one block of 4,096 customers through every alternative, and what is kept of it.

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "friction/run.h"
#include "friction/samples.h"
#include "path_engine.h"

namespace friction {

struct BlockAlternative {
    std::vector<std::vector<Moments>> columns, differences;  ///< [segment][column]
    std::vector<std::pair<std::uint32_t, StepTally>> steps;  ///< those somebody visited
};

/// A pure function of plans, seed and block number; merged into the Tally in order of number.
struct BlockResult {
    std::vector<BlockAlternative> alternatives;
    std::vector<Moments> contrasts;
    std::vector<JointMoments> joint;
    std::vector<std::uint64_t> threshold_counts, threshold_totals;
    std::uint64_t journeys = 0;
};

/// Everything one thread needs: the engines of all alternatives and the histograms of the blocks it
/// did, whose integer counts merge exactly in any order.
class BlockRunner {
public:
    struct Histograms {
        LogHistogram effort, elapsed_days, days, effort_difference;
        SectionCounts effort_sections;
        std::vector<LogHistogram> effort_losses;  ///< by segment; empty when not asked for
    };

    BlockRunner(std::span<const Plan> plans, const ColumnLayout& layout, const RunOptions& options);

    /// Nothing when cancelled on the way: a block counts as a whole or not at all.
    [[nodiscard]] std::optional<BlockResult> run_block(std::uint64_t first_customer,
                                                       std::size_t customers);
    [[nodiscard]] const std::vector<Histograms>& histograms() const { return histograms_; }

    /// One lot of at most lot_size customers, whose journeys are seen until the next one; none of
    /// them is counted. False when cancelled.
    [[nodiscard]] bool sample(std::uint64_t first_customer, std::size_t customers,
                              SampleBlock& block);

private:
    [[nodiscard]] bool simulate_ordered(std::size_t alternative, std::size_t customers);
    [[nodiscard]] bool run_lot(std::uint64_t first_customer, std::size_t customers,
                               BlockResult& result);
    void order_by_segment(std::uint64_t first_customer, std::size_t customers);
    void derive_columns(std::size_t alternative);
    void derive_paired_columns(std::size_t alternative);
    void feel(std::size_t alternative);
    void collect(std::size_t alternative, BlockResult& result);
    void collect_moments(std::size_t alternative, std::size_t first, std::size_t count,
                         std::vector<Moments>& columns) const;
    void collect_effort_difference(std::size_t alternative);
    void watch(BlockResult& result);
    void watch_together(BlockResult& result);
    [[nodiscard]] bool is_live(const Contrast& contrast) const;
    void add_up(const Contrast& contrast, std::span<double> values) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> range_of(std::uint32_t segment) const;

    std::span<const Plan> plans_;
    const ColumnLayout& layout_;
    const RunOptions& options_;
    RandomKey key_;
    std::vector<std::unique_ptr<PathEngine>> engines_;
    std::vector<Histograms> histograms_;
    std::vector<std::vector<bool>> is_live_;  ///< [alternative][column], of the plan
    std::vector<std::uint64_t> customers_;    ///< of the lot, by segment of the baseline
    std::vector<std::size_t>
        segment_begin_;  ///< first position of each segment in the lot, and the end
    std::vector<double> uniforms_, contrast_, difference_, losses_;
    std::vector<double> joint_;           ///< of the largest group, one contrast after the other
    std::vector<std::uint8_t> sections_;  ///< of customers_
};

}  // namespace friction
