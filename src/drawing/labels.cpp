#include "friction/drawing/labels.h"

#include <algorithm>
#include <utility>

namespace friction::drawing {

Box text_box(const Text& text) {
    constexpr float ascent = 0.78F, descent = 0.22F;  // of what is usually written
    const float width = text_width(text.text, text.size, text.weight);
    const float left = text.anchor == Anchor::start    ? text.at.x
                       : text.anchor == Anchor::middle ? text.at.x - width / 2
                                                       : text.at.x - width;
    return {{left, text.at.y - ascent * text.size},
            {left + width, text.at.y + descent * text.size}};
}

bool Labels::is_free(const Box& box) const {
    constexpr float slack = 0.01F;  // of adding up widths
    if (box.min.x < bounds_.min.x - slack || box.max.x > bounds_.max.x + slack ||
        box.min.y < bounds_.min.y - slack || box.max.y > bounds_.max.y + slack)
        return false;
    return std::none_of(taken_.begin(), taken_.end(),
                        [&](const Box& other) { return other.touches(box); });
}

bool Labels::place(Text text, std::span<const Point> places) {
    if (text.text.empty()) return false;
    for (const Point& place : places) {
        text.at = place;
        const Box box = text_box(text);
        if (!is_free(box)) continue;
        taken_.push_back(box);
        picture_.add(std::move(text));
        return true;
    }
    return false;
}

bool Labels::place_fitted(Text text, float width) {
    const std::string whole = text.text;
    text.text = fitted(whole, width, text.size, text.weight);
    constexpr std::size_t least = 3;
    const std::size_t ellipsis_bytes = 3;
    if (text.text != whole && text.text.size() < least + ellipsis_bytes) return false;
    return place(text);
}

bool Labels::place_whole(Text text, std::span<const std::string> words, float width) {
    for (const std::string& each : words) {
        if (text_width(each, text.size, text.weight) > width) continue;
        text.text = each;
        if (place(text)) return true;
    }
    return false;
}

std::vector<float> spread(std::span<const Wanted> wanted, float from, float to, float gap) {
    std::vector<std::size_t> kept(wanted.size());
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = i;
    const auto needed = [&] {
        float width = kept.empty() ? 0 : -gap;
        for (const std::size_t i : kept) width += wanted[i].width + gap;
        return width;
    };
    while (!kept.empty() && needed() > to - from)
        kept.erase(std::min_element(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
            return wanted[a].weight < wanted[b].weight;
        }));
    std::vector<float> begins(wanted.size(), from - 1);
    float at = from;
    for (const std::size_t i : kept) {
        begins[i] = std::max(at, wanted[i].begin);
        at = begins[i] + wanted[i].width + gap;
    }
    at = to;
    for (std::size_t k = kept.size(); k-- > 0;) {
        const std::size_t i = kept[k];
        begins[i] = std::min(begins[i], at - wanted[i].width);
        at = begins[i] - gap;
    }
    return begins;
}

}  // namespace friction::drawing
