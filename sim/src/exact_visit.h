#pragma once
// What entering a step does to a journey and to its ledger, before any time passes (LANGUAGE.md 6
// and 13).

#include <array>
#include <vector>

#include "exact_memory.h"
#include "friction/exact.h"
#include "friction/scenario.h"

namespace friction::chain {

struct Booking {
    Component component = Component::active;
    StepId step;
    Cause cause = Cause::need;
    double em = 0;
    double amount = 0;  ///< em by the weight: contacts, documents, ..., times the tone; 0 of what
                        ///< the step states (forms, documents, money)
};

/// One way a visit can turn out, depending on the notes that are looked at.
struct Visit {
    double chance = 1;
    Memory memory;      ///< when the step is left
    double tell_s = 0;  ///< facts told here
    Facts told = 0;     ///< which
    std::vector<Booking> bookings;
    std::vector<Column> counted;  ///< each adds 1

    [[nodiscard]] double em() const {
        double sum = 0;
        for (const Booking& booking : bookings) sum += booking.em;
        return sum;
    }
};

/// Waiting and what follows from how the process is made: the process's cause, unless the customer
/// is only here because something failed.
[[nodiscard]] constexpr Cause cause_of_waiting(const Step& step) {
    return step.cause == Cause::failure ? Cause::failure : Cause::process;
}

[[nodiscard]] std::vector<Visit> enter(const Scenario& scenario, const Foresight& foresight,
                                       StepId step, const Memory& at_the_door);

}  // namespace friction::chain
