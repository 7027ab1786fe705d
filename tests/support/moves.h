#pragma once
// Moves written by hand, and the two questions asked about each: what it makes, and why it is
// refused.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "friction/move.h"
#include "support/drafts.h"

namespace drafts {

using friction::Insert;
using friction::Move;
using friction::Patch;
using friction::Problem;
using friction::Reassign;
using friction::Remove;
using friction::Reroute;
using friction::Result;
using friction::Set;

inline const std::string here = "redesigns.r.changes.0";

inline Draft after(const Draft& draft, const Move& move) {
    const Result<Draft> made = friction::apply_move(draft, move, here);
    if (made.ok()) return made.value();
    ADD_FAILURE() << to_text(move) << " was refused: " << made.problems()[0].found;
    return draft;
}

/// The only problem of a move that must be refused.
inline Problem refused(const Draft& draft, const Move& move) {
    const Result<Draft> made = friction::apply_move(draft, move, here);
    if (made.ok()) {
        ADD_FAILURE() << to_text(move) << " was not refused";
        return {};
    }
    EXPECT_EQ(made.problems().size(), 1u) << made.problems().back().found;
    EXPECT_EQ(made.problems()[0].place, here);
    return made.problems()[0];
}

inline std::vector<std::string> names(const Draft& draft) {
    std::vector<std::string> all;
    for (const auto& [name, drafted] : draft.steps) all.push_back(name);
    return all;
}

inline Insert insert(std::string name) {
    Insert move;
    move.step = std::move(name);
    return move;
}
inline Insert insert_before(std::string name, std::string x) {
    Insert move = insert(std::move(name));
    move.before = std::move(x);
    return move;
}
inline Insert insert_after(std::string name, std::string x) {
    Insert move = insert(std::move(name));
    move.after = std::move(x);
    return move;
}
inline Insert insert_between(std::string name, std::string x, std::string y) {
    Insert move = insert(std::move(name));
    move.between = {std::move(x), std::move(y)};
    return move;
}
inline Insert leading(Insert move, Next next) {
    move.content.values.next = std::move(next);
    move.content.keys.emplace_back("next");
    return move;
}
inline Remove take_out(std::vector<std::string> steps, std::string then = {}) {
    return {.steps = std::move(steps), .then = std::move(then)};
}
inline Reassign reassign(std::string name, std::string performer) {
    return {.step = std::move(name), .to = std::move(performer), .given = {}};
}
inline Reroute reroute(std::string from, Next target) {
    return {.from = std::move(from), .instead_of = {}, .share = {}, .to = std::move(target)};
}
inline Reroute reroute(std::string from, std::string instead_of, Next target) {
    return {.from = std::move(from),
            .instead_of = std::move(instead_of),
            .share = {},
            .to = std::move(target)};
}
inline Reroute of(Value share, Reroute move) {
    move.share = std::move(share);
    return move;
}
template <friction::Described Part>
Set set(std::string kind, std::string name, Part values, std::vector<std::string> keys) {
    return {.kind = std::move(kind),
            .target = std::move(name),
            .patch = Patch<Part>{.values = std::move(values), .keys = std::move(keys)}};
}
inline Set set_step(std::string name, StepDraft values, std::vector<std::string> keys) {
    return set("step", std::move(name), std::move(values), std::move(keys));
}

}  // namespace drafts
