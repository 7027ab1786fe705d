#pragma once
// What a journey remembers, and how much of it can still matter from a step on.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "friction/scenario.h"

namespace friction::chain {

using Facts = std::uint64_t;  ///< one bit per fact

enum class Began : std::uint8_t { nobody, customer, others };
enum class Note : std::uint8_t { undrawn, seen, unseen };

struct Memory {
    Channel channel = Channel::none;      ///< where the customer is
    Began contact = Began::nobody;        ///< who began the contact under way
    bool contacted = false;               ///< the first contact was made
    bool believed = false;                ///< the last step that set a mark set `solved`
    bool touched = false;                 ///< a step was by the customer or on a channel
    Channel own_channel = Channel::none;  ///< of the customer's own last doing
    TeamId team_met;
    StepId closed_by;  ///< set `solved` last; none once the customer was asked again
    TeamId person;     ///< team of the person who was told `person_told` on this channel
    Facts person_told = 0;
    Facts told = 0;                     ///< told by the customer in this journey
    std::vector<Facts> heard;           ///< per team: told or sent to it
    std::vector<Note> notes;            ///< per uncertain pair of teams
    std::vector<std::uint32_t> visits;  ///< per counter, up to its limit

    friend bool operator==(const Memory&, const Memory&) = default;
};

[[nodiscard]] std::size_t hash_of(const Memory& memory);

/// What can still be asked of the memory from the door of one step on.
struct Wants {
    Facts told = 0;
    std::vector<Facts> heard;         ///< per team
    std::vector<Facts> person;        ///< per team: what its person could be asked to know
    std::vector<std::uint8_t> notes;  ///< per uncertain pair
    std::vector<std::uint32_t>
        visits;  ///< per counter: counts from here on are alike; 0: never asked
    std::uint32_t first_channels = 0;  ///< one bit per channel of the next step that is no choice
    bool contacts = false, switches = false, meets = false, asks = false, pends = false,
         belief = false;
};

/// Without forgetting an expansion gives the same answer from many more states; tests compare the
/// two.
enum class Forgetting : std::uint8_t { allowed, refused };

/// A scenario with what the expansion looks up again and again.
class Foresight {
public:
    explicit Foresight(const Scenario& scenario, Forgetting forgetting = Forgetting::allowed);

    [[nodiscard]] Memory at_start() const;
    /// Forgets what can no longer matter to a journey about to enter `step`.
    void forget(StepId step, Memory& memory) const;
    /// Adds a visit to the memory, up to the limit of what is asked.
    void count_visit(StepId step, Memory& memory) const;
    /// What the comparison asks for: visits to a step, or how often a mark was set.
    [[nodiscard]] std::uint32_t count(const Ask& ask, const Memory& memory) const;

    [[nodiscard]] Facts needs(StepId step) const { return needs_[step.index]; }
    [[nodiscard]] Facts known_to(TeamId team) const { return known_to_[team.index]; }
    /// Position among the uncertain pairs, or no_pair.
    [[nodiscard]] std::size_t pair(TeamId reader, TeamId of) const {
        return pair_[reader.index * team_count_ + of.index];
    }
    static constexpr std::size_t no_pair = static_cast<std::size_t>(-1);

private:
    static constexpr std::uint32_t not_counted = static_cast<std::uint32_t>(-1);
    [[nodiscard]] Wants nothing() const;
    [[nodiscard]] Wants own_wants(const Scenario& scenario, const Step& step) const;
    void count_what_is_asked(const Scenario& scenario);
    [[nodiscard]] std::uint32_t& counter_of(const Ask& ask);
    [[nodiscard]] std::uint32_t counter_of(const Ask& ask) const;
    void look_ahead(const Scenario& scenario);

    Forgetting forgetting_;
    std::size_t team_count_ = 0, pair_count_ = 0;
    std::vector<Facts> needs_, known_to_;
    std::vector<std::size_t> pair_;
    std::vector<std::uint32_t> counter_;       ///< per step: of its visits, or not_counted
    std::vector<std::uint32_t> mark_counter_;  ///< per mark, or not_counted
    std::vector<std::vector<std::uint32_t>>
        counted_;                       ///< per step: counters that entering it raises
    std::vector<std::uint32_t> limit_;  ///< per counter
    std::vector<Wants> wants_;          ///< per step
};

/// What rounding leaves of a share of nothing, as structure.h counts arcs.
constexpr double share_of_none = 1e-12;

/// Calls visit(const Handoff&) for every arc of the branches that can be taken.
template <class Visit>
void for_each_handoff(const std::vector<Branch>& branches, Visit&& visit) {
    for (const Branch& branch : branches)
        for (const Handoff& handoff : branch.handoffs)
            if (handoff.share > share_of_none &&
                !(branch.has_share && branch.share <= share_of_none))
                visit(handoff);
}
template <class Visit>
void for_each_handoff(const Step& step, Visit&& visit) {
    for_each_handoff(step.next, visit);
    if (step.after) for_each_handoff(step.after->next, visit);
}

}  // namespace friction::chain
