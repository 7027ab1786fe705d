#include "view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/contract.h"

namespace friction::report {

bool View::has_no_luck() const {
    return exact.size() == scenarios.size() &&
           std::ranges::all_of(exact, [](const std::optional<Agreement>& agreement) {
               return agreement && agreement->all_alike;
           });
}

Estimate View::of(std::size_t alternative, Column column) const {
    return estimate(tally, alternative, column_id(column));
}

Estimate View::difference(std::size_t alternative, Column column) const {
    for (const ComparedRedesign& redesign : redesigns) {
        if (redesign.alternative != alternative) continue;
        if (column == Column::effort) return redesign.effort_difference;
        for (const PairedDifference& d : redesign.differences)
            if (d.column == column_id(column)) return d.difference;
    }
    return estimate_difference(tally, alternative, column_id(column));
}

std::string View::money_of(const Estimate& e) const {
    if (std::abs(e.value) >= 100) {
        const std::string text = value(e, Shape::money);
        return currency().empty() ? text : text + " " + currency();
    }
    return money(e.value, currency());
}

std::string View::money_with_doubt(const Estimate& e) const {
    constexpr int cents = 2;
    const std::string text = with_doubt(e, Shape::money, cents);
    return currency().empty() ? text : text + " " + currency();
}

std::string title_of(const ComparedRedesign& redesign) {
    return title_of(redesign.title, redesign.name);
}

RowDigits row_digits(const Estimate& before, const Estimate& after, const Estimate& difference,
                     Shape shape) {
    const std::array<Estimate, 2> values = {before, after};
    RowDigits digits{common_decimals(values, shape),
                     common_decimals(std::span(&difference, 1), shape)};
    // Cents are how money is read, as far as they are known.
    if (shape == Shape::money && digits.values > 0) digits.values = 2;
    if (shape == Shape::money && digits.change > 0) digits.change = 2;
    digits.change =
        std::max(digits.change, std::min(digits.values, decimals_of(difference, shape)));
    return digits;
}

std::string share_of(const Estimate& share, std::string_view what) {
    if (share.value != 0 && share.value != 1)
        return with_doubt(share, Shape::share) + " of " + std::string(what);
    const bool none = share.value == 0;
    std::string text = (none ? "none of " : "all of ") + std::string(what);
    if (has_no_spread(share)) return text;
    const int digits = decimals_of(share, Shape::share);
    return text +
           (none ? " (at most " + percent(share.high, digits)
                 : " (at least " + percent(share.low, digits)) +
           ")";
}

Estimate payback(const View& view, const ComparedRedesign& r, double per_year) {
    const double units = view.scenarios[r.alternative].costs.one_off * per_year;
    FRICTION_EXPECTS(r.payback_years && r.yearly_saving);
    const Estimate& saving = *r.yearly_saving;
    Estimate e = saving;
    e.value = units / saving.value;
    e.low = units / saving.high;
    e.high_bounded = saving.low > 0;
    e.high = e.high_bounded ? units / saving.low : e.value;
    return e;
}

std::string payback_words(const View& view, const ComparedRedesign& r) {
    const double in_years = r.payback_years.value_or(0);
    if (!r.yearly_saving || has_no_spread(*r.yearly_saving)) return years(in_years);
    constexpr double days_a_year = 365.25, months_a_year = 12;
    const bool in_days = in_years * days_a_year < 44.5, in_months = in_years * months_a_year < 23.5;
    return with_doubt(payback(view, r,
                              in_days     ? days_a_year
                              : in_months ? months_a_year
                                          : 1)) +
           (in_days     ? " days"
            : in_months ? " months"
                        : " years");
}

Weight weight_of(const Estimate& difference, Better better) {
    const Direction where = direction(difference);
    if (where == Direction::unclear) return Weight::faint;
    if (better == Better::neither) return Weight::plain;
    return (where == Direction::down) == (better == Better::less) ? Weight::better : Weight::worse;
}

std::string verdict_of(const Estimate& difference, Better better) {
    if (is_no_change(difference)) return "same";
    switch (weight_of(difference, better)) {
        case Weight::better:
            return "better";
        case Weight::worse:
            return "worse";
        case Weight::faint:
            return "unclear";
        default:
            return direction(difference) == Direction::up ? "more" : "less";
    }
}

bool is_pairing_gain(double gain) {
    constexpr double beyond_rounding = 1e15;  // a spread below a thirty-millionth of the others'
    return std::isfinite(gain) && gain < beyond_rounding;
}

Cell no_costs() {
    return {"No costs given: the file names none for teams, steps or redesigns.", Weight::faint};
}

std::vector<StepRow> step_rows(const View& view, std::size_t alternative) {
    const std::vector<StepEffort> before = step_efforts(view.tally, 0);
    const std::vector<StepEffort> after = step_efforts(view.tally, alternative);
    const Scenario& old_scenario = view.baseline();
    const Scenario& new_scenario = view.scenarios[alternative];
    const auto sections = [&](std::size_t a,
                              StepId step) -> const std::array<double, section_count>& {
        return view.tally.alternatives[a].steps[step.index].section_effort_em;
    };
    std::vector<StepRow> rows;
    for (const StepEffort& step : before) {
        StepRow row{step_title(old_scenario.steps[step.step.index]), step, {}, {}};
        std::array<double, section_count> change{};
        for (std::size_t i = 0; i < section_count; ++i) change[i] = -sections(0, step.step)[i];
        const StepId there = new_scenario.step(old_scenario.steps[step.step.index].name);
        const auto same = std::find_if(after.begin(), after.end(),
                                       [&](const StepEffort& e) { return e.step == there; });
        if (there.exists() && same != after.end()) {
            row.after = *same;
            for (std::size_t i = 0; i < section_count; ++i)
                change[i] += sections(alternative, there)[i];
        }
        row.difference = section_interval(change, view.tally.journeys);
        rows.push_back(std::move(row));
    }
    for (const StepEffort& step : after) {
        if (old_scenario.step(new_scenario.steps[step.step.index].name).exists()) continue;
        rows.push_back({step_title(new_scenario.steps[step.step.index]),
                        {},
                        step,
                        section_interval(sections(alternative, step.step), view.tally.journeys)});
    }
    const auto larger = [](const StepRow& row) {
        return std::max(row.before ? row.before->effort_em.value : 0,
                        row.after ? row.after->effort_em.value : 0);
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const StepRow& a, const StepRow& b) { return larger(a) > larger(b); });
    return rows;
}

std::vector<const ComparedRedesign*> by_interest(const View& view) {
    const auto rank = [&](const ComparedRedesign& r) {
        if (r.is_mirage) return 0;
        switch (direction(r.effort_difference)) {
            case Direction::down:
                return direction(view.difference(r.alternative, Column::resolved)) ==
                               Direction::down
                           ? 2
                           : 1;
            case Direction::up:
                return 3;
            case Direction::unclear:
                return 4;
        }
        return 4;
    };
    std::vector<const ComparedRedesign*> all;
    for (const ComparedRedesign& redesign : view.redesigns) all.push_back(&redesign);
    std::stable_sort(all.begin(), all.end(),
                     [&](const ComparedRedesign* a, const ComparedRedesign* b) {
                         if (rank(*a) != rank(*b)) return rank(*a) < rank(*b);
                         return a->effort_difference.value < b->effort_difference.value;
                     });
    return all;
}

}  // namespace friction::report
