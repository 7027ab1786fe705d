#pragma once
// The scenario files that come with the program, inside of it: it works without its folder.

#include <span>
#include <string_view>

namespace friction::viewer {

struct Story {
    std::string_view name;   ///< "toll-invoice.yaml"
    std::string_view title;  ///< "The toll invoice"
    std::string_view line;   ///< what it is about, in a few words
    std::string_view text;   ///< the file
};
[[nodiscard]] std::span<const Story> stories();

}  // namespace friction::viewer
