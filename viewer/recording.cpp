#include "recording.h"

#include <span>
#include <utility>

#include "painter.h"

namespace friction::viewer {

void Recording::add(const ImDrawList& list, drawing::Shape shape) {
    const drawing::Box clip{point(list.GetClipRectMin()), point(list.GetClipRectMax())};
    // An empty box would end the clip instead of hiding everything.
    if (drawing::Clip{clip}.ends()) return;
    pieces_.push_back({&list, clip, std::move(shape)});
}

drawing::Picture Recording::picture(const ImDrawData& data, drawing::Colour ground) const {
    drawing::Picture picture{
        .width = data.DisplaySize.x, .height = data.DisplaySize.y, .ground = ground};
    drawing::Box clip{{0, 0}, {picture.width, picture.height}};
    for (const ImDrawList* list :
         std::span(data.CmdLists, static_cast<std::size_t>(data.CmdListsCount)))
        for (const Piece& piece : pieces_) {
            if (piece.list != list) continue;
            if (!(piece.clip == clip)) picture.add(drawing::Clip{piece.clip});
            clip = piece.clip;
            picture.add(piece.shape);
        }
    return picture;
}

}  // namespace friction::viewer
