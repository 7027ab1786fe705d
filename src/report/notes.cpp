#include "notes.h"

#include <algorithm>
#include <cmath>

#include "costs.h"
#include "friction/cut.h"
#include "friction/report/build.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
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
    return agreement && agreement->verdict() == ComparedValue::Verdict::agrees;
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
