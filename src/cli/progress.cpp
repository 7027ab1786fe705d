#include "progress.h"

#include <cmath>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

#include "friction/report/wording.h"

namespace friction::cli {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds patience{1};
constexpr Seconds between_on_terminal{0.2}, between_elsewhere{2};

std::string line_of(const Progress& progress, Seconds so_far) {
    std::string line =
        report::count(progress.done) + " of " + report::count(progress.planned) + " journeys";
    if (progress.done == 0 || progress.planned < progress.done) return line;
    const double share = static_cast<double>(progress.done) / static_cast<double>(progress.planned);
    line += " (" + report::percent(share) + ")";
    if (progress.done < progress.planned)
        line += ", about " + report::duration(std::max(1.0, so_far.count() * (1 - share) / share)) +
                " left";
    return line;
}

}  // namespace

ProgressLine::ProgressLine(const Arguments& arguments, const Console& console)
    : console_(console), is_wanted_(arguments.progress || console.errors_are_watched()) {}

std::function<void(const Progress&)> ProgressLine::callback() {
    if (!is_wanted_) return {};
    return [this](const Progress& progress) { show(progress); };
}

void ProgressLine::show(const Progress& progress) {
    const Clock::time_point now = Clock::now();
    const bool on_terminal = console_.errors_are_watched();
    if (now - begun_ < patience) return;
    if (last_shown_ != begun_ &&
        now - last_shown_ < (on_terminal ? between_on_terminal : between_elsewhere))
        return;
    last_shown_ = now;
    const std::string line = line_of(progress, now - begun_);
    if (!on_terminal) return console_.say(line);
    std::string padded = "\r" + line;
    if (line.size() < shown_length_) padded.append(shown_length_ - line.size(), ' ');
    console_.say_unfinished(padded);
    shown_length_ = line.size();
}

void ProgressLine::wipe() {
    if (shown_length_ > 0) console_.say_unfinished("\r" + std::string(shown_length_, ' ') + "\r");
    shown_length_ = 0;
}

StageLine::StageLine(const Arguments& arguments, const Console& console, std::string stage) {
    const bool on_terminal = console.errors_are_watched();
    if (!arguments.progress && !on_terminal) return;
    teller_ = std::jthread(
        [&console, on_terminal, stage = std::move(stage)](const std::stop_token& stop) {
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any stopped;
            std::size_t length = 0;
            // Every second: more often the number would not change. In a file every fifth.
            constexpr double lines_apart = 5;
            for (double so_far = 1;
                 !stopped.wait_for(lock, stop, patience, [&] { return stop.stop_requested(); });
                 ++so_far) {
                if (!on_terminal && std::fmod(so_far, lines_apart) != 1) continue;
                const std::string line = stage + ", " + report::duration(so_far) + " so far";
                if (on_terminal)
                    console.say_unfinished("\r" + line);
                else
                    console.say(line);
                length = line.size();
            }
            if (on_terminal && length > 0)
                console.say_unfinished("\r" + std::string(length, ' ') + "\r");
        });
}

}  // namespace friction::cli
