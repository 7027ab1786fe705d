#pragma once
// Private: what a person most likely meant by a text that is no distribution of the language.

#include <string_view>

#include "friction/distribution.h"

namespace friction {

/// parse_distribution() without the forms of all families, examples and guesses.
[[nodiscard]] Parsed<DistributionText> read_distribution(std::string_view text,
                                                         Dimension dimension);

/// Puts into a problem of read_distribution() what would have been right: the spelling that was
/// probably meant ("5-10 min" is "uniform 5 .. 10 min"), else an example of the family named, or of
/// all families their forms.
void complete(TextProblem& problem, std::string_view text, Dimension dimension);

}  // namespace friction
