#pragma once
// Private: what a person most likely meant by a text that is no quantity of the language.
//
// Slips are tried out: each known way of writing ("1,5 h", "1h30", "5 EUR", "half an hour") is put
// into the spelling of the language, and counts only when it then reads as what is needed. Nothing
// is repaired: what comes back is a sentence for the message.

#include <optional>
#include <string>
#include <string_view>

#include "friction/quantity.h"

namespace friction {

/// How to mend a text that read_quantity refuses, or that is of another dimension than `expected`
/// (any, when none is given): `did you mean "1.5 h"?`, or "" when there is no telling.
[[nodiscard]] std::string quantity_hint(std::string_view text, std::optional<Dimension> expected,
                                        Months months);

/// "5 min", "5%".
[[nodiscard]] std::string with_unit(std::string_view number, std::string_view unit);

}  // namespace friction
