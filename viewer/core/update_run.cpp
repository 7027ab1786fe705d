// Sliders, runs and what comes back from them.

#include <algorithm>
#include <cmath>

#include "friction/viewer/hot_spots.h"
#include "friction/viewer/recent.h"
#include "updating.h"

namespace friction::viewer {
namespace {

void request_run(Updating& u, bool under_hand) {
    Session& s = u.session;
    if (!s.file.good) return;
    s.run.failure.clear();
    s.run.journeys_done = s.run.journeys_planned = 0;
    s.run.seconds_left = 0;
    s.run.stage = s.run.results ? Stage::refining : Stage::loading;
    u.ask_for(effect::StartRun{s.input, s.file.good, s.document, s.sliders,
                               s.chosen.is_baseline() ? s.compared : s.chosen, under_hand});
}

Stage stage_of(Look look) {
    switch (look) {
        case Look::first:
            return Stage::first_answer;
        case Look::refining:
            return Stage::refining;
        case Look::last:
            return Stage::done;
        case Look::stopped:
            break;
    }
    return Stage::partial;
}

bool is_final(const Results& results) {
    return results.look == Look::last || results.look == Look::stopped;
}

/// Of this file: what was asked for before it was opened may still come in.
bool belongs(const Session& s, std::uint64_t input) {
    return input >= s.run.since && input <= s.input;
}

bool is_newer(const Results& results, const RunState& run) {
    if (!run.results) return true;
    return results.input() > run.results->input() ||
           (results.input() == run.results->input() && results.revision > run.results->revision);
}

/// The list of recent files shows what came out, as long as nothing here is different from the
/// file.
void note_result(Updating& u) {
    Session& s = u.session;
    if (s.recent.empty() || s.recent.front().path != s.file.path) return;
    if (s.unsaved_changes() > 0 || !s.sliders.empty()) return;
    const std::string result = result_in_short(s);
    if (std::exchange(s.recent.front().result, result) != result)
        u.ask_for(effect::SaveSettings{s.settings, s.recent});
}

std::optional<DesignId> least_effort(const Session& session) {
    const std::vector<ComparedRedesign>& redesigns = session.run.results->comparison.redesigns;
    const auto best = std::ranges::min_element(redesigns, {}, [](const ComparedRedesign& redesign) {
        return redesign.effort_difference.value;
    });
    if (best == redesigns.end()) return std::nullopt;
    const DesignId id = session.run.results->ids.at(best->alternative);
    if (session.document->design(id) == nullptr) return std::nullopt;
    return id;
}

}  // namespace

void forget_answers(Session& session) {
    session.run = {};
    session.run.since = session.input + 1;
}

void input_changed(Updating& u, bool under_hand) {
    ++u.session.input;
    request_run(u, under_hand);
}

void apply(Updating& u, const MoveSlider& c) {
    Session& s = u.session;
    const auto written = s.document->parameters.find(c.parameter);
    if (written == s.document->parameters.end() || !s.file.good) return;
    if (written->second.dimension != c.value.dimension || !std::isfinite(c.value.value)) return;
    const std::optional<Quantity> before = s.parameter(c.parameter);
    const bool was_under_hand = s.dragged.has_value();
    if (c.value == written->second)
        s.sliders.erase(c.parameter);
    else
        s.sliders[c.parameter] = c.value;
    s.dragged = c.is_released ? std::nullopt : std::optional(c.parameter);
    if (before != c.value || (was_under_hand && c.is_released)) input_changed(u, !c.is_released);
}

void apply(Updating& u, const ResetSlider& c) {
    if (u.session.sliders.erase(c.parameter) > 0) input_changed(u);
}

void apply(Updating& u, const ResetSliders&) {
    Session& s = u.session;
    s.dragged.reset();
    if (s.sliders.empty()) return;
    s.sliders.clear();
    input_changed(u);
}

void apply(Updating& u, const StartRun&) { request_run(u, false); }

void apply(Updating& u, const StopRun&) {
    RunState& run = u.session.run;
    if (!run.is_running()) return;
    u.ask_for(effect::StopRun{});
    // What the run still knows comes as a last look.
    run.stage = Stage::none;
    if (run.results)
        run.stage = run.results->input() == u.session.input ? Stage::partial : Stage::stale;
}

void apply(Updating& u, const AskSavings&) {
    Session& s = u.session;
    const std::string step = s.selected_step();
    if (step.empty() || !s.file.good) return;
    const Savings* known = s.run.savings.get();
    if (known != nullptr && known->input == s.input && known->step == step &&
        known->design == s.chosen)
        return;
    u.ask_for(effect::FindSavings{s.input, s.file.good, s.document, s.sliders, s.chosen, step});
}

void apply(Updating& u, const AskSuggestions&) {
    Session& s = u.session;
    if (!s.file.good) return;
    const Savings* known = s.run.suggestions.get();
    if (known != nullptr && known->input == s.input && known->design == s.chosen) return;
    constexpr std::size_t most = 3;
    std::vector<std::string> steps;
    for (const HotSpot& spot : hot_spots(s, s.chosen))
        if (steps.size() < most) steps.push_back(spot.step);
    if (!steps.empty())
        u.ask_for(effect::FindSavings{
            s.input, s.file.good, s.document, s.sliders, s.chosen, {}, std::move(steps)});
}

void apply(Updating& u, const AskMoveEffects&) {
    Session& s = u.session;
    if (!s.file.good || s.document->design(s.chosen) == nullptr) return;
    const MoveEffects* known = s.run.effects.get();
    if (known != nullptr && known->input == s.input && known->design == s.chosen) return;
    // The same customers as on the cards, so that both say the same.
    const bool is_known_now = s.run.results && s.run.results->input() == s.input;
    u.ask_for(effect::FindMoveEffects{s.input, s.file.good, s.document, s.sliders, s.chosen,
                                      is_known_now ? s.run.results->journeys() : 0});
}

void apply(Updating& u, const AskInstead& c) {
    Session& s = u.session;
    if (!s.file.good || c.moves.empty()) return;
    u.ask_for(effect::FindSavings{.input = s.input,
                                  .file = s.file.good,
                                  .document = s.document,
                                  .sliders = s.sliders,
                                  .design = s.chosen,
                                  .step = {},
                                  .position = c.position,
                                  .moves = c.moves});
}

void apply(Updating& u, const ModelMade& c) {
    Session& s = u.session;
    if (!c.model || !belongs(s, c.model->input)) return;
    if (s.run.model && c.model->input < s.run.model->input) return;
    s.run.model = c.model;
    if (!c.model->can_run() && c.model->input == s.input)
        s.run.stage = s.run.results ? Stage::stale : Stage::error;
    follow_again(s);
}

void apply(Updating& u, const RunProgressed& c) {
    RunState& run = u.session.run;
    if (c.input != u.session.input || !run.is_running()) return;
    run.journeys_done = c.done;
    run.journeys_planned = c.planned;
    run.seconds_left = c.seconds_left;
}

void apply(Updating& u, const LookArrived& c) {
    Session& s = u.session;
    RunState& run = s.run;
    if (!c.results || !c.results->model || !belongs(s, c.results->input())) return;
    if (!is_newer(*c.results, run)) return;
    const bool is_of_now = c.results->input() == s.input;
    // The last answer that was precise stays as the ghost while a slider moves on and on.
    if (run.results && run.results->input() != c.results->input() && is_final(*run.results))
        run.ghost = run.results;
    run.results = c.results;
    if (!is_of_now) return;
    run.stage = stage_of(c.results->look);
    run.journeys_done = c.results->journeys();
    if (!is_final(*c.results)) return;
    run.ghost = nullptr;
    run.seconds_left = 0;
    if (const auto best = least_effort(s); best && !s.compared_is_chosen && *best != s.compared) {
        s.compared = *best;
        follow_again(s);
    }
    note_result(u);
}

void apply(Updating& u, const CustomersArrived& c) {
    Session& s = u.session;
    if (!c.customers || !c.customers->model || !belongs(s, c.customers->model->input)) return;
    s.run.customers = c.customers;
    const bool tells_story = s.view == View::present && s.station == story_station;
    if (s.view == View::follow || tells_story) follow_someone(s);
}

void apply(Updating& u, const TwinChecked& c) {
    RunState& run = u.session.run;
    if (c.twin && run.results && c.twin->results == run.results->revision) run.twin = c.twin;
}

void apply(Updating& u, const SavingsArrived& c) {
    RunState& run = u.session.run;
    if (!c.savings || c.savings->input != u.session.input) return;
    if (c.savings->position)
        run.instead = c.savings;
    else
        (c.savings->step.empty() ? run.suggestions : run.savings) = c.savings;
}

void apply(Updating& u, const MoveEffectsArrived& c) {
    if (c.effects && c.effects->input == u.session.input) u.session.run.effects = c.effects;
}

void apply(Updating& u, const RunFailed& c) {
    if (c.input != u.session.input || !belongs(u.session, c.input)) return;
    u.session.run.stage = Stage::error;
    u.session.run.failure = c.problem;
}

}  // namespace friction::viewer
