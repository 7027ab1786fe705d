#include "friction/report/provenance.h"

#include <algorithm>
#include <map>
#include <set>

#include "friction/random.h"
#include "friction/report/wording.h"

namespace friction::report {

namespace {

// "reply_time" of "parameters.reply_time.value".
std::string name_of_place(std::string place) {
    constexpr std::string_view parameters = "parameters.", value = ".value";
    if (!place.starts_with(parameters)) return place;
    place.erase(0, parameters.size());
    if (place.ends_with(value)) place.erase(place.size() - value.size());
    return place;
}

}  // namespace

std::string_view version() { return FRICTION_VERSION; }

std::uint64_t scenario_hash(const std::vector<std::string>& canonical_texts) {
    std::string text;
    for (const std::string& one : canonical_texts) text += one;
    return name_hash(text);
}

std::uint64_t scenario_hash(std::span<const Scenario> alternatives) {
    std::vector<std::string> texts;
    for (const Scenario& scenario : alternatives) texts.push_back(canonical_text(scenario));
    return scenario_hash(texts);
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

std::vector<Guess> guesses(std::span<const Scenario> alternatives, const Origin& origin) {
    std::map<std::string_view, const Written*> known;
    for (const Written& written : origin.written) known.emplace(written.place, &written);
    std::set<std::string_view> seen;
    std::vector<Guess> found;
    for (const Scenario& scenario : alternatives)
        for (const Assumption& assumption : scenario.assumptions) {
            if (!assumption.is_guess() || !seen.insert(assumption.place).second) continue;
            Guess guess{assumption.place, name_of_place(assumption.place), assumption.text, {}};
            if (const auto it = known.find(assumption.place); it != known.end())
                guess.written = *it->second;
            found.push_back(std::move(guess));
        }
    std::stable_sort(found.begin(), found.end(), [](const Guess& a, const Guess& b) {
        return a.written.line < b.written.line;
    });
    return found;
}

std::vector<Source> sources(std::span<const Scenario> alternatives) {
    std::set<std::string_view> seen;
    std::map<std::string_view, std::size_t> position;
    std::vector<Source> found;
    for (const Scenario& scenario : alternatives)
        for (const Assumption& assumption : scenario.assumptions) {
            if (!seen.insert(assumption.place).second) continue;
            const auto [at, is_new] = position.emplace(assumption.source, found.size());
            if (is_new) found.push_back({assumption.source, {}});
            found[at->second].names.push_back(name_of_place(assumption.place));
        }
    return found;
}

std::string provenance_line(std::span<const Scenario> alternatives, const Origin& origin,
                            std::optional<std::uint64_t> seed,
                            std::optional<std::uint64_t> journeys) {
    std::string line = "friction " + std::string(version());
    if (seed) line += ", seed " + std::to_string(*seed);
    if (journeys) line += ", " + counted(*journeys, "journey", "journeys");
    if (alternatives.empty() && !origin.hash) return line;
    line += ", scenario " + hash_text(origin.hash ? *origin.hash : scenario_hash(alternatives));
    for (std::size_t i = 0; i < origin.set.size(); ++i)
        line += (i == 0 ? " with " : " and ") + origin.set[i].first + " = " + origin.set[i].second;
    if (alternatives.empty()) return line;
    return line + (changed_weights(alternatives.front().effort).empty() ? ", usual weights"
                                                                        : ", own weights");
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
