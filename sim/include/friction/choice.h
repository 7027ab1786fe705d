#pragma once
// Which of several redesigns leaves the customer least effort, which others may, and what the
// chosen one saves on customers who had no part in the choice.
//
// All redesigns are tried on the same customers, so that two of them are compared by the difference
// of their efforts, customer by customer. The one that did best there was lucky more often than
// not: its saving is estimated once more on fresh customers. Cost, truth and who loses are no part
// of it; see comparison.h.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "friction/plan.h"
#include "friction/run.h"
#include "friction/summary.h"

namespace friction {

/// With at least this chance the redesign of truly least effort is `least` or one of `ties`.
inline constexpr double choice_level = 0.95;

struct Choice {
    std::size_t least = 0;  ///< alternative with the least mean effort in the sample
    std::vector<std::size_t>
        ties;  ///< others that cannot be told apart from it, least effort first
};

/// What a run must watch so that redesigns are compared customer by customer: every two of them, up
/// to 100 redesigns; of more none, and the pairing between them is lost.
/// Cost: about a fifth of a per cent of a run for each redesign.
[[nodiscard]] std::vector<Contrast> choice_contrasts(std::size_t alternative_count);

/// Drops redesign i of K when mean(i) - mean(least) > z s / sqrt(n), with s the standard deviation
/// of the difference of both for one customer, corrected for skewness, and z the upper quantile of
/// the normal at (1 - choice_level) / ((K - 1) looks). Where the run did not watch the two together
/// s is the sum of the standard deviations of their differences from the baseline, which is at
/// least as much. Nobody is dropped below least_told journeys, or too few for the skewness.
/// `looks`: how many there were to be, at any of which the run might have ended.
/// Nothing for fewer than two redesigns, or without journeys.
/// Source: Kim and Nelson (2001), in the form of Bonferroni; Nelson and Matejcik (1995).
[[nodiscard]] std::optional<Choice> choose(const Tally& tally, std::size_t looks);

/// What one redesign saves on customers whom no run of replication 0 has seen.
struct FreshSaving {
    std::size_t alternative = 0;
    std::uint32_t replication = 1;
    Estimate effort_difference;  ///< at 95%: it was chosen before
};

/// `both`: the baseline and the redesign that is `alternative` of the run before; `options` those
/// of that run, with its number of journeys. Nothing when it is cancelled or cut.
[[nodiscard]] std::optional<FreshSaving> save_on_fresh_customers(std::span<const Plan> both,
                                                                 const ColumnLayout& layout,
                                                                 std::size_t alternative,
                                                                 RunOptions options);

}  // namespace friction
