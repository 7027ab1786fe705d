// What became of the expectations of a file.

#include <algorithm>
#include <cmath>

#include "friction/expectation.h"
#include "friction/metric.h"
#include "friction/report/build.h"
#include "friction/report/json.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "json_parts.h"

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

std::string unit_of(const Side& side) {
    const MetricRow* metric = find_metric(side.metric);
    if (metric == nullptr || metric->kind != MetricKind::real || metric->unit == "money" ||
        metric->unit == "1..7")
        return "";
    return " " + std::string(metric->unit);
}

const Side& measured(const Decision& decision) {
    return decision.expectation.left.is_value ? decision.expectation.right
                                              : decision.expectation.left;
}

std::string left_cell(const Decision& decision) {
    if (is_mirage_line(decision)) return "";
    const Side& side = measured(decision);
    if (!decision.is_exact) return with_doubt(decision.left_value, shape_of(side)) + unit_of(side);
    Estimate exact = decision.left_value;
    exact.method = "exact";
    return with_doubt(exact, shape_of(side)) + unit_of(side);
}

std::string right_cell(const Decision& decision) {
    if (is_mirage_line(decision)) return "";
    const Side& side = measured(decision);
    if (shape_of(side) == Shape::share) return percent(decision.right_value, 1);
    return number(decision.right_value,
                  decimals_for(decision.right_value, std::abs(decision.right_value) / 500)) +
           unit_of(side);
}

std::string room_cell(const Decision& decision) {
    if (is_mirage_line(decision) || !std::isfinite(decision.margin)) return "";
    const double percents = std::abs(decision.margin) * 100;
    return number(percents, percents < 9.95 ? 1 : 0) + "% " +
           (decision.margin >= 0 ? "inside" : "outside");
}

std::uint64_t count_of(std::span<const Decision> decisions, Verdict verdict) {
    return static_cast<std::uint64_t>(
        std::count_if(decisions.begin(), decisions.end(),
                      [&](const Decision& d) { return d.verdict == verdict; }));
}

Cell headline(std::span<const Decision> decisions) {
    const std::uint64_t holds = count_of(decisions, Verdict::holds),
                        fails = count_of(decisions, Verdict::fails),
                        open = count_of(decisions, Verdict::undecided);
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
    Section section{.title = "Expectations",
                    .caption = "left side with its 95% interval",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {
        {"", false}, {"expectation", false}, {"left side"}, {"right side"}, {"room"}, {"journeys"}};
    for (const Decision& d : decisions)
        section.table.rows.push_back({{{std::string(word_of(d.verdict)), weight_of(d.verdict)},
                                       d.expectation.text,
                                       left_cell(d),
                                       right_cell(d),
                                       {room_cell(d), weight_of(d.verdict)},
                                       d.is_exact ? "exact" : count(d.journeys)},
                                      0});
    if (!decisions.empty()) report.sections.push_back(std::move(section));
    const double error = declared_error(decisions);
    if (error > 0)
        report.notes.push_back({"A wrong verdict beyond the zone of indifference: at most " +
                                number(error) + " for the whole file, declared beforehand."});
    if (options.details)
        for (const Decision& d : decisions)
            if (!d.is_exact && d.zone > 0)
                report.notes.push_back({"Zone of \"" + d.expectation.text + "\": ± " +
                                        (shape_of(measured(d)) == Shape::share
                                             ? number(d.zone * 100) + " points"
                                             : number(d.zone) + unit_of(measured(d))) +
                                        "."});
    for (const std::string& note : options.notes) report.notes.emplace_back(note);
    report.provenance = {"friction " + std::string(version())};
    return report;
}

std::string check_json(const std::string& file, std::span<const Scenario> scenarios,
                       std::span<const Decision> decisions, std::uint64_t seed) {
    constexpr std::array<std::string_view, 3> words = {"holds", "fails", "undecided"};
    Json all = Json::array();
    for (const Decision& d : decisions) {
        const Side& side = measured(d);
        const MetricRow* metric = find_metric(side.metric);
        const bool mirage = is_mirage_line(d);
        all.push(Json::object()
                     .set("text", d.expectation.text)
                     .set("verdict", words[static_cast<std::size_t>(d.verdict)])
                     .set("is_exact", d.is_exact)
                     .set("left", mirage ? Json()
                                         : estimate_json(d.left_value,
                                                         metric == nullptr ? "" : metric->unit))
                     .set("right", mirage ? Json() : Json(d.right_value))
                     .set("margin", mirage ? Json() : Json(d.margin))
                     .set("zone", d.zone)
                     .set("error_rate", d.error_rate)
                     .set("journeys", d.journeys));
    }
    Json alternatives = Json::array();
    for (const Scenario& scenario : scenarios)
        alternatives.push(Json::object()
                              .set("name", scenario.alternative)
                              .set("title", scenario.alternative_title));
    return head("check", scenarios, seed)
        .set("file", file)
        .set("alternatives", std::move(alternatives))
        .set("expectations", std::move(all))
        .text();
}

}  // namespace friction::report
