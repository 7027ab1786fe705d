#pragma once
// The middle of Follow: who it is and when, whose move it was, the climb, the player.

#include "friction/viewer/follow_data.h"
#include "panels/chart_view.h"
#include "panels/panel.h"

namespace friction::viewer {

class FollowCanvas {
public:
    /// `has_story`: the story is drawn beside it; else a button opens it.
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box, const FollowData& data, bool has_story);

private:
    void draw_head(Commands& commands, const Frame& frame, const drawing::Box& box,
                   const FollowData& data, bool has_story);
    void draw_charts(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& box, const FollowData& data);
    void draw_player(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& box);
    void draw_track(const Session& session, const Frame& frame, const drawing::Box& box);
    void draw_foot(const Session& session, Commands& commands, const Frame& frame,
                   const drawing::Box& box);
    void press(const drawing::Box& box);
    void scrub(Commands& commands, float left);
    void step_clicked(const Session& session, Commands& commands, const drawing::Spot& spot);

    ChartView moves_, climb_;
    bool begins_ = false, is_scrubbing_ = false;  ///< pressed in this frame; and not let go since
    drawing::TimeAxis axis_;                      // of this frame, from the left edge of the charts
};

}  // namespace friction::viewer
