#pragma once
// Who has the keyboard. Widgets register in the order they are drawn; Tab goes along that order, F6
// from region to region. A popup is a layer: while it is open, only its widgets take part.

#include <imgui.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "friction/drawing/picture.h"

namespace friction::viewer {

class Focus {
public:
    /// At the beginning of a frame: reads Tab, Shift Tab, F6 and the mouse button.
    void begin();
    /// True when the widget has the focus. `takes_text`: it becomes active as soon as it has it.
    bool add(ImGuiID id, bool takes_text = false);
    /// The widgets that follow belong to another region.
    void begin_region() { ++region_; }
    /// Everything until end_layer() lies above what is open already.
    void begin_layer() { ++layer_; }
    void end_layer() { --layer_; }

    void take(ImGuiID id) { focused_ = id; }
    /// The next widget of this frame gets it, as if Tab had come to it.
    void take_next() { takes_next_ = true; }
    /// Arrows, Enter and Space are commands of the program while this one has the focus: the map.
    void let_keys_through(ImGuiID id) { through_ = id; }
    [[nodiscard]] bool lets_keys_through() const { return through_ != 0 && through_ == focused_; }
    void drop() { focused_ = 0; }
    /// A mouse click leaves the keyboard to the view; whoever moves about by Tab keeps the place.
    void drop_after_click() {
        if (!shows_ring_) drop();
    }
    [[nodiscard]] ImGuiID focused() const { return focused_; }
    /// True in the frame in which a widget got the focus by key: then it scrolls into view.
    [[nodiscard]] bool arrived(ImGuiID id) const { return arrived_ == id && id != 0; }
    /// Where that widget lies: a window that scrolls as a whole brings it into view as well.
    void set_arrived_at(const drawing::Box& box) { arrived_at_ = box; }
    [[nodiscard]] const std::optional<drawing::Box>& arrived_at() const { return arrived_at_; }
    /// The ring shows once keys are used to move about, until the mouse is.
    [[nodiscard]] bool shows_ring() const { return shows_ring_; }
    /// Widgets of this layer may answer to keys.
    [[nodiscard]] bool is_top_layer() const { return layer_ >= top_layer_; }
    [[nodiscard]] int layer() const { return layer_; }
    /// True once a frame when Esc went down: for the nearest thing that can close.
    [[nodiscard]] bool take_escape();
    /// A popup was open in the frame before.
    [[nodiscard]] bool has_layers() const { return top_layer_ > 0; }

private:
    struct Stop {
        ImGuiID id = 0;
        int region = 0, layer = 0;
    };
    void step(int by);
    void step_region(int by);

    std::vector<Stop> stops_, before_;        // of this frame and of the one before
    std::optional<drawing::Box> arrived_at_;  // in this frame
    ImGuiID focused_ = 0, arrived_ = 0, through_ = 0;
    int region_ = 0, layer_ = 0, top_layer_ = 0;
    bool shows_ring_ = false, escape_ = false, takes_next_ = false;
};

}  // namespace friction::viewer
