#pragma once
// Words of a story that every renderer needs.

#include <span>
#include <string>

#include "friction/report/story.h"

namespace friction::report {

/// "Day 3, Wednesday"
[[nodiscard]] std::string day_title(double begins_s);
/// "09:03"
[[nodiscard]] std::string time_of(double begins_s);
/// "+6.6"; empty where it is next to nothing.
[[nodiscard]] std::string effort_words(const Episode& episode);
/// Who the story is about, and the unit of effort. Expects: one story at least.
[[nodiscard]] std::string who_words(std::span<const Story> stories);

}  // namespace friction::report
