#pragma once
// What passes while a step lasts: minutes, pending days, a promise that breaks, and the effort of
// all that, as moments taken over the drawn length, split by whether the step or its time-out comes
// first.

#include <cstdint>
#include <vector>

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

/// Where the course of a step can turn: its own end, or one of the numbers that come before it.
enum class Turning : std::uint8_t { own_end, time_out, promise, cap };
struct At {
    Turning turning = Turning::own_end;
    double at_s = 0;  ///< infinity for the own end
};

/// The effort of passing a step, taken apart: every term is an amount of its component (minutes,
/// days, broken promises, times the tone) for each second up to `upto`, or, of the broken promise,
/// at once for those who are still there.
struct Term {
    Component component = Component::active;
    double amount = 0;  ///< a second, or at once; negative: not up to here
    At upto;
};
struct Terms {
    std::vector<Term> terms;
    At ends;  ///< the time-out, or the own end
};
[[nodiscard]] Terms terms_of(const Step& step, const EffortModel& effort, bool touched);

}  // namespace friction::chain
