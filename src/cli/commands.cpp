// The table of commands: help, the reading of arguments and main() walk it.

#include <algorithm>
#include <array>

#include "command.h"

namespace friction::cli {
namespace {

using enum Option;

constexpr std::array starting{minimal, output, help};

constexpr std::array<Command, 1> table{{
    {.name = "new",
     .does = "a commented scenario file to start from",
     .takes = "",
     .options = starting,
     .explains =
         "Writes a small scenario that works, with comments that say what each part is for: a "
         "parcel that\n"
         "did not arrive, with guesses and their ranges, one redesign and one expectation.\n",
     .example = "  friction new -o parcel.yaml\n"
                "  friction check parcel.yaml\n",
     .run = new_command},
}};

constexpr std::array<std::string_view, 18> not_yet{
    "run",   "compare", "solve",  "trace",  "check",  "schema", "moves", "lint",    "suggest",
    "sweep", "staff",   "report", "import", "export", "fit",    "diff",  "explain", "view"};

}  // namespace

std::span<const Command> commands() { return table; }

const Command* find_command(std::string_view name) {
    const auto found = std::ranges::find(table, name, &Command::name);
    return found == table.end() ? nullptr : &*found;
}

std::span<const std::string_view> commands_not_yet() { return not_yet; }

}  // namespace friction::cli
