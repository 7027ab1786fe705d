#include "friction/run.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>

#include "block.h"
#include "friction/contract.h"
#include "friction/cut.h"
#include "workers.h"

namespace friction {

namespace {

/// Hands out blocks in order, and merges what comes back in order, whoever is first.
class BlockQueue {
public:
    BlockQueue(Tally& tally, const RunOptions& options, unsigned threads)
        : tally_(tally), options_(options), window_(std::uint64_t{4} * threads) {}

    /// Blocks up to the one that holds journey `journeys - 1` may be taken from now on.
    void open(std::uint64_t journeys) {
        journeys_ = journeys;
        end_ = (journeys + journeys_per_block - 1) / journeys_per_block;
    }

    /// The next block, or nothing when all are taken or the run is cancelled.
    [[nodiscard]] bool take(std::uint64_t& block) {
        std::unique_lock lock(mutex_);
        // A slow thread must not let results pile up behind it.
        may_take_.wait(lock,
                       [&] { return next_ >= end_ || next_ < merged_ + window_ || must_stop(); });
        if (next_ >= end_ || must_stop()) return false;
        block = next_++;
        return true;
    }

    [[nodiscard]] std::size_t size_of(std::uint64_t block) const {
        return static_cast<std::size_t>(
            std::min<std::uint64_t>(journeys_per_block, journeys_ - block * journeys_per_block));
    }

    void give_back(std::uint64_t block, BlockResult result) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(block, std::move(result));
        while (!waiting_.empty() && waiting_.begin()->first == merged_) {
            merge(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            ++merged_;
        }
        may_take_.notify_all();
    }

    [[nodiscard]] Progress progress() {
        const std::lock_guard lock(mutex_);
        return {tally_.journeys, options_.journeys > 0 ? options_.journeys : journeys_};
    }

    [[nodiscard]] bool is_cancelled() const {
        return options_.cancel != nullptr && options_.cancel->load();
    }

    /// Those who wait for a block that will not come back must look again.
    void wake() {
        const std::lock_guard lock(mutex_);
        may_take_.notify_all();
    }

    /// A thread has failed, usually for want of memory: nobody takes another block.
    void fail(std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::move(failure);
        may_take_.notify_all();
    }
    void rethrow_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    [[nodiscard]] bool must_stop() const { return failure_ || is_cancelled(); }

    static void merge(std::vector<std::vector<Moments>>& into,
                      const std::vector<std::vector<Moments>>& from) {
        for (std::size_t s = 0; s < from.size(); ++s)
            for (std::size_t column = 0; column < from[s].size(); ++column)
                into[s][column].merge(from[s][column]);
    }

    void merge(const BlockResult& result) {
        for (std::size_t a = 0; a < result.alternatives.size(); ++a) {
            merge(tally_.alternatives[a].columns, result.alternatives[a].columns);
            merge(tally_.alternatives[a].differences, result.alternatives[a].differences);
            for (const auto& [step, sums] : result.alternatives[a].steps)
                tally_.alternatives[a].steps[step].merge(sums);
        }
        for (std::size_t i = 0; i < result.contrasts.size(); ++i)
            tally_.contrast_moments[i].merge(result.contrasts[i]);
        for (std::size_t i = 0; i < result.joint.size(); ++i)
            tally_.joint[i].merge(result.joint[i]);
        for (std::size_t i = 0; i < result.threshold_counts.size(); ++i) {
            tally_.threshold_counts[i] += result.threshold_counts[i];
            tally_.threshold_totals[i] += result.threshold_totals[i];
        }
        tally_.journeys += result.journeys;
    }

    Tally& tally_;
    const RunOptions& options_;
    std::uint64_t window_;
    std::uint64_t journeys_ = 0, end_ = 0, next_ = 0, merged_ = 0;
    std::map<std::uint64_t, BlockResult> waiting_;
    std::exception_ptr failure_;
    std::mutex mutex_;
    std::condition_variable may_take_;
};

class Run {
public:
    Run(std::span<const Plan> plans, const ColumnLayout& layout, const RunOptions& options)
        : options_(options),
          threads_(thread_count(options.threads)),
          queue_(tally_, options, threads_) {
        tally_.seed = options.seed;
        tally_.replication = options.replication;
        tally_.layout = layout;
        tally_.contrasts = options.contrasts;
        tally_.contrast_moments.resize(options.contrasts.size());
        tally_.joint.resize(options.joint.size());
        tally_.thresholds = options.thresholds;
        tally_.threshold_counts.resize(options.thresholds.size());
        tally_.threshold_totals.resize(options.thresholds.size());
        const std::size_t segments = plans[0].data().segments.size();
        for (std::size_t a = 0; a < plans.size(); ++a) {
            AlternativeTally alternative;
            alternative.columns.assign(segments, std::vector<Moments>(layout.size()));
            if (a > 0) alternative.differences = alternative.columns;
            alternative.steps.resize(plans[a].data().steps.size());
            tally_.alternatives.push_back(std::move(alternative));
        }
        runners_.resize(threads_);
        make_runner_ = [plans, &layout, &options] {
            return std::make_unique<BlockRunner>(plans, layout, options);
        };
    }

    RunResult run(const Enough& enough) {
        const bool is_asked_for = options_.journeys > 0;
        const std::uint64_t most = is_asked_for ? options_.journeys : options_.cap;
        for (std::uint64_t look = journeys_per_block;; look *= 2) {
            extend(std::min(look, most));
            if (queue_.is_cancelled()) return finish(Ending::cancelled);
            // Before anything else: journeys that are all cut at the same visit are all alike, and
            // look as precise as can be.
            if (is_cut_by_far(tally_)) return finish(Ending::cut);
            if (!is_asked_for) {
                collect_histograms();
                if (enough && enough(tally_)) return finish(unless_cut(Ending::enough));
            }
            if (look >= most)
                return finish(unless_cut(is_asked_for ? Ending::asked_for : Ending::cap));
        }
    }

private:
    /// Simulates up to so many journeys in all.
    void extend(std::uint64_t journeys) {
        const std::uint64_t blocks =
            (journeys - tally_.journeys + journeys_per_block - 1) / journeys_per_block;
        queue_.open(journeys);
        const auto threads = static_cast<unsigned>(std::min<std::uint64_t>(threads_, blocks));
        work_together(threads, [this](unsigned thread) { work(thread); });
        queue_.rethrow_failure();
    }

    /// An exception must not leave a thread: it is kept until all have stopped.
    void work(unsigned thread) {
        try {
            do_blocks(thread);
        } catch (...) {
            queue_.fail(std::current_exception());
        }
    }

    void do_blocks(unsigned thread) {
        if (!runners_[thread]) runners_[thread] = make_runner_();
        std::uint64_t block = 0;
        while (queue_.take(block)) {
            std::optional<BlockResult> result =
                runners_[thread]->run_block(block * journeys_per_block, queue_.size_of(block));
            if (!result) return queue_.wake();  // cancelled
            queue_.give_back(block, std::move(*result));
            if (thread == 0 && options_.progress) options_.progress(queue_.progress());
        }
    }

    void collect_histograms() {
        for (std::size_t a = 0; a < tally_.alternatives.size(); ++a) {
            AlternativeTally& into = tally_.alternatives[a];
            into.effort = into.elapsed_days = into.days = into.effort_difference = LogHistogram{};
            into.effort_sections = SectionCounts{};
            const bool has_losses = options_.effort_losses && a > 0;
            into.effort_losses.assign(has_losses ? into.columns.size() : 0, LogHistogram{});
            for (const auto& runner : runners_) {
                if (!runner) continue;
                const BlockRunner::Histograms& from = runner->histograms()[a];
                into.effort.merge(from.effort);
                into.elapsed_days.merge(from.elapsed_days);
                into.days.merge(from.days);
                into.effort_difference.merge(from.effort_difference);
                into.effort_sections.merge(from.effort_sections);
                for (std::size_t s = 0; s < from.effort_losses.size(); ++s)
                    into.effort_losses[s].merge(from.effort_losses[s]);
            }
        }
    }

    [[nodiscard]] Ending unless_cut(Ending ending) const {
        for (std::size_t a = 0; a < tally_.alternatives.size(); ++a)
            if (is_cut(tally_, a)) return Ending::cut;
        return ending;
    }

    RunResult finish(Ending ending) {
        collect_histograms();
        return {std::move(tally_), ending};
    }

    const RunOptions& options_;
    unsigned threads_;
    Tally tally_;
    BlockQueue queue_;
    std::vector<std::unique_ptr<BlockRunner>> runners_;
    std::function<std::unique_ptr<BlockRunner>()> make_runner_;
};

}  // namespace

RunResult run(std::span<const Plan> alternatives, const ColumnLayout& layout,
              const RunOptions& options, const Enough& enough) {
    FRICTION_EXPECTS(!alternatives.empty());
    FRICTION_EXPECTS(options.journeys <= customer_limit && options.cap > 0);
    return Run(alternatives, layout, options).run(enough);
}

}  // namespace friction
