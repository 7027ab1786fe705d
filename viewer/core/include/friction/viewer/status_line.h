#pragma once
// The line at the foot: what state the answer is in, and how sure it is.

#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

enum class StatusMark { idle, running, done, stopped, problem };

struct StatusLine {
    StatusMark mark = StatusMark::idle;
    std::string state;               ///< "Precise to 1%"
    std::vector<std::string> parts;  ///< "16,384 journeys, the same customers in all 7 designs" ...
    std::vector<std::string> right;  ///< "31 numbers are guesses", "F1 shortcuts"
};

[[nodiscard]] StatusLine status_line(const Session& session);

}  // namespace friction::viewer
