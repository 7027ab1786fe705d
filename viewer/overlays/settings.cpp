#include <array>

#include "overlays/overlays.h"
#include "widgets/controls.h"
#include "widgets/popup.h"

namespace friction::viewer {

using drawing::Box;

namespace {

class SettingsOverlay final : public OverlayPanel {
public:
    [[nodiscard]] Overlay overlay() const override { return Overlay::settings; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              bool /*appears*/) override {
        const drawing::Theme& theme = *frame.theme;
        const Box box = centred_box(frame, 42, 17);
        widgets::begin_popup(frame, "settings", box, {.dims = true});
        Rows rows(inset(box, frame.em(space::wide)));
        const Box head = rows.take(frame.em(2.2F));
        frame.painter().text({head.min.x, centred_baseline(head, frame.em(type::name))}, "Settings",
                             frame.em(type::name), Face::semibold, theme.ink);
        rows.skip(frame.em(space::small));
        Settings settings = session.settings;
        bool changed = draw_theme(frame, line(frame, rows, "Colours"), settings);
        changed |= draw_scale(frame, line(frame, rows, "Scale"), settings);
        const Box motion = line(frame, rows, "Less motion");
        if (widgets::toggle(frame, "motion",
                            box_at(motion.min.x, motion.min.y, frame.em(2), motion.height()),
                            settings.less_motion)) {
            settings.less_motion = !settings.less_motion;
            changed = true;
        }
        rows.skip(frame.em(space::small));
        const Box foot = rows.take(frame.em(space::control));
        if (widgets::button(
                frame, "close",
                box_at(foot.max.x - frame.em(7), foot.min.y, frame.em(7), foot.height()), "Close"))
            commands.push(ShowOverlay{Overlay::none});
        if (changed) commands.push(ChangeSettings{settings});
        if (widgets::end_popup(frame)) commands.push(ShowOverlay{Overlay::none});
    }

private:
    static Box line(const Frame& frame, Rows& rows, std::string_view label) {
        Box box = rows.take(frame.em(2.2F));
        rows.skip(frame.em(space::small));
        frame.painter().text({box.min.x, centred_baseline(box, frame.em(type::body))}, label,
                             frame.em(type::body), Face::regular, frame.theme->ink);
        box.min.x += frame.em(9);
        return box;
    }
    static bool draw_theme(const Frame& frame, const Box& box, Settings& settings) {
        constexpr std::array<widgets::Segment, 3> kinds{
            {{"As the system", ""}, {"Light", ""}, {"Dark", ""}}};
        const auto chosen = widgets::segmented(frame, "theme", box, kinds,
                                               static_cast<std::size_t>(settings.theme));
        if (chosen) settings.theme = static_cast<ThemeChoice>(*chosen);
        return chosen.has_value();
    }
    static bool draw_scale(const Frame& frame, const Box& box, Settings& settings) {
        const float side = box.height();
        const int before = settings.scale_percent;
        if (widgets::button(frame, "smaller", box_at(box.min.x, box.min.y, side, side), "",
                            {.icon = widgets::Icon::minus,
                             .enabled = before > scale_percent_min,
                             .tip = "Smaller (Ctrl \u2212)"}))
            settings.scale_percent -= scale_percent_step;
        frame.painter().text(
            {box.min.x + side + frame.em(2), centred_baseline(box, frame.em(type::body))},
            std::to_string(before) + "%", frame.em(type::body), Face::semibold, frame.theme->ink,
            drawing::Anchor::middle);
        if (widgets::button(frame, "larger",
                            box_at(box.min.x + side + frame.em(4), box.min.y, side, side), "",
                            {.icon = widgets::Icon::plus,
                             .enabled = before < scale_percent_max,
                             .tip = "Larger (Ctrl +)"}))
            settings.scale_percent += scale_percent_step;
        return settings.scale_percent != before;
    }
};

}  // namespace

std::unique_ptr<OverlayPanel> make_settings() { return std::make_unique<SettingsOverlay>(); }

}  // namespace friction::viewer
