#pragma once
// Private: where something is drawn already, so that words find room beside it.
//
// Boxes are kept by the piece of the picture they lie in: of a process of thousands of steps only
// those near a word are looked at. Most boxes are small; a long one, mostly a handoff from one end
// to the other, is kept by its height instead, so that it does not stand in thousands of pieces.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "friction/drawing/picture.h"

namespace friction::drawing {

class Filled {
public:
    void add(const Box& box) {
        const auto position = static_cast<std::uint32_t>(boxes_.size());
        boxes_.push_back(box);
        const Range columns = range(box.min.x, box.max.x);
        const bool is_long = columns.last - columns.first > longest;
        const Range pieces = is_long ? range(box.min.y, box.max.y) : columns;
        for (std::int32_t piece = pieces.first; piece <= pieces.last; ++piece)
            (is_long ? rows_ : columns_)[piece].push_back(position);
    }

    /// Whether any box touches this one; `own` is none of them.
    [[nodiscard]] bool touches(const Box& box, const Box* own = nullptr) const {
        const auto in_the_way = [&](std::uint32_t i) {
            return boxes_[i].touches(box) && (own == nullptr || boxes_[i] != *own);
        };
        return any_in(columns_, range(box.min.x, box.max.x), in_the_way) ||
               any_in(rows_, range(box.min.y, box.max.y), in_the_way);
    }

private:
    using Pieces = std::unordered_map<std::int32_t, std::vector<std::uint32_t>>;
    struct Range {
        std::int32_t first, last;
    };
    static constexpr float size = 96;            // px
    static constexpr std::int32_t longest = 16;  // pieces

    static Range range(float from, float to) {
        return {static_cast<std::int32_t>(std::floor(from / size)),
                static_cast<std::int32_t>(std::floor(to / size))};
    }

    template <class Predicate>
    static bool any_in(const Pieces& pieces, Range range, const Predicate& predicate) {
        for (std::int32_t piece = range.first; piece <= range.last; ++piece) {
            const auto found = pieces.find(piece);
            if (found != pieces.end() && std::ranges::any_of(found->second, predicate)) return true;
        }
        return false;
    }

    std::vector<Box> boxes_;
    Pieces columns_, rows_;
};

}  // namespace friction::drawing
