#pragma once
// Private: the hot loops of random.h and kernels.h, compiled once per instruction set and chosen at
// run time.
//
// Each set is a file of its own with its own compiler flags (wide_avx2.cpp, ...), because that
// works alike with every compiler and under sanitizers. Such a file must not use inline functions
// of the standard library: the linker could keep its copy, and an older processor would meet an
// instruction it does not know.

#include <cstddef>
#include <cstdint>

#include "journey_word.h"

namespace friction::wide {

enum class InstructionSet { baseline, avx2, avx512 };

/// One philox block per customer: what uniform_pairs() asks for.
struct PairRequest {
    std::uint64_t key = 0;
    std::uint64_t name = 0;
    std::uint64_t purpose_bits = 0;  ///< already at its place in the upper half of the counter
    const std::uint64_t* customers = nullptr;  ///< size count
    const std::uint32_t* visits = nullptr;     ///< size count, or null: visit 0
    double* even = nullptr;                    ///< size count
    double* odd = nullptr;                     ///< size count, or null: not wanted
    std::size_t count = 0;
};

using PairLoop = void (*)(const PairRequest& request);
using ArrayLoop = void (*)(const double* in, double* out, std::size_t count);

/// The values of one block, or their differences from others: what moments_of() asks for. Several
/// columns at once are quicker, because the sums of one are a chain of additions that wait for each
/// other.
struct MomentsRequest {
    static constexpr std::size_t at_once = 4;
    const double* values[at_once] = {};      ///< size count each
    const double* subtracted[at_once] = {};  ///< size count each, or null: nothing is subtracted
    std::size_t columns = 1;                 ///< 1 or at_once
    std::size_t count = 0;
};

struct MomentSums {
    double mean = 0, m2 = 0, m3 = 0;
};

/// `sums`: one per column.
using MomentsLoop = void (*)(const MomentsRequest& request, MomentSums* sums);

/// Rows of friction::FeelingTable over many journeys. Arrays hold a multiple of eight values,
/// `count` of them wanted.
struct FeelingRequest {
    static constexpr std::size_t rows = 7;
    const double* effort = nullptr;
    double threshold_squared[6] = {};
    double base[rows] = {};
    double slope[rows][6] = {};
    double* out[rows] = {};
    std::size_t count = 0;
};

using FeelingLoop = void (*)(const FeelingRequest& request);

/// What entering a step does to the contacts of many journeys: visit_loops.h. Teams are numbered
/// from 1, everything is at its place in the word; conditions are all ones or 0.
struct ContactRequest {
    std::uint64_t* state = nullptr;   ///< by the fields of journey_word.h
    std::uint64_t* events = nullptr;  ///< by the bits of journey_word.h
    std::size_t count = 0;
    bool leaves = false;      ///< no contact on this step
    std::uint64_t touch = 0;  ///< flags it sets all the same
    std::uint64_t channel = 0, own_channel = 0, by = 0;
    std::uint64_t begins = 0, is_own = 0;
    bool may_meet = false;
    std::uint64_t meets = 0, meets_if_contact = 0, looks_at_contact = 0;
};

/// Who stands before a step begins a visit to it.
struct PlaceRequest {
    const std::int32_t* where = nullptr;  ///< by place: the step
    std::int32_t step = 0;
    std::size_t count = 0;
    const double* drawn_s = nullptr;  ///< of those who stand there, with 8 more to be read behind
    double* length_s = nullptr;       ///< of all, 0 for the others
    std::uint64_t* events = nullptr;  ///< present_event, or 0
};

/// Counts `each` and books `em` for every journey that has the event.
struct BookRequest {
    const std::uint64_t* events = nullptr;
    std::uint64_t event = 0;
    std::size_t count = 0;
    double each = 1;
    double* counter = nullptr;  ///< or null
    double em = 0;
    double *column = nullptr, *cause = nullptr;  ///< both or neither
    const double* cause_before = nullptr;        ///< what `cause` is to be added to, or null: 0
};

/// Sums over places are kept by place mod 8, so that their bytes depend neither on the width of a
/// vector nor on how many loops it took to add them up.
inline constexpr std::size_t places_apart = 8;

/// Minutes of work or of waiting in a channel: counted, and booked minutes * weight * tone.
struct MinutesRequest {
    const double* length_s = nullptr;
    std::size_t count = 0;
    double weight = 1, tone = 1;
    double *minutes = nullptr, *column = nullptr, *cause = nullptr;
    const double* cause_before = nullptr;  ///< what `cause` is to be added to, or null: 0
    double* em = nullptr;                  ///< [places_apart] EM of place i is added to i mod 8
};

/// What the minutes of a visit cost the company.
struct StaffRequest {
    const double* length_s = nullptr;
    std::size_t count = 0;
    double cost_per_s = 0;
    double* cost = nullptr;                         ///< or null
    double *minutes = nullptr, *of_team = nullptr;  ///< both or neither
};

/// Days of waiting outside a contact, of those who have been touched.
struct DaysRequest {
    const double* length_s = nullptr;
    const std::uint64_t* state = nullptr;
    std::size_t count = 0;
    double calm_until_s = 0, cap_days = 0, tone = 1;
    double calm_weight = 0, open_weight = 0;
    double *calm = nullptr, *calm_column = nullptr;  ///< null: no day is calm
    double *open = nullptr, *open_column = nullptr;  ///< null: no day is open
    double* cause = nullptr;
    const double* cause_before = nullptr;           ///< what `cause` is to be added to, or null: 0
    double* calm_counted = nullptr;                 ///< days booked as calm
    double *calm_em = nullptr, *open_em = nullptr;  ///< [places_apart], added to as in minutes
};

/// Marks who takes longer, and cuts the length if asked to.
struct LimitRequest {
    double* length_s = nullptr;
    std::uint64_t* events = nullptr;
    std::size_t count = 0;
    double limit_s = 0;
    std::uint64_t event = 0;
    bool cuts = false;
};

/// Adds up what was booked, moves the clock and finds who crosses the threshold.
struct EffortRequest {
    static constexpr std::size_t sections = 32;
    const double* parts[3] = {};  ///< or null
    double* causes[3] = {};       ///< the column each part belongs to as well, or null
    const std::uint64_t* events = nullptr;
    std::size_t count = 0;
    double threshold = 0;
    const double* before = nullptr;    ///< null: what `effort` holds
    const double* length_s = nullptr;  ///< null: the clock stands still
    std::int64_t* elapsed_us = nullptr;
    double* effort = nullptr;
    double* booked = nullptr;          ///< or null
    std::uint64_t* crossed = nullptr;  ///< places of those who cross, with room for all and 8 more
    std::int64_t* crossed_us = nullptr;                           ///< their clocks before the visit
    double *section_visits = nullptr, *section_effort = nullptr;  ///< of journey i: i mod 32
};

/// Buckets of LogHistogram for many values.
struct BucketRequest {
    const double* values = nullptr;   ///< size count
    std::int32_t* indices = nullptr;  ///< size count
    std::size_t count = 0;
    double smallest = 0;          ///< smaller sizes count as half of it
    double largest = 0;           ///< larger ones, and what is no number, count as it
    double buckets_per_unit = 0;  ///< of the logarithm
};

/// The loops of one instruction set. All sets give the same bytes.
struct Loops {
    PairLoop uniform_pairs = nullptr;
    ArrayLoop exp = nullptr;
    ArrayLoop log = nullptr;
    ArrayLoop normal_quantile = nullptr;
    /// The quantile of the exponential distribution of this mean.
    void (*exponential_quantile)(const double* u, double* out, std::size_t count,
                                 double mean) = nullptr;
    /// exp(start + slope * x).
    void (*exp_of_line)(const double* x, double* out, std::size_t count, double start,
                        double slope) = nullptr;
    /// True when every value is at least the smallest.
    bool (*buckets)(const BucketRequest& request) = nullptr;
    MomentsLoop moments = nullptr;
    FeelingLoop feeling = nullptr;
    std::size_t (*place)(const PlaceRequest& request) = nullptr;        ///< how many stand there
    std::uint64_t (*contact)(const ContactRequest& request) = nullptr;  ///< all events in one
    std::uint64_t (*book)(const BookRequest& request) = nullptr;        ///< how many were hit
    void (*minutes)(const MinutesRequest& request) = nullptr;
    void (*staff)(const StaffRequest& request) = nullptr;
    void (*days)(const DaysRequest& request) = nullptr;
    std::uint64_t (*limit)(const LimitRequest& request) = nullptr;  ///< 0: nobody
    std::size_t (*effort)(const EffortRequest& request) = nullptr;  ///< how many cross
    /// to += from / divisor.
    void (*add_quotient)(const double* from, double divisor, double* to,
                         std::size_t count) = nullptr;
    /// Positions of `value`, in ascending order; their number. `count` is a multiple of 16, and
    /// `found` has room for 16 more.
    std::size_t (*find)(const std::int32_t* values, std::int32_t value, std::size_t count,
                        std::uint32_t* found) = nullptr;
};

/// The loops of a set, or null where this build or this processor lacks it.
[[nodiscard]] const Loops* loops(InstructionSet set);

/// The loops of the widest set this processor knows.
[[nodiscard]] const Loops& best_loops();

}  // namespace friction::wide
