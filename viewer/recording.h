#pragma once
// What painters painted in one frame, kept as shapes: how a window becomes an SVG.
//
// Shapes, not ImGui's triangles: words stay words that can be searched, edited and read aloud, a
// rectangle stays one rectangle, and the file is a fraction of the size. What the library draws by
// itself (scroll bars, the cursor in a text field) is not in it.

#include <imgui.h>

#include <vector>

#include "friction/drawing/picture.h"

namespace friction::viewer {

class Recording {
public:
    void clear() { pieces_.clear(); }
    /// In coordinates of the window; what is outside the clip rectangle of the list is not seen.
    void add(const ImDrawList& list, drawing::Shape shape);
    /// In the order in which the lists are shown.
    [[nodiscard]] drawing::Picture picture(const ImDrawData& data, drawing::Colour ground) const;

private:
    struct Piece {
        const ImDrawList* list;
        drawing::Box clip;
        drawing::Shape shape;
    };
    std::vector<Piece> pieces_;
};

}  // namespace friction::viewer
