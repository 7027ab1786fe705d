#pragma once
// The map of Edit: moves are drawn on it, and problems are shown where they are.

#include <optional>
#include <string>
#include <vector>

#include "friction/viewer/drawn_move.h"
#include "panels/map_canvas.h"

namespace friction::viewer {

class EditMap {
public:
    /// The form of a move that was drawn but is not complete; mostly nothing.
    [[nodiscard]] std::optional<MoveForm> draw(const Session& session, Commands& commands,
                                               const Frame& frame, const drawing::Box& box);

    [[nodiscard]] const drawing::Picture& picture() const { return canvas_.picture(); }
    /// What letting go would do now; empty while nothing is dragged, or where it does nothing.
    [[nodiscard]] std::string drawn_words() const { return drawn_ ? drawn_->words : ""; }

private:
    struct Shown {
        drawing::BlueprintProblem mark;
        std::optional<SelectedMove> move;
        std::string title, text;
    };
    [[nodiscard]] static std::vector<Shown> problems_of(const Session& session);
    void draw_above(const Session& session, const Frame& frame, const drawing::Box& box,
                    const MapEvents& events);
    void draw_call_out(const Session& session, const Frame& frame, const drawing::Box& box,
                       const MapEvents& events);
    std::optional<MoveForm> let_go(const Session& session, Commands& commands);

    Maps maps_;
    MapCanvas canvas_;
    std::optional<DrawnMove> drawn_;  // by the drag that goes on
    Cached<std::vector<Shown>> problems_;
};

}  // namespace friction::viewer
