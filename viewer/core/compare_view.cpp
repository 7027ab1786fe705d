#include "friction/viewer/compare_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/drawing/blueprint.h"
#include "friction/report/cautions.h"
#include "friction/report/wording.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

/// Nothing without results of it.
const ComparedRedesign* compared(const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    return results ? results->compared(design) : nullptr;
}

std::string precision_words(const Results& results) {
    const std::string journeys = report::counted(results.journeys(), "journey", "journeys");
    // A look before the last has no ending yet.
    switch (results.look == Look::last ? results.comparison.ending : Ending::cancelled) {
        case Ending::enough:
            return "Precise to " + report::percent(results.scenarios().front().run.precision) +
                   " of the baseline\u2019s effort after " + journeys + ".";
        case Ending::cap:
            return "The largest number of journeys, " + journeys + ", and not yet precise.";
        case Ending::cut:
            return "Stopped after " + journeys + ": too many are cut.";
        case Ending::asked_for:
            return journeys + ", as asked for; intervals as they are.";
        case Ending::cancelled:
            break;
    }
    return journeys + " so far; intervals as they are.";
}

std::string interval_words(const Results& results, const ComparedRedesign& redesign) {
    const Estimate& d = redesign.effort_difference;
    const std::size_t redesigns = results.comparison.redesigns.size();
    const std::string ends = with_minus(report::interval(d));
    if (ends.find_first_of("0123456789") == std::string::npos) return "Effort: " + ends + ".";
    std::string text = "Effort: " + report::level(d.level) + " interval " + ends + " EM";
    if (redesigns > 1) text += ", corrected for " + std::to_string(redesigns) + " redesigns";
    return text + ".";
}

void add_twin(std::vector<SureLine>& lines, const TwinCheck* twin, const Results& results,
              std::size_t alternative) {
    if (twin == nullptr || twin->results != results.revision) return;
    const auto verdict = verdict_on(*twin, std::array{std::size_t{0}, alternative});
    if (!verdict) return;
    const bool agrees = verdict->verdict == ComparedValue::Verdict::agrees;
    lines.push_back({agrees, agrees ? "The " + verdict->words + " with the simulation."
                                    : report::sentence_case(verdict->words) + "."});
}

/// The one that did best was lucky more often than not: what it saves on others is to be relied on.
void add_fresh(std::vector<SureLine>& lines, const TwinCheck* twin, const Results& results,
               std::size_t alternative) {
    if (twin == nullptr || twin->results != results.revision || !twin->fresh ||
        twin->fresh->alternative != alternative)
        return;
    const Estimate& difference = twin->fresh->effort_difference;
    lines.push_back({report::is_beyond_chance(difference),
                     "Chosen for its effort, it was lucky more often than not: with " +
                         report::counted(difference.journeys, "fresh customer", "fresh customers") +
                         " " + with_minus(report::change_with_doubt(difference)) +
                         " EM. Rely on that one."});
}

/// A step of both designs, by name.
struct StepPair {
    std::string name, title;
    const StepEffort* before = nullptr;
    const StepEffort* after = nullptr;
};

std::vector<StepPair> step_pairs(const Results& results, std::size_t alternative) {
    std::vector<StepPair> pairs;
    for (const std::size_t a : {std::size_t{0}, alternative})
        for (const StepEffort& effort : results.steps[a]) {
            const Step& step = results.scenarios()[a].steps[effort.step.index];
            auto found = std::ranges::find(pairs, step.name, &StepPair::name);
            if (found == pairs.end()) {
                pairs.push_back({step.name, report::title_of(step.title, step.name)});
                found = pairs.end() - 1;
            }
            (a == 0 ? found->before : found->after) = &effort;
        }
    return pairs;
}

/// Summed over sections of the same customers, so that the interval is of the paired difference.
Estimate difference_of(const Results& results, const StepPair& pair, std::size_t alternative) {
    std::array<double, section_count> change{};
    const auto add = [&](std::size_t a, const StepEffort* effort, double sign) {
        if (effort == nullptr) return;
        const StepTally& step = results.tally().alternatives[a].steps[effort->step.index];
        for (std::size_t i = 0; i < section_count; ++i)
            change[i] += sign * step.section_effort_em[i];
    };
    add(0, pair.before, -1);
    add(alternative, pair.after, 1);
    return section_interval(change, results.journeys());
}

drawing::Tone tone_of(const Estimate& difference) {
    switch (report::direction(difference)) {
        case report::Direction::down:
            return drawing::Tone::better;
        case report::Direction::up:
            return drawing::Tone::worse;
        case report::Direction::unclear:
            break;
    }
    return drawing::Tone::neither;
}

}  // namespace

std::optional<DesignId> compared_design(const Session& session) {
    if (session.document->design(session.compared) != nullptr) return session.compared;
    if (session.document->design(session.chosen) != nullptr) return session.chosen;
    if (session.document->designs.empty()) return std::nullopt;
    return session.document->designs.front().id;
}

bool is_on_its_way(const Session& session) {
    const auto design = compared_design(session);
    const RunState& run = session.run;
    if (!design || !run.is_running() || !run.model) return false;
    return run.model->alternative(*design).has_value() &&
           (!run.results || run.results->compared(*design) == nullptr);
}

std::string waiting_words(const Session& session) {
    std::string words = "Figures come after 4,096 journeys through every design";
    if (const std::uint64_t done = session.run.journeys_done; done > 0)
        words += "; " + report::count(done) + (done == 1 ? " is done" : " are done");
    return words + ".";
}

DesignHead design_head(const Session& session, DesignId id) {
    DesignHead head;
    head.id = id;
    head.title = title_of(session, id);
    const Design* design = session.document->design(id);
    head.note = design == nullptr ? "as it is today" : contents_words(*design);
    const Results* results = session.run.results.get();
    const auto alternative = results ? results->alternative(id) : std::nullopt;
    if (alternative)
        head.effort =
            em_text(estimate(results->tally(), *alternative, column_id(Column::effort))) + " EM";
    if (const ComparedRedesign* redesign = compared(session, id))
        head.tone = tone_of(redesign->effort_difference);
    return head;
}

std::string once_words(const ComparedRedesign& redesign, const Scenario& after) {
    const double once = after.costs.one_off;
    if (once <= 0) return {};
    std::string words = report::money(once, after.currency) + " once";
    if (redesign.never_pays_back) words += ", never back";
    if (redesign.payback_years) words += ", back after " + report::years(*redesign.payback_years);
    return words;
}

std::vector<SureLine> sure_lines(const Session& session, DesignId design) {
    const ComparedRedesign* redesign = compared(session, design);
    if (redesign == nullptr) return {};
    const Results& results = *session.run.results;
    std::vector<SureLine> lines;
    lines.push_back({results.comparison.ending == Ending::enough && results.look == Look::last,
                     precision_words(results)});
    lines.push_back({report::is_beyond_chance(redesign->effort_difference),
                     interval_words(results, *redesign)});
    add_fresh(lines, session.run.twin.get(), results, redesign->alternative);
    add_twin(lines, session.run.twin.get(), results, redesign->alternative);
    const double gain = redesign->pairing_gain;
    constexpr double beyond_words = 1e6;  // the difference has no spread to speak of
    if (std::isfinite(gain) && gain > 0 && gain < beyond_words) {
        const bool is_less = gain >= 1;
        const double times = is_less ? gain : 1 / gain;
        lines.push_back(
            {is_less, "The same luck in both designs: " +
                          report::number(times, report::decimals_for(times, times / 20)) +
                          (is_less ? " times less variance." : " times more variance.")});
    }
    return lines;
}

std::vector<SureLine> caution_lines(const Session& session, DesignId design) {
    const ComparedRedesign* redesign = compared(session, design);
    if (redesign == nullptr) return {};
    const Results& results = *session.run.results;
    std::vector<SureLine> lines;
    for (const report::Cell& caution :
         report::cautions(results.scenarios(), results.tally(),
                          std::array{std::size_t{0}, redesign->alternative}, {}))
        lines.push_back({false, caution.text});
    return lines;
}

std::vector<ChangedSpot> changed_spots(const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    const auto alternative = results ? results->alternative(design) : std::nullopt;
    if (!alternative || *alternative == 0) return {};
    std::vector<ChangedSpot> spots;
    for (const StepPair& pair : step_pairs(*results, *alternative)) {
        const double before = pair.before ? pair.before->effort_em.value : 0;
        const double after = pair.after ? pair.after->effort_em.value : 0;
        if (before <= 0 && after <= 0) continue;
        const Estimate difference = difference_of(*results, pair, *alternative);
        spots.push_back({pair.name, pair.title, drawing::em_text(before), drawing::em_text(after),
                         with_minus(report::change_with_doubt(difference)), tone_of(difference),
                         difference.value});
    }
    std::ranges::stable_sort(spots, std::ranges::greater{},
                             [](const ChangedSpot& spot) { return std::abs(spot.change); });
    const double largest = spots.empty() ? 0 : std::abs(spots.front().change);
    for (ChangedSpot& spot : spots) spot.change = largest > 0 ? spot.change / largest : 0;
    return spots;
}

std::optional<std::uint64_t> customer_between(const Session& session, DesignId design, double from,
                                              double to) {
    const Customers* customers = session.run.customers.get();
    if (customers == nullptr) return std::nullopt;
    const auto alternative = customers->model->alternative(design);
    if (!alternative || *alternative >= customers->journeys.size()) return std::nullopt;
    const auto& journeys = customers->journeys[*alternative];
    const auto found = std::ranges::find_if(journeys, [&](const JourneyBrief& journey) {
        return journey.effort_em >= from && journey.effort_em < to;
    });
    if (found == journeys.end()) return std::nullopt;
    return static_cast<std::uint64_t>(found - journeys.begin());
}

}  // namespace friction::viewer
