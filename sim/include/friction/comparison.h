#pragma once
// Baseline against redesigns on the same customers: who is better off, by how much, how sure, at
// what price.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "friction/choice.h"
#include "friction/rare.h"
#include "friction/run.h"
#include "friction/scenario.h"
#include "friction/summary.h"
#include "friction/weights.h"

namespace friction {

struct PairedDifference {
    ColumnId column = 0;
    Estimate before, after, difference;
};

struct WhoWins {          ///< of one segment, or all
    std::string segment;  ///< title; empty: everyone
    Estimate better, same, worse;
    std::uint64_t customers = 0;
    std::optional<EffortLoss> loss = {};  ///< by effort alone; none when the run did not count it
};

struct Bounds {
    double low = 0, high = 1;
};

struct ComparedRedesign {
    std::string name, title;
    std::size_t alternative = 0;
    Estimate effort_difference;  ///< primary: level 0.05/K over K redesigns (Bonferroni)
    std::vector<PairedDifference>
        differences;           ///< all other columns but the paired ones, 95% one at a time
    std::vector<WhoWins> who;  ///< everyone first, then segments
    Bounds worse_any_luck,
        better_any_luck;            ///< effort alone, for every coupling (Makarov), d = same_within
    double pairing_gain = 1;        ///< (vA + vB) / Var(B - A)
    double pairing_gain_bound = 1;  ///< (sA^2 + sB^2) / (sA - sB)^2; infinity prints as "no bound"
    std::optional<Estimate> yearly_saving;  ///< service cost saved a year, money; needs per_year
    std::optional<Estimate> net_gain;       ///< a year, with the value of customers kept
    std::optional<double>
        payback_years;  ///< one_off / yearly_saving; absent: never, or nothing to pay back
    bool never_pays_back = false;
    bool is_mirage = false;  ///< company cost lower, customer effort higher, both beyond chance
};

struct Comparison {
    Tally tally;
    Ending ending = Ending::asked_for;
    double precision_wanted_em = 0;  ///< half-width asked for
    /// Of the intervals of the effort differences the side that reaches farthest; infinite where
    /// one has no end.
    double precision_reached_em = 0;
    std::vector<ComparedRedesign> redesigns;
    std::optional<Choice> choice;             ///< of two redesigns or more, unless too many are cut
    std::optional<FreshSaving> fresh;         ///< of the one told first, where somebody ran it
    std::optional<WeightRobustness> weights;  ///< where it was looked at; compare() does not
};

/// Money a minute of this team costs; 0 where the scenario has no such team.
[[nodiscard]] double price_of_minute(const Scenario& scenario, std::string_view team);
/// What a team of the layout costs per journey in a redesign less what it costs in the baseline.
[[nodiscard]] Contrast team_cost_apart(std::span<const Scenario> scenarios,
                                       const ColumnLayout& layout, std::size_t alternative,
                                       std::size_t team);
/// What a run for a comparison watches, customer by customer: ratio_contrasts(), and
/// team_cost_apart() wherever a redesign changes the price of a team.
[[nodiscard]] std::vector<Contrast> comparison_contrasts(std::span<const Scenario> scenarios,
                                                         const ColumnLayout& layout);

/// Half-width h of every paired effort difference within `precision` of the baseline's mean effort,
/// n >= 25 g^2 for each, and steps hardly ever visited (friction/rare.h) add at most h/4 to the
/// mean of either design, with an h of at least a quarter of what is asked for. With a single
/// alternative: of its mean effort.
[[nodiscard]] bool is_precise(const Tally& tally, double precision, HiddenEffort& hidden);

/// Bounds of P(B - A > margin) that hold for every coupling of the two designs (Makarov; Fan and
/// Park 2010). They widen by the width of the buckets, and hold for the sample: its error is not in
/// them.
[[nodiscard]] Bounds more_under_any_luck(const LogHistogram& a, const LogHistogram& b,
                                         double margin);

/// Company's cost per journey lower and customer's effort higher than in the baseline, both beyond
/// chance.
[[nodiscard]] bool is_mirage(const Tally& tally, std::size_t alternative);

/// More customers are worse off than better, beyond chance: a mean can hide that.
[[nodiscard]] bool harms_most(const ComparedRedesign& redesign);

/// Expects scenarios[0] to be the baseline and the tally to be theirs.
[[nodiscard]] Comparison compare(const std::vector<Scenario>& scenarios, RunResult result,
                                 double precision);

}  // namespace friction
