#pragma once
// What can be done about a problem with one click.

#include <string>

#include "friction/viewer/problems.h"

namespace friction::viewer {

/// Where the hint names the word that was meant, the row offers to write it.
void offer_remedy(ProblemRow& row);

/// The text with the remedy of a row; empty when the line is no longer what it was.
[[nodiscard]] std::string mended(const std::string& text, const ProblemRow& row);

}  // namespace friction::viewer
