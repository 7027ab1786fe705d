// What holds for every move on every draft, tried on random ones.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "draft_graph.h"
#include "move_primitives.h"
#include "support/moves.h"

namespace drafts {
namespace {

using friction::Problems;

// Weyl sequence through a mixing function: enough to vary test cases, the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t count) {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = (state_ ^ (state_ >> 31)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return static_cast<std::size_t>((mixed ^ (mixed >> 29)) % count);
    }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <class List>
    auto one_of(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

const std::vector<std::string> teams = {"office", "special", "robot"};
const std::vector<std::string> facts = {"case", "story"};

Next random_next(Dice& dice, const std::vector<std::string>& targets, bool with_cases) {
    std::vector<std::string> left = targets;
    std::vector<Way> ways;
    for (std::size_t i = dice.below(3); i > 0 && left.size() > 1; --i) {
        const std::size_t at = dice.below(left.size());
        const double percent = 5.0 * static_cast<double>(1 + dice.below(6));
        ways.push_back(dice.one_in(4) ? way(left[at], parameter("useful"))
                                      : way(left[at], percent));
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
    }
    ways.push_back(rest(dice.one_of(left)));
    Next next = to(std::move(ways));
    if (with_cases && dice.one_in(5))
        next.cases.insert(next.cases.begin(), when_visited("s0", 2, {rest(dice.one_of(targets))}));
    return next;
}

Draft random_draft(Dice& dice) {
    Draft draft = office();
    draft.parameters[0].second.value.value = 0.05 * static_cast<double>(dice.below(4));
    draft.steps.clear();
    std::vector<std::string> targets = {"solved", "gone"};
    const std::size_t count = 2 + dice.below(7);
    for (std::size_t i = 0; i < count; ++i)
        targets.push_back(std::string(1, 's').append(std::to_string(i)));
    draft.start = random_next(dice, targets, false);
    const std::vector<Channel> channels = {Channel::none, Channel::none, Channel::phone,
                                           Channel::email, Channel::web};
    for (std::size_t i = 0; i < count; ++i) {
        StepDraft made = choice(random_next(dice, targets, true));
        const std::size_t kind = dice.below(4);
        if (kind == 0) made.wait = minutes(30);
        if (kind == 0)
            made.owner = dice.one_in(2) ? friction::Owner::customer : friction::Owner::company;
        if (kind == 0 && dice.one_in(2))
            made.after =
                friction::TimeOut{.time = days(1), .next = random_next(dice, targets, true)};
        if (kind == 1 || kind == 2) {
            made.by = kind == 1 ? "customer" : dice.one_of(teams);
            made.time = minutes(static_cast<double>(dice.below(9)));
            made.channel = dice.one_of(channels);
            made.fields_typed = number(static_cast<double>(dice.below(9)));
            if (dice.one_in(2)) made.to = dice.one_of(teams);
            if (dice.one_in(2)) made.needs = {dice.one_of(facts)};
        }
        draft.steps.emplace_back(targets[i + 2], std::move(made));
    }
    return draft;
}

struct Names {
    std::vector<std::string> steps, targets;
};
Names names_in(const Draft& draft) {
    Names all{.steps = names(draft), .targets = names(draft)};
    all.targets.emplace_back("solved");
    all.targets.emplace_back("gone");
    return all;
}

// A move of any kind; one name in ten does not exist.
Move random_move(Dice& dice, const Draft& draft) {
    const Names known = names_in(draft);
    const auto a_step = [&] {
        return dice.one_in(10) ? std::string("nowhere") : dice.one_of(known.steps);
    };
    const auto a_team = [&] {
        return dice.one_in(10) ? std::string("nobody") : dice.one_of(teams);
    };
    const auto a_target = [&] { return dice.one_of(known.targets); };
    const auto a_next = [&] {
        return dice.one_in(2) ? to(a_target()) : random_next(dice, known.targets, true);
    };
    const auto a_share = [&] {
        return dice.one_in(3) ? parameter("useful")
                              : share(5.0 * static_cast<double>(dice.below(21)));
    };
    switch (dice.below(14)) {
        case 0:
            return insert_before("new_step", a_step());
        case 1:
            return insert_after("new_step", a_step());
        case 2:
            return leading(insert_between("new_step", a_step(), a_target()), a_next());
        case 3:
            return leading(insert("new_step"), a_next());
        case 4:
            return take_out({a_step(), a_step()}, dice.one_in(2) ? a_target() : std::string{});
        case 5:
            return reassign(a_step(), dice.one_in(3) ? std::string("customer") : a_team());
        case 6:
            return dice.one_in(2) ? reroute(a_step(), a_next())
                                  : of(a_share(), reroute(a_step(), a_next()));
        case 7:
            return dice.one_in(2) ? reroute(a_step(), a_target(), a_next())
                                  : of(a_share(), reroute(a_step(), a_target(), a_next()));
        case 8: {
            StepDraft values;
            values.needs = {dice.one_of(facts)};
            return set_step(a_step(), values, {dice.one_in(9) ? "need" : "needs", "after"});
        }
        case 9:
            return friction::ShareNotes{.teams = {a_team(), a_team()}};
        case 10:
            return friction::SingleOwner{.team = a_team(), .of = {a_team()}};
        case 11:
            return dice.one_in(2)
                       ? Move(friction::Automate{
                             .step = a_step(), .to = a_team(), .time = minutes(1)})
                       : Move(friction::Prefill{.step = a_step(), .fields_moved = number(2)});
        case 12:
            return dice.one_in(2) ? Move(friction::ShowStatus{})
                                  : Move(friction::Notify{.wait = a_step(),
                                                          .channel = Channel::message,
                                                          .needless = a_share(),
                                                          .asks_by = a_team(),
                                                          .asks_channel = Channel::phone,
                                                          .asks_time = minutes(3)});
        default:
            return friction::Prevent{.step = a_step(), .share = a_share(), .to = a_next()};
    }
}

// Every name that is written somewhere stands for something, and every case leads everybody
// somewhere.
void expect_whole(const Draft& draft, const std::string& after_move) {
    const Names known = names_in(draft);
    const auto is_target = [&](const std::string& name) {
        return std::find(known.targets.begin(), known.targets.end(), name) != known.targets.end();
    };
    friction::for_each_next(
        draft, [&](std::string_view step, std::string_view key, const Next& next) {
            const std::string where = friction::place_of(step, key) + " after " + after_move;
            for (const Case& written : next.cases) {
                double sum = 0;
                for (const double one :
                     friction::resolve_shares(written.ways, friction::index_of(draft.parameters))) {
                    EXPECT_GE(one, 0) << where;
                    sum += one;
                }
                EXPECT_NEAR(sum, 1, 1e-9) << where;
                for (const Way& one : written.ways)
                    EXPECT_TRUE(is_target(one.target)) << one.target << " in " << where;
            }
            for (const std::string& asked : friction::asked_about(next))
                EXPECT_NE(friction::find(draft.steps, asked), nullptr) << asked << " in " << where;
        });
    for (const auto& [name, drafted] : draft.steps) {
        EXPECT_TRUE(drafted.by.empty() || drafted.by == "customer" ||
                    friction::find(draft.teams, drafted.by) != nullptr)
            << name;
        EXPECT_TRUE(drafted.to.empty() || friction::find(draft.teams, drafted.to) != nullptr)
            << name;
    }
    for (const auto& [team, drafted] : draft.teams)
        for (const auto& [seen, part] : drafted.sees_notes_of)
            EXPECT_NE(friction::find(draft.teams, seen), nullptr) << team;
}

constexpr std::uint64_t tries = 3000;

// Both kinds must occur often, or the test would say little.
TEST(AnyMove, IsRefusedAndTouchesNothingOrLeavesEveryNameResolved) {
    std::size_t refused_moves = 0;
    for (std::uint64_t seed = 0; seed < tries; ++seed) {
        Dice dice(seed);
        const Draft draft = random_draft(dice);
        const Move move = random_move(dice, draft);
        Draft changed = draft;
        const Problems problems = friction::make_move(changed, move, here);
        if (problems.empty()) {
            expect_whole(changed, to_text(move));
            // A step that nothing led to leaves no trace of its removal.
            EXPECT_TRUE(std::holds_alternative<Remove>(move) || !changed.origin.empty())
                << to_text(move);
            for (const auto& [part, place] : changed.origin) EXPECT_EQ(place, here);
        } else {
            ++refused_moves;
            EXPECT_TRUE(same_scenario(changed, draft)) << to_text(move);
            EXPECT_TRUE(changed.origin.empty()) << to_text(move);
            for (const Problem& problem : problems) EXPECT_EQ(problem.place, here) << to_text(move);
        }
        ASSERT_FALSE(HasFailure()) << "seed " << seed;
    }
    EXPECT_GT(refused_moves, tries / 10);
    EXPECT_LT(refused_moves, tries * 6 / 10);
}

TEST(AnyMove, InsertingAndThenRemovingGivesTheSameDraftBack) {
    for (std::uint64_t seed = 0; seed < tries; ++seed) {
        Dice dice(seed);
        const Draft draft = random_draft(dice);
        const Names known = names_in(draft);
        const std::string x = dice.one_of(known.steps);
        const Next& next = step(draft, x).next;
        std::vector<Insert> inserts = {
            insert_before("new_step", x), insert_before("new_step", dice.one_of(known.targets)),
            insert_between("new_step", x, next.cases.back().ways.back().target)};
        // What stood after X can only be given back when it was one way: a step removed leads to
        // one place.
        if (!friction::only_target(next).empty()) inserts.push_back(insert_after("new_step", x));
        for (const Insert& move : inserts) {
            Draft changed = draft;
            ASSERT_TRUE(friction::make_move(changed, move, here).empty()) << to_text(move);
            EXPECT_FALSE(same_scenario(changed, draft));
            const Problems problems = friction::make_move(changed, take_out({"new_step"}), here);
            ASSERT_TRUE(problems.empty()) << problems[0].found;
            EXPECT_TRUE(same_scenario(changed, draft))
                << "seed " << seed << ": " << to_text(Move(move));
        }
    }
}

TEST(AnyMove, AShortFormIsItsExpansionMadeOneByOne) {
    std::size_t compared = 0;
    for (std::uint64_t seed = 0; seed < tries; ++seed) {
        Dice dice(seed);
        const Draft draft = random_draft(dice);
        const Move move = random_move(dice, draft);
        const Result<Draft> whole = friction::apply_move(draft, move, here);
        const Result<std::vector<Move>> expansion = friction::expand_move(draft, move, here);
        if (!whole.ok() || !expansion.ok()) continue;
        Draft stepwise = draft;
        for (const Move& primitive : expansion.value()) {
            EXPECT_LT(primitive.index(), 5u) << "one of the five";
            ASSERT_TRUE(friction::make_move(stepwise, primitive, here).empty())
                << to_text(primitive);
        }
        EXPECT_TRUE(same_scenario(whole.value(), stepwise))
            << "seed " << seed << ": " << to_text(move);
        EXPECT_EQ(whole.value().origin, stepwise.origin);
        if (move.index() >= 5) ++compared;
    }
    EXPECT_GT(compared, tries / 20);
}

// Leading the part q of the way to Y elsewhere leaves every other target what it had: by hand, T
// gains q * y (as much as `to` gives it), Y keeps (1 - q) * y.
TEST(AnyMove, ReroutingAPartMovesThatPartAndNothingElse) {
    for (std::uint64_t seed = 0; seed < tries; ++seed) {
        Dice dice(seed);
        const Draft draft = random_draft(dice);
        const Names known = names_in(draft);
        const std::string x = dice.one_of(known.steps);
        const std::string y = step(draft, x).next.cases.back().ways.front().target;
        const std::string t = dice.one_of(known.targets);
        const double q = 0.05 * static_cast<double>(1 + dice.below(20));
        const auto shares_of = [&](const Draft& one) {
            std::map<std::string, double> shares;
            const std::vector<Way>& ways = step(one, x).next.cases.back().ways;
            const std::vector<double> resolved =
                friction::resolve_shares(ways, friction::index_of(one.parameters));
            for (std::size_t i = 0; i < ways.size(); ++i) shares[ways[i].target] += resolved[i];
            return shares;
        };
        std::map<std::string, double> expected = shares_of(draft);
        const double moved = q * expected[y];
        expected[y] -= moved;
        expected[t] += moved;
        for (const auto& [target, share_of_it] :
             shares_of(after(draft, of(share(100 * q), reroute(x, y, to(t))))))
            EXPECT_NEAR(share_of_it, expected[target], 1e-9)
                << "seed " << seed << ", to " << target;
    }
}

}  // namespace
}  // namespace drafts
