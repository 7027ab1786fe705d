#include "friction/viewer/drawn_move.h"

#include <algorithm>

#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"

namespace friction::viewer {
namespace {

constexpr std::string_view the_customer = "customer";

std::string title_of_thing(const Session& session, DesignId design, std::string_view kind,
                           const std::string& name) {
    for (const NamedThing& thing : things(session, design, kind))
        if (thing.name == name) return thing.title;
    return name;
}

/// The design as it is with its moves made; the baseline where it cannot be.
const Scenario* scenario_of(const Session& session, DesignId design) {
    const Model* model = session.run.model.get();
    if (model == nullptr || !model->can_run()) return nullptr;
    return &model->scenarios[model->alternative(design).value_or(0)];
}

/// "customer", a team, or nothing for waits and choices.
std::string performer(const Scenario& scenario, const std::string& name) {
    const auto step = std::ranges::find(scenario.steps, name, &Step::name);
    if (step == scenario.steps.end()) return {};
    if (step->kind == StepKind::customer_work) return std::string(the_customer);
    return step->kind == StepKind::team_work ? scenario.teams[step->by.index].name : std::string();
}

/// The move of the design that says the same thing otherwise: it is changed rather than overruled.
template <class M, class Same>
std::optional<std::size_t> earlier(const Session& session, DesignId id, Same&& same) {
    const Design* design = session.document->design(id);
    if (design == nullptr) return std::nullopt;
    for (std::size_t i = design->moves.size(); i-- > 0;) {
        const M* move = std::get_if<M>(&design->moves[i].move);
        if (move != nullptr && design->moves[i].is_on && same(*move)) return i;
    }
    return std::nullopt;
}

DrawnMove rerouted(const Session& session, DesignId id, Reroute move, const std::string& onto) {
    move.to = to(onto);
    DrawnMove drawn;
    drawn.words = "Reroute to " + title_of_thing(session, id, "target", onto);
    drawn.replaces = earlier<Reroute>(session, id, [&](const Reroute& other) {
        return other.from == move.from && other.instead_of == move.instead_of && !other.share;
    });
    drawn.move = std::move(move);
    return drawn;
}

DrawnMove reassigned(const Session& session, DesignId id, const std::string& step,
                     const std::string& lane) {
    DrawnMove drawn;
    const std::string title = title_of_thing(session, id, "performer", lane);
    const Scenario* scenario = scenario_of(session, id);
    const std::string now = scenario == nullptr ? std::string() : performer(*scenario, step);
    if (now.empty()) {
        drawn.words = "Nobody works here: a wait or a choice cannot be reassigned";
        return drawn;
    }
    if (now == lane) {
        drawn.words = title + " does this already";
        return drawn;
    }
    drawn.words = "Reassign to " + title;
    drawn.replaces =
        earlier<Reassign>(session, id, [&](const Reassign& other) { return other.step == step; });
    Reassign move;
    if (drawn.replaces)
        move = std::get<Reassign>(session.document->design(id)->moves[*drawn.replaces].move);
    move.step = step;
    move.to = lane;
    drawn.move = std::move(move);
    return drawn;
}

void fill(MoveForm& form, std::string_view key, const std::string& text) {
    const auto field = std::ranges::find(form.fields, key, &FormField::key);
    if (field != form.fields.end()) {
        field->text = text;
        return;
    }
    const auto more = std::ranges::find(form.more, key, &FormField::key);
    if (more == form.more.end()) return;
    form.fields.push_back(*more);
    form.more.erase(more);
    form.fields.back().text = text;
}

DrawnMove inserted(const Session& session, DesignId id, MoveForm form, const std::string& lane) {
    fill(form, "title", "");
    fill(form, "by", lane);
    fill(form, "time", "");
    return {.words = "New step here, by " + title_of_thing(session, id, "performer", lane),
            .move = {},
            .replaces = {},
            .form = std::move(form)};
}

/// "ask_office/a_few_days": from and to; the first is empty at the start.
std::pair<std::string, std::string> ends_of(const std::string& handoff) {
    const std::size_t slash = handoff.find('/');
    if (slash == std::string::npos) return {};
    return {handoff.substr(0, slash), handoff.substr(slash + 1)};
}

MoveForm form_between(const std::string& from, const std::string& target) {
    MoveForm form = empty_form(Insert::name);
    if (from.empty())
        fill(form, "before", target);
    else
        fill(form, "between", list_of({from, target}));
    return form;
}

bool is_target(const drawing::Spot* spot) {
    return spot != nullptr &&
           (spot->kind == "step" || spot->kind == "handle" || spot->kind == "outcome");
}

}  // namespace

std::optional<DrawnMove> drawn_move(const Session& session, DesignId design,
                                    const drawing::Spot& from, const drawing::Spot* onto,
                                    const std::string& lane) {
    if (from.kind == "handoff") {
        const auto [source, target] = ends_of(from.name);
        if (!is_target(onto) || onto->name == target || source.empty()) return std::nullopt;
        Reroute move;
        move.from = source;
        move.instead_of = target;
        return rerouted(session, design, std::move(move), onto->name);
    }
    if (from.kind == "handle") {
        if (is_target(onto)) {
            if (onto->name == from.name) return std::nullopt;
            Reroute move;
            move.from = from.name;
            return rerouted(session, design, std::move(move), onto->name);
        }
        if (onto != nullptr && onto->kind == "handoff" && !lane.empty()) {
            const auto [source, target] = ends_of(onto->name);
            return inserted(session, design, form_between(source, target), lane);
        }
        if ((onto != nullptr && onto->kind != "lane") || lane.empty()) return std::nullopt;
        return inserted(session, design, empty_form(Insert::name, from.name), lane);
    }
    if (from.kind != "step" || lane.empty() || (onto != nullptr && onto->name == from.name))
        return std::nullopt;
    return reassigned(session, design, from.name, lane);
}

MoveForm form_for(const Session& session, std::string_view move_name) {
    const auto* handoff = std::get_if<SelectedHandoff>(&session.selection);
    if (handoff != nullptr && move_name == Insert::name)
        return form_between(handoff->from, handoff->to);
    if (handoff != nullptr && move_name == Reroute::name) {
        MoveForm form = empty_form(move_name, handoff->from);
        fill(form, "instead_of", handoff->to);
        return form;
    }
    std::string step = session.selected_step();
    const auto* selected = std::get_if<SelectedMove>(&session.selection);
    if (selected != nullptr)
        if (const Design* design = session.document->design(selected->design);
            design != nullptr && selected->position < design->moves.size())
            step = step_of(design->moves[selected->position].move);
    return empty_form(move_name, step);
}

}  // namespace friction::viewer
