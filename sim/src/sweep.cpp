#include "friction/sweep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "friction/contract.h"
#include "friction/cut.h"
#include "friction/effort.h"
#include "friction/plan.h"
#include "friction/rare.h"
#include "friction/run.h"
#include "friction/scenario.h"
#include "friction/suggest.h"
#include "text_tools.h"

namespace friction {

namespace {

constexpr double root_tolerance = 1e-6;  // of the range
constexpr double end_tolerance = 1e-4;

std::vector<std::string> names_of(const Named<ParameterDraft>& parameters) {
    std::vector<std::string> names;
    for (const auto& [name, parameter] : parameters) names.push_back(name);
    return names;
}

Problem problem(std::string code, std::string found, std::string expected, std::string hint) {
    return {.code = std::move(code),
            .place = {},
            .found = std::move(found),
            .expected = std::move(expected),
            .hint = std::move(hint)};
}

void check_axis(const Draft& draft, const SweepAxis& axis, Problems& problems) {
    const ParameterDraft* parameter = find(draft.parameters, axis.parameter);
    if (parameter == nullptr) {
        problems.push_back(problem(
            "F089", "there is no parameter \"" + axis.parameter + "\"", "the name of a parameter",
            draft.parameters.empty() ? std::string("the file has no parameters")
                                     : did_you_mean(axis.parameter, names_of(draft.parameters))));
        return;
    }
    const Dimension dimension = parameter->value.dimension;
    for (const Quantity& end : {axis.low, axis.high})
        if (end.dimension != dimension)
            problems.push_back(problem("F089", to_text(end) + " is no value of " + axis.parameter,
                                       std::string(describe(dimension)),
                                       "in the file it is " + to_text(parameter->value)));
    if (axis.low.value >= axis.high.value)
        problems.push_back(problem("F089",
                                   "the range of " + axis.parameter + " goes from " +
                                       to_text(axis.low) + " to " + to_text(axis.high),
                                   "a range from a smaller value to a larger one", ""));
    if (axis.points < 2)
        problems.push_back(problem("F089", "a range with fewer than 2 points", "2 or more", ""));
}

bool is_effort_per_resolved(const SweepRequest& request) {
    return request.metric == "effort_per_resolved";
}

struct Quantile {
    std::string_view name;
    double p;
};
constexpr std::array<Quantile, 4> quantiles = {
    {{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}}};

/// The p of a statistic that is a quantile.
std::optional<double> quantile_of(const SweepRequest& request) {
    for (const Quantile& quantile : quantiles)
        if (quantile.name == request.statistic) return quantile.p;
    return std::nullopt;
}

void check_statistic(const SweepRequest& request, Problems& problems) {
    const std::string asked = request.metric +
                              (request.argument.empty() ? "" : "(" + request.argument + ")") + "." +
                              request.statistic;
    if (request.statistic == "mean" && !is_effort_per_resolved(request)) return;
    if (!quantile_of(request))
        problems.push_back(problem("F080", "there is no statistic \"" + asked + "\"",
                                   "mean, or of effort p50, p90, p95 or p99", ""));
    else if (request.metric != "effort" || !request.argument.empty())
        problems.push_back(problem("F085",
                                   "\"" + asked +
                                       "\": the spread that a paired difference of "
                                       "quantiles takes is kept of effort alone",
                                   "effort." + request.statistic + ", or the mean", ""));
}

void check_metric(const SweepRequest& request, Problems& problems) {
    const MetricRow* row = find_metric(request.metric);
    if (row == nullptr) {
        std::vector<std::string_view> names;
        for (const MetricRow& known : metric_table()) names.push_back(known.name);
        const std::string hint = did_you_mean(request.metric, names);
        problems.push_back(problem("F080", "there is no metric \"" + request.metric + "\"", "",
                                   hint.empty() ? "`friction metrics` lists them all" : hint));
    } else if (row->is_ratio && !is_effort_per_resolved(request)) {
        problems.push_back(problem("F085",
                                   "\"" + request.metric +
                                       "\" is a ratio of two means, of which no paired "
                                       "difference is known",
                                   "a metric with a value for each journey, or effort_per_resolved",
                                   "sweep effort(process) and effort(failure)"));
    } else if (row->needs_pair) {
        problems.push_back(problem("F085",
                                   "\"" + request.metric +
                                       "\" is a comparison with the baseline, and a sweep "
                                       "compares whatever it measures",
                                   "a metric of one design, as in --metric cost", ""));
    }
    if (!request.statistic.empty() && row != nullptr) check_statistic(request, problems);
}

Problems check(const Draft& draft, const SweepRequest& request) {
    Problems problems;
    FRICTION_EXPECTS(request.axes.size() == 1 || request.axes.size() == 2);
    for (const SweepAxis& axis : request.axes) check_axis(draft, axis, problems);
    if (request.axes.size() == 2 && request.axes[0].parameter == request.axes[1].parameter)
        problems.push_back(problem("F089", "both ranges are of " + request.axes[0].parameter,
                                   "two parameters", "name another one, or leave one away"));
    check_metric(request, problems);
    return problems;
}

/// What one point knows; for each alternative the metric, and its difference to the baseline.
struct Answer {
    std::vector<Estimate> values, differences;  ///< differences[0] is not used
    std::map<std::string, bool> steps;          ///< by name, whether any journey came there
    bool is_cancelled = false;
};

/// Of all designs; steps that no journey can reach are left out.
void look_for_steps(const Scenario& scenario, const Tally& tally, std::size_t alternative,
                    std::map<std::string, bool>& steps) {
    const auto& visited = tally.alternatives[alternative].steps;
    for (std::size_t s = 0; s < visited.size(); ++s)
        if (visited[s].visits > 0) steps[scenario.steps[s].name] = true;
    for (const RareStep& rare : rare_steps(scenario, tally, alternative))
        if (rare.visits == 0) steps.try_emplace(scenario.steps[rare.step.index].name, false);
}

/// Sets parameters and runs; the rest of the search is numbers only.
class Laboratory {
public:
    Laboratory(const Draft& draft, const SweepRequest& request)
        : draft_(draft), request_(request) {}

    [[nodiscard]] Result<std::vector<Scenario>> scenarios(
        const std::vector<double>& at, const std::vector<std::string>& redesigns) const {
        Draft changed = draft_;
        for (std::size_t i = 0; i < at.size(); ++i)
            try_value(changed, request_.axes[i].parameter, {at[i], request_.axes[i].low.dimension});
        Result<std::vector<Scenario>> built = build_alternatives(changed, redesigns);
        if (built) return built;
        return said_of(at, built.problems());
    }

    [[nodiscard]] Result<Answer> answer(const std::vector<double>& at,
                                        const std::vector<std::string>& redesigns) const {
        Result<std::vector<Scenario>> built = scenarios(at, redesigns);
        if (!built) return built.problems();
        std::vector<Plan> plans;
        for (const Scenario& scenario : built.value()) {
            Result<Plan> plan = compile(scenario);
            if (!plan) return plan.problems();
            plans.push_back(std::move(plan).value());
        }
        std::vector<std::string> watched;
        if (request_.metric == "visits") watched.push_back(request_.argument);
        const ColumnLayout layout(built.value(), watched);
        const std::optional<ColumnId> column = layout.find(request_.metric, request_.argument);
        if (!column && !is_effort_per_resolved(request_)) return no_such_argument();
        RunOptions options;
        options.seed = request_.seed;
        options.journeys = request_.journeys;
        options.threads = request_.threads;
        options.cancel = request_.cancel;
        options.visits = watched;
        options.effort_sections = quantile_of(request_).has_value();
        if (is_effort_per_resolved(request_)) options.contrasts = ratio_contrasts(plans.size());
        const RunResult result = run(plans, layout, options);
        Answer answer;
        answer.is_cancelled = result.ending == Ending::cancelled;
        if (answer.is_cancelled) return answer;
        if (const auto cut = cut_in(result.tally, built.value()); !cut.empty())
            return said_of(at, {in_its_design(cut.front())});
        for (std::size_t a = 0; a < plans.size(); ++a) {
            answer.values.push_back(value(result.tally, a, column));
            answer.differences.push_back(a == 0 ? Estimate{} : difference(result.tally, a, column));
            look_for_steps(built.value()[a], result.tally, a, answer.steps);
        }
        return answer;
    }

private:
    [[nodiscard]] Problems said_of(const std::vector<double>& at, Problems problems) const {
        for (Problem& problem : problems)
            problem.found = "with " + words(at) + ", " + problem.found;
        return problems;
    }

    static Problem in_its_design(AlternativeProblem of) {
        if (of.alternative != "baseline")
            of.problem.found = "in " + quoted(of.alternative) + " " + of.problem.found;
        return std::move(of.problem);
    }

    [[nodiscard]] Estimate value(const Tally& tally, std::size_t a,
                                 std::optional<ColumnId> column) const {
        if (const std::optional<double> p = quantile_of(request_))
            return quantile_interval(tally.alternatives[a].effort, *p);
        return column ? estimate(tally, a, *column)
                      : effort_per_resolved(tally, a).value_or(nothing_known());
    }

    [[nodiscard]] Estimate difference(const Tally& tally, std::size_t a,
                                      std::optional<ColumnId> column) const {
        if (const std::optional<double> p = quantile_of(request_))
            return effort_quantile_difference(tally, a, *p);
        return column ? estimate_difference(tally, a, *column)
                      : effort_per_resolved_difference(tally, a).value_or(nothing_known());
    }

    /// Nobody's problem was solved.
    static Estimate nothing_known() {
        Estimate e;
        e.low_bounded = e.high_bounded = false;
        return e;
    }

    [[nodiscard]] Problem no_such_argument() const {
        const std::string& metric = request_.metric;
        if (request_.argument.empty())
            return problem("F081", "\"" + metric + "\" does not say of what", "",
                           "write " + metric + "(...) with a name of the file in brackets");
        const bool is_component = find_metric(metric)->argument == MetricArgument::component;
        const std::string hint =
            is_component ? did_you_mean(request_.argument, component_names) : std::string();
        return problem("F081", "there is no \"" + metric + "(" + request_.argument + ")\"",
                       is_component ? "a component of effort: active, held, in_line, day_calm, ..."
                                    : metric + "(...) with a name of the file in brackets",
                       hint);
    }

    [[nodiscard]] std::string words(const std::vector<double>& at) const {
        std::string text;
        for (std::size_t i = 0; i < at.size(); ++i)
            text += (i > 0 ? " and " : "") + request_.axes[i].parameter + " at " +
                    to_text(Quantity{at[i], request_.axes[i].low.dimension});
        return text;
    }

    const Draft& draft_;
    const SweepRequest& request_;
};

/// -1 and +1: the interval lies on one side of 0; 0: it holds it.
int certain_sign(const Estimate& difference) {
    if (difference.high_bounded && difference.high < 0) return -1;
    if (difference.low_bounded && difference.low > 0) return 1;
    return 0;
}

int sign(double value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

/// Finds the stretches in which a redesign and the baseline cannot be told apart.
class FlipSearch {
public:
    /// Expects `difference` to answer for any value in the range, nothing when cancelled.
    using Difference = std::function<std::optional<Estimate>(double)>;

    FlipSearch(const SweepAxis& axis, const std::vector<Estimate>& known, Difference difference)
        : axis_(axis), known_(known), difference_(std::move(difference)) {}

    [[nodiscard]] std::vector<BreakEven> stretches() {
        std::vector<BreakEven> found;
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (certain_sign(known_[i]) != 0) {
                if (i > 0 && certain_sign(known_[i - 1]) == -certain_sign(known_[i]))
                    found.push_back(between(i - 1));
                continue;
            }
            std::size_t last = i;
            while (last + 1 < known_.size() && certain_sign(known_[last + 1]) == 0) ++last;
            found.push_back(around(i, last));
            i = last;
        }
        return found;
    }

private:
    [[nodiscard]] double width() const { return axis_.high.value - axis_.low.value; }

    /// Bisection for the last value at which `holds` is as at `from`; `to` has the other answer.
    template <class Holds>
    double bisect(double from, double to, double tolerance, Holds holds) {
        while (std::abs(to - from) > tolerance * width()) {
            const double middle = (from + to) / 2;
            const std::optional<Estimate> there = difference_(middle);
            if (!there) break;
            (holds(*there) ? from : to) = middle;
        }
        return (from + to) / 2;
    }

    /// Certain and opposite at both points: the root, and how far around it nothing is certain.
    BreakEven between(std::size_t left) {
        const double a = axis_.at(left), b = axis_.at(left + 1);
        const int before = certain_sign(known_[left]);
        const auto still = [before](const Estimate& e) { return sign(e.value) == before; };
        const auto surely = [](int side) {
            return [side](const Estimate& e) { return certain_sign(e) == side; };
        };
        BreakEven result;
        const double root = bisect(a, b, root_tolerance, still);
        result.value = root;
        result.low = bisect(a, root, end_tolerance, surely(before));
        result.high = bisect(b, root, end_tolerance, surely(-before));
        return result;
    }

    /// Open from point `first` to point `last`.
    BreakEven around(std::size_t first, std::size_t last) {
        BreakEven result;
        const auto is_open = [](const Estimate& e) { return certain_sign(e) == 0; };
        result.low_bounded = first > 0;
        result.high_bounded = last + 1 < known_.size();
        result.low = result.low_bounded
                         ? bisect(axis_.at(first), axis_.at(first - 1), end_tolerance, is_open)
                         : axis_.low.value;
        result.high = result.high_bounded
                          ? bisect(axis_.at(last), axis_.at(last + 1), end_tolerance, is_open)
                          : axis_.high.value;
        const std::size_t from = first > 0 ? first - 1 : first;
        const std::size_t to = std::min(last + 1, known_.size() - 1);
        for (std::size_t i = from; i < to && !result.value; ++i) {
            const int before = sign(known_[i].value);
            if (before == 0 || sign(known_[i + 1].value) != -before) continue;
            result.value = bisect(axis_.at(i), axis_.at(i + 1), root_tolerance,
                                  [before](const Estimate& e) { return sign(e.value) == before; });
        }
        return result;
    }

    const SweepAxis& axis_;
    const std::vector<Estimate>& known_;
    Difference difference_;
};

/// What the search for one redesign's flips costs, in points: some thirty runs of one pair.
constexpr std::size_t points_per_search = 9;

std::size_t planned_points(const SweepRequest& request, const Sweep& result) {
    const bool is_searched = request.axes.size() == 1;
    return result.point_count() +
           (is_searched ? result.redesigns.size() * points_per_search : std::size_t{0});
}

/// All points; stops early when cancelled.
std::optional<Problems> fill(const Laboratory& laboratory, const SweepRequest& request,
                             Sweep& result) {
    const std::size_t planned = planned_points(request, result);
    const std::size_t columns = request.axes.front().points;
    std::map<std::string, bool> steps;
    for (std::size_t point = 0; point < result.point_count(); ++point) {
        std::vector<double> at{request.axes[0].at(point % columns)};
        if (request.axes.size() == 2) at.push_back(request.axes[1].at(point / columns));
        Result<Answer> answer = laboratory.answer(at, request.redesigns);
        if (!answer) return answer.problems();
        if (answer.value().is_cancelled) {
            result.is_partial = true;
            return {};
        }
        result.before.push_back(answer.value().values.front());
        for (std::size_t r = 0; r < result.redesigns.size(); ++r) {
            result.redesigns[r].after.push_back(answer.value().values[r + 1]);
            result.redesigns[r].difference.push_back(answer.value().differences[r + 1]);
        }
        for (const auto& [name, seen] : answer.value().steps) steps[name] |= seen;
        if (request.progress) request.progress(point + 1, planned);
    }
    for (const auto& [name, seen] : steps)
        if (!seen) result.unseen_steps.push_back(name);
    return {};
}

}  // namespace

double SweepAxis::at(std::size_t point) const {
    if (point + 1 >= points) return high.value;
    return low.value +
           (high.value - low.value) * static_cast<double>(point) / static_cast<double>(points - 1);
}

std::size_t Sweep::point_count() const {
    std::size_t count = 1;
    for (const SweepAxis& axis : axes) count *= axis.points;
    return count;
}

std::vector<std::string> redesigns_setting(const Named<Redesign>& redesigns,
                                           std::string_view parameter) {
    std::set<std::string_view> setting;
    const auto sets = [&](const Move& move) {
        const auto* set = std::get_if<Set>(&move);
        return set != nullptr && set->kind == "parameter" && set->target == parameter;
    };
    const auto includes_one = [&](const Redesign& redesign) {
        return std::ranges::any_of(redesign.includes,
                                   [&](const auto& name) { return setting.contains(name); });
    };
    for (std::size_t before = 1; before != setting.size();) {
        before = setting.size();
        for (const auto& [name, redesign] : redesigns)
            if (std::ranges::any_of(redesign.changes, sets) || includes_one(redesign))
                setting.insert(name);
        if (setting.empty()) break;
    }
    std::vector<std::string> names;
    for (const auto& [name, redesign] : redesigns)
        if (setting.contains(name)) names.push_back(name);
    return names;
}

Result<Sweep> sweep(const Draft& draft, const SweepRequest& request) {
    if (Problems problems = check(draft, request); !problems.empty()) return problems;
    const Laboratory laboratory(draft, request);
    std::vector<double> start;
    for (const SweepAxis& axis : request.axes) start.push_back(axis.low.value);
    const Result<std::vector<Scenario>> first = laboratory.scenarios(start, request.redesigns);
    if (!first) return first.problems();
    const bool is_step = std::any_of(
        first.value().begin(), first.value().end(),
        [&](const Scenario& scenario) { return scenario.step(request.argument).exists(); });
    if (request.metric == "visits" && !is_step)
        return problem("F081",
                       request.argument.empty() ? "\"visits\" does not say of which step"
                                                : "there is no step \"" + request.argument + "\"",
                       "visits(...) with a step of the baseline or a redesign in brackets", "");

    Sweep result;
    result.axes = request.axes;
    result.metric = *find_metric(request.metric);
    result.argument = request.argument;
    if (quantile_of(request)) result.statistic = request.statistic;
    result.seed = request.seed;
    result.journeys = request.journeys;
    for (const SweepAxis& axis : request.axes)
        result.file_values.push_back(find(draft.parameters, axis.parameter)->value.value);
    for (std::size_t a = 1; a < first.value().size(); ++a)
        result.redesigns.push_back({.name = first.value()[a].alternative,
                                    .title = first.value()[a].alternative_title,
                                    .own_values = {},
                                    .after = {},
                                    .difference = {},
                                    .break_evens = {}});
    for (const SweepAxis& axis : request.axes) {
        const auto setting = redesigns_setting(draft.redesigns, axis.parameter);
        for (SweptRedesign& redesign : result.redesigns)
            if (std::ranges::find(setting, redesign.name) != setting.end())
                redesign.own_values.push_back(axis.parameter);
    }
    if (std::optional<Problems> problems = fill(laboratory, request, result)) return *problems;
    if (request.axes.size() > 1 || result.is_partial) return result;

    std::size_t done = result.point_count();
    for (SweptRedesign& redesign : result.redesigns) {
        const auto difference = [&](double at) -> std::optional<Estimate> {
            Result<Answer> answer = laboratory.answer({at}, {redesign.name});
            if (!answer || answer.value().is_cancelled) {
                result.is_partial = true;
                return {};
            }
            return answer.value().differences[1];
        };
        redesign.break_evens =
            FlipSearch(request.axes.front(), redesign.difference, difference).stretches();
        done += points_per_search;
        if (request.progress) request.progress(done, planned_points(request, result));
    }
    return result;
}

}  // namespace friction
