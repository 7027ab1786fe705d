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
        savings_.reset();
        signals_.cancel = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Runner::start(effect::StartRun request) {
    {
        const std::lock_guard lock(mutex_);
        run_ = std::move(request);
        savings_.reset();
        // Who drags a slider sees the first look of every run that was begun, and no more of it.
        signals_.has_newer = true;
        if (signals_.has_answered) signals_.cancel = true;
    }
    changed_.notify_all();
}

void Runner::start(effect::FindSavings request) {
    {
        const std::lock_guard lock(mutex_);
        savings_ = std::move(request);
    }
    changed_.notify_all();
}

void Runner::stop() {
    const std::lock_guard lock(mutex_);
    run_.reset();
    savings_.reset();
    signals_.cancel = true;
}

bool Runner::is_idle() const {
    const std::lock_guard lock(mutex_);
    return !is_working_ && !run_ && !savings_;
}

void Runner::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        is_working_ = false;
        changed_.wait(lock, [this] { return ends_ || run_ || savings_; });
        if (ends_) return;
        is_working_ = true;
        const std::optional<effect::StartRun> run = std::exchange(run_, std::nullopt);
        const std::optional<effect::FindSavings> savings =
            run ? std::nullopt : std::exchange(savings_, std::nullopt);
        signals_.reset();
        lock.unlock();
        try {
            if (run) do_run(*run, options_, signals_, memory_, mailbox_);
            if (savings) find_savings(*savings, options_, signals_, mailbox_);
        } catch (const std::exception& failure) {
            mailbox_.post(RunFailed{run ? run->input : savings->input, failure.what()});
        }
        lock.lock();
    }
}

}  // namespace friction::viewer
