#pragma once
// A comparison as builders look at it: estimates by column, titles, the words for money.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/agreement.h"
#include "friction/comparison.h"
#include "friction/report/report.h"
#include "friction/report/wording.h"
#include "friction/scenario.h"
#include "titles.h"

namespace friction::report {

/// Several alternatives and the tally of their run; a run of one is a view without redesigns.
struct View {
    std::span<const Scenario> scenarios;
    const Tally& tally;
    std::span<const ComparedRedesign> redesigns;
    bool has_hints = true;                                 ///< at options of the command line
    std::span<const std::optional<Agreement>> exact = {};  ///< one per scenario, or none
    std::optional<Choice> choice = {};                     ///< among several redesigns
    std::optional<FreshSaving> fresh = {};                 ///< of the one told first

    [[nodiscard]] const Scenario& baseline() const { return scenarios.front(); }
    [[nodiscard]] const std::string& currency() const { return baseline().currency; }
    /// All customers of each design are provably alike: what a few show holds for all.
    [[nodiscard]] bool has_no_luck() const;
    [[nodiscard]] Estimate of(std::size_t alternative, Column column) const;
    [[nodiscard]] Estimate difference(std::size_t alternative, Column column) const;
    /// "6.21 CAD", with the digits its interval allows, two at least below 100.
    [[nodiscard]] std::string money_of(const Estimate& estimate) const;
    /// "5.84 ± 0.05 CAD", no more cents than are read as money.
    [[nodiscard]] std::string money_with_doubt(const Estimate& estimate) const;
};

[[nodiscard]] std::string title_of(const ComparedRedesign& redesign);

/// How many digits a row "before, after, difference" shows after the point.
struct RowDigits {
    int values = 0, change = 0;
};
[[nodiscard]] RowDigits row_digits(const Estimate& before, const Estimate& after,
                                   const Estimate& difference, Shape shape);
/// "72% ± 1% of the problems", "none of the problems (at most 0.1%)", "all of the problems (at
/// least 99.9%)".
[[nodiscard]] std::string share_of(const Estimate& share, std::string_view what);

/// How long the one-off costs take to come back, in units of which a year has `per_year`; open
/// above where the saving may be none. Expects: a redesign that pays back.
[[nodiscard]] Estimate payback(const View& view, const ComparedRedesign& redesign, double per_year);
/// Of a redesign that pays back: "9 months", with the span that the interval of the saving allows.
[[nodiscard]] std::string payback_words(const View& view, const ComparedRedesign& redesign);

/// Better or worse beyond chance by the metric's own direction.
[[nodiscard]] Weight weight_of(const Estimate& difference, Better better);
/// By one rule for all lines: "same" where nothing changed for anybody; "better" or "worse", or
/// where neither is better "more" or "less", where the interval lies on one side of 0; else
/// "unclear".
[[nodiscard]] std::string verdict_of(const Estimate& difference, Better better);

/// Sums over steps by name, over all alternatives: what happened there before and after.
struct StepRow {
    std::string title;
    std::optional<StepEffort> before, after;
    Estimate difference;  ///< from 32 sections of the same customers
};
[[nodiscard]] std::vector<StepRow> step_rows(const View& view, std::size_t alternative);

/// "7 steps with less effort ..." that a table leaves out.
[[nodiscard]] Cell left_out_steps(const View& view, std::size_t count);

/// False where the differences have no spread, or hardly more than rounding leaves: then a gain in
/// variance says nothing.
[[nodiscard]] bool is_pairing_gain(double gain);

/// In place of money where the file has none.
[[nodiscard]] Cell no_costs();

// --- the parts of a report ---
[[nodiscard]] std::vector<Cell> comparison_headline(const View& view);
[[nodiscard]] Section alternatives_section(const View& view);
/// What each of several redesigns saves and costs the company, and how many it hurts: the cheapest
/// and the kindest need not be the one that spares most.
[[nodiscard]] Section price_section(const View& view);
[[nodiscard]] std::vector<Section> ledger_sections(const View& view,
                                                   const ComparedRedesign& redesign, bool details);
[[nodiscard]] std::vector<Section> run_ledger_sections(const View& view, bool details);
[[nodiscard]] Section who_section(const View& view, const ComparedRedesign& redesign);
/// By how much those lose who are worse off, by segment. Expects that losses were counted.
[[nodiscard]] Section loss_section(const View& view, const ComparedRedesign& redesign);
[[nodiscard]] Section hot_spot_section(const View& view, const ComparedRedesign& redesign,
                                       bool details);
[[nodiscard]] Section run_hot_spot_section(const View& view, bool details);

/// The redesign that a reader wants to see first, in order: mirages, savers (solving less last),
/// harmful, unclear.
[[nodiscard]] std::vector<const ComparedRedesign*> by_interest(const View& view);

}  // namespace friction::report
