// What may stand where in results JSON, as a JSON Schema.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "friction/report/json.h"
#include "json_value.h"

namespace friction::report {
namespace {

using Members = std::initializer_list<std::pair<std::string_view, Json>>;

Json of_type(std::string_view type, std::string_view says = {}) {
    Json json = Json::object().set("type", type);
    if (!says.empty()) json.set("description", says);
    return json;
}

Json or_null(std::string_view type, std::string_view says = {}) {
    Json types = Json::array();
    types.push(type).push("null");
    Json json = Json::object().set("type", std::move(types));
    if (!says.empty()) json.set("description", says);
    return json;
}

Json ref(std::string_view name) {
    return Json::object().set("$ref", "#/definitions/" + std::string(name));
}

Json list_of(Json items) {
    return Json::object().set("type", "array").set("items", std::move(items));
}

/// An object whose keys are names of the scenario or of metrics.
Json map_of(Json values) {
    return Json::object().set("type", "object").set("additionalProperties", std::move(values));
}

Json one_of(std::initializer_list<std::string_view> words) {
    Json all = Json::array();
    for (const std::string_view word : words) all.push(word);
    return Json::object().set("enum", std::move(all));
}

Json either(Json first, Json second) {
    Json all = Json::array();
    all.push(std::move(first)).push(std::move(second));
    return Json::object().set("anyOf", std::move(all));
}

Json nothing() { return of_type("null"); }

/// All of `required` and perhaps some of `optional`, nothing else.
Json object_of(const Members& required, const Members& optional = {}) {
    Json names = Json::array(), properties = Json::object();
    for (const auto& [name, schema] : required) {
        names.push(name);
        properties.set(name, schema);
    }
    for (const auto& [name, schema] : optional) properties.set(name, schema);
    return Json::object()
        .set("type", "object")
        .set("required", std::move(names))
        .set("properties", std::move(properties))
        .set("additionalProperties", false);
}

Json estimate() {
    return object_of({{"value", or_null("number")},
                      {"low", or_null("number", "null: no lower end can be given")},
                      {"high", or_null("number", "null: no upper end can be given")},
                      {"level", of_type("number", "of the interval: 0.95")},
                      {"unit", of_type("string", "EM, min, days, per journey, share, a currency")},
                      {"method", of_type("string", "how the interval was made")},
                      {"journeys", of_type("integer", "sample size")}});
}

Json exact_number() {
    return object_of({{"value", or_null("number")}, {"unit", of_type("string")}});
}

Json guess() {
    return object_of({{"name", of_type("string")},
                      {"place", of_type("string", "key by key: parameters.reply_time.value")},
                      {"value", of_type("string", "as written: 2 days")},
                      {"range", or_null("string", "as written: 0.5 days .. 6 days")},
                      {"label", or_null("string")},
                      {"line", or_null("integer", "of the file")}});
}

Json scenario() {
    return object_of({{"title", of_type("string")},
                      {"hash", of_type("string", "of the baseline and all redesigns of the file")},
                      {"currency", of_type("string")},
                      {"set", map_of(of_type("string", "what --set gave a parameter"))},
                      {"numbers", of_type("integer", "that the alternatives rest on")},
                      {"guesses", list_of(ref("guess"))},
                      {"changed_weights", map_of(object_of({{"value", of_type("number")},
                                                            {"default", of_type("number")},
                                                            {"unit", of_type("string")}}))}});
}

Json step() {
    return object_of(
        {{"name", of_type("string")},
         {"title", of_type("string")},
         {"effort", ref("estimate")},
         {"visits", ref("estimate")},
         {"by_component",
          Json(map_of(of_type("number")))
              .set("description", "EM per journey in this sample; the parts have no intervals")},
         {"crossings", of_type("number", "journeys that became a problem here")},
         {"crossing_days", or_null("number", "days until then, mean of the sample")}});
}

Json against_baseline() {
    const Json bounds = object_of({{"low", of_type("number")}, {"high", of_type("number")}});
    const Json told = either(ref("estimate"), nothing());
    const Json loss = object_of(
        {{"customers", of_type("integer", "by effort alone")}, {"mean", told}, {"p95", told}});
    const Json who = object_of({{"segment", or_null("string", "null: everyone")},
                                {"customers", of_type("integer")},
                                {"better_off", ref("estimate")},
                                {"same", ref("estimate")},
                                {"worse_off", ref("estimate")},
                                {"effort_loss", either(loss, nothing())}});
    return object_of({{"mirage", of_type("boolean")},
                      {"differences", map_of(ref("estimate"))},
                      {"who", list_of(who)},
                      {"any_luck", object_of({{"better_off", bounds}, {"worse_off", bounds}})},
                      {"pairing_gain", or_null("number", "null: the differences have no spread")},
                      {"pairing_gain_bound", or_null("number", "null: none")},
                      {"yearly_saving", either(ref("estimate"), nothing())},
                      {"net_gain", either(ref("estimate"), nothing())},
                      {"one_off", of_type("number", "in the currency")},
                      {"payback_years", or_null("number")},
                      {"never_pays_back", of_type("boolean")}});
}

/// Mean effort against the baseline over all effort weights in their ranges.
Json by_weights() {
    const auto share = [] { return either(ref("estimate"), nothing()); };
    return object_of(
        {{"verdict", one_of({"less_for_all", "more_for_all", "same_for_all", "drawn"})},
         {"low_em", or_null("number", "difference at the weights best for it; null: not known")},
         {"high_em", or_null("number", "at the weights worst for it")},
         {"less", share()},
         {"more", share()},
         {"too_close", share()}});
}

Json effort_weights() {
    return object_of(
        {{"draws", of_type("integer", "of all weights together")},
         {"journeys", of_type("integer", "behind each draw")},
         {"simulated_because", or_null("string", "null: linear, from the run itself")},
         {"ranges", list_of(object_of({{"name", of_type("string")},
                                       {"unit", of_type("string")},
                                       {"value", of_type("number")},
                                       {"low", of_type("number")},
                                       {"high", of_type("number")}}))},
         {"fixed", Json(list_of(of_type("string")))
                       .set("description",
                            "weights that stay: stated without a range, set by a redesign, "
                            "or day_cap and tones, whatever their range")}});
}

Json agreement() {
    const Json value =
        object_of({{"metric", of_type("string")},
                   {"exact", or_null("number", "in the unit of the metric")},
                   {"simulated", or_null("number")},
                   {"low", or_null("number")},
                   {"high", or_null("number")},
                   {"off_by", or_null("number", "standard errors")},
                   {"verdict", one_of({"agrees", "differs", "not_compared", "too_few_journeys"})}});
    return object_of({{"agrees", of_type("boolean")},
                      {"is_twin", of_type("boolean", "without patience and conditions on effort")},
                      {"journeys", of_type("integer")},
                      {"error_rate", of_type("number")},
                      {"z_limit", or_null("number")},
                      {"values", list_of(value)}});
}

Json visit() {
    return object_of({{"step", of_type("string")},
                      {"begins_s", of_type("number", "seconds since the journey began")},
                      {"length_s", of_type("number")},
                      {"events", list_of(of_type("string"))},
                      {"told", list_of(of_type("string"))},
                      {"told_again", list_of(of_type("string"))},
                      {"days_calm", of_type("number")},
                      {"days_open", of_type("number")},
                      {"effort_em", map_of(of_type("number"))},
                      {"effort_after_em", of_type("number")},
                      {"cost", of_type("number", "in the currency")}},
                     {{"closed_falsely", object_of({{"step", of_type("string")},
                                                    {"effort_em", of_type("number")}})}});
}

Json journey() {
    return object_of({{"name", of_type("string")},
                      {"title", of_type("string")},
                      {"segment", or_null("string")},
                      {"patience_em", or_null("number")},
                      {"outcome", or_null("string")},
                      {"cut", of_type("boolean")},
                      {"gave_up_before", or_null("string")},
                      {"resolved", of_type("boolean")},
                      {"believed_resolved", of_type("boolean")},
                      {"effort_em", of_type("number")},
                      {"by_component_em", map_of(of_type("number"))},
                      {"by_cause_em", map_of(of_type("number"))},
                      {"elapsed_s", of_type("number")},
                      {"cost", of_type("number", "in the currency")},
                      {"ces", of_type("integer", "1 to 7, drawn by chance from ces_probability")},
                      {"ces_probability", list_of(of_type("number"))},
                      {"became_problem_s", or_null("number")},
                      {"became_problem_on", or_null("string")},
                      {"days_customer_owned", of_type("number")},
                      {"next_actions", of_type("integer")},
                      {"visits", list_of(ref("visit"))}});
}

Json expectation() {
    return object_of(
        {{"text", of_type("string")},
         {"verdict", one_of({"holds", "fails", "undecided"})},
         {"is_exact", of_type("boolean")},
         {"left", ref("estimate")},
         {"right", ref("estimate")},
         {"margin",
          or_null("number", "left inside (positive) or outside, as a share of the right")},
         {"zone", or_null("number", "of indifference, in the unit of the left side")},
         {"error_rate", of_type("number")},
         {"journeys", of_type("integer", "at the look that decided; 0: exact")},
         {"cut", Json(list_of(of_type("string")))
                     .set("description",
                          "designs of which too many journeys are cut: why it is undecided")}});
}

Json rare_steps() {
    return Json(list_of(
                    object_of({{"name", of_type("string")},
                               {"visits", of_type("number", "in all journeys")},
                               {"share_at_most", of_type("number",
                                                         "of journeys that come there, wrong in 5% "
                                                         "of runs; never visited: 3/n")}})))
        .set("description", "steps of fewer than 25 visits that journeys can reach");
}

Json one_journey() {
    return object_of({{"moves_em", of_type("number",
                                           "how far the journey farthest from it moves "
                                           "the mean effort; of a redesign in compare "
                                           "its difference in effort")},
                      {"decides", of_type("boolean", "more than a quarter of the half-width")}});
}

Json simulated() {
    return object_of({{"name", of_type("string")},
                      {"title", of_type("string")},
                      {"metrics", map_of(ref("estimate"))},
                      {"steps", list_of(ref("step"))},
                      {"rare_steps", rare_steps()},
                      {"one_journey", one_journey()}},
                     {{"against_baseline", ref("against_baseline")},
                      {"by_weights", by_weights()},
                      {"exact", ref("agreement")}});
}

/// A number of the file and what a little more of it does, in base units: a share is 1 for all.
Json moves_it() {
    const Json number = object_of(
        {{"kind", one_of({"parameter", "share", "length", "time_out", "promise", "telling", "notes",
                          "segment", "weight"})},
         {"place", of_type("string", "key by key: steps.ask_office.next.invoice_received")},
         {"value", of_type("number", "of a length: its mean")},
         {"unit", of_type("string", "s, share, EM, per s; empty for plain numbers")},
         {"low", or_null("number", "null: no range is stated")},
         {"high", or_null("number")},
         {"effort_low", or_null("number",
                                "EM with the number at the low end of its range, all "
                                "else as it is; null: no end, or not solved")},
         {"effort_high", or_null("number")},
         {"effort_slope", of_type("number", "EM for each unit more")},
         {"resolved_slope", of_type("number", "share of journeys for each unit more")},
         {"effort_elasticity", of_type("number", "percent for each percent more")},
         {"resolved_elasticity", of_type("number", "percent for each percent more")},
         {"one_sided", of_type("boolean", "true: the answer jumps or bends at this value")}});
    return object_of(
        {{"numbers", Json(list_of(number))
                         .set("description",
                              "strongest first, without those "
                              "that move nothing")},
         {"at_the_edge", Json(list_of(of_type("string")))
                             .set("description", "parameters of 0% or 100%: slope unknown")}});
}

Json contribution() {
    return object_of({{"step", of_type("string")},
                      {"component", of_type("string")},
                      {"cause", one_of({"need", "process", "failure"})},
                      {"effort", of_type("number", "EM per journey; all add up to the effort")}});
}

Json solved() {
    return object_of({{"name", of_type("string")},
                      {"title", of_type("string")},
                      {"exact", either(map_of(ref("exact_number")), nothing())}},
                     {{"reason", of_type("string", "why there is no exact answer")},
                      {"is_twin", of_type("boolean", "without patience and conditions on effort")},
                      {"states", of_type("integer")},
                      {"effort_error", of_type("number", "EM, of rounding: a bound")},
                      {"elapsed_error", of_type("number", "days, of rounding: a bound")},
                      {"cut_bound", of_type("number")},
                      {"contributions", list_of(contribution())},
                      {"moves_it", moves_it()}});
}

Json named() { return object_of({{"name", of_type("string")}, {"title", of_type("string")}}); }

// What all documents begin with, and what one command adds.
Json document(std::initializer_list<std::string_view> commands, const Members& more,
              const Members& optional = {}) {
    Json names = Json::array(), properties = Json::object();
    const auto add = [&](std::string_view name, Json schema) {
        names.push(name);
        properties.set(name, std::move(schema));
    };
    add("schema", one_of({results_schema_name}));
    add("command", one_of(commands));
    add("version", of_type("string"));
    add("seed", of_type("integer"));
    add("scenario", ref("scenario"));
    for (const auto& [name, schema] : more) add(name, schema);
    for (const auto& [name, schema] : optional) properties.set(name, schema);
    return Json::object()
        .set("type", "object")
        .set("required", std::move(names))
        .set("properties", std::move(properties))
        .set("additionalProperties", false);
}

/// Among several redesigns.
Json choice() {
    const Json fresh = object_of(
        {{"name", of_type("string", "of the redesign that is told first")},
         {"replication", of_type("integer", "of customers who had no part in the choice")},
         {"effort_difference", ref("estimate")}});
    return object_of(
        {{"least_effort", of_type("string", "in this sample")},
         {"not_told_apart",
          Json(list_of(of_type("string"))).set("description", "others that may have less")},
         {"level", of_type("number", "chance that the least is one of these")},
         {"fresh", either(fresh, nothing())}});
}

Json run_document() {
    return document(
        {"run", "compare"},
        {{"journeys", of_type("integer")},
         {"ending", one_of({"asked_for", "precise", "cap", "cut", "interrupted"})},
         {"partial", of_type("boolean")},
         {"precision",
          object_of({{"wanted_em", or_null("number", "half-width asked for")},
                     {"reached_em",
                      or_null("number", "how far the intervals reach; null: without end")}})},
         {"alternatives", list_of(ref("simulated"))}},
        {{"choice", choice()}, {"effort_weights", effort_weights()}});
}

Json sweep_document() {
    return document(
        {"sweep"},
        {{"journeys", of_type("integer", "at every value, in every design")},
         {"partial", of_type("boolean", "true: interrupted, the last values are missing")},
         {"axes", list_of(object_of({{"parameter", of_type("string")},
                                     {"unit", of_type("string", "of its values: s, share, EM")},
                                     {"values", list_of(of_type("number"))}}))},
         {"metric", of_type("string", "with its statistic: effort.p90")},
         {"baseline", list_of(ref("estimate"))},
         {"redesigns", list_of(ref("swept"))}},
        {{"argument", of_type("string", "the team of staff_minutes(team), and such")}});
}

/// One estimate for each value; of two axes the first runs fastest.
Json swept() {
    return object_of(
        {{"name", of_type("string")},
         {"title", of_type("string")},
         {"values", list_of(ref("estimate"))},
         {"differences", list_of(ref("estimate"))},
         {"break_evens",
          list_of(object_of({{"value", or_null("number", "null: it only comes close to even")},
                             {"low", or_null("number", "null: down to the end of the range")},
                             {"high", or_null("number", "null: up to the end of the range")}}))}});
}

Json unchecked_document() {
    return object_of(
        {{"schema", one_of({results_schema_name})},
         {"command", one_of({"check"})},
         {"version", of_type("string")},
         {"file", of_type("string")},
         {"is_all", of_type("boolean", "false: more may show when these are mended")},
         {"problems", list_of(object_of({{"line", or_null("integer", "null: the file as a whole")},
                                         {"column", or_null("integer", "in characters, from 1")},
                                         {"severity", one_of({"error", "warning"})},
                                         {"code", of_type("string")},
                                         {"found", of_type("string")},
                                         {"expected", of_type("string")},
                                         {"hint", of_type("string")}}))}});
}

}  // namespace

std::string results_schema() {
    Json documents = Json::array();
    for (const char* name : {"run_document", "solve_document", "trace_document", "sweep_document",
                             "check_document", "unchecked_document", "check_list"})
        documents.push(ref(name));
    return Json::object()
        .set("$schema", "http://json-schema.org/draft-07/schema#")
        .set("title", "Results of Friction")
        .set("description",
             "What --json prints. check prints a list of such documents for several files.")
        .set("oneOf", std::move(documents))
        .set("definitions",
             Json::object()
                 .set("estimate", estimate())
                 .set("exact_number", exact_number())
                 .set("guess", guess())
                 .set("scenario", scenario())
                 .set("step", step())
                 .set("against_baseline", against_baseline())
                 .set("agreement", agreement())
                 .set("simulated", simulated())
                 .set("solved", solved())
                 .set("visit", visit())
                 .set("journey", journey())
                 .set("expectation", expectation())
                 .set("run_document", run_document())
                 .set("solve_document",
                      document({"solve"}, {{"alternatives", list_of(ref("solved"))}}))
                 .set("trace_document",
                      document({"trace"}, {{"customer", of_type("integer")},
                                           {"alternatives", list_of(ref("journey"))}}))
                 .set("check_document",
                      document({"check"}, {{"file", of_type("string")},
                                           {"alternatives", list_of(named())},
                                           {"expectations", list_of(ref("expectation"))}}))
                 .set("swept", swept())
                 .set("sweep_document", sweep_document())
                 .set("unchecked_document", unchecked_document())
                 .set("check_list",
                      list_of(either(ref("check_document"), ref("unchecked_document")))))
        .text();
}

}  // namespace friction::report
