#pragma once
// What passes while a step lasts: minutes, pending days, a promise that breaks, and the effort of
// all that, as moments taken over the drawn length, split by whether the step or its time-out comes
// first.

#include <array>

#include "friction/exact.h"
#include "friction/scenario.h"

namespace friction::chain {

struct Moments {
    double mean = 0, variance = 0;
};

/// The step ends by itself, or by its time-out; moments are those given that it ends so.
struct Ending {
    double chance = 0;
    Moments effort, elapsed_s;
};

struct Passing {
    Ending by_itself, timed_out;
    double mean_s = 0;
    double calm_s = 0, open_s = 0;  ///< pending, booked or not
    double broken = 0;              ///< chance that the step's promise breaks
    Component component = Component::active;
    double minutes_em = 0;  ///< active, held or in line, in EM
    double calm_em = 0, open_em = 0, broken_em = 0;
};

/// `tell_s` is added to every drawn length; `touched`: the customer knows of the matter.
[[nodiscard]] Passing pass(const Step& step, const EffortModel& effort, double tell_s,
                           bool touched);

}  // namespace friction::chain
