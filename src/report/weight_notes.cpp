// How sure an answer is of the effort weights, in sentences.

#include <algorithm>
#include <iterator>
#include <limits>

#include "friction/report/wording.h"
#include "notes.h"
#include "titles.h"

namespace friction::report {
namespace {

using Verdict = RedesignByWeights::Verdict;

/// What all draws found alike is known to hold for at least so many of all weights.
std::string at_least(double share) { return percent(share, share > 0.999 ? 2 : 1); }

std::string ends(const Estimate& share) {
    return percent(share.low, 1) + " to " + percent(share.high, 1);
}

/// Shares are told as they are found: 9,999 of 10,000 draws are not all of them.
std::string share_with_ends(std::uint64_t draws, const WeightRobustness& weights) {
    const Estimate share = share_interval(draws, weights.draws);
    return percent(share.value) + " (" + ends(share) + ")";
}

/// " (but for day_cap)": what is not said of, though a range was written, or may have been.
std::string exception(const WeightRanges& ranges) {
    std::vector<std::string> kept = ranges.chosen;
    for (const WeightRanges::Kept& one : ranges.not_linear) kept.push_back(one.name);
    return kept.empty() ? "" : " (but for " + list(kept) + ")";
}

struct Certain {
    std::vector<std::string> titles;
    double least_em =
        std::numeric_limits<double>::infinity();  ///< that any of them saves, or costs, at the
                                                  ///< weights worst for it
};

Cell certain_note(const Certain& certain, bool is_less, const WeightRanges& ranges) {
    const bool is_one = certain.titles.size() == 1;
    return {"With every effort weight in its range" + exception(ranges) + " " +
                list(certain.titles) + (is_one ? " costs customers " : " cost customers ") +
                (is_less ? "less" : "more") + " effort than the baseline: by " +
                number(certain.least_em, 1) +
                (is_one ? " EM at the " : " EM or more, each at the ") + "weights that are " +
                (is_less ? "worst" : "best") + " for it.",
            Weight::plain};
}

Cell all_draws_note(const std::vector<std::string>& titles, bool is_less,
                    const WeightRobustness& weights) {
    const Estimate all = share_interval(weights.draws, weights.draws);
    return {"In each of " + count(weights.draws) +
            " draws of the effort weights from their ranges" + exception(weights.ranges) + " " +
            list(titles) + (titles.size() == 1 ? " costs" : " cost") + " customers " +
            (is_less ? "less" : "more") + " effort than the baseline: with at least " +
            at_least(all.low) + " of all weights (95%" +
            (titles.size() == 1 ? ")." : ", one at a time).")};
}

Cell mixed_note(const std::string& title, const RedesignByWeights& r,
                const WeightRobustness& weights) {
    const bool flips = r.less > 0 && r.more > 0;
    return {title + ": less effort than the baseline with " + share_with_ends(r.less, weights) +
                " of the effort weights in their ranges" + exception(weights.ranges) +
                ", more with " + share_with_ends(r.more, weights) + ", too close to tell with " +
                share_with_ends(r.close, weights) +
                (flips ? ". Which of the two is better depends on the weights." : "."),
            flips ? Weight::worse : Weight::plain};
}

/// Which weights stay as they are, and why.
std::string kept_note(const WeightRanges& ranges) {
    std::vector<std::string> sentences;
    if (!ranges.fixed.empty())
        sentences.push_back("Stated without a range, and so kept: " + list(ranges.fixed) + ".");
    if (!ranges.chosen.empty())
        sentences.push_back(
            "Set by a redesign, and so kept, whatever the range: " + list(ranges.chosen) + ".");
    if (!ranges.not_linear.empty()) {
        std::vector<std::string> values;
        for (const WeightRanges::Kept& one : ranges.not_linear)
            values.push_back(one.name + " at " + number_text(one.value));
        sentences.push_back("Kept as stated, whatever the range: " + list(values) + ".");
    }
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
    return text;
}

/// How the draws were made, and which weights they left alone.
Cell method_note(const WeightRobustness& weights, bool has_draws) {
    std::string text;
    if (!weights.why_simulated.empty())
        text = "The same " + count(weights.journeys) +
               " customers were simulated again with each draw of the weights, because " +
               weights.why_simulated + ".";
    else if (has_draws)
        text = "The " + count(weights.draws) +
               " draws of the weights are of this run: no journey depends on them.";
    const std::string kept = kept_note(weights.ranges);
    if (!text.empty() && !kept.empty()) text += ' ';
    return {text + kept, Weight::faint};
}

}  // namespace

std::vector<Cell> weight_notes(std::span<const Scenario> scenarios,
                               const WeightRobustness& weights) {
    Certain less, more;
    std::vector<std::string> all_less, all_more;
    std::vector<Cell> notes, mixed;
    bool has_draws = false;
    for (const RedesignByWeights& r : weights.redesigns) {
        const std::string title = title_of(scenarios[r.alternative]);
        if (r.verdict == Verdict::same_for_all) continue;
        if (r.verdict != Verdict::drawn) {
            Certain& certain = r.verdict == Verdict::less_for_all ? less : more;
            certain.titles.push_back(title);
            certain.least_em = std::min(certain.least_em,
                                        r.verdict == Verdict::less_for_all ? -r.high_em : r.low_em);
            continue;
        }
        has_draws = true;
        if (r.less == weights.draws)
            all_less.push_back(title);
        else if (r.more == weights.draws)
            all_more.push_back(title);
        else
            mixed.push_back(mixed_note(title, r, weights));
    }
    if (!less.titles.empty()) notes.push_back(certain_note(less, true, weights.ranges));
    if (!more.titles.empty()) notes.push_back(certain_note(more, false, weights.ranges));
    if (!all_less.empty()) notes.push_back(all_draws_note(all_less, true, weights));
    if (!all_more.empty()) notes.push_back(all_draws_note(all_more, false, weights));
    std::ranges::move(mixed, std::back_inserter(notes));
    if (notes.empty()) return notes;
    if (Cell method = method_note(weights, has_draws); !method.text.empty())
        notes.push_back(std::move(method));
    return notes;
}

}  // namespace friction::report
