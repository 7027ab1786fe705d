#include "panels/stage_maps.h"

#include <algorithm>

#include "friction/viewer/compare_view.h"
#include "panels/stage.h"

namespace friction::viewer {

using drawing::Box;

namespace {

constexpr float smallest = 0.8F, largest = 1.6F;  // body size of a map, in f
constexpr float flattest = 0.62F;                 // lanes are squeezed no more than this
constexpr float readable = 0.6F;                  // below this zoom boxes lose their titles

bool is_same(const drawing::BlueprintView& a, const drawing::BlueprintView& b) {
    return a.width == b.width && a.height == b.height && a.f == b.f && a.zoom == b.zoom &&
           a.squeeze == b.squeeze && a.pan == b.pan && a.lit == b.lit;
}

/// As large as the box allows, and no higher than its lanes need.
drawing::BlueprintView fitted(const Frame& frame, const drawing::Layout& layout, const Box& box,
                              drawing::BlueprintView view, bool may_squeeze) {
    view.width = view.height = 1000;
    view.f = 1;
    const Box map = drawing::map_area(view);  // what headers and strip take, in f
    const float across = map.min.x + layout.width;
    const float down = map.min.y + layout.height * (may_squeeze ? flattest : 1);
    const float f = std::min(box.width() / across, box.height() / down);
    view.f = std::clamp(f, frame.em(smallest), frame.em(largest));
    view.width = box.width();
    view.height = box.height();
    const Box area = drawing::map_area(view);
    const float zoom = std::min(1.0F, area.width() / (layout.width * view.f));
    if (may_squeeze)
        view.squeeze = std::clamp(area.height() / (layout.height * zoom * view.f), flattest, 1.0F);
    view = drawing::fitted_view(layout, view);
    view.height =
        std::min(box.height(), area.min.y + layout.height * view.zoom * view.squeeze * view.f);
    return drawing::fitted_view(layout, view);
}

}  // namespace

void StageMaps::show(const Frame& frame, drawing::Point at, const Map& map,
                     const drawing::BlueprintView& view, Kept& kept) {
    if (kept.revision != map.revision || kept.theme != frame.theme || !is_same(kept.view, view))
        kept = {map.revision, view, frame.theme,
                drawing::draw_blueprint(*map.model, *map.layout, view, *frame.theme)};
    frame.painter().picture(kept.picture, at);
}

void StageMaps::draw_lit(const Session& session, const Frame& frame, const Box& box,
                         const std::string& step) {
    const Map* map =
        maps_.map(session, baseline_id, compared_design(session).value_or(baseline_id));
    if (maps_.is_waiting()) frame.wants_another = true;
    if (map == nullptr || !map->layout) return;
    drawing::BlueprintView view = fitted(
        frame, *map->layout, box, {.show_overview = false, .selected = step, .lit = step}, false);
    const float spare = std::max(0.0F, box.height() - view.height);
    show(frame, {box.min.x, box.min.y + spare * 0.4F}, *map, view, kept_[0]);
}

bool StageMaps::draw_both(const Session& session, const Frame& frame, const Box& box) {
    const DesignId design = compared_design(session).value_or(baseline_id);
    if (design.is_baseline()) return false;
    const float head = frame.em(2.6F), gap = frame.em(1.4F);
    const float each = (box.height() - gap) / 2 - head;
    const std::array ids{baseline_id, design};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Map* map = maps_.map(session, ids.at(i), design);
        if (maps_.is_waiting()) frame.wants_another = true;
        if (map == nullptr || !map->layout) return false;
        const float top = box.min.y + static_cast<float>(i) * (each + head + gap);
        const Box room = box_at(box.min.x, top + head, box.width(), each);
        const drawing::BlueprintView view =
            fitted(frame, *map->layout, room, {.show_strip = false, .show_overview = false}, true);
        if (view.zoom < readable || each < frame.em(6)) return false;
        const DesignHead words = design_head(session, ids.at(i));
        const float baseline = top + frame.em(1.7F), em = frame.em(stage::text);
        const drawing::Colour ink = i == 0 ? frame.theme->ink2 : frame.theme->blue;
        const float effort = drawing::text_width(words.effort, em, drawing::Weight::semibold);
        const float inside = frame.em(stage::margin - stage::map_margin);
        stage::line(frame, {box.min.x + inside, baseline}, words.title, stage::text,
                    box.width() - effort - 2 * inside - frame.em(2), drawing::Weight::semibold,
                    frame.theme->ink);
        frame.painter().text({box.max.x - inside, baseline}, words.effort, em, Face::semibold, ink,
                             drawing::Anchor::end);
        show(frame, room.min, *map, view, kept_.at(i));
    }
    return true;
}

}  // namespace friction::viewer
