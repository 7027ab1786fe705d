#pragma once
// How figures are written on screen: the words and digits of reports, with a true minus sign.

#include <string>
#include <string_view>

#include "friction/effort.h"
#include "friction/scenario.h"
#include "friction/summary.h"
#include "friction/words.h"

namespace friction::viewer {

/// "-45.1" with a true minus sign.
[[nodiscard]] std::string with_minus(std::string text);
/// "70.4"; one digit after the point below 100, none above, never more than its interval supports.
[[nodiscard]] std::string em_text(const Estimate& effort);
/// The same for a number without an interval.
[[nodiscard]] std::string em_text(double effort_em);
/// "±0.5"; "69.9 to 71.4" where the sides differ much; empty when it cannot be bounded.
[[nodiscard]] std::string doubt_text(const Estimate& estimate);
/// "phone", "in person", "e-mail"; empty for none.
[[nodiscard]] std::string_view channel_text(Channel channel);
/// "The customer writes to Billing by e-mail", "Office agent, in person", "Nobody knows how long".
[[nodiscard]] std::string step_sentence(const Scenario& scenario, const Step& step);
/// Which cause the effort of a component on a step goes to.
[[nodiscard]] Cause cause_of(Cause of_step, Component component);

}  // namespace friction::viewer
