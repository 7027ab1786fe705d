#include "resolver.h"

#include <algorithm>
#include <cmath>

#include "friction/problem_limit.h"
#include "friction/suggest.h"
#include "leaving.h"
#include "text_tools.h"

namespace friction {

namespace {

constexpr double least_above_zero = 1e-9;

template <class T>
std::size_t position(const Named<T>& list, std::string_view name) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].first == name) return i;
    return list.size();
}

template <class T>
void note_positions(const Named<T>& list,
                    std::unordered_map<std::string_view, std::size_t>& positions) {
    for (std::size_t i = 0; i < list.size(); ++i) positions.emplace(list[i].first, i);
}

}  // namespace

Resolver::Resolver(const Draft& draft) : draft_(draft) {
    for (const auto& [name, parameter] : draft.parameters)
        parameters_.emplace(name, parameter.value);
    note_positions(draft.teams, teams_);
    note_positions(draft.steps, steps_);
    note_positions(draft.outcomes, outcomes_);
}

void Resolver::problem(std::string code, std::string place, std::string found, std::string expected,
                       std::string hint, std::string word) {
    if (problems.size() > problems_told) return;
    if (problems.size() == problems_told) return problems.push_back(more_problems());
    problems.push_back({.code = std::move(code),
                        .place = std::move(place),
                        .found = std::move(found),
                        .expected = std::move(expected),
                        .hint = std::move(hint),
                        .word = std::move(word)});
}

template <class... Lists>
void Resolver::unknown(std::string code, const std::string& place, std::string_view kind,
                       const std::string& name, std::string_view sections, const Lists&... lists) {
    const std::size_t count = (lists.size() + ...);
    std::string expected = "a name listed under " + std::string(sections);
    std::string hint = "take one of these, or add \"" + name + "\" under " + std::string(sections);
    if (count == 0) {
        expected += ", of which the file has none";
        hint = "add \"" + name + "\" there";
    } else if (problems.size() <= problems_told && count <= names_left_) {
        names_left_ -= count;
        std::vector<std::string_view> candidates;
        candidates.reserve(count);
        const auto add = [&](const auto& list) {
            for (const auto& [candidate, value] : list) candidates.push_back(candidate);
        };
        (add(lists), ...);
        expected += ": " + short_list(candidates);
        if (place.ends_with(".marks")) {
            expected.insert(0, "solved, refusal, apology, gift, or ");
            for (const std::string_view built_in : Words<Mark>::list)
                candidates.push_back(built_in);
        }
        if (const bool is_performer = place.ends_with(".by"); is_performer) {
            expected.insert(0, "customer, or ");
            candidates.emplace_back("customer");
        }
        if (std::string near = did_you_mean(name, candidates); !near.empty())
            hint = std::move(near);
    }
    problem(std::move(code), place, "there is no " + std::string(kind) + " \"" + name + '"',
            std::move(expected), std::move(hint), name);
}

double Resolver::number(const Value& value, Dimension dimension, const std::string& place,
                        double low, double high) {
    Quantity quantity = value.literal;
    if (value.is_parameter()) {
        const auto found = parameters_.find(value.parameter);
        if (found == parameters_.end()) {
            unknown("F041", place, "parameter", value.parameter, "parameters", draft_.parameters);
            return 0;
        }
        quantity = found->second;
        if (quantity.dimension != dimension) {
            problem("F042", place,
                    "parameter \"" + value.parameter + "\" is " +
                        std::string(describe(quantity.dimension)) + " (" + to_text(quantity) + ")",
                    "here " + std::string(describe(dimension)) + " is needed", {}, value.parameter);
            return 0;
        }
    }
    if (quantity.value < low || quantity.value > high) {
        // A least number that stands for "not 0" is none that people would write.
        const bool is_above_zero = low > 0 && low <= least_above_zero && quantity.value <= 0;
        problem("F043", place, to_text(quantity) + " is out of range",
                is_above_zero ? "more than 0, at most " + to_text(Quantity{high, dimension})
                              : "from " + to_text(Quantity{low, dimension}) + " to " +
                                    to_text(Quantity{high, dimension}));
        return 0;
    }
    return quantity.value;
}

double Resolver::share_of_journeys(const Value& value, const std::string& place) {
    const double share = number(value, Dimension::share, place, 0, 1);
    if (share > 0 && share <= share_of_nobody)
        problem(
            "F043", place,
            to_text(Quantity{share, Dimension::share}) + " of the journeys is too few to follow",
            "0%, or more than " + to_text(Quantity{share_of_nobody, Dimension::share}));
    return share;
}

Distribution Resolver::distribution(const DistributionText& text, Dimension dimension,
                                    const std::string& place) {
    bool complete = true;
    for (const Argument& argument : text.arguments)
        if (argument.value.is_parameter() && !parameters_.contains(argument.value.parameter)) {
            number(argument.value, dimension, place);
            complete = false;
        }
    if (!complete) return Constant{};
    Result<Distribution> made = instantiate(text, parameters_, dimension);
    if (made.ok()) return made.value();
    for (const Problem& found : made.problems())
        problem(found.code, place, found.found, found.expected, found.hint);
    return Constant{};
}

double Resolver::tone(const std::optional<Tone>& tone, double otherwise, const std::string& place) {
    if (!tone) return otherwise;
    if (tone->name.empty()) return number(tone->factor, Dimension::number, place, 0.1, 10);
    if (tone->name == "empathic") return effort.tone_empathic;
    if (tone->name == "neutral") return effort.tone_neutral;
    if (tone->name == "robotic") return effort.tone_robotic;
    problem("F044", place, "\"" + tone->name + "\" is no tone",
            "empathic, neutral, robotic, or a number");
    return otherwise;
}

TeamId Resolver::team(const std::string& name, const std::string& place) {
    if (const auto found = teams_.find(name); found != teams_.end()) return TeamId{found->second};
    unknown("F045", place, "team", name, "teams", draft_.teams);
    return {};
}

FactId Resolver::fact(const std::string& name, const std::string& place) {
    const std::size_t found = position(draft_.facts, name);
    if (found < draft_.facts.size()) return FactId{found};
    unknown("F046", place, "fact", name, "facts", draft_.facts);
    return {};
}

MarkId Resolver::mark(const std::string& name, const std::string& place) {
    const std::size_t found = position(draft_.marks, name);
    if (found < draft_.marks.size()) return MarkId{found};
    if (find_word<Mark>(name)) {
        problem("F106", place, '"' + name + "\" is a mark of the language, which nothing counts",
                "a mark listed under marks",
                "list a mark of your own, and set it beside \"" + name + '"', name);
        return {};
    }
    unknown("F106", place, "mark", name, "marks", draft_.marks);
    return {};
}

Target Resolver::target(const std::string& name, const std::string& place) {
    Target result;
    if (const auto step = steps_.find(name); step != steps_.end()) {
        result.step = StepId{step->second};
        return result;
    }
    if (const auto end = outcomes_.find(name); end != outcomes_.end()) {
        result.outcome = OutcomeId{end->second};
        return result;
    }
    unknown("F040", place, "step or outcome", name, "steps or outcomes", draft_.steps,
            draft_.outcomes);
    return result;
}

void Resolver::set_shares(const std::vector<Way>& ways, std::vector<Handoff>& handoffs,
                          const std::string& place) {
    double sum = 0;
    std::string written;
    std::size_t rest = ways.size();
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (ways[i].is_rest) {
            if (rest < ways.size())
                problem("F047", place, "two ways take the rest",
                        "`rest` stands once in a share map");
            rest = i;
            continue;
        }
        handoffs[i].share = share_of_journeys(ways[i].share, place + "." + ways[i].target);
        handoffs[i].varies = ways[i].share.is_parameter();
        sum += handoffs[i].share;
        written += (written.empty() ? "" : " + ") + ways[i].target + " " +
                   to_text(Quantity{handoffs[i].share, Dimension::share});
    }
    // A billionth of slack: thirds written with nine digits still add up.
    constexpr double slack = 1e-9;
    constexpr int digits_said = 10;
    const std::string total = rounded_text(100 * sum, digits_said) + '%';
    if (rest < ways.size()) {
        if (sum > 1 + slack)
            problem("F048", place, "shares add up to " + total,
                    written + "; together they may be at most 100%, the rest goes to \"" +
                        ways[rest].target + "\"");
        handoffs[rest].share = std::fmax(0, 1 - sum);
        handoffs[rest].varies = std::any_of(handoffs.begin(), handoffs.end(),
                                            [](const Handoff& other) { return other.varies; });
        return;
    }
    if (std::fabs(sum - 1) > slack)
        problem("F048", place, "shares add up to " + total, written + "; they must add up to 100%",
                "write one of them as `rest` and it takes what the others leave");
}

std::optional<Ask> Resolver::ask(const Question& question, const std::string& place) {
    Ask result;
    result.thing = question.thing;
    result.relation = question.relation;
    switch (question.thing) {
        case Thing::visits: {
            const auto step = steps_.find(question.step);
            if (step == steps_.end()) {
                unknown("F040", place, "step", question.step, "steps", draft_.steps);
                return std::nullopt;
            }
            result.step = StepId{step->second};
            result.value = number(question.value, Dimension::number, place);
            return result;
        }
        case Thing::effort:
            result.value = number(question.value, Dimension::effort, place);
            return result;
        case Thing::elapsed:
            result.value = number(question.value, Dimension::duration, place);
            return result;
        case Thing::count:
            result.mark = mark(question.mark, place);
            if (!result.mark.exists()) return std::nullopt;
            result.value = number(question.value, Dimension::number, place);
            return result;
        case Thing::contacts:
        case Thing::handoffs:
        case Thing::retellings:
        case Thing::chasers:
        case Thing::refusals:
            result.value = number(question.value, Dimension::number, place);
            return result;
        case Thing::segment: {
            const std::size_t segment = position(draft_.customers.segments, question.name);
            if (segment == draft_.customers.segments.size()) {
                unknown("F049", place, "segment", question.name, "customers.segments",
                        draft_.customers.segments);
                return std::nullopt;
            }
            result.segment = SegmentId{segment};
            return result;
        }
    }
    return std::nullopt;
}

Branch Resolver::branch(const Case& written, const std::string& place) {
    Branch result;
    if (written.when) {
        result.any = written.when->any;
        for (const Question& question : written.when->questions)
            if (const auto asked = ask(question, place)) result.asks.push_back(*asked);
    }
    if (written.share) {
        result.has_share = true;
        result.share = share_of_journeys(*written.share, place);
        result.share_varies = written.share->is_parameter();
    }
    for (const Way& way : written.ways) result.handoffs.push_back({target(way.target, place), 0});
    set_shares(written.ways, result.handoffs, place);
    return result;
}

std::vector<Branch> Resolver::branches(const Next& next, const std::string& place) {
    std::vector<Branch> result;
    const bool is_list = next.cases.size() > 1 || (next.cases.size() == 1 && next.cases[0].when);
    for (std::size_t i = 0; i < next.cases.size(); ++i) {
        const std::string at = is_list ? place + "." + std::to_string(i) : place;
        const Case& written = next.cases[i];
        const bool is_last = i + 1 == next.cases.size();
        if (written.ways.empty()) {
            problem("F053", at, "this leads nowhere", "a name, or shares of several");
            continue;
        }
        if (is_last && (written.when || written.share))
            problem("F054", at, "the last case has a condition", "a list of cases ends with `else`",
                    "add `- else: NAME`");
        if (!is_last && !written.when && !written.share)
            problem("F054", at, "an `else` before the end", "`else` is the last case");
        result.push_back(branch(written, at));
    }
    if (result.size() > max_cases)
        problem("F055", place, std::to_string(result.size()) + " cases",
                "at most " + std::to_string(max_cases));
    return result;
}

}  // namespace friction
