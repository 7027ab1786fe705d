#include "app.h"

#include <algorithm>
#include <utility>

#include "chords.h"
#include "friction/viewer/window_places.h"
#include "keys.h"
#include "widgets/area.h"

namespace friction::viewer {

App::App(Services services, Session session)
    : services_(std::move(services)),
      session_(std::move(session)),
      panels_(make_panels()),
      overlays_(make_overlays()) {}

Panel* App::panel(View view) const {
    const auto found =
        std::ranges::find_if(panels_, [view](const auto& panel) { return panel->view() == view; });
    return found == panels_.end() ? nullptr : found->get();
}

void App::apply(const std::vector<Command>& commands) {
    for (const Command& command : commands) {
        ++version_;
        Update next = update(std::move(session_), command);
        session_ = std::move(next.session);
        for (const Effect& effect : next.effects) services_.carry_out(effect);
    }
}

bool App::deliver() {
    const std::vector<Command> commands = services_.collect();
    apply(commands);
    return !commands.empty();
}

void App::give(Command command) { apply({std::move(command)}); }

bool App::is_busy() const { return session_.run.is_running() || session_.follow.is_playing; }

void App::read_keys(const Frame& frame, Commands& commands) {
    const bool typing = !letters_are_keys();
    const bool covered = frame.focus->has_layers();
    const bool widget_has_it = frame.focus->focused() != 0 && !frame.focus->lets_keys_through();
    for (const Chord& chord : pressed_chords()) {
        if (chord.key == Key::escape) continue;  // the nearest thing takes it, see below
        if (is_widget_key(chord.key) && !chord.alt && (widget_has_it || covered)) continue;
        // Under something that is open only what works while typing does: save, undo, quit.
        if (const auto command = command_for(session_, chord, typing || covered))
            commands.push(*command);
    }
    if (!typing)
        for (const Chord& chord : released_chords())
            if (const auto command = command_on_release(session_, chord)) commands.push(*command);
}

void App::draw_view(const Frame& frame, Commands& commands) {
    Panel* shown = panel(session_.view);
    Panel* start = panel(View::start);
    if (shown == nullptr) shown = start;
    if (shown == nullptr) return;
    const Chrome kind = shown->chrome();
    if (kind == Chrome::none) return shown->draw(session_, commands, frame, frame.window);
    if (kind == Chrome::notices) {
        drawing::Box bars = frame.window, rest = frame.window;
        bars.max.y = rest.min.y = bars.min.y + frame.em(surround_.bars_f(session_, frame));
        surround_.draw_bars(session_, commands, frame, bars);
        return shown->draw(session_, commands, frame, rest);
    }
    const WindowWishes wishes{.has_cards = kind == Chrome::full,
                              .bars_f = surround_.bars_f(session_, frame)};
    const float bar = ImGui::GetStyle().ScrollbarSize;
    WindowPlaces places = window_places(frame.window, frame.f, wishes, bar);
    if (places.scrolls)
        places = window_places(frame.window, frame.f, wishes, bar,
                               widgets::begin_surface(frame.window, "surface"));
    surround_.draw_top_bar(session_, commands, frame, places.top_bar);
    surround_.draw_bars(session_, commands, frame, places.bars);
    if (places.strip.height() > 0)
        surround_.draw_cards(session_, commands, frame, places.strip, places.is_narrow);
    shown->draw(session_, commands, frame, places.view);
    surround_.draw_status_line(session_, frame, places.status, shown->status(session_));
    if (places.scrolls) widgets::end_surface(frame, frame.window, places.all);
}

void App::draw_above(const Frame& frame, Commands& commands) {
    const bool appears = std::exchange(overlay_before_, session_.overlay) != session_.overlay;
    for (const auto& overlay : overlays_)
        if (overlay->overlay() == session_.overlay)
            overlay->draw(session_, commands, frame, appears);
    if (session_.question) chrome::draw_question(*session_.question, commands, frame);
    if (is_drop_target_) chrome::draw_drop_frame(frame);
}

bool App::draw(Frame frame) {
    frame.version = version_;
    Commands commands;
    if (session_.follow.is_playing) {
        if (played_at_s_ && frame.now_s > *played_at_s_)
            commands.push(PassTime{frame.now_s - *played_at_s_});
        frame.wants_another = true;
    }
    played_at_s_ = session_.follow.is_playing ? std::optional(frame.now_s) : std::nullopt;
    read_keys(frame, commands);
    draw_view(frame, commands);
    draw_above(frame, commands);
    // Whoever was nearer has taken it by now.
    if (frame.focus->take_escape()) commands.push(Dismiss{});
    if (!commands.is_empty()) frame.wants_another = true;
    apply(commands.take());
    return frame.wants_another;
}

}  // namespace friction::viewer
