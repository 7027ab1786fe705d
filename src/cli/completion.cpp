#include "completion.h"

#include <string_view>
#include <vector>

#include "command.h"
#include "friction/metric.h"
#include "friction/move.h"

namespace friction::cli {
namespace {

/// What may stand behind an option, or as a word of a command.
struct Expected {
    std::string words = {};  ///< a list of all there are, with blanks between
    bool scenarios = false;  ///< files that end as scenarios do
    bool files = false;      ///< of any kind
};

template <class Rows>
std::string names_in(const Rows& list) {
    std::string names;
    for (const auto& row : list) names += (names.empty() ? "" : " ") + std::string(row.name);
    return names;
}

std::string first_words() { return names_in(commands()) + " help --help --version"; }

Expected expected_behind(const OptionRow& row) {
    if (row.option == Option::output) return {.files = true};
    if (row.option == Option::metric) return {.words = names_in(metric_table())};
    return {.words = std::string(row.choices)};
}

Expected expected_word(const Command& command) {
    const auto takes = [&](std::string_view what) {
        return command.takes.find(what) != std::string_view::npos;
    };
    Expected expected{.scenarios = takes("FILE") || takes("PATH")};
    if (takes("[MOVE]")) expected.words = names_in(move_table());
    if (takes("[METRIC]")) expected.words = names_in(metric_table());
    return expected;
}

std::string option_words(const Command& command) {
    std::string words;
    for (const Option option : command.options) {
        const OptionRow& row = row_of(option);
        words += (words.empty() ? "" : " ") + std::string(row.name);
    }
    return words;
}

/// With a backslash before each of some signs.
std::string with_backslashes(std::string_view text, std::string_view before) {
    std::string escaped;
    for (const char sign : text) {
        if (before.find(sign) != std::string_view::npos) escaped += '\\';
        escaped += sign;
    }
    return escaped;
}

/// In single quotes, which every one of these shells ends and begins again around one of its own.
std::string quoted_for_shell(std::string_view text) {
    std::string quoted = "'";
    for (const char sign : text)
        quoted += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
    return quoted + "'";
}

/// fish reads \\ even there.
std::string quoted_for_fish(std::string_view text) {
    return quoted_for_shell(with_backslashes(text, "\\"));
}

constexpr std::string_view bash_head = R"sh(# Completion of friction for bash.

_friction_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

# As the name of a file is: without the quotes and backslashes that a blank in it takes.
_friction_unquoted() {
    local word=${1//\\/}
    printf '%s' "${word#[\"\']}"
}

_friction_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$(_friction_unquoted "$1")")
}

# Beside the words, if any: files that end as scenarios do, and folders.
_friction_scenarios() {
    compopt -o filenames 2>/dev/null
    local begin
    begin=$(_friction_unquoted "$2")
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"; compgen -d -- "$begin"
        compgen -f -X '!*.yaml' -- "$begin"; compgen -f -X '!*.yml' -- "$begin")
}

_friction() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    if (( COMP_CWORD == 1 )); then
        _friction_words ')sh";

constexpr std::string_view bash_middle = R"sh(' "$word"
        return
    fi
    # The shell takes --to=svg for three words.
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    case $before in
)sh";

// One line of `case`: what is completed behind an option that takes a value.
std::string bash_value(const OptionRow& row) {
    const Expected expected = expected_behind(row);
    std::string line = "        " + std::string(row.name);
    if (!row.brief.empty()) line += " | " + std::string(row.brief);
    line += ") ";
    if (expected.files) line += "_friction_files \"$word\"; ";
    if (!expected.words.empty()) line += "_friction_words '" + expected.words + "' \"$word\"; ";
    return line + "return ;;\n";
}

std::string bash_command(const Command& command) {
    const Expected expected = expected_word(command);
    std::string text = "        " + std::string(command.name) + ")\n";
    text += "            [[ $word == -* ]] && _friction_words '" + option_words(command) +
            "' \"$word\"\n";
    const std::string kind = expected.scenarios ? "scenarios" : "words";
    if (expected.scenarios || !expected.words.empty())
        text += "            [[ $word == -* ]] || _friction_" + kind + " '" + expected.words +
                "' \"$word\"\n";
    return text + "            ;;\n";
}

std::string zsh_action(const Expected& expected) {
    if (expected.files) return "_files";
    const std::string scenarios = "_files -g \"*.(yaml|yml)\"";
    if (expected.words.empty()) return expected.scenarios ? scenarios : "";
    return expected.scenarios ? "{ compadd -- " + expected.words + "; " + scenarios + " }"
                              : "(" + expected.words + ")";
}

// '--to=[what to write]:FORM:(svg dot mermaid)'
std::string zsh_option(const OptionRow& row) {
    const bool takes_value = !row.value.empty();
    const std::string both = std::string(row.brief) + " " + std::string(row.name);
    std::string text = row.repeatable ? "'*'" : row.brief.empty() ? "" : "'(" + both + ")'";
    text += row.brief.empty() ? std::string(row.name) + (takes_value ? "=" : "")
                              : "{" + std::string(row.brief) + "," + std::string(row.name) +
                                    (takes_value ? "=" : "") + "}";
    text += quoted_for_shell("[" + with_backslashes(row.help, "[]") + "]");
    if (takes_value)
        text +=
            quoted_for_shell(":" + std::string(row.value) + ":" + zsh_action(expected_behind(row)));
    return text;
}

std::string zsh_command(const Command& command) {
    std::string text = "        " + std::string(command.name) + ")\n            _arguments";
    for (const Option option : command.options)
        text += " \\\n                " + zsh_option(row_of(option));
    if (const std::string action = zsh_action(expected_word(command)); !action.empty())
        text += " \\\n                " +
                quoted_for_shell("*:" + std::string(command.takes) + ":" + action);
    return text + "\n            ;;\n";
}

std::string fish_option(const Command& command, const OptionRow& row) {
    std::string line = "complete -c friction -n '__fish_seen_subcommand_from " +
                       std::string(command.name) + "' -l " + std::string(row.name.substr(2));
    if (!row.brief.empty()) line += " -s " + std::string(row.brief.substr(1));
    const Expected expected = expected_behind(row);
    if (!row.value.empty()) line += expected.files ? " -r -F" : " -x";
    if (!expected.words.empty()) line += " -a '" + expected.words + "'";
    return line + " -d " + quoted_for_fish(row.help) + "\n";
}

}  // namespace

std::string bash_completion() {
    std::string text = std::string(bash_head) + first_words() + std::string(bash_middle);
    for (const OptionRow& row : option_table())
        if (!row.value.empty()) text += bash_value(row);
    text += "    esac\n    case ${COMP_WORDS[1]} in\n";
    text += "        help) _friction_words '" + names_in(commands()) + "' \"$word\" ;;\n";
    for (const Command& command : commands()) text += bash_command(command);
    return text + "    esac\n}\n\ncomplete -F _friction friction\n";
}

std::string fish_completion() {
    const std::string begin = "complete -c friction ";
    std::string text = "# Completion of friction for fish.\n" + begin + "-f\n";
    for (const Command& command : commands()) {
        text += begin + "-n __fish_use_subcommand -a " + std::string(command.name) + " -d " +
                quoted_for_fish(command.does) + "\n";
        for (const Option option : command.options) text += fish_option(command, row_of(option));
        const Expected expected = expected_word(command);
        const std::string here =
            begin + "-n '__fish_seen_subcommand_from " + std::string(command.name) + "' ";
        if (!expected.words.empty()) text += here + "-a '" + expected.words + "'\n";
        if (expected.scenarios)
            text += here + "-a '(__fish_complete_suffix .yaml; __fish_complete_suffix .yml)'\n";
    }
    text += begin + "-n __fish_use_subcommand -a help -d 'help, of a command too'\n";
    return text + begin + "-n '__fish_seen_subcommand_from help' -a '" + names_in(commands()) +
           "'\n";
}

std::string zsh_completion() {
    std::string text =
        "#compdef friction\n# Completion of friction for zsh.\n\n_friction() {\n"
        "    local -a friction_commands=(\n";
    for (const Command& command : commands())
        text += "        " +
                quoted_for_shell(std::string(command.name) + ":" + std::string(command.does)) +
                "\n";
    text +=
        "        'help:help, of a command too'\n    )\n"
        "    if (( CURRENT == 2 )); then\n"
        "        _describe command friction_commands\n        return\n    fi\n"
        "    local friction_command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
        "    case $friction_command in\n        help) _describe command friction_commands ;;\n";
    for (const Command& command : commands()) text += zsh_command(command);
    return text + "    esac\n}\n\n_friction \"$@\"\n";
}

}  // namespace friction::cli
