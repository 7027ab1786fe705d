#pragma once
// The answer in one sentence, from a table of templates: never when chance may have said it.

#include <string>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct Headline {
    std::string text;    ///< "Two thirds of the effort is gone, and more problems are solved."
    std::string second;  ///< "No mirage: the company's cost falls too."; may be empty
    bool is_mirage = false;
    bool is_known = false;  ///< beyond chance
};

/// Of a redesign against the baseline; empty without results of it.
[[nodiscard]] Headline headline(const Session& session, DesignId design);

/// "half", "two thirds", "nine in ten"; "a little" below a twentieth, "almost all" from 0.97 on.
[[nodiscard]] std::string fraction_in_words(double share);

}  // namespace friction::viewer
