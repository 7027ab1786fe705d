#pragma once
// Every command a person can give, in one table: menus, the list of shortcuts and the palette are
// made from it, and keys are looked up in it.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "friction/viewer/command.h"

namespace friction::viewer {

enum class Key : std::uint8_t {
    none,
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    digit_0,
    digit_1,
    digit_2,
    digit_3,
    digit_4,
    digit_5,
    digit_6,
    digit_7,
    digit_8,
    digit_9,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    tab,
    enter,
    space,
    escape,
    delete_,
    menu,
    plus,
    minus,
    full_stop,
    comma,
    left_bracket,
    right_bracket,
    question,
};

/// A key with what is held. `plus` and `question` are asked for without Shift: where they are typed
/// differs from keyboard to keyboard.
struct Chord {
    Key key = Key::none;
    bool ctrl = false, shift = false, alt = false;

    friend bool operator==(const Chord&, const Chord&) = default;
};

/// "Ctrl Shift S", "F1", "[", "Alt up"
[[nodiscard]] std::string to_text(const Chord& chord);

enum class Menu : std::uint8_t { file, edit, design, view, map, follow, present, help };
inline constexpr std::size_t menu_count = 8;
[[nodiscard]] std::string_view title_of(Menu menu);

struct CommandRow {
    std::string_view name;   ///< "save_as"; stable
    std::string_view title;  ///< "Save as"
    std::string_view help;   ///< what it does, a sentence without full stop
    Menu menu = Menu::file;
    std::array<Chord, 3> keys{};
    bool (*is_enabled)(const Session&) = nullptr;
    Command (*make)(const Session&) = nullptr;  ///< none: the window's own, listed for its key
    bool while_typing = false;                  ///< also when a text field has the focus
    bool is_listed = true;  ///< in menus and palette; else only among the shortcuts
};

/// In the order of menus and of the list of shortcuts.
[[nodiscard]] std::span<const CommandRow> command_table();
[[nodiscard]] const CommandRow* find_command(std::string_view name);

/// What this key means now; nothing when it means nothing, or when it belongs to the text field.
[[nodiscard]] std::optional<Command> command_for(const Session& session, const Chord& chord,
                                                 bool text_has_focus);
/// What letting it go means.
[[nodiscard]] std::optional<Command> command_on_release(const Session& session, const Chord& chord);

}  // namespace friction::viewer
