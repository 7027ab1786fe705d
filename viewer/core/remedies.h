#pragma once
// What can be done about a problem of a text with one click.

#include <string_view>

#include "friction/result.h"
#include "friction/viewer/problems.h"

namespace friction::viewer {

/// Sets which characters of the line are wrong, and offers what the text could have instead:
/// the word that was meant, the owner of a wait, `rest` for a share.
void offer_remedies(ProblemRow& row, const Problem& problem, std::string_view text);

}  // namespace friction::viewer
