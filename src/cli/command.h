#pragma once
// What a command of the program is: its name, what it takes, what its help says, and what it does.
//
// The table of all commands is in commands.cpp; help and the reading of arguments walk it.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "arguments.h"

namespace friction::cli {

class Console;

/// What the program tells the one who started it.
enum class ExitCode : int {
    well = 0,
    expectation_fails = 1,
    input_wrong = 2,
    undecided = 3,
    program_failed = 4,
    interrupted = 130
};

struct Command {
    std::string_view name;
    std::string_view does;      ///< one line for the list of commands, lower case, no full stop
    std::string_view takes;     ///< "FILE [REDESIGN...]"
    std::size_t words_min = 0;  ///< how many words beside options
    std::size_t words_max = 0;
    std::span<const Option> options;
    std::string_view explains;  ///< lines of help under the usage
    std::string_view example;   ///< lines, each a whole command
    ExitCode (*run)(const Arguments& arguments, Console& console);
    /// What does not go together, or is missing, on a command line whose options are all right.
    std::vector<std::string> (*misuse)(const Arguments& arguments) = nullptr;
    bool can_fail = false;       ///< an expectation may not hold: exit code 1
    bool can_stay_open = false;  ///< exit code 3
};

[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command* find_command(std::string_view name);

/// Commands of the design that do not exist yet; asking for one says so.
[[nodiscard]] std::span<const std::string_view> commands_not_yet();

ExitCode check_command(const Arguments& arguments, Console& console);
ExitCode compare_command(const Arguments& arguments, Console& console);
ExitCode export_command(const Arguments& arguments, Console& console);
ExitCode metrics_command(const Arguments& arguments, Console& console);
ExitCode moves_command(const Arguments& arguments, Console& console);
ExitCode new_command(const Arguments& arguments, Console& console);
ExitCode report_command(const Arguments& arguments, Console& console);
ExitCode run_command(const Arguments& arguments, Console& console);
ExitCode schema_command(const Arguments& arguments, Console& console);
ExitCode solve_command(const Arguments& arguments, Console& console);
ExitCode sweep_command(const Arguments& arguments, Console& console);
ExitCode trace_command(const Arguments& arguments, Console& console);
ExitCode view_command(const Arguments& arguments, Console& console);

[[nodiscard]] std::vector<std::string> export_misuse(const Arguments& arguments);
[[nodiscard]] std::vector<std::string> moves_misuse(const Arguments& arguments);
[[nodiscard]] std::vector<std::string> report_misuse(const Arguments& arguments);
[[nodiscard]] std::vector<std::string> run_misuse(const Arguments& arguments);
[[nodiscard]] std::vector<std::string> sweep_misuse(const Arguments& arguments);
[[nodiscard]] std::vector<std::string> trace_misuse(const Arguments& arguments);

}  // namespace friction::cli
