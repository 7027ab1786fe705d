#include "friction/report/cautions.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "friction/agreement.h"
#include "friction/rare.h"
#include "friction/report/wording.h"
#include "friction/tails.h"
#include "titles.h"

namespace friction::report {
namespace {

struct RareStepOf {
    std::size_t alternative = 0;
    RareStep step;
    double effort_em = 0;  ///< booked there, in all journeys
};

class Cautions {
public:
    Cautions(std::span<const Scenario> scenarios, const Tally& tally,
             std::span<const std::size_t> alternatives, CautionWords words)
        : scenarios_(scenarios), tally_(tally), alternatives_(alternatives), words_(words) {}

    std::vector<Cell> list() {
        few_journeys();
        for (const std::size_t a : alternatives_) clock(a);
        one_journey_alone();
        heavy_tails();
        rare_steps_of_all();
        return std::move(cells_);
    }

private:
    void few_journeys() {
        constexpr std::uint64_t few = 30;
        if (tally_.journeys >= few) return;
        cells_.emplace_back(
            counted(tally_.journeys, "journey is", "journeys are") +
                " too few for intervals that rest on the normal distribution: they hold the truth "
                "less often than they say.",
            Weight::worse);
    }

    void clock(std::size_t a) {
        const std::uint64_t beyond = journeys_beyond_clock(tally_, a);
        if (beyond == 0) return;
        cells_.emplace_back(title_of(scenarios_[a]) + ": up to " +
                                counted(beyond, "journey", "journeys") + " of " +
                                count(tally_.journeys) +
                                " took longer than 46,000,000 days and count as that: the mean "
                                "time from beginning to end is too small, and not compared with "
                                "the exact one.",
                            Weight::worse);
    }

    void one_journey_alone() {
        const std::string tail =
            ", more than a quarter of its ±: rare and costly journeys decide it, and its interval "
            "misses the truth more often than it says.";
        const auto moves = [](const OneJourney& one) {
            return number(one.moves_em, decimals_for(one.moves_em, one.moves_em)) + " EM";
        };
        if (alternatives_.size() == 1) {
            if (const OneJourney one = one_journey(tally_, 0); one.decides)
                cells_.emplace_back(
                    "One journey alone moves the mean effort by " + moves(one) + tail,
                    Weight::worse);
            return;
        }
        std::vector<std::string> decided;
        for (const std::size_t a : alternatives_) {
            if (a == 0) continue;
            if (const OneJourney one = one_journey(tally_, a); one.decides)
                decided.push_back(title_of(scenarios_[a]) + " by " + moves(one));
        }
        if (!decided.empty())
            cells_.emplace_back("One customer alone moves the difference in effort of " +
                                    list_of_few(decided) + tail,
                                Weight::worse);
    }

    /// Lengths whose mean so many journeys cannot know yet, whatever the sample looks like.
    void heavy_tails() {
        // What every run by itself reaches is no news in one that was asked to be shorter.
        const auto enough = static_cast<double>(std::max<std::uint64_t>(tally_.journeys, 4'096));
        std::vector<std::string> heavy;
        double needed = 0;
        for (const std::size_t a : alternatives_)
            for (std::size_t i = 0; i < scenarios_[a].steps.size(); ++i) {
                const Step& step = scenarios_[a].steps[i];
                if (tally_.alternatives[a].steps[i].visits == 0) continue;
                const double journeys = journeys_for_mean(
                    step.length, step.after ? std::optional(step.after->time_s) : std::nullopt);
                if (journeys <= enough) continue;
                needed = std::max(needed, journeys);
                const std::string title = title_of(step.title, step.name);
                if (std::ranges::find(heavy, title) == heavy.end()) heavy.push_back(title);
            }
        if (heavy.empty()) return;
        cells_.emplace_back(
            "A few very long ones decide how long " + list_of_few(heavy) +
                (heavy.size() == 1 ? " takes" : " take") + " on average: it takes " +
                journeys_text(needed) +
                " to know, and until then intervals hold the truth less often than they say.",
            Weight::worse);
    }

    void rare_steps_of_all() {
        std::vector<RareStepOf> all;
        for (const std::size_t a : alternatives_)
            for (const RareStep& step : rare_steps(scenarios_[a], tally_, a)) {
                const auto& booked = tally_.alternatives[a].steps[step.step.index].effort_em;
                all.push_back({a, step, std::accumulate(booked.begin(), booked.end(), 0.0)});
            }
        if (!words_.lists_all) {
            std::ranges::stable_sort(all, std::ranges::greater{}, &RareStepOf::effort_em);
            tell(all);
            return;
        }
        for (const std::size_t a : alternatives_) {
            std::vector<RareStepOf> own = all;
            std::erase_if(own, [&](const RareStepOf& r) { return r.alternative != a; });
            tell(own);
        }
    }

    void tell(const std::vector<RareStepOf>& some) {
        for (const bool ever : {true, false}) {
            std::vector<RareStepOf> alike = some;
            std::erase_if(alike, [&](const RareStepOf& r) { return (r.step.visits > 0) != ever; });
            if (!alike.empty()) cells_.emplace_back(rare_words(alike, ever));
        }
    }

    /// Steps that were all visited now and then, or all never.
    [[nodiscard]] std::string rare_words(const std::vector<RareStepOf>& steps, bool ever) const {
        const std::string journeys = count(tally_.journeys);
        std::vector<std::string> names;
        for (const RareStepOf& r : steps) {
            std::string name = step_title(scenarios_[r.alternative].steps[r.step.step.index]);
            if (scenarios_.size() > 1) name += " in " + title_of(scenarios_[r.alternative]);
            if (ever) name += " (" + number(r.step.visits, 0) + "/" + journeys + ")";
            names.push_back(std::move(name));
        }
        const bool is_cut_short = !words_.lists_all && names.size() > few_words;
        std::string listed = words_.lists_all ? report::list(names) : list_of_few(names);
        if (is_cut_short && !words_.rest.empty()) listed.append("; ").append(words_.rest);
        if (ever)
            return counted(steps.size(), "step has", "steps have") +
                   " fewer than 25 visits (visits/journeys), so that their effort is hardly "
                   "known: " +
                   listed + ".";
        return counted(steps.size(), "step was", "steps were") + " never visited, so by at most " +
               percent(steps.front().step.share_at_most, 3) + " of the journeys (3/" + journeys +
               "), and what comes there is in no figure: " + listed + ".";
    }

    std::span<const Scenario> scenarios_;
    const Tally& tally_;
    std::span<const std::size_t> alternatives_;
    CautionWords words_;
    std::vector<Cell> cells_;
};

}  // namespace

std::vector<Cell> cautions(std::span<const Scenario> scenarios, const Tally& tally,
                           std::span<const std::size_t> alternatives, CautionWords words) {
    return Cautions(scenarios, tally, alternatives, words).list();
}

}  // namespace friction::report
