#include "friction/contract.h"
#include "friction/report/json.h"
#include "json_parts.h"
#include "json_value.h"
#include "titles.h"

namespace friction::report {
namespace {

Json names(const Scenario& scenario, const std::vector<FactId>& facts) {
    Json all = Json::array();
    for (const FactId fact : facts) all.push(scenario.facts[fact.index].name);
    return all;
}

Json by_component(const std::array<double, component_count>& effort_em) {
    Json parts = Json::object();
    for (std::size_t c = 0; c < component_count; ++c)
        if (effort_em[c] != 0) parts.set(component_names[c], effort_em[c]);
    return parts;
}

Json visit_json(const Scenario& scenario, const Visit& visit) {
    const std::pair<bool, const char*> flags[] = {{visit.timed_out, "timed_out"},
                                                  {visit.contact_counted, "contact"},
                                                  {visit.contact_repeated, "repeated_contact"},
                                                  {visit.switched, "switch"},
                                                  {visit.handed_over, "handoff"},
                                                  {visit.retold, "retelling"},
                                                  {visit.chased, "chaser"},
                                                  {visit.promise_broken, "broken_promise"},
                                                  {visit.refused, "refusal"},
                                                  {visit.false_closure_found, "false_closure"}};
    Json events = Json::array();
    for (const auto& [happened, name] : flags)
        if (happened) events.push(name);
    Json json = Json::object()
                    .set("step", scenario.steps[visit.step.index].name)
                    .set("begins_s", visit.begins_s)
                    .set("length_s", visit.length_s)
                    .set("events", std::move(events))
                    .set("told", names(scenario, visit.told))
                    .set("told_again", names(scenario, visit.retold_facts))
                    .set("days_calm", visit.days_calm)
                    .set("days_open", visit.days_open)
                    .set("effort_em", by_component(visit.effort_em))
                    .set("effort_after_em", visit.effort_after_em)
                    .set("cost", visit.cost);
    if (visit.closed_falsely.exists())
        json.set("closed_falsely", Json::object()
                                       .set("step", scenario.steps[visit.closed_falsely.index].name)
                                       .set("effort_em", visit.closed_falsely_em));
    return json;
}

Json record_json(const Scenario& scenario, const JourneyRecord& record) {
    Json visits = Json::array();
    for (const Visit& visit : record.visits) visits.push(visit_json(scenario, visit));
    Json answers = Json::array();
    for (const double chance : record.ces_probability) answers.push(chance);
    const auto step_or_null = [&](StepId step) {
        return step.exists() ? Json(scenario.steps[step.index].name) : Json();
    };
    return Json::object()
        .set("name", scenario.alternative)
        .set("title", title_of(scenario))
        .set("segment",
             record.segment.exists() ? Json(scenario.segments[record.segment.index].name) : Json())
        .set("patience_em", record.patience_em ? Json(*record.patience_em) : Json())
        .set("outcome",
             record.outcome.exists() ? Json(scenario.outcomes[record.outcome.index].name) : Json())
        .set("cut", record.cut)
        .set("gave_up_before", record.gave_up_at_door ? step_or_null(record.door) : Json())
        .set("resolved", record.resolved)
        .set("believed_resolved", record.believed_resolved)
        .set("effort_em", record.effort_em)
        .set("by_component_em", by_component(record.by_component))
        .set("by_cause_em", Json::object()
                                .set("need", record.by_cause[0])
                                .set("process", record.by_cause[1])
                                .set("failure", record.by_cause[2]))
        .set("elapsed_s", record.elapsed_s)
        .set("cost", record.cost)
        .set("ces", record.ces)
        .set("ces_probability", std::move(answers))
        .set("became_problem_s", record.crossed_at_s ? Json(*record.crossed_at_s) : Json())
        .set("became_problem_on", record.crossed_at_s ? step_or_null(record.crossed_on) : Json())
        .set("days_customer_owned", record.days_customer_owned)
        .set("next_actions", record.next_actions)
        .set("visits", std::move(visits));
}

}  // namespace

std::string story_json(std::span<const Scenario> scenarios, std::span<const JourneyRecord> records,
                       std::uint64_t seed, const Origin& origin) {
    FRICTION_EXPECTS(!records.empty() && records.size() == scenarios.size());
    Json alternatives = Json::array();
    for (std::size_t a = 0; a < records.size(); ++a)
        alternatives.push(record_json(scenarios[a], records[a]));
    return head("trace", scenarios, seed, origin)
        .set("customer", records.front().customer)
        .set("alternatives", std::move(alternatives))
        .text();
}

}  // namespace friction::report
