#include <cmath>

#include "figures.h"
#include "friction/contract.h"
#include "friction/rare.h"
#include "friction/report/json.h"
#include "friction/report/provenance.h"
#include "json_parts.h"
#include "json_value.h"
#include "view.h"

namespace friction::report {
namespace {

std::string_view word_of(Ending ending) {
    switch (ending) {
        case Ending::asked_for:
            return "asked_for";
        case Ending::enough:
            return "precise";
        case Ending::cap:
            return "cap";
        case Ending::cut:
            return "cut";
        case Ending::cancelled:
            return "interrupted";
    }
    return "";
}

Json all_of(const std::vector<NamedEstimate>& figures) {
    Json all = Json::object();
    for (const NamedEstimate& figure : figures)
        all.set(figure.name, estimate_json(figure.estimate, figure.unit));
    return all;
}

Json steps(const View& view, std::size_t alternative) {
    Json all = Json::array();
    for (const StepEffort& found : step_efforts(view.tally, alternative)) {
        const Step& step = view.scenarios[alternative].steps[found.step.index];
        const StepTally& sums = view.tally.alternatives[alternative].steps[found.step.index];
        Json parts = Json::object();
        for (std::size_t c = 0; c < component_count; ++c)
            if (found.by_component[c] != 0) parts.set(component_names[c], found.by_component[c]);
        all.push(Json::object()
                     .set("name", step.name)
                     .set("title", step_title(step))
                     .set("effort", estimate_json(found.effort_em, "EM"))
                     .set("visits", estimate_json(found.visits, "per journey"))
                     .set("by_component", std::move(parts))
                     .set("crossings", sums.crossings)
                     .set("crossing_days", sums.crossings > 0
                                               ? Json(sums.crossing_elapsed_days / sums.crossings)
                                               : Json()));
    }
    return all;
}

Json rare_steps_json(const View& view, std::size_t alternative) {
    const Scenario& scenario = view.scenarios[alternative];
    Json all = Json::array();
    for (const RareStep& rare : rare_steps(scenario, view.tally, alternative))
        all.push(Json::object()
                     .set("name", scenario.steps[rare.step.index].name)
                     .set("visits", rare.visits)
                     .set("share_at_most", rare.share_at_most));
    return all;
}

Json one_journey_json(const View& view, std::size_t alternative) {
    const OneJourney one = one_journey(view.tally, alternative);
    return Json::object().set("moves_em", one.moves_em).set("decides", one.decides);
}

Json bounds_json(const Bounds& bounds) {
    return Json::object().set("low", bounds.low).set("high", bounds.high);
}

Json loss_json(const EffortLoss& loss) {
    const auto told = [](const std::optional<Estimate>& e) {
        return e ? estimate_json(*e, "EM") : Json();
    };
    return Json::object()
        .set("customers", loss.customers)
        .set("mean", told(loss.mean))
        .set("p95", told(loss.p95));
}

/// An end that a value of time near nothing leaves without bound is null.
Json finite_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(); }

Json by_weights_json(const RedesignByWeights& r, const WeightRobustness& weights) {
    constexpr std::array<std::string_view, 4> words = {"less_for_all", "more_for_all",
                                                       "same_for_all", "drawn"};
    const bool is_drawn = r.verdict == RedesignByWeights::Verdict::drawn;
    const bool is_linear = weights.why_simulated.empty();
    const auto share = [&](std::uint64_t draws) {
        return is_drawn ? estimate_json(share_interval(draws, weights.draws), "share") : Json();
    };
    return Json::object()
        .set("verdict", words[static_cast<std::size_t>(r.verdict)])
        .set("low_em", is_linear ? finite_or_null(r.low_em) : Json())
        .set("high_em", is_linear ? finite_or_null(r.high_em) : Json())
        .set("less", share(r.less))
        .set("more", share(r.more))
        .set("too_close", share(r.close));
}

Json weights_json(const WeightRobustness& weights) {
    Json ranges = Json::array(), fixed = Json::array();
    for (const WeightRange& range : weights.ranges.free)
        ranges.push(Json::object()
                        .set("name", range.name)
                        .set("unit", range.unit)
                        .set("value", range.value)
                        .set("low", range.low)
                        .set("high", range.high));
    for (const std::string& name : weights.ranges.fixed) fixed.push(name);
    for (const std::string& name : weights.ranges.chosen) fixed.push(name);
    for (const WeightRanges::Kept& kept : weights.ranges.not_linear) fixed.push(kept.name);
    return Json::object()
        .set("draws", weights.draws)
        .set("journeys", weights.journeys)
        .set("simulated_because",
             weights.why_simulated.empty() ? Json() : Json(weights.why_simulated))
        .set("ranges", std::move(ranges))
        .set("fixed", std::move(fixed));
}

Json against_baseline(const View& view, const ComparedRedesign& r) {
    Json who = Json::array();
    for (const WhoWins& w : r.who)
        who.push(Json::object()
                     .set("segment", w.segment.empty() ? Json() : Json(w.segment))
                     .set("customers", w.customers)
                     .set("better_off", estimate_json(w.better, "share"))
                     .set("same", estimate_json(w.same, "share"))
                     .set("worse_off", estimate_json(w.worse, "share"))
                     .set("effort_loss", w.loss ? loss_json(*w.loss) : Json()));
    const std::string money = view.currency().empty() ? "money" : view.currency();
    const auto optional_estimate = [&](const std::optional<Estimate>& e) {
        return e ? estimate_json(*e, money) : Json();
    };
    return Json::object()
        .set("mirage", r.is_mirage)
        .set("differences", all_of(differences_of(view, r)))
        .set("who", std::move(who))
        .set("any_luck", Json::object()
                             .set("better_off", bounds_json(r.better_any_luck))
                             .set("worse_off", bounds_json(r.worse_any_luck)))
        .set("pairing_gain", is_pairing_gain(r.pairing_gain) ? Json(r.pairing_gain) : Json())
        .set("pairing_gain_bound",
             is_pairing_gain(r.pairing_gain_bound) ? Json(r.pairing_gain_bound) : Json())
        .set("yearly_saving", optional_estimate(r.yearly_saving))
        .set("net_gain", optional_estimate(r.net_gain))
        .set("one_off", view.scenarios[r.alternative].costs.one_off)
        .set("payback_years", r.payback_years ? Json(*r.payback_years) : Json())
        .set("never_pays_back", r.never_pays_back);
}

Json exact_json(const Agreement& agreement) {
    Json values = Json::array();
    for (const ComparedValue& value : agreement.values) {
        constexpr std::array<std::string_view, 4> words = {"agrees", "differs", "not_compared",
                                                           "too_few_journeys"};
        values.push(Json::object()
                        .set("metric", value.name)
                        .set("exact", value.exact)
                        .set("simulated", value.simulated.value)
                        .set("low", value.simulated.low)
                        .set("high", value.simulated.high)
                        .set("off_by", value.off_by)
                        .set("verdict", words[static_cast<std::size_t>(value.verdict)]));
    }
    return Json::object()
        .set("agrees", agreement.agrees())
        .set("is_twin", agreement.is_twin)
        .set("journeys", agreement.journeys)
        .set("error_rate", agreement.error_rate)
        .set("z_limit", agreement.z_limit)
        .set("values", std::move(values));
}

Json choice_json(const View& view) {
    const auto name = [&](std::size_t a) { return Json(view.scenarios[a].alternative); };
    Json ties = Json::array(), fresh;
    for (const std::size_t a : view.choice->ties) ties.push(name(a));
    if (view.fresh)
        fresh = Json::object()
                    .set("name", name(view.fresh->alternative))
                    .set("replication", std::uint64_t{view.fresh->replication})
                    .set("effort_difference", estimate_json(view.fresh->effort_difference, "EM"));
    return Json::object()
        .set("least_effort", name(view.choice->least))
        .set("not_told_apart", std::move(ties))
        .set("level", choice_level)
        .set("fresh", std::move(fresh));
}

std::string results(const View& view, std::string_view command, Ending ending, double wanted_em,
                    double reached_em, std::span<const std::optional<Agreement>> exact,
                    const Origin& origin, const std::optional<WeightRobustness>& weights = {}) {
    Json alternatives = Json::array();
    for (std::size_t a = 0; a < view.scenarios.size(); ++a) {
        Json one = Json::object()
                       .set("name", view.scenarios[a].alternative)
                       .set("title", title_of(view.scenarios[a]))
                       .set("metrics", all_of(figures_of(view, a)))
                       .set("steps", steps(view, a))
                       .set("rare_steps", rare_steps_json(view, a))
                       .set("one_journey", one_journey_json(view, a));
        for (const ComparedRedesign& r : view.redesigns)
            if (r.alternative == a) one.set("against_baseline", against_baseline(view, r));
        if (weights)
            for (const RedesignByWeights& r : weights->redesigns)
                if (r.alternative == a) one.set("by_weights", by_weights_json(r, *weights));
        if (a < exact.size() && exact[a]) one.set("exact", exact_json(*exact[a]));
        alternatives.push(std::move(one));
    }
    Json document =
        head(command, view.scenarios, view.tally.seed, origin)
            .set("journeys", view.tally.journeys)
            .set("ending", word_of(ending))
            .set("partial", ending == Ending::cut || ending == Ending::cancelled)
            .set("precision",
                 Json::object().set("wanted_em", wanted_em).set("reached_em", reached_em));
    if (view.choice) document.set("choice", choice_json(view));
    document.set("alternatives", std::move(alternatives));
    if (weights) document.set("effort_weights", weights_json(*weights));
    return document.text();
}

}  // namespace

Json guesses_json(std::span<const Scenario> scenarios, const Origin& origin) {
    const auto text_or_null = [](const std::string& text) {
        return text.empty() ? Json() : Json(text);
    };
    Json all = Json::array();
    for (const Guess& guess : guesses(scenarios, origin))
        all.push(Json::object()
                     .set("name", guess.name)
                     .set("place", guess.place)
                     .set("value", guess.value)
                     .set("range", text_or_null(guess.written.range))
                     .set("label", text_or_null(guess.written.label))
                     .set("line", guess.written.line > 0 ? Json(std::uint64_t{guess.written.line})
                                                         : Json()));
    return all;
}

Json head(std::string_view command, std::span<const Scenario> scenarios, std::uint64_t seed,
          const Origin& origin) {
    FRICTION_EXPECTS(!scenarios.empty());
    const Scenario& baseline = scenarios.front();
    const Evidence found = evidence(scenarios);
    Json weights = Json::object();
    for (const ChangedWeight& weight : changed_weights(baseline.effort))
        weights.set(weight.name, Json::object()
                                     .set("value", weight.value)
                                     .set("default", weight.by_default)
                                     .set("unit", weight.unit));
    Json set = Json::object();
    for (const auto& [name, value] : origin.set) set.set(name, value);
    return Json::object()
        .set("schema", results_schema_name)
        .set("command", command)
        .set("version", version())
        .set("seed", seed)
        .set("scenario",
             Json::object()
                 .set("title", baseline.title)
                 .set("hash", hash_text(origin.hash ? *origin.hash : scenario_hash(scenarios)))
                 .set("currency", baseline.currency)
                 .set("set", std::move(set))
                 .set("numbers", std::uint64_t{found.numbers})
                 .set("guesses", guesses_json(scenarios, origin))
                 .set("changed_weights", std::move(weights)));
}

Json estimate_json(const Estimate& e, std::string_view unit, bool is_known) {
    return Json::object()
        .set("value", is_known ? Json(e.value) : Json())
        .set("low", e.low_bounded ? Json(e.low) : Json())
        .set("high", e.high_bounded ? Json(e.high) : Json())
        .set("level", e.level)
        .set("unit", unit)
        .set("method", e.method)
        .set("journeys", e.journeys);
}

std::string run_json(const Scenario& scenario, const RunResult& result,
                     const std::optional<Agreement>& exact, const Origin& origin) {
    const View view{std::span(&scenario, 1), result.tally, {}};
    const Estimate effort = view.of(0, Column::effort);
    const std::vector<std::optional<Agreement>> one{exact};
    return results(view, "run", result.ending, scenario.run.precision * effort.value,
                   larger_side(effort), one, origin);
}

std::string comparison_json(std::span<const Scenario> scenarios, const Comparison& comparison,
                            std::span<const std::optional<Agreement>> exact, const Origin& origin) {
    FRICTION_EXPECTS(!scenarios.empty() &&
                     scenarios.size() == comparison.tally.alternatives.size());
    return results({.scenarios = scenarios,
                    .tally = comparison.tally,
                    .redesigns = comparison.redesigns,
                    .choice = comparison.choice,
                    .fresh = comparison.fresh},
                   "compare", comparison.ending, comparison.precision_wanted_em,
                   comparison.precision_reached_em, exact, origin, comparison.weights);
}

}  // namespace friction::report
