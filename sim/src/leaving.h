#pragma once
// Private: what can be told of how a step is left without running anything.
//
// A step ends by itself or is cut short by its time-out; which of the two is certain when the time
// lies outside what the step can last. A case of `next` is certain or empty when its question has
// one answer only. Facts told on the step make it longer by what only the journey knows; here that
// is anything between nothing and `tell_s_max`.

#include <optional>

#include "friction/distribution.h"
#include "friction/scenario.h"

namespace friction {

// A share that is what rounding left of zero: {a: 60%, b: 40%, c: rest}.
constexpr double share_of_nobody = 1e-12;

/// The least chance of each end; what is missing to 1 may be either.
struct Exits {
    double by_itself = 1;
    double timed_out = 0;

    [[nodiscard]] bool never_by_itself() const { return timed_out >= 1 - share_of_nobody; }
    [[nodiscard]] bool never_timed_out() const { return by_itself >= 1 - share_of_nobody; }
};
[[nodiscard]] Exits exits_of(const Distribution& length, std::optional<double> time_out_s,
                             double tell_s_max);
/// Of a step that may have to tell facts: they may take for ever.
[[nodiscard]] Exits exits_of(const Step& step);

enum class Truth { always, sometimes, never };

/// Whether the condition of the case holds when journeys leave `here` (none: at the start).
[[nodiscard]] Truth truth_of(const Branch& branch, StepId here);

}  // namespace friction
