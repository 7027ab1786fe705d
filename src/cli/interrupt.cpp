#include "interrupt.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

#include "command.h"

namespace friction::cli {
namespace {

std::atomic<bool> requested{false}, ends_at_once{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait for a lock");

// Only what a signal handler may call; it may have stopped the program anywhere.
[[noreturn]] void end_at_once() {
    constexpr std::string_view sentence = "friction: interrupted before anything was known\n";
    static_cast<void>(!::write(STDERR_FILENO, sentence.data(), sentence.size()));
    ::_exit(static_cast<int>(ExitCode::interrupted));
}

extern "C" void hear(int signal) {
    if (ends_at_once.load()) end_at_once();
    requested.store(true);
    std::signal(signal,
                SIG_DFL);  // NOLINT(bugprone-signal-handler): on the list of safe calls of POSIX
}

}  // namespace

void watch_for_interrupts() {
    struct sigaction action = {};
    action.sa_handler = hear;
    sigemptyset(&action.sa_mask);
    action.sa_flags = 0;  // no SA_RESTART: reading from a silent standard input ends too
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

void on_interrupt(OnInterrupt how) {
    ends_at_once.store(how == OnInterrupt::end);
    // It may have come just before, while it was still to be asked for.
    if (how == OnInterrupt::end && requested.load()) end_at_once();
}

const std::atomic<bool>& interrupt_requested() { return requested; }

}  // namespace friction::cli
