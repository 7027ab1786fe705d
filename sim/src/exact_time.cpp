#include "exact_time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "friction/distribution.h"
#include "friction/seconds.h"

namespace friction::chain {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The length of a step: a drawn time and the telling on top of it.
class Length {
public:
    Length(const Distribution& drawn, double tell_s) : drawn_(drawn), tell_s_(tell_s) {}

    /// E[L^k ; L <= x] for k = 0, 1, 2.
    [[nodiscard]] std::array<double, 3> below(double x) const {
        std::array<double, 3> m{};
        if (x == infinity || certainly_below(x)) {
            const double first = mean(drawn_);
            m = {1, first, variance(drawn_) + first * first};
        } else if (x - tell_s_ >= 0 && !is_constant()) {
            for (int k = 0; k < 3; ++k)
                m[static_cast<std::size_t>(k)] = partial_moment(drawn_, k, x - tell_s_);
        }
        return {m[0], m[1] + tell_s_ * m[0], m[2] + tell_s_ * (2 * m[1] + tell_s_ * m[0])};
    }

    /// E[min(L, x)].
    [[nodiscard]] double mean_up_to(double x) const {
        const auto m = below(x);
        return x == infinity ? m[1] : m[1] + x * (1 - m[0]);
    }
    [[nodiscard]] double chance_above(double x) const { return std::max(0.0, 1 - below(x)[0]); }
    [[nodiscard]] bool is_constant() const { return std::holds_alternative<Constant>(drawn_); }
    [[nodiscard]] double variance_s2() const { return variance(drawn_); }

private:
    /// Sums of seconds are equal when they differ by rounding only: simulated time is whole
    /// microseconds.
    [[nodiscard]] bool certainly_below(double x) const {
        return highest(drawn_) + tell_s_ <= x + (is_constant() ? 1e-7 : 0.0);
    }

    const Distribution& drawn_;
    double tell_s_;
};

/// Effort as a function of the seconds spent: straight lines between breaks, with a jump where the
/// promise passes.
struct Line {
    double from_s = 0, to_s = 0;
    double at_zero_em = 0,
           per_s_em = 0;  ///< effort = at_zero_em + per_s_em * seconds within the line
};

class Course {
public:
    Course(const Step& step, const EffortModel& effort, bool touched)
        : step_(step),
          effort_(effort),
          touched_(touched),
          cap_s_(effort.day_cap_days * seconds_per_day) {}

    [[nodiscard]] bool pending() const { return step_.is_pending(); }
    [[nodiscard]] double promise_s() const { return step_.promised_s.value_or(infinity); }
    [[nodiscard]] double cap_s() const { return cap_s_; }

    /// Seconds after which calm days become open ones.
    [[nodiscard]] double calm_until_s() const {
        const bool customers_move = step_.kind == StepKind::wait && step_.owner == Owner::customer;
        if (customers_move || !touched_) return 0;
        if (step_.promised_s) return *step_.promised_s;
        return step_.status_visible ? infinity : 0;
    }

    [[nodiscard]] Component component() const {
        if (step_.kind != StepKind::wait) return Component::active;
        return step_.channel == Channel::in_person ? Component::in_line : Component::held;
    }

    [[nodiscard]] double per_s_em(double at_s) const {
        if (step_.kind == StepKind::choice) return 0;
        if (!pending()) {
            switch (component()) {
                case Component::held:
                    return step_.tone * effort_.held / seconds_per_minute;
                case Component::in_line:
                    return step_.tone * effort_.in_line / seconds_per_minute;
                default:
                    return step_.tone / seconds_per_minute;
            }
        }
        if (!touched_ || at_s > cap_s_) return 0;
        return step_.tone * (at_s > calm_until_s() ? effort_.day_open : effort_.day_calm) /
               seconds_per_day;
    }

    [[nodiscard]] double broken_em() const { return step_.tone * effort_.broken_promise; }

    /// The lines up to `end_s` (infinity without a time-out); what breaks at `end_s` itself does
    /// not happen.
    [[nodiscard]] std::vector<Line> lines(double end_s) const {
        std::vector<double> breaks{0};
        for (const double at :
             {promise_s(), pending() ? cap_s_ : infinity, pending() ? calm_until_s() : infinity})
            if (at > 0 && at < end_s) breaks.push_back(at);
        std::sort(breaks.begin(), breaks.end());
        breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
        std::vector<Line> lines;
        double reached_em = 0;
        for (std::size_t i = 0; i < breaks.size(); ++i) {
            const double from = breaks[i], to = i + 1 < breaks.size() ? breaks[i + 1] : end_s;
            const double inside = to == infinity ? from + 1 : from + (to - from) / 2;
            if (i > 0 && from == promise_s()) reached_em += broken_em();
            const double slope = per_s_em(inside);
            lines.push_back({from, to, reached_em - slope * from, slope});
            if (to != infinity) reached_em += slope * (to - from);
        }
        return lines;
    }

private:
    const Step& step_;
    const EffortModel& effort_;
    bool touched_;
    double cap_s_;
};

double effort_at(const std::vector<Line>& lines, double seconds) {
    for (const Line& line : lines)
        if (seconds <= line.to_s) return line.at_zero_em + line.per_s_em * seconds;
    return lines.back().at_zero_em + lines.back().per_s_em * seconds;
}

Moments given(double chance, double first, double second) {
    const double mean = first / chance;
    return {mean, std::max(0.0, second / chance - mean * mean)};
}

Ending ends_by_itself(const Length& length, const std::vector<Line>& lines, double end_s) {
    Ending ending;
    const auto all = length.below(end_s);
    ending.chance = all[0];
    if (ending.chance <= 0) return ending;
    if (length.is_constant()) {
        const double seconds = all[1];
        // the promise and the constant may be equal up to rounding: the line that ends there is
        // meant
        double em = effort_at(lines, seconds);
        for (const Line& line : lines)
            if (std::abs(seconds - line.to_s) <= 1e-7)
                em = line.at_zero_em + line.per_s_em * line.to_s;
        ending.elapsed_s = {seconds, 0};
        ending.effort = {em, 0};
        return ending;
    }
    if (lines.size() == 1 && end_s == infinity) {
        ending.elapsed_s = {all[1], length.variance_s2()};
        const double slope = lines[0].per_s_em;
        ending.effort = {lines[0].at_zero_em + slope * all[1],
                         slope * slope * length.variance_s2()};
        return ending;
    }
    double first = 0, second = 0;
    std::array<double, 3> before{};
    for (const Line& line : lines) {
        const auto upto = length.below(line.to_s);
        const double m0 = upto[0] - before[0], m1 = upto[1] - before[1], m2 = upto[2] - before[2];
        const double a = line.at_zero_em, b = line.per_s_em;
        first += a * m0 + b * m1;
        second += a * a * m0 + 2 * a * b * m1 + b * b * m2;
        before = upto;
    }
    ending.elapsed_s = given(ending.chance, all[1], all[2]);
    ending.effort = given(ending.chance, first, second);
    return ending;
}

}  // namespace

Passing pass(const Step& step, const EffortModel& effort, double tell_s, bool touched) {
    const Course course(step, effort, touched);
    const Length length(step.length, tell_s);
    const double end_s = step.after ? step.after->time_s : infinity;
    const std::vector<Line> lines = course.lines(end_s);

    Passing p;
    p.by_itself = ends_by_itself(length, lines, end_s);
    if (end_s != infinity) {
        p.timed_out.chance = length.chance_above(end_s);
        p.timed_out.elapsed_s = {end_s, 0};
        p.timed_out.effort = {effort_at(lines, end_s), 0};
    }
    p.mean_s = length.mean_up_to(end_s);
    if (course.promise_s() < end_s) {
        p.broken = length.chance_above(course.promise_s());
        p.broken_em = p.broken * course.broken_em();
    }
    p.component = course.component();
    if (!course.pending()) {
        p.minutes_em = course.per_s_em(0) * p.mean_s;
        return p;
    }
    if (!touched) return p;
    const double calm_until_s = std::min(course.calm_until_s(), end_s);
    const double booked_until_s = std::min(course.cap_s(), end_s);
    p.calm_s = calm_until_s > 0 ? length.mean_up_to(calm_until_s) : 0;
    p.open_s = p.mean_s - p.calm_s;
    const double calm_booked_s =
        calm_until_s > 0 ? length.mean_up_to(std::min(calm_until_s, booked_until_s)) : 0;
    p.calm_em = step.tone * effort.day_calm * calm_booked_s / seconds_per_day;
    p.open_em = step.tone * effort.day_open * (length.mean_up_to(booked_until_s) - calm_booked_s) /
                seconds_per_day;
    return p;
}

Terms terms_of(const Step& step, const EffortModel& effort, bool touched) {
    const Course course(step, effort, touched);
    Terms result;
    result.ends =
        step.after ? At{Turning::time_out, step.after->time_s} : At{Turning::own_end, infinity};
    const auto first = [](const At& a, const At& b) { return b.at_s < a.at_s ? b : a; };
    const At promise{Turning::promise, course.promise_s()};
    if (promise.at_s < result.ends.at_s)
        result.terms.push_back({Component::broken_promise, step.tone, promise});
    if (step.kind == StepKind::choice || (course.pending() && !touched)) return result;
    if (!course.pending()) {
        result.terms.push_back({course.component(), step.tone / seconds_per_minute, result.ends});
        return result;
    }
    const double a_day = step.tone / seconds_per_day;
    const At booked = first(result.ends, {Turning::cap, course.cap_s()});
    if (course.calm_until_s() > 0) {
        const At calm = step.promised_s ? first(booked, promise) : booked;
        result.terms.push_back({Component::day_calm, a_day, calm});
        if (calm.turning == booked.turning) return result;
        result.terms.push_back({Component::day_open, -a_day, calm});
    }
    result.terms.push_back({Component::day_open, a_day, booked});
    return result;
}

}  // namespace friction::chain
