#include "friction/viewer/status_line.h"

#include <numeric>
#include <span>
#include <utility>

#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "friction/viewer/problems.h"

namespace friction::viewer {
namespace {

using report::count;
using report::counted;

std::string seconds(double s) { return report::number(s, s < 10 ? 2 : 0) + " s"; }

std::string precise_words(const Results& results) {
    const Comparison& c = results.comparison;
    switch (c.ending) {
        case Ending::enough:
            return "Precise to " + report::percent(results.scenarios().front().run.precision) +
                   (c.redesigns.empty() ? " of the effort" : " of the baseline\u2019s effort");
        case Ending::cap:
            return "At the largest number of journeys";
        case Ending::asked_for:
            return "As many journeys as asked for";
        case Ending::cut:
            return "Stopped: too many journeys are cut";
        case Ending::cancelled:
            break;
    }
    return "Stopped at " + counted(results.journeys(), "journey", "journeys");
}

void set_state(StatusLine& line, const Session& s) {
    const RunState& run = s.run;
    if (s.file.is_broken()) {
        line.mark = StatusMark::problem;
        line.state = "Stopped: the file has problems";
        return;
    }
    switch (run.stage) {
        case Stage::none:
            line.state = s.file.is_open() ? "Not run yet" : "Ready";
            return;
        case Stage::loading:
            line.mark = StatusMark::running;
            line.state = "Running";
            return;
        case Stage::first_answer:
        case Stage::refining:
            line.mark = StatusMark::running;
            line.state = "Refining";
            return;
        case Stage::done:
            line.mark = StatusMark::done;
            line.state = run.results ? precise_words(*run.results) : "Done";
            return;
        case Stage::partial:
            line.mark = StatusMark::stopped;
            line.state = "Stopped at " +
                         counted(run.results ? run.results->journeys() : 0, "journey", "journeys");
            return;
        case Stage::stale:
            line.mark = StatusMark::stopped;
            line.state = "Results of the input before";
            return;
        case Stage::error:
            line.mark = StatusMark::problem;
            line.state = run.failure.empty() ? "Cannot be run: see the problems" : run.failure;
            return;
    }
}

void add_run(StatusLine& line, const RunState& run) {
    const Results& results = *run.results;
    const std::size_t designs = results.ids.size();
    std::string journeys = counted(results.journeys(), "journey", "journeys");
    if (run.is_running()) journeys += " so far";
    if (designs == 2) journeys += ", the same customers in both designs";
    if (designs > 2) journeys += ", the same customers in all " + count(designs) + " designs";
    line.parts.push_back(std::move(journeys));
    if (run.is_running() && run.seconds_left >= 1)
        line.parts.push_back("about " + report::duration(run.seconds_left) + " left");
    if (run.is_running()) return;
    const std::vector<ComparedRedesign>& redesigns = results.comparison.redesigns;
    if (redesigns.size() > 1)
        line.parts.push_back("interval 95%, corrected for " + count(redesigns.size()) +
                             " redesigns");
    else
        line.parts.push_back("interval 95%");
    line.parts.push_back(seconds(results.seconds) + " on " +
                         counted(results.threads, "thread", "threads"));
    line.parts.push_back("seed " + std::to_string(results.tally().seed));
}

void add_twin(StatusLine& line, const RunState& run) {
    if (!run.twin || run.twin->results != run.results->revision) return;
    std::vector<std::size_t> all(run.twin->agreements.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto verdict = verdict_on(*run.twin, all);
    if (!verdict) return;
    line.parts.push_back(verdict->words);
    if (verdict->verdict == ComparedValue::Verdict::differs) line.mark = StatusMark::problem;
}

/// Empty: none is one.
std::string guess_words(std::span<const Scenario> alternatives) {
    const std::size_t guesses = report::evidence(alternatives).guesses;
    return guesses > 0 ? counted(guesses, "number is a guess", "numbers are guesses")
                       : std::string();
}

void add_right(StatusLine& line, const Session& s) {
    const std::size_t errors = count_errors(s);
    if (errors > 0) {
        line.right.push_back(counted(errors, "problem", "problems"));
        line.right.push_back("F8 goes to the first");
        return;
    }
    if (s.run.model && s.run.model->can_run()) {
        if (std::string words = guess_words(s.run.model->scenarios); !words.empty())
            line.right.push_back(std::move(words));
    }
    if (s.view == View::follow) line.right.push_back("Space plays, arrows step");
    line.right.push_back("F1 shortcuts");
}

}  // namespace

StatusLine status_line(const Session& s) {
    StatusLine line;
    set_state(line, s);
    if (s.run.results && !s.file.is_broken()) {
        add_run(line, s.run);
        add_twin(line, s.run);
    } else if (s.run.results) {
        line.parts.push_back("results kept, " +
                             counted(s.run.results->journeys(), "journey", "journeys"));
        line.parts.push_back("no run while a problem is open");
    }
    if (s.view == View::edit && s.run.is_running() && s.run.ghost && !s.file.is_broken())
        line.parts.push_back("the answer before this edit stays as a ghost");
    if (const std::size_t changes = s.unsaved_changes(); changes > 0)
        line.parts.push_back("Ctrl S writes " + counted(changes, "change", "changes") + " into " +
                             file_name(s.file));
    add_right(line, s);
    return line;
}

std::string origin_line(const Session& s) {
    const Results* results = s.run.results.get();
    if (results == nullptr) return report::provenance_line({}, {}, {}, {});
    std::string line = report::provenance_line(results->scenarios(), {}, results->tally().seed,
                                               results->journeys());
    if (const std::string words = guess_words(results->scenarios()); !words.empty())
        line += "; " + words;
    return line;
}

}  // namespace friction::viewer
