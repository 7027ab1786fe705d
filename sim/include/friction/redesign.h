#pragma once
// The moves of a redesign as written: the closed list. Five suffice; the short forms expand to them.
//
// friction/move.h applies them.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "friction/draft.h"

namespace friction {

/// `insert: {step: N, before: X | after: X | between: [X, Y] | nothing, luck_of: OLD, ...keys of a step}`
struct Insert {
    std::string step;
    std::string before;
    std::string after;  ///< the place, never the time-out
    std::vector<std::string> between;
    Patch<StepDraft> content;  ///< keys given; `luck_of` in content.values.luck_of
    static constexpr std::string_view name = "insert";
};

/// `remove: X`, `[X, Y]`, `{steps: [X, Y], then: T}`
struct Remove {
    std::vector<std::string> steps;
    std::string then;
    static constexpr std::string_view name = "remove";
};

/// `reassign: {step, to, channel, time, contact, fields, documents}`
struct Reassign {
    std::string step;
    std::string to;
    Patch<StepDraft> given;  ///< of channel, time, contact, fields, documents those that are written
    static constexpr std::string_view name = "reassign";
};

/// `reroute: {from, instead_of, share, to}`
struct Reroute {
    std::string from;
    std::string instead_of;
    std::optional<Value> share;
    Next to;
    static constexpr std::string_view name = "reroute";
};

/// `set: {step|team|fact|parameter|segment|customers|effort: NAME, KEY: VALUE...}`. NAME is `all` for customers and for
/// the threshold and value of time under effort; `weights` or `tone` for the numbers there.
struct Set {
    std::string kind;
    std::string target;
    std::variant<Patch<StepDraft>, Patch<TeamDraft>, Patch<FactDraft>, Patch<ParameterDraft>, Patch<SegmentDraft>,
                 Patch<CustomersDraft>, Patch<EffortDraft>, Named<NumberDraft>>
        patch;
    static constexpr std::string_view name = "set";
};

struct ShareNotes {
    std::vector<std::string> teams;
    static constexpr std::string_view name = "share_notes";
};
struct SingleOwner {
    std::string team;
    std::vector<std::string> of;
    static constexpr std::string_view name = "single_owner";
};
struct Automate {
    std::string step;
    std::string to;
    std::optional<DistributionText> time;
    static constexpr std::string_view name = "automate";
};
struct Prefill {
    std::string step;
    Value fields_moved;
    static constexpr std::string_view name = "prefill";
};
/// Empty: `show_status: all`.
struct ShowStatus {
    std::vector<std::string> steps;
    static constexpr std::string_view name = "show_status";
};
/// `notify: {wait: W, channel, needless: 30%, asks: {by, channel, time}}`
struct Notify {
    std::string wait;
    Channel channel = Channel::none;
    std::optional<Value> needless;
    std::string asks_by;
    Channel asks_channel = Channel::none;
    std::optional<DistributionText> asks_time;
    static constexpr std::string_view name = "notify";
};
struct Prevent {
    std::string step;
    Value share;
    Next to;
    static constexpr std::string_view name = "prevent";
};

using Move = std::variant<Insert, Remove, Reassign, Reroute, Set, ShareNotes, SingleOwner, Automate, Prefill, ShowStatus,
                          Notify, Prevent>;

/// Names of moves of the language that are not built yet.
inline constexpr std::array<std::string_view, 12> moves_not_yet = {
    "merge_teams", "empower", "self_serve", "callback", "confirm_closing", "fast_track",
    "detect", "apologise", "compensate", "delight", "feedback", "add_staff"};

struct Redesign {
    std::string title;
    std::string summary;
    std::vector<std::string> includes;
    CostsDraft costs;
    std::vector<Move> changes;
    std::string source;
};

}  // namespace friction
