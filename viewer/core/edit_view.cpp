#include "friction/viewer/edit_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "friction/move.h"
#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"
#include "friction/viewer/saving.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

/// Of a new step only what it is called and where it stands: the form has all its keys.
std::string card_summary(const Session& session, DesignId design, const Move& move) {
    std::string words;
    if (std::holds_alternative<Insert>(move)) words = sentence_of(session, design, move);
    return words.empty() ? summary_of(session, design, move) : words;
}

const MoveEffects* effects_of(const Session& session, DesignId design) {
    const MoveEffects* effects = session.run.effects.get();
    const bool fits =
        effects != nullptr && effects->input == session.input && effects->design == design;
    return fits ? effects : nullptr;
}

std::string sentence(const Problem& problem) {
    std::string text = report::sentence_case(problem.found) + ".";
    if (!problem.hint.empty()) text += " " + report::sentence_case(problem.hint) + ".";
    return text;
}

/// Where each move lies between the highest and the lowest effort there is on the way.
void add_effects(std::vector<MoveCard>& cards, const MoveEffects& effects) {
    double high = effects.baseline_em.value, low = high;
    for (const MoveEffects::Effect& effect : effects.effects) {
        if (!effect.effort_em) continue;
        high = std::max(high, effect.effort_em->value);
        low = std::min(low, effect.effort_em->value);
    }
    double before = effects.baseline_em.value;
    for (const MoveEffects::Effect& effect : effects.effects) {
        if (!effect.effort_em) continue;
        const double after = effect.effort_em->value;
        const double from = std::exchange(before, after);
        if (effect.is_include || effect.position >= cards.size()) continue;
        MoveCard& card = cards[effect.position];
        const double range = std::max(high - low, 1e-9);
        card.is_known = true;
        card.is_worse = after > from;
        card.from = (high - std::max(from, after)) / range;
        card.to = (high - std::min(from, after)) / range;
        if (effect.difference_em)
            card.figure =
                with_minus(report::change(*effect.difference_em, report::Shape::number, 1)) + " EM";
    }
}

}  // namespace

namespace {

/// What would be wrong with the move if it was on; empty: nothing.
std::string problem_of_off(const Session& session, const Design& design, std::size_t position) {
    Document document = *session.document;
    const auto tried = std::ranges::find(document.designs, design.id, &Design::id);
    tried->moves[position].is_on = true;
    const Draft draft = draft_of(session.file.good->draft, document, session.sliders);
    const Result<Alternative> applied = apply_redesign(draft, design.name);
    return applied ? std::string() : sentence(applied.problems().front());
}

}  // namespace

std::vector<MoveCard> move_cards(const Session& session, DesignId id) {
    std::vector<MoveCard> cards;
    const Design* design = session.document->design(id);
    if (design == nullptr) return cards;
    for (const MoveEntry& entry : design->moves) {
        MoveCard card;
        card.name = name_of(entry.move);
        card.title = title_of(entry.move);
        card.summary = card_summary(session, id, entry.move);
        card.is_on = entry.is_on;
        cards.push_back(std::move(card));
    }
    if (const MoveEffects* effects = effects_of(session, id)) add_effects(cards, *effects);
    const CheckedDesign* checked = session.run.model ? session.run.model->design(id) : nullptr;
    if (checked == nullptr) return cards;
    for (const DesignProblem& problem : checked->problems)
        if (problem.move && *problem.move < cards.size() && cards[*problem.move].is_on)
            cards[*problem.move].problem = sentence(problem.problem);
    if (checked->alternative)  // what is on is sound, so what is wrong comes from the move
        for (std::size_t i = 0; i < cards.size(); ++i)
            if (!cards[i].is_on) cards[i].problem = problem_of_off(session, *design, i);
    return cards;
}

std::string sum_of_moves(const Session& session, DesignId id) {
    const Design* design = session.document->design(id);
    if (design == nullptr) return {};
    std::string text = report::sentence_case(contents_words(*design));
    const Results* results = session.run.results.get();
    const auto alternative = results == nullptr ? std::nullopt : results->alternative(id);
    if (!alternative) return text;
    const auto column = column_id(Column::effort);
    const double before = results->tally().total(0, column).mean;
    const double saved = before - results->tally().total(*alternative, column).mean;
    return text + (saved >= 0 ? ", saves " : ", adds ") + em_text(std::abs(saved)) + " of " +
           em_text(before) + " EM";
}

namespace {

/// What a move costs the company for each customer.
std::string price_words(const Estimate& cost, const std::string& currency) {
    if (cost.value == 0 && cost.standard_error == 0) return "free";
    const report::Direction direction = report::direction(cost);
    if (direction == report::Direction::unclear) return "no cost beyond chance";
    const bool is_more = direction == report::Direction::up;
    const Estimate amount = is_more ? cost : report::negative(cost);
    return report::value(amount, report::Shape::money, 2) + " " + currency +
           (is_more ? " more" : " less") + " a customer";
}

}  // namespace

std::vector<Suggestion> suggestions(const Session& session, DesignId design, std::size_t most) {
    std::vector<Suggestion> list;
    const Savings* savings = session.run.suggestions.get();
    if (savings == nullptr || savings->input != session.input || savings->design != design)
        return list;
    const std::string& currency = session.file.good->draft.currency;
    double best = 0;
    for (const Saving& saving : savings->moves) {
        if (!saving.effort_difference || saving.effort_difference->value >= 0) continue;
        if (list.size() == most) break;
        const double saved = -saving.effort_difference->value;
        best = std::max(best, saved);
        // With no more digits than the journeys of a trial allow.
        const std::string figure = em_text(report::negative(*saving.effort_difference)) + " EM";
        Suggestion row{saving.move, saving.title, {}, figure, saved / best};
        const std::string price = price_words(saving.cost_difference, currency);
        row.where = report::sentence_case(price);
        const std::string step = step_of(saving.move);
        for (const NamedThing& thing : things(session, design, "step"))
            if (thing.name == step) row.where = thing.title + ": " + price;
        list.push_back(std::move(row));
    }
    return list;
}

namespace {

/// The document with the pending change made in it.
Document changed_document(const Session& session, const PendingMove& pending) {
    Document document = *session.document;
    if (!pending.move) return document;
    if (pending.design.is_baseline()) {
        const std::string title = title_of(*pending.move);
        document.designs.push_back({.id = pending.design,
                                    .name = name_for(title, document),
                                    .title = title,
                                    .summary = {},
                                    .source = {},
                                    .includes = {},
                                    .costs = {},
                                    .moves = {{*pending.move, true}}});
        return document;
    }
    const auto design = std::ranges::find(document.designs, pending.design, &Design::id);
    if (design == document.designs.end()) return document;
    if (pending.position < design->moves.size())
        design->moves[pending.position].move = *pending.move;
    else
        design->moves.push_back({*pending.move, true});
    return document;
}

std::string titles_of(const Session& session, const std::vector<std::string>& names) {
    const std::vector<NamedThing> steps = things(session, baseline_id, "step");
    std::vector<std::string> titles;
    for (const std::string& name : names) {
        const auto step = std::ranges::find(steps, name, &NamedThing::name);
        titles.push_back(step == steps.end() ? name : step->title);
    }
    return report::list(titles);
}

void add_problems(MovePreview& result, const Problems& problems) {
    constexpr std::size_t most = 4;
    for (const Problem& problem : problems)
        if (result.follows.size() < most)
            result.follows.push_back({Following::Kind::problem, sentence(problem)});
}

void add_following(MovePreview& result, const Session& session, const Document& document,
                   const Design& design) {
    const Draft draft = draft_of(session.file.good->draft, document, session.sliders);
    const Result<Alternative> applied = apply_redesign(draft, design.name);
    if (!applied) return add_problems(result, applied.problems());
    if (!applied.value().dropped.empty())
        result.follows.push_back(
            {Following::Kind::gone,
             titles_of(session, applied.value().dropped) + ": not reached any more"});
    Problems warnings, known;
    const Result<Scenario> built = build_scenario(applied.value().draft, &warnings);
    if (!built) return add_problems(result, built.problems());
    static_cast<void>(build_scenario(draft, &known));
    // What the baseline is warned of already does not follow from a move.
    std::erase_if(warnings, [&](const Problem& warning) {
        return std::ranges::find(known, warning) != known.end();
    });
    add_problems(result, warnings);
    if (warnings.empty())
        result.follows.push_back({Following::Kind::fine, "Every way on leads to an outcome"});
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else if (c != '\r')
            lines.back() += c;
    }
    return lines;
}

/// What belongs to a move stays indented against its dash.
std::string without_indent(const std::string& line, std::size_t most) {
    const std::size_t first = line.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : line.substr(std::min(first, most));
}

/// The move as it will stand there, with a line before and one after.
void add_lines(MovePreview& result, const std::string& text, const Design& design,
               std::size_t position) {
    const std::vector<std::size_t> on = positions_of_moves(design);
    const auto at = std::ranges::find(on, position) - on.begin();
    const std::string list = "redesigns." + design.name + ".changes.";
    const io::ReadScenario read = io::read_scenario({"", text});
    const auto line_of = [&](std::ptrdiff_t index) {
        return read.file.positions.find(list + std::to_string(index)).line;
    };
    const std::vector<std::string> lines = lines_of(text);
    const std::size_t first = line_of(at);
    if (first == 0 || first > lines.size()) return;
    result.where += ", line " + std::to_string(first);
    std::size_t end = first + 1;
    // A move goes on as far as lines are indented further than its dash.
    const std::size_t indent = lines[first - 1].find_first_not_of(' ');
    while (end <= lines.size() && lines[end - 1].find_first_not_of(' ') > indent &&
           lines[end - 1].find_first_not_of(' ') != std::string::npos)
        ++end;
    const std::size_t from = at > 0 ? first - 1 : first;
    const bool has_next = static_cast<std::size_t>(at) + 1 < on.size() && end <= lines.size();
    for (std::size_t line = from; line < end + (has_next ? 1 : 0); ++line)
        result.lines.push_back(
            {without_indent(lines[line - 1], indent), line >= first && line < end});
}

}  // namespace

MovePreview preview(const Session& session, const PendingMove& pending) {
    MovePreview result;
    if (!session.file.good) return result;
    const Document document = changed_document(session, pending);
    const auto found = std::ranges::find(document.designs, pending.design, &Design::id);
    const Design* design = found == document.designs.end() ? nullptr : &*found;
    if (design == nullptr || pending.position >= design->moves.size()) return result;
    add_following(result, session, document, *design);
    result.where = file_name(session.file);
    const MoveEntry& entry = design->moves[pending.position];
    if (!entry.is_on) {
        result.where = "off: not in the file";
    } else if (session.file.saved) {
        const Result<std::string> text =
            saved_text(*session.file.good, *session.file.saved, document);
        if (text) add_lines(result, text.value(), *design, pending.position);
    }
    if (result.lines.empty()) result.lines.push_back({"- " + to_text(entry.move), true});
    return result;
}

}  // namespace friction::viewer
