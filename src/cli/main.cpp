// The program: argument vector -> command -> exit code.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <filesystem>
#include <fstream>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "command.h"
#include "console.h"
#include "friction/io/file_writer.h"
#include "friction/suggest.h"
#include "help.h"
#include "interrupt.h"

namespace friction::cli {
namespace {

constexpr int failed = static_cast<int>(ExitCode::program_failed);

// A descriptor that nobody opened would go to the next file opened, and results into it. Opened the
// wrong way round, it turns every use into an error that is reported.
void open_missing_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) < 0)
            static_cast<void>(
                ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

std::string failure_sentence() {
    try {
        if (const std::exception_ptr exception = std::current_exception())
            std::rethrow_exception(exception);
        return "friction: the program failed, which is our mistake\n";
    } catch (const std::bad_alloc&) {
        return "friction: there is not enough memory for this\n";
    } catch (const std::system_error& error) {
        return "friction: the system refuses what is needed: " + error.code().message() + "\n";
    } catch (const std::exception& error) {
        return "friction: the program failed, which is our mistake: " + std::string(error.what()) +
               "\n";
    } catch (...) {
        return "friction: the program failed, which is our mistake\n";
    }
}

int fail() {
    const std::string sentence = failure_sentence();
    static_cast<void>(!::write(STDERR_FILENO, sentence.data(), sentence.size()));
    return failed;
}

// What no one caught, in any thread, and promises broken inside the program end with our exit code
// too.
void end_with_exit_code() {
    std::set_terminate([] { ::_exit(fail()); });
    std::signal(SIGABRT, [](int) { ::_exit(failed); });
}

ExitCode unknown_command(const Console& console, const std::string& name) {
    for (const std::string_view later : commands_not_yet())
        if (later == name) return console.refuse("\"" + name + "\" is not built yet");
    std::vector<std::string_view> names{"help"};
    for (const Command& command : commands()) names.push_back(command.name);
    const std::string hint = did_you_mean(name, names);
    if (name.starts_with("-"))
        return console.refuse(
            "the command comes first, as in friction compare FILE; friction --help lists all");
    return console.refuse("there is no command \"" + name + "\"" +
                          (hint.empty() ? "; friction --help lists all" : "; " + hint));
}

ExitCode help_command(const std::vector<std::string>& typed, const Console& console) {
    const bool asks_for_all = typed.size() < 2 || typed[1] == "help" || typed[1] == "--help";
    if (asks_for_all) return console.deliver({}, overview(), ExitCode::well);
    const Command* command = find_command(typed[1]);
    if (command == nullptr) return unknown_command(console, typed[1]);
    return console.deliver({}, help_of(*command), ExitCode::well);
}

/// Whether a folder that is searched for scenarios holds this one, links resolved.
bool is_in(const std::filesystem::path& file, const std::filesystem::path& folder) {
    std::error_code none;
    const auto whole = std::filesystem::canonical(file, none);
    const auto around = std::filesystem::canonical(folder, none);
    const bool is_below =
        std::mismatch(around.begin(), around.end(), whole.begin(), whole.end()).first ==
        around.end();
    return is_below && (whole.extension() == ".yaml" || whole.extension() == ".yml");
}

/// Whatever its name is: what a scenario begins with stands among its first lines.
bool begins_as_scenario(const std::filesystem::path& path) {
    std::string beginning(4096, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    return ("\n" + beginning).find("\nfriction:") != std::string::npos;
}

/// A file that an option names for writing; empty: none.
struct Written {
    std::string_view option;
    const std::string& file;
};

/// Why writing there would lose what somebody wrote; empty: it loses nothing.
std::string loss(const std::string& command, const Arguments& arguments, const Written& written) {
    namespace fs = std::filesystem;
    std::error_code none;
    const fs::path file = written.file;
    if (written.file.empty() || io::is_standard_output(written.file) ||
        !fs::is_regular_file(file, none))
        return {};
    for (const std::string& word : arguments.words) {
        const fs::path input = word == "-" ? "/dev/stdin" : word;
        const bool is_read =
            fs::is_directory(input, none) ? is_in(file, input) : fs::equivalent(file, input, none);
        if (is_read)
            return std::string(written.option) + " would write over " + written.file +
                   ", which is read; name another file";
    }
    // A scenario is written by hand; results are not, and replace those of the last time.
    const fs::path ending = fs::canonical(file, none).extension();
    if (command == "new" || ending == ".yaml" || ending == ".yml" || begins_as_scenario(file))
        return written.file + " exists already; name another file, or remove it first";
    return {};
}

/// One name for one place, whether there is a file yet or not.
std::string place_of(const Written& written) {
    namespace fs = std::filesystem;
    if (written.option == "--output" && (written.file.empty() || written.file == "-"))
        return "standard output";
    if (io::is_standard_output(written.file)) return "standard output";
    std::error_code none;
    fs::path place = fs::weakly_canonical(written.file, none);
    if (none) place = fs::absolute(written.file, none).lexically_normal();
    return place.string();
}

/// A long simulation must not end in a sentence about its files.
std::optional<ExitCode> cannot_write(const std::string& command, const Arguments& arguments,
                                     const Console& console) {
    const std::array<Written, 3> all{{{"--output", arguments.output},
                                      {"--samples", arguments.samples},
                                      {"--log", arguments.log}}};
    for (const Written& written : all) {
        if (written.file.empty() || written.file == "-") continue;
        for (const Written& other : all) {
            const bool is_before = &other < &written;
            const bool is_there = !other.file.empty() || other.option == "--output";
            if (is_before && is_there && place_of(other) == place_of(written))
                return console.refuse(std::string(other.option) + " and " +
                                      std::string(written.option) + " name the same place, " +
                                      place_of(written));
        }
        if (const std::string lost = loss(command, arguments, written); !lost.empty())
            return console.refuse(lost);
        if (const io::WriteResult tried = io::try_to_write(written.file);
            tried.written == io::Written::failed)
            return console.refuse("could not write " + written.file + ": " + tried.reason,
                                  ExitCode::program_failed);
    }
    return std::nullopt;
}

bool is_help(const std::string& name) { return name == "help" || name == "--help" || name == "-h"; }

ExitCode run_program(const std::vector<std::string>& typed) {
    Console console;
    if (typed.empty()) {
        console.say(overview());
        return ExitCode::input_wrong;
    }
    const std::string& name = typed.front();
    const bool wants_version = name == "--version" || name == "-V";
    const std::size_t words_max = wants_version ? 1 : 2;
    if ((wants_version || is_help(name)) && typed.size() > words_max)
        return console.refuse("\"" + typed[words_max] + "\" is one word too many: it is friction " +
                              name + (wants_version ? "" : " [COMMAND]"));
    if (wants_version) return console.deliver({}, version_line(), ExitCode::well);
    if (is_help(name)) return help_command(typed, console);
    const Command* command = find_command(name);
    if (command == nullptr) return unknown_command(console, name);

    const auto parsed = parse_arguments(*command, {typed.begin() + 1, typed.end()});
    if (const auto* misuse = std::get_if<Misuse>(&parsed))
        return console.refuse(misuse->messages, "friction help " + name + " tells more");
    const auto& arguments = std::get<Arguments>(parsed);
    if (arguments.help) return console.deliver({}, help_of(*command), ExitCode::well);
    if (const auto code = cannot_write(name, arguments, console)) return *code;
    on_interrupt(OnInterrupt::end);
    return command->run(arguments, console);
}

}  // namespace
}  // namespace friction::cli

int main(int argc, char** argv) {
    friction::cli::open_missing_descriptors();
    friction::cli::end_with_exit_code();
    friction::cli::watch_for_interrupts();
    try {
        return static_cast<int>(
            friction::cli::run_program({argv + (argc > 0 ? 1 : 0), argv + argc}));
    } catch (...) {
        return friction::cli::fail();
    }
}
