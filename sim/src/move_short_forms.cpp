// Short forms: moves that stand for several of the five.

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

#include "draft_graph.h"
#include "move_primitives.h"
#include "move_problems.h"

namespace friction {
namespace {

using refusal::problem;
using Moves = std::vector<Move>;

const Value everything{{1, Dimension::share}, {}};

// Every one of them gets a line for every other.
constexpr std::size_t teams_sharing_max = 1'000;

Set set_step(const std::string& step, StepDraft values, std::vector<std::string> keys) {
    return {.kind = "step",
            .target = step,
            .patch = Patch<StepDraft>{.values = std::move(values), .keys = std::move(keys)}};
}

Set set_status_visible(const std::string& step) {
    StepDraft values;
    values.status = Status::visible;
    return set_step(step, std::move(values), {"status"});
}

Set set_notes(const std::string& team, Named<Value> notes) {
    TeamDraft values;
    values.sees_notes_of = std::move(notes);
    return {.kind = "team",
            .target = team,
            .patch = Patch<TeamDraft>{.values = std::move(values), .keys = {"sees_notes_of"}}};
}

// Steps made by a short form are named after the move and its step; the second one gets `_2`.
std::string free_name(const WorkingDraft& draft, std::string_view move, const std::string& step,
                      const std::string& taken = {}) {
    std::string base(move);
    return draft.free_name(base.append("_").append(step), taken);
}

// Adds or lifts to 100% what a team sees of others.
template <class Teams>
void see_all_of(Named<Value>& notes, const Teams& teams) {
    notes.reserve(notes.size() + teams.size());  // names that are looked at must not move
    std::unordered_map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < notes.size(); ++i) position.emplace(notes[i].first, i);
    for (const std::string& team : teams) {
        const auto [known, is_new] = position.try_emplace(team, notes.size());
        if (is_new)
            notes.emplace_back(team, everything);
        else
            notes[known->second].second = everything;
    }
}

Problems check_teams(const WorkingDraft& draft, const std::vector<std::string>& teams,
                     std::string_view move, const std::string& place) {
    Problems problems;
    if (teams.empty())
        problems.push_back(problem(refusal::incomplete, place,
                                   std::string("`").append(move).append("` names no team"),
                                   "a list of teams"));
    for (const std::string& team : teams)
        if (draft.team(team) == nullptr)
            problems.push_back(refusal::unknown_team(draft, team, place));
    return problems;
}

// A step is read from memory far apart; a way, which counts as one, lies beside its neighbours.
constexpr std::size_t work_of_a_look = 8;

Problem nothing_to_change(std::string found, const std::string& place) {
    return problem(refusal::nothing_changes, place, std::move(found), "something to change",
                   "take the move away");
}

bool is_pending_wait(const StepDraft& step) {
    return step.wait.has_value() && step.channel == Channel::none;
}

// The customer meets this team, writes to it, or hears from it on this step.
bool is_met_here(const StepDraft& step, const std::set<std::string>& teams) {
    if (step.by == the_customer) return teams.contains(step.to);
    return teams.contains(step.by) && step.channel != Channel::none;
}

}  // namespace

Result<Moves> expand(const WorkingDraft& draft, const ShareNotes& move, const std::string& place) {
    Problems problems = check_teams(draft, move.teams, ShareNotes::name, place);
    if (!problems.empty()) return problems;
    if (move.teams.size() > teams_sharing_max)
        return problem(refusal::too_much, place,
                       std::string("`share_notes` names ")
                           .append(std::to_string(move.teams.size()))
                           .append(" teams, each of which would see the notes of all"),
                       "at most 1,000 teams");
    Moves moves;
    for (const std::string& name : move.teams) {
        const Named<Value>& written = draft.team(name)->sees_notes_of;
        draft.charge(move.teams.size() + written.size());
        // Unless something else is stated a team sees all of its own notes.
        std::vector<std::string> seen = move.teams;
        if (find(written, name) == nullptr) std::erase(seen, name);
        Named<Value> notes = written;
        see_all_of(notes, seen);
        if (notes != written) moves.emplace_back(set_notes(name, std::move(notes)));
    }
    if (moves.empty() && move.teams.size() == 1)
        return nothing_to_change("one team alone has no other team's notes to see", place);
    if (moves.empty())
        return nothing_to_change("these teams see all of each other's notes already", place);
    return moves;
}

Result<Moves> expand(const WorkingDraft& draft, const SingleOwner& move, const std::string& place) {
    Problems problems = check_teams(draft, move.of, SingleOwner::name, place);
    const TeamDraft* owner = draft.team(move.team);
    if (owner == nullptr)
        problems.push_back(refusal::unknown_team(draft, move.team, place));
    else if (owner->automated)
        problems.push_back(
            problem(refusal::automated_or_not, place,
                    std::string("team ").append(in_quotes(move.team)).append(" is automated"),
                    "a team of people: somebody owns the problem"));
    if (std::find(move.of.begin(), move.of.end(), move.team) != move.of.end())
        problems.push_back(problem(refusal::incomplete, place,
                                   std::string("team ")
                                       .append(in_quotes(move.team))
                                       .append(" is to take over from itself"),
                                   "other teams under `of`"));
    if (!problems.empty()) return problems;

    Moves moves;
    const std::set<std::string> others(move.of.begin(), move.of.end());
    draft.charge(draft.steps().size() * work_of_a_look);
    for (const auto& [name, step] : draft.steps()) {
        if (!is_met_here(step, others)) continue;
        if (step.by == the_customer) {
            StepDraft values;
            values.to = move.team;
            moves.emplace_back(set_step(name, std::move(values), {"to"}));
        } else {
            moves.emplace_back(Reassign{.step = name, .to = move.team, .given = {}});
        }
    }
    Named<Value> owners_notes = owner->sees_notes_of;
    see_all_of(owners_notes, others);
    if (owners_notes != owner->sees_notes_of)
        moves.emplace_back(set_notes(move.team, std::move(owners_notes)));
    for (const std::string& other : others) {
        const Named<Value>& written = draft.team(other)->sees_notes_of;
        Named<Value> notes = written;
        see_all_of(notes, std::array{move.team});
        draft.charge(notes.size());
        if (notes != written) moves.emplace_back(set_notes(other, std::move(notes)));
    }
    if (moves.empty()) return nothing_to_change("the customer meets none of these teams", place);
    return moves;
}

Result<Moves> expand(const WorkingDraft& draft, const Automate& move, const std::string& place) {
    const TeamDraft* team = draft.team(move.to);
    if (team == nullptr) return refusal::unknown_team(draft, move.to, place);
    if (!team->automated)
        return problem(refusal::automated_or_not, place,
                       std::string("team ").append(in_quotes(move.to)).append(" is not automated"),
                       "a team with `automated: yes`",
                       std::string("with people write `reassign: {step: ")
                           .append(move.step)
                           .append(", to: ")
                           .append(move.to)
                           .append("}`"));
    Reassign reassign{.step = move.step, .to = move.to, .given = {}};
    if (move.time) {
        reassign.given.values.time = move.time;
        reassign.given.keys.emplace_back("time");
    }
    return Moves{std::move(reassign)};
}

Result<Moves> expand(const WorkingDraft& draft, const Prefill& move, const std::string& place) {
    const StepDraft* step = draft.step(move.step);
    if (step == nullptr) return refusal::unknown_step(draft, move.step, place);
    Problems problems;
    const auto number = [&](const Value& value) {
        const std::optional<double> resolved = resolve(value, draft.parameters());
        if (!resolved)
            problems.push_back(refusal::unknown("parameter", value.parameter, place,
                                                refusal::names_of(draft.rest().parameters)));
        return resolved.value_or(0);
    };
    // Sums of parameters cannot be written, so these are what the parameters are worth here.
    const double moved = number(move.fields_moved);
    const double typed = number(step->fields_typed);
    const double checked = number(step->prefilled);
    if (problems.empty() && moved > typed)
        problems.push_back(problem(refusal::more_than_there_are, place,
                                   std::string("step ")
                                       .append(in_quotes(move.step))
                                       .append(" has ")
                                       .append(number_text(typed))
                                       .append(" fields to type, and ")
                                       .append(number_text(moved))
                                       .append(" are to be prefilled"),
                                   std::string("at most ").append(number_text(typed))));
    if (!problems.empty()) return problems;
    StepDraft values;
    values.fields_typed.literal.value = typed - moved;
    values.prefilled.literal.value = checked + moved;
    return Moves{set_step(move.step, std::move(values), {"fields", "prefilled"})};
}

Result<Moves> expand(const WorkingDraft& draft, const ShowStatus& move, const std::string& place) {
    Problems problems;
    Moves moves;
    const auto is_the_companys = [](const StepDraft& step) {
        return is_without_customer(step) || (is_pending_wait(step) && step.owner == Owner::company);
    };
    if (move.steps.empty()) draft.charge(draft.steps().size() * work_of_a_look);
    for (const auto& [name, step] : draft.steps())
        if (move.steps.empty() && is_the_companys(step) && step.status != Status::visible)
            moves.emplace_back(set_status_visible(name));
    for (const std::string& name : move.steps) {
        const StepDraft* step = draft.step(name);
        if (step == nullptr)
            problems.push_back(refusal::unknown_step(draft, name, place));
        else if (!is_the_companys(*step))
            problems.push_back(
                problem(refusal::not_pending, place,
                        std::string("step ")
                            .append(in_quotes(name))
                            .append(is_pending_wait(*step) ? " is the customer's move"
                                                           : " has no pending time"),
                        "a wait without a channel that the company owns, or work of a team "
                        "without the customer"));
        else if (step->status != Status::visible)
            moves.emplace_back(set_status_visible(name));
    }
    if (!problems.empty()) return problems;
    if (moves.empty())
        return nothing_to_change(
            move.steps.empty() ? "there is no pending time of the company without a visible status"
                               : "the status of these steps is visible already",
            place);
    return moves;
}

Problems problems_of(const WorkingDraft& draft, const Notify& move, bool has_system,
                     const std::string& place) {
    Problems problems;
    const auto miss = [&](std::string found, std::string expected) {
        problems.push_back(
            problem(refusal::incomplete, place, std::move(found), std::move(expected)));
    };
    const StepDraft* wait = draft.step(move.wait);
    if (wait == nullptr)
        problems.push_back(refusal::unknown_step(draft, move.wait, place));
    else if (!is_pending_wait(*wait))
        problems.push_back(problem(
            refusal::not_pending, place,
            std::string("step ").append(in_quotes(move.wait)).append(" is no pending wait"),
            "a wait without a channel: elsewhere the customer is there and needs no message"));
    if (!has_system)
        problems.push_back(problem(refusal::automated_or_not, place,
                                   "no team could send the message", "an automated team",
                                   "add `system: {automated: yes}` under teams"));
    if (!is_written(move.channel) && !is_alone(move.channel))
        miss("`notify` does not say how the message comes",
             "`channel`: one of email, letter, message, web, app");
    const bool asks =
        !move.asks_by.empty() || move.asks_channel != Channel::none || move.asks_time.has_value();
    if (move.needless && (move.asks_by.empty() || !is_live(move.asks_channel) || !move.asks_time))
        miss("some customers ask what the message means, and it is not said whom",
             "`asks: {by: TEAM, channel: phone, time: ...}`");
    else if (move.needless && draft.team(move.asks_by) == nullptr)
        problems.push_back(refusal::unknown_team(draft, move.asks_by, place));
    if (asks && !move.needless)
        miss("`asks` describes a call that nobody makes", "`needless`: the share who call");
    return problems;
}

Result<Moves> expand(const WorkingDraft& draft, const Notify& move, const std::string& place) {
    // The language does not say which system sends the message: the first one of the file.
    const Named<TeamDraft>& teams = draft.rest().teams;
    draft.charge(teams.size());
    const auto system = std::find_if(teams.begin(), teams.end(),
                                     [](const auto& team) { return team.second.automated; });
    Problems problems = problems_of(draft, move, system != teams.end(), place);
    if (!problems.empty()) return problems;

    const StepDraft* wait = draft.step(move.wait);
    Moves moves;
    if (wait->status != Status::visible) moves.emplace_back(set_status_visible(move.wait));
    Insert message{.step = free_name(draft, Notify::name, move.wait),
                   .before = move.wait,
                   .after = {},
                   .between = {},
                   .content = {}};
    if (!wait->title.empty()) {
        message.content.values.title = "Message: " + wait->title;
        message.content.keys = {"title"};
    }
    message.content.values.by = system->first;
    message.content.values.channel = move.channel;
    message.content.keys.insert(message.content.keys.end(), {"by", "channel"});
    if (!move.needless) {
        moves.emplace_back(std::move(message));
        return moves;
    }
    Insert question{.step = free_name(draft, Notify::name, move.wait, message.step),
                    .before = {},
                    .after = {},
                    .between = {},
                    .content = {}};
    StepDraft& call = question.content.values;
    call.title = "Ask what the message means";
    call.by = move.asks_by;
    call.channel = move.asks_channel;
    call.time = move.asks_time;
    call.cause = Cause::process;  // nobody would call without the message
    call.next = to(move.wait);
    question.content.keys = {"title", "by", "channel", "time", "cause", "next"};
    message.content.values.next.cases = {
        {.when = {},
         .share = {},
         .ways = {{.target = question.step, .share = *move.needless, .is_rest = false},
                  {.target = move.wait, .share = Way{}.share, .is_rest = true}}}};
    message.content.keys.emplace_back("next");
    moves.emplace_back(std::move(message));
    moves.emplace_back(std::move(question));
    return moves;
}

Result<Moves> expand(const WorkingDraft& draft, const Prevent& move, const std::string& place) {
    if (move.to.empty())
        return problem(refusal::incomplete, place, "`prevent` does not say where to", "`to: NAME`");
    if (is_nobody(move.share)) return refusal::moves_nobody(Prevent::name, place);
    Problems problems = part_has_no_cases(move.to, Prevent::name, place);
    if (!problems.empty()) return problems;
    Insert choice{.step = free_name(draft, Prevent::name, move.step),
                  .before = move.step,
                  .after = {},
                  .between = {},
                  .content = {}};
    std::vector<Way> ways;
    if (const std::string target = only_target(move.to); !target.empty()) {
        ways.push_back({.target = target, .share = move.share, .is_rest = false});
    } else {
        std::vector<std::string> unknown;
        const std::vector<Way>& lines = move.to.cases[0].ways;
        const std::vector<double> shares = resolve_shares(lines, draft.parameters(), &unknown);
        const std::optional<double> whole = resolve(move.share, draft.parameters());
        if (!whole) unknown.push_back(move.share.parameter);
        for (const std::string& name : unknown)
            problems.push_back(refusal::unknown("parameter", name, place,
                                                refusal::names_of(draft.rest().parameters)));
        if (!problems.empty()) return problems;
        for (std::size_t i = 0; i < lines.size(); ++i)
            ways.push_back(
                {.target = lines[i].target, .share = product(*whole, shares[i]), .is_rest = false});
    }
    ways.push_back({.target = move.step, .share = Way{}.share, .is_rest = true});
    add_up(ways);
    choice.content.values.next.cases = {{.when = {}, .share = {}, .ways = std::move(ways)}};
    choice.content.keys = {"next"};
    return Moves{std::move(choice)};
}

}  // namespace friction
