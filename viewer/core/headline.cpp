#include "friction/viewer/headline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/report/wording.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

using report::Direction;

struct Fraction {
    double share;
    const char* words;
};
// Said when the share is nearest to it.
constexpr std::array fractions = std::to_array<Fraction>({
    {0.1, "a tenth"},
    {0.2, "a fifth"},
    {0.25, "a quarter"},
    {1.0 / 3, "a third"},
    {0.4, "two fifths"},
    {0.5, "half"},
    {0.6, "three fifths"},
    {2.0 / 3, "two thirds"},
    {0.75, "three quarters"},
    {0.8, "four fifths"},
    {0.9, "nine tenths"},
});

Estimate difference_of(const ComparedRedesign& redesign, Column column) {
    for (const PairedDifference& d : redesign.differences)
        if (d.column == column_id(column)) return d.difference;
    return {};
}

std::string effort_clause(const ComparedRedesign& redesign, double before) {
    const Estimate& d = redesign.effort_difference;
    if (report::direction(d) == Direction::up) {
        const double more = before > 0 ? d.value / before : 0;
        if (more >= 1) return "The effort more than doubles";
        return "The effort grows by " + fraction_in_words(more);
    }
    const double gone = before > 0 ? -d.value / before : 0;
    // Not all while somebody has any left.
    const std::string part = fraction_in_words(before + d.value > 0 ? std::min(gone, 0.99) : gone);
    return report::sentence_case(part) + " of the effort is gone";
}

std::string solved_clause(Direction effort, Direction solved) {
    const bool good = effort == Direction::down;
    if (solved == Direction::up)
        return good ? ", and more problems are solved" : ", but more problems are solved";
    if (solved == Direction::down)
        return good ? ", but fewer problems are solved" : ", and fewer problems are solved";
    return {};
}

std::string company_sentence(Direction effort, Direction cost) {
    if (effort == Direction::down && cost == Direction::down)
        return "No mirage: the company's cost falls too.";
    if (effort == Direction::down && cost == Direction::up)
        return "The company pays for it: its cost rises.";
    if (effort == Direction::up && cost == Direction::up) return "The company's cost rises too.";
    return {};
}

/// "But 72 of 100 customers are worse off.", where they are more, which a mean does not show.
std::string losers_sentence(const ComparedRedesign& redesign, Direction effort) {
    if (effort == Direction::up || !harms_most(redesign)) return {};
    return "But " + report::number(redesign.who.front().worse.value * 100, 0) +
           " of 100 customers are worse off.";
}

}  // namespace

std::string fraction_in_words(double share) {
    if (share < 0.035) return "a little";
    if (share >= 0.97) return share >= 0.9995 ? "all" : "almost all";
    const Fraction* nearest = fractions.data();
    for (const Fraction& fraction : fractions)
        if (std::abs(fraction.share - share) < std::abs(nearest->share - share))
            nearest = &fraction;
    // So far off a fraction reads as a claim of its own.
    constexpr double as_good_as = 0.015;
    // "Almost a tenth" of 6% would flatter.
    if (nearest->share - share > as_good_as)
        return (nearest == fractions.data() ? "less than " : "almost ") +
               std::string(nearest->words);
    if (share - nearest->share > as_good_as) return "more than " + std::string(nearest->words);
    return nearest->words;
}

Headline headline(const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    const ComparedRedesign* redesign = results != nullptr ? results->compared(design) : nullptr;
    if (redesign == nullptr) return {};
    const Direction effort = report::direction(redesign->effort_difference);
    const Direction solved = report::direction(difference_of(*redesign, Column::resolved));
    const Direction cost = report::direction(difference_of(*redesign, Column::cost));
    Headline line;
    line.is_mirage = redesign->is_mirage;
    line.is_known = effort != Direction::unclear;
    if (redesign->is_mirage) {
        line.text = "A mirage: the company saves, and the customer pays for it.";
        line.second = with_minus(report::change_with_doubt(redesign->effort_difference)) +
                      " EM for the customer, " +
                      with_minus(report::change_with_doubt(difference_of(*redesign, Column::cost),
                                                           report::Shape::money)) +
                      " " + results->scenarios().front().currency + " for the company.";
        return line;
    }
    if (!line.is_known) {
        line.text = "No difference in effort beyond chance.";
        line.second = losers_sentence(*redesign, effort);
        return line;
    }
    const double before = results->tally().total(0, column_id(Column::effort)).mean;
    line.text = effort_clause(*redesign, before) + solved_clause(effort, solved) + ".";
    line.second = company_sentence(effort, cost);
    const std::string losers = losers_sentence(*redesign, effort);
    if (!losers.empty()) line.second += (line.second.empty() ? "" : " ") + losers;
    return line;
}

}  // namespace friction::viewer
