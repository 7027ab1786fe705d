#include "help.h"

#include <algorithm>

namespace friction::cli {
namespace {

std::string padded(std::string_view text, std::size_t width) {
    std::string line(text);
    line.append(line.size() < width ? width - line.size() : 1, ' ');
    return line;
}

std::string left_side(const OptionRow& row) {
    std::string side = row.brief.empty() ? "    " : std::string(row.brief) + ", ";
    side += row.name;
    if (!row.value.empty()) side += " " + std::string(row.value);
    return side;
}

std::string exit_codes(bool can_fail, bool can_stay_open) {
    std::string codes = "Exit codes: 0 all well, ";
    if (can_fail) codes += "1 an expectation does not hold, ";
    codes += "2 the input is wrong, ";
    if (can_stay_open) codes += "3 undecided,\n            ";
    return codes + "4 the program failed, 130 interrupted\n";
}

}  // namespace

std::string version_line() { return "friction " FRICTION_VERSION "\n"; }

std::string overview() {
    std::string text =
        "friction runs a service process with simulated customers and says what it costs them,\n"
        "and who is better off when the process is changed.\n"
        "\n"
        "  friction new -o parcel.yaml          a commented file to start from\n"
        "  friction compare parcel.yaml         its redesigns against how it is today\n"
        "  friction trace parcel.yaml           one customer's story, day by day\n"
        "\n"
        "Commands\n";
    std::size_t width = 0;
    for (const Command& command : commands()) width = std::max(width, command.name.size() + 3);
    for (const Command& command : commands())
        text += "  " + padded(command.name, width) + std::string(command.does) + "\n";
    text +=
        "\n"
        "  friction help COMMAND, or friction COMMAND --help, tells more. friction --version "
        "is " FRICTION_VERSION ".\n\n";
    return text + exit_codes(true, true);
}

std::string help_of(const Command& command) {
    std::string text =
        "friction " + std::string(command.name) + ": " + std::string(command.does) + "\n\n";
    text += "Usage: friction " + std::string(command.name);
    if (!command.takes.empty()) text += " " + std::string(command.takes);
    text += " [OPTIONS]\n\n" + std::string(command.explains) + "\n";
    if (!command.example.empty()) text += "For example\n" + std::string(command.example) + "\n";
    text += "Options\n";
    std::size_t width = 0;
    for (const Option option : command.options)
        width = std::max(width, left_side(row_of(option)).size() + 3);
    for (const Option option : command.options)
        text += "  " + padded(left_side(row_of(option)), width) + std::string(row_of(option).help) +
                "\n";
    return text + "\n" + exit_codes(command.can_fail, command.can_stay_open);
}

}  // namespace friction::cli
