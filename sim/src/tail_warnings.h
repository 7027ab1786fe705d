#pragma once
// Private: warnings about lengths whose mean few journeys decide, or is not the one written.

#include "friction/result.h"
#include "friction/scenario_draft.h"

namespace friction {

/// F104 and F105, of the steps as written and of what moves write. Values of parameters are those
/// of the file; what a redesign makes of a parameter is not looked at.
void warn_of_tails(const Draft& draft, Problems& warnings);

}  // namespace friction
