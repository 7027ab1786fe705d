#include "friction/warnings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "draft_graph.h"
#include "friction/problem_limit.h"
#include "tail_warnings.h"

namespace friction {
namespace {

/// The names of parameters, facts and marks that stand anywhere in a part of a draft. What has no
/// overload holds none.
class Uses {
public:
    void add(const Value& value) {
        if (value.is_parameter()) parameters_.insert(value.parameter);
    }
    void add(const Argument& argument) { add(argument.value); }
    void add(const DistributionText& text) { add(text.arguments); }
    void add(const ShareOrRest& share) { add(share.share); }
    void add(const Tone& tone) { add(tone.factor); }
    void add(const Question& question) { add(question.value); }
    void add(const Condition& condition) { add(condition.questions); }
    void add(const Way& way) { add(way.share); }
    void add(const Case& written) {
        add(written.when);
        add(written.share);
        add(written.ways);
    }
    void add(const Next& next) { add(next.cases); }
    void add(const StepDraft& step) {
        add_fields(step);
        facts_.insert(step.needs.begin(), step.needs.end());
        marks_.insert(step.marks.begin(), step.marks.end());
    }
    void add(const Insert& move) { add(move.content); }
    void add(const Reassign& move) { add(move.given); }
    void add(const Set& move) { add(move.patch); }
    void add(const Notify& move) {
        add(move.needless);
        add(move.asks_time);
    }
    template <Described Part>
    void add(const Part& part) {
        add_fields(part);
    }
    template <class Part>
    void add(const Patch<Part>& patch) {
        add(patch.values);
    }
    template <class Part>
    void add(const std::optional<Part>& part) {
        if (part) add(*part);
    }
    template <class Part>
    void add(const std::vector<Part>& list) {
        for (const Part& part : list) add(part);
    }
    template <class Part>
    void add(const std::pair<std::string, Part>& named) {
        add(named.second);
    }
    template <class... Parts>
    void add(const std::variant<Parts...>& one) {
        std::visit([this](const auto& part) { this->add(part); }, one);
    }
    template <class Part>
    void add(const Part&) {}

    [[nodiscard]] bool has_parameter(std::string_view name) const {
        return parameters_.contains(name);
    }
    [[nodiscard]] bool has_fact(std::string_view name) const { return facts_.contains(name); }
    [[nodiscard]] bool has_mark(std::string_view name) const { return marks_.contains(name); }

private:
    template <class Part>
    void add_fields(const Part& part) {
        Part::fields(part, [this](const Field&, const auto& member) { this->add(member); });
    }

    std::unordered_set<std::string_view> parameters_, facts_, marks_;
};

Problem warning(std::string code, std::string place, std::string found, std::string hint) {
    return {.code = std::move(code),
            .place = std::move(place),
            .found = std::move(found),
            .expected = {},
            .hint = std::move(hint),
            .severity = Severity::warning};
}

std::string quoted_name(std::string_view name) {
    return std::string("\"").append(name).append("\"");
}

void warn_of_unused(const Draft& draft, Problems& warnings) {
    Uses uses;
    uses.add(draft);
    for (const auto& [name, parameter] : draft.parameters)
        if (!uses.has_parameter(name))
            warnings.push_back(
                warning("F100", "parameters." + name, "nothing uses parameter " + quoted_name(name),
                        "write `$" + name + "` where its number belongs, or take it away"));
    for (const auto& [name, fact] : draft.facts)
        if (!uses.has_fact(name))
            warnings.push_back(warning(
                "F101", "facts." + name, "no step needs fact " + quoted_name(name),
                "write `needs: " + name + "` on the step where it is told, or take it away"));
    for (const auto& [name, meaning] : draft.marks)
        if (!uses.has_mark(name))
            warnings.push_back(warning(
                "F107", "marks." + name, "no step sets mark " + quoted_name(name),
                "write `marks: " + name + "` on the step where it happens, or take it away"));
}

/// What reports call a step: its title, or its name in words.
std::string shown_title(const std::string& name, const StepDraft& step) {
    if (!step.title.empty() && step.title != name) return step.title;
    std::string words = name;
    std::ranges::replace(words, '_', ' ');
    constexpr int to_capital = 'A' - 'a';
    if (words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() + to_capital);
    return words;
}

void warn_of_same_titles(const Draft& draft, Problems& warnings) {
    std::unordered_map<std::string, std::string_view> owners;
    for (const auto& [name, step] : draft.steps) {
        const std::string title = shown_title(name, step);
        const auto [owner, is_first] = owners.emplace(title, name);
        if (is_first) continue;
        warnings.push_back(
            warning("F102", "steps." + name,
                    "steps " + quoted_name(owner->second) + " and " + quoted_name(name) +
                        " are both called " + quoted_name(title),
                    "reports cannot tell them apart; give one of them another `title`"));
    }
}

bool is_all_given(const Value& share, double& sum) {
    if (share.is_parameter()) return false;
    sum += share.literal.value;
    return true;
}

/// The target that gets what the others leave, where they leave nothing, whatever the parameters.
std::optional<std::string> never_taken(const std::vector<Way>& ways) {
    constexpr double slack = 1e-9;
    double sum = 0;
    std::optional<std::string> rest;
    for (const Way& way : ways) {
        if (way.is_rest)
            rest = way.target;
        else if (!is_all_given(way.share, sum))
            return std::nullopt;
    }
    return sum >= 1 - slack ? rest : std::nullopt;
}

void warn_of_rest(const Next& next, const std::string& place, Problems& warnings) {
    const bool is_list = next.cases.size() > 1 || (next.cases.size() == 1 && next.cases[0].when);
    for (std::size_t i = 0; i < next.cases.size(); ++i)
        if (const auto target = never_taken(next.cases[i].ways))
            warnings.push_back(
                warning("F103", is_list ? place + '.' + std::to_string(i) : place,
                        "the others take 100%, so `rest` leads nobody to " + quoted_name(*target),
                        "give the others less, or take the way with `rest` away"));
}

/// Where moves write a way on: `next`, `after` and `to`.
void warn_of_rest(const Move& move, const std::string& place, Problems& warnings) {
    const auto look_at_step = [&](const StepDraft& step) {
        warn_of_rest(step.next, place + ".next", warnings);
        if (step.after) warn_of_rest(step.after->next, place + ".after.next", warnings);
    };
    if (const auto* insert = std::get_if<Insert>(&move)) look_at_step(insert->content.values);
    if (const auto* set = std::get_if<Set>(&move))
        if (const auto* step = std::get_if<Patch<StepDraft>>(&set->patch))
            look_at_step(step->values);
    if (const auto* reroute = std::get_if<Reroute>(&move))
        warn_of_rest(reroute->to, place + ".to", warnings);
    if (const auto* prevent = std::get_if<Prevent>(&move))
        warn_of_rest(prevent->to, place + ".to", warnings);
}

void warn_of_segment_rest(const Named<SegmentDraft>& segments, Problems& warnings) {
    constexpr double slack = 1e-9;
    double sum = 0;
    const std::string* rest = nullptr;
    for (const auto& [name, segment] : segments) {
        if (segment.share.is_rest)
            rest = &name;
        else if (!is_all_given(segment.share.share, sum))
            return;
    }
    if (rest != nullptr && sum >= 1 - slack)
        warnings.push_back(
            warning("F103", "customers.segments." + *rest + ".share",
                    "the others take 100%, so `rest` leaves nobody for " + quoted_name(*rest),
                    "give the others less, or take the segment away"));
}

void warn_of_ways_never_taken(const Draft& draft, Problems& warnings) {
    for_each_next(draft, [&](std::string_view step, std::string_view key, const Next& next) {
        warn_of_rest(next, place_of(step, key), warnings);
    });
    for (const auto& [name, redesign] : draft.redesigns)
        for (std::size_t i = 0; i < redesign.changes.size(); ++i)
            warn_of_rest(redesign.changes[i], "redesigns." + name + ".changes." + std::to_string(i),
                         warnings);
    warn_of_segment_rest(draft.customers.segments, warnings);
}

bool sets_journeys_a_year(const Redesign& redesign) {
    return std::ranges::any_of(redesign.changes, [](const Move& move) {
        const auto* set = std::get_if<Set>(&move);
        const auto* customers =
            set != nullptr ? std::get_if<Patch<CustomersDraft>>(&set->patch) : nullptr;
        return customers != nullptr &&
               std::ranges::find(customers->keys, "per_year") != customers->keys.end();
    });
}

// Money a year becomes money per journey; of how many journeys a year, a file need not say.
void warn_of_costs_without_year(const Draft& draft, Problems& warnings) {
    if (draft.customers.per_year) return;
    // A redesign may give the number itself, or include one that does.
    for (const auto& [name, redesign] : draft.redesigns)
        if (sets_journeys_a_year(redesign)) return;
    for (const auto& [name, redesign] : draft.redesigns) {
        const Value& cost = redesign.costs.per_year;
        if (!cost.is_parameter() && cost.literal.value == 0) continue;
        warnings.push_back(
            warning("F078", "redesigns." + name + ".costs.per_year",
                    "`costs: per_year` of a redesign needs `customers: per_year`, which is not "
                    "given; it counts nowhere",
                    "say how many journeys a year there are: `customers: {per_year: 10000}`"));
    }
}

}  // namespace

std::span<const WarningHelp> warning_table() {
    static constexpr std::array<WarningHelp, 10> table{{
        {"F050", "with the values of the parameters no journey comes to a step",
         "give a parameter that is 0% or 100% another value, if that is not meant"},
        {"F052", "only the customer can leave a loop",
         "give a step of the company a way out, or a wait a time-out"},
        {"F078", "`costs: per_year` of a redesign counts nowhere without `customers: per_year`",
         "say how many journeys a year there are"},
        {"F100", "nothing uses a parameter", "write `$name` where its number belongs"},
        {"F101", "no step needs a fact", "write `needs: name` on the step where it is told"},
        {"F102", "two steps are called the same in reports", "give one of them another `title`"},
        {"F103", "`rest` is never taken, because the other shares add up to 100%",
         "give the others less, or take the way with `rest` away"},
        {"F104",
         "a few long ones decide the mean of a length: 25 g\u00b2 (g the skewness) is above "
         "100,000 journeys, or the shape of a Weibull below 0.3",
         "give it less spread, or an end: a `beta`, or a time-out of the wait"},
        {"F105", "a normal, cut at 0, has another mean (by 1% or more) than the one written",
         "write a lognormal or gamma, or a smaller sd"},
        {"F107", "no step sets a mark", "write `marks: name` on the step where it happens"},
    }};
    return table;
}

Problems draft_warnings(const Draft& draft) {
    Problems warnings;
    warn_of_unused(draft, warnings);
    warn_of_same_titles(draft, warnings);
    warn_of_ways_never_taken(draft, warnings);
    warn_of_costs_without_year(draft, warnings);
    warn_of_tails(draft, warnings);
    if (warnings.size() > problems_told) warnings.resize(problems_told);
    return warnings;
}

}  // namespace friction
