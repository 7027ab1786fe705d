#pragma once
// One run from request to twin check, on the thread of whoever calls.

#include <atomic>
#include <cstdint>

#include "friction/viewer/jobs.h"
#include "mailbox.h"

namespace friction::viewer {

/// Between the thread that runs and those who want something of it.
struct RunSignals {
    std::atomic<bool> cancel = false;        ///< end within a block
    std::atomic<bool> has_newer = false;     ///< end after the first look
    std::atomic<bool> has_answered = false;  ///< the first look was posted

    void reset() { cancel = has_newer = has_answered = false; }
    [[nodiscard]] bool must_end() const { return cancel || has_newer; }
};

/// From one run to the next.
struct RunMemory {
    std::uint64_t revision = 0;
    double seconds_per_design = 0;  ///< of a first look
};

void do_run(const effect::StartRun& request, const JobsOptions& options, RunSignals& signals,
            RunMemory& memory, Mailbox& mailbox);

// --- trials.cpp: first looks at what moves do ---
void try_moves(const effect::FindSavings& request, const JobsOptions& options,
               const RunSignals& signals, Mailbox& mailbox);
void try_moves(const effect::FindMoveEffects& request, const JobsOptions& options,
               const RunSignals& signals, Mailbox& mailbox);

}  // namespace friction::viewer
