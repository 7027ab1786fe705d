#include "follow_ups.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "friction/graph_known.h"

namespace friction::io {

namespace {

bool is_at_or_under(std::string_view place, std::string_view other) {
    return place.starts_with(other) && (place.size() == other.size() || place[other.size()] == '.');
}

bool touch(std::string_view a, std::string_view b) {
    return is_at_or_under(a, b) || is_at_or_under(b, a);
}

/// A place in a step: "steps.ask.next.0" is "steps.ask" and "next".
struct InStep {
    std::string_view step, key;
};

InStep in_step(std::string_view place) {
    constexpr std::string_view steps = "steps.";
    if (!place.starts_with(steps)) return {};
    const std::size_t dot = place.find('.', steps.size());
    if (dot == std::string_view::npos) return {place, {}};
    const std::string_view key = place.substr(dot + 1);
    return {place.substr(0, dot), key.substr(0, key.find('.'))};
}

bool leads_on(std::string_view key) { return key == "next" || key == "after"; }

/// Sections whose names a problem with this code says to be missing.
struct NamesOf {
    std::string_view code;
    std::array<std::string_view, 5> sections;
};
constexpr std::array names_of = {
    NamesOf{"F040", {"steps", "outcomes", "parameters"}},
    NamesOf{"F041", {"parameters"}},
    NamesOf{"F045", {"teams"}},
    NamesOf{"F046", {"facts"}},
    NamesOf{"F049", {"customers.segments", "customers"}},
    NamesOf{"F050", {"outcomes"}},
    NamesOf{"F053", {"outcomes", "steps", "start"}},
    NamesOf{"F060", {"steps", "outcomes", "teams", "facts", "parameters"}},
    NamesOf{"F106", {"marks"}},
};

/// Keys that do not go with the kind of step.
bool is_about_kind(std::string_view code) {
    return code == "F056" || code == "F057" || code == "F058" || code == "F059";
}

/// What a parameter is worth does not fit where it stands.
bool takes_value(std::string_view code) { return code == "F041" || code == "F042"; }

bool is_about_graph(std::string_view code) {
    return code == "F050" || code == "F051" || code == "F052";
}

bool is_of_graph(const std::string& place) {
    Problem problem;
    problem.place = place;
    return touch(place, "parameters") || !leaves_graph_known(problem);
}

}  // namespace

bool FollowUps::graph_is_known() const { return std::ranges::none_of(unsound_, is_of_graph); }

bool FollowUps::names_unsound_part(std::string_view text) const {
    for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
        const std::size_t end = text.find('"', at + 1);
        if (end == std::string_view::npos) return false;
        const std::string_view name = text.substr(at + 1, end - at - 1);
        at = end + 1;
        for (const std::string_view place : unsound_)
            for (const std::string_view section : {"steps.", "teams.", "facts.", "parameters."})
                if (place.starts_with(section) &&
                    is_at_or_under(place.substr(section.size()), name))
                    return true;
    }
    return false;
}

bool FollowUps::covers(const Problem& problem, std::string_view file_place) const {
    const auto* named = std::ranges::find(names_of, problem.code, &NamesOf::code);
    const InStep part = in_step(problem.place);
    for (const std::string_view place : unsound_) {
        if (touch(problem.place, place) || touch(file_place, place)) return true;
        if (named != names_of.end() &&
            std::ranges::find(named->sections, place) != named->sections.end())
            return true;
        // What kind of step it is follows from its keys together.
        const InStep other = in_step(place);
        const bool about_kind = is_about_kind(problem.code) || !leads_on(part.key);
        if (!part.step.empty() && part.step == other.step && about_kind && !leads_on(other.key))
            return true;
        // The value of this parameter is not what the author wrote.
        constexpr std::string_view parameters = "parameters.";
        if (takes_value(problem.code) && place.starts_with(parameters)) {
            const std::string_view name = place.substr(parameters.size());
            if (problem.found.find(name.substr(0, name.find('.'))) != std::string::npos)
                return true;
        }
    }
    if (is_about_graph(problem.code) && !graph_is_known()) return true;
    // A move is refused for what the parts are that it names.
    return problem.place.starts_with("redesigns.") && names_unsound_part(problem.found);
}

bool FollowUps::is_readable(const Named<Redesign>& redesigns, std::string_view name) const {
    std::set<std::string, std::less<>> seen;
    std::vector<std::string> open{std::string(name)};
    while (!open.empty()) {
        const std::string one = std::move(open.back());
        open.pop_back();
        if (!seen.insert(one).second) continue;
        const std::string place = "redesigns." + one;
        for (const std::string& unsound : unsound_)
            if (unsound == "redesigns" || unsound == place ||
                is_at_or_under(unsound, place + ".changes") ||
                is_at_or_under(unsound, place + ".includes"))
                return false;
        if (const Redesign* redesign = find(redesigns, one))
            open.insert(open.end(), redesign->includes.begin(), redesign->includes.end());
    }
    return true;
}

}  // namespace friction::io
