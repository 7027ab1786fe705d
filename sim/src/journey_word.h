#pragma once
// Private: what a journey remembers of its contacts, in one word, and what a visit did to it, in
// bits of another; so that eight journeys are looked at with one instruction.

#include <cstdint>

namespace friction {

inline constexpr std::uint64_t touched_flag = 1;    ///< some step has touched the customer
inline constexpr std::uint64_t contacted_flag = 2;  ///< the first contact of the journey is made
inline constexpr std::uint64_t belief_flag = 4;     ///< the last step that set a mark set `solved`

/// Fields of the word, each 0 to begin with: flags, the channel of the contact under way, who began
/// it, the channel of the customer's own last doing, and the team met last, numbered from 1.
inline constexpr std::uint64_t flag_field = 0xFF, channel_field = 0xFF00, by_field = 0xFF0000,
                               own_field = 0xFF000000, met_field = 0xFFFFFFFF00000000;
inline constexpr unsigned channel_shift = 8, by_shift = 16, own_shift = 24, met_shift = 32;
/// by_field when the customer began the contact.
inline constexpr std::uint64_t by_customer = std::uint64_t{1} << by_shift;

inline constexpr std::uint64_t present_event = 1;    ///< takes part in the visit
inline constexpr std::uint64_t fresh_event = 2;      ///< the contact so far, if any, is over
inline constexpr std::uint64_t begin_event = 4;      ///< a contact begins
inline constexpr std::uint64_t contact_event = 8;    ///< that is one of the customer's
inline constexpr std::uint64_t repeated_event = 16;  ///< and not the first
inline constexpr std::uint64_t switch_event = 32;
inline constexpr std::uint64_t handoff_event = 64;
inline constexpr std::uint64_t time_out_event = 128;
inline constexpr std::uint64_t broken_promise_event = 256;

}  // namespace friction
