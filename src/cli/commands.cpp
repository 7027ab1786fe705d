// The table of commands: help, the reading of arguments and main() walk it.

#include <algorithm>
#include <array>

#include "command.h"

namespace friction::cli {
namespace {

using enum Option;

constexpr std::size_t any_number = 10'000;

constexpr std::array simulation{set, seed,    journeys, precision, threads,  details, json,
                                csv, samples, log,      output,    progress, help};
constexpr std::array one_alternative{redesign, set, seed,    journeys, precision, threads,  details,
                                     json,     csv, samples, log,      output,    progress, help};
constexpr std::array exactly{redesign, set, details, json, output, help};
constexpr std::array one_customer{customer, find, redesign, set, seed, json, output, help};
constexpr std::array deciding{set, seed, journeys, threads, details, json, output, progress, help};
constexpr std::array drawing{to,       redesign,  size,    dark,   set,      seed,
                             journeys, precision, threads, output, progress, help};
constexpr std::array varying{over,    metric, redesign, set,    seed,     journeys, threads,
                             details, json,   csv,      output, progress, help};
constexpr std::array handing_over{form,    set,  seed,   journeys, precision, threads,
                                  details, json, output, progress, help};
constexpr std::array starting{minimal, output, help};
constexpr std::array catalogue{expand, set, output, help};
constexpr std::array viewing{help};
constexpr std::array printing{output, help};
constexpr std::array describing{results, output, help};

constexpr std::array<Command, 13> table{{
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
    {.name = "check",
     .does = "whether files are right and their expectations hold",
     .takes = "PATH...",
     .words_min = 1,
     .words_max = any_number,
     .options = deciding,
     .explains = "Reads every file (of a folder: every .yaml file in it and below), says what is "
                 "wrong with it, and\n"
                 "decides each line under `expect`, exactly where the solver has the answer, else "
                 "by simulation.\n"
                 "How often a verdict can be wrong is declared and printed; nothing depends on the "
                 "machine's speed.\n",
     .example = "  friction check scenarios\n"
                "  friction check parcel.yaml --json -o verdicts.json\n",
     .run = check_command,
     .can_fail = true,
     .can_stay_open = true},
    {.name = "compare",
     .does = "the redesigns against the baseline, for the same customers",
     .takes = "FILE [REDESIGN...]",
     .words_min = 1,
     .words_max = any_number,
     .options = simulation,
     .explains =
         "Sends the same customers, with the same luck, through the baseline and each redesign "
         "(all of them\n"
         "when none is named), and says who is better off, by how much, how sure that is, and what "
         "it costs.\n"
         "Exact answers stand beside the simulated ones wherever the process allows them. Whether "
         "the answer\n"
         "holds for all effort weights in their ranges is said as well; where that takes seconds, "
         "with --details.\n"
         "Without a number of journeys it goes on until the effort difference of every redesign of "
         "the file is\n"
         "known, named or not. The more are compared, the wider the interval of each, for among "
         "many one\n"
         "looks good by luck: whoever picks the best and names it alone gives that up.\n",
     .example = "  friction compare scenarios/toll-invoice.yaml\n"
                "  friction compare scenarios/toll-invoice.yaml status_visible --set "
                "reply_time=\"3 days\"\n",
     .run = compare_command},
    {.name = "run",
     .does = "what one process costs its customers and the company",
     .takes = "FILE",
     .words_min = 1,
     .words_max = 1,
     .options = one_alternative,
     .explains =
         "Simulates the baseline, or one redesign: effort by component, step and cause, waiting, "
         "contacts,\n"
         "how many problems are solved and what the company believes, and what all of it costs.\n",
     .example = "  friction run scenarios/toll-invoice.yaml --redesign status_visible\n",
     .run = run_command,
     .misuse = run_misuse},
    {.name = "solve",
     .does = "exact answers, without sampling",
     .takes = "FILE",
     .words_min = 1,
     .words_max = 1,
     .options = exactly,
     .explains = "Mean effort, time, visits and outcomes from the process as a Markov chain, for "
                 "the baseline and all\n"
                 "redesigns, or those named with --redesign. What the chain cannot remember "
                 "(patience, conditions on\n"
                 "effort, time or counts like contacts) is left out, and the answer says so. Then "
                 "where the effort\n"
                 "comes from, and which numbers of the file move the answer most: percent of it "
                 "for each percent more\n"
                 "of them.\n",
     .example = "  friction solve scenarios/toll-invoice-fixed.yaml\n",
     .run = solve_command,
     .can_stay_open = true},
    {.name = "sweep",
     .does = "a metric along one or two parameters, and where the decision flips",
     .takes = "FILE --over NAME=LOW..HIGH",
     .words_min = 1,
     .words_max = 1,
     .options = varying,
     .explains =
         "Runs the baseline and the redesigns at 33 values of a parameter (21 by 13 of two), "
         "on the same\n"
         "customers, and says from which value on which design is better, with the interval "
         "of that value.\n"
         "Without --journeys the values and designs share 16 million journeys, 16,384 at each at "
         "most: about 20\n"
         "seconds, whatever their number. Into a file .svg goes a picture: the curves with their "
         "intervals and\n"
         "the values at which decisions flip, or a sheet for each redesign over two parameters.\n",
     .example = "  friction sweep scenarios/toll-invoice.yaml --over reply_useful=20%..95%\n"
                "  friction sweep scenarios/toll-invoice.yaml --over reply_useful -o sweep.svg\n"
                "  friction sweep scenarios/toll-invoice.yaml --over pushed --over mailed --metric "
                "cost\n",
     .run = sweep_command,
     .misuse = sweep_misuse},
    {.name = "trace",
     .does = "one customer's story in plain words",
     .takes = "FILE",
     .words_min = 1,
     .words_max = 1,
     .options = one_customer,
     .explains = "Tells what happened to one customer, step by step and day by day; with "
                 "--redesign beside what would\n"
                 "have happened to the same customer, with the same luck, in another design.\n"
                 "--find looks among the first 4,096 customers. The typical one, told when nobody "
                 "is asked for, is nearest\n"
                 "to the median effort; beside a redesign, of those within 5% of the median "
                 "difference.\n",
     .example = "  friction trace scenarios/toll-invoice.yaml --customer 17\n"
                "  friction trace scenarios/toll-invoice.yaml --find worst --redesign "
                "employee_sends_request\n",
     .run = trace_command,
     .misuse = trace_misuse},
    {.name = "export",
     .does = "the process as a picture: SVG, DOT or Mermaid",
     .takes = "FILE",
     .words_min = 1,
     .words_max = 1,
     .options = drawing,
     .explains = "Simulates the baseline, or one redesign, and draws it as a service blueprint: a "
                 "lane for the customer\n"
                 "and each team, arrows as wide as the share of journeys that go that way, colour "
                 "by effort; what a\n"
                 "redesign changed is marked. DOT and Mermaid hold the same graph for the programs "
                 "that lay it out.\n",
     .example = "  friction export scenarios/toll-invoice.yaml -o toll-invoice.svg\n"
                "  friction export scenarios/toll-invoice.yaml --to mermaid --redesign "
                "employee_sends_request\n",
     .run = export_command,
     .misuse = export_misuse},
    {.name = "report",
     .does = "a page to hand over: the answer, pictures, a story, how sure",
     .takes = "FILE [REDESIGN...]",
     .words_min = 1,
     .words_max = any_number,
     .options = handing_over,
     .explains =
         "Compares as friction compare does, with the same figures, and writes one HTML page that "
         "needs nothing\n"
         "else: the answer, blueprints of the baseline and of the redesign that is told first (a "
         "mirage before the one\n"
         "that saves most; or the one named),\n"
         "both ledgers, how effort is spread, who wins and who loses, one customer's story, what "
         "was assumed and\n"
         "how far to trust it. It holds no scripts, loads nothing, and prints. With --details all "
         "redesigns.\n"
         "Of a file without redesigns it shows the baseline alone.\n",
     .example = "  friction report scenarios/toll-invoice.yaml -o toll-invoice.html\n"
                "  friction report scenarios/toll-invoice.yaml employee_sends_request --to "
                "markdown\n",
     .run = report_command,
     .misuse = report_misuse},
    {.name = "moves",
     .does = "the moves a redesign can be made of",
     .takes = "[MOVE] | --expand FILE REDESIGN",
     .words_min = 0,
     .words_max = 2,
     .options = catalogue,
     .explains = "Without a name lists all moves; with one, says what it does and when it is "
                 "refused. With --expand\n"
                 "writes the changes of a redesign in the five moves that all others stand for.\n",
     .example = "  friction moves prevent\n"
                "  friction moves --expand scenarios/toll-invoice.yaml mailed_with_charge\n",
     .run = moves_command,
     .misuse = moves_misuse},
    {.name = "metrics",
     .does = "what is measured: the names for expectations and --metric",
     .takes = "[METRIC]",
     .words_min = 0,
     .words_max = 1,
     .options = printing,
     .explains = "Without a name lists all metrics in groups; with one, says what it is, in which "
                 "unit, whether less is\n"
                 "better, and how it is written in an expectation.\n",
     .example = "  friction metrics\n"
                "  friction metrics became_problem\n",
     .run = metrics_command},
    {.name = "schema",
     .does = "the JSON Schema of scenario files, for editors, or of results",
     .takes = "",
     .options = describing,
     .explains = "Editors that know it complete keys and mark mistakes while one types. With "
                 "--results: of what\n--json prints, for programs that read it.\n",
     .example = "  friction schema -o scenario.schema.json\n"
                "  friction schema --results\n",
     .run = schema_command},
    {.name = "view",
     .does = "open the viewer",
     .takes = "[FILE]",
     .words_min = 0,
     .words_max = 1,
     .options = viewing,
     .explains =
         "Starts friction-viewer: the process as a blueprint with heat, two designs side by "
         "side, sliders for\n"
         "the parameters, one customer's way through both, and a presentation.\n",
     .example = "  friction view scenarios/toll-invoice.yaml\n",
     .run = view_command},
}};

constexpr std::array<std::string_view, 7> not_yet{"lint", "suggest", "staff",  "import",
                                                  "fit",  "diff",    "explain"};

}  // namespace

std::span<const Command> commands() { return table; }

const Command* find_command(std::string_view name) {
    const auto found = std::ranges::find(table, name, &Command::name);
    return found == table.end() ? nullptr : &*found;
}

std::span<const std::string_view> commands_not_yet() { return not_yet; }

}  // namespace friction::cli
