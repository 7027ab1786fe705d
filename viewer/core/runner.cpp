#include "runner.h"

#include <exception>
#include <utility>

#include "run_job.h"

namespace friction::viewer {

Runner::Runner(const JobsOptions& options, Mailbox& mailbox)
    : options_(options), mailbox_(mailbox), thread_([this] { work(); }) {}

Runner::~Runner() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
        run_.reset();
        trials_.clear();
        signals_.cancel = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Runner::start(effect::StartRun request) {
    {
        const std::lock_guard lock(mutex_);
        run_ = std::move(request);
        trials_.clear();
        // Who drags a slider sees the first look of every run that was begun, and no more of it;
        // what a move would do is asked again when it is still wanted.
        signals_.has_newer = true;
        if (signals_.has_answered || is_trying_) signals_.cancel = true;
    }
    changed_.notify_all();
}

void Runner::start(effect::FindSavings request) { try_later(std::move(request)); }

void Runner::start(effect::FindMoveEffects request) { try_later(std::move(request)); }

namespace {

/// Questions that take each other's place.
bool are_alike(const effect::FindSavings& a, const effect::FindSavings& b) {
    return a.step.empty() == b.step.empty() && a.position.has_value() == b.position.has_value();
}
bool are_alike(const effect::FindMoveEffects&, const effect::FindMoveEffects&) { return true; }

}  // namespace

void Runner::try_later(Trial trial) {
    {
        const std::lock_guard lock(mutex_);
        // Of each kind the newest; what is asked about a step is soon asked about another.
        std::erase_if(trials_, [&](const Trial& waiting) {
            return std::visit(
                []<class A, class B>(const A& a, const B& b) {
                    if constexpr (std::is_same_v<A, B>) return are_alike(a, b);
                    return false;
                },
                waiting, trial);
        });
        trials_.push_back(std::move(trial));
    }
    changed_.notify_all();
}

void Runner::stop() {
    const std::lock_guard lock(mutex_);
    run_.reset();
    trials_.clear();
    signals_.cancel = true;
}

bool Runner::is_idle() const {
    const std::lock_guard lock(mutex_);
    return !is_working_ && !run_ && trials_.empty();
}

void Runner::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        is_working_ = false;
        changed_.wait(lock, [this] { return ends_ || run_ || !trials_.empty(); });
        if (ends_) return;
        is_working_ = true;
        const std::optional<effect::StartRun> run = std::exchange(run_, std::nullopt);
        std::optional<Trial> trial;
        if (!run) {
            trial = std::move(trials_.front());
            trials_.pop_front();
        }
        is_trying_ = trial.has_value();
        signals_.reset();
        lock.unlock();
        try {
            if (run) do_run(*run, options_, signals_, memory_, mailbox_);
            if (trial)
                std::visit([this](const auto& t) { try_moves(t, options_, signals_, mailbox_); },
                           *trial);
        } catch (const std::exception& failure) {
            mailbox_.post(RunFailed{run ? run->input : 0, failure.what()});
        }
        lock.lock();
    }
}

}  // namespace friction::viewer
