#pragma once
// The right side of Follow: both journeys in words, the line of now lit, and what this customer is
// spared.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

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

    /// Where the line of now is while it has just moved: what must be in view.
    struct Target {
        float top = 0, bottom = 0;
    };
    void scroll(const Frame& frame, const drawing::Box& lines, bool was_clicked);

    std::optional<std::uint64_t> told_;  // the customer whose story this is
    std::array<std::size_t, 2> lit_{};   // the line of now, per design
    std::optional<Target> moved_;        // of the first design that has another one
    bool opens_ = false;                 // in this frame
    bool was_clicked_ = false;           // a line in view: no reason to scroll
};

}  // namespace friction::viewer
