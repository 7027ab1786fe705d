// Views, zoom, overlays, settings: nothing here is undone, nothing here changes a result.

#include <algorithm>

#include "updating.h"

namespace friction::viewer {
namespace {

constexpr int station_count = 5;

void save_settings(Updating& u) {
    u.ask_for(effect::SaveSettings{u.session.settings, u.session.recent});
}

/// A customer is needed: a typical one unless one was chosen, whose journey is told from its end
/// until it is played.
void begin_story(Session& s) {
    follow_someone(s);
    follow_again(s);
}

void show(Session& s, View view, bool full_screen) {
    if (view == s.view || !s.file.is_open()) return;
    if (view == View::present) {
        s.view_before = s.view == View::start ? View::blueprint : s.view;
        s.was_full_screen = s.is_full_screen;
        s.is_full_screen = s.is_full_screen || full_screen;
    } else if (s.view == View::present) {
        s.is_full_screen = s.was_full_screen;
        s.is_blank = false;
    }
    s.view = view;
    s.maximised.clear();
    s.follow.is_playing = false;
    const bool is_story = view == View::present && s.station == story_station;
    if (is_story || view == View::follow) begin_story(s);
}

}  // namespace

void apply(Updating& u, const DismissNotice& c) {
    auto& notices = u.session.notices;
    if (c.position < notices.size())
        notices.erase(notices.begin() + static_cast<std::ptrdiff_t>(c.position));
}

void apply(Updating& u, const ShowView& c) {
    // The start page is there without a file, and beside one.
    if (c.view == View::start && u.session.view != View::present)
        u.session.view = View::start;
    else
        show(u.session, c.view, c.full_screen);
}

void apply(Updating& u, const SetCamera& c) {
    Camera camera = c.camera;
    if (!(camera.zoom > 0)) camera.zoom = 1;
    camera.zoom = std::clamp(camera.zoom, zoom_min, zoom_max);
    u.session.camera() = camera;
}

void apply(Updating& u, const ZoomBy& c) {
    Camera& camera = u.session.camera();
    if (!(c.factor > 0)) return;
    camera.is_fit = false;
    camera.zoom = std::clamp(camera.zoom * c.factor, zoom_min, zoom_max);
}

void apply(Updating& u, const ZoomFull&) {
    Camera& camera = u.session.camera();
    camera.is_fit = false;
    camera.zoom = 1;
}

void apply(Updating& u, const ZoomFit&) { u.session.camera().is_fit = true; }

void apply(Updating& u, const Reveal&) { ++u.session.reveal; }

void apply(Updating& u, const LayoutAgain&) { ++u.session.layout; }

void apply(Updating& u, const ShowStation& c) {
    u.session.station = std::clamp(c.station, 1, station_count);
    u.session.is_blank = false;
    u.session.follow.is_playing = false;
    if (u.session.view == View::present && u.session.station == story_station)
        begin_story(u.session);
}

void apply(Updating& u, const StepStation& c) {
    apply(u, ShowStation{u.session.station + std::clamp(c.by, -station_count, station_count)});
}

void apply(Updating& u, const ToggleBlank&) { u.session.is_blank = !u.session.is_blank; }

void apply(Updating& u, const ToggleNotes&) { u.session.shows_notes = !u.session.shows_notes; }

void apply(Updating& u, const ToggleFullScreen&) {
    u.session.is_full_screen = !u.session.is_full_screen;
}

void apply(Updating& u, const ToggleDrawer&) {
    u.session.drawer_is_open = !u.session.drawer_is_open;
}

void apply(Updating& u, const Maximise& c) {
    u.session.maximised = u.session.maximised == c.column ? std::string() : c.column;
}

void apply(Updating& u, const PlaceDesigns& c) { u.session.is_side_by_side = c.side_by_side; }

void apply(Updating& u, const ShowOverlay& c) {
    Session& s = u.session;
    // The catalogue of moves is in Edit.
    if (c.overlay == Overlay::add_move) show(s, View::edit, false);
    if (c.overlay == Overlay::add_move && s.view != View::edit) return;
    s.overlay = c.overlay;
}

void apply(Updating& u, const Dismiss&) {
    Session& s = u.session;
    if (s.question) return apply(u, AnswerQuestion{s.question->choices.size() - 1});
    if (s.overlay != Overlay::none) return apply(u, ShowOverlay{});
    if (!s.maximised.empty()) return s.maximised.clear();
    if (s.view == View::present)
        return s.is_blank ? apply(u, ToggleBlank{}) : show(s, s.view_before, false);
    if (s.drawer_is_open) return apply(u, ToggleDrawer{});
    if (!s.notices.empty()) return s.notices.pop_back();
    if (s.run.is_running() && s.run.results) return apply(u, StopRun{});
    if (s.is_full_screen) return apply(u, ToggleFullScreen{});
    if (s.view == View::start && s.file.is_open()) return show(s, View::blueprint, false);
    s.selection = NothingSelected{};
}

void apply(Updating& u, const ChangeSettings& c) {
    Session& s = u.session;
    Settings settings = c.settings;
    settings.scale_percent = std::clamp(
        (settings.scale_percent + scale_percent_step / 2) / scale_percent_step * scale_percent_step,
        scale_percent_min, scale_percent_max);
    settings.inspector_f = std::clamp(settings.inspector_f, 18.0F, 34.0F);
    settings.dock_f = std::clamp(settings.dock_f, 6.0F, 60.0F);
    settings.moves_f = std::clamp(settings.moves_f, 14.0F, 34.0F);
    if (settings == s.settings) return;
    s.settings = settings;
    save_settings(u);
}

void apply(Updating& u, const ToggleDark&) {
    Settings settings = u.session.settings;
    settings.theme = settings.theme == ThemeChoice::dark ? ThemeChoice::light : ThemeChoice::dark;
    apply(u, ChangeSettings{settings});
}

void apply(Updating& u, const ScaleBy& c) {
    Settings settings = u.session.settings;
    settings.scale_percent += std::clamp(c.steps, -12, 12) * scale_percent_step;
    apply(u, ChangeSettings{settings});
}

void apply(Updating& u, const CopyText& c) {
    if (!c.text.empty()) u.ask_for(effect::CopyText{c.text});
}

void apply(Updating& u, const WritePicture& c) {
    if (u.session.overlay == Overlay::write_picture) u.session.overlay = Overlay::none;
    if (c.path.empty() || c.width < 1 || c.height < 1) return;
    u.ask_for(effect::WritePicture{c.path, c.width, c.height, c.all_stations});
}

void apply(Updating& u, const NoticeArrived& c) {
    u.say(c.notice.text, c.notice.is_problem, c.notice.until);
}

}  // namespace friction::viewer
