#pragma once
// The scenario files that come with the program, inside of it: it works without its folder. Their
// small pictures and figures are made when the program is built, see make_stories.cpp.

#include <cstdint>
#include <span>
#include <string_view>

namespace friction::viewer {

/// One step of a small picture; coordinates are those of the layout, in f.
struct StoryStep {
    float left, top, right, bottom;
    std::uint8_t heat;  ///< class of its effort
    bool is_wait;
};
/// One straight piece of a handoff.
struct StoryWay {
    float x0, y0, x1, y1;
};

struct Story {
    std::string_view name;    ///< "toll-invoice.yaml"
    std::string_view title;   ///< "The toll invoice"
    std::string_view line;    ///< what it is about, in a few words
    std::string_view effort;  ///< "70.4 EM" of the baseline
    std::string_view text;    ///< the file
    float width, height;      ///< of the picture
    float visibility;         ///< y of the line of visibility
    std::span<const StoryStep> steps;
    std::span<const StoryWay> ways;
};
[[nodiscard]] std::span<const Story> stories();

}  // namespace friction::viewer
