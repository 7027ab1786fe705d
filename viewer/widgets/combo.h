#pragma once
// One of many: a closed field that opens into a list with a filter.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "widgets/interact.h"

namespace friction::viewer::widgets {

struct ComboItem {
    std::string label;
    std::string note = {};             ///< at the right, e.g. "−39.9 EM"
    drawing::Colour swatch = {};       ///< a small square before the label; none when invisible
    drawing::Colour note_colour = {};  ///< ink2 when invisible
};

/// Of one combo, kept by its panel.
struct ComboState {
    bool is_open = false;
    std::string filter;
    std::size_t marked = 0;  ///< of the ones that pass the filter
};

/// The item just chosen. Typing narrows the list; arrows and Enter choose.
[[nodiscard]] std::optional<std::size_t> combo(const Frame& frame, std::string_view id,
                                               const drawing::Box& box, ComboState& state,
                                               std::span<const ComboItem> items,
                                               std::optional<std::size_t> chosen,
                                               std::string_view when_none = {});

/// Positions of the items that contain every word of the filter, upper and lower case alike.
[[nodiscard]] std::vector<std::size_t> matching(std::span<const ComboItem> items,
                                                std::string_view filter);

}  // namespace friction::viewer::widgets
