// What can stand in a field of a move's form, with what each would do to the effort.

#include <algorithm>

#include "friction/drawing/theme.h"
#include "friction/report/wording.h"
#include "friction/viewer/edit_view.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

constexpr std::size_t most_trials = 40;

std::optional<Move> with(const MoveForm& form, std::size_t field, const std::string& name) {
    MoveForm other = form;
    other.fields[field].text = name;
    return read_form(other).move;
}

const Savings* tried(const Session& session, DesignId design, std::size_t position) {
    const Savings* savings = session.run.instead.get();
    const bool fits = savings != nullptr && savings->input == session.input &&
                      savings->design == design && savings->position == position;
    return fits ? savings : nullptr;
}

void set_figure(FieldChoice& choice, const Savings& savings, const Move& move) {
    const auto saving = std::ranges::find(savings.moves, move, &Saving::move);
    if (saving == savings.moves.end() || !saving->effort_difference) return;
    const Estimate& change = *saving->effort_difference;
    choice.figure = with_minus(report::change(change, report::Shape::number, 1)) + " EM";
    choice.is_worse = change.value > 0;
}

/// Of the design where it was run, else of the baseline.
void set_heat(std::vector<FieldChoice>& choices, const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    if (results == nullptr) return;
    const std::size_t at = results->alternative(design).value_or(0);
    const double all = results->tally().total(0, column_id(Column::effort)).mean;
    const std::vector<Step>& steps = results->scenarios()[at].steps;
    for (FieldChoice& choice : choices) {
        const auto step = std::ranges::find(steps, choice.name, &Step::name);
        if (step == steps.end() || !(all > 0)) continue;
        choice.is_step = true;
        choice.heat = drawing::heat_class(
            results->steps[at][static_cast<std::size_t>(step - steps.begin())].effort_em.value /
            all);
    }
}

}  // namespace

std::vector<FieldChoice> field_choices(const Session& session, DesignId design,
                                       const MoveForm& form, std::size_t field,
                                       std::size_t position) {
    std::vector<FieldChoice> choices;
    for (const NamedThing& thing : things(session, design, form.fields[field].refers_to)) {
        FieldChoice choice;
        choice.name = thing.name;
        choice.title = thing.title;
        choices.push_back(std::move(choice));
    }
    set_heat(choices, session, design);
    const Savings* savings = tried(session, design, position);
    if (savings == nullptr) return choices;
    std::vector<std::pair<double, FieldChoice>> sorted;
    for (FieldChoice& choice : choices) {
        double change = 1e300;
        // Only so many were tried, and each is a form to read.
        const auto move =
            sorted.size() < most_trials ? with(form, field, choice.name) : std::optional<Move>();
        if (move) {
            set_figure(choice, *savings, *move);
            const auto saving = std::ranges::find(savings->moves, *move, &Saving::move);
            if (!choice.figure.empty()) change = saving->effort_difference->value;
        }
        sorted.emplace_back(change, std::move(choice));
    }
    std::ranges::stable_sort(sorted, {}, [](const auto& pair) { return pair.first; });
    choices.clear();
    for (auto& [change, choice] : sorted) choices.push_back(std::move(choice));
    return choices;
}

std::vector<Move> moves_to_try(const Session& session, DesignId design, const MoveForm& form,
                               std::size_t field) {
    std::vector<Move> moves;
    for (const NamedThing& thing : things(session, design, form.fields[field].refers_to)) {
        if (moves.size() == most_trials) break;
        if (std::optional<Move> move = with(form, field, thing.name))
            moves.push_back(std::move(*move));
    }
    return moves;
}

}  // namespace friction::viewer
