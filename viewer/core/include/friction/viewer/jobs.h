#pragma once
// What happens in the background: runs, exact checks, files, the watch over the open file.
//
// Two threads of its own: one runs (and uses as many helpers as the run asks for), one reads and
// writes. Nothing here blocks the caller; what is finished waits to be collected as Commands.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "friction/viewer/command.h"
#include "friction/viewer/update.h"

namespace friction::viewer {

struct JobsOptions {
    unsigned threads = 0;        ///< of a run; 0: as many as the machine has
    std::string config_folder;   ///< for settings and what is not saved; empty: nowhere
    std::function<void()> wake;  ///< called from the background when there is something to collect
    std::chrono::milliseconds watch_every{1000};
    std::chrono::milliseconds between_looks{200};  ///< numbers change at most so often
    std::chrono::milliseconds first_answer{30};    ///< all designs, or those on screen first
};

class Jobs {
public:
    explicit Jobs(const JobsOptions& options = {});
    ~Jobs();  ///< stops what runs and finishes what is being written
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// False when the effect is the window's to carry out.
    bool start(Effect effect);
    /// What has finished since, in order.
    [[nodiscard]] std::vector<Command> collect();
    /// Nothing is running, reading or writing, and everything was collected.
    [[nodiscard]] bool is_idle() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace friction::viewer
