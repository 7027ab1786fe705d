// A redesign as a whole: included ones first, then its own changes, then what the moves together
// must satisfy.

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "draft_graph.h"
#include "friction/move.h"
#include "friction/problem_limit.h"
#include "move_primitives.h"
#include "move_problems.h"

namespace friction {
namespace {

using refusal::problem;

// Deeper chains of `includes` than anybody writes; a file could hold enough of them to use up the
// stack.
constexpr std::size_t longest_chain = 100;

// What the redesigns of one file may ask for together, counted in steps and ways looked at, which
// take some nanoseconds each: a second or two. A move and a key remembered for those that include
// it are worth as many as they take. Two hundred thousand moves of their own may be made; what is
// refused is a file whose few moves each look at all of many steps, or whose redesigns include one
// another again and again.
constexpr std::size_t work_max = 200'000'000, work_of_a_move = 1'000, work_of_a_key = 200;

std::string changes_place(const std::string& redesign, std::size_t change) {
    return std::string("redesigns.")
        .append(redesign)
        .append(".changes.")
        .append(std::to_string(change));
}

Problem too_much_work(const std::string& redesign) {
    return problem(refusal::too_much, std::string("redesigns.").append(redesign),
                   "the redesigns of this file, up to this one, ask for more than 200,000 moves "
                   "or for as much work",
                   "fewer moves, fewer steps, or redesigns that include fewer others",
                   "write a part of the redesigns into a file of its own");
}

void leave_out_too_many(Problems& problems) {
    if (problems.size() <= problems_told) return;
    problems.resize(problems_told);
    problems.push_back(more_problems());
}

using RedesignsByName = std::unordered_map<std::string_view, const Redesign*>;

// By name, as in Redesigner.
using RefusedIncludes = std::unordered_map<std::string, Problem>;

// What a redesign, its includes among it, finally wrote under each key.
using Writes = std::map<std::string, std::string>;

class Maker {
public:
    WorkingDraft draft;
    Problems problems;
    Reassigned reassigned;
    std::vector<std::pair<std::string, std::string>>
        without_place;                                       // inserted step, place of the move
    std::vector<std::pair<std::string, std::string>> lucky;  // `luck_of`, place of the move

    // `work_done` before: what other redesigns of the file took; `refused_includes` by them, too.
    Maker(const Draft& process, const Named<Redesign>& written, const RedesignsByName& by_name,
          std::size_t work_done, RefusedIncludes& refused_includes)
        : draft(process),
          written_(written),
          by_name_(by_name),
          refused_includes_(refused_includes) {
        draft.charge(work_done);
    }

    // Makes the includes, each once however often it is included, then the changes.
    void make(const std::string& name) {
        if (made_.contains(name) || !may_include(name)) return;
        chain_.push_back(name);
        const Redesign& redesign = *by_name_.at(name);
        const std::string place = refusal::includes_place(name);
        Writes writes;
        std::map<std::string, std::pair<std::string, std::string>>
            disputed;  // key -> the two that differ
        std::map<std::string, std::string> writer;
        for (const std::string& included : redesign.includes) {
            if (!by_name_.contains(included)) {
                problems.push_back(
                    refusal::unknown("redesign", included, place, refusal::names_of(written_)));
                continue;
            }
            make(included);
            if (is_enough()) return;
            draft.charge(made_[included].size() * work_of_a_key);
            for (const auto& [key, text] : made_[included]) {
                const auto known = writes.find(key);
                if (known != writes.end() && known->second != text)
                    disputed.emplace(key, std::pair(writer[key], included));
                writes[key] = text;
                writer[key] = included;
            }
        }
        const Writes own = make_changes(name, redesign);
        if (is_enough()) return;
        for (const auto& [key, two] : disputed)
            if (!own.contains(key))
                problems.push_back(disagreement(key, two.first, two.second, place));
        for (const auto& [key, text] : own) writes[key] = text;
        made_[name] = std::move(writes);
        chain_.pop_back();
    }

    [[nodiscard]] const std::map<std::string, Writes>& made() const { return made_; }

private:
    const Named<Redesign>& written_;
    const RedesignsByName& by_name_;
    RefusedIncludes& refused_includes_;
    std::map<std::string, Writes> made_;
    std::map<std::string, std::string> removed_;  // step -> the move that took it away
    std::vector<std::string> chain_;  // the redesign being made, behind those that include it
    bool is_spent_ = false;

    // So many problems that more would tell little, or so much work that nobody would wait for it.
    bool is_enough() {
        if (is_spent_ || problems.size() > problems_told) return true;
        if (draft.work() <= work_max) return false;
        is_spent_ = true;
        problems.insert(problems.begin(), too_much_work(chain_.front()));
        return true;
    }

    bool may_include(const std::string& name) {
        const auto begin = std::find(chain_.begin(), chain_.end(), name);
        const bool is_circle = begin != chain_.end();
        if (!is_circle && chain_.size() < longest_chain) return true;
        std::vector<std::string> part(is_circle ? begin : chain_.begin(), chain_.end());
        part.push_back(name);
        problems.push_back(refused_once(
            part, is_circle ? refusal::circle_of_includes(part) : refusal::row_of_includes(part)));
        return false;
    }

    // The problem that is known of one of them already, or else this one.
    const Problem& refused_once(const std::vector<std::string>& part, Problem refused) {
        for (const std::string& member : part)
            if (const auto known = refused_includes_.find(member); known != refused_includes_.end())
                refused = known->second;
        for (const std::string& member : part) refused_includes_.emplace(member, refused);
        return refused_includes_.at(part.front());
    }

    // A refused move is left out and the others are made, so that all problems are found at once.
    Writes make_changes(const std::string& name, const Redesign& redesign) {
        Writes own;
        const bool is_compared = chain_.size() > 1 || !redesign.includes.empty();
        for (std::size_t i = 0; i < redesign.changes.size() && !is_enough(); ++i) {
            const std::string place = changes_place(name, i);
            draft.charge(work_of_a_move);
            const Result<std::vector<Move>> expansion =
                expand_move(draft, redesign.changes[i], place);
            Problems refused =
                expansion.ok() ? make_all(draft, expansion.value(), place) : expansion.problems();
            for (Problem& one : refused) tell_of_removal(one);
            if (expansion.ok())
                for (const Move& primitive : expansion.value()) {
                    note(primitive, place);
                    if (!is_compared) continue;
                    for (auto& [key, text] : written_keys(primitive)) own[key] = std::move(text);
                }
            if (refused.empty() && expansion.ok())
                for (const Move& primitive : expansion.value())
                    if (const auto* remove = std::get_if<Remove>(&primitive))
                        for (const std::string& step : remove->steps)
                            removed_[step] = std::string("move ")
                                                 .append(std::to_string(i + 1))
                                                 .append(" of redesign ")
                                                 .append(in_quotes(name));
            problems.insert(problems.end(), refused.begin(), refused.end());
        }
        return own;
    }

    // A name that was right before an earlier move is no misspelling.
    void tell_of_removal(Problem& one) const {
        if (one.code != refusal::unknown_name) return;
        const auto removed = removed_.find(one.word);
        if (removed == removed_.end() ||
            one.found != std::string("there is no step ").append(in_quotes(one.word)))
            return;
        one.found = std::string("step ")
                        .append(in_quotes(one.word))
                        .append(" has been removed by ")
                        .append(removed->second);
        one.hint = "put this move before the one that removes the step, or leave it out";
    }

    void note(const Move& primitive, const std::string& place) {
        if (const auto* reassign = std::get_if<Reassign>(&primitive))
            reassigned.emplace_back(reassign->step, place);
        if (const auto* insert = std::get_if<Insert>(&primitive)) {
            if (insert->before.empty() && insert->after.empty() && insert->between.empty())
                without_place.emplace_back(insert->step, place);
            if (!insert->content.values.luck_of.empty())
                lucky.emplace_back(insert->content.values.luck_of, place);
        }
    }

    Problem disagreement(const std::string& key, const std::string& first,
                         const std::string& second, const std::string& place) const {
        return problem(refusal::includes_disagree, place,
                       in_quotes(first)
                           .append(" and ")
                           .append(in_quotes(second))
                           .append(" both set ")
                           .append(key)
                           .append(": ")
                           .append(made_.at(first).at(key))
                           .append(" and ")
                           .append(made_.at(second).at(key)),
                       "the same value in both, or one under `changes`",
                       "say under `changes` which it is when both are done");
    }
};

void check_inserted(const Maker& made, const Draft& baseline, Problems& problems) {
    std::set<std::string> named;
    const auto name_all = [&](std::string_view step, const Next& next) {
        for (const Case& written : next.cases)
            for (const Way& way : written.ways)
                if (way.target != step) named.insert(way.target);
    };
    if (!made.without_place.empty()) {
        name_all({}, made.draft.rest().start);
        for (const auto& [name, step] : made.draft.steps()) {
            name_all(name, step.next);
            if (step.after) name_all(name, step.after->next);
        }
    }
    for (const auto& [step, place] : made.without_place)
        if (made.draft.step(step) != nullptr && !named.contains(step))
            problems.push_back(problem(
                refusal::nothing_leads_to_it, place,
                std::string("step ")
                    .append(in_quotes(step))
                    .append(" is inserted, and nothing leads to it"),
                "`before`, `after` or `between`, or another move that leads to it",
                std::string("for example `reroute: {from: STEP, to: ").append(step).append("}`")));
    if (made.lucky.empty()) return;
    const std::vector<std::string_view> names = refusal::names_of(baseline.steps);
    const std::unordered_set<std::string_view> written(names.begin(), names.end());
    for (const auto& [step, place] : made.lucky) {
        if (problems.size() > problems_told) return;
        if (made.draft.step(step) == nullptr && !written.contains(step))
            problems.push_back(problem(refusal::no_such_luck, place,
                                       std::string("`luck_of` names ")
                                           .append(in_quotes(step))
                                           .append(", and there is no such step"),
                                       "the step whose draws the new one uses",
                                       did_you_mean(step, names)));
    }
}

// The unreached steps nobody names any more. A way with a share of 0% may still name one: such a
// step stays, and so do those behind it.
std::set<std::string> without_name(const Draft& draft, const std::vector<bool>& reached) {
    std::map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < draft.steps.size(); ++i) position.emplace(draft.steps[i].first, i);
    std::vector<bool> kept = reached;
    std::vector<std::size_t> open;
    const auto keep_named = [&](const Next& next) {
        for (const Case& written : next.cases)
            for (const Way& way : written.ways) {
                const auto named = position.find(way.target);
                if (named == position.end() || kept[named->second]) continue;
                kept[named->second] = true;
                open.push_back(named->second);
            }
    };
    const auto keep_behind = [&](const StepDraft& step) {
        keep_named(step.next);
        if (step.after) keep_named(step.after->next);
    };
    keep_named(draft.start);
    for (std::size_t i = 0; i < reached.size(); ++i)
        if (reached[i]) keep_behind(draft.steps[i].second);
    while (!open.empty()) {
        const std::size_t i = open.back();
        open.pop_back();
        keep_behind(draft.steps[i].second);
    }
    std::set<std::string> gone;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (!kept[i]) gone.insert(draft.steps[i].first);
    return gone;
}

void forget_step(Draft& draft, const std::string& name) {
    const std::string part = "steps." + name;
    draft.origin.erase(part);
    std::erase_if(draft.origin, [&, below = part + '.'](const auto& origin) {
        return origin.first.starts_with(below);
    });
}

// Takes away the steps no journey comes to any more.
std::vector<std::string> drop_unreached(Draft& draft, const std::string& place,
                                        Problems& problems) {
    const std::vector<bool> reached = DraftGraph(draft).reached_from_start();
    std::vector<std::string> dropped;
    for (std::size_t i = 0; i < reached.size(); ++i)
        if (!reached[i]) dropped.push_back(draft.steps[i].first);
    if (dropped.empty()) return dropped;
    const std::set<std::string> gone = without_name(draft, reached);
    std::erase_if(draft.steps, [&](const auto& named) { return gone.contains(named.first); });
    for (const std::string& name : gone) forget_step(draft, name);
    for_each_next(draft, [&](std::string_view step, std::string_view key, const Next& next) {
        for (const std::string& asked : asked_about(next))
            if (gone.contains(asked))
                problems.push_back(problem(refusal::still_asked_about, place,
                                           std::string("no journey comes to step ")
                                               .append(in_quotes(asked))
                                               .append(" any more, and ")
                                               .append(place_of(step, key))
                                               .append(" still asks how often it was visited"),
                                           "no condition names a step that is dropped",
                                           std::string("add `set: {step: ")
                                               .append(step)
                                               .append(", ")
                                               .append(key)
                                               .append(": ...}` without the question")));
    });
    return dropped;
}

// Sums of one kind of cost. A parameter stays a parameter when it is the only one.
void add_cost(Value& sum, const Value& cost, const Draft& draft, const std::string& place,
              Problems& problems) {
    if (cost == Value{}) return;
    if (sum == Value{}) {
        sum = cost;
        return;
    }
    double total = 0;
    for (const Value& value : {sum, cost}) {
        const std::optional<double> resolved = resolve(value, draft);
        if (!resolved)
            problems.push_back(refusal::unknown("parameter", value.parameter, place,
                                                refusal::names_of(draft.parameters)));
        total += resolved.value_or(0);
    }
    sum = Value{{total, cost.literal.dimension}, {}};
}

// "steps.ask.next" and "steps." -> "ask"
std::string_view name_after(std::string_view section, std::string_view place) {
    return place.substr(section.size(), place.find('.', section.size()) - section.size());
}

constexpr std::string_view in_redesigns = "redesigns.", in_steps = "steps.";

// Of the assumptions at these positions those that are used: that stand in what was kept of the
// baseline or in a redesign that was made, and in whose place no move has written something else. A
// `next` of which a move led one way elsewhere keeps its shares.
std::vector<Assumption> used(const std::vector<Assumption>& written,
                             const std::vector<std::size_t>& positions, const Draft& alternative) {
    std::unordered_set<std::string_view> steps;
    for (const auto& [name, step] : alternative.steps) steps.insert(name);
    const auto is_used = [&](const std::string& place) {
        if (place.starts_with(in_steps) && !steps.contains(name_after(in_steps, place)))
            return false;
        for (std::size_t end = place.find('.'); end != std::string::npos;) {
            end = place.find('.', end + 1);
            const std::string part = place.substr(0, end);
            if (alternative.origin.contains(part) && !part.ends_with(".next") && part != "start")
                return false;
        }
        return true;
    };
    std::vector<Assumption> kept;
    for (const std::size_t i : positions)
        if (is_used(written[i].place)) kept.push_back(written[i]);
    return kept;
}

// What redesigns change. Their moves, a hundred thousand perhaps, are not copied for nothing.
Draft process_of(const Draft& written) {
    Draft process;
    process.title = written.title;
    process.summary = written.summary;
    process.currency = written.currency;
    process.source = written.source;
    process.parameters = written.parameters;
    process.customers = written.customers;
    process.teams = written.teams;
    process.facts = written.facts;
    process.marks = written.marks;
    process.start = written.start;
    process.steps = written.steps;
    process.outcomes = written.outcomes;
    process.effort = written.effort;
    process.run = written.run;
    process.alternative = written.alternative;
    process.tried = written.tried;
    process.costs = written.costs;
    process.origin = written.origin;
    return process;
}

}  // namespace

Redesigner::Redesigner(const Draft& written) : written_(written) {
    if (refusal::too_many_designs(written)) {
        work_done_ = work_max + 1;
        return;
    }
    if (!written.redesigns.empty()) process_ = process_of(written);
    for (const auto& [name, redesign] : written.redesigns) redesigns_.emplace(name, &redesign);
    for (std::size_t i = 0; i < written.assumptions.size(); ++i) {
        const std::string_view place = written.assumptions[i].place;
        const bool is_in_redesign = place.starts_with(in_redesigns);
        assumptions_[is_in_redesign ? name_after(in_redesigns, place) : std::string_view{}]
            .push_back(i);
    }
}

Result<Alternative> Redesigner::apply(std::string_view redesign) const {
    const std::string name(redesign);
    if (std::optional<Problem> refused = refusal::too_many_designs(written_)) return *refused;
    if (!redesigns_.contains(redesign))
        return refusal::unknown("redesign", redesign, "redesigns",
                                refusal::names_of(written_.redesigns));
    Maker maker(process_, written_.redesigns, redesigns_, work_done_, refused_includes_);
    maker.make(name);
    work_done_ = maker.draft.work();
    Problems problems = std::move(maker.problems);
    leave_out_too_many(problems);
    // What moves must satisfy together is asked only when each could be made.
    if (!problems.empty()) return problems;

    const std::string place = "redesigns." + name;
    check_inserted(maker, process_, problems);
    Alternative alternative{.draft = std::move(maker.draft).take(), .dropped = {}};
    alternative.dropped = drop_unreached(alternative.draft, place, problems);
    const Problems out_of_reach =
        check_reassigned(alternative.draft, maker.reassigned, work_done_, work_max);
    if (is_spent()) return too_much_work(name);
    problems.insert(problems.end(), out_of_reach.begin(), out_of_reach.end());

    CostsDraft costs = written_.costs;
    std::vector<std::size_t> assumed;
    const auto assume = [&](std::string_view part) {
        if (const auto known = assumptions_.find(part); known != assumptions_.end())
            assumed.insert(assumed.end(), known->second.begin(), known->second.end());
    };
    assume({});
    for (const auto& [made, writes] : maker.made()) {
        assume(made);
        const CostsDraft& own = redesigns_.at(made)->costs;
        const std::string costs_place = std::string("redesigns.").append(made).append(".costs");
        add_cost(costs.one_off, own.one_off, alternative.draft, costs_place, problems);
        add_cost(costs.per_year, own.per_year, alternative.draft, costs_place, problems);
        add_cost(costs.per_case, own.per_case, alternative.draft, costs_place, problems);
    }
    leave_out_too_many(problems);
    if (!problems.empty()) return problems;
    alternative.draft.costs = costs;
    alternative.draft.alternative = name;
    std::sort(assumed.begin(), assumed.end());
    alternative.draft.assumptions = used(written_.assumptions, assumed, alternative.draft);
    return alternative;
}

bool Redesigner::is_spent() const { return work_done_ > work_max; }

Result<Alternative> apply_redesign(const Draft& draft, std::string_view redesign) {
    return Redesigner(draft).apply(redesign);
}

}  // namespace friction
