#pragma once
// How far the work is and how long it still takes, on standard error, once it has taken more than a
// second.

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <thread>

#include "console.h"
#include "friction/run.h"

namespace friction::cli {

class ProgressLine {
public:
    ProgressLine(const Arguments& arguments, const Console& console);
    ~ProgressLine() { wipe(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress);
    /// To be handed to run() and decide(); empty when nobody wants to know.
    [[nodiscard]] std::function<void(const Progress&)> callback();
    /// Takes the line away again, so that results begin on a clean one.
    void wipe();

private:
    using Clock = std::chrono::steady_clock;

    const Console& console_;
    bool is_wanted_;
    Clock::time_point begun_ = Clock::now(), last_shown_ = begun_;
    std::size_t shown_length_ = 0;
};

/// What runs, and for how long it has, where nobody can tell how long it will: a thread of its own
/// says so, because the work itself does not come back before it is done.
class StageLine {
public:
    StageLine(const Arguments& arguments, const Console& console, std::string stage);
    StageLine(const StageLine&) = delete;
    StageLine& operator=(const StageLine&) = delete;

private:
    std::jthread teller_;  ///< its end wipes the line
};

}  // namespace friction::cli
