#include "panels/follow.h"

#include "friction/report/wording.h"
#include "friction/viewer/follow_data.h"
#include "panels/follow_bar.h"
#include "panels/follow_canvas.h"
#include "panels/follow_story.h"
#include "panels/regions.h"
#include "widgets/area.h"
#include "widgets/popup.h"

namespace friction::viewer {

using drawing::Box;

namespace {

constexpr float story_f = 36;

class Follow final : public Panel {
public:
    [[nodiscard]] std::string_view title() const override { return "Follow"; }
    [[nodiscard]] View view() const override { return View::follow; }
    [[nodiscard]] Chrome chrome() const override { return Chrome::no_cards; }
    [[nodiscard]] StatusWords status(const Session& session) const override;
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const Box& box) override;

private:
    FollowBar bar_;
    FollowCanvas canvas_;
    FollowStory story_;
    Cached<std::optional<FollowData>> data_;
};

StatusWords Follow::status(const Session& session) const {
    const FollowState& follow = session.follow;
    if (!follow.journeys) return {};
    StatusWords words;
    std::string who = "Customer " + report::count(follow.customer);
    const Results* results = session.run.results.get();
    if (results != nullptr && follow.customer < results->journeys())
        who += " of " + report::count(results->journeys());
    words.left.push_back(std::move(who));
    if (follow.journeys->before != follow.journeys->after)
        words.left.push_back("drawn from the same luck in both designs");
    if (std::string reason = why_followed(session); !reason.empty())
        words.left.push_back(std::move(reason));
    words.left.push_back("seed " +
                         std::to_string(follow.journeys->model->scenarios.front().run.seed));
    words.right = "Space plays  \u00b7  arrows step  \u00b7  F1 shortcuts";
    return words;
}

void draw_nobody(const Session& session, const Frame& frame, const Box& box) {
    widgets::begin_pane(frame, "nobody", box, frame.theme->canvas);
    const float em = frame.em(type::name), left = box.min.x + frame.em(3);
    const bool can_run = !session.run.model || session.run.model->can_run();
    Painter painter = frame.painter();
    painter.text({left, box.min.y + frame.em(5)}, "Nobody to follow yet", em, Face::semibold,
                 frame.theme->ink);
    painter.text({left, box.min.y + frame.em(6.6F)},
                 drawing::fitted(can_run ? "The first customers are on their way."
                                         : "The file has problems; once they are solved, "
                                           "customers can be followed.",
                                 box.max.x - left, frame.f, drawing::Weight::regular),
                 frame.f, Face::regular, frame.theme->ink2);
    widgets::end_pane();
}

void Follow::draw(const Session& session, Commands& commands, const Frame& frame, const Box& box) {
    Rows rows(box);
    bar_.draw(session, commands, frame, rows.take(frame.em(follow_bar_f)));
    const Box gap = rows.take(frame.em(space::thin));
    frame.painter().fill(gap, frame.theme->ground);
    const std::optional<FollowData>& data = data_.get(frame, [&] { return follow_data(session); });
    if (!data) return draw_nobody(session, frame, rows.rest());
    const Regions places =
        regions(session, commands, frame, rows.rest(), {.inspector_f = story_f, .has_dock = false});
    canvas_.draw(session, commands, frame, places.canvas, *data, !places.is_drawer);
    if (!places.is_drawer) return story_.draw(session, commands, frame, places.inspector, *data);
    if (!session.drawer_is_open) return;
    widgets::begin_popup(frame, "drawer", places.inspector);
    story_.draw(session, commands, frame, places.inspector, *data);
    if (widgets::end_popup(frame)) commands.push(ToggleDrawer{});
}

}  // namespace

std::unique_ptr<Panel> make_follow() { return std::make_unique<Follow>(); }

}  // namespace friction::viewer
