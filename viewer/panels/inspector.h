#pragma once
// What is known of the selected step: the answer first, what it is made of, what could be done.

#include <cstdint>
#include <optional>
#include <string>

#include "frame.h"
#include "friction/viewer/command.h"
#include "friction/viewer/session.h"
#include "friction/viewer/step_view.h"

namespace friction::viewer {

class Inspector {
public:
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box);

private:
    struct Asked {
        std::uint64_t input = 0;
        DesignId design;
        std::string step;

        friend bool operator==(const Asked&, const Asked&) = default;
    };
    void ask_savings(const Session& session, Commands& commands);

    Asked asked_;
    Cached<std::optional<StepView>> step_;
};

}  // namespace friction::viewer
