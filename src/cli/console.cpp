#include "console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "friction/io/file_writer.h"
#include "friction/printable.h"
#include "interrupt.h"

namespace friction::cli {
namespace {

constexpr std::size_t width_elsewhere = 100;
constexpr std::size_t width_min = 60, width_max = 140;  // beyond, lines are hard to follow

/// What the person asks for by COLUMNS, or 0.
std::size_t asked_width() {
    const char* columns = std::getenv("COLUMNS");
    if (columns == nullptr) return 0;
    const std::string_view text = columns;
    std::size_t width = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), width);
    return read.ec == std::errc() && width > 0 ? std::clamp(width, width_min, width_max) : 0;
}

std::size_t terminal_width() {
    winsize size = {};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return width_elsewhere;
    return std::clamp<std::size_t>(size.ws_col, width_min, width_max);
}

bool colour_is_refused() {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return (no_colour != nullptr && *no_colour != '\0') ||
           (terminal != nullptr && std::string_view(terminal) == "dumb");
}

/// What a file name or an argument may smuggle in never reaches a terminal as it is.
std::string printable_lines(std::string_view text) {
    std::string safe;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos;) {
        safe += printable(text.substr(0, end)) + '\n';
        text.remove_prefix(end + 1);
    }
    return safe + printable(text);
}

}  // namespace

Console::Console() : errors_are_watched_(::isatty(STDERR_FILENO) == 1) {
    const bool is_terminal = ::isatty(STDOUT_FILENO) == 1;
    const std::size_t asked = asked_width();
    width_ = asked > 0 ? asked : is_terminal ? terminal_width() : width_elsewhere;
    has_colour_ = is_terminal && !colour_is_refused();
}

ExitCode Console::deliver(const Arguments& arguments, std::string_view text, ExitCode code) const {
    on_interrupt(OnInterrupt::ask);
    const bool to_file = !arguments.output.empty() && arguments.output != "-";
    io::WriteResult result;
    do {
        result =
            to_file ? io::write_file(arguments.output, text) : io::write_all(STDOUT_FILENO, text);
    } while (result.was_interrupted && !interrupt_requested());
    if (result.was_interrupted)
        return refuse("interrupted before anybody read " + arguments.output, ExitCode::interrupted);
    if (result.written != io::Written::failed) return code;
    return refuse("could not write " +
                      (to_file ? arguments.output : std::string("to standard output")) + ": " +
                      result.reason,
                  ExitCode::program_failed);
}

void Console::say(std::string_view text) const {
    std::string line = printable_lines(text);
    if (!line.ends_with('\n')) line += '\n';
    say_unfinished(line);
}

void Console::say_unfinished(std::string_view text) const {
    // Nobody is left to be told that telling failed.
    static_cast<void>(io::write_all(STDERR_FILENO, text));
}

ExitCode Console::refuse(std::string_view message, ExitCode code) const {
    say("friction: " + std::string(message));
    return code;
}

ExitCode Console::refuse(const std::vector<std::string>& messages, std::string_view more) const {
    for (const std::string& message : messages) refuse(message);
    if (!more.empty()) say(more);
    return ExitCode::input_wrong;
}

}  // namespace friction::cli
