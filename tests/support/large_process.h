#pragma once
// Large processes written in code: mostly a chain through five lanes, with branches ahead, loops
// back, and ways out.

#include <string>

#include "friction/random.h"
#include "support/scenarios.h"

namespace friction::support {

/// The same process for the same number.
inline Scenario large_process(std::uint64_t number, std::size_t step_count) {
    std::uint64_t state = number * 0x9E3779B97F4A7C15U + 1;
    const auto below = [&](std::uint64_t limit) {
        state += 0x9E3779B97F4A7C15U;
        return mix64(state) % limit;
    };
    Builder builder;
    for (const char* name : {"counter", "hotline", "claims", "experts"}) builder.team(name);
    builder.also().teams[static_cast<std::size_t>(builder.team("robot").index)].automated = true;
    builder.outcome("solved");
    builder.outcome("left", OutcomeKind::gave_up);
    const auto name = [](std::size_t i) { return "step_" + std::to_string(i); };
    std::uint64_t team = 0;
    for (std::size_t i = 0; i < step_count; ++i) {
        if (below(3) == 0) team = below(5);
        const std::uint64_t kind = below(10);
        const double length = static_cast<double>(1 + below(9));
        if (kind < 3)
            builder.step(customer(name(i), minutes(length),
                                  below(2) == 0 ? Channel::web : Channel::email,
                                  TeamId{static_cast<std::size_t>(team)}));
        else if (kind < 6)
            builder.step(support::team(name(i), TeamId{static_cast<std::size_t>(team)},
                                       minutes(length),
                                       below(2) == 0 ? Channel::phone : Channel::none));
        else if (kind < 8)
            builder.step(
                pending(name(i), days(length), below(2) == 0 ? Owner::company : Owner::customer));
        else if (kind < 9)
            builder.step(held(name(i), minutes(length), Channel::phone));
        else
            builder.step(choice(name(i)));
    }
    for (std::size_t i = 0; i < step_count; ++i) {
        const std::string ahead = i + 1 < step_count ? name(i + 1) : "solved";
        const std::uint64_t way = below(10);
        std::string other;
        if (way == 0) other = "left";
        if (way == 1) other = "solved";
        if (way == 2) other = name(std::min(step_count - 1, i + 2 + below(5)));
        if (way == 3 && i > 8) other = name(i - 1 - below(8));
        if (other.empty() || other == ahead || other == name(i))
            builder.lead(name(i), ahead);
        else
            builder.lead(name(i), {{ahead, 0.9}, {other, 0.1}});
    }
    return builder.build();
}

}  // namespace friction::support
