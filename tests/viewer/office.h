#pragma once
// The background of a session, for tests.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

#include "friction/viewer/jobs.h"
#include "support.h"

namespace friction::viewer {

/// Waits for what the background posts, without a clock: every post wakes it.
class Office {
public:
    explicit Office(JobsOptions options = {}) : jobs(waking(std::move(options))) {}

    /// Carries effects out and commands back in until nothing is left, or until `enough`.
    template <class Enough>
    void work(Desk& desk, Enough&& enough) {
        while (!turn(desk, enough)) {
            if (desk.effects.empty() && jobs.is_idle()) return;
            wait();
        }
    }
    void work(Desk& desk) {
        work(desk, [] { return false; });
    }
    /// However long it takes: for what the background notices by itself.
    template <class Enough>
    void wait_until(Desk& desk, Enough&& enough) {
        while (!turn(desk, enough)) wait();
    }
    template <class C>
    [[nodiscard]] std::vector<C> all() const {
        std::vector<C> found;
        for (const Command& command : seen)
            if (const auto* c = command.template as<C>()) found.push_back(*c);
        return found;
    }

private:
    template <class Enough>
    bool turn(Desk& desk, Enough&& enough) {
        for (Effect& effect : std::exchange(desk.effects, {})) jobs.start(std::move(effect));
        for (const Command& command : jobs.collect()) {
            desk.give(command);
            seen.push_back(command);
        }
        return enough();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::milliseconds(20), [this] { return woken_; });
        woken_ = false;
    }

    JobsOptions waking(JobsOptions options) {
        options.wake = [this] {
            {
                const std::lock_guard lock(mutex_);
                woken_ = true;
            }
            changed_.notify_all();
        };
        return options;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;

public:
    std::vector<Command> seen;
    Jobs jobs;  // the last: its threads use what is above
};

}  // namespace friction::viewer
