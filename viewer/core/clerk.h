#pragma once
// The thread that reads and writes files, and looks at the open one from time to time.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

#include "friction/viewer/jobs.h"
#include "mailbox.h"

namespace friction::viewer {

class Clerk {
public:
    using Task = std::variant<effect::ReadFile, effect::WriteFile, effect::WatchFile,
                              effect::SaveSettings, effect::KeepRecovery, effect::SetRecoveryAside,
                              effect::DropRecovery, effect::AdoptRecovery>;

    Clerk(const JobsOptions& options, Mailbox& mailbox);
    ~Clerk();  ///< what was asked for is done first
    Clerk(const Clerk&) = delete;
    Clerk& operator=(const Clerk&) = delete;

    void start(Task task);
    [[nodiscard]] bool is_idle() const;

private:
    void work();
    void carry_out(const effect::ReadFile& task);
    void carry_out(const effect::WriteFile& task);
    void carry_out(const effect::WatchFile& task);
    void carry_out(const effect::SaveSettings& task);
    void carry_out(const effect::KeepRecovery& task);
    void carry_out(const effect::SetRecoveryAside& task);
    void carry_out(const effect::DropRecovery& task);
    void carry_out(const effect::AdoptRecovery& task);
    void look_at_watched();

    const JobsOptions options_;
    Mailbox& mailbox_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    bool is_working_ = false, ends_ = false;
    effect::WatchFile watched_;                       ///< of the thread alone
    bool was_gone_ = false, was_unreadable_ = false;  ///< and so it was told
    std::thread thread_;                              ///< the last: it uses all the others
};

}  // namespace friction::viewer
