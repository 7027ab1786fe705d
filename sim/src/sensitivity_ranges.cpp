// Exact answers at the ends of ranges: what a slope only promises.

#include <algorithm>
#include <optional>

#include "friction/exact_cancel.h"
#include "friction/sensitivity.h"

namespace friction {

namespace {

/// The draft with this number there; nothing where it stands at no single place.
std::optional<Draft> with_value(const Draft& draft, const Lever& lever, const Quantity& value) {
    Draft changed = draft;
    if (lever.kind == LeverKind::parameter) {
        ParameterDraft* parameter = find(changed.parameters, lever.name);
        if (parameter == nullptr) return std::nullopt;
        parameter->value = value;
        return changed;
    }
    if (lever.kind != LeverKind::weight) return std::nullopt;
    NumberDraft number;
    number.value = value;
    if (lever.place == "effort.value_of_time") {
        changed.effort.value_of_time = number;
        return changed;
    }
    Named<NumberDraft>& list =
        lever.place.starts_with("effort.tone.") ? changed.effort.tone : changed.effort.weights;
    if (NumberDraft* written = find(list, lever.name))
        written->value = value;
    else
        list.emplace_back(lever.name, number);
    return changed;
}

struct End {
    bool is_known = false;
    std::optional<double> effort_em;  ///< absent: journeys without end
};

End refused(const Problems& problems) {
    return {std::any_of(problems.begin(), problems.end(),
                        [](const Problem& problem) {
                            return problem.code == "F051" || problem.code == "F096";
                        }),
            std::nullopt};
}

End solve_at(const Draft& draft, const Lever& lever, const Quantity& value,
             const std::atomic<bool>* cancel) {
    const std::optional<Draft> changed = with_value(draft, lever, value);
    if (!changed) return {};
    const Result<Scenario> built = build_scenario(*changed);
    if (!built) return refused(built.problems());
    const Scenario scenario =
        built.value().has_finite_memory() ? built.value() : finite_twin(built.value());
    const Result<ExactSummary> solved = cancel == nullptr
                                            ? solve_exactly(scenario)
                                            : solve_exactly(scenario, exact_state_limit, *cancel);
    if (!solved) return refused(solved.problems());
    return {true, solved.value().overall.effort_mean};
}

}  // namespace

void solve_ranges(const Draft& draft, std::size_t states, Sensitivity& sensitivity,
                  std::size_t count, std::size_t state_limit, const std::atomic<bool>* cancel) {
    const auto first = sensitivity.levers.begin();
    const auto last =
        first + static_cast<std::ptrdiff_t>(std::min(count, sensitivity.levers.size()));
    const auto ranges = static_cast<std::size_t>(
        std::count_if(first, last, [](const Lever& lever) { return lever.range.has_value(); }));
    if (2 * ranges * states > state_limit) return;
    for (auto lever = first; lever != last; ++lever) {
        if (!lever->range) continue;
        if (cancel != nullptr && cancel->load()) return;
        const End low = solve_at(draft, *lever, lever->range->low, cancel);
        const End high = solve_at(draft, *lever, lever->range->high, cancel);
        if (low.is_known && high.is_known) lever->ends = RangeEnds{low.effort_em, high.effort_em};
    }
}

}  // namespace friction
