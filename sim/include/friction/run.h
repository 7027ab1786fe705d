#pragma once
// Simulation of journeys that never wait for one another (path mode).
//
// Journeys are cut into blocks of 4,096. run_block() is a pure function: it sends the same
// customers, with the same luck, through every alternative. Blocks are merged in order of number,
// so any number of threads gives the same bytes. Limited staff is outside; it belongs to the queue
// engine.

#include <atomic>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "friction/plan.h"
#include "friction/tally.h"

namespace friction {

inline constexpr std::uint32_t journeys_per_block = 4'096;

/// More threads than this, and than the machine has processors, are not started.
inline constexpr unsigned threads_on_any_machine = 8;

struct Progress {
    std::uint64_t done = 0;     ///< journeys, in order of block number
    std::uint64_t planned = 0;  ///< up to the next look, or the number asked for
};

struct RunOptions {
    std::uint64_t seed = 1;
    std::uint32_t replication = 0;
    /// So many, or fewer where Ending::cut says why; 0: until `enough` says so at a look, after
    /// 4,096 * 2^k journeys, or the cap is reached.
    std::uint64_t journeys = 0;
    std::uint64_t cap = std::uint64_t{journeys_per_block} << 12;  ///< 13 looks
    /// At 4,096 * 2^k journeys, up to the cap.
    [[nodiscard]] std::size_t looks() const {
        return static_cast<std::size_t>(std::bit_width(cap / journeys_per_block));
    }
    /// 0: as many as the machine has processors. No more than that, or threads_on_any_machine.
    unsigned threads = 0;
    std::vector<std::string> visits;  ///< steps whose visits(step) become columns
    std::vector<Contrast> contrasts;
    /// Groups of contrasts of all segments whose covariances are watched as well: Tally::joint.
    std::vector<std::vector<Contrast>> joint;
    std::vector<Threshold> thresholds;
    bool effort_sections =
        false;  ///< for paired differences of quantiles of effort; about 1 MB a design
    bool effort_losses =
        false;  ///< how much effort rises where it does; up to 0.15 MB a design and segment
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(const Progress&)>
        progress;  ///< called from the thread that called run(), now and then
};

/// `cut`: more journeys than allowed are cut (friction/cut.h), whatever the run would have ended by
/// otherwise; only an interrupted one stays that.
enum class Ending { asked_for, enough, cap, cut, cancelled };

struct RunResult {
    Tally tally;
    Ending ending = Ending::asked_for;
};

/// Decides at a look whether what is known is enough.
using Enough = std::function<bool(const Tally&)>;

/// Runs all alternatives on the same customers; the first is the baseline. Expects at least one;
/// the plans come from scenarios of one file (same segments). A cancelled run returns the whole
/// blocks done so far, in order.
[[nodiscard]] RunResult run(std::span<const Plan> alternatives, const ColumnLayout& layout,
                            const RunOptions& options, const Enough& enough = {});

}  // namespace friction
