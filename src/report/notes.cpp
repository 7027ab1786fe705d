#include "notes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "costs.h"
#include "friction/cut.h"
#include "friction/rare.h"
#include "friction/report/build.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "friction/tails.h"
#include "titles.h"

namespace friction::report {
namespace {

std::string plus_minus(double half_width) {
    return "± " + number(half_width, decimals_for(half_width, half_width)) + " EM";
}

std::string name_of_exact(const Agreement& agreement) {
    return agreement.is_twin ? "without patience" : "the whole scenario";
}

Cell agreeing(const std::string& title, const Agreement& agreement) {
    const ComparedValue& effort = agreement.values.front();
    using Verdict = ComparedValue::Verdict;
    const std::uint64_t compared = agreement.count(Verdict::agrees);
    const int decimals =
        decimals_of(effort.simulated) + 1;  // one digit more than the simulation knows
    const std::string both = title + ": exact " + number(effort.exact, decimals) +
                             " EM, simulated " + with_doubt(effort.simulated) + "; ";
    if (effort.verdict == Verdict::not_compared)
        return {both + "not compared, since the exact answer has no cut."};
    if (effort.verdict == Verdict::agrees)
        return {both + counted(compared, "value", "values") + " compared, all agree."};
    const std::string others =
        compared > 0 ? ". " + counted(compared, "other value agrees", "other values agree") : "";
    const Estimate& known = effort.simulated;
    const bool is_missed = (known.low_bounded && effort.exact < known.low) ||
                           (known.high_bounded && effort.exact > known.high);
    return {both + "too few journeys to compare" +
                (is_missed ? ". The interval misses the exact answer, since this sample lacks "
                             "customers with rare and large effort: rely on the exact answer"
                           : "") +
                others + ".",
            is_missed ? Weight::worse : Weight::plain};
}

bool is_agreed(const std::optional<Agreement>& agreement) {
    return agreement && agreement->agrees() &&
           agreement->values.front().verdict == ComparedValue::Verdict::agrees;
}

struct RareStepOf {
    std::size_t alternative = 0;
    RareStep step;
    double effort_em = 0;  ///< booked there, in all journeys
};

/// Steps that were all visited now and then, or all never.
std::string rare_words(std::span<const Scenario> scenarios, const Tally& tally,
                       std::vector<RareStepOf> steps, bool ever, bool details) {
    const std::string journeys = count(tally.journeys);
    std::vector<std::string> names;
    for (const RareStepOf& r : steps) {
        std::string name = step_title(scenarios[r.alternative].steps[r.step.step.index]);
        if (scenarios.size() > 1) name += " in " + title_of(scenarios[r.alternative]);
        if (ever) name += " (" + number(r.step.visits, 0) + "/" + journeys + ")";
        names.push_back(std::move(name));
    }
    const bool is_cut_short = !details && names.size() > few_words;
    const std::string listed = (details ? list(names) : list_of_few(names)) +
                               (is_cut_short ? "; --details lists them." : ".");
    if (ever)
        return counted(steps.size(), "step has", "steps have") +
               " fewer than 25 visits (visits/journeys), so that their effort is hardly known: " +
               listed;
    return counted(steps.size(), "step was", "steps were") + " never visited, so by at most " +
           percent(steps.front().step.share_at_most, 3) + " of the journeys (3/" + journeys +
           "), and what comes there is in no figure: " + listed;
}

Cell differing(const std::string& title, const Agreement& agreement, const ComparedValue& value) {
    std::string text = title + ": exact and simulated DISAGREE on " + value.name + ": exact " +
                       number(value.exact) + ", simulated " + with_doubt(value.simulated);
    if (value.off_by > 0)
        text += ", " + number(value.off_by, 1) + " standard errors apart (limit " +
                number(agreement.z_limit, 1) + ")";
    return {text + ". This is a defect of the program: please report it.", Weight::alarm};
}

}  // namespace

std::string cut_words(std::span<const Scenario> scenarios, const Tally& tally) {
    constexpr std::size_t named = 4;
    std::vector<std::string> shares;
    std::uint64_t more = 0;
    for (std::size_t a = 0; a < scenarios.size(); ++a) {
        if (!is_cut(tally, a)) continue;
        if (shares.size() == named) {
            ++more;
            continue;
        }
        shares.push_back(percent(estimate(tally, a, column_id(Column::cut)).value) +
                         (shares.empty() ? " of the journeys in " : " in ") +
                         title_of(scenarios[a]));
    }
    if (shares.empty()) return {};
    if (more > 0) shares.push_back("too many in " + counted(more, "other", "others"));
    return list(shares) + " are cut at " +
           counted(scenarios.front().run.max_visits, "visit", "visits") + " of a step";
}

Cell ending_note(Ending ending, std::uint64_t journeys, double reached_em, double wanted_em,
                 bool of_differences, double precision) {
    const std::string what =
        of_differences ? "the differences in effort above are" : "mean effort is";
    const std::string known =
        std::isfinite(reached_em)
            ? what + " known to " + plus_minus(reached_em) +
                  (of_differences ? " or better (95%, one at a time)." : " (95%).")
            : "so few do not say how well " +
                  std::string(of_differences ? "the differences in effort are" : "mean effort is") +
                  " known.";
    const std::string others = " Every other figure is as sure as its own interval says.";
    const std::string after = counted(journeys, "journey", "journeys");
    switch (ending) {
        case Ending::enough:
            return {after + ": enough to know " +
                    std::string(of_differences ? "every redesign's difference in effort"
                                               : "the mean effort") +
                    (reached_em > wanted_em ? " to about " : " to ") + plus_minus(wanted_em) +
                    ", " + percent(precision) +
                    (of_differences ? " of the baseline's effort; " : " of it; ") + known + others};
        case Ending::cap:
            return {"Stopped at the cap of " + after + ", before " + plus_minus(wanted_em) +
                        " was reached: " + known + others,
                    Weight::worse};
        case Ending::asked_for:
            return {after + ", as asked for: " + known + others};
        case Ending::cut:
            return {after + ", of which too many are cut: nothing here can be relied on.",
                    Weight::alarm};
        case Ending::cancelled:
            return {"Interrupted, partial: after " + after + " " + known + others, Weight::alarm};
    }
    return {};
}

std::vector<Cell> exact_notes(std::span<const Scenario> scenarios,
                              std::span<const std::optional<Agreement>> exact, bool details) {
    std::vector<Cell> notes;
    for (std::size_t a = 0; a < std::min(exact.size(), scenarios.size()); ++a) {
        if (!exact[a] || exact[a]->values.empty()) continue;
        const Agreement& agreement = *exact[a];
        const std::string title = title_of(scenarios[a]) + ", " + name_of_exact(agreement);
        for (const ComparedValue& value : agreement.values)
            if (value.verdict == ComparedValue::Verdict::differs)
                notes.push_back(differing(title, agreement, value));
        if (agreement.agrees() && (a == 0 || details)) notes.push_back(agreeing(title, agreement));
    }
    if (details || exact.empty()) return notes;
    const auto also =
        static_cast<std::size_t>(std::count_if(exact.begin() + 1, exact.end(), is_agreed));
    if (also > 0 && is_agreed(exact[0]))
        notes.push_back(
            {also == 1 ? "So does the redesign." : "So do " + count(also) + " redesigns."});
    else if (also > 0)
        notes.push_back(
            {"Exact and simulated agree of " + counted(also, "redesign", "redesigns") + "."});
    return notes;
}

std::vector<Cell> evidence_notes(std::span<const Scenario> scenarios, bool lists_guesses) {
    std::vector<Cell> notes;
    const Evidence found = evidence(scenarios);
    if (found.unsourced > 0)
        notes.push_back({count(found.unsourced) + " of " +
                             counted(found.numbers, "number", "numbers") +
                             (found.unsourced == 1 ? " names no source: nobody can tell whether it "
                                                     "was measured or guessed."
                                                   : " name no source: nobody can tell whether "
                                                     "they were measured or guessed."),
                         Weight::worse});
    if (found.guesses > 0)
        notes.push_back({count(found.guesses) + " of " +
                         counted(found.numbers, "number", "numbers") +
                         (found.guesses == 1 ? " is a guess" : " are guesses") +
                         "; the intervals say nothing about them." +
                         (lists_guesses ? "" : " --details lists them with their ranges.")});
    if (gives_costs(scenarios) && scenarios.front().currency.empty())
        notes.push_back({"Amounts of money have no currency: the file names none."});
    std::vector<std::string> changed;
    for (const ChangedWeight& weight : changed_weights(scenarios.front().effort))
        changed.push_back(weight.name + " " + number(weight.value) + " (usually " +
                          number(weight.by_default) + ") " + weight.unit);
    if (!changed.empty())
        notes.push_back({"Effort weights changed by the file: " + list(changed) + "."});
    return notes;
}

void add_evidence(Report& report, std::span<const Scenario> scenarios,
                  const BuildOptions& options) {
    for (const std::string& note : options.notes) report.notes.emplace_back(note);
    const bool lists_guesses = options.details || options.handed_over;
    if (lists_guesses)
        for (Section& section : guess_sections(scenarios, options.origin))
            report.sections.push_back(std::move(section));
    for (Cell& note : evidence_notes(scenarios, lists_guesses))
        report.notes.push_back(std::move(note));
}

Cell loyalty_note() {
    return {
        "Ease, staying, value at risk and net gain are indices for comparing designs, never "
        "forecasts; rank designs on "
        "effort first."};
}

std::vector<Cell> rare_step_notes(std::span<const Scenario> scenarios, const Tally& tally,
                                  bool details) {
    std::vector<RareStepOf> all;
    for (std::size_t a = 0; a < scenarios.size(); ++a)
        for (const RareStep& step : rare_steps(scenarios[a], tally, a)) {
            const auto& booked = tally.alternatives[a].steps[step.step.index].effort_em;
            all.push_back({a, step, std::accumulate(booked.begin(), booked.end(), 0.0)});
        }
    std::vector<Cell> notes;
    const auto tell = [&](std::vector<RareStepOf> some) {
        for (const bool ever : {true, false}) {
            std::vector<RareStepOf> alike = some;
            std::erase_if(alike, [&](const RareStepOf& r) { return (r.step.visits > 0) != ever; });
            if (!alike.empty())
                notes.push_back({rare_words(scenarios, tally, std::move(alike), ever, details)});
        }
    };
    if (!details) {
        std::ranges::stable_sort(all, std::ranges::greater{}, &RareStepOf::effort_em);
        tell(std::move(all));
        return notes;
    }
    for (std::size_t a = 0; a < scenarios.size(); ++a) {
        std::vector<RareStepOf> own = all;
        std::erase_if(own, [&](const RareStepOf& r) { return r.alternative != a; });
        tell(std::move(own));
    }
    return notes;
}

std::optional<Cell> one_journey_note(std::span<const Scenario> scenarios, const Tally& tally) {
    const std::string tail =
        ", more than a quarter of its ±: rare and costly journeys decide it, and its interval "
        "misses the truth more often than it says.";
    const auto moves = [](const OneJourney& one) {
        return number(one.moves_em, decimals_for(one.moves_em, one.moves_em)) + " EM";
    };
    if (scenarios.size() == 1) {
        const OneJourney one = one_journey(tally, 0);
        if (!one.decides) return std::nullopt;
        return Cell{"One journey alone moves the mean effort by " + moves(one) + tail,
                    Weight::worse};
    }
    std::vector<std::string> decided;
    for (std::size_t a = 1; a < scenarios.size(); ++a)
        if (const OneJourney one = one_journey(tally, a); one.decides)
            decided.push_back(title_of(scenarios[a]) + " by " + moves(one));
    if (decided.empty()) return std::nullopt;
    return Cell{
        "One customer alone moves the difference in effort of " + list_of_few(decided) + tail,
        Weight::worse};
}

std::optional<Cell> heavy_tail_note(std::span<const Scenario> scenarios, const Tally& tally) {
    // What every run by itself reaches is no news in one that was asked to be shorter.
    const auto enough = static_cast<double>(std::max<std::uint64_t>(tally.journeys, 4'096));
    std::vector<std::string> heavy;
    double needed = 0;
    for (std::size_t a = 0; a < scenarios.size(); ++a)
        for (std::size_t i = 0; i < scenarios[a].steps.size(); ++i) {
            const Step& step = scenarios[a].steps[i];
            if (tally.alternatives[a].steps[i].visits == 0) continue;
            const double journeys = journeys_for_mean(
                step.length, step.after ? std::optional(step.after->time_s) : std::nullopt);
            if (journeys <= enough) continue;
            needed = std::max(needed, journeys);
            const std::string title = title_of(step.title, step.name);
            if (std::ranges::find(heavy, title) == heavy.end()) heavy.push_back(title);
        }
    if (heavy.empty()) return std::nullopt;
    return Cell{"A few very long ones decide how long " + list_of_few(heavy) +
                    (heavy.size() == 1 ? " takes" : " take") + " on average: it takes " +
                    journeys_text(needed) +
                    " to know, and until then intervals hold the truth less often than they say.",
                Weight::worse};
}

std::vector<Section> guess_sections(std::span<const Scenario> scenarios, const Origin& origin) {
    Section section{
        .title = "Guesses",
        .caption = "numbers that nobody measured",
        .depth = 0,
        .table = {{{"", false}, {"value"}, {"range", false}, {"line"}, {"", false}}, {}},
        .sentences = {},
        .topic = Topic::guesses};
    for (const Guess& guess : guesses(scenarios, origin))
        section.table.rows.push_back(
            {{guess.name, guess.value, guess.written.range.empty() ? "none" : guess.written.range,
              guess.written.line > 0 ? std::to_string(guess.written.line) : "",
              guess.written.label},
             0});
    if (section.table.rows.empty()) return {};
    return {std::move(section)};
}

std::vector<std::string> provenance_lines(std::span<const Scenario> scenarios, const Origin& origin,
                                          const Tally* tally) {
    if (tally == nullptr) return {provenance_line(scenarios, origin, {}, {})};
    return {provenance_line(scenarios, origin, tally->seed, tally->journeys)};
}

}  // namespace friction::report
