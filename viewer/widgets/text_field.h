#pragma once
// One line of text to type in.

#include <string>
#include <string_view>

#include "widgets/interact.h"

namespace friction::viewer::widgets {

struct TextLook {
    std::string_view hint = {};  ///< shown while it is empty
    bool is_wrong = false;       ///< plum frame: the caller says what is wrong, below
    bool is_opening = false;     ///< takes the keyboard when it appears, all of it selected
    bool has_frame = true;
    float left_f = space::small;  ///< room before the words, for an icon
};

struct TextChange {
    bool changed = false;
    bool submitted = false;  ///< Enter
    bool left = false;       ///< the keyboard went elsewhere; Esc brings the text back before
    bool active = false;
};

[[nodiscard]] TextChange text_field(const Frame& frame, std::string_view id,
                                    const drawing::Box& box, std::string& text,
                                    const TextLook& look = {});

}  // namespace friction::viewer::widgets
