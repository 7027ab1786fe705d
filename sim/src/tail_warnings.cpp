#include "tail_warnings.h"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "draft_graph.h"
#include "friction/run.h"
#include "friction/seconds.h"
#include "friction/tails.h"
#include "text_tools.h"

namespace friction {
namespace {

// A lognormal of cv 4 needs 144,400: runs that stopped there by the rule held the truth in 93% of
// 400 seeds, where they said 95%, because a sample shows less skewness than there is. Those of cv 2
// (4,900) did as they said.
constexpr double many_journeys = 100'000;
constexpr double heavy_weibull = 0.3;
constexpr double moved_mean = 0.01;  // less is no matter of anybody's
constexpr int digits_told = 3;       // of what is told beside what was written

std::string about(double value, Dimension dimension) {
    if (dimension == Dimension::effort) return rounded_text(value, digits_told) + " EM";
    constexpr double minute = 60, hour = 3'600;
    if (value < minute) return rounded_text(value, digits_told) + " s";
    if (value < hour) return rounded_text(value / minute, digits_told) + " min";
    if (value < seconds_per_day) return rounded_text(value / hour, digits_told) + " h";
    return rounded_text(value / seconds_per_day, digits_told) + " days";
}

class TailWarnings {
public:
    TailWarnings(const Draft& draft, Problems& warnings)
        : draft_(draft), index_(index_of(draft.parameters)), warnings_(warnings) {
        for (const auto& [name, parameter] : draft.parameters)
            values_.emplace(name, parameter.value);
    }

    void look_at_all() {
        for (const auto& [name, segment] : draft_.customers.segments)
            if (segment.patience)
                look_at_cut(*segment.patience, Dimension::effort,
                            "customers.segments." + name + ".patience");
        for (const auto& [name, step] : draft_.steps) look_at_step(step, step, "steps." + name);
        for (const auto& [name, redesign] : draft_.redesigns)
            for (std::size_t i = 0; i < redesign.changes.size(); ++i)
                look_at_move(redesign.changes[i],
                             "redesigns." + name + ".changes." + std::to_string(i));
    }

private:
    void warn(std::string code, const std::string& place, std::string found, std::string hint) {
        warnings_.push_back({.code = std::move(code),
                             .place = place,
                             .found = std::move(found),
                             .expected = {},
                             .hint = std::move(hint),
                             .severity = Severity::warning});
    }

    /// `timed`: the step with the time-out, which a move may leave as it was.
    void look_at_step(const StepDraft& written, const StepDraft& timed, const std::string& place) {
        std::optional<double> time_out;
        if (timed.after) time_out = resolve(timed.after->time, index_);
        if (written.time) look_at_length(*written.time, time_out, place + ".time");
        if (written.wait) look_at_length(*written.wait, time_out, place + ".wait");
    }

    void look_at_move(const Move& move, const std::string& place) {
        if (const auto* insert = std::get_if<Insert>(&move))
            look_at_step(insert->content.values, insert->content.values, place);
        if (const auto* reassign = std::get_if<Reassign>(&move))
            look_at_step(reassign->given.values, {}, place);
        if (const auto* set = std::get_if<Set>(&move))
            if (const auto* step = std::get_if<Patch<StepDraft>>(&set->patch)) {
                const StepDraft* before = find(draft_.steps, set->target);
                const bool keeps_time_out = !step->values.after && before != nullptr;
                look_at_step(step->values, keeps_time_out ? *before : step->values, place);
            }
        if (const auto* automate = std::get_if<Automate>(&move))
            if (automate->time) look_at_length(*automate->time, {}, place + ".time");
        if (const auto* notify = std::get_if<Notify>(&move))
            if (notify->asks_time) look_at_length(*notify->asks_time, {}, place + ".asks.time");
    }

    void look_at_length(const DistributionText& text, std::optional<double> time_out_s,
                        const std::string& place) {
        const Result<Distribution> made = instantiate(text, values_, Dimension::duration);
        if (!made.ok()) return;
        look_at_tail(text, made.value(), time_out_s, place);
        look_at_cut(text, Dimension::duration, place);
    }

    void look_at_tail(const DistributionText& text, const Distribution& length,
                      std::optional<double> time_out_s, const std::string& place) {
        const auto* weibull = std::get_if<Weibull>(&length);
        const double journeys = journeys_for_mean(length, time_out_s);
        const bool is_steep = weibull != nullptr && weibull->shape < heavy_weibull && !time_out_s;
        if (journeys <= many_journeys && !is_steep) return;
        const auto cap = static_cast<double>(RunOptions{}.cap);
        const std::string needed = journeys_text(journeys);
        std::string found = quoted(to_text(text));
        found += journeys > cap
                     ? ": a few very long ones decide its mean, which takes " + needed +
                           " to know; a run by itself makes at most " + journeys_text(cap)
                     : ": few long ones decide its mean, and intervals of fewer than " + needed +
                           " hold the truth less often than they say";
        warn("F104", place, std::move(found),
             std::string(no_matter(length)) +
                 "; or write how long it takes at most, as `beta LOW .. HIGH alpha A beta B`, or "
                 "end a wait by a time-out (`after`)");
    }

    /// Up to where many_journeys are enough; no other family has such a tail.
    static std::string_view no_matter(const Distribution& length) {
        if (std::holds_alternative<Weibull>(length)) return "a shape of 0.3 or more is no matter";
        if (std::holds_alternative<Gamma>(length))
            return "a cv (sd over mean) up to 31, or a shape of 0.0011 or more, is no matter";
        return "a cv (sd over mean) up to 3.7 is no matter";
    }

    void look_at_cut(const DistributionText& text, Dimension dimension, const std::string& place) {
        const Result<Distribution> made = instantiate(text, values_, dimension);
        const auto* normal = made.ok() ? std::get_if<CutNormal>(&made.value()) : nullptr;
        if (normal == nullptr) return;
        const double real = mean(*normal);
        if (real <= (1 + moved_mean) * normal->mean) return;
        const std::string written = to_text(Quantity{normal->mean, dimension});
        // F041 refuses both families with a mean of 0, or an sd of more than 100 means.
        constexpr double largest_cv = 100;
        const bool has_others = normal->mean > 0 && normal->sd <= largest_cv * normal->mean;
        warn("F105", place,
             quoted(to_text(text)) + " is cut at 0, which makes its mean " +
                 about(real, dimension) + " instead of " + written,
             has_others ? "write `lognormal` or `gamma` with this mean and sd, which are never "
                          "below 0, or an sd of at most 0.42 of the mean"
                        : "write the mean that is meant, above 0, with `exponential`, or with "
                          "`lognormal` or `gamma` and an sd: these are never below 0");
    }

    const Draft& draft_;
    ParameterIndex index_;
    ParameterValues values_;
    Problems& warnings_;
};

}  // namespace

void warn_of_tails(const Draft& draft, Problems& warnings) {
    TailWarnings(draft, warnings).look_at_all();
}

}  // namespace friction
