// From derivatives by the numbers of a scenario to those by what stands in the file. A scenario has
// no memory of the parameters it was built from, so the draft is walked beside it, part by part in
// the order in which build_scenario() made them.

#include "friction/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "exact_memory.h"
#include "exact_slopes.h"
#include "friction/seconds.h"

namespace friction {

namespace {

using chain::BranchSlopes;
using chain::ExactSlopes;
using chain::share_of_none;
using chain::StepSlopes;

/// What the finite_twin() left out.
bool is_left_out(const Case& written) {
    return written.when &&
           std::any_of(written.when->questions.begin(), written.when->questions.end(),
                       [](const Question& q) { return is_without_end(q.thing); });
}

bool has_whole_numbers(const DistributionText& text, const std::string& label) {
    return text.family == "erlang" && label == "shape";
}

struct Used {
    Slope slope;
    bool one_sided = false;
};

class Levers {
public:
    Levers(const Draft& draft, const Scenario& scenario, const ExactSlopes& slopes)
        : draft_(draft), scenario_(scenario), slopes_(slopes) {
        for (const auto& [name, parameter] : draft.parameters)
            values_.emplace(name, parameter.value);
    }

    Sensitivity run() {
        result_.answer = slopes_.answer;
        next(draft_.start, scenario_.start, slopes_.start, StepId{}, "start");
        for (std::size_t s = 0; s < draft_.steps.size(); ++s) step(StepId{s});
        facts();
        teams();
        segments();
        weights();
        for (const auto& [name, parameter] : draft_.parameters) {
            if (const auto used = of_parameter_.find(name); used != of_parameter_.end())
                add({LeverKind::parameter,
                     "parameters." + name,
                     name,
                     parameter.label,
                     StepId{},
                     parameter.value,
                     parameter.range,
                     used->second.slope,
                     {},
                     used->second.one_sided});
            if (std::find(edges_.begin(), edges_.end(), name) != edges_.end())
                result_.at_the_edge.push_back(name);
        }
        std::stable_sort(
            result_.levers.begin(), result_.levers.end(), [](const Lever& a, const Lever& b) {
                const double x = std::abs(a.elasticity.effort), y = std::abs(b.elasticity.effort);
                if (x != y) return x > y;
                return std::abs(a.elasticity.resolved) > std::abs(b.elasticity.resolved);
            });
        return std::move(result_);
    }

private:
    /// What moves nothing is left out; rounding leaves a spread of minutes a pull of 1e-17.
    void add(Lever lever) {
        const double value = lever.value.value;
        const auto is_nothing = [&](double slope, double answer) {
            constexpr double rounding = 1e-12;
            return slope == 0 ||
                   (value != 0 && std::abs(slope * value) <= rounding * std::abs(answer));
        };
        if (!lever.one_sided && is_nothing(lever.slope.effort, slopes_.answer.effort) &&
            is_nothing(lever.slope.resolved, slopes_.answer.resolved))
            return;
        const auto share_of = [&](double slope, double answer) {
            return answer == 0 ? 0 : slope * value / answer;
        };
        lever.elasticity = {share_of(lever.slope.effort, slopes_.answer.effort),
                            share_of(lever.slope.resolved, slopes_.answer.resolved)};
        result_.levers.push_back(std::move(lever));
    }

    /// A number at one place: of a parameter, or a lever of its own.
    void at(const Value& value, const Slope& slope, LeverKind kind, StepId step, std::string place,
            std::string name, bool one_sided = false) {
        only_parameter(value, slope, one_sided);
        if (!value.is_parameter())
            add({kind,
                 std::move(place),
                 std::move(name),
                 {},
                 step,
                 value.literal,
                 {},
                 slope,
                 {},
                 one_sided});
    }
    /// A number that is no lever of its own.
    void only_parameter(const Value& value, const Slope& slope, bool one_sided = false) {
        if (!value.is_parameter()) return;
        Used& used = of_parameter_[value.parameter];
        used.slope += slope;
        used.one_sided = used.one_sided || one_sided;
    }
    void edge(const Value& value) {
        if (value.is_parameter()) edges_.push_back(value.parameter);
    }

    void next(const Next& written, const std::vector<Branch>& branches,
              const std::vector<BranchSlopes>& slopes, StepId step, const std::string& place) {
        std::size_t b = 0;
        for (std::size_t c = 0; c < written.cases.size(); ++c) {
            const Case& one = written.cases[c];
            if (is_left_out(one)) continue;
            const Branch& branch = branches[b];
            const BranchSlopes& slope = slopes[b++];
            const std::string here =
                written.cases.size() > 1 ? place + "." + std::to_string(c) : place;
            if (one.share) {
                if (branch.share <= share_of_none || branch.share >= 1 - share_of_none)
                    edge(*one.share);
                else
                    at(*one.share, slope.share, LeverKind::share, step, here + ".share", "");
            }
            ways(one.ways, branch, slope, step, here);
        }
    }

    void ways(const std::vector<Way>& written, const Branch& branch, const BranchSlopes& slopes,
              StepId step, const std::string& place) {
        const auto rest = static_cast<std::size_t>(
            std::find_if(written.begin(), written.end(), [](const Way& w) { return w.is_rest; }) -
            written.begin());
        Slope mean;
        for (std::size_t w = 0; w < written.size(); ++w)
            mean += branch.handoffs[w].share * slopes.handoffs[w];
        for (std::size_t w = 0; w < written.size(); ++w) {
            if (w == rest) continue;
            const double share = branch.handoffs[w].share;
            const double giving = rest < written.size() ? branch.handoffs[rest].share : 1 - share;
            if (share <= share_of_none || giving <= share_of_none) {
                edge(written[w].share);
                continue;
            }
            const Slope& own = slopes.handoffs[w];
            // without a rest the others give way in proportion: g - sum of others p g / (1 - p)
            const Slope net = rest < written.size() ? own - slopes.handoffs[rest]
                                                    : (1 / (1 - share)) * (own - mean);
            at(written[w].share, net, LeverKind::share, step, place + "." + written[w].target,
               written[w].target);
        }
    }

    void step(StepId id) {
        const auto& [name, written] = draft_.steps[id.index];
        const Step& step = scenario_.steps[id.index];
        const StepSlopes& slopes = slopes_.steps[id.index];
        const std::string place = "steps." + name;
        const bool meets = slopes.length_meets || slopes.points_meet;
        if (const auto& text = step.kind == StepKind::wait ? written.wait : written.time)
            length(*text, step, slopes, id,
                   place + (step.kind == StepKind::wait ? ".wait" : ".time"));
        if (written.promised)
            at(*written.promised, slopes.promise, LeverKind::promise, id, place + ".promised", name,
               meets);
        if (step.after) {
            at(written.after->time, slopes.time_out, LeverKind::time_out, id, place + ".after.time",
               name, meets);
            next(written.after->next, step.after->next, slopes.after, id, place + ".after.next");
        }
        only_parameter(written.fields_typed, slopes.field);
        only_parameter(written.prefilled, slopes.prefilled);
        only_parameter(written.documents, slopes.document);
        only_parameter(written.pays, slopes.money);
        if (step.kind == StepKind::team_work) tone(written, slopes);
        next(written.next, step.next, slopes.next, id, place + ".next");
    }

    Slope along(const NumberSlopes& numbers, const StepSlopes& slopes) const {
        Slope sum;
        for (std::size_t n = 0; n < numbers.size(); ++n) sum += numbers[n] * slopes.length[n];
        return sum;
    }

    void length(const DistributionText& text, const Step& step, const StepSlopes& slopes, StepId id,
                const std::string& place) {
        bool has_own_length = false;
        for (const Argument& argument : text.arguments) {
            const bool is_length = argument.label != "cv" && argument.label != "shape" &&
                                   argument.label != "alpha" && argument.label != "beta";
            has_own_length |= is_length && !argument.value.is_parameter();
            if (argument.value.is_parameter() && !has_whole_numbers(text, argument.label))
                only_parameter(argument.value,
                               along(slopes_of_argument(text, values_, argument.label), slopes),
                               slopes.length_meets);
        }
        const double mean_s = mean(step.length);
        if (!has_own_length || mean_s <= 0) return;
        add({LeverKind::length,
             place,
             step.name,
             {},
             id,
             {mean_s, Dimension::duration},
             {},
             (1 / mean_s) * along(slopes_of_scale(step.length), slopes),
             {},
             slopes.length_meets});
    }

    /// The factor of a tone that nobody wrote down is no number of the file.
    void tone(const StepDraft& written, const StepSlopes& slopes) {
        const TeamDraft* team = find(draft_.teams, written.by);
        const std::optional<Tone>& tone =
            written.tone || team == nullptr ? written.tone : team->tone;
        if (tone && tone->name.empty())
            only_parameter(tone->factor, slopes.tone);
        else if (tone || find(draft_.effort.tone, "neutral") != nullptr)
            of_tone_[tone ? tone->name : "neutral"] += slopes.tone;
    }

    void facts() {
        for (std::size_t f = 0; f < draft_.facts.size(); ++f) {
            const auto& [name, fact] = draft_.facts[f];
            at(fact.tell, slopes_.tell[f], LeverKind::telling, StepId{}, "facts." + name + ".tell",
               name, slopes_.tell_meets[f]);
        }
    }

    void teams() {
        for (std::size_t t = 0; t < draft_.teams.size(); ++t) {
            const auto& [name, team] = draft_.teams[t];
            for (const auto& [other, written] : team.sees_notes_of) {
                const TeamId of = scenario_.team(other);
                const double share = scenario_.teams[t].sees[of.index];
                if (share <= 0 || share >= 1)
                    edge(written);
                else
                    at(written, slopes_.sees[t * draft_.teams.size() + of.index], LeverKind::notes,
                       StepId{}, "teams." + name + ".sees_notes_of." + other, name);
            }
        }
    }

    /// As in a share map: the rest gives way, or all others in proportion.
    void segments() {
        const Named<SegmentDraft>& written = draft_.customers.segments;
        const auto rest = static_cast<std::size_t>(
            std::find_if(written.begin(), written.end(),
                         [](const auto& s) { return s.second.share.is_rest; }) -
            written.begin());
        Slope mean;
        for (std::size_t s = 0; s < written.size(); ++s)
            mean += scenario_.segments[s].share * slopes_.segments[s];
        for (std::size_t s = 0; s < written.size(); ++s) {
            const double share = scenario_.segments[s].share;
            if (s == rest || (rest >= written.size() && share >= 1)) continue;
            const Slope net = rest < written.size()
                                  ? slopes_.segments[s] - slopes_.segments[rest]
                                  : (1 / (1 - share)) * (slopes_.segments[s] - mean);
            const auto& [name, segment] = written[s];
            at(segment.share.share, net, LeverKind::segment, StepId{},
               "customers.segments." + name + ".share", name);
        }
    }

    void weight(const std::string& place, std::string_view name, const NumberDraft* changed,
                double value, std::optional<QuantityRange> range, double slope_em) {
        if (changed != nullptr) {
            value = changed->value.value;
            range = changed->range;
        }
        add({LeverKind::weight,
             place + std::string(name),
             std::string(name),
             {},
             StepId{},
             {value, Dimension::number},
             range,
             {slope_em, 0},
             {}});
    }

    void weights() {
        const EffortModel& effort = scenario_.effort;
        for (const WeightRow& row : weight_table()) {
            double slope = 0;
            if (row.name == "field")
                slope = slopes_.field;
            else if (row.name == "prefilled")
                slope = slopes_.prefilled;
            else if (row.name == "day_cap")
                slope = slopes_.day_cap.effort * seconds_per_day;
            else
                for (std::size_t c = 0; c < component_count; ++c)
                    if (component_names[c] == row.name) slope = slopes_.amounts[c];
            weight("effort.weights.", row.name, find(draft_.effort.weights, row.name), row.value,
                   QuantityRange{{row.low, Dimension::number}, {row.high, Dimension::number}},
                   slope);
        }
        // a rate: money a second
        const double a_second = effort.value_of_time_per_minute / seconds_per_minute;
        add({LeverKind::weight,
             "effort.value_of_time",
             "value_of_time",
             {},
             StepId{},
             {a_second, Dimension::rate},
             draft_.effort.value_of_time ? draft_.effort.value_of_time->range : std::nullopt,
             {-slopes_.money_em / a_second, 0},
             {}});
        const std::pair<std::string, double> tones[] = {{"empathic", effort.tone_empathic},
                                                        {"neutral", effort.tone_neutral},
                                                        {"robotic", effort.tone_robotic}};
        for (const auto& [name, factor] : tones)
            if (const auto used = of_tone_.find(name); used != of_tone_.end())
                weight("effort.tone.", name, find(draft_.effort.tone, name), factor, {},
                       used->second.effort);
    }

    const Draft& draft_;
    const Scenario& scenario_;
    const ExactSlopes& slopes_;
    ParameterValues values_;
    std::map<std::string, Used, std::less<>> of_parameter_;
    std::map<std::string, Slope, std::less<>> of_tone_;
    std::vector<std::string> edges_;
    Sensitivity result_;
};

}  // namespace

Result<Sensitivity> sensitivity(const Draft& draft, const Scenario& scenario,
                                std::size_t state_limit, const std::atomic<bool>* cancel) {
    const Result<ExactSlopes> slopes = chain::exact_slopes(scenario, state_limit, cancel);
    if (!slopes.ok()) return slopes.problems();
    return Levers(draft, scenario, slopes.value()).run();
}

}  // namespace friction
