// The answer in a few sentences: mirages by name first, then who saves most.

#include <algorithm>
#include <cmath>

#include "view.h"

namespace friction::report {
namespace {

constexpr std::size_t savers_named = 3;

std::string size_of(const Estimate& difference) {
    const std::string text = change(difference);
    return text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
}

std::string effort_change(const View& view, std::size_t alternative) {
    return value(view.of(0, Column::effort)) + " -> " +
           value(view.of(alternative, Column::effort)) + " EM";
}

/// `is_good`: whether what was said before speaks for the redesign.
std::string solved_clause(const View& view, std::size_t alternative, bool is_good) {
    const Estimate before = view.of(0, Column::resolved),
                   after = view.of(alternative, Column::resolved);
    const std::string shares = percent_change(before.value, after.value);
    switch (direction(view.difference(alternative, Column::resolved))) {
        case Direction::up:
            return std::string(is_good ? ", and" : ", but") +
                   " more problems are solved: " + shares;
        case Direction::down:
            return std::string(is_good ? ", but" : ", and") +
                   " fewer problems are solved: " + shares;
        case Direction::unclear:
            break;
    }
    if (before.value == after.value)
        return ", and as many problems are solved: " + percent(after.value);
    return "; problems solved do not change beyond chance: " + shares;
}

Cell mirage_sentence(const View& view, const ComparedRedesign& r) {
    const Estimate cost = view.difference(r.alternative, Column::cost);
    return {"Mirage! " + title_of(r) + ": the company saves " +
                money(std::abs(cost.value), view.currency()) +
                " per journey, the customer pays for it with " + size_of(r.effort_difference) +
                " EM more (" + effort_change(view, r.alternative) + ").",
            Weight::alarm};
}

Cell saver_sentence(const View& view, const ComparedRedesign& r) {
    const Estimate before = view.of(0, Column::effort);
    const double share = before.value > 0 ? -r.effort_difference.value / before.value : 0;
    return {title_of(r) + ": saves " + size_of(r.effort_difference) + " of " + value(before) +
                " EM per journey (" + percent(std::clamp(share, 0.0, 1.0)) + ")" +
                solved_clause(view, r.alternative, true) + ".",
            Weight::strong};
}

Cell harm_sentence(const View& view, const ComparedRedesign& r) {
    return {title_of(r) + ": costs the customer " + size_of(r.effort_difference) +
                " EM more per journey (" + effort_change(view, r.alternative) + ")" +
                solved_clause(view, r.alternative, false) + ".",
            Weight::worse};
}

Cell unclear_sentence(const View& view, const ComparedRedesign& r) {
    return {title_of(r) + ": no difference in effort beyond chance (" +
            change_with_doubt(r.effort_difference) + " EM)" +
            solved_clause(view, r.alternative, true) + "."};
}

std::string payback_clause(const View& view, const ComparedRedesign& r) {
    const double once = view.scenarios[r.alternative].costs.one_off;
    if (once <= 0) return "";
    const std::string spent = "; " + money(once, view.currency()) + " spent once ";
    if (r.never_pays_back) return spent + "never comes back";
    if (!r.payback_years) return "";
    return spent + "is back after " + years(*r.payback_years);
}

Cell company_sentence(const View& view, const ComparedRedesign& r) {
    const Estimate cost = view.difference(r.alternative, Column::cost);
    const std::string each = money(std::abs(cost.value), view.currency());
    const std::string both = " (" + money(view.of(0, Column::cost).value, "") + " -> " +
                             money(view.of(r.alternative, Column::cost).value, "") + ")";
    if (direction(cost) == Direction::unclear)
        return {"The company's cost does not change beyond chance" + both +
                payback_clause(view, r) + "."};
    const bool less = direction(cost) == Direction::down;
    std::string text =
        "The company spends " + each + (less ? " less" : " more") + " per journey" + both;
    if (r.yearly_saving) text += ", " + view.money_of(absolute(*r.yearly_saving)) + " a year";
    return {text + payback_clause(view, r) + "."};
}

bool has_costs(const View& view, const ComparedRedesign& r) {
    return view.of(0, Column::cost).value != 0 || view.of(r.alternative, Column::cost).value != 0;
}

Cell who_sentence(const ComparedRedesign& r) {
    const WhoWins& everyone = r.who.front();
    const std::string worse =
        everyone.worse.value > 0 ? percent(everyone.worse.value) : std::string("none");
    return {percent(everyone.better.value) + " of customers are better off, " + worse +
            " worse off, with the same luck in both designs."};
}

}  // namespace

std::vector<Cell> comparison_headline(const View& view) {
    std::vector<Cell> sentences;
    std::size_t savers = 0;
    for (const ComparedRedesign* r : by_interest(view)) {
        const bool first = sentences.empty();
        if (r->is_mirage) {
            sentences.push_back(mirage_sentence(view, *r));
            continue;
        }
        switch (direction(r->effort_difference)) {
            case Direction::down:
                if (savers++ < savers_named) sentences.push_back(saver_sentence(view, *r));
                break;
            case Direction::up:
                sentences.push_back(harm_sentence(view, *r));
                break;
            case Direction::unclear:
                sentences.push_back(unclear_sentence(view, *r));
                break;
        }
        const bool is_best = savers == 1 && direction(r->effort_difference) == Direction::down;
        if (!is_best && !(first && view.redesigns.size() == 1)) continue;
        if (has_costs(view, *r)) sentences.push_back(company_sentence(view, *r));
        if (!r->who.empty()) sentences.push_back(who_sentence(*r));
    }
    return sentences;
}

}  // namespace friction::report
