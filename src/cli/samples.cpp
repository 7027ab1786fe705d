#include "samples.h"

#include "friction/io/file_writer.h"
#include "friction/report/samples_csv.h"
#include "friction/samples.h"
#include "interrupt.h"
#include "progress.h"

namespace friction::cli {
namespace {

ExitCode not_written(const Arguments& arguments, const Console& console) {
    console.say("friction: interrupted, so " + arguments.samples + " is not written");
    return ExitCode::interrupted;
}

}  // namespace

ExitCode write_samples(const std::vector<Scenario>& scenarios, const std::vector<Plan>& plans,
                       const Tally& tally, const Arguments& arguments, const Console& console,
                       ExitCode code) {
    if (arguments.samples.empty()) return code;
    // Whoever stops the run wants its answer, and not to wait for a file.
    if (interrupt_requested()) return not_written(arguments, console);
    ProgressLine progress(arguments, console);
    const ColumnLayout layout(scenarios, {});
    RunOptions options;
    options.seed = tally.seed;
    options.replication = tally.replication;
    options.journeys = tally.journeys;
    options.cancel = &interrupt_requested();
    report::SamplesCsv rows(scenarios, layout, arguments.csv.value_or(report::CsvForm::point));
    io::FileWriter writer(arguments.samples);
    io::WriteResult result = writer.append(rows.take());
    for_each_sample(plans, layout, options, [&](const SampleBlock& block) {
        rows.add(block);
        result = writer.append(rows.take());
        progress.show({block.customer(block.size() - 1) + 1, options.journeys});
        return result.written == io::Written::all;
    });
    progress.wipe();
    if (interrupt_requested()) return not_written(arguments, console);
    if (result.written == io::Written::all) result = writer.finish();
    if (result.written != io::Written::failed) return code;
    return console.refuse("could not write " + arguments.samples + ": " + result.reason,
                          ExitCode::program_failed);
}

}  // namespace friction::cli
