#pragma once
// A picture of friction::drawing in a panel: drawn again only when its data or size changed, with
// tips from its spots.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "frame.h"
#include "friction/drawing/picture.h"

namespace friction::viewer {

class ChartView {
public:
    using Draw = std::function<drawing::Picture(float width, float height)>;
    using Words = std::function<std::string(const drawing::Spot&)>;

    /// The words the picture itself has for a spot.
    static std::string readout(const drawing::Spot& spot) { return spot.readout; }

    /// `key` names the state of the data: the picture is made again when it, the size, the theme or
    /// the body size changed. Returns the spot that was clicked.
    std::optional<drawing::Spot> show(const Frame& frame, std::string_view id,
                                      const drawing::Box& box, std::uint64_t key, const Draw& draw,
                                      const Words& words = {});

private:
    drawing::Picture picture_;
    drawing::Box box_{};
    std::uint64_t key_ = ~std::uint64_t{0};
    const drawing::Theme* theme_ = nullptr;
    float f_ = 0;
};

}  // namespace friction::viewer
