#include "find_customer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "friction/journey.h"

namespace friction::cli {
namespace {

struct Candidate {
    std::uint64_t customer = 0;
    double score = 0;
};

bool gave_up(const Scenario& scenario, const JourneyRecord& journey) {
    return journey.outcome.exists() &&
           scenario.outcomes[journey.outcome.index].kind == OutcomeKind::gave_up;
}

// How much worse off: an unresolved problem outweighs all effort; nothing when not worse off.
std::optional<double> loss(const Scenario& scenario, const JourneyRecord& told,
                           const JourneyRecord& before) {
    constexpr double truth_first = 1e9;
    const double more = told.effort_em - before.effort_em;
    if (told.resolved != before.resolved)
        return told.resolved ? std::nullopt : std::optional(truth_first + more);
    return more > scenario.run.same_within_em ? std::optional(more) : std::nullopt;
}

std::optional<double> score(Find find, const Scenario& scenario, const JourneyRecord& journey) {
    if (find == Find::gave_up)
        return gave_up(scenario, journey) ? std::optional(0.0) : std::nullopt;
    return journey.effort_em;
}

}  // namespace

std::optional<std::uint64_t> find_customer(Find find, const Scenario& scenario,
                                           const Plan& baseline, const Plan& redesign,
                                           std::uint64_t seed) {
    std::vector<Candidate> candidates;
    for (std::uint64_t customer = 0; customer < customers_looked_at; ++customer) {
        const JourneyRecord before = trace_journey(baseline, seed, customer);
        const std::optional<double> found =
            find == Find::worse_off
                ? loss(scenario, trace_journey(redesign, seed, customer), before)
                : score(find, scenario, before);
        if (found) candidates.push_back({customer, *found});
        if (find == Find::gave_up && found) break;
    }
    if (candidates.empty()) return std::nullopt;
    // Among equals the first customer, so the answer does not depend on how sorting is done.
    std::ranges::stable_sort(candidates, {}, &Candidate::score);
    if (find == Find::typical) return candidates[candidates.size() / 2].customer;
    return std::ranges::max_element(candidates, {}, &Candidate::score)->customer;
}

}  // namespace friction::cli
