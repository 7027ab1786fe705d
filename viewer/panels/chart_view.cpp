#include "panels/chart_view.h"

#include "widgets/interact.h"

namespace friction::viewer {

std::optional<drawing::Spot> ChartView::show(const Frame& frame, std::string_view id,
                                             const drawing::Box& box, std::uint64_t key,
                                             const Draw& draw, const Words& words) {
    if (box.width() < 1 || box.height() < 1) return std::nullopt;
    const bool same_size = box.width() == box_.width() && box.height() == box_.height();
    if (key != key_ || !same_size || theme_ != frame.theme || f_ != frame.f)
        picture_ = draw(box.width(), box.height());
    key_ = key;
    box_ = box;
    theme_ = frame.theme;
    f_ = frame.f;
    frame.painter().picture(picture_, box.min);
    const widgets::Interaction touch = widgets::interact(frame, id, box, {.takes_keys = false});
    if (!touch.hovered) return std::nullopt;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const drawing::Spot* spot = picture_.spot_at({mouse.x - box.min.x, mouse.y - box.min.y});
    if (spot == nullptr) return std::nullopt;
    if (words) {
        const std::string text = words(*spot);
        if (!text.empty() && widgets::tip_is_due(frame, touch.id, true)) widgets::tip(frame, text);
    }
    if (touch.clicked) return *spot;
    return std::nullopt;
}

}  // namespace friction::viewer
