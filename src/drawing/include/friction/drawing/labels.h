#pragma once
// Labels that find room: never over one another, never cut without an ellipsis, left out where
// nothing else helps.

#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "friction/drawing/picture.h"

namespace friction::drawing {

/// What a text covers, descenders included.
[[nodiscard]] Box text_box(const Text& text);

/// Puts labels into a picture, the important ones first.
class Labels {
public:
    /// Nothing is put outside `bounds`.
    Labels(Picture& picture, Box bounds) : picture_(picture), bounds_(bounds) {}

    /// Nothing is put there from now on.
    void keep_clear(const Box& box) { taken_.push_back(box); }
    [[nodiscard]] bool is_free(const Box& box) const;

    /// At the first place that is free, each on the baseline; says whether there was one.
    bool place(Text text, std::span<const Point> places);
    bool place(Text text, std::initializer_list<Point> places) {
        return place(std::move(text), std::span(places.begin(), places.size()));
    }
    bool place(const Text& text) { return place(text, {text.at}); }
    /// As much of it as `width` holds, with an ellipsis; not at all when that is less than three
    /// characters.
    bool place_fitted(Text text, float width);
    /// The first of these words that `width` holds whole; none of them rather than a part.
    bool place_whole(Text text, std::span<const std::string> words, float width);

private:
    Picture& picture_;
    Box bounds_;
    std::vector<Box> taken_;
};

/// A label on a line of labels: where it would begin, and how wide it is.
struct Wanted {
    float begin = 0, width = 0;
    double weight = 0;  ///< the lightest are left out first
};
/// Where each begins: in order, `gap` apart, within from .. to, as near to its wish as can be;
/// below `from` when it was left out. Expects the wishes in ascending order.
[[nodiscard]] std::vector<float> spread(std::span<const Wanted> wanted, float from, float to,
                                        float gap);

}  // namespace friction::drawing
