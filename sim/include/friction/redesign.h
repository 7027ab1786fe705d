#pragma once
// The moves of a redesign as written: the closed list. Five suffice; the short forms expand to
// them.
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

/// `insert: {step: N, before: X | after: X | between: [X, Y] | nothing, luck_of: OLD, ...keys of a
/// step}`
struct Insert {
    std::string step;
    std::string before;
    std::string after;  ///< the place, never the time-out
    std::vector<std::string> between;
    Patch<StepDraft> content;  ///< keys given; `luck_of` in content.values.luck_of
    static constexpr std::string_view name = "insert";
    friend bool operator==(const Insert&, const Insert&) = default;
};

/// `remove: X`, `[X, Y]`, `{steps: [X, Y], then: T}`
struct Remove {
    std::vector<std::string> steps;
    std::string then;
    static constexpr std::string_view name = "remove";
    friend bool operator==(const Remove&, const Remove&) = default;
};

/// `reassign: {step, to, channel, time, contact, fields, documents}`
struct Reassign {
    std::string step;
    std::string to;
    Patch<StepDraft>
        given;  ///< of channel, time, contact, fields, documents those that are written
    static constexpr std::string_view name = "reassign";

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "step",
                    .help = "the step that somebody else performs from now on",
                    .presence = Presence::required,
                    .refers_to = "step"},
              self.step);
        visit(Field{.key = "to",
                    .help = "the new performer: customer or a team",
                    .presence = Presence::required,
                    .refers_to = "performer"},
              self.to);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const Reassign&, const Reassign&) = default;
};

/// `reroute: {from, instead_of, share, to}`
struct Reroute {
    std::string from;
    std::string instead_of;
    std::optional<Value> share;
    Next to;
    static constexpr std::string_view name = "reroute";

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "from",
                    .help = "the step whose way on changes",
                    .presence = Presence::required,
                    .refers_to = "step"},
              self.from);
        visit(Field{.key = "instead_of",
                    .help = "only its way to this step or outcome",
                    .refers_to = "target"},
              self.instead_of);
        visit(Field{.key = "share",
                    .help = "only this share of it",
                    .dimension = Dimension::share,
                    .high = 1},
              self.share);
        visit(Field{.key = "to", .help = "where it leads now", .presence = Presence::required},
              self.to);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const Reroute&, const Reroute&) = default;
};

/// `set: {step|team|fact|parameter|segment|customers|effort: NAME, KEY: VALUE...}`. NAME is `all`
/// for customers and for the threshold and value of time under effort; `weights` or `tone` for the
/// numbers there.
struct Set {
    std::string kind;
    std::string target;
    std::variant<Patch<StepDraft>, Patch<TeamDraft>, Patch<FactDraft>, Patch<ParameterDraft>,
                 Patch<SegmentDraft>, Patch<CustomersDraft>, Patch<EffortDraft>, Named<NumberDraft>>
        patch;
    static constexpr std::string_view name = "set";
    friend bool operator==(const Set&, const Set&) = default;
};

struct ShareNotes {
    std::vector<std::string> teams;
    static constexpr std::string_view name = "share_notes";
    friend bool operator==(const ShareNotes&, const ShareNotes&) = default;
};
struct SingleOwner {
    std::string team;
    std::vector<std::string> of;
    static constexpr std::string_view name = "single_owner";

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "team",
                    .help = "the one team the customer deals with",
                    .presence = Presence::required,
                    .refers_to = "team"},
              self.team);
        visit(Field{.key = "of",
                    .help = "the teams it stands in for",
                    .presence = Presence::required,
                    .refers_to = "team"},
              self.of);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const SingleOwner&, const SingleOwner&) = default;
};
struct Automate {
    std::string step;
    std::string to;
    std::optional<DistributionText> time;
    static constexpr std::string_view name = "automate";

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "step",
                    .help = "the step a system performs from now on",
                    .presence = Presence::required,
                    .refers_to = "step"},
              self.step);
        visit(Field{.key = "to",
                    .help = "the automated team",
                    .presence = Presence::required,
                    .refers_to = "team"},
              self.to);
        visit(
            Field{.key = "time", .help = "how long it takes now", .dimension = Dimension::duration},
            self.time);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const Automate&, const Automate&) = default;
};
struct Prefill {
    std::string step;
    Value fields_moved;
    static constexpr std::string_view name = "prefill";

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "step",
                    .help = "the step with the form",
                    .presence = Presence::required,
                    .refers_to = "step"},
              self.step);
        visit(Field{.key = "fields",
                    .help = "so many fields are checked instead of typed",
                    .presence = Presence::required,
                    .high = 1e6},
              self.fields_moved);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const Prefill&, const Prefill&) = default;
};
/// Empty: `show_status: all`.
struct ShowStatus {
    std::vector<std::string> steps;
    static constexpr std::string_view name = "show_status";
    friend bool operator==(const ShowStatus&, const ShowStatus&) = default;
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

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "wait",
                    .help = "the wait before which a message is sent",
                    .presence = Presence::required,
                    .refers_to = "step"},
              self.wait);
        visit(Field{.key = "channel", .help = "how it is sent", .presence = Presence::required},
              self.channel);
        visit(Field{.key = "needless",
                    .help = "share of those who call first",
                    .dimension = Dimension::share,
                    .high = 1},
              self.needless);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const Notify&, const Notify&) = default;
};
struct Prevent {
    std::string step;
    Value share;
    Next to;
    static constexpr std::string_view name = "prevent";

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "step",
                    .help = "the step that fewer come to",
                    .presence = Presence::required,
                    .refers_to = "step"},
              self.step);
        visit(Field{.key = "share",
                    .help = "how many are kept from it",
                    .dimension = Dimension::share,
                    .presence = Presence::required,
                    .high = 1},
              self.share);
        visit(Field{.key = "to", .help = "where they go instead", .presence = Presence::required},
              self.to);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const Prevent&, const Prevent&) = default;
};

using Move = std::variant<Insert, Remove, Reassign, Reroute, Set, ShareNotes, SingleOwner, Automate,
                          Prefill, ShowStatus, Notify, Prevent>;

/// Names of moves of the language that are not built yet.
inline constexpr std::array<std::string_view, 12> moves_not_yet = {
    "merge_teams", "empower",   "self_serve", "callback", "confirm_closing", "fast_track",
    "detect",      "apologise", "compensate", "delight",  "feedback",        "add_staff"};

struct Redesign {
    std::string title;
    std::string summary;
    std::vector<std::string> includes;
    CostsDraft costs;
    std::vector<Move> changes;
    std::string source;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field{.key = "title", .help = "what people call it"}, self.title);
        visit(Field{.key = "summary", .help = "what is changed and why"}, self.summary);
        visit(Field{.key = "includes",
                    .help = "redesigns that are applied first",
                    .refers_to = "redesign"},
              self.includes);
        visit(Field{.key = "costs", .help = "what it costs the company"}, self.costs);
        visit(Field{.key = "changes", .help = "moves, made from top to bottom"}, self.changes);
        visit(Field{.key = "source", .help = "where the numbers come from"}, self.source);
    }
    static constexpr std::array<std::string_view, 0> not_yet{};
    friend bool operator==(const Redesign&, const Redesign&) = default;
};

}  // namespace friction
