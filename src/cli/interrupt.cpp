#include "interrupt.h"

#include <csignal>

namespace friction::cli {
namespace {

std::atomic<bool> requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait for a lock");

extern "C" void ask_to_stop(int signal) {
    requested.store(true);
    std::signal(signal,
                SIG_DFL);  // NOLINT(bugprone-signal-handler): on the list of safe calls of POSIX
}

}  // namespace

void watch_for_interrupts() {
    struct sigaction action = {};
    action.sa_handler = ask_to_stop;
    sigemptyset(&action.sa_mask);
    action.sa_flags = 0;  // no SA_RESTART: reading from a silent standard input ends too
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& interrupt_requested() { return requested; }

}  // namespace friction::cli
