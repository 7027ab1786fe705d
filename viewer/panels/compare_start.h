#pragma once
// Compare before there is something to compare: what would help most, or what is missing.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

class CompareStart {
public:
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box);

private:
    void draw_suggestions(const Session& session, Commands& commands, const Frame& frame,
                          const drawing::Box& box);

    std::shared_ptr<const Results> asked_about_;  // savings were asked for with these
};

}  // namespace friction::viewer
