// The answer in a few sentences: mirages by name first, then who saves most.

#include <algorithm>
#include <cmath>

#include "costs.h"
#include "view.h"

namespace friction::report {
namespace {

constexpr std::size_t savers_named = 3;

std::string size_of(const Estimate& difference) { return with_doubt(absolute(difference)); }

// In parentheses, without others inside: "(-2.3 EM, -5.1 to +0.2)".
std::string aside(std::string text) {
    const std::size_t open = text.find(" ("), close = text.find(')');
    std::string doubt;
    if (open < close && close != std::string::npos) {
        doubt = ", " + text.substr(open + 2, close - open - 2);
        text.erase(open, close + 1 - open);
    }
    return "(" + text + doubt + ")";
}

/// Nobody differs, in so few journeys that others may.
bool is_unseen(const View& view, const Estimate& difference) {
    return is_unseen_change(difference) && !view.has_no_luck();
}

std::string seen_in(const Estimate& e) {
    return " seen in " + counted(e.journeys, "journey", "journeys");
}

std::string effort_change(const View& view, std::size_t alternative) {
    return with_doubt(view.of(0, Column::effort)) + " -> " +
           with_doubt(view.of(alternative, Column::effort)) + " EM";
}

// Beyond chance is one question, worth a customer's notice another: a customer counts as the same
// within same_within, and a mean smaller than that may be a little for all or much for a few.
std::string smallness(const View& view, const ComparedRedesign& r) {
    const double same = view.baseline().run.same_within_em;
    if (std::max(std::abs(r.effort_difference.low), std::abs(r.effort_difference.high)) > same)
        return "";
    return " On average that is less than the " + number(same) +
           " EM within which a customer counts as the same.";
}

/// `is_good`: whether what was said before speaks for the redesign.
std::string solved_clause(const View& view, std::size_t alternative, bool is_good) {
    const Estimate before = view.of(0, Column::resolved),
                   after = view.of(alternative, Column::resolved);
    const Estimate difference = view.difference(alternative, Column::resolved);
    const int digits = std::clamp(decimals_of(difference, Shape::share), 0, 2);
    const std::string shares = percent_change(before.value, after.value, digits) + " " +
                               aside(change_with_doubt(difference, Shape::share));
    switch (direction(difference)) {
        case Direction::up:
            return std::string(is_good ? ", and" : ", but") +
                   " more problems are solved: " + shares;
        case Direction::down:
            return std::string(is_good ? ", but" : ", and") +
                   " fewer problems are solved: " + shares;
        case Direction::unclear:
            break;
    }
    if (is_unseen(view, difference))
        return ", and none in problems solved: " + share_of(after, "them");
    if (is_no_change(difference))
        return ", and the same problems are solved: " + share_of(after, "them");
    return "; problems solved do not change beyond chance: " + shares;
}

Cell mirage_sentence(const View& view, const ComparedRedesign& r) {
    const Estimate cost = view.difference(r.alternative, Column::cost);
    return {"Mirage! " + title_of(r) + ": the company saves " +
                view.money_with_doubt(absolute(cost)) +
                " per journey, the customer pays for it with " + size_of(r.effort_difference) +
                " EM more (" + effort_change(view, r.alternative) + ")" +
                solved_clause(view, r.alternative, false) + ".",
            Weight::alarm};
}

/// What it saves without the luck by which it was chosen.
std::string fresh_words(const View& view, std::size_t alternative) {
    if (!view.fresh || view.fresh->alternative != alternative) return "";
    return "; " + with_doubt(negative(view.fresh->effort_difference)) + " with fresh customers";
}

Cell saver_sentence(const View& view, const ComparedRedesign& r) {
    const Estimate before = view.of(0, Column::effort);
    const double share = before.value > 0 ? -r.effort_difference.value / before.value : 0;
    return {title_of(r) + ": saves " + size_of(r.effort_difference) + " of " + with_doubt(before) +
                " EM per journey (" + percent(std::clamp(share, 0.0, 1.0)) +
                fresh_words(view, r.alternative) + ")" + solved_clause(view, r.alternative, true) +
                "." + smallness(view, r),
            Weight::strong};
}

Cell harm_sentence(const View& view, const ComparedRedesign& r) {
    return {title_of(r) + ": costs the customer " + size_of(r.effort_difference) +
                " EM more per journey (" + effort_change(view, r.alternative) + ")" +
                solved_clause(view, r.alternative, false) + "." + smallness(view, r),
            Weight::worse};
}

Cell unclear_sentence(const View& view, const ComparedRedesign& r) {
    if (is_unseen(view, r.effort_difference))
        return {title_of(r) + ": no difference in effort" + seen_in(r.effort_difference) +
                solved_clause(view, r.alternative, true) + "."};
    if (is_no_change(r.effort_difference))
        return {title_of(r) + ": no customer's effort changes" +
                solved_clause(view, r.alternative, true) + "."};
    return {title_of(r) + ": no difference in effort beyond chance " +
            aside(change_with_doubt(r.effort_difference) + " EM") +
            solved_clause(view, r.alternative, true) + "."};
}

std::string payback_clause(const View& view, const ComparedRedesign& r) {
    const double once = view.scenarios[r.alternative].costs.one_off;
    if (once <= 0) return "";
    const std::string spent = "; " + money(once, view.currency()) + " spent once ";
    if (r.never_pays_back) return spent + "never comes back";
    if (!r.payback_years) return "";
    return spent + "is back after " + payback_words(view, r);
}

Cell company_sentence(const View& view, const ComparedRedesign& r) {
    const Estimate cost = view.difference(r.alternative, Column::cost);
    const std::string each = view.money_with_doubt(absolute(cost));
    const std::string both = " (" + money(view.of(0, Column::cost).value, "") + " -> " +
                             money(view.of(r.alternative, Column::cost).value, view.currency()) +
                             ")";
    if (is_unseen(view, cost))
        return {"No difference in the company's cost" + seen_in(cost) + both +
                payback_clause(view, r) + "."};
    if (is_no_change(cost))
        return {"The company's cost stays as it is: " +
                view.money_with_doubt(view.of(0, Column::cost)) + " per journey" +
                payback_clause(view, r) + "."};
    if (direction(cost) == Direction::unclear)
        return {"The company's cost does not change beyond chance" + both +
                payback_clause(view, r) + "."};
    const bool less = direction(cost) == Direction::down;
    std::string text =
        "The company spends " + each + (less ? " less" : " more") + " per journey" + both;
    if (r.yearly_saving)
        text += ", " + view.money_with_doubt(absolute(*r.yearly_saving)) + " a year";
    return {text + payback_clause(view, r) + "."};
}

Cell who_sentence(const ComparedRedesign& r) {
    const WhoWins& everyone = r.who.front();
    const auto without_what = [](std::string text) {
        for (const std::string_view what : {" of the customers", " of "})
            if (const std::size_t at = text.find(what); at != std::string::npos)
                return text.erase(at, what.size());
        return text;
    };
    return {sentence_case(share_of(everyone.better, "the customers")) + " are better off, " +
            without_what(share_of(everyone.worse, "the customers")) +
            " worse off, with the same luck in both designs."};
}

/// Which redesign leaves least effort, or which may; a saving can be told of one and still be no
/// more than that of the next.
std::optional<Cell> choice_sentence(const View& view) {
    if (!view.choice) return std::nullopt;
    const Choice& choice = *view.choice;
    if (direction(view.difference(choice.least, Column::effort)) != Direction::down)
        return std::nullopt;
    std::vector<std::string> all{title_of(view.scenarios[choice.least])};
    for (const std::size_t a : choice.ties) all.push_back(title_of(view.scenarios[a]));
    std::string text = "Least effort of the " + count(view.redesigns.size()) +
                       " redesigns: " + list_of_few(all, "or") + " (" + level(choice_level) +
                       " sure)";
    if (!choice.ties.empty())
        text += "; they cannot be told apart";
    else if (direction(view.difference(choice.least, Column::resolved)) == Direction::down)
        text += "; it solves fewer problems";
    return Cell{text + "."};
}

Cell how_sure(const View& view) {
    const double primary = view.redesigns.front().effort_difference.level;
    std::string text = "± is half of a 95% interval";
    if (view.redesigns.size() > 1)
        text += ", of effort saved or added half of a " + level(primary) +
                " interval, corrected for " + std::to_string(view.redesigns.size()) + " redesigns";
    if (view.fresh)
        text += " (fresh customers: " + level(view.fresh->effort_difference.level) + ")";
    return {text + ".", Weight::faint};
}

}  // namespace

std::vector<Cell> comparison_headline(const View& view) {
    std::vector<Cell> sentences;
    std::size_t savers = 0;
    for (const ComparedRedesign* r : by_interest(view)) {
        const bool is_alone = view.redesigns.size() == 1;
        const Direction effort = direction(r->effort_difference);
        const bool saves = !r->is_mirage && effort == Direction::down;
        if (r->is_mirage)
            sentences.push_back(mirage_sentence(view, *r));
        else if (effort == Direction::up)
            sentences.push_back(harm_sentence(view, *r));
        else if (effort == Direction::unclear)
            sentences.push_back(unclear_sentence(view, *r));
        else if (savers++ < savers_named)
            sentences.push_back(saver_sentence(view, *r));
        else
            continue;
        // The price, and who pays it: of the best, and of what only looks good.
        const bool is_in_full = is_alone || r->is_mirage || (saves && savers == 1);
        if (is_in_full && gives_costs(view.scenarios))
            sentences.push_back(company_sentence(view, *r));
        const bool hides_losers = effort != Direction::up && harms_most(*r);
        if (!r->who.empty() && (is_in_full || hides_losers)) sentences.push_back(who_sentence(*r));
    }
    if (std::optional<Cell> choice = choice_sentence(view)) sentences.push_back(std::move(*choice));
    if (!view.redesigns.empty()) sentences.push_back(how_sure(view));
    return sentences;
}

}  // namespace friction::report
