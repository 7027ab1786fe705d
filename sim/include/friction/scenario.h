#pragma once
// A checked scenario: one alternative, every name resolved, every parameter put in.
//
// Only build_scenario() makes one, so no later stage checks again. Draft -> build_scenario ->
// Scenario -> compile -> Plan.

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "friction/distribution.h"
#include "friction/effort.h"
#include "friction/ids.h"
#include "friction/result.h"
#include "friction/scenario_draft.h"
#include "friction/words.h"

namespace friction {

/// A step or an outcome.
struct Target {
    StepId step;
    OutcomeId outcome;  ///< exactly one of the two exists

    [[nodiscard]] bool is_outcome() const { return outcome.exists(); }
    friend bool operator==(const Target&, const Target&) = default;
};

/// The arc of the graph with its share of the case it stands in.
struct Handoff {
    Target target;
    double share = 1;     ///< 0..1; the shares of a case add up to 1 within 1e-9
    bool varies = false;  ///< the share is a parameter's, or what one leaves

    friend bool operator==(const Handoff&, const Handoff&) = default;
};

struct Ask {  ///< one comparison of a condition, resolved
    Thing thing = Thing::visits;
    Relation relation = Relation::at_least;
    StepId step;        ///< visits
    SegmentId segment;  ///< segment
    double value = 0;   ///< effort: EM; elapsed: seconds; else a count
    MarkId mark{};      ///< count
};

/// A case of `next`, tried in order; the last one has no condition and no share.
struct Branch {
    std::vector<Ask> asks;   ///< empty: always
    bool any = false;        ///< asks joined by `or`
    bool has_share = false;  ///< taken only with chance `share` when the condition holds
    double share = 1;
    bool share_varies = false;      ///< it is a parameter's
    std::vector<Handoff> handoffs;  ///< in written order
};

struct TimeOutRule {
    double time_s = 0;  ///< taken when the drawn length is longer, not at the same moment
    std::vector<Branch> next;
};

enum class StepKind { choice, customer_work, team_work, wait };

struct Step {
    std::string name, title;
    std::string luck_name;  ///< whose draws it uses: its own name, or the step of `luck_of`
    StepKind kind = StepKind::choice;
    TeamId by;            ///< team_work only
    TeamId to;            ///< who gets the matter
    Distribution length;  ///< seconds; Constant 0 for choices
    Channel channel = Channel::none;
    ContactBy contact = ContactBy::none;  ///< defaults resolved: never by_default
    std::vector<FactId> needs;
    double fields = 0, prefilled = 0, documents = 0;
    double pays = 0, cost = 0;  ///< money
    double tone = 1;            ///< factor on all EM booked here; 1 on steps that no team performs
    bool solved = false, refusal = false, apology = false, gift = false;
    std::vector<MarkId> own_marks;
    Cause cause = Cause::need;
    Owner owner = Owner::unstated;  ///< of pending minutes; company for unseen work
    bool status_visible = false;
    std::optional<double> promised_s;
    std::optional<TimeOutRule> after;
    std::vector<Branch> next;

    /// Work of a team that is not on a live channel.
    [[nodiscard]] bool is_unseen_work() const {
        return kind == StepKind::team_work && !is_live(channel);
    }
    /// Minutes that only pass: a wait without channel, or unseen work.
    [[nodiscard]] bool is_pending() const {
        return (kind == StepKind::wait && channel == Channel::none) || is_unseen_work();
    }
    /// The team that hears the needs: `to` of customer's work, the performer on a live channel;
    /// else none.
    [[nodiscard]] TeamId receiver() const {
        if (kind == StepKind::customer_work) return to;
        return kind == StepKind::team_work && is_live(channel) ? by : TeamId{};
    }
};

struct Team {
    std::string name, title;
    double cost_per_minute = 0;  ///< money
    bool automated = false;
    /// sees[t]: share of journeys in which it sees the notes of team t; of itself 1 unless stated.
    std::vector<double> sees;
};

struct Fact {
    std::string name, title;
    double tell_s = 0;
    std::vector<TeamId> known_to;
};

/// A mark of the file: counted, and nothing else follows from it.
struct OwnMark {
    std::string name, meaning;
};

struct Outcome {
    std::string name;
    OutcomeKind kind = OutcomeKind::resolved;
};

struct Segment {
    std::string name, title;
    double share = 1;
    std::optional<Distribution> patience;  ///< EM
    double yearly_value = 0, severity = 0;
};

struct RunSettings {
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> journeys;
    double precision = 0.01;  ///< of the baseline's mean effort
    double same_within_em = 1;
    std::uint32_t max_visits = 1000;
};

struct Costs {
    double one_off = 0, per_year = 0, per_case = 0;  ///< money
};

struct Scenario {
    std::string alternative = "baseline";  ///< name
    std::string alternative_title;
    std::string title, summary, currency;
    std::vector<Segment> segments;  ///< at least one
    std::optional<double> customers_per_year;
    OutcomeId gives_up_as;  ///< exists when any segment has patience
    std::vector<Team> teams;
    std::vector<Fact> facts;  ///< at most 64
    std::vector<OwnMark> marks;
    std::vector<Step> steps;
    std::vector<Outcome> outcomes;
    std::vector<Branch> start;
    EffortModel effort;
    LoyaltyModel loyalty;
    RunSettings run;
    Costs costs;
    std::vector<Assumption> assumptions;
    std::vector<std::string>
        dropped;  ///< steps of the baseline that nothing reaches in this alternative
    std::vector<std::string> changed;  ///< steps added or changed by moves

    [[nodiscard]] StepId step(std::string_view name) const;  ///< none when absent
    [[nodiscard]] OutcomeId outcome(std::string_view name) const;
    [[nodiscard]] TeamId team(std::string_view name) const;
    [[nodiscard]] SegmentId segment(std::string_view name) const;
    [[nodiscard]] MarkId mark(std::string_view name) const;
    /// No patience and no condition on what takes endless memory (is_without_end).
    [[nodiscard]] bool has_finite_memory() const;
};

/// Checks a draft as a whole and resolves it: names, dimensions, shares, required and forbidden
/// keys per kind of step, the graph (friction/structure.h). All problems at once, each with its
/// place. Warnings are returned in `warnings`.
[[nodiscard]] Result<Scenario> build_scenario(const Draft& draft, Problems* warnings = nullptr);

/// Baseline and the redesigns named (all when empty), in the order of the file, each checked. A
/// large file takes half a minute: once `cancel` is set it is refused (F098) before the next
/// design.
[[nodiscard]] Result<std::vector<Scenario>> build_alternatives(
    const Draft& draft, const std::vector<std::string>& redesigns = {},
    const std::atomic<bool>* cancel = nullptr);

/// What a case costs whatever happens in it, in the currency: `per_case`, and its part of
/// `per_year`, which the journeys of a year bear.
[[nodiscard]] double cost_beside_serving(const Scenario& scenario);

/// Does any condition of any branch, of the start and of what follows rounds too, answer to `is`?
template <class Is>
[[nodiscard]] bool any_ask(const Scenario& scenario, Is&& is) {
    const auto in = [&](const std::vector<Branch>& branches) {
        return std::ranges::any_of(
            branches, [&](const Branch& branch) { return std::ranges::any_of(branch.asks, is); });
    };
    return in(scenario.start) || std::ranges::any_of(scenario.steps, [&](const Step& step) {
               return in(step.next) || (step.after && in(step.after->next));
           });
}

/// The same scenario without patience and without cases that ask for what takes endless memory:
/// what can be solved exactly.
[[nodiscard]] Scenario finite_twin(const Scenario& scenario);

}  // namespace friction
