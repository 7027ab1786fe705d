#pragma once
// Ctrl-C: the first asks the running work to stop and say what it knows, the second ends the
// program at once.

#include <atomic>

namespace friction::cli {

/// Also makes a closed pipe and a file that may not grow errors of write() instead of signals.
void watch_for_interrupts();

/// Turns true when the program is asked to stop.
[[nodiscard]] const std::atomic<bool>& interrupt_requested();

}  // namespace friction::cli
