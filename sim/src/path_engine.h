#pragma once
// Private: path mode, journeys that never wait for each other.
//
// A lot of customers advances step by step rather than customer by customer: all who stand before a
// step enter it together, so that their draws and quantiles are computed in arrays. Because draws
// are named and journeys are independent, the order changes no journey.

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "batch_kernel.h"
#include "friction/journey.h"
#include "friction/tally.h"
#include "lot.h"

namespace friction {

class PathEngine {
public:
    PathEngine(const PlanData& plan, const ColumnLayout& layout, RandomKey key,
               const std::atomic<bool>* cancel = nullptr);

    /// Sends customers through; their columns are then in lot(), what happened by step in sums().
    /// False when cancelled on the way: then neither means anything.
    [[nodiscard]] bool simulate(std::span<const std::uint64_t> customers);

    /// The same for one customer, every visit recorded in `record`.
    [[nodiscard]] bool trace(std::uint64_t customer, JourneyRecord& record);

    [[nodiscard]] const Lot& lot() const { return lot_; }
    [[nodiscard]] Lot& lot() { return lot_; }
    [[nodiscard]] const ColumnMap& map() const { return map_; }

    /// Sums by step since the last clear_sums(), and which steps they are about, in ascending
    /// order.
    [[nodiscard]] const std::vector<StepTally>& sums() const { return sums_; }
    [[nodiscard]] std::vector<std::uint32_t> touched_steps() const;
    void clear_sums();

private:
    bool go(JourneyRecord* record);
    void enter(std::int32_t s, JourneyRecord* record);
    void turn_away(const PlanStep& step, std::int32_t s, JourneyRecord* record);
    void draw_lengths(const PlanStep& step);
    void count_visits(std::int32_t s);
    void count_marks(const PlanStep& step);
    void count_batch(ColumnId id);  ///< one more for every journey of the batch
    void begin(std::span<const std::uint64_t> customers);
    void go_on(const PlanStep& step);
    void part_ways(const PlanBranch& branch);
    void send(PlanTarget target, std::size_t j);
    void queue(PlanTarget target);
    [[nodiscard]] std::optional<PlanTarget> only_way(const BranchList& list) const;
    void take_waiting(std::int32_t s);
    [[nodiscard]] PlanTarget decide(const BranchList& list, std::uint64_t luck, std::uint32_t visit,
                                    std::size_t j) const;
    [[nodiscard]] bool holds(const PlanBranch& branch, std::size_t j) const;
    [[nodiscard]] bool holds(const Ask& ask, std::size_t j) const;
    [[nodiscard]] PlanTarget pick(const PlanBranch& branch, double u) const;
    void finish();

    const PlanData& plan_;
    RandomKey key_;
    const std::atomic<bool>* cancel_;
    ColumnMap map_;
    Lot lot_;
    std::vector<StepTally> sums_;
    BatchKernel kernel_;
    std::vector<std::uint64_t> touched_;  ///< bit per step
    std::uint64_t segment_luck_, patience_luck_, start_luck_;

    std::vector<PlanTarget>
        where_;  ///< by journey: the step before which it stands, or its outcome
    std::vector<std::uint8_t> is_queued_;  ///< by step: it is on the agenda
    std::vector<std::uint64_t> agenda_;    ///< heap of (order << 32 | step)

    // the batch in hand
    Batch batch_;
    std::vector<std::uint64_t> batch_customer_;
    std::vector<std::uint32_t> batch_visit_;
    std::vector<double> even_, odd_, patience_;
    std::vector<std::uint32_t> segment_;
};

}  // namespace friction
