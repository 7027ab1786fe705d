#include "friction/scenario.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "cancel.h"
#include "friction/cut.h"
#include "friction/graph_known.h"
#include "friction/move.h"
#include "friction/problem_limit.h"
#include "friction/structure.h"
#include "friction/warnings.h"
#include "move_problems.h"
#include "resolver.h"
#include "text_tools.h"

namespace friction {

namespace {

template <class List>
std::size_t position_by_name(const List& list, std::string_view name) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].name == name) return i;
    return list.size();
}

constexpr std::size_t fact_limit = 64;  // what a journey has told is one machine word
// Any team may see the notes of any other, so that work and memory grow with the square.
constexpr std::size_t team_limit = 1'000;

EffortModel resolve_effort(Resolver& resolver, const EffortDraft& written) {
    EffortModel model;
    if (written.threshold) model.threshold_em = written.threshold->value.value;
    if (written.value_of_time) {
        model.value_of_time_per_minute = written.value_of_time->value.value * 60;
        if (model.value_of_time_per_minute <= 0)
            resolver.problem("F043", "effort.value_of_time", "time without value",
                             "more than 0 per hour");
        // Money weighs its amount divided by the value: it would be beyond all bounds.
        else if (written.value_of_time->range && written.value_of_time->range->low.value <= 0)
            resolver.problem("F043", "effort.value_of_time.range",
                             "the range begins where time is without value", "more than 0 per hour",
                             "begin the range above 0 per hour");
    }
    for (const auto& [name, number] : written.weights)
        for (const WeightRow& row : weight_table())
            if (row.name == name) model.*row.slot = number.value.value;
    for (const auto& [name, number] : written.tone)
        for (const auto& [tone, slot] : tone_slots)
            if (tone == name) model.*slot = number.value.value;
    return model;
}

RunSettings resolve_run(Resolver& resolver, const RunDraft& written) {
    RunSettings run;
    const auto whole = [&](const Value& value, const std::string& key, double low, double high) {
        const double number = resolver.number(value, Dimension::number, "run." + key, low, high);
        if (number != std::floor(number))
            resolver.problem("F043", "run." + key, number_text(number) + " is no whole number",
                             "a whole number");
        return static_cast<std::uint64_t>(number);
    };
    if (written.seed) run.seed = whole(*written.seed, "seed", 0, 9007199254740991.0);
    if (written.journeys) run.journeys = whole(*written.journeys, "journeys", 1, 1e12);
    if (written.max_visits)
        run.max_visits = static_cast<std::uint32_t>(
            whole(*written.max_visits, "max_visits", 1, largest_max_visits));
    if (written.precision)
        run.precision =
            resolver.number(*written.precision, Dimension::share, "run.precision", 1e-6, 1);
    if (written.same_within)
        run.same_within_em =
            resolver.number(*written.same_within, Dimension::effort, "run.same_within");
    return run;
}

std::vector<Segment> resolve_segments(Resolver& resolver, const CustomersDraft& written) {
    const std::string root = "customers";
    const double value =
        resolver.number(written.yearly_value, Dimension::number, root + ".yearly_value");
    const double severity =
        resolver.number(written.severity, Dimension::number, root + ".severity", 0, 1);
    std::optional<Distribution> patience;
    if (written.patience)
        patience = resolver.distribution(*written.patience, Dimension::effort, root + ".patience");
    if (written.segments.empty()) return {Segment{"all", "Everyone", 1, patience, value, severity}};

    std::vector<Segment> segments;
    double sum = 0;
    std::size_t rest = written.segments.size();
    for (std::size_t i = 0; i < written.segments.size(); ++i) {
        const auto& [name, segment] = written.segments[i];
        const std::string place = root + ".segments." + name;
        Segment made{name,    segment.title.empty() ? name : segment.title, 0, patience, value,
                     severity};
        if (segment.share.is_rest) {
            if (rest < written.segments.size())
                resolver.problem("F047", place + ".share", "two segments take the rest",
                                 "`rest` stands once");
            rest = i;
        } else {
            made.share =
                resolver.number(segment.share.share, Dimension::share, place + ".share", 0, 1);
            sum += made.share;
        }
        if (segment.patience)
            made.patience =
                resolver.distribution(*segment.patience, Dimension::effort, place + ".patience");
        if (segment.yearly_value)
            made.yearly_value =
                resolver.number(*segment.yearly_value, Dimension::number, place + ".yearly_value");
        if (segment.severity)
            made.severity =
                resolver.number(*segment.severity, Dimension::number, place + ".severity", 0, 1);
        segments.push_back(std::move(made));
    }
    constexpr double slack = 1e-9;
    constexpr int digits_said = 10;
    const std::string total = rounded_text(100 * sum, digits_said) + '%';
    if (rest < segments.size()) {
        segments[rest].share = std::fmax(0, 1 - sum);
        if (sum > 1 + slack)
            resolver.problem("F048", root + ".segments", "segments add up to " + total,
                             "at most 100%");
    } else if (std::fabs(sum - 1) > slack) {
        resolver.problem("F048", root + ".segments", "segments add up to " + total,
                         "they must add up to 100%", "write one share as `rest`");
    }
    return segments;
}

std::vector<Team> resolve_teams(Resolver& resolver, const Named<TeamDraft>& written) {
    std::vector<Team> teams;
    if (written.size() > team_limit) {
        resolver.problem("F055", "teams", std::to_string(written.size()) + " teams",
                         "at most " + std::to_string(team_limit));
        return teams;
    }
    for (std::size_t i = 0; i < written.size(); ++i) {
        const auto& [name, draft] = written[i];
        const std::string place = "teams." + name;
        Team team;
        team.name = name;
        team.title = draft.title.empty() ? name : draft.title;
        team.cost_per_minute = resolver.number(draft.cost, Dimension::rate, place + ".cost") * 60;
        team.automated = draft.automated;
        resolver.tone(draft.tone, 1, place + ".tone");
        team.sees.assign(written.size(), 0);
        team.sees[i] = 1;
        for (const auto& [other, share] : draft.sees_notes_of)
            if (const TeamId id = resolver.team(other, place + ".sees_notes_of"); id.exists())
                team.sees[id.index] = resolver.number(share, Dimension::share,
                                                      place + ".sees_notes_of." + other, 0, 1);
        teams.push_back(std::move(team));
    }
    return teams;
}

std::vector<Fact> resolve_facts(Resolver& resolver, const Named<FactDraft>& written) {
    std::vector<Fact> facts;
    for (const auto& [name, draft] : written) {
        const std::string place = "facts." + name;
        Fact fact;
        fact.name = name;
        fact.title = draft.title.empty() ? name : draft.title;
        fact.tell_s = resolver.number(draft.tell, Dimension::duration, place + ".tell");
        for (const std::string& team : draft.known_to)
            if (const TeamId id = resolver.team(team, place + ".known_to"); id.exists())
                fact.known_to.push_back(id);
        facts.push_back(std::move(fact));
    }
    if (facts.size() > fact_limit)
        resolver.problem("F055", "facts", std::to_string(facts.size()) + " facts",
                         "at most " + std::to_string(fact_limit));
    return facts;
}

void resolve_giving_up(Resolver& resolver, const Draft& draft, Scenario& scenario) {
    const bool has_patience = std::any_of(scenario.segments.begin(), scenario.segments.end(),
                                          [](const Segment& s) { return s.patience.has_value(); });
    const std::string& named = draft.customers.gives_up_as;
    std::vector<OutcomeId> candidates;
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i)
        if (scenario.outcomes[i].kind == OutcomeKind::gave_up &&
            (named.empty() || scenario.outcomes[i].name == named))
            candidates.push_back(OutcomeId{i});
    if (!named.empty() && candidates.empty())
        resolver.problem("F050", "customers.gives_up_as",
                         "\"" + named + "\" is no outcome of kind gave_up",
                         "the name of an outcome of kind gave_up");
    else if (has_patience && candidates.size() != 1)
        resolver.problem("F050", "customers",
                         candidates.empty()
                             ? "customers have patience, but no outcome is of kind gave_up"
                             : "customers have patience, and several outcomes are of kind gave_up",
                         candidates.empty() ? "an outcome for those who give up"
                                            : "`gives_up_as`: which of them",
                         candidates.empty() ? "add `left_it: gave_up` under outcomes" : "");
    else if (candidates.size() == 1)
        scenario.gives_up_as = candidates[0];
}

void collect_changes(const Draft& draft, Scenario& scenario) {
    std::set<std::string> changed;
    for (const auto& [part, place] : draft.origin) {
        if (part.rfind("steps.", 0) != 0) continue;
        const std::string name = part.substr(6, part.find('.', 6) - 6);
        if (scenario.step(name).exists()) changed.insert(name);
    }
    scenario.changed.assign(changed.begin(), changed.end());
}

}  // namespace

bool leaves_graph_known(const Problem& problem) {
    const std::string_view place = problem.place;
    constexpr std::string_view steps = "steps.";
    if (place.empty() || place == "steps" || place.starts_with("start") ||
        place.starts_with("outcomes"))
        return false;
    if (!place.starts_with(steps)) return true;
    const std::size_t dot = place.find('.', steps.size());
    const std::string_view key = dot == std::string_view::npos ? "" : place.substr(dot + 1);
    // What stands at a step as a whole is about what happens there, but for this.
    constexpr std::string_view leads_nowhere = "F053";
    return !key.starts_with("next") && !key.starts_with("after") && problem.code != leads_nowhere;
}

StepId Scenario::step(std::string_view name) const {
    const std::size_t found = position_by_name(steps, name);
    return found < steps.size() ? StepId{found} : StepId{};
}
OutcomeId Scenario::outcome(std::string_view name) const {
    const std::size_t found = position_by_name(outcomes, name);
    return found < outcomes.size() ? OutcomeId{found} : OutcomeId{};
}
TeamId Scenario::team(std::string_view name) const {
    const std::size_t found = position_by_name(teams, name);
    return found < teams.size() ? TeamId{found} : TeamId{};
}
MarkId Scenario::mark(std::string_view name) const {
    const std::size_t found = position_by_name(marks, name);
    return found < marks.size() ? MarkId{found} : MarkId{};
}
SegmentId Scenario::segment(std::string_view name) const {
    const std::size_t found = position_by_name(segments, name);
    return found < segments.size() ? SegmentId{found} : SegmentId{};
}

Result<Scenario> build_scenario(const Draft& draft, Problems* warnings) {
    if (std::optional<Problem> refused = refusal::too_many_designs(draft)) return *refused;
    Resolver resolver(draft);
    resolver.effort = resolve_effort(resolver, draft.effort);
    Scenario scenario;
    scenario.alternative = draft.alternative;
    scenario.title = draft.title;
    scenario.summary = draft.summary;
    scenario.currency = draft.currency;
    scenario.effort = resolver.effort;
    scenario.run = resolve_run(resolver, draft.run);
    scenario.segments = resolve_segments(resolver, draft.customers);
    if (draft.customers.per_year)
        scenario.customers_per_year = resolver.number(*draft.customers.per_year, Dimension::number,
                                                      "customers.per_year", 1e-9);
    scenario.teams = resolve_teams(resolver, draft.teams);
    scenario.facts = resolve_facts(resolver, draft.facts);
    for (const auto& [name, meaning] : draft.marks) scenario.marks.push_back({name, meaning});
    for (const auto& [name, kind] : draft.outcomes) scenario.outcomes.push_back({name, kind});
    if (draft.outcomes.empty())
        resolver.problem("F053", "outcomes", "there is no outcome", "how a journey can end",
                         "add `done: resolved`");
    scenario.steps.reserve(draft.steps.size());
    for (const auto& [name, step] : draft.steps) {
        if (resolver.problems.size() > problems_told) return resolver.problems;
        scenario.steps.push_back(resolve_step(resolver, draft, name, step));
    }
    scenario.start = resolver.branches(draft.start, "start");
    if (draft.start.empty())
        resolver.problem("F053", "start", "journeys begin nowhere", "`start`: a step");
    scenario.costs = {
        resolver.number(draft.costs.one_off, Dimension::number, "costs.one_off", -1e15),
        resolver.number(draft.costs.per_year, Dimension::number, "costs.per_year", -1e15),
        resolver.number(draft.costs.per_case, Dimension::number, "costs.per_case", -1e15)};
    resolve_giving_up(resolver, draft, scenario);
    scenario.assumptions = draft.assumptions;
    collect_changes(draft, scenario);
    // Where the graph is known, what is wrong with it is told together with the rest.
    if (!std::ranges::all_of(resolver.problems, leaves_graph_known)) return resolver.problems;

    const StructureReport structure =
        analyse_structure(scenario.steps, scenario.start, scenario.outcomes);
    // In a baseline a step without journeys is a mistake, in a redesign what a move left behind.
    const bool is_baseline = draft.alternative == "baseline";
    if (!is_baseline)
        for (const StepId step : structure.unreachable)
            scenario.dropped.push_back(scenario.steps[step.index].name);
    Problems errors = std::move(resolver.problems);
    for (Problem& problem : structure_problems(structure, scenario.steps, is_baseline)) {
        if (problem.severity == Severity::error)
            errors.push_back(std::move(problem));
        else if (warnings)
            warnings->push_back(std::move(problem));
    }
    if (errors.empty()) errors = cut_beforehand(scenario, structure);
    if (!errors.empty()) return errors;
    if (warnings && is_baseline) {
        Problems of_draft = draft_warnings(draft);
        std::ranges::move(of_draft, std::back_inserter(*warnings));
    }
    return scenario;
}

Result<std::vector<Scenario>> build_alternatives(const Draft& draft,
                                                 const std::vector<std::string>& redesigns,
                                                 const std::atomic<bool>* cancel) {
    Problems problems;
    std::vector<Scenario> alternatives;
    const auto keep = [&](Result<Scenario> built) {
        if (built.ok()) {
            alternatives.push_back(std::move(built).value());
            return;
        }
        problems.insert(problems.end(), built.problems().begin(), built.problems().end());
    };
    keep(build_scenario(draft));
    if (!alternatives.empty()) alternatives[0].alternative_title = "Baseline";
    const Redesigner redesigner(draft);
    const std::set<std::string_view> wanted(redesigns.begin(), redesigns.end());
    for (const auto& [name, redesign] : draft.redesigns) {
        if (problems.size() > problems_told) break;
        if (is_cancelled(cancel)) return Problem{"F098", "redesigns", "interrupted", {}, {}};
        if (!wanted.empty() && !wanted.contains(name)) continue;
        Result<Alternative> applied = redesigner.apply(name);
        if (!applied.ok()) {
            problems.insert(problems.end(), applied.problems().begin(), applied.problems().end());
            if (redesigner.is_spent()) break;
            continue;
        }
        const std::size_t before = alternatives.size();
        // What is wrong with the baseline is said once, not again for every redesign.
        if (before == 0) continue;
        keep(build_scenario(applied.value().draft));
        if (alternatives.size() == before) continue;
        alternatives.back().alternative_title = redesign.title.empty() ? name : redesign.title;
        std::vector<std::string>& dropped = alternatives.back().dropped;
        const std::set<std::string> known(dropped.begin(), dropped.end());
        for (const std::string& step : applied.value().dropped)
            if (!known.contains(step)) dropped.push_back(step);
    }
    if (problems.size() > problems_told) {
        problems.resize(problems_told);
        problems.push_back(more_problems());
    }
    if (!problems.empty()) return problems;
    return alternatives;
}

bool Scenario::has_finite_memory() const {
    return std::ranges::none_of(segments,
                                [](const Segment& s) { return s.patience.has_value(); }) &&
           !any_ask(*this, [](const Ask& ask) { return is_without_end(ask.thing); });
}

double cost_beside_serving(const Scenario& scenario) {
    const double per_year = scenario.customers_per_year && *scenario.customers_per_year > 0
                                ? scenario.costs.per_year / *scenario.customers_per_year
                                : 0;
    return scenario.costs.per_case + per_year;
}

Scenario finite_twin(const Scenario& scenario) {
    Scenario twin = scenario;
    const auto prune = [](std::vector<Branch>& branches) {
        std::erase_if(branches, [](const Branch& branch) {
            return std::any_of(branch.asks.begin(), branch.asks.end(),
                               [](const Ask& ask) { return is_without_end(ask.thing); });
        });
    };
    for (Segment& segment : twin.segments) segment.patience.reset();
    prune(twin.start);
    for (Step& step : twin.steps) {
        prune(step.next);
        if (step.after) prune(step.after->next);
    }
    return twin;
}

}  // namespace friction
