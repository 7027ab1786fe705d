#pragma once
// A file that cannot be read any more: the list of problems, the text with the line, and room for
// the last good picture.

#include "frame.h"
#include "friction/viewer/command.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

class ProblemView {
public:
    /// Returns the box that is left for the last good picture; empty when there is none.
    [[nodiscard]] drawing::Box draw(const Session& session, Commands& commands, const Frame& frame,
                                    const drawing::Box& box);
};

}  // namespace friction::viewer
