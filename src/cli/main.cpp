// The program: argument vector -> command -> exit code.

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"
#include "console.h"
#include "friction/suggest.h"
#include "help.h"
#include "interrupt.h"
#include "output_files.h"

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
