#pragma once
// What stands on the command line, as typed values.
//
// Every option is one row of a table; reading and help walk it. Which options a command takes, its
// row in commands.cpp says.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "friction/examples.h"
#include "friction/report/csv.h"

namespace friction::cli {

struct Command;

enum class Option {
    set,
    redesign,
    customer,
    find,
    seed,
    journeys,
    precision,
    threads,
    over,
    metric,
    minimal,
    expand,
    to,
    form,
    size,
    dark,
    results,
    details,
    json,
    csv,
    samples,
    log,
    output,
    progress,
    help
};

struct OptionRow {
    Option option;
    std::string_view name;   ///< "--seed"
    std::string_view brief;  ///< "-o"; may be empty
    std::string_view value;  ///< "N"; empty for a switch
    bool repeatable;
    std::string_view help;
    std::string_view choices = {};  ///< all values there are, with blanks between; empty: any
};
[[nodiscard]] std::span<const OptionRow> option_table();
[[nodiscard]] const OptionRow& row_of(Option option);

/// `export --to`.
enum class ExportForm { svg, dot, mermaid };

/// `report --to`.
enum class PageForm { html, markdown };

struct PictureSize {
    unsigned width = 0, height = 0;  ///< px
};

struct Arguments {
    std::vector<std::string> words;                        ///< what is no option, in order
    std::vector<std::pair<std::string, std::string>> set;  ///< parameter and value as typed
    std::vector<std::string> redesigns;
    std::vector<std::string> over;  ///< "reply_time=1 day..6 days", "reply_time"
    std::string metric;             ///< "effort", "staff_minutes(lot)"
    std::optional<std::uint64_t> customer;
    std::optional<Example> find;
    std::optional<std::uint64_t> seed;
    std::optional<std::uint64_t> journeys;
    std::optional<double> precision;  ///< share of the baseline's mean effort
    std::optional<ExportForm> to;
    std::optional<PageForm> form;
    std::optional<report::CsvForm> csv;
    std::optional<PictureSize> size;
    unsigned threads = 0;  ///< 0: as many as the machine has
    bool minimal = false, expand = false, results = false, details = false, json = false,
         dark = false, progress = false, help = false;
    std::string samples, log;  ///< files, or empty
    std::string output;        ///< a file; empty or "-": standard output
};

/// Why the command line cannot be understood: all of it, sentences for a person.
struct Misuse {
    std::vector<std::string> messages;
};

/// Reads what follows the name of the command.
[[nodiscard]] std::variant<Arguments, Misuse> parse_arguments(
    const Command& command, const std::vector<std::string>& typed);

}  // namespace friction::cli
