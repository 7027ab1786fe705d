#pragma once
// Moves drawn on the map: what a drag from one thing to another means.

#include <optional>
#include <string>

#include "friction/drawing/picture.h"
#include "friction/viewer/move_form.h"

namespace friction::viewer {

struct DrawnMove {
    std::string words;                    ///< "Reroute to Send request"; or why nothing happens
    std::optional<Move> move;             ///< complete: it is made on letting go
    std::optional<std::size_t> replaces;  ///< position of the move of the design it changes
    std::optional<MoveForm> form;         ///< not complete: the form is begun with it
};

/// From a step's handle (its edge) to a step or outcome: reroute. To a handoff: a new step on it.
/// To the ground of a lane: a new step there, after this one. From a handoff to a step or outcome:
/// reroute this way alone. From a step to another lane: reassign. `lane`: the one under the
/// pointer; empty: none. Nothing where such a drag means nothing.
[[nodiscard]] std::optional<DrawnMove> drawn_move(const Session& session, DesignId design,
                                                  const drawing::Spot& from,
                                                  const drawing::Spot* onto,
                                                  const std::string& lane);

/// The form that M and the list of moves begin with for what is selected: a step, or the place
/// between two where a handoff is selected.
[[nodiscard]] MoveForm form_for(const Session& session, std::string_view move_name);

}  // namespace friction::viewer
