#pragma once
// Ctrl-C: before anything is known it ends the program; later the first asks the running work to
// stop and say what it knows, and the second ends the program at once.

#include <atomic>

namespace friction::cli {

/// Also makes a closed pipe and a file that may not grow errors of write() instead of signals.
void watch_for_interrupts();

enum class OnInterrupt {
    end,  ///< nothing is known yet: one sentence and exit code 130, whatever the program is doing
    ask   ///< interrupt_requested() turns true; who has something to tell, or is writing, looks at
          ///< it
};
/// From now on. Commands begin with `end`, so that no phase before the first result, however long,
/// has to ask.
void on_interrupt(OnInterrupt how);

/// Turns true when the program is asked to stop.
[[nodiscard]] const std::atomic<bool>& interrupt_requested();

}  // namespace friction::cli
