// The closed list of moves with what they do, for help, schema and documentation. The order is that
// of Move.

#include <array>
#include <variant>

#include "friction/move.h"

namespace friction {

std::span<const MoveHelp> move_table() {
    static constexpr std::array<MoveHelp, std::variant_size_v<Move>> moves = {{
        {Insert::name, "Adds a step to the process",
         "{step: N, before: X | after: X | between: [X, Y], luck_of: OLD, KEY: VALUE...}",
         "adds step N. before: every way into X goes to N, and N goes to X unless `next` is given. "
         "after: N takes X's "
         "`next` unless one is given, X goes to N, X's `after` stays. between: only X's `next` to "
         "Y goes through N. "
         "Without a place another move leads to N. luck_of: N uses the draws of step OLD",
         "N exists, X does not, X does not lead to Y, nothing leads to N", false},
        {Remove::name, "Takes steps out of the process", "X | [X, Y] | {steps: [X, Y], then: T}",
         "takes the steps away as one region; every way into it goes to T, or to the only step or "
         "outcome it leads to; "
         "shares that meet add up; outcomes stay",
         "it leads to several or none and there is no `then`; a condition that stays asks about a "
         "removed step",
         false},
        {Reassign::name, "Somebody else does the step from now on",
         "{step: X, to: TEAM | customer, channel, time, contact, fields, documents}",
         "changes who does the work. From customer to team: channel, contact, fields and documents "
         "go unless given. "
         "From team to customer: needs go unless the step has `to`. Team to team: all stays",
         "X is no work, or theirs already; the new performer lacks a needed fact that nobody can "
         "tell it",
         false},
        {Reroute::name, "Leads customers elsewhere after a step",
         "{from: X, instead_of: Y, share: 40%, to: T}",
         "leads X's whole `next` to T, or only its way to Y, or that share of it; T comes first, "
         "in the place of the "
         "way it takes from, which shrinks. Shares are multiplied with what parameters are worth "
         "at this move",
         "X does not lead to Y; a part would lead to cases with conditions", false},
        {Set::name, "Changes what is known about a step, a team, the customers or a number",
         "{step | team | fact | parameter | segment | customers | effort: NAME, KEY: VALUE...}",
         "sets keys; `none` takes one away (for `contact` it is a value); lists are replaced "
         "whole. NAME is `all` for "
         "customers and effort, `weights` or `tone` for the numbers there",
         "the key is unknown there; nothing changes", false},
        {ShareNotes::name,
         "Each team sees what the others wrote down, so that the customer need not tell it again",
         "[A, B]", "each team sees all notes of the others and of its own people",
         "they see them already", true},
        {SingleOwner::name, "One team deals with the customer in place of several",
         "{team: T, of: [A, B]}",
         "every step where the customer meets or writes to A or B, or hears from them, is T's; "
         "what they do without the "
         "customer stays theirs; T sees their notes and they T's. What T sees of its own notes "
         "stays as it is",
         "T is automated", true},
        {Automate::name, "A system does the step from now on", "{step: X, to: TEAM, time: 10 s}",
         "reassigns X to an automated team", "the team is not automated", true},
        {Prefill::name, "What is known already is checked instead of typed",
         "{step: X, fields: 25}", "so many fields are checked instead of typed",
         "there are fewer fields", true},
        {ShowStatus::name, "The customer can look up where things stand", "all | [X, Y]",
         "the customer can look up where it stands while the company has the move",
         "nothing is pending there, or it is the customer's move", true},
        {Notify::name, "A message says where things stand before the customer has to wait",
         "{wait: W, channel: message, needless: 30%, asks: {by: TEAM, channel: phone, time: 4 "
         "min}}",
         "the status of W is visible, and before W a message comes from the first automated team "
         "of the file; the "
         "needless share calls first, then waits",
         "W is no pending wait; no team is automated; it is not said whom they call", true},
        {Prevent::name, "Some customers need not come to the step at all",
         "{step: X, share: 97%, to: T}", "a choice before X leads the share to T",
         "X does not exist", true},
    }};
    return moves;
}

}  // namespace friction
