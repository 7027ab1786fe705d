#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "costs.h"
#include "friction/contract.h"
#include "friction/report/build.h"
#include "friction/report/cautions.h"
#include "notes.h"
#include "view.h"

namespace friction::report {
namespace {

std::string gain(double value) { return number(value, decimals_for(value, value / 20)); }

Cell pairing_sentence(const ComparedRedesign& r) {
    if (!is_pairing_gain(r.pairing_gain))
        return {
            "The same customers in both designs: the difference has no spread, it is the same "
            "for every customer.",
            Weight::faint};
    const bool is_less = r.pairing_gain >= 1;
    std::string text = "The same customers in both designs: about " +
                       gain(is_less ? r.pairing_gain : 1 / r.pairing_gain) +
                       (is_less ? " times less" : " times more") +
                       " variance in this sample than with separate ones";
    if (is_pairing_gain(r.pairing_gain_bound))
        text += ", at most " + gain(r.pairing_gain_bound) + " was possible";
    return {text + ".", Weight::faint};
}

/// Before every other answer: what is said of designs that are cut cannot be relied on.
void warn_of_cuts(Report& report, const View& view) {
    const std::string cut = cut_words(view.scenarios, view.tally);
    if (cut.empty()) return;
    report.headline.insert(report.headline.begin(), {"Nothing below can be relied on: " + cut +
                                                         ", and say nothing about the process.",
                                                     Weight::alarm});
}

/// So few journeys that are all alike do not say how well anything is known.
double reached_em(const View& view, double reached) {
    const Estimate seen{.journeys = view.tally.journeys, .method = "Hall"};
    const bool is_unknown = reached <= 0 && is_too_few_alike(seen) && !view.has_no_luck();
    return is_unknown ? std::numeric_limits<double>::infinity() : reached;
}

std::vector<Cell> run_headline(const View& view) {
    const Scenario& scenario = view.baseline();
    const Estimate effort = view.of(0, Column::effort);
    std::string costs_the_customer =
        effort.value == 0 && has_no_spread(effort) ? "no effort" : with_doubt(effort) + " EM";
    if (is_too_few_alike(effort) && !view.has_no_luck())
        costs_the_customer = number(effort.value) + " EM in " +
                             (effort.journeys == 1 ? "the only one seen"
                                                   : "each of " + count(effort.journeys) + " seen");
    return {{title_of(scenario) + ": a journey costs the customer " + costs_the_customer +
                 ", and " + share_of(view.of(0, Column::resolved), "the problems") + " are solved.",
             Weight::strong},
            {"For " + share_of(view.of(0, Column::became_problem), "the customers") +
             " the need has become a problem (above " + number(scenario.effort.threshold_em) +
             " EM). " +
             (gives_costs(scenario) ? "A journey costs the company " +
                                          view.money_with_doubt(view.of(0, Column::cost)) + "."
                                    : no_costs().text)},
            {"± is half of a 95% interval.", Weight::faint}};
}

/// Steps that a redesign has of its own: a later move of its took every way to them.
std::vector<std::string> not_in(const Scenario& baseline, std::vector<std::string> steps) {
    std::erase_if(steps, [&](const std::string& name) {
        return std::ranges::any_of(baseline.steps, [&](const Step& s) { return s.name == name; });
    });
    return steps;
}

void append_redesign(Report& report, const View& view, const ComparedRedesign& r, bool details) {
    Section head{.title = title_of(r) + (r.is_mirage ? ": a mirage" : ""),
                 .caption = "against the baseline",
                 .depth = 0,
                 .table = {},
                 .sentences = {},
                 .topic = Topic::redesign,
                 .alternative = r.alternative};
    report.sections.push_back(std::move(head));
    for (Section& section : ledger_sections(view, r, details))
        report.sections.push_back(std::move(section));
    if (!r.who.empty()) report.sections.push_back(who_section(view, r));
    // Of customers of one kind the sentence above says it all.
    if (details && r.who.size() > 1 && r.who.front().loss)
        report.sections.push_back(loss_section(view, r));
    Section spots = hot_spot_section(view, r, details);
    spots.sentences.push_back(pairing_sentence(r));
    const auto& dropped = view.scenarios[r.alternative].dropped;
    if (const auto lost = not_in(view.scenarios[0], dropped); !lost.empty())
        spots.sentences.push_back(
            {"Inserted, but nothing leads there: " + list(lost) + ".", Weight::worse});
    if (details && !dropped.empty())
        spots.sentences.push_back({"Not reached any more: " + list(dropped) + ".", Weight::faint});
    report.sections.push_back(std::move(spots));
}

/// How far the figures can be trusted, and what it takes to get them again.
void add_origin(Report& report, std::span<const Scenario> scenarios, const Tally& tally,
                const BuildOptions& options) {
    std::vector<std::size_t> all(scenarios.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const CautionWords words = options.details || options.handed_over
                                   ? CautionWords{.lists_all = true}
                                   : CautionWords{.rest = "--details lists them"};
    for (Cell& caution : cautions(scenarios, tally, all, words))
        report.notes.push_back(std::move(caution));
    add_evidence(report, scenarios, options);
    report.notes.push_back(loyalty_note());
    report.provenance = provenance_lines(scenarios, options.origin, &tally);
}

/// Why the saving of the redesign told first stands there twice.
Cell fresh_note(const View& view) {
    const FreshSaving& fresh = *view.fresh;
    return {title_of(view.scenarios[fresh.alternative]) +
            " was chosen for its saving by customers with whom it may have been lucky; all tables "
            "are of them. With " +
            counted(fresh.effort_difference.journeys, "fresh customer", "fresh customers") +
            " (replication " + std::to_string(fresh.replication) +
            "), who had no part in the choice, the difference in effort is " +
            change_with_doubt(fresh.effort_difference) + " EM (" +
            level(fresh.effort_difference.level) + "): rely on that one."};
}

}  // namespace

std::optional<std::size_t> chosen_redesign(std::span<const Scenario> scenarios,
                                           const Comparison& comparison) {
    const bool is_whole =
        comparison.ending != Ending::cut && comparison.ending != Ending::cancelled;
    if (comparison.redesigns.size() < 2 || !is_whole) return std::nullopt;
    const View view{scenarios, comparison.tally, comparison.redesigns};
    for (const ComparedRedesign* r : by_interest(view)) {
        if (r->is_mirage) continue;
        if (direction(r->effort_difference) != Direction::down ||
            has_no_spread(r->effort_difference))
            return std::nullopt;
        return r->alternative;
    }
    return std::nullopt;
}

Report build_comparison_report(std::span<const Scenario> scenarios, const Comparison& comparison,
                               std::span<const std::optional<Agreement>> exact,
                               const BuildOptions& options) {
    FRICTION_EXPECTS(!scenarios.empty() &&
                     scenarios.size() == comparison.tally.alternatives.size());
    const View view{scenarios, comparison.tally,  comparison.redesigns, !options.handed_over,
                    exact,     comparison.choice, comparison.fresh};
    Report report;
    report.title = scenarios.front().title;
    report.headline = comparison_headline(view);
    warn_of_cuts(report, view);
    report.sections.push_back(alternatives_section(view));
    if (view.redesigns.size() > 1) report.sections.push_back(price_section(view));

    // Without --details the ledgers of mirages and of the best redesign: that is what a slide has
    // room for.
    std::size_t shown = 0;
    for (const ComparedRedesign* r : by_interest(view)) {
        if (!options.details && shown > 0 && !r->is_mirage) continue;
        append_redesign(report, view, *r, options.details);
        ++shown;
        if (!options.details && !r->is_mirage) break;
    }
    if (shown < view.redesigns.size() && !options.handed_over)
        report.sections.back().sentences.push_back(
            {"The ledgers of the others: name them after the file, or --details.", Weight::faint});

    const double effort = view.of(0, Column::effort).value;
    const double precision = effort > 0 ? comparison.precision_wanted_em / effort : 0;
    report.notes.push_back(ending_note(comparison.ending, comparison.tally.journeys,
                                       reached_em(view, comparison.precision_reached_em),
                                       comparison.precision_wanted_em, true, precision));
    if (view.fresh) report.notes.push_back(fresh_note(view));
    report.notes.emplace_back(
        "Every figure is rounded on its own: what others add up to may be one off in its last "
        "digit.");
    for (Cell& note : exact_notes(scenarios, exact, options.details))
        report.notes.push_back(std::move(note));
    if (comparison.weights)
        for (Cell& note : weight_notes(scenarios, *comparison.weights))
            report.notes.push_back(std::move(note));
    add_origin(report, scenarios, comparison.tally, options);
    return report;
}

Report build_run_report(const Scenario& scenario, const RunResult& result,
                        const std::optional<Agreement>& exact, const BuildOptions& options) {
    const std::span<const Scenario> scenarios(&scenario, 1);
    const std::vector<std::optional<Agreement>> one{exact};
    const View view{scenarios, result.tally, {}, !options.handed_over, one};
    const Estimate effort = view.of(0, Column::effort);
    Report report;
    report.title = scenario.title;
    report.headline = run_headline(view);
    warn_of_cuts(report, view);
    for (Section& section : run_ledger_sections(view, options.details))
        report.sections.push_back(std::move(section));
    report.sections.push_back(run_hot_spot_section(view, options.details));

    const double precision = options.precision.value_or(scenario.run.precision);
    const double wanted = precision * effort.value;
    report.notes.push_back(ending_note(result.ending, result.tally.journeys,
                                       reached_em(view, larger_side(effort)), wanted, false,
                                       precision));
    for (Cell& note : exact_notes(scenarios, one, true)) report.notes.push_back(std::move(note));
    add_origin(report, scenarios, result.tally, options);
    return report;
}

}  // namespace friction::report
