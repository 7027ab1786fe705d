#pragma once
// Where the threads of Jobs put what they have finished.

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "friction/viewer/command.h"

namespace friction::viewer {

class Mailbox {
public:
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(Command command) {
        {
            const std::lock_guard lock(mutex_);
            commands_.push_back(std::move(command));
        }
        if (wake_) wake_();
    }
    [[nodiscard]] std::vector<Command> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(commands_, {});
    }
    [[nodiscard]] bool is_empty() const {
        const std::lock_guard lock(mutex_);
        return commands_.empty();
    }

private:
    mutable std::mutex mutex_;
    std::vector<Command> commands_;
    std::function<void()> wake_;
};

}  // namespace friction::viewer
