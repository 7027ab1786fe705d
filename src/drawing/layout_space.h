#pragma once
// Private: what verticals and horizontals have to keep off while handoffs are routed.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "layout_work.h"

namespace friction::drawing {

/// Between verticals, and between tracks.
inline constexpr float line_gap = 0.9F;
/// Between a line and a box it passes.
inline constexpr float box_gap = 0.45F;

/// Boxes, verticals and horizontals by row and gutter. Gutter g lies above row g.
class Space {
public:
    explicit Space(std::uint32_t row_count)
        : boxes_(row_count), crossing_(row_count), along_(row_count), gutters_(row_count + 1) {}

    /// A step has a box in each lane where one of the designs has it.
    void add_box(std::uint32_t row, float from, float to, std::uint32_t step) {
        boxes_[row].push_back({from, to, step});
    }
    /// From here on lines belong to a handoff with these ends. Where its steps stand in other
    /// lanes they belong to another design, which does not have this handoff: it may pass there.
    void begin_handoff(std::uint32_t from, std::uint32_t from_row, std::uint32_t to,
                       std::uint32_t to_row) {
        ends_ = {{{from, from_row}, {to, to_row}}};
    }
    void sort_boxes() {
        for (std::vector<Span>& row : boxes_)
            std::sort(row.begin(), row.end(),
                      [](const Span& a, const Span& b) { return a.from < b.from; });
    }

    /// The nearest x to `wish` in [low, high] where a vertical from gutter a to gutter b (a <= b)
    /// is free.
    [[nodiscard]] std::optional<float> free_x(float wish, float low, float high, std::uint32_t a,
                                              std::uint32_t b, std::uint64_t target) const {
        if (low > high) return std::nullopt;
        const float from = std::clamp(wish, low, high);
        const auto up = scan(from, +1, low, high, a, b, target);
        const auto down = scan(from, -1, low, high, a, b, target);
        if (up && down) return *up - from <= from - *down ? up : down;
        return up ? up : down;
    }

    /// No box and no other line stands in the row between two x.
    [[nodiscard]] bool is_clear(std::uint32_t row, float from, float to,
                                std::uint64_t target) const {
        if (from > to) std::swap(from, to);
        if (first_box(row, from, to) != nullptr) return false;
        const Lines& lines = along_[row];
        for (auto at = lines.by_start.lower_bound(from - lines.longest);
             at != lines.by_start.end() && at->first < to; ++at)
            if (at->second.target != target && from < at->second.to) return false;
        return true;
    }

    void take_vertical(float x, std::uint32_t a, std::uint32_t b, std::uint64_t target) {
        for (std::uint32_t row = a; row < b; ++row) crossing_[row].emplace(x, target);
        for (std::uint32_t gutter = a; gutter <= b; ++gutter) gutters_[gutter].emplace(x, target);
    }
    void take_row(std::uint32_t row, float from, float to, std::uint64_t target) {
        Lines& lines = along_[row];
        lines.longest = std::max(lines.longest, std::abs(to - from));
        lines.by_start.emplace(std::min(from, to), Line{std::max(from, to), target});
    }

private:
    struct Span {
        float from, to;
        std::uint32_t step;
    };
    struct End {
        std::uint32_t step, row;
    };
    struct Line {
        float to;
        std::uint64_t target;
    };
    struct Lines {
        std::multimap<float, Line> by_start;
        float longest = 0;
    };
    using Verticals = std::multimap<float, std::uint64_t>;
    static constexpr float slack = 1e-3F;

    [[nodiscard]] const Span* first_box(std::uint32_t row, float from, float to) const {
        // Boxes of one row do not overlap, so their right ends ascend too.
        const std::vector<Span>& boxes = boxes_[row];
        auto at = std::partition_point(boxes.begin(), boxes.end(),
                                       [&](const Span& box) { return box.to <= from + slack; });
        while (at != boxes.end() && at->from < to - slack && is_elsewhere(at->step, row)) ++at;
        return at != boxes.end() && at->from < to - slack ? &*at : nullptr;
    }
    [[nodiscard]] bool is_elsewhere(std::uint32_t step, std::uint32_t row) const {
        return std::any_of(ends_.begin(), ends_.end(),
                           [&](const End& end) { return end.step == step && end.row != row; });
    }

    /// Where to go on when a vertical at x meets others, or nothing when it does not.
    static std::optional<float> past(const Verticals& verticals, float x, int direction,
                                     std::uint64_t target) {
        for (auto at = verticals.lower_bound(x - line_gap + slack);
             at != verticals.end() && at->first < x + line_gap - slack; ++at) {
            if (at->second == target && std::abs(at->first - x) < slack) continue;
            return at->first + static_cast<float>(direction) * line_gap;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<float> scan(float x, int direction, float low, float high,
                                            std::uint32_t a, std::uint32_t b,
                                            std::uint64_t target) const {
        constexpr int tries = 400;
        for (int i = 0; i < tries && x >= low - slack && x <= high + slack; ++i) {
            const float before = x;
            for (std::uint32_t row = a; row < b && x == before; ++row) {
                if (const Span* box = first_box(row, x - box_gap, x + box_gap))
                    x = direction > 0 ? box->to + box_gap : box->from - box_gap;
                else if (const auto on = past(crossing_[row], x, direction, target))
                    x = *on;
            }
            for (std::uint32_t gutter = a; gutter <= b && x == before; ++gutter)
                if (const auto on = past(gutters_[gutter], x, direction, target)) x = *on;
            if (x == before) return x;
        }
        return std::nullopt;
    }

    std::vector<std::vector<Span>> boxes_;
    std::array<End, 2> ends_{{{nowhere, nowhere}, {nowhere, nowhere}}};
    std::vector<Verticals> crossing_;  ///< per row: verticals that pass it
    std::vector<Lines> along_;         ///< per row: horizontals at the height of its boxes
    std::vector<Verticals> gutters_;
};

}  // namespace friction::drawing
