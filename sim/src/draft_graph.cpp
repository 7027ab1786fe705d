#include "draft_graph.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "graph_view.h"

namespace friction {
namespace {

// So that 60% of 60% is written as 36% and not as 36.00000000000000355%; shares must add up within
// 1e-9.
double tidy(double share) {
    constexpr double digits = 1e12;
    return std::round(share * digits) / digits;
}

bool is_literal(const Way& way) { return !way.is_rest && !way.share.is_parameter(); }

}  // namespace

std::string place_of(std::string_view step, std::string_view key) {
    if (step.empty()) return std::string(key);
    std::string place("steps.");
    place.append(step).append(".").append(key);
    if (key == "after") place.append(".next");
    return place;
}

std::optional<double> resolve(const Value& value, const Draft& draft) {
    if (!value.is_parameter()) return value.literal.value;
    const ParameterDraft* parameter = find(draft.parameters, value.parameter);
    if (parameter == nullptr) return std::nullopt;
    return parameter->value.value;
}

ParameterIndex index_of(const Named<ParameterDraft>& parameters) {
    ParameterIndex index;
    for (const auto& [name, parameter] : parameters) index.emplace(name, &parameter);
    return index;
}

std::optional<double> resolve(const Value& value, const ParameterIndex& parameters) {
    if (!value.is_parameter()) return value.literal.value;
    const auto parameter = parameters.find(value.parameter);
    if (parameter == parameters.end()) return std::nullopt;
    return parameter->second->value.value;
}

std::vector<double> resolve_shares(const std::vector<Way>& ways, const ParameterIndex& parameters,
                                   std::vector<std::string>* unknown) {
    std::vector<double> shares(ways.size());
    double sum = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (ways[i].is_rest) continue;
        const std::optional<double> share = resolve(ways[i].share, parameters);
        if (!share && unknown != nullptr) unknown->push_back(ways[i].share.parameter);
        shares[i] = share.value_or(0);
        sum += shares[i];
    }
    for (std::size_t i = 0; i < ways.size(); ++i)
        if (ways[i].is_rest) shares[i] = std::fmax(0, tidy(1 - sum));
    return shares;
}

Value product(double share, double part) { return {{tidy(share * part), Dimension::share}, {}}; }

void add_up(std::vector<Way>& ways) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Lines {  // to one target: where in `sums` the first of each kind stands
        std::size_t first = none, rest = none, literal = none;
    };
    std::unordered_map<std::string, Lines> by_target;
    std::vector<Way> sums;
    for (const Way& way : ways) {
        Lines& lines = by_target[way.target];
        const std::size_t meets = way.is_rest       ? lines.first
                                  : is_literal(way) ? std::min(lines.rest, lines.literal)
                                                    : lines.rest;
        if (meets == none) {
            const std::size_t here = sums.size();
            sums.push_back(way);
            lines.first = std::min(lines.first, here);
            if (way.is_rest) lines.rest = here;
            if (is_literal(way)) lines.literal = std::min(lines.literal, here);
        } else if (sums[meets].is_rest || way.is_rest) {
            sums[meets] = Way{.target = way.target, .share = Way{}.share, .is_rest = true};
            lines.rest = std::min(lines.rest, meets);
            if (lines.literal == meets) lines.literal = none;
        } else {
            Quantity& sum = sums[meets].share.literal;
            sum.value = tidy(sum.value + way.share.literal.value);
        }
    }
    // A rest that came after a number and a parameter has swallowed the first of them only.
    std::erase_if(sums, [&](const Way& way) {
        return !way.is_rest && by_target.at(way.target).rest != none;
    });
    ways = std::move(sums);
}

bool lead_to(Next& next, const std::unordered_set<std::string>& names, const std::string& to) {
    bool any = false;
    for (Case& written : next.cases) {
        bool changed = false;
        for (Way& way : written.ways) {
            if (!names.contains(way.target)) continue;
            way.target = to;
            changed = true;
        }
        if (changed) add_up(written.ways);
        any = any || changed;
    }
    return any;
}

std::string only_target(const Next& next) {
    if (next.cases.size() != 1 || next.cases[0].when || next.cases[0].share) return {};
    const std::vector<Way>& ways = next.cases[0].ways;
    return ways.size() == 1 && ways[0].is_rest ? ways[0].target : std::string{};
}

std::vector<std::string> asked_about(const Next& next) {
    std::vector<std::string> steps;
    for (const Case& written : next.cases) {
        if (!written.when) continue;
        const auto& [questions, any] = *written.when;
        for (const auto& question : questions)
            if (!question.step.empty()) steps.push_back(question.step);
    }
    return steps;
}

DraftGraph::DraftGraph(const Draft& draft) : step_count_(draft.steps.size()) {
    const ParameterIndex parameters = index_of(draft.parameters);
    std::unordered_map<std::string_view, std::uint32_t> position;
    for (std::uint32_t i = 0; i < step_count_; ++i) position.emplace(draft.steps[i].first, i);
    for_each_next(draft, [&](std::string_view step, std::string_view, const Next& next) {
        const auto from =
            step.empty() ? static_cast<std::uint32_t>(step_count_) : position.at(step);
        for (const Case& written : next.cases) {
            if (written.share && resolve(*written.share, parameters).value_or(1) <= share_of_nobody)
                continue;
            const std::vector<double> shares = resolve_shares(written.ways, parameters);
            for (std::size_t i = 0; i < shares.size(); ++i) {
                const auto target = position.find(written.ways[i].target);
                if (shares[i] > share_of_nobody && target != position.end())
                    arcs_.emplace_back(from, target->second);
            }
        }
    });
}

std::vector<bool> DraftGraph::reached_from_start() const {
    const Graph graph(boost::edges_are_unsorted_multi_pass, arcs_.begin(), arcs_.end(),
                      static_cast<std::uint32_t>(step_count_ + 1));
    std::vector<bool> reached = found_from(graph, static_cast<std::uint32_t>(step_count_));
    reached.pop_back();
    return reached;
}

}  // namespace friction
