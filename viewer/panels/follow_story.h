#pragma once
// The right side of Follow: both journeys in words, the line of now lit, and what this customer is
// spared.

#include <array>
#include <cstddef>

#include "friction/viewer/follow_data.h"
#include "panels/panel.h"

namespace friction::viewer {

class FollowStory {
public:
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box, const FollowData& data);

private:
    float draw_design(const Session& session, Commands& commands, const Frame& frame,
                      const drawing::Box& room, const DesignStory& story, std::size_t which);
    float draw_line(Commands& commands, const Frame& frame, const drawing::Box& room,
                    const StoryLine& line, bool is_selected, std::size_t which, std::size_t i);
    static void draw_spared(const Frame& frame, const drawing::Box& box, const FollowData& data);

    std::array<std::size_t, 2> lit_{};  // the line of now, per design
    float scroll_to_ = -1;              // its bottom, where it has just moved
};

}  // namespace friction::viewer
