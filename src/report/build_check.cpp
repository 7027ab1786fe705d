// What became of the expectations of a file.

#include <algorithm>
#include <cmath>

#include "figures.h"
#include "friction/expectation.h"
#include "friction/metric.h"
#include "friction/report/build.h"
#include "friction/report/json.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "json_parts.h"
#include "labels.h"
#include "titles.h"

namespace friction::report {
namespace {

constexpr std::string_view word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::holds:
            return "holds";
        case Verdict::fails:
            return "FAILS";
        case Verdict::undecided:
            return "undecided";
    }
    return "";
}

Weight weight_of(Verdict verdict) {
    if (verdict == Verdict::holds) return Weight::better;
    return verdict == Verdict::fails ? Weight::alarm : Weight::worse;
}

bool is_mirage_line(const Decision& decision) {
    return decision.expectation.kind == ExpectationKind::mirage ||
           decision.expectation.kind == ExpectationKind::not_mirage;
}

Shape shape_of(const Side& side) {
    const MetricRow* metric = find_metric(side.metric);
    return metric != nullptr && metric->kind == MetricKind::share ? Shape::share : Shape::number;
}

bool is_length(const Side& side) {
    const MetricRow* metric = find_metric(side.metric);
    return metric != nullptr && metric->unit == "days";
}

// Behind the number; a share carries its own sign.
std::string side_unit(const Side& side, const std::string& currency, const TimeUnit& unit) {
    const MetricRow* metric = find_metric(side.metric);
    if (metric == nullptr || metric->kind == MetricKind::share) return "";
    if (metric->unit == "days") return " " + std::string(unit.name);
    if (metric->unit == "money") return currency.empty() ? "" : " " + currency;
    if (metric->unit == "1..7") return " on the scale 1 to 7";
    return " " + std::string(metric->unit);
}

const Side& measured(const Decision& decision) {
    return decision.expectation.left.is_value ? decision.expectation.right
                                              : decision.expectation.left;
}

// Both sides are read against each other: in one unit, that of what was measured.
TimeUnit unit_of_both(const Decision& decision) {
    if (!is_length(measured(decision))) return {};
    return time_unit(decision.expectation.left.is_value ? decision.right_estimate.value
                                                        : decision.left_value.value);
}

std::string side_words(const Estimate& estimate, const Decision& decision,
                       const std::string& currency) {
    const Side& side = measured(decision);
    const TimeUnit unit = unit_of_both(decision);
    Estimate shown = in_unit(estimate, unit);
    if (decision.is_exact) shown.method = "exact";
    return with_doubt(shown, shape_of(side)) + side_unit(side, currency, unit);
}

// "47% to spare": how far the left side is inside, or outside, as a share of the right side; of
// shares "28 pts to spare".
std::string room_words(const Decision& decision) {
    if (!std::isfinite(decision.margin)) return "";
    // Of shares the distance itself, for a share of a share is read as points.
    const bool in_points = shape_of(measured(decision)) == Shape::share;
    const double right = std::abs(decision.right_value),
                 scale = right != 0 ? right : std::abs(decision.left_value.value);
    const double percents = std::abs(decision.margin) * (in_points ? scale : 1) * 100;
    const std::string share = number(percents, std::max(decimals_for(percents, percents / 20), 0)) +
                              (in_points ? " pts" : "%");
    switch (decision.verdict) {
        case Verdict::holds:
            return percents == 0 ? "just met" : share + " to spare";
        case Verdict::fails:
            return "misses by " + share;
        case Verdict::undecided:
            return "too close to tell";
    }
    return "";
}

// "zone ± 0.35 EM; ", in the unit of what was measured; nothing where the verdict is exact.
std::string zone_words(const Decision& decision, const std::string& currency) {
    if (decision.is_exact || !(decision.zone > 0)) return "";
    const Side& side = measured(decision);
    const auto two_digits = [](double value) {
        return number(value, std::max(decimals_for(value, value), 0));
    };
    if (is_mirage_line(decision)) return "zone ± " + two_digits(decision.zone) + " EM; ";
    if (shape_of(side) == Shape::share)
        return "zone ± " + two_digits(decision.zone * 100) + " pts; ";
    const TimeUnit unit = unit_of_both(decision);
    const MetricRow* metric = find_metric(side.metric);
    const bool is_scale = metric != nullptr && metric->unit == "1..7";
    return "zone ± " + two_digits(decision.zone * unit.per_day) +
           (is_scale ? "" : side_unit(side, currency, unit)) + "; ";
}

// "below", "at most", ...: where the measured side lies.
std::string side_of_limit(const Decision& decision) {
    const Expectation& expectation = decision.expectation;
    const bool is_so = decision.verdict == Verdict::holds;
    if (decision.verdict == Verdict::undecided) return "about";
    if (expectation.kind != ExpectationKind::relation) return is_so ? "about" : "not about";
    const Relation relation = expectation.relation;
    const bool asks_less =
        (relation == Relation::less || relation == Relation::at_most) != expectation.left.is_value;
    const bool allows_equal = relation == Relation::at_most || relation == Relation::at_least;
    if (asks_less == is_so) return allows_equal == is_so ? "at most" : "below";
    return allows_equal == is_so ? "at least" : "above";
}

// "the quantile is at most 500 EUR": of one nobody keeps a histogram of only the side is counted.
std::string known_side(const Decision& decision, const std::string& currency) {
    const Side& side = measured(decision);
    const TimeUnit unit = unit_of_both(decision);
    return "the quantile is " + side_of_limit(decision) + " " +
           value(in_unit(decision.right_estimate, unit), shape_of(side)) +
           side_unit(side, currency, unit);
}

// "88.1% ± 1.0% against 60%; 28 pts to spare; zone ± 0.1 pts; 4,096 journeys"
std::string numbers_of(const Decision& decision, const std::string& currency) {
    if (!decision.cut.empty())
        return "no verdict: too many journeys of " + list(decision.cut) + " are cut, see F097; " +
               counted(decision.journeys, "journey", "journeys");
    const std::string looked_at =
        zone_words(decision, currency) +
        (decision.is_exact ? "exact" : counted(decision.journeys, "journey", "journeys"));
    if (is_mirage_line(decision)) {
        const std::string money = currency.empty() ? "" : " " + currency;
        return "effort " + change_with_doubt(decision.left_value) + " EM, cost " +
               change_with_doubt(decision.right_estimate, Shape::money) + money +
               " against the baseline; " + looked_at;
    }
    if (!decision.left_is_known) return known_side(decision, currency) + "; " + looked_at;
    const std::string room = room_words(decision);
    return side_words(decision.left_value, decision, currency) + " against " +
           side_words(decision.right_estimate, decision, currency) + (room.empty() ? "" : "; ") +
           room + "; " + looked_at;
}

std::uint64_t count_of(std::span<const Decision> decisions, Verdict verdict) {
    return static_cast<std::uint64_t>(
        std::count_if(decisions.begin(), decisions.end(),
                      [&](const Decision& d) { return d.verdict == verdict; }));
}

bool is_about_cut_designs(const Decision& decision) { return !decision.cut.empty(); }

Cell headline(std::span<const Decision> decisions) {
    const std::uint64_t holds = count_of(decisions, Verdict::holds),
                        fails = count_of(decisions, Verdict::fails),
                        cut = static_cast<std::uint64_t>(
                            std::ranges::count_if(decisions, is_about_cut_designs)),
                        open = count_of(decisions, Verdict::undecided) - cut;
    if (decisions.empty())
        return {"The file expects nothing: add lines under `expect:`.", Weight::worse};
    if (holds == decisions.size())
        return {
            holds == 1 ? "The expectation holds." : "All " + count(holds) + " expectations hold.",
            Weight::better};
    std::string text =
        count(holds) + " of " + counted(decisions.size(), "expectation", "expectations") + " hold";
    if (fails > 0) text += ", " + count(fails) + (fails == 1 ? " fails" : " fail");
    if (open > 0) text += ", " + count(open) + " undecided within the budget";
    if (cut > 0) text += ", " + count(cut) + " undecided since too many journeys are cut";
    return {text + ".", fails > 0 ? Weight::alarm : Weight::worse};
}

double declared_error(std::span<const Decision> decisions) {
    double sum = 0;
    for (const Decision& decision : decisions)
        if (!decision.is_exact) sum += decision.error_rate;
    return sum;
}

}  // namespace

Report build_check_report(const std::string& file, std::span<const Decision> decisions,
                          const BuildOptions& options) {
    Report report;
    report.title = file;
    report.headline.push_back(headline(decisions));
    const std::string& currency = options.origin.currency;
    Section section{.title = "Expectations",
                    .caption = "with their 95% intervals",
                    .depth = 0,
                    .table = {{{"", false}, {"", false}}, {}},
                    .sentences = {}};
    for (const Decision& d : decisions) {
        section.table.rows.push_back({{{std::string(word_of(d.verdict)), weight_of(d.verdict)},
                                       {d.expectation.text, Weight::strong}},
                                      0});
        section.table.rows.push_back({{"", numbers_of(d, currency)}, 0});
    }
    section.sentences.push_back(
        {"To spare, misses by: how far the left side is from where the verdict turns, as a share "
         "of the right side; of shares in percentage points (pts).",
         Weight::faint});
    if (std::ranges::any_of(decisions, [&](const Decision& d) {
            return d.cut.empty() && !zone_words(d, "").empty();
        }))
        section.sentences.push_back(
            {"Zone: a left side this close to the right side may be called either way.",
             Weight::faint});
    if (!decisions.empty()) report.sections.push_back(std::move(section));
    const double error = declared_error(decisions);
    if (error > 0)
        report.notes.push_back({"A wrong verdict beyond the zone of indifference: at most " +
                                number(error) + " for the whole file, declared beforehand."});
    for (const std::string& note : options.notes) report.notes.emplace_back(note);
    report.provenance = {provenance_line({}, options.origin, options.seed, {})};
    return report;
}

std::string check_json(const std::string& file, std::span<const Scenario> scenarios,
                       std::span<const Decision> decisions, std::uint64_t seed,
                       const Origin& origin) {
    constexpr std::array<std::string_view, 3> words = {"holds", "fails", "undecided"};
    Json all = Json::array();
    for (const Decision& d : decisions) {
        const Side& side = measured(d);
        const MetricRow* metric = find_metric(side.metric);
        const bool mirage = is_mirage_line(d);
        const std::string& currency = scenarios.front().currency;
        const std::string money = unit_of_money(currency);
        const std::string unit = metric == nullptr ? "EM" : unit_of(*metric, currency);
        Estimate left = d.left_value, right = d.right_estimate;
        if (d.is_exact) left.method = right.method = "exact";
        Json cut = Json::array();
        for (const std::string& name : d.cut) cut.push(name);
        all.push(Json::object()
                     .set("text", d.expectation.text)
                     .set("verdict", words[static_cast<std::size_t>(d.verdict)])
                     .set("is_exact", d.is_exact)
                     .set("left", estimate_json(left, mirage ? "EM" : unit, d.left_is_known))
                     .set("right", estimate_json(right, mirage ? money : unit))
                     .set("margin", mirage || !d.left_is_known ? Json() : Json(d.margin))
                     .set("zone", d.zone)
                     .set("error_rate", d.error_rate)
                     .set("journeys", d.journeys)
                     .set("cut", std::move(cut)));
    }
    Json alternatives = Json::array();
    for (const Scenario& scenario : scenarios)
        alternatives.push(
            Json::object().set("name", scenario.alternative).set("title", title_of(scenario)));
    return head("check", scenarios, seed, origin)
        .set("file", file)
        .set("alternatives", std::move(alternatives))
        .set("expectations", std::move(all))
        .text();
}

std::string unchecked_json(const std::string& file, std::span<const FileProblem> problems,
                           bool is_all) {
    Json all = Json::array();
    for (const FileProblem& one : problems)
        all.push(Json::object()
                     .set("line", one.line == 0 ? Json() : Json(one.line))
                     .set("column", one.line == 0 ? Json() : Json(one.column))
                     .set("severity", one.problem.severity == Severity::error ? "error" : "warning")
                     .set("code", one.problem.code)
                     .set("found", one.problem.found)
                     .set("expected", one.problem.expected)
                     .set("hint", one.problem.hint));
    return Json::object()
        .set("schema", results_schema_name)
        .set("command", "check")
        .set("version", version())
        .set("file", file)
        .set("is_all", is_all)
        .set("problems", std::move(all))
        .text();
}

}  // namespace friction::report
