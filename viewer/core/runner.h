#pragma once
// The thread that runs: takes the newest request and gives up the one before.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

#include "friction/viewer/jobs.h"
#include "mailbox.h"
#include "run_job.h"

namespace friction::viewer {

class Runner {
public:
    Runner(const JobsOptions& options, Mailbox& mailbox);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    void start(effect::StartRun request);
    void start(effect::FindSavings request);
    void start(effect::FindMoveEffects request);
    void stop();  ///< what runs ends within a block; what is known is posted
    [[nodiscard]] bool is_idle() const;

private:
    using Trial = std::variant<effect::FindSavings, effect::FindMoveEffects>;

    void try_later(Trial trial);
    void work();

    const JobsOptions options_;
    Mailbox& mailbox_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<effect::StartRun> run_;  ///< waiting, the newest only
    std::deque<Trial> trials_;             ///< waiting; done when nothing else is
    bool is_working_ = false, is_trying_ = false, ends_ = false;
    RunSignals signals_;
    RunMemory memory_;
    std::thread thread_;  ///< the last: it uses all the others
};

}  // namespace friction::viewer
