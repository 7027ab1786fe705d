#pragma once
// Private: what a visit does to many journeys side by side; see batch_kernel.h for the rules.
//
// Each loop works on a copy of its request, which no array it writes can be part of: what does not
// change is then read once. Journeys that do not take part have no event and a length of 0, so that
// what is added to them is 0. Counts are whole rounds of eight.

#include "friction/seconds.h"
#include "wide/lanes.h"
#include "wide/moments_loop.h"
#include "wide/wide.h"

namespace friction::wide {
namespace {

inline Words mask_of(const Words& bits) { return reinterpret_cast<Words>(bits != 0); }

inline Words choose(const Words& mask, const Words& yes, const Words& no) {
    return (mask & yes) | (~mask & no);
}

inline Reals keep(const Words& mask, const Reals& value) {
    return reinterpret_cast<Reals>(mask & reinterpret_cast<Words>(value));
}

inline Words spread(std::uint64_t word) { return Words{} + word; }
inline Reals spread(double value) { return Reals{} + value; }

inline std::uint64_t any_of(const Words& words) {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < lane_count; ++i) any |= words[i];
    return any;
}

inline Reals smaller(const Reals& a, const Reals& b) {
    return reinterpret_cast<Reals>(choose(reinterpret_cast<Words>(a < b),
                                          reinterpret_cast<Words>(a), reinterpret_cast<Words>(b)));
}

inline void add_to(double* to, const Reals& value) { store(load<Reals>(to) + value, to); }

/// The first to book for a cause has nothing to add to, which saves clearing an array.
inline void add_to_cause(const double* before, const Reals& value, double* to, std::size_t at) {
    store((before != nullptr ? load<Reals>(before + at) : Reals{}) + value, to + at);
}

/// Answers how many stand there.
inline std::size_t place_loop(const PlaceRequest& given) {
    const PlaceRequest request = given;
    const double* drawn_s = request.drawn_s;
#if defined(__AVX512F__)
    const __m256i step = _mm256_set1_epi32(request.step);
    const __m512i present = _mm512_set1_epi64(present_event);
    for (std::size_t i = 0; i < request.count; i += lane_count) {
        const __m256i where =
            _mm256_loadu_si256(reinterpret_cast<const __m256i*>(request.where + i));
        const __mmask8 here = _mm256_cmpeq_epi32_mask(where, step);
        _mm512_storeu_pd(request.length_s + i,
                         _mm512_maskz_expand_pd(here, _mm512_maskz_loadu_pd(0xFF, drawn_s)));
        _mm512_storeu_si512(request.events + i, _mm512_maskz_mov_epi64(here, present));
        drawn_s += __builtin_popcount(here);
    }
#else
    for (std::size_t i = 0; i < request.count; ++i) {
        const bool is_here = request.where[i] == request.step;
        request.length_s[i] = is_here ? *drawn_s : 0.0;
        request.events[i] = is_here ? present_event : 0;
        drawn_s += is_here ? 1 : 0;
    }
#endif
    return static_cast<std::size_t>(drawn_s - request.drawn_s);
}

/// Who began a contact is settled: `contact: none` inside one of the company's is not the
/// customer's doing.
inline Words take_channel(const ContactRequest& request, const Words& old, Words& event) {
    const Words fresh = reinterpret_cast<Words>((old & channel_field) != request.channel);
    const Words begun = fresh & spread(request.begins);
    const Words counted = fresh & spread(request.is_own);
    const Words repeated = counted & mask_of(old & contacted_flag);
    const Words in_contact = ~fresh | spread(request.begins);
    const Words by = choose(begun, spread(request.by), old & by_field);
    const Words own_doing = ~in_contact | reinterpret_cast<Words>(by == by_customer);
    const Words last = old & own_field;
    const Words switched =
        own_doing & mask_of(last) & reinterpret_cast<Words>(last != request.own_channel);
    event = (fresh & fresh_event) | (begun & begin_event) | (counted & contact_event) |
            (repeated & repeated_event) | (switched & switch_event);
    return (old & (flag_field | met_field)) | touched_flag | (counted & contacted_flag) |
           (in_contact & request.channel) | by |
           choose(own_doing, spread(request.own_channel), last);
}

/// Whom the customer meets, if anybody, and whether that is somebody else than last time.
inline Words meet(const ContactRequest& request, const Words& state, Words& event) {
    const Words in_own_contact = mask_of(state & channel_field) &
                                 reinterpret_cast<Words>((state & by_field) == by_customer) &
                                 spread(request.looks_at_contact);
    const Words team =
        choose(in_own_contact, spread(request.meets_if_contact), spread(request.meets));
    const Words met = state & met_field;
    const Words somebody = mask_of(team);
    event |= somebody & mask_of(met) & reinterpret_cast<Words>(met != team) & handoff_event;
    return choose(somebody, (state & ~spread(met_field)) | team, state);
}

inline std::uint64_t contact_loop(const ContactRequest& given) {
    const ContactRequest request = given;
    Words seen{};
    for (std::size_t i = 0; i < request.count; i += lane_count) {
        const Words old = load<Words>(request.state + i), events = load<Words>(request.events + i);
        const Words here = mask_of(events & present_event);
        Words event{};
        Words state = request.leaves ? (old & ~spread(channel_field)) | request.touch
                                     : take_channel(request, old, event);
        if (request.may_meet) state = meet(request, state, event);
        event &= here;
        store(choose(here, state, old), request.state + i);
        store(events | event, request.events + i);
        seen |= event;
    }
    return any_of(seen);
}

inline std::uint64_t book_loop(const BookRequest& given) {
    const BookRequest request = given;
    Words hits{};
    const Reals each = spread(request.each), em = spread(request.em);
    for (std::size_t i = 0; i < request.count; i += lane_count) {
        const Words hit = mask_of(load<Words>(request.events + i) & request.event);
        hits -= hit;
        if (request.counter != nullptr) add_to(request.counter + i, keep(hit, each));
        if (request.column == nullptr) continue;
        add_to(request.column + i, keep(hit, em));
        add_to_cause(request.cause_before, keep(hit, em), request.cause, i);
    }
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < lane_count; ++i) count += hits[i];
    return count;
}

inline void minutes_loop(const MinutesRequest& given) {
    const MinutesRequest request = given;
    Accumulators sum = load<Accumulators>(request.em);
    for (std::size_t i = 0; i < request.count; i += accumulators)
        for (std::size_t v = 0; v < vectors; ++v) {
            const std::size_t at = i + v * lane_count;
            const Reals minutes = load<Reals>(request.length_s + at) / 60.0;
            const Reals booked = minutes * request.weight * request.tone;
            add_to(request.minutes + at, minutes);
            add_to(request.column + at, booked);
            add_to_cause(request.cause_before, booked, request.cause, at);
            sum.part[v] += booked;
        }
    store(sum, request.em);
}

inline void staff_loop(const StaffRequest& given) {
    const StaffRequest request = given;
    for (std::size_t i = 0; i < request.count; i += lane_count) {
        const Reals length_s = load<Reals>(request.length_s + i);
        if (request.cost != nullptr) add_to(request.cost + i, length_s * request.cost_per_s);
        if (request.minutes == nullptr) continue;
        const Reals minutes = length_s / 60.0;
        add_to(request.minutes + i, minutes);
        add_to(request.of_team + i, minutes);
    }
}

/// Counts days and books what they weigh; answers the EM.
inline Reals book_days(const Reals& days, const Reals& counted, double weight, double tone,
                       double* days_column, double* column) {
    const Reals booked = counted * weight * tone;
    add_to(days_column, days);
    add_to(column, booked);
    return booked;
}

inline void days_loop(const DaysRequest& given) {
    const DaysRequest request = given;
    Accumulators calm_sum = load<Accumulators>(request.calm_em);
    Accumulators open_sum = load<Accumulators>(request.open_em);
    const Reals cap = spread(request.cap_days), calm_until_s = spread(request.calm_until_s);
    for (std::size_t i = 0; i < request.count; i += accumulators)
        for (std::size_t v = 0; v < vectors; ++v) {
            const std::size_t at = i + v * lane_count;
            const Words touched = mask_of(load<Words>(request.state + at) & touched_flag);
            const Reals length_s = keep(touched, load<Reals>(request.length_s + at));
            const Reals days = length_s / 86'400.0;
            const Reals calm = smaller(length_s, calm_until_s) / 86'400.0;
            const Reals open = days - calm;
            const Reals calm_counted = smaller(calm, cap);
            const Reals open_counted = smaller(days, cap) - calm_counted;
            store(calm_counted, request.calm_counted + at);
            Reals cause =
                request.cause_before != nullptr ? load<Reals>(request.cause_before + at) : Reals{};
            if (request.calm != nullptr) {
                const Reals booked =
                    book_days(calm, calm_counted, request.calm_weight, request.tone,
                              request.calm + at, request.calm_column + at);
                cause += booked;
                calm_sum.part[v] += booked;
            }
            if (request.open != nullptr) {
                const Reals booked =
                    book_days(open, open_counted, request.open_weight, request.tone,
                              request.open + at, request.open_column + at);
                cause += booked;
                open_sum.part[v] += booked;
            }
            store(cause, request.cause + at);
        }
    store(calm_sum, request.calm_em);
    store(open_sum, request.open_em);
}

inline std::uint64_t limit_loop(const LimitRequest& given) {
    const LimitRequest request = given;
    Words hits{};
    const Reals limit_s = spread(request.limit_s);
    for (std::size_t i = 0; i < request.count; i += lane_count) {
        const Reals length_s = load<Reals>(request.length_s + i);
        const Words longer = reinterpret_cast<Words>(length_s > limit_s);
        hits |= longer;
        store(load<Words>(request.events + i) | (longer & request.event), request.events + i);
        if (request.cuts) store(smaller(length_s, limit_s), request.length_s + i);
    }
    return any_of(hits);
}

typedef std::int64_t Integers __attribute__((vector_size(vector_bytes)));

inline Integers later(const Integers& clock, const Reals& length_s) {
    constexpr std::int64_t limit_us = 4'000'000'000'000'000'000;
    const Reals length_us = smaller(length_s, spread(clock_limit_s)) * 1e6 + 0.5;
    const Integers moved = clock + __builtin_convertvector(length_us, Integers);
    const Words over = reinterpret_cast<Words>(moved > limit_us);
    return reinterpret_cast<Integers>(
        choose(over, spread(std::uint64_t{limit_us}), reinterpret_cast<Words>(moved)));
}

#if defined(__AVX512F__)
constexpr Words lane_numbers = {0, 1, 2, 3, 4, 5, 6, 7};
#elif defined(__AVX2__)
constexpr Words lane_numbers = {0, 1, 2, 3};
#else
constexpr Words lane_numbers = {0, 1};
#endif

/// One vector of journeys from place i on; who of them crosses is written behind `crossed`. Answers
/// what was booked.
inline Reals settle_effort(const EffortRequest& request, std::size_t i, const Words& present,
                           std::size_t& crossed) {
    Reals booked{};
    for (std::size_t p = 0; p < 3; ++p) {
        if (request.parts[p] == nullptr) continue;
        const Reals part = load<Reals>(request.parts[p] + i);
        booked += part;
        if (request.causes[p] != nullptr) add_to(request.causes[p] + i, part);
    }
    const Reals threshold = spread(request.threshold);
    const Reals at_entry = load<Reals>(request.effort + i);
    const Reals before = request.before != nullptr ? load<Reals>(request.before + i) : at_entry;
    const Reals after = at_entry + booked;
    const Words crosses = reinterpret_cast<Words>(before <= threshold) &
                          reinterpret_cast<Words>(after > threshold) & present;
    const Integers clock = load<Integers>(request.elapsed_us + i);
    const std::uint64_t who = bits_of(crosses);
    pack(who, clock, request.crossed_us + crossed);
    crossed += pack(who, lane_numbers + i, request.crossed + crossed);
    if (request.booked != nullptr) store(booked, request.booked + i);
    store(after, request.effort + i);
    if (request.length_s != nullptr)
        store(later(clock, load<Reals>(request.length_s + i)), request.elapsed_us + i);
    return booked;
}

inline std::size_t effort_loop(const EffortRequest& given) {
    const EffortRequest request = given;
    constexpr std::size_t round = EffortRequest::sections / lane_count;
    std::size_t crossed = 0;
    Reals section_visits[round] = {}, section_effort[round] = {};
    if (request.section_visits != nullptr)
        for (std::size_t v = 0; v < round; ++v) {
            section_visits[v] = load<Reals>(request.section_visits + v * lane_count);
            section_effort[v] = load<Reals>(request.section_effort + v * lane_count);
        }
    const Reals one = spread(1.0);
    const auto settle = [&](std::size_t i, std::size_t v) {
        const Words present = mask_of(load<Words>(request.events + i) & present_event);
        section_effort[v] += settle_effort(request, i, present, crossed);
        section_visits[v] += keep(present, one);
    };
    std::size_t i = 0;
    for (; i + EffortRequest::sections <= request.count; i += EffortRequest::sections)
        for (std::size_t v = 0; v < round; ++v) settle(i + v * lane_count, v);
    for (std::size_t v = 0; i < request.count; i += lane_count, ++v) settle(i, v);
    if (request.section_visits != nullptr)
        for (std::size_t v = 0; v < round; ++v) {
            store(section_visits[v], request.section_visits + v * lane_count);
            store(section_effort[v], request.section_effort + v * lane_count);
        }
    return crossed;
}

/// to += from / divisor.
inline void add_quotient_loop(const double* from, double divisor, double* to, std::size_t count) {
    for (std::size_t i = 0; i < count; i += lane_count)
        add_to(to + i, load<Reals>(from + i) / divisor);
}

inline std::size_t find_loop(const std::int32_t* values, std::int32_t value, std::size_t count,
                             std::uint32_t* found) {
    std::size_t size = 0;
#if defined(__AVX512F__)
    const __m512i wanted = _mm512_set1_epi32(value), step = _mm512_set1_epi32(16);
    __m512i places = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    for (std::size_t i = 0; i < count; i += 16) {
        const __mmask16 hits = _mm512_cmpeq_epi32_mask(_mm512_loadu_si512(values + i), wanted);
        _mm512_storeu_si512(found + size, _mm512_maskz_compress_epi32(hits, places));
        size += static_cast<std::size_t>(__builtin_popcount(hits));
        places = _mm512_add_epi32(places, step);
    }
#else
    for (std::size_t i = 0; i < count; ++i) {
        found[size] = static_cast<std::uint32_t>(i);
        size += values[i] == value ? 1U : 0U;
    }
#endif
    return size;
}

}  // namespace
}  // namespace friction::wide
