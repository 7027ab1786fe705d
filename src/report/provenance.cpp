#include "friction/report/provenance.h"

#include <algorithm>
#include <set>

#include "friction/random.h"

namespace friction::report {

std::string_view version() { return FRICTION_VERSION; }

std::uint64_t scenario_hash(std::span<const Scenario> alternatives) {
    std::string text;
    for (const Scenario& scenario : alternatives) text += canonical_text(scenario);
    return name_hash(text);
}

std::string hash_text(std::uint64_t hash) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[hash >> shift & 0xfU];
    return text;
}

std::vector<ChangedWeight> changed_weights(const EffortModel& model) {
    const EffortModel usual;
    const std::vector<ChangedWeight> all = {
        {"held", "EM per minute", model.held, usual.held},
        {"in_line", "EM per minute", model.in_line, usual.in_line},
        {"day_calm", "EM per day", model.day_calm, usual.day_calm},
        {"day_open", "EM per day", model.day_open, usual.day_open},
        {"day_cap", "days per wait", model.day_cap_days, usual.day_cap_days},
        {"contact", "EM", model.contact, usual.contact},
        {"switch", "EM", model.switch_, usual.switch_},
        {"handoff", "EM", model.handoff, usual.handoff},
        {"retelling", "EM", model.retelling, usual.retelling},
        {"field", "EM", model.field, usual.field},
        {"prefilled", "EM", model.prefilled, usual.prefilled},
        {"document", "EM", model.document, usual.document},
        {"chaser", "EM", model.chaser, usual.chaser},
        {"false_closure", "EM", model.false_closure, usual.false_closure},
        {"broken_promise", "EM", model.broken_promise, usual.broken_promise},
        {"value_of_time", "money per minute", model.value_of_time_per_minute,
         usual.value_of_time_per_minute},
        {"threshold", "EM", model.threshold_em, usual.threshold_em},
        {"empathic", "times", model.tone_empathic, usual.tone_empathic},
        {"neutral", "times", model.tone_neutral, usual.tone_neutral},
        {"robotic", "times", model.tone_robotic, usual.tone_robotic},
    };
    std::vector<ChangedWeight> changed;
    std::copy_if(all.begin(), all.end(), std::back_inserter(changed),
                 [](const ChangedWeight& w) { return w.value != w.by_default; });
    return changed;
}

Evidence evidence(std::span<const Scenario> alternatives) {
    std::set<std::string> places, guesses, unsourced;
    for (const Scenario& scenario : alternatives) {
        for (const Assumption& assumption : scenario.assumptions) {
            places.insert(assumption.place);
            if (assumption.is_guess()) guesses.insert(assumption.place);
            if (assumption.source.empty()) unsourced.insert(assumption.place);
        }
    }
    return {places.size(), guesses.size(), unsourced.size()};
}

}  // namespace friction::report
