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
    return (row.brief.empty() ? "    " : "") + typed_form(row);
}

std::string exit_code_lines(bool can_fail, bool can_stay_open) {
    std::string text = "Exit codes: ";
    for (const auto& [code, means] : exit_codes(can_fail, can_stay_open)) {
        if (code != "0") text += code == "4" && can_stay_open ? ",\n            " : ", ";
        text += code + " " + means;
    }
    return text + "\n";
}

}  // namespace

std::string purpose() {
    return "friction runs a service process with simulated customers and says what it costs them,\n"
           "and who is better off when the process is changed.\n";
}

std::string first_steps() {
    return "  friction new -o parcel.yaml          a commented file to start from\n"
           "  friction compare parcel.yaml         its redesigns against how it is today\n"
           "  friction trace parcel.yaml           one customer's story, day by day\n";
}

std::string usage_of(const Command& command) {
    std::string text = "friction " + std::string(command.name);
    if (!command.takes.empty()) text += " " + std::string(command.takes);
    return text + " [OPTIONS]";
}

std::string typed_form(const OptionRow& row) {
    std::string form = row.brief.empty() ? "" : std::string(row.brief) + ", ";
    form += row.name;
    if (!row.value.empty()) form += " " + std::string(row.value);
    return form;
}

std::vector<std::pair<std::string, std::string>> exit_codes(bool can_fail, bool can_stay_open) {
    std::vector<std::pair<std::string, std::string>> codes{{"0", "all well"}};
    if (can_fail) codes.emplace_back("1", "an expectation does not hold");
    codes.emplace_back("2", "the input is wrong");
    if (can_stay_open) codes.emplace_back("3", "undecided");
    codes.emplace_back("4", "the program failed");
    codes.emplace_back("130", "interrupted");
    return codes;
}

std::string version_line() { return "friction " FRICTION_VERSION "\n"; }

std::string overview() {
    std::string text = purpose() + "\n" + first_steps() + "\nCommands\n";
    std::size_t width = 0;
    for (const Command& command : commands()) width = std::max(width, command.name.size() + 3);
    for (const Command& command : commands())
        text += "  " + padded(command.name, width) + std::string(command.does) + "\n";
    text +=
        "\n"
        "  friction help COMMAND, or friction COMMAND --help, tells more. friction --version "
        "is " FRICTION_VERSION ".\n\n";
    return text + exit_code_lines(true, true);
}

std::string help_of(const Command& command) {
    std::string text =
        "friction " + std::string(command.name) + ": " + std::string(command.does) + "\n\n";
    text += "Usage: " + usage_of(command) + "\n\n" + std::string(command.explains) + "\n";
    if (!command.example.empty()) text += "For example\n" + std::string(command.example) + "\n";
    text += "Options\n";
    std::size_t width = 0;
    for (const Option option : command.options)
        width = std::max(width, left_side(row_of(option)).size() + 3);
    for (const Option option : command.options)
        text += "  " + padded(left_side(row_of(option)), width) + std::string(row_of(option).help) +
                "\n";
    return text + "\n" + exit_code_lines(command.can_fail, command.can_stay_open);
}

}  // namespace friction::cli
