#include "friction/viewer/command_table.h"

#include <algorithm>

#include "friction/viewer/follow_data.h"

namespace friction::viewer {
namespace {

using S = const Session&;

// --- when --------------------------------------------------------------------------------------

bool always(S) { return true; }
bool is_open(S s) { return s.file.is_open(); }
bool has_file(S s) { return s.file.is_open() || s.file.newer != nullptr; }
bool is_unsaved(S s) {
    return s.unsaved_changes() > 0 || (s.file.is_open() && s.file.path.empty());
}
bool changed_on_disk(S s) { return s.file.newer != nullptr && !s.file.keeps_mine; }
bool can_keep(S s) { return changed_on_disk(s) && s.file.is_open(); }
bool can_undo(S s) { return !s.undo.empty(); }
bool can_redo(S s) { return !s.redo.empty(); }
bool has_sliders(S s) { return !s.sliders.empty(); }
bool has_redesigns(S s) { return s.file.is_open() && !s.document->designs.empty(); }
bool has_redesign_chosen(S s) { return s.document->design(s.chosen) != nullptr; }
bool is_running(S s) { return s.run.is_running(); }
bool can_run(S s) { return s.file.is_open() && !s.run.is_running(); }
bool is_partial(S s) { return s.run.stage == Stage::partial; }
bool has_results(S s) { return s.run.results != nullptr; }
bool presents(S s) { return s.view == View::present; }
bool follows(S s) { return s.view == View::follow && s.follow.journeys != nullptr; }
bool plays(S s) { return follows(s) || (presents(s) && s.station == 5 && s.follow.journeys); }
bool has_canvas(S s) {
    return s.file.is_open() &&
           (s.view == View::blueprint || s.view == View::compare || s.view == View::edit);
}
bool is_on_baseline(S s) { return s.file.is_open() && !s.chosen.is_baseline(); }
bool can_add_move(S s) {
    return s.file.is_open() && !presents(s) && (s.view == View::edit || !s.selected_step().empty());
}
bool can_leave(S s) { return s.file.is_open() && !presents(s); }

const SelectedMove* selected_move(S s) { return std::get_if<SelectedMove>(&s.selection); }
bool has_move(S s) { return selected_move(s) != nullptr; }
bool can_raise(S s) { return has_move(s) && selected_move(s)->position > 0; }
bool can_lower(S s) {
    if (!has_move(s)) return false;
    const Design* design = s.document->design(selected_move(s)->design);
    return design != nullptr && selected_move(s)->position + 1 < design->moves.size();
}

// --- what --------------------------------------------------------------------------------------

template <class C>
Command plain(S) {
    return C{};
}
template <View view>
Command show(S) {
    return ShowView{view};
}
template <Overlay overlay>
Command over(S) {
    return ShowOverlay{overlay};
}
template <int station>
Command at_station(S) {
    return ShowStation{station};
}
template <class C, int count>
Command move_by(S) {
    return C{count};
}
template <SelectNeighbour::Where where>
Command neighbour(S) {
    return SelectNeighbour{where};
}
template <Jump target>
Command jump(S) {
    return JumpTo{target};
}
Command save(S s) {
    if (s.file.path.empty()) return ShowOverlay{Overlay::save_file};
    return SaveFile{};
}
Command present(S) { return ShowView{View::present, true}; }
Command all_stations(S s) {
    const std::string& path = s.file.path;
    const std::size_t dot = path.find_last_of('.'), slash = path.find_last_of('/');
    const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
    const std::string name =
        path.empty() ? "station" : path.substr(0, has_ending ? dot : path.size());
    return WritePicture{.path = name + ".png", .all_stations = true};
}
Command copy_story(S s) {
    const std::optional<FollowData> data = follow_data(s);
    return CopyText{data ? story_text(*data) : std::string()};
}
Command play(S s) { return SetPlaying{!s.follow.is_playing}; }
Command to_begin(S) { return Seek{0}; }
Command to_end(S s) { return Seek{s.follow.journeys->end_s}; }
Command hold(S) { return HoldBaseline{true}; }
Command zoom_in(S) { return ZoomBy{1.25F}; }
Command zoom_out(S) { return ZoomBy{0.8F}; }
Command remove_move(S s) {
    return RemoveMove{selected_move(s)->design, selected_move(s)->position};
}
Command raise_move(S s) {
    const SelectedMove& m = *selected_move(s);
    return ReorderMove{m.design, m.position, m.position - 1};
}
Command lower_move(S s) {
    const SelectedMove& m = *selected_move(s);
    return ReorderMove{m.design, m.position, m.position + 1};
}
Command switch_move(S s) {
    const SelectedMove& m = *selected_move(s);
    const Design* design = s.document->design(m.design);
    const bool is_on =
        design != nullptr && m.position < design->moves.size() && design->moves[m.position].is_on;
    return SwitchMove{m.design, m.position, !is_on};
}
Command new_redesign(S) { return AddRedesign{}; }
Command copy_redesign(S s) {
    return AddRedesign{title_of(s, s.chosen) + ", changed", {}, s.chosen};
}
Command remove_redesign(S s) { return RemoveRedesign{s.chosen}; }

// --- keys --------------------------------------------------------------------------------------

constexpr Chord key(Key k) { return {k}; }
constexpr Chord ctrl(Key k) { return {.key = k, .ctrl = true}; }
constexpr Chord shift(Key k) { return {.key = k, .shift = true}; }
constexpr Chord ctrl_shift(Key k) { return {.key = k, .ctrl = true, .shift = true}; }
constexpr Chord alt(Key k) { return {.key = k, .alt = true}; }

constexpr auto next = SelectNeighbour::Where::next, previous = SelectNeighbour::Where::previous;
constexpr bool typing = true;
constexpr bool only_key = false;

// Where two rows have the same key, the first one that is enabled takes it: Present and Follow come
// before the views.
using Keys = std::array<Chord, 3>;

constexpr CommandRow row(std::string_view name, std::string_view title, std::string_view help,
                         Menu menu, const Keys& keys, bool (*is_enabled)(S), Command (*make)(S),
                         bool while_typing = false, bool is_listed = true) {
    return {name, title, help, menu, keys, is_enabled, make, while_typing, is_listed};
}

constexpr std::array rows = std::to_array<CommandRow>({
    row("new", "New process", "begin with a small process to change", Menu::file,
        Keys{ctrl(Key::n)}, always, plain<NewFile>, typing),
    row("open", "Open", "open a scenario file", Menu::file, Keys{ctrl(Key::o)}, always,
        over<Overlay::open_file>, typing),
    row("recent", "Start page", "recent files and stories to start from", Menu::file,
        Keys{ctrl(Key::r)}, always, show<View::start>, typing),
    row("save", "Save", "write the changes into the file; the rest of its text stays as it is",
        Menu::file, Keys{ctrl(Key::s)}, is_unsaved, save, typing),
    row("save_as", "Save as", "write into another file", Menu::file, Keys{ctrl_shift(Key::s)},
        is_open, over<Overlay::save_file>, typing),
    row("read_again", "Read again", "take the file as it is on disk now", Menu::file, Keys{},
        changed_on_disk, plain<ReadAgain>),
    row("keep_mine", "Keep mine", "go on with what is here, and not with the file on disk",
        Menu::file, Keys{}, can_keep, plain<KeepMine>),
    row("differences", "Show differences", "what changed on disk, in the words of moves",
        Menu::file, Keys{}, can_keep, over<Overlay::differences>),
    row("editor", "Open in editor", "show the file in the program you edit text with", Menu::file,
        Keys{}, has_file, plain<OpenInEditor>),
    row("picture", "Picture of this view",
        "write PNG or SVG, with title, legend and where the numbers come from", Menu::file,
        Keys{ctrl(Key::e)}, is_open, over<Overlay::write_picture>, typing),
    row("pictures", "Pictures of all stations", "five files beside the scenario, 1920 by 1080",
        Menu::file, Keys{ctrl_shift(Key::e)}, presents, all_stations, typing),
    row("close", "Close", "back to the start page", Menu::file, Keys{ctrl(Key::w)}, has_file,
        plain<CloseFile>, typing),
    row("quit", "Quit", "end the program; asks when something is not saved", Menu::file,
        Keys{ctrl(Key::q)}, always, plain<Quit>, typing),

    row("undo", "Undo", "take the last edit back", Menu::edit, Keys{ctrl(Key::z)}, can_undo,
        plain<Undo>, typing),
    row("redo", "Redo", "make it again", Menu::edit, Keys{ctrl(Key::y), ctrl_shift(Key::z)},
        can_redo, plain<Redo>, typing),
    row("add_move", "Add a move", "change something at the selected step", Menu::edit,
        Keys{key(Key::m)}, can_add_move, over<Overlay::add_move>),
    row("switch_move", "Switch the move off or on", "see the design without it", Menu::edit,
        Keys{key(Key::x)}, has_move, switch_move),
    row("raise_move", "Move up", "make this move earlier", Menu::edit, Keys{alt(Key::up)},
        can_raise, raise_move),
    row("lower_move", "Move down", "make this move later", Menu::edit, Keys{alt(Key::down)},
        can_lower, lower_move),
    row("remove_move", "Remove the move", "take it out of the list", Menu::edit,
        Keys{key(Key::delete_)}, has_move, remove_move),
    row("reset", "Reset the sliders", "back to the values of the file", Menu::edit,
        Keys{key(Key::r)}, has_sliders, plain<ResetSliders>),
    row("write", "Write the sliders into the file", "their values become those of the file",
        Menu::edit, Keys{key(Key::w)}, has_sliders, plain<WriteSliders>),

    row("next_design", "Next design", "choose the card to the right", Menu::design,
        Keys{key(Key::right_bracket)}, has_redesigns, move_by<ChooseNeighbourDesign, 1>),
    row("previous_design", "Previous design", "choose the card to the left", Menu::design,
        Keys{key(Key::left_bracket)}, has_redesigns, move_by<ChooseNeighbourDesign, -1>),
    row("baseline", "Show the baseline", "as long as the key is held", Menu::design,
        Keys{key(Key::b)}, is_on_baseline, hold, false, only_key),
    row("new_redesign", "New redesign", "a list of moves that is still empty", Menu::design, Keys{},
        is_open, new_redesign),
    row("copy_redesign", "Copy this redesign", "the same moves, to change further", Menu::design,
        Keys{}, has_redesign_chosen, copy_redesign),
    row("rename", "Rename", "another title for this redesign", Menu::design, Keys{key(Key::f2)},
        has_redesign_chosen, over<Overlay::rename>),
    row("remove_redesign", "Remove this redesign", "undo brings it back", Menu::design, Keys{},
        has_redesign_chosen, remove_redesign),
    row("go_on", "Go on", "with the run that was stopped", Menu::design, Keys{key(Key::enter)},
        is_partial, plain<StartRun>),
    row("run", "Run again", "the same customers once more", Menu::design, Keys{}, can_run,
        plain<StartRun>),
    row("stop", "Stop", "keep what is known so far", Menu::design, Keys{}, is_running,
        plain<StopRun>),

    row("play", "Play, pause", "the journey by the clock", Menu::follow, Keys{key(Key::space)},
        plays, play),
    row("next_event", "Next event", "what happens next to this customer", Menu::follow,
        Keys{key(Key::right)}, follows, move_by<StepEvent, 1>),
    row("previous_event", "Previous event", "what happened before", Menu::follow,
        Keys{key(Key::left)}, follows, move_by<StepEvent, -1>),
    row("next_day", "Next day", "on by a day", Menu::follow, Keys{shift(Key::right)}, follows,
        move_by<StepDay, 1>),
    row("previous_day", "Previous day", "back by a day", Menu::follow, Keys{shift(Key::left)},
        follows, move_by<StepDay, -1>),
    row("first_event", "Beginning of the journey", "before anything has happened", Menu::follow,
        Keys{key(Key::home)}, follows, to_begin),
    row("last_event", "End of the journey", "when both designs are through", Menu::follow,
        Keys{key(Key::end)}, follows, to_end),
    row("copy_story", "Copy the story", "both designs as text", Menu::follow, Keys{ctrl(Key::c)},
        follows, copy_story),
    row("typical", "A typical customer", "within 5% of the median difference", Menu::follow, Keys{},
        follows, jump<Jump::typical>),
    row("worst", "One of the worst 5%", "of those with the most effort in the baseline",
        Menu::follow, Keys{}, follows, jump<Jump::worst>),
    row("gave_up", "One who gave up", "in the baseline", Menu::follow, Keys{}, follows,
        jump<Jump::gave_up>),
    row("worse_off", "One who is worse off", "after the redesign", Menu::follow, Keys{}, follows,
        jump<Jump::worse_off>),
    row("became_problem", "One whose need became a problem", "in the baseline", Menu::follow,
        Keys{}, follows, jump<Jump::became_problem>),

    row("station_1", "Problem", "first station", Menu::present, Keys{key(Key::digit_1)}, presents,
        at_station<1>),
    row("station_2", "Hot spot", "second station", Menu::present, Keys{key(Key::digit_2)}, presents,
        at_station<2>),
    row("station_3", "Change", "third station", Menu::present, Keys{key(Key::digit_3)}, presents,
        at_station<3>),
    row("station_4", "Effect", "fourth station", Menu::present, Keys{key(Key::digit_4)}, presents,
        at_station<4>),
    row("station_5", "Story", "fifth station", Menu::present, Keys{key(Key::digit_5)}, presents,
        at_station<5>),
    row("next_station", "Next station", "on", Menu::present,
        Keys{key(Key::right), key(Key::page_down)}, presents, move_by<StepStation, 1>),
    row("previous_station", "Previous station", "back", Menu::present,
        Keys{key(Key::left), key(Key::page_up)}, presents, move_by<StepStation, -1>),
    row("blank", "Blank screen", "and the picture again", Menu::present, Keys{key(Key::full_stop)},
        presents, plain<ToggleBlank>),
    row("notes", "Notes", "summaries of file and redesign", Menu::present, Keys{key(Key::n)},
        presents, plain<ToggleNotes>),

    row("blueprint", "Blueprint", "the process with its effort", Menu::view,
        Keys{key(Key::digit_1)}, is_open, show<View::blueprint>),
    row("compare", "Compare", "baseline above, redesign below", Menu::view, Keys{key(Key::digit_2)},
        is_open, show<View::compare>),
    row("follow", "Follow", "one customer through both designs", Menu::view,
        Keys{key(Key::digit_3)}, is_open, show<View::follow>),
    row("edit", "Edit", "the moves of this design", Menu::view, Keys{key(Key::digit_4)}, is_open,
        show<View::edit>),
    row("present", "Present", "large type, one thing at a time", Menu::view,
        Keys{key(Key::digit_5)}, is_open, show<View::present>),
    row("present_here", "Present from here", "with the whole screen", Menu::view,
        Keys{key(Key::f5)}, can_leave, present, typing),
    row("full_screen", "Full screen", "and back", Menu::view, Keys{key(Key::f11)}, always,
        plain<ToggleFullScreen>, typing),
    row("zoom_in", "Zoom in", "larger", Menu::view, Keys{key(Key::plus)}, has_canvas, zoom_in),
    row("zoom_out", "Zoom out", "smaller", Menu::view, Keys{key(Key::minus)}, has_canvas, zoom_out),
    row("zoom_full", "Full size", "100%", Menu::view, Keys{key(Key::digit_0)}, has_canvas,
        plain<ZoomFull>),
    row("zoom_fit", "Fit", "the whole process", Menu::view, Keys{key(Key::f)}, has_canvas,
        plain<ZoomFit>),
    row("layout", "Lay out again", "all of it, not only what changed", Menu::view,
        Keys{key(Key::l)}, has_canvas, plain<LayoutAgain>),
    row("inspector", "Inspector", "where it does not fit beside the map", Menu::view,
        Keys{key(Key::i)}, is_open, plain<ToggleDrawer>),
    row("dark", "Light or dark", "the other one", Menu::view, Keys{key(Key::d)}, always,
        plain<ToggleDark>),
    row("larger", "Larger", "scale up by 25%", Menu::view, Keys{ctrl(Key::plus)}, always,
        move_by<ScaleBy, 1>, typing),
    row("smaller", "Smaller", "scale down by 25%", Menu::view, Keys{ctrl(Key::minus)}, always,
        move_by<ScaleBy, -1>, typing),
    row("settings", "Settings", "light and dark, scale, motion", Menu::view, Keys{ctrl(Key::comma)},
        always, over<Overlay::settings>, typing),

    row("find", "Find a step, do anything", "by typing a part of its name", Menu::map,
        Keys{ctrl(Key::k)}, always, over<Overlay::palette>, typing),
    row("next_step", "Next step", "along the busiest handoff", Menu::map, Keys{key(Key::right)},
        has_canvas, neighbour<next>),
    row("previous_step", "Previous step", "where most come from", Menu::map, Keys{key(Key::left)},
        has_canvas, neighbour<previous>),
    row("lanes", "Between lanes and rows", "the step above, the step below", Menu::map,
        Keys{key(Key::up), key(Key::down)}, has_canvas, nullptr, false, only_key),
    row("first_step", "First step", "where journeys begin", Menu::map, Keys{key(Key::home)},
        has_canvas, neighbour<SelectNeighbour::Where::first>),
    row("outcome", "Outcomes", "where journeys end", Menu::map, Keys{key(Key::end)}, has_canvas,
        neighbour<SelectNeighbour::Where::outcome>),
    row("hot_spot", "Next hot spot", "the step with the most effort, then the next", Menu::map,
        Keys{key(Key::h)}, has_results, move_by<SelectHotSpot, 1>),
    row("hot_spot_back", "Previous hot spot", "back", Menu::map, Keys{shift(Key::h)}, has_results,
        move_by<SelectHotSpot, -1>),
    row("problem", "Next problem", "of the file or a move", Menu::map, Keys{key(Key::f8)}, has_file,
        move_by<SelectNextProblem, 1>, typing),
    row("problem_back", "Previous problem", "back", Menu::map, Keys{shift(Key::f8)}, has_file,
        move_by<SelectNextProblem, -1>, typing),

    row("shortcuts", "All shortcuts", "this list", Menu::help,
        Keys{key(Key::f1), key(Key::question)}, always, over<Overlay::shortcuts>),
    row("field", "Next field", "with Shift the one before", Menu::help,
        Keys{key(Key::tab), shift(Key::tab)}, always, nullptr, false, only_key),
    row("region", "Next region", "top bar, designs, map, inspector, dock", Menu::help,
        Keys{key(Key::f6)}, always, nullptr, false, only_key),
    row("open_it", "Open, or press", "what has the focus", Menu::help, Keys{key(Key::enter)},
        always, nullptr, false, only_key),
    row("context", "What can be done with it", "the same as the right button", Menu::help,
        Keys{key(Key::menu)}, always, nullptr, false, only_key),
    row("dismiss", "Close", "the nearest thing; stops a run", Menu::help, Keys{key(Key::escape)},
        always, plain<Dismiss>, typing, only_key),
});

constexpr std::array<std::string_view, menu_count> menus = {"File", "Edit",   "Designs", "View",
                                                            "Map",  "Follow", "Present", "Help"};

bool has_key(const CommandRow& row, const Chord& chord) {
    return std::ranges::find(row.keys, chord) != row.keys.end();
}

}  // namespace

std::string_view title_of(Menu menu) { return menus[static_cast<std::size_t>(menu)]; }

std::span<const CommandRow> command_table() { return rows; }

const CommandRow* find_command(std::string_view name) {
    const auto found = std::ranges::find(rows, name, &CommandRow::name);
    return found == rows.end() ? nullptr : &*found;
}

std::optional<Command> command_for(const Session& session, const Chord& chord,
                                   bool text_has_focus) {
    if (chord.key == Key::none) return std::nullopt;
    for (const CommandRow& row : rows) {
        if (row.make == nullptr || !has_key(row, chord)) continue;
        if (text_has_focus && !row.while_typing) continue;
        if (row.is_enabled(session)) return row.make(session);
    }
    return std::nullopt;
}

std::optional<Command> command_on_release(const Session& session, const Chord& chord) {
    if (chord.key == Key::b && session.shows_baseline) return HoldBaseline{false};
    return std::nullopt;
}

}  // namespace friction::viewer
