// LogHistogram of tally.h: how values are spread, in buckets 0.1% wide on either side.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "friction/contract.h"
#include "friction/tally.h"
#include "wide/wide.h"

namespace friction {

namespace {

using Bucket = LogHistogram::Bucket;
using WideInteger = decltype(Bucket::sum);

constexpr double smallest = 1e-6;  // below: the bucket of zero
/// 1 / ln(1.001 / 0.999), from the series ln((1+a)/(1-a)) = 2 (a + a^3/3 + a^5/5 + ...).
constexpr double buckets_per_unit_of_log = 1 / (2 * (1e-3 + 1e-9 / 3 + 1e-15 / 5));

/// Sums are whole numbers of 2^-40, which add up alike in any order. What is beyond 2^46 counts as
/// 2^46: so 2^40 journeys cannot leave the range of the sum.
constexpr double sum_scale = 0x1p40;
constexpr double sum_limit = LogHistogram::largest;
constexpr double narrow_limit =
    0x1p22;  // 2^22 * 2^40 fits 64 bits, which are quicker to convert to

WideInteger in_sum_units(double value) {
    if (std::abs(value) < narrow_limit) return static_cast<std::int64_t>(value * sum_scale);
    FRICTION_EXPECTS(!std::isnan(value));
    return static_cast<WideInteger>(std::clamp(value, -sum_limit, sum_limit) * sum_scale);
}

void put(Bucket& bucket, double value) {
    ++bucket.count;
    bucket.minimum = std::min(bucket.minimum, value);
    bucket.maximum = std::max(bucket.maximum, value);
    bucket.sum += in_sum_units(value);
}

void put(Bucket& bucket, const Bucket& other) {
    bucket.count += other.count;
    bucket.minimum = std::min(bucket.minimum, other.minimum);
    bucket.maximum = std::max(bucket.maximum, other.maximum);
    bucket.sum += other.sum;
}

/// Makes room for the buckets low..high, by whole rows, so that growing is rare.
template <class Row>
void make_room(std::vector<Row>& buckets, int& first, int low, int high) {
    constexpr int at_once = 64;
    const auto begin_of_row = [](int index) {
        return index - (index % at_once + at_once) % at_once;
    };
    const int size = static_cast<int>(buckets.size());
    const int new_first = size > 0 ? std::min(first, begin_of_row(low)) : begin_of_row(low);
    const int new_end = std::max(size > 0 ? first + size : new_first, begin_of_row(high) + at_once);
    if (new_first == first && new_end == first + size) return;
    std::vector<Row> grown(static_cast<std::size_t>(new_end - new_first));
    std::copy(buckets.begin(), buckets.end(), grown.begin() + (size > 0 ? first - new_first : 0));
    buckets = std::move(grown);
    first = new_first;
}

constexpr std::size_t chunk_size = 256;
constexpr int zero_index = -7'254;  // of smallest / 2, which stands for all that counts as zero

/// ceil(ln |x| / ln gamma) of every value, or zero_index; true when all are above zero and none
/// counts as it. A number that is none gets the largest index, and is refused when it is summed.
bool find_indices(std::span<const double> values, std::span<int> indices) {
    return wide::best_loops().buckets({.values = values.data(),
                                       .indices = indices.data(),
                                       .count = values.size(),
                                       .smallest = smallest,
                                       .largest = LogHistogram::largest,
                                       .buckets_per_unit = buckets_per_unit_of_log});
}

}  // namespace

/// The usual case once more, without a choice of sides.
void LogHistogram::add_positive(std::span<const double> values, std::span<const int> indices) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int index = indices[i];
        if (static_cast<unsigned>(index - positive_first_) >= positive_.size()) [[unlikely]]
            make_room(positive_, positive_first_, index, index);
        put(positive_[static_cast<std::size_t>(index - positive_first_)], values[i]);
    }
}

void LogHistogram::add(std::span<const double> values) {
    // Sides: positive, negative, zero, and zero again, so that picking one takes no branch. Signs
    // of differences are as good as random, and a branch on them costs more than all the rest.
    struct SignSide {
        Bucket* buckets;
        int first;
        unsigned size;
    };
    std::array<SignSide, 4> sides;
    const auto look = [&] {
        sides[0] = {positive_.data(), positive_first_, static_cast<unsigned>(positive_.size())};
        sides[1] = {negative_.data(), negative_first_, static_cast<unsigned>(negative_.size())};
        sides[2] = sides[3] = {&zero_, zero_index, 1};
    };
    look();
    std::array<int, chunk_size> indices;
    while (!values.empty()) {
        const std::span<const double> chunk = values.first(std::min(chunk_size, values.size()));
        values = values.subspan(chunk.size());
        const bool all_positive = find_indices(chunk, indices);
        count_ += chunk.size();
        if (all_positive) {
            add_positive(chunk, indices);
            look();
            continue;
        }
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            const int index = indices[i];
            const auto sign = static_cast<unsigned>(std::bit_cast<std::uint64_t>(chunk[i]) >> 63);
            const SignSide& side = sides[sign | (index == zero_index ? 2U : 0U)];
            // Below the first bucket the difference wraps around and is too large as well.
            if (static_cast<unsigned>(index - side.first) >= side.size) [[unlikely]] {
                make_room(sign == 0 ? positive_ : negative_,
                          sign == 0 ? positive_first_ : negative_first_, index, index);
                look();
            }
            // Without -0.0, where the order of two zeros would show.
            put(side.buckets[index - side.first], chunk[i] + 0.0);
        }
    }
}

void LogHistogram::merge(const LogHistogram& other) {
    const auto merge_side = [](std::vector<Bucket>& into, int& into_first,
                               const std::vector<Bucket>& from, int from_first) {
        if (from.empty()) return;
        make_room(into, into_first, from_first, from_first + static_cast<int>(from.size()) - 1);
        const auto offset = static_cast<std::size_t>(from_first - into_first);
        for (std::size_t i = 0; i < from.size(); ++i) put(into[offset + i], from[i]);
    };
    merge_side(positive_, positive_first_, other.positive_, other.positive_first_);
    merge_side(negative_, negative_first_, other.negative_, other.negative_first_);
    put(zero_, other.zero_);
    count_ += other.count_;
}

std::vector<LogHistogram::Bucket> LogHistogram::buckets() const {
    std::vector<Bucket> list;
    const auto keep = [&](const Bucket& bucket) {
        if (bucket.count > 0) list.push_back(bucket);
    };
    std::for_each(negative_.rbegin(), negative_.rend(), keep);
    keep(zero_);
    std::for_each(positive_.begin(), positive_.end(), keep);
    return list;
}

std::uint64_t LogHistogram::count_at_most_upper(double x) const {
    std::uint64_t count = 0;
    for (const Bucket& bucket : buckets())
        if (bucket.minimum <= x) count += bucket.count;
    return count;
}

void SectionCounts::add(std::span<const double> values, std::span<const std::uint8_t> sections) {
    FRICTION_EXPECTS(values.size() == sections.size());
    std::array<int, chunk_size> indices;
    for (std::size_t done = 0; done < values.size(); done += chunk_size) {
        const auto chunk = values.subspan(done, std::min(chunk_size, values.size() - done));
        find_indices(chunk, indices);
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (static_cast<std::size_t>(indices[i] - first_) >= rows_.size()) [[unlikely]]
                make_room(rows_, first_, indices[i], indices[i]);
            ++rows_[static_cast<std::size_t>(indices[i] - first_)][sections[done + i]];
        }
    }
}

void SectionCounts::merge(const SectionCounts& other) {
    if (other.rows_.empty()) return;
    make_room(rows_, first_, other.first_, other.first_ + static_cast<int>(other.rows_.size()) - 1);
    const auto offset = static_cast<std::size_t>(other.first_ - first_);
    for (std::size_t i = 0; i < other.rows_.size(); ++i)
        for (std::size_t s = 0; s < section_count; ++s) rows_[offset + i][s] += other.rows_[i][s];
}

SectionCounts::Row SectionCounts::of(double value) const {
    int index = 0;
    find_indices({&value, 1}, {&index, 1});
    const auto position = static_cast<std::size_t>(index - first_);
    return position < rows_.size() ? rows_[position] : Row{};
}

}  // namespace friction
