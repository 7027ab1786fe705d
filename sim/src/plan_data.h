#pragma once
// Private: what a compiled scenario looks like to the engines. Flat arrays, ids as indices, no
// pointers.

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "friction/metric.h"
#include "friction/scenario.h"

namespace friction {

/// A promise that nobody made, a time-out that never comes, a bound that nothing passes.
inline constexpr double infinite = std::numeric_limits<double>::infinity();

/// A step or an outcome in one number: steps count from 0, outcome i is -1 - i.
using PlanTarget = std::int32_t;
[[nodiscard]] constexpr bool is_outcome(PlanTarget target) { return target < 0; }
[[nodiscard]] constexpr PlanTarget outcome_target(std::size_t outcome) {
    return -1 - static_cast<PlanTarget>(outcome);
}
[[nodiscard]] constexpr std::size_t outcome_of(PlanTarget target) {
    return static_cast<std::size_t>(-1 - target);
}

struct PlanWay {
    double up_to;  ///< cumulated share in written order; the last one is above every uniform
    PlanTarget target;
};

struct PlanBranch {
    std::uint32_t first_ask, ask_count;
    std::uint32_t first_way, way_count;
    double share;
    bool any, has_share;
    std::uint8_t share_purpose, way_purpose;
};

struct BranchList {
    std::uint32_t first = 0, count = 0;
    /// One case without condition or share, to which the odd half of the step's own block belongs.
    bool is_plain = false;
};

/// What kind of visit a step makes; the kernel is compiled once for each.
enum class Shape { choice, own_work, meeting, channel_wait, pending_wait, unseen_work };
[[nodiscard]] constexpr bool is_pending(Shape shape) {
    return shape == Shape::pending_wait || shape == Shape::unseen_work;
}

/// Which cause the bookings of a step go to: index into need, process, failure.
struct PlanStep {
    std::uint64_t luck;   ///< hash of the name whose draws it uses
    Distribution length;  ///< seconds
    double tone;
    double form_em, document_em, money_em;  ///< of one visit, tone included
    double fields, documents, pays, cost;
    double time_out_s;  ///< infinity when there is none
    double promised_s;  ///< infinity when there is none
    double staff_cost_per_minute;
    std::uint64_t needs;         ///< facts, without those the receiver always knows
    std::uint64_t needs_stated;  ///< all of them: what unseen work passes on
    std::int32_t by, to, receiver, meets_if_contact, meets;  ///< teams, -1: none
    std::int32_t visit_slot;  ///< of the visit counters, -1: cannot be entered twice
    std::uint32_t order;      ///< topological position of its component
    BranchList next, time_out;
    Channel channel;
    ContactBy contact;
    Cause cause;
    Shape shape;
    bool is_customer_work, is_wait, is_pending, is_live;
    bool customer_owns;  ///< the move is the customer's while it lasts
    bool is_calm;        ///< pending, company's move, status visible
    bool company_owns;   ///< pending, company's move
    bool is_held, is_in_line, is_staffed;
    bool has_marks, solved, refusal;
    bool has_events;  ///< marks, fields, documents, money or cost
    bool has_constant_length;
    std::uint32_t first_mark, mark_count;  ///< of PlanData::marks_set
};

struct PlanTeam {
    std::uint64_t knows = 0;  ///< facts, by known_to
    std::uint32_t first_sight = 0, sight_count = 0;
    double own_share = 1;
    std::uint64_t own_luck = 0;
    double cost_per_minute = 0;
};

/// One other team whose notes a team may see.
struct Sight {
    std::uint32_t team;
    double share;
    std::uint64_t luck;
};

struct PlanSegment {
    double up_to;  ///< cumulated share
    bool has_patience;
    Distribution patience;  ///< EM
    double yearly_value, severity;
    double stay_factor, negative_word;  ///< of an unresolved problem
};

struct PlanData {
    std::vector<PlanStep> steps;
    std::vector<PlanBranch> branches;
    std::vector<Ask> asks;
    std::vector<PlanWay> ways;
    std::vector<std::uint32_t> marks_set;  ///< of the file, by step
    std::vector<PlanTeam> teams;
    std::vector<Sight> sights;
    std::vector<double> tell_s;  ///< per fact
    std::vector<PlanSegment> segments;
    std::vector<OutcomeKind> outcomes;
    BranchList start;
    PlanTarget gives_up_as = -1;
    std::size_t visit_slots = 0;
    bool has_patience = false;
    bool has_facts = false;
    bool has_marks = false;
    double cost_per_journey = 0;  ///< costs per case and a year's, spread
    double per_year = 0;          ///< journeys a year, 0: not stated
    std::uint32_t max_visits = 1000;
    double same_within_em = 1;
    EffortModel effort;
    FeelingTable feeling;
    LoyaltyModel loyalty;
    /// Columns some journey of this plan may make different from 0, the feelings included.
    std::vector<bool> live;  ///< by Column
    std::vector<std::string> step_names, team_names, outcome_names, mark_names;
    ColumnLayout own_layout;  ///< of a run of this plan alone
};

/// What BlockRunner makes of the others, for every journey; `days` is one more where it is live.
inline constexpr std::array derived_columns = {Column::resolved,
                                               Column::believed_resolved,
                                               Column::silent_losses,
                                               Column::elapsed,
                                               Column::became_problem,
                                               Column::problems,
                                               Column::complaints_made,
                                               Column::complaints_seen,
                                               Column::ces,
                                               Column::easy,
                                               Column::hard,
                                               Column::disloyal,
                                               Column::negative_word,
                                               Column::repurchase,
                                               Column::spend_more,
                                               Column::stay,
                                               Column::value_at_risk,
                                               Column::better_off,
                                               Column::same,
                                               Column::worse_off,
                                               Column::effort_saved,
                                               Column::net_gain};

// purposes of draws
inline constexpr std::uint8_t length_purpose =
    0;  ///< with the first case of `next` in the same block
inline constexpr std::uint8_t first_next_purpose = 1;  ///< case i: 1 + 2i, its own share: 2 + 2i
inline constexpr std::uint8_t first_time_out_purpose = 129;

}  // namespace friction
