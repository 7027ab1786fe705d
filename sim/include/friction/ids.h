#pragma once
// Positions in the lists of a scenario, one type per list, so that a team cannot slip in for a
// step.

#include <compare>
#include <cstdint>
#include <limits>

namespace friction {

template <class Tag>
struct Id {
    static constexpr std::uint32_t none_index = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t index = none_index;

    constexpr Id() = default;
    constexpr explicit Id(std::size_t position) : index(static_cast<std::uint32_t>(position)) {}
    [[nodiscard]] constexpr bool exists() const { return index != none_index; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using StepId = Id<struct StepTag>;
using TeamId = Id<struct TeamTag>;
using FactId = Id<struct FactTag>;
using OutcomeId = Id<struct OutcomeTag>;
using SegmentId = Id<struct SegmentTag>;
using MarkId = Id<struct MarkTag>;

}  // namespace friction
