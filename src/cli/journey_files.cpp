#include "journey_files.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "file_ending.h"
#include "friction/io/file_writer.h"
#include "friction/journey.h"
#include "friction/report/event_log.h"
#include "friction/report/samples_csv.h"
#include "friction/samples.h"
#include "interrupt.h"
#include "progress.h"

namespace friction::cli {
namespace {

/// What is simulated again.
struct FinishedRun {
    const std::vector<Scenario>& scenarios;
    const std::vector<Plan>& plans;
    const Tally& tally;
    const Arguments& arguments;
};

using TellDone = std::function<void(std::uint64_t journeys_done)>;

io::WriteResult write_samples(const FinishedRun& run, io::FileWriter& writer,
                              const TellDone& done) {
    const ColumnLayout layout(run.scenarios, {});
    RunOptions options;
    options.seed = run.tally.seed;
    options.replication = run.tally.replication;
    options.journeys = run.tally.journeys;
    options.cancel = &interrupt_requested();
    report::SamplesCsv rows(run.scenarios, layout,
                            run.arguments.csv.value_or(report::CsvForm::point));
    io::WriteResult result = writer.append(rows.take());
    for_each_sample(run.plans, layout, options, [&](const SampleBlock& block) {
        rows.add(block);
        result = writer.append(rows.take());
        done(block.customer(block.size() - 1) + 1);
        return result.written == io::Written::all;
    });
    return result;
}

io::WriteResult write_log(const FinishedRun& run, io::FileWriter& writer, const TellDone& done) {
    constexpr std::uint64_t at_once = 256;
    const std::unique_ptr<report::EventLog> log =
        form_of_ending(run.arguments.log) == "xes"
            ? report::xes_log(run.scenarios)
            : report::csv_log(run.scenarios, run.arguments.csv.value_or(report::CsvForm::point));
    std::vector<std::unique_ptr<JourneyTracer>> tracers;
    for (const Plan& plan : run.plans)
        tracers.push_back(
            std::make_unique<JourneyTracer>(plan, run.tally.seed, run.tally.replication));
    io::WriteResult result = writer.append(log->take());
    for (std::uint64_t customer = 0; customer < run.tally.journeys; ++customer) {
        for (std::size_t a = 0; a < tracers.size(); ++a) log->add(a, tracers[a]->trace(customer));
        if ((customer + 1) % at_once != 0) continue;
        result = writer.append(log->take());
        done(customer + 1);
        if (result.written != io::Written::all || interrupt_requested()) return result;
    }
    return writer.append(log->take() + log->end());
}

/// The code when something is wrong.
template <class Write>
std::optional<ExitCode> write_one(const FinishedRun& run, const std::string& file,
                                  const Console& console, const Write& write) {
    if (file.empty()) return std::nullopt;
    ProgressLine progress(run.arguments, console);
    io::FileWriter writer(file);
    io::WriteResult result;
    // Whoever stops the run wants its answer, and not to wait for a file.
    if (!interrupt_requested())
        result = write(run, writer, [&](std::uint64_t journeys) {
            progress.show({journeys, run.tally.journeys});
        });
    progress.wipe();
    if (interrupt_requested()) {
        console.say("friction: interrupted, so " + file + " is not written");
        return ExitCode::interrupted;
    }
    if (result.written == io::Written::all) result = writer.finish();
    if (result.written != io::Written::failed) return std::nullopt;
    return console.refuse("could not write " + file + ": " + result.reason,
                          ExitCode::program_failed);
}

}  // namespace

ExitCode write_journeys(const std::vector<Scenario>& scenarios, const std::vector<Plan>& plans,
                        const Tally& tally, const Arguments& arguments, const Console& console,
                        ExitCode code) {
    const FinishedRun run{scenarios, plans, tally, arguments};
    const auto samples = write_one(run, arguments.samples, console, write_samples);
    const auto log = write_one(run, arguments.log, console, write_log);
    return samples.value_or(log.value_or(code));
}

}  // namespace friction::cli
